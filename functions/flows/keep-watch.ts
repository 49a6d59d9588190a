/** Keeps the providers telling us: channels are made, renewed before they end, and stopped. */
import { channelName } from '../domain/channel-name.ts';
import { answerTo, type FailureFacts, failureOf } from '../domain/failure.ts';
import { isEnding, watchedIn } from '../domain/ledger/places.ts';
import type { AccountRecord, WatchedCalendar } from '../domain/ledger/records.ts';
import type { Calendar, Channel, Watching } from '../domain/ports/calendar.ts';
import { dayMs, plusMs } from '../domain/time.ts';
import type { Ports } from './ports.ts';
import { beginSession, type Session } from './session.ts';

/** Where a provider refuses to notify, it is asked again so much later; until then it is polled. */
const askAgainMs = dayMs;

/** Longer than any provider lets a channel live. */
export const noteMs = 30 * dayMs;

/** The name under which a channel is found when it speaks. */
export function channelNote(id: string): string {
  return `channel/${id}`;
}

/** What is noted of a channel: whose it is, and the secret that proves it. */
export type ChannelNote = {
  readonly person: string;
  readonly account: string;
  /** Null: it speaks for the whole mailbox. */
  readonly calendar: string | null;
  readonly token: string;
  /** Where it was asked to speak to. */
  readonly url: string;
  /** The provider has said that it needs care, or is no more. */
  readonly isAiling: boolean;
};

/**
 * Sees to it that every watched calendar of a person has a channel with more than a fifth of its life
 * left. The new one is made before the old one is stopped, so that no change falls between them.
 * Returns what went wrong: polling goes on meanwhile, and the next sweep tries again.
 */
export async function keepWatch(ports: Ports, person: string): Promise<readonly FailureFacts[]> {
  const failures: FailureFacts[] = [];
  const session = await beginSession(ports, person);
  for (const account of session?.accounts ?? []) {
    if (!session || account.status !== 'connected') continue;
    try {
      await watchAccount(session, account);
    } catch (error) {
      failures.push(failureOf(error).facts);
    }
    await session.saveAccount(account.id);
  }
  return failures;
}

/** Stops everything that watches an account, as far as the provider still knows of it. */
export async function stopWatching(session: Session, account: AccountRecord): Promise<void> {
  for (const channel of account.channels) {
    try {
      await session.with(account.id, ({ calendar }) => calendar.unwatch(channel));
    } catch (error) {
      // A channel whose owner has left ends by itself; its secret is forgotten here and now.
      if (answerTo(failureOf(error).facts).answer === 'retry') throw error;
    }
    await session.ports.store.drop(channelNote(channel.id));
  }
  const record = session.account(account.id);
  if (record) session.put({ ...record, channels: [] });
}

async function watchAccount(session: Session, account: AccountRecord): Promise<void> {
  const { now } = session;
  if (account.permissions.calendar === 'none') return;
  if (account.polledUntil !== null && account.polledUntil > now) return;
  if (session.ports.notifyUrl(account.provider) === null) return;
  await session.with(account.id, async ({ calendar }) => {
    await stopOthers(session, account, calendar);
    for (const [watched, state] of await needing(session, account, calendar)) {
      await watchOne(session, account.id, calendar, watched, state);
    }
  });
}

/** Channels of calendars that are watched no longer. */
async function stopOthers(
  session: Session,
  account: AccountRecord,
  calendar: Calendar,
): Promise<void> {
  const isWanted = (channel: Channel): boolean =>
    calendar.watches === 'mailbox' || watchedIn(account).some(({ id }) => id === channel.calendar);
  const unwanted = account.channels.filter((one) => !isWanted(one));
  for (const channel of unwanted) {
    await calendar.unwatch(channel);
    await session.ports.store.drop(channelNote(channel.id));
  }
  // As it is now: since the account was opened it may hold other tokens.
  const record = session.account(account.id);
  if (unwanted.length === 0 || !record) return;
  session.put({ ...record, channels: record.channels.filter(isWanted) });
}

