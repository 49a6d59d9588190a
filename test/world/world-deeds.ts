/** What a person of a simulated world does to our steps: ticks, drags, edits, deletes them. */
import { recordIdOf } from '../../functions/domain/ledger/ledger.ts';
import {
  addDays,
  dayMs,
  formatDay,
  hourMs,
  type Instant,
  instantAt,
  localDay,
  localTime,
  plusMs,
} from '../../functions/domain/time.ts';
import type { Random } from './random.ts';
import type { TwinEvent } from './twin-book.ts';
import type { StoredTask } from './twin-tasks.ts';
import type { World } from './world.ts';
import type { Deed, Human, Mailbox } from './world-human.ts';
import { hashOf, isOwed, owedNow } from './world-owed.ts';
import type { Writing } from './world-ports.ts';
import { clockOf } from './world-story.ts';

const debriefWords = [
  '#rejected',
  '#offer',
  'Decision by Friday.',
  'Met Noor Haddad (CTO)',
  'Went well.',
];

type Half = { readonly mailbox: Mailbox; readonly key: string } & (
  | { readonly as: 'event'; readonly event: TwinEvent }
  | { readonly as: 'task'; readonly task: StoredTask }
);

/** The person's hands on our steps, and the memory of what they did. */
export class Deeds {
  readonly #world: World;
  readonly #human: Human;
  readonly #random: Random;

  constructor(world: World, human: Human, random: Random) {
    this.#world = world;
    this.#human = human;
    this.#random = random;
  }

  /** Does one thing, by chance; false where there is nothing of ours. */
  act(): boolean {
    const { pick, chance } = this.#random;
    const halves = this.#human.mailboxes.flatMap(halvesIn);
    if (halves.length === 0) return false;
    if (chance(0.03)) return this.#deleteList();
    const half = pick(halves);
    if (half.as === 'event') pick(this.#toEvents)(half.mailbox, half.event, half.key);
    else pick(this.#toTasks)(half.mailbox, half.task, half.key);
    return true;
  }

  readonly #toEvents: readonly ((mailbox: Mailbox, event: TwinEvent, key: string) => void)[] = [
    (mailbox, event, key) => {
      const title = `✓ ${event.event.title}`;
      this.#did(mailbox, key, 'event', 'done', null);
      mailbox.twin.person.changeEvent(event.id, { title });
    },
    (mailbox, event, key) => this.#drag(mailbox, event, key),
    (mailbox, event, key) => this.#drag(mailbox, event, key),
    (mailbox, event, key) => {
      this.#did(mailbox, key, 'event', 'deleted', null);
      mailbox.twin.person.deleteEvent(event.id);
    },
    (mailbox, event, key) => {
      const words = this.#random.pick(debriefWords);
      const text = `${event.event.description}\n${words}`;
      this.#did(mailbox, key, 'event', 'edited', null, words);
      mailbox.twin.person.changeEvent(event.id, { text });
    },
    (mailbox, event, key) => {
      const calendar = this.#random.pick(mailbox.calendars);
      this.#world.story.tell(`${this.#human.name} moves ${key} into ${calendar}`);
      mailbox.twin.person.moveToCalendar(event.id, calendar);
    },
  ];

  readonly #toTasks: readonly ((mailbox: Mailbox, task: StoredTask, key: string) => void)[] = [
    (mailbox, task, key) => this.#tick(mailbox, task, key),
    (mailbox, task, key) => this.#tick(mailbox, task, key),
    (mailbox, task, key) => {
      const reminder = this.#human.reminders.get(key);
      if (!reminder || task.due === null) return;
      const day = addDays(task.due, this.#random.between(1, 4));
      const to = instantAt(reminder.zone, day, localTime(reminder.zone, reminder.at).minute);
      this.#did(mailbox, key, 'task', 'moved', to);
      mailbox.twin.person.changeTask(task.id, { due: formatDay(day) });
    },
    (mailbox, task, key) => {
      this.#did(mailbox, key, 'task', 'deleted', null);
      mailbox.twin.person.deleteTask(task.id);
    },
    (mailbox, task, key) => {
      this.#did(mailbox, key, 'task', 'edited', null, 'Bring a pen.');
      mailbox.twin.person.changeTask(task.id, { text: `${task.text}\nBring a pen.` });
    },
  ];

  #tick(mailbox: Mailbox, task: StoredTask, key: string): void {
    this.#did(mailbox, key, 'task', task.completed ? 'undone' : 'done', null);
    if (task.completed) mailbox.twin.person.untickTask(task.id);
    else mailbox.twin.person.tickTask(task.id);
  }

