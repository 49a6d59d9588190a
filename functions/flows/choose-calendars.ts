/** Which calendars of an account are watched: its own ones, unless the person chooses otherwise. */
import { failureOf } from '../domain/failure.ts';
import { unread, watchedIn } from '../domain/ledger/places.ts';
import type { AccountRecord, OfferedCalendar, WatchedCalendar } from '../domain/ledger/records.ts';
import type { CalendarInfo } from '../domain/ports/calendar.ts';
import type { TaskList } from '../domain/ports/task-list.ts';
import type { Zone } from '../domain/time.ts';
import type { Ports } from './ports.ts';
import type { Session } from './session.ts';
import { readAnew, steered } from './steer.ts';
import { taskListName } from './write-steps.ts';

/** Nobody chooses among more than this; a record has to stay small. */
const offeredAtMost = 50;
const nameAtMost = 200;

/** `none-left`: an account of which nothing is watched would be pointless; nothing was changed. */
export type Chosen = 'chosen' | 'none-left' | 'unknown';

/**
 * Notes which calendars of an account the person wants watched, by id; whoever looks at the person next
 * carries it out. `unknown`: there is no such account, or it is not connected.
 */
export async function askToWatch(
  ports: Ports,
  person: string,
  accountId: string,
  wanted: ReadonlySet<string>,
): Promise<Chosen> {
  return await steered<Chosen>(ports, person, 'unknown', async (session) => {
    const account = session.account(accountId);
    if (account?.status !== 'connected') return 'unknown';
    const changed = withChoices(account, wanted);
    if (changed === null) return 'none-left';
    session.put(changed);
    await session.saveAccount(accountId);
    return 'chosen';
  });
}

function withChoices(account: AccountRecord, wanted: ReadonlySet<string>): AccountRecord | null {
  const { calendars, offered = [], taskList } = account;
  const ids = [...calendars, ...offered].map(({ id }) => id);
  if (!ids.some((id) => wanted.has(id))) return null;
  const before = new Set(watchedIn(account).map(({ id }) => id));
  const isNew = ids.some((id) => wanted.has(id) && !before.has(id));
  return {
    ...account,
    choices: { ...account.choices, ...Object.fromEntries(ids.map((id) => [id, wanted.has(id)])) },
    calendars: calendars.map((one) => (wanted.has(one.id) ? staying(one) : leaving(one))),
    // What was let go of may stand in the list still: it is found by reading all of it.
    taskList: taskList && isNew ? { ...taskList, cursor: null } : taskList,
    listedAt: null,
  };
}

/** Its interviews may have been forgotten already: it is read from the beginning. */
function staying({ isLeaving, ...calendar }: WatchedCalendar): WatchedCalendar {
  return isLeaving ? unread(calendar) : calendar;
}

function leaving(calendar: WatchedCalendar): WatchedCalendar {
  return { ...calendar, isLeaving: true };
}

/**
 * Finds the calendars to watch and our task list, and learns where the person lives. Done again now and
 * then: calendars come and go. The task list is made the first time (`isNew`), so that the first
 * follow-ups need not wait for it; who deletes it gets another with the next task only.
 */
export async function chooseCalendars(
  session: Session,
  accountId: string,
  isNew: boolean,
): Promise<void> {
  const account = session.account(accountId);
  if (!account) return;
  const { permissions } = account;
  const [infos, list] = await session.with(accountId, ({ calendar, tasks }) =>
    Promise.all([
      permissions.calendar === 'none' ? null : calendar.calendars(),
      permissions.tasks && account.taskList === null ? listOrNone(tasks, isNew) : null,
    ]),
  );
  // Who may not see the list knows no better than before.
  const isTold = permissions.lists || account.calendars.length === 0;
  const listed = isTold ? (infos ?? []).filter(({ mayWatch }) => mayWatch !== false) : [];
  const own = chosenOf(listed, account);
  const isKnown = own.length > 0;
  const calendars = isKnown
    ? [...own.map((info) => watched(info, account)), ...leftOf(listed, own, account)]
    : account.calendars;
  const offered = isKnown ? offeredOf(listed, calendars) : account.offered;
  const taskList = account.taskList ?? (list === null ? null : { id: list, cursor: null });
  forgetOthers(session, accountId, calendars);
  await session.saveLedger();
  const listedAt = session.now;
  const first = listed.find((info) => info.isPrimary);
  // Who signs in may tell no address: without one the person would be thanked as an interviewer.
  const email = account.email ?? first?.ownAddress ?? null;
  const record = session.account(accountId) ?? account;
  const offering = offered === undefined ? {} : { offered };
  session.put({ ...record, email, calendars, ...offering, taskList, listedAt });
  await session.saveAccount(accountId);
  const zone = first?.zone ?? own[0]?.zone ?? null;
  if (zone !== null && !session.person.zoneIsKnown) await setZone(session, zone);
}

/** The list that is there, or a new one. That it cannot be made just now must not cost the calendars. */
async function listOrNone(tasks: TaskList, isNew: boolean): Promise<string | null> {
  try {
    return await (isNew ? tasks.create(taskListName) : tasks.find(taskListName));
  } catch (error) {
    if (failureOf(error).code === 'reconnect') throw error;
    return null;
  }
}

/** What the person chose, and of the rest their own; where none of that is left, their own after all. */
function chosenOf(
  infos: readonly CalendarInfo[],
  { choices = {} }: AccountRecord,
): readonly CalendarInfo[] {
  const isMine = ({ isOwn, isPrimary }: CalendarInfo): boolean => isOwn || isPrimary;
  const chosen = infos.filter((info) =>
    Object.hasOwn(choices, info.id) ? choices[info.id] : isMine(info),
  );
  return chosen.length > 0 ? chosen : infos.filter(isMine);
}

/** Calendars that the person wants watched no longer, and of which something may be left. */
function leftOf(
  infos: readonly CalendarInfo[],
  chosen: readonly CalendarInfo[],
  { calendars }: AccountRecord,
): readonly WatchedCalendar[] {
  const listed = new Set(infos.map(({ id }) => id));
  const watchedIds = new Set(chosen.map(({ id }) => id));
  return calendars.filter(
    ({ id, isLeaving }) => isLeaving && listed.has(id) && !watchedIds.has(id),
  );
}

function offeredOf(
  infos: readonly CalendarInfo[],
  calendars: readonly WatchedCalendar[],
): readonly OfferedCalendar[] {
  const known = new Set(calendars.map(({ id }) => id));
  return infos
    .filter(({ id }) => !known.has(id))
    .slice(0, offeredAtMost)
    .map(({ id, name }) => ({ id, name: name.slice(0, nameAtMost) }));
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
  const { id, name, mayWrite, isPrimary, zone } = info;
  return {
    id,
    name: name.slice(0, nameAtMost),
    mayWrite,
    isPrimary,
    zone,
    cursor: known?.cursor ?? null,
    readFrom: known?.readFrom ?? null,
  };
}

/** Where the person lives, by their calendar: that counts for nothing beside what they say themselves. */
async function setZone(session: Session, zone: Zone): Promise<void> {
  // To list calendars takes a while, in which they may have said it.
  await session.reloadPerson();
  const { person } = session;
  if (person.zoneIsKnown) return;
  await session.savePerson({ ...person, zone, zoneIsKnown: true });
  if (person.zone !== zone) await readAnew(session);
}