/** `ending`: it may be made to live longer. `useless`: it speaks to nobody, or cannot be proved. */
type Need = 'missing' | 'ending' | 'useless';

/** Calendars without a channel that lasts; a mailbox needs one channel for all of them. */
async function needing(
  session: Session,
  account: AccountRecord,
  calendar: Calendar,
): Promise<readonly (readonly [WatchedCalendar, Need])[]> {
  const { channels } = account;
  const calendars = watchedIn(account);
  const wanted = calendar.watches === 'mailbox' ? calendars.slice(0, 1) : calendars;
  const needs = wanted.map(async (watched) => {
    const channel = channelFor(calendar, channels, watched.id);
    return [watched, channel ? await needOf(session, account, channel) : 'missing'] as const;
  });
  return (await Promise.all(needs)).flatMap(([watched, need]) =>
    need === null ? [] : [[watched, need] as const],
  );
}

async function needOf(
  { ports, now }: Session,
  { provider }: AccountRecord,
  channel: Channel,
): Promise<Need | null> {
  const found = await ports.store.find(channelNote(channel.id), now);
  const note = found === null ? null : (JSON.parse(found) as ChannelNote);
  // The operator has moved to another address: the old one leads nowhere any more.
  if (note === null || note.url !== ports.notifyUrl(provider)) return 'useless';
  return note.isAiling || isEnding(channel, now) ? 'ending' : null;
}

function channelFor(
  calendar: Calendar,
  channels: readonly Channel[],
  id: string,
): Channel | undefined {
  return calendar.watches === 'mailbox'
    ? channels[0]
    : channels.findLast((channel) => channel.calendar === id);
}

async function watchOne(
  session: Session,
  accountId: string,
  calendar: Calendar,
  watched: WatchedCalendar,
  need: Need,
): Promise<void> {
  const { ports, now, person } = session;
  const account = session.account(accountId);
  const url = account && ports.notifyUrl(account.provider);
  if (!account || !url) return;
  const old = channelFor(calendar, account.channels, watched.id) ?? null;
  const id = channelName(person.id, ports.mint());
  const token = ports.mint();
  const note: ChannelNote = {
    person: person.id,
    account: accountId,
    calendar: calendar.watches === 'mailbox' ? null : watched.id,
    token,
    url,
    isAiling: false,
  };
  // Noted first: the first notification may be here before the answer to the request is.
  await ports.store.note(channelNote(id), JSON.stringify(note), plusMs(now, noteMs));
  const request = { id, token, calendar: watched.id, url, now };
  // Which speaks to nobody hides nothing when it goes first; a mailbox takes no second one.
  if (old !== null && need === 'useless') await calendar.unwatch(old);
  const watching =
    old === null || need !== 'ending'
      ? await calendar.watch(request)
      : await calendar.renew(old, request);
  await noteWatching(session, accountId, old, watching);
  const made = watching.is === 'watching' ? watching.channel.id : null;
  if (made !== id) await ports.store.drop(channelNote(id));
  if (old === null || made === null || made === old.id) return;
  await session.saveAccount(accountId);
  if (need === 'ending') await calendar.unwatch(old);
  await ports.store.drop(channelNote(old.id));
}

async function noteWatching(
  session: Session,
  accountId: string,
  old: Channel | null,
  watching: Watching,
): Promise<void> {
  const account = session.account(accountId);
  if (!account) return;
  if (watching.is === 'refused') {
    session.put({ ...account, polledUntil: plusMs(session.now, askAgainMs) });
    return;
  }
  const { channel } = watching;
  const others = account.channels.filter((one) => one.id !== old?.id && one.id !== channel.id);
  session.put({ ...account, channels: [...others, channel], polledUntil: null });
  if (channel.id !== old?.id) return;
  // The same channel, extended: its note lives on with it.
  const known = await session.ports.store.find(channelNote(channel.id), session.now);
  if (known === null) return;
  const note: ChannelNote = { ...(JSON.parse(known) as ChannelNote), isAiling: false };
  const until = plusMs(session.now, noteMs);
  await session.ports.store.note(channelNote(channel.id), JSON.stringify(note), until);
}
