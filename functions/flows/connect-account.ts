/** Connecting an account: consent begun, consent ended, and the account stored with its calendars. */
import { Failure, failureOf } from '../domain/failure.ts';
import type { AccountRecord, PersonRecord, WatchedCalendar } from '../domain/ledger/records.ts';
import type { CalendarInfo, ProviderName } from '../domain/ports/calendar.ts';
import type { Granted, Pending } from '../domain/ports/consent.ts';
import type { TaskList } from '../domain/ports/task-list.ts';
import { minuteMs, plusMs, type Zone } from '../domain/time.ts';
import { sealTokens } from './fresh-tokens.ts';
import type { Ports } from './ports.ts';
import { beginSession, type Session } from './session.ts';
import { taskListName } from './write-steps.ts';

/** How long a person may take over a consent page. */
const pendingMs = 15 * minuteMs;

/** What is remembered of a consent that is under way. */
type Begun = {
  readonly provider: ProviderName;
  /** Who is signed in and adds an account; null: nobody yet. */
  readonly person: string | null;
  readonly pending: Pending;
};

export type Connected =
  | { readonly is: 'connected'; readonly person: string; readonly account: string }
  | { readonly is: 'denied' }
  | { readonly is: 'needs-admin' }
  /** The answer belongs to no consent that is under way: stale, forged or used before. */
  | { readonly is: 'unknown' };

/** Where to send the person for their consent; the answer is taken once, and for a quarter of an hour. */
export async function beginConsent(
  ports: Ports,
  provider: ProviderName,
  redirect: string,
  person: string | null,
): Promise<{ readonly url: string; readonly state: string }> {
  const { url, pending } = await ports.providers[provider].consent.begin(redirect);
  const begun: Begun = { provider, person, pending };
  const sealed = await ports.secrets.seal(JSON.stringify(begun), pending.state);
  const until = plusMs(ports.clock.now(), pendingMs);
  await ports.store.note(`consent/${pending.state}`, sealed, until);
  return { url, state: pending.state };
}

/** Ends a consent. `callback` is the whole address that the provider sent the person to. */
export async function endConsent(
  ports: Ports,
  provider: ProviderName,
  callback: string,
): Promise<Connected> {
  const state = new URL(callback).searchParams.get('state') ?? '';
  const now = ports.clock.now();
  const sealed = state === '' ? null : await ports.store.take(`consent/${state}`, now);
  if (sealed === null) return { is: 'unknown' };
  const begun = JSON.parse(await ports.secrets.open(sealed, state)) as Begun;
  if (begun.provider !== provider) return { is: 'unknown' };
  const finished = await ports.providers[provider].consent.finish(callback, begun.pending, now);
  if (finished.is !== 'granted') return finished;
  return await connect(ports, provider, finished.granted, begun.person);
}

/** The name under which it is noted whose an account is. */
export function accountNote(account: string): string {
  return `account/${account}`;
}

async function connect(
  ports: Ports,
  provider: ProviderName,
  granted: Granted,
  signedIn: string | null,
): Promise<Connected> {
  const account = `${provider}:${granted.subject}`;
  // Whoever connected it first owns it: the same account never makes two persons.
  const person = await ports.store.claim(
    accountNote(account),
    signedIn ?? ports.mint(),
    null,
    ports.clock.now(),
  );
  if ((await ports.store.load(person)) === null) await addPerson(ports, person, granted.name);
  const session = await beginSession(ports, person);
  if (!session) throw new Failure({ code: 'conflict' });
  const known = session.account(account);
  session.put(await accountRecord(ports, provider, account, granted, known));
  await session.saveAccount(account);
  await chooseCalendars(session, account, true);
  return { is: 'connected', person, account };
}

const utc = 'UTC' as Zone;

async function addPerson(ports: Ports, id: string, name: string | null): Promise<void> {
  const person: PersonRecord = {
    id,
    name,
    zone: utc,
    zoneIsKnown: false,
    addresses: [],
    employers: [],
    cadence: 'recommended',
    country: null,
  };
  // A null answer: somebody else has just added the same person, which is as good.
  await ports.store.save(id, { kind: 'person', value: person }, 0);
}

const nothingYet = {
  calendars: [],
  listedAt: null,
  channels: [],
  polledUntil: null,
  taskList: null,
  isBehind: false,
  rest: { reads: null, writes: null },
  suddenlyEmpty: [],
} as const;

