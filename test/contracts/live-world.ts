/** What the contract suites of live calendars and task lists are run on, and how they read it. */
import { expect, it } from 'vitest';
import { failureOf } from '../../functions/domain/failure.ts';
import type {
  Calendar,
  Change,
  ChangePage,
  LiveEvent,
  Outcome,
  Window,
} from '../../functions/domain/ports/calendar.ts';
import type { TaskList } from '../../functions/domain/ports/task-list.ts';
import {
  addDays,
  dayMs,
  type Instant,
  instantAt,
  localDay,
  plusMs,
  type Zone,
} from '../../functions/domain/time.ts';
import type { SandboxEvent, SandboxPerson } from '../../infra/local/sandbox/sandbox-person.ts';

/** One made-up person's mailbox, empty, made for each test. */
export type LiveWorld = {
  readonly calendar: Calendar;
  readonly tasks: TaskList;
  readonly person: SandboxPerson;
  now(): Instant;
  readonly zone: Zone;
  /** The person's own address. */
  readonly email: string;
  /** As `calendars()` names it: where `person.addEvent` adds when no calendar is named. */
  readonly calendarId: string;
  /** Makes a second calendar of the person's own; its id. */
  readonly otherCalendarId: () => Promise<string>;
  /** Where notifications may be sent; handshakes are answered there. */
  readonly notifyUrl: string;
  forgetCursors(): void;
  close(): Promise<void>;
};

export type ContractOptions = {
  readonly name: string;
  readonly make: (zone: Zone) => Promise<LiveWorld>;
  /** Titles of tests that cannot pass here, each with the reason. */
  readonly skip: Readonly<Record<string, string>>;
};

/** A test of a contract: its title, and what is done in a world of its own. */
export type ContractTest = readonly [
  title: string,
  run: (world: LiveWorld) => Promise<void>,
  zone?: string,
];

/** Registers the tests in the describe that is open; refuses skips without a reason or a test. */
export function registerTests(options: ContractOptions, tests: readonly ContractTest[]): void {
  for (const [title, run, zone] of tests) {
    const reason = options.skip[title];
    const shown = reason === undefined ? title : `${title} (not here: ${reason})`;
    it.skipIf(reason !== undefined)(shown, async () => {
      const world = await options.make((zone ?? 'Europe/Berlin') as Zone);
      try {
        await run(world);
      } finally {
        await world.close();
      }
    });
  }
}

/** Registers a test that refuses skips which give no reason or name no test. */
export function checkSkips(options: ContractOptions, tests: readonly ContractTest[]): void {
  it('skips nothing without a reason', () => {
    const titles = tests.map(([title]) => title);
    expect(skipProblems(options.skip, titles)).toStrictEqual([]);
  });
}

/** Titles that are skipped without a reason, or that are no test's; and titles of two tests. */
export function skipProblems(
  skip: Readonly<Record<string, string>>,
  titles: readonly string[],
): string[] {
  const doubled = titles.filter((title, index) => titles.indexOf(title) !== index);
  const skipped = Object.entries(skip).filter(
    ([title, reason]) => !titles.includes(title) || reason.trim().length < 15,
  );
  return [...doubled, ...skipped.map(([title]) => title)];
}

/** 60 days back, half a year ahead. */
export function windowOf(world: LiveWorld): Window {
  const now = world.now();
  return { from: plusMs(now, -60 * dayMs), until: plusMs(now, 180 * dayMs) };
}

/** The moment at which the person's clock shows `hour`, that many days from today. */
export function at(world: LiveWorld, days: number, hour: number): Instant {
  return instantAt(world.zone, addDays(localDay(world.zone, world.now()), days), hour * 60);
}

/** Begin and end of an hour's meeting, that many days from today. */
export function hourOf(
  world: LiveWorld,
  days: number,
  hour: number,
): { start: Instant; end: Instant } {
  return { start: at(world, days, hour), end: at(world, days, hour + 1) };
}

export type Round = {
  readonly pages: readonly ChangePage[];
  readonly changes: readonly Change[];
  readonly cursor: string;
};

/** Reads a whole round; checks that its last page, and no other, carries the cursor. */
export async function readRound(
  world: LiveWorld,
  cursor: string | null,
  calendar = world.calendarId,
): Promise<Round> {
  const pages: ChangePage[] = [];
  for await (const page of world.calendar.changesSince(calendar, cursor, windowOf(world))) {
    pages.push(page);
  }
  const next = pages.at(-1)?.cursor;
  expect(pages.slice(0, -1).every((page) => page.cursor === null)).toBe(true);
  expect(typeof next).toBe('string');
  return { pages, changes: pages.flatMap((page) => page.changes), cursor: next ?? '' };
}

/** A calendar as a reader of rounds knows it: the last word on an id holds. */
export class Mirror {
  readonly #world: LiveWorld;
  readonly #calendar: string;
  #cursor: string | null = null;
  #live = new Map<string, LiveEvent>();

  constructor(world: LiveWorld, calendar = world.calendarId) {
    this.#world = world;
    this.#calendar = calendar;
  }

  /** Reads what is new; the round. A full round takes the place of all that was known. */
  async read(): Promise<Round> {
    const round = await readRound(this.#world, this.#cursor, this.#calendar);
    if (this.#cursor === null) this.#live = new Map();
    for (const change of round.changes) this.#apply(change);
    this.#cursor = round.cursor;
    return round;
  }

  /** The next round begins from nothing. */
  startOver(): void {
    this.#cursor = null;
  }

  get cursor(): string | null {
    return this.#cursor;
  }

  /** What is to be seen, in order of time. */
  events(): readonly LiveEvent[] {
    return [...this.#live.values()].sort((a, b) => a.event.start - b.event.start);
  }

  /** The only event of that title. */
  titled(title: string): LiveEvent {
    return only(this.events().filter((live) => live.event.title === title));
  }

  /** The only event with that mark. */
  marked(key: string): LiveEvent {
    return only(this.events().filter((live) => live.key === key));
  }

  #apply(change: Change): void {
    if (change.is === 'event') {
      this.#live.set(change.live.id, change.live);
      return;
    }
    // The id may be that of a series: its occurrences follow anew, if there are any left.
    for (const [id, live] of this.#live) {
      if (id === change.id || live.seriesId === change.id) this.#live.delete(id);
    }
  }
}

/** The only one of a list; anything else fails the test. */
export function only<T>(items: readonly T[]): T {
  expect(items).toHaveLength(1);
  const [item] = items;
  if (item === undefined) throw new Error('there is none');
  return item;
}

/** What the person sees of our event with that mark. */
export function seenByPerson(world: LiveWorld, key: string): SandboxEvent {
  return only(world.person.events().filter((event) => event.key === key));
}

/** The first outcome, which must say that it was written. */
export function writtenOf<T>(outcomes: readonly Outcome<T>[]): T {
  const [outcome] = outcomes;
  expect(outcome).toMatchObject({ is: 'written' });
  if (outcome?.is !== 'written') throw new Error('nothing was written');
  return outcome.live;
}

/** The code of the failure that a promise ends in; null where it ends well. */
export async function failureCode(promise: Promise<unknown>): Promise<string | null> {
  return promise.then(
    () => null,
    (error: unknown) => failureOf(error).code,
  );
}

/** Words alone: providers may wrap lines and trim ends. */
export function words(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
