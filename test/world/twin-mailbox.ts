/**
 * A person's mailbox in memory: a calendar and task lists that keep the ports' promises, and the
 * person's own hands. Thousands of them live and die in a minute.
 */
import type { Calendar } from '../../functions/domain/ports/calendar.ts';
import type { TaskList } from '../../functions/domain/ports/task-list.ts';
import type { Instant, Zone } from '../../functions/domain/time.ts';
import type { SandboxPerson } from '../../infra/local/sandbox/sandbox-person.ts';
import type { Random } from './random.ts';
import { type Dialect, TwinBook, type TwinEvent } from './twin-book.ts';
import { twinCalendar } from './twin-calendar.ts';
import { TwinChannels } from './twin-channels.ts';
import { twinPerson } from './twin-person.ts';
import { type StoredTask, TwinTasks } from './twin-tasks.ts';

export type TwinOptions = {
  readonly dialect: Dialect;
  readonly zone: Zone;
  /** The person's own address. */
  readonly email: string;
  readonly now: () => Instant;
  /** Decides the sizes of pages. */
  readonly random: Random;
  /**
   * A hint for a live channel, on each change, our own writes included, at the moment of the change:
   * whoever gets it decides whether it is lost, doubled, late or out of order.
   */
  readonly onNotify: (channel: string, token: string) => void;
};

export type TwinMailbox = {
  readonly calendar: Calendar;
  readonly tasks: TaskList;
  readonly person: SandboxPerson;
  /** The person's first calendar. */
  readonly calendarId: string;
  /** What the product did to things that do not carry the mark it named; must stay empty. */
  readonly offences: readonly string[];
  /** All events that are not gone, as the provider has them: cancelled ones too. */
  standing(): readonly TwinEvent[];
  /** All tasks that are not gone, as the provider has them. */
  standingTasks(): readonly StoredTask[];
  /** Channels that are live now. */
  channels(): number;
  /** All cursors given so far are forgotten. */
  forgetCursors(): void;
  /** All channels end without a word. */
  endChannels(): void;
  /** From now on watching is refused, or not any more. */
  refuseWatching(refuses: boolean): void;
};

/** A mailbox with one empty calendar and no task list. */
export function twinMailbox(options: TwinOptions): TwinMailbox {
  const { dialect, zone, email, now, random, onNotify } = options;
  const offences: string[] = [];
  const offended = (what: string): void => void offences.push(what);
  const channels = new TwinChannels(dialect, now, onNotify);
  const book = new TwinBook(dialect, now, (calendar) => channels.changed(calendar));
  const tasks = new TwinTasks(dialect, now, offended);
  const person = twinPerson({ book, tasks, zone, email, now });
  return {
    calendar: twinCalendar({ book, channels, zone, now, random, offended }),
    tasks: tasks.port,
    person,
    calendarId: person.addCalendar('Calendar'),
    offences,
    standing: () => book.all(null).filter((one) => !one.gone),
    standingTasks: () => tasks.standing(),
    channels: () => channels.live().length,
    forgetCursors: () => {
      book.epoch += 1;
      tasks.epoch += 1;
    },
    endChannels: () => channels.endAll(),
    refuseWatching: (refuses) => {
      channels.refuses = refuses;
    },
  };
}
