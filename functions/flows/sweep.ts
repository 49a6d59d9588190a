/**
 * Goes round all persons, a slice a minute, and asks for a look at whoever needs one: once an hour for
 * what was lost, every six hours for channels that end, once a day for everything.
 */
import { isEnding, untoldIn } from '../domain/ledger/places.ts';
import type { AccountRecord } from '../domain/ledger/records.ts';
import type { Message, Queue } from '../domain/ports/queue.ts';
import type { PersonState } from '../domain/ports/store.ts';
import { hourOf, slices } from '../domain/slices.ts';
import { hourMs, type Instant, minuteMs } from '../domain/time.ts';
import { everything, type Wish } from '../domain/wish.ts';
import { careWish } from './care-wish.ts';
import type { Ports } from './ports.ts';

export const sweepJobs = ['lost', 'channels', 'all'] as const;
export type SweepJob = (typeof sweepJobs)[number];

export type SweepReport = {
  /** Persons who were looked up. */
  readonly persons: number;
  /** Persons for whom a look was asked for. */
  readonly asked: number;
  /** The longest time since a connected account was read, in milliseconds; 0: nobody was looked up. */
  readonly stalestMs: number;
  /** Connected accounts that were not read for half a day. */
  readonly staleAccounts: number;
};

type SweepPorts = Pick<Ports, 'store' | 'clock'> & { readonly queue: Queue };

/** So many persons are loaded at a time, and so many messages are sent at once. */
const pageSize = 50;
/** Every calendar is read within six hours and a bit, whatever is told of it: this is twice as long. */
const staleMs = 12 * hourMs;

/**
 * One job for the slice of the minute in which `at` is: of all persons, or (`channels`, `all`) of those
 * whose hour it is. `at` is when the sweep was due: one that is run again later goes over the same
 * persons. Fails where store or queue fail; a second run does no harm.
 */
export async function sweep(ports: SweepPorts, job: SweepJob, at: Instant): Promise<SweepReport> {
  const slice = Math.floor(at / minuteMs) % slices;
  const report = { persons: 0, asked: 0, stalestMs: 0, staleAccounts: 0 };
  for (let after: string | null = null; ; ) {
    const page: readonly string[] = await ports.store.personsIn(slice, after, pageSize);
    const due = page.filter((person) => isTheirHour(person, job, at));
    const looked = await Promise.all(due.map((person) => lookUp(ports, person, job, at)));
    const asked = looked.flatMap(({ message }) => message ?? []);
    if (asked.length > 0) await ports.queue.add(asked);
    report.persons += due.length;
    report.asked += asked.length;
    const unreadMs = looked.flatMap((one) => one.unreadMs);
    report.stalestMs = Math.max(report.stalestMs, ...unreadMs);
    report.staleAccounts += unreadMs.filter((ms) => ms > staleMs).length;
    after = page.at(-1) ?? null;
    if (page.length < pageSize || after === null) return report;
  }
}

function isTheirHour(person: string, job: SweepJob, at: Instant): boolean {
  const hour = Math.floor(at / hourMs) % 24;
  if (job === 'lost') return true;
  // An Outlook channel has 14 hours left when it is to be renewed, a fifth of its life.
  return job === 'all' ? hourOf(person) === hour : hourOf(person) % 6 === (hour + 3) % 6;
}

/** `unreadMs`: how long ago each connected account was read. */
type LookedUp = { readonly message: Message | null; readonly unreadMs: readonly number[] };

async function lookUp(
  ports: SweepPorts,
  person: string,
  job: SweepJob,
  due: Instant,
): Promise<LookedUp> {
  if (job === 'all') return { message: messageFor(person, everything), unreadMs: [] };
  const state = await ports.store.load(person, 'lately');
  if (state === null) return { message: null, unreadMs: [] };
  const now = ports.clock.now();
  const wish = job === 'lost' ? careWish(state, now, due) : channelsWish(state, now);
  return { message: wish && messageFor(person, wish), unreadMs: unreadOf(state, now) };
}

function messageFor(person: string, wish: Wish): Message {
  return { is: 'wish', person, wish, agains: 0 };
}

/**
 * Somebody whose channels have a fifth of their life left, or less (design, decision 9), or are missing:
 * they could not be made, and nobody has refused them.
 */
function channelsWish({ accounts }: PersonState, now: Instant): Wish | null {
  const needsOne = ({ status, channels, polledUntil, ...account }: AccountRecord): boolean =>
    status === 'connected' &&
    account.permissions.calendar !== 'none' &&
    (channels.some((channel) => isEnding(channel, now)) ||
      ((polledUntil ?? 0) <= now && untoldIn({ ...account, channels }, now).length > 0));
  const isOne = accounts.some(({ value }) => needsOne(value));
  return isOne ? { accounts: new Map(), plan: false, tend: true } : null;
}

function unreadOf({ accounts }: PersonState, now: Instant): readonly number[] {
  // Of whom nothing was ever read is known since when that was tried.
  return accounts.flatMap(({ value: { status, readAt, behindSince } }) => {
    const since = readAt ?? behindSince;
    return status === 'connected' && since !== undefined ? [now - since] : [];
  });
}
