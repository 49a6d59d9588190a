/** What a person of a simulated world does to our steps: ticks, drags, edits, deletes them. */
import {
  addDays,
  formatDay,
  hourMs,
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
import { noteDeed } from './world-memory.ts';
import { owedNow } from './world-owed.ts';

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

  #did(
    mailbox: Mailbox,
    key: string,
    as: Deed['as'],
    did: Deed['did'],
    to: Deed['to'],
    words = '',
  ): void {
    noteDeed(this.#world, this.#human, mailbox, { key, as, did, to, words });
  }
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