  /** Back to where the plan had it: as if it had never been moved. */
  #dragBack(mailbox: Mailbox, { id, event }: Pick<TwinEvent, 'id' | 'event'>, key: string): void {
    const start = owedNow(this.#world, this.#human).get(key)?.planned;
    if (start === undefined || start < this.#world.now()) return;
    this.#did(mailbox, key, 'event', 'moved', null, 'back');
    mailbox.twin.person.changeEvent(id, { start, end: plusMs(start, event.end - event.start) });
  }

  #drag(mailbox: Mailbox, { id, event }: TwinEvent, key: string): void {
    const { between, chance } = this.#random;
    const { zone } = this.#human;
    const ms = between(-8, 8) * hourMs + 17 * 60_000;
    const days = localDay(zone, event.start) + between(1, 5);
    const start = chance(0.5) ? plusMs(event.start, ms) : instantAt(zone, days as never, 617);
    const before = this.#human.lastDeed(key, 'event');
    if (before?.did === 'moved' && chance(0.3)) {
      this.#dragBack(mailbox, { id, event }, key);
      return;
    }
    // Nobody drags a step into the past.
    if (start < this.#world.now() || start === event.start) return;
    this.#did(mailbox, key, 'event', 'moved', start);
    mailbox.twin.person.changeEvent(id, { start, end: plusMs(start, event.end - event.start) });
  }

  #deleteList(): boolean {
    const mailbox = this.#random.pick(this.#human.mailboxes);
    const tasks = mailbox.twin.standingTasks();
    const list = tasks[0]?.list;
    if (list === undefined) return false;
    this.#world.story.tell(`${this.#human.name} deletes the list of ${mailbox.account}`);
    for (const task of tasks) {
      if (task.key !== null) this.#did(mailbox, task.key, 'task', 'deleted', null);
    }
    mailbox.twin.person.deleteTaskList(list);
    return true;
  }

  /** Notes a deed about to be done. */
  #did(
    mailbox: Mailbox,
    key: string,
    as: Deed['as'],
    did: Deed['did'],
    to: Deed['to'],
    words = '',
  ): void {
    const world = this.#world;
    const human = this.#human;
    const before = human.deeds.findLast((deed) => deed.key === key);
    const isUnclear = before !== undefined && !isSeen(world, before);
    if (isUnclear) blur(human, key, 'two deeds between two looks');
    const where = to === null ? words : `to ${clockOf(to)}`;
    world.story.tell(`${human.name}: ${key} ${as} is ${did} ${where}`.trim());
    if (did === 'deleted') {
      // What was done is not taken away any more: its other half stays as a record.
      if (isDone(human, key)) human.removed.delete(key);
      // Its creation was never answered: nobody knows that there was anything to delete.
      else if (isUnclear) human.removed.delete(key);
      else if (!isKnown(world, human, key, as)) blur(human, key, 'deleted before it was known');
      else if (isOwed(world, human, key)) human.removed.add(key);
      else blur(human, key, 'deleted though not owed');
    }
    const place = `${mailbox.account}/${as === 'task' ? 'tasks' : calendarOf(mailbox, key)}`;
    const order = world.next();
    const id = idOf(mailbox, key, as);
    const written = did === 'edited' ? words : '';
    human.deeds.push({ key, as, did, at: world.now(), to, words: written, id, order, place });
  }
}

function idOf({ twin }: Mailbox, key: string, as: Deed['as']): string {
  const things = as === 'event' ? twin.standing() : twin.standingTasks();
  return things.find((one) => one.key === key)?.id ?? '';
}

function calendarOf(mailbox: Mailbox, key: string): string {
  return mailbox.twin.standing().find((event) => event.key === key)?.calendar ?? '';
}

function isKnown(world: World, human: Human, key: string, as: Deed['as']): boolean {
  const records = world.watcher.interviews(human.person);
  const step = records
    .flatMap(({ steps }) => steps)
    .find((one) => one.key === key && one.as === as);
  return step?.state === 'written';
}

