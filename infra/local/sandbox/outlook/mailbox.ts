/** One person's mailbox: calendars, events, lists and tasks, and who is to hear of their changes. */
import type { SandboxOptions } from '../sandbox.ts';
import { Shelf } from './shelf.ts';
import type { Shelved, StoredCalendar, StoredEvent, StoredList, StoredTask } from './stored.ts';

export type MailboxChange = {
  readonly of: 'event' | 'task';
  readonly is: 'created' | 'updated' | 'deleted';
  readonly item: Shelved;
};

type Fresh<T extends Shelved> = Omit<T, keyof Shelved>;

/** Every change goes through here: numbered, stored, and told to whoever listens. */
export class Mailbox {
  readonly calendars: Shelf<StoredCalendar>;
  readonly events: Shelf<StoredEvent>;
  readonly lists: Shelf<StoredList>;
  readonly tasks: Shelf<StoredTask>;
  readonly owner: SandboxOptions['owner'];
  readonly now: () => number;
  readonly #transactions = new Map<string, string>();
  readonly #records: SandboxOptions['records'];
  #seq = 0;
  #listener: (change: MailboxChange) => void = () => {};

  constructor(options: Pick<SandboxOptions, 'records' | 'owner' | 'now'>) {
    this.#records = options.records;
    this.owner = options.owner;
    this.now = options.now;
    this.calendars = new Shelf(options.records, 'outlook.calendar');
    this.events = new Shelf(options.records, 'outlook.event');
    this.lists = new Shelf(options.records, 'outlook.list');
    this.tasks = new Shelf(options.records, 'outlook.task');
    for (const shelf of [this.calendars, this.events, this.lists, this.tasks]) {
      for (const item of shelf.all()) this.#seq = Math.max(this.#seq, item.seq);
    }
    for (const event of this.events.all()) this.#knowTransaction(event);
    if (this.calendars.in(null).length === 0) this.#furnish();
  }

  listen(listener: (change: MailboxChange) => void): void {
    this.#listener = listener;
  }

  get seq(): number {
    return this.#seq;
  }

  /** The event that took this transactionId, also where it has been deleted since. */
  withTransaction(transactionId: string): string | null {
    return this.#transactions.get(transactionId) ?? null;
  }

  /** Mails that Outlook would have sent to people whom the client invited. */
  get invitationsSent(): number {
    return this.#records.get<number>('outlook.meta', 'invitations') ?? 0;
  }

  invite(guests: number): void {
    if (guests === 0) return;
    this.#records.put('outlook.meta', 'invitations', this.invitationsSent + guests);
  }

  get defaultCalendar(): StoredCalendar {
    const found = this.calendars.in(null).find((one) => one.isDefault);
    if (!found) throw new Error('the mailbox has lost its calendar');
    return found;
  }