async function accountRecord(
  ports: Ports,
  provider: ProviderName,
  id: string,
  granted: Granted,
  known: AccountRecord | null,
): Promise<AccountRecord> {
  const tokens = await sealTokens(ports, id, granted.tokens, null);
  const { email, permissions } = granted;
  const fresh = { email, permissions, tokens, status: 'connected' as const, lease: null };
  if (!known) return { id, provider, ...fresh, ...nothingYet };
  // Connected again: where it left off. Whether its channels still speak nobody knows: they are renewed, and the old ones stopped.
  const channels = known.channels.map((channel) => ({ ...channel, expires: channel.begun }));
  return { ...known, ...fresh, channels, polledUntil: null, rest: nothingYet.rest };
}

/**
 * Chooses the person's own calendars to watch, finds our task list, and learns where they live. Done
 * again now and then: calendars come and go. The task list is made when the person connects, so that the
 * first follow-ups need not wait for it; who deletes it gets another with the next task only.
 */
export async function chooseCalendars(
  session: Session,
  accountId: string,
  isConnecting: boolean,
): Promise<void> {
  const account = session.account(accountId);
  if (!account) return;
  const { permissions } = account;
  const [infos, list] = await session.with(accountId, ({ calendar, tasks }) =>
    Promise.all([
      permissions.calendar === 'none' ? null : calendar.calendars(),
      permissions.tasks && account.taskList === null ? listOrNone(tasks, isConnecting) : null,
    ]),
  );
  // Who may not see the list knows no better than before.
  const own = permissions.lists || account.calendars.length === 0 ? mine(infos ?? []) : [];
  const calendars = own.length > 0 ? own.map((info) => watched(info, account)) : account.calendars;
  const taskList = account.taskList ?? (list === null ? null : { id: list, cursor: null });
  forgetOthers(session, accountId, calendars);
  await session.saveLedger();
  const listedAt = session.now;
  // Who signs in may tell no address: without one the person would be thanked as an interviewer.
  const email = account.email ?? own.find((info) => info.isPrimary)?.ownAddress ?? null;
  const record = session.account(accountId) ?? account;
  session.put({ ...record, email, calendars, taskList, listedAt });
  await session.saveAccount(accountId);
  const zone = own.find((info) => info.isPrimary)?.zone ?? own[0]?.zone ?? null;
  if (zone !== null && !session.person.zoneIsKnown) await setZone(session, zone);
}

/** The list that is there, or a new one. That it cannot be made just now must not cost the calendars. */
async function listOrNone(tasks: TaskList, isConnecting: boolean): Promise<string | null> {
  try {
    return await (isConnecting ? tasks.create(taskListName) : tasks.find(taskListName));
  } catch (error) {
    if (failureOf(error).code === 'reconnect') throw error;
    return null;
  }
}

function mine(infos: readonly CalendarInfo[]): readonly CalendarInfo[] {
  return infos.filter((info) => info.isOwn || info.isPrimary);
}

/** A calendar that is no more took with it what stood there; nothing of it can be read or written. */
function forgetOthers(
  { ledger }: Session,
  account: string,
  calendars: readonly WatchedCalendar[],
): void {
  const known = new Set(calendars.map(({ id }) => id));
  ledger.dropSteps(
    (step) => step.account === account && step.as === 'event' && !known.has(step.place),
  );
  for (const copy of ledger.records.flatMap(({ copies }) => copies)) {
    if (copy.account === account && !known.has(copy.calendar)) ledger.dropCopy(copy);
  }
}

function watched(info: CalendarInfo, account: AccountRecord): WatchedCalendar {
  const known = account.calendars.find(({ id }) => id === info.id);
  const { id, mayWrite, isPrimary, zone } = info;
  return {
    id,
    mayWrite,
    isPrimary,
    zone,
    cursor: known?.cursor ?? null,
    readFrom: known?.readFrom ?? null,
  };
}

async function setZone({ ports, person }: Session, zone: Zone): Promise<void> {
  const state = await ports.store.load(person.id);
  if (!state) return;
  const { value, version } = state.person;
  const changed: PersonRecord = { ...value, zone, zoneIsKnown: true };
  await ports.store.save(person.id, { kind: 'person', value: changed }, version);
}