function isDone(human: Human, key: string): boolean {
  return (['event', 'task'] as const).some((as) => {
    const deeds = human.deeds.filter((deed) => deed.key === key && deed.as === as);
    return deeds.findLast(({ did }) => did === 'done' || did === 'undone')?.did === 'done';
  });
}

/** From now on no exact plan is expected of the employer that a step belongs to. */
export function blur(human: Human, key: string, why: string): void {
  const company = human.companies.get(recordIdOf(key)) ?? '';
  if (!human.hazy.has(company)) human.hazy.set(company, why);
}

function isSeen(world: World, deed: Deed): boolean {
  return (world.looked.get(deed.place) ?? 0) > deed.order;
}

function halvesIn(mailbox: Mailbox): readonly Half[] {
  const events = mailbox.twin
    .standing()
    .flatMap((event): Half[] =>
      event.key === null ? [] : [{ mailbox, as: 'event', event, key: event.key }],
    );
  const tasks = mailbox.twin
    .standingTasks()
    .flatMap((task): Half[] =>
      task.key === null ? [] : [{ mailbox, as: 'task', task, key: task.key }],
    );
  return [...events, ...tasks];
}

/** Watches each write of ours as it is about to be done; tells what it undoes of what the person did. */
export function watchWriting(world: World, human: Human, writing: Writing): void {
  const { mailbox, as, place, write } = writing;
  const { key } = write;
  world.story.tell(`    ${write.do} ${key} ${as}${shown(write)} in ${mailbox.account}/${place}`);
  if (write.do !== 'remove' && 'due' in write.draft) {
    human.reminders.set(key, { at: write.draft.remindAt, zone: write.draft.zone });
  }
  const isAllowed =
    as === 'task' ? mailbox.permissions.tasks : mailbox.permissions.calendar === 'write';
  if (!isAllowed) world.story.fault(`a write without the permission: ${as}`);
  const last = human.lastDeed(key, as);
  if (last === null || write.do === 'create') return;
  // We take it away and the person deletes it in one moment: whose doing it was nobody can tell.
  if (write.do === 'remove' && last.did === 'deleted' && !isSeen(world, last)) {
    human.removed.delete(key);
    blur(human, key, 'deleted while it was taken away');
  }
  if (write.do === 'remove' && human.mailboxes.every(({ isWanted }) => isWanted)) {
    const isMeant = as === 'task' ? isSeen(world, last) : isCurrent(mailbox, write);
    if (isMeant && isDone(human, key)) world.story.fault(`${key} was done and is taken away`);
  }
  // No provider compares before it writes a task: what the person did at the same moment is lost.
  if (as === 'task' && !isSeen(world, last)) blur(human, key, 'a task was written over');
  if (write.do === 'update' && as === 'event' && last.did === 'moved') {
    const stored = mailbox.twin.standing().find((event) => event.key === key);
    const draft = write.draft as { start: Instant };
    if (!stored || !isCurrent(mailbox, write)) return;
    if (
      stored.event.start === last.to &&
      draft.start !== last.to &&
      !mayPass(human, key, last.to)
    ) {
      world.story.fault(`${key} was moved by the person and moves again`);
    }
  }
}

/** Whether the write comes after everything that was done to the event. */
function isCurrent({ twin }: Mailbox, write: Writing['write']): boolean {
  const stored = twin.standing().find(({ key }) => key === write.key);
  return write.do !== 'create' && stored?.etag === write.etag;
}

function shown(write: Writing['write']): string {
  if (write.do === 'remove') return '';
  const { title } = write.draft;
  const when = 'due' in write.draft ? formatDay(write.draft.due) : clockOf(write.draft.start);
  return ` "${title}" at ${when}`;
}

/** Whether the interview that a step belongs to may have moved past the place where it was put. */
function mayPass(human: Human, key: string, to: Instant): boolean {
  const company = human.companies.get(recordIdOf(key));
  return human.mailboxes.some((mailbox) =>
    mailbox.twin.standing().some(({ event, key: ours }) => {
      const isTheirs =
        ours === null && human.companies.get(recordIdOf(`${hashOf(event.uid)}.`)) === company;
      return isTheirs && event.end >= to - dayMs;
    }),
  );
}