  addCalendar(name: string, traits: { isDefault: boolean; canEdit: boolean }): StoredCalendar {
    const made = { ...this.#fresh('calendar', 'mailbox'), name, ...traits };
    this.calendars.put(made);
    return made;
  }

  addList(name: string, wellknown: string): StoredList {
    const made = { ...this.#fresh('list', 'mailbox'), name, wellknown };
    this.lists.put(made);
    return made;
  }

  addEvent(place: string, event: Fresh<StoredEvent>): StoredEvent {
    const made: StoredEvent = { ...event, ...this.#fresh('event', place) };
    this.events.put(made);
    this.#knowTransaction(made);
    this.#listener({ of: 'event', is: 'created', item: made });
    return made;
  }

  addTask(place: string, task: Fresh<StoredTask>): StoredTask {
    const made: StoredTask = { ...task, ...this.#fresh('task', place) };
    this.tasks.put(made);
    this.#listener({ of: 'task', is: 'created', item: made });
    return made;
  }

  changeEvent(event: StoredEvent, change: Partial<Fresh<StoredEvent>>): StoredEvent {
    const changed = { ...event, ...change, ...this.#touch() };
    this.events.put(changed);
    this.#listener({ of: 'event', is: 'updated', item: changed });
    return changed;
  }

  changeTask(task: StoredTask, change: Partial<Fresh<StoredTask>>): StoredTask {
    const changed = { ...task, ...change, ...this.#touch() };
    this.tasks.put(changed);
    this.#listener({ of: 'task', is: 'updated', item: changed });
    return changed;
  }

  changeList(list: StoredList, name: string): StoredList {
    const changed = { ...list, name, ...this.#touch() };
    this.lists.put(changed);
    return changed;
  }

  removeEvent(event: StoredEvent): void {
    const gone = { ...event, gone: true, ...this.#touch() };
    this.events.put(gone);
    this.#listener({ of: 'event', is: 'deleted', item: gone });
  }

  removeTask(task: StoredTask): void {
    const gone = { ...task, gone: true, ...this.#touch() };
    this.tasks.put(gone);
    this.#listener({ of: 'task', is: 'deleted', item: gone });
  }

  removeList(list: StoredList): void {
    for (const task of this.tasks.in(list.id)) this.removeTask(task);
    this.lists.put({ ...list, gone: true, ...this.#touch() });
  }

  removeCalendar(calendar: StoredCalendar): void {
    for (const event of this.events.in(calendar.id)) this.removeEvent(event);
    this.calendars.put({ ...calendar, gone: true, ...this.#touch() });
  }

  /** The immutable id stays, the other one changes; to the old calendar it is deleted. */
  moveEvent(event: StoredEvent, place: string): StoredEvent {
    const gone = { ...event, gone: true, ...this.#touch() };
    this.events.put(gone);
    const { plainId } = this.#fresh('event', place);
    const moved = { ...event, place, plainId, ...this.#touch() };
    this.events.put(moved);
    this.#listener({ of: 'event', is: 'deleted', item: gone });
    this.#listener({ of: 'event', is: 'created', item: moved });
    return moved;
  }

  #touch(): { seq: number; modified: number } {
    this.#seq += 1;
    return { seq: this.#seq, modified: this.now() };
  }

  #fresh(kind: keyof typeof idHeads, place: string): Shelved {
    const { seq, modified } = this.#touch();
    const [immutable, plain] = idHeads[kind];
    // Two ids that follow one another differ by the case of one letter alone.
    const name = `${(seq >> 1).toString(36).toUpperCase().padStart(9, '0')}${seq & 1 ? 'q' : 'Q'}`;
    const id = `${immutable}${name}AAA=`;
    const plainId = `${plain}${name}AAA=`;
    return { id, plainId, place, seq, gone: false, created: modified, modified };
  }

  #knowTransaction(event: StoredEvent): void {
    if (event.transactionId !== null) this.#transactions.set(event.transactionId, event.id);
  }

  #furnish(): void {
    this.addCalendar('Calendar', { isDefault: true, canEdit: true });
    this.addCalendar('Birthdays', { isDefault: false, canEdit: false });
    this.addList('Tasks', 'defaultList');
    this.addList('Flagged Emails', 'flaggedEmails');
  }
}

/** How ids begin: the immutable one, and the other. */
const idHeads = {
  calendar: ['AAMkADBiQ2FsZW5kYXI0AC', 'AAMkADBiQ2FsZW5kYXI0AC'],
  list: ['AQMkADBiVGFza0xpc3QyAC', 'AQMkADBiVGFza0xpc3QyAC'],
  event: ['AAkALgAAAAAAHYQDEapmEc2byACqAC-E', 'AAMkADBiRXZlbnRJdGVtNQBGAAAAAAC7'],
  task: ['AAMkADBiVG9kb1Rhc2syNQBGAAAAAAC7', 'AAMkADBiVG9kb1Rhc2syNQBGAAAAAAC7'],
} as const;
