/** Reads a calendar file and plans: what `plan` does before it prints. */
import { occurrences } from '../../../functions/adapters/ics/expand.ts';
import { seenEvent, seenTask } from '../../../functions/adapters/ics/own-marks.ts';
import type { Problem } from '../../../functions/adapters/ics/problem.ts';
import { type CalendarFile, readCalendar } from '../../../functions/adapters/ics/read-calendar.ts';
import { plainWorkCalendar } from '../../../functions/domain/business-days.ts';
import type { CalendarEvent } from '../../../functions/domain/event.ts';
import type { Deed } from '../../../functions/domain/plan/deeds.ts';
import { shortHash } from '../../../functions/domain/plan/step.ts';
import { mightMatter, recognise } from '../../../functions/domain/recognise/verdict.ts';
import { type Operation, reconcile } from '../../../functions/domain/reconcile.ts';
import type { SeenStep } from '../../../functions/domain/search/own-steps.ts';
import { planSearch, type SearchPlan } from '../../../functions/domain/search/plan-search.ts';
import type { Settings } from '../../../functions/domain/search/settings.ts';
import {
  addDays,
  dayMs,
  type Instant,
  instantAt,
  localDay,
} from '../../../functions/domain/time.ts';
import { holidaysOf } from '../holidays.ts';
import type { PlanOptions } from './options.ts';
import { UsageError } from './usage.ts';

export type FilePlan = {
  readonly eventsRead: number;
  readonly plan: SearchPlan;
  readonly problems: readonly Problem[];
  /** The steps of ours that the file holds already. */
  readonly seen: readonly SeenStep[];
  /** Where the file holds steps of ours already: what would make them say what is owed. */
  readonly changes: readonly Operation[];
};

/** How far ahead a recurring event is followed. */
const horizonDays = 400;
/** One person has no more interviews in one series than this. */
const occurrencesAtMost = 100;

/** Plans a calendar file; throws a `UsageError` where it is none. */
export async function planFile(
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  options: PlanOptions,
  deeds: readonly Deed[],
): Promise<FilePlan> {
  const settings = settingsOf(options);
  const since = options.since ?? addDays(localDay(options.zone, options.now), -60);
  const window = {
    from: instantAt(options.zone, since, 0),
    until: options.until === null ? null : instantAt(options.zone, addDays(options.until, 1), 0),
  };
  const read = await readCalendar(chunks, {
    zone: options.zone,
    window,
    mightMatter: (text) => mightMatter(text, settings.owner),
  });
  if ('fatal' in read) {
    throw new UsageError(`${options.file}, line ${read.fatal.line}: ${read.fatal.text}`);
  }
  const problems = [...read.problems];
  const events = [...read.events, ...expanded(read, window, settings, options.now, problems)];
  const seen = [...read.own.events.map(seenEvent), ...read.own.tasks.map(seenTask)].filter(
    (step) => step !== null,
  );
  const input = {
    events,
    seen,
    deeds,
    knownOutcomes: new Map(),
    now: options.now,
    since,
    until: options.until,
  };
  const plan = planSearch(input, settings);
  return {
    eventsRead: read.eventsRead,
    plan,
    problems,
    seen,
    changes: changesTo(plan, seen, options.now),
  };
}

function changesTo(
  plan: SearchPlan,
  seen: readonly SeenStep[],
  now: Instant,
): readonly Operation[] {
  if (seen.length === 0) return [];
  const owed = [...plan.interviews, ...plan.applications].flatMap((one) => one.followUps);
  const recorded = seen.map(({ key, as, written }) => ({ key, as, hash: written.hash ?? '' }));
  // Of an interview that was not read nothing is known: its steps are left alone.
  const read = new Set([...plan.interviews, ...plan.skipped].map((one) => keyStart(one)));
  const isOurs = (one: Operation): boolean =>
    'step' in one || read.has(one.key.slice(0, one.key.indexOf('.')));
  const result = reconcile(owed, recorded, { steps: seen, isEmpty: false }, now);
  return 'refused' in result
    ? []
    : result.operations.filter((one) => one.do !== 'leave' && isOurs(one));
}

/** What the keys of an interview's steps begin with. */
function keyStart(one: { readonly uid: string; readonly identity?: string }): string {
  return shortHash(one.identity ?? one.uid);
}

function settingsOf(options: PlanOptions): Settings {
  const isHoliday =
    options.country === null ? plainWorkCalendar.isHoliday : holidaysOf(options.country);
  if (!isHoliday)
    throw new UsageError(`--country: the holidays of "${options.country}" are not known`);
  return {
    owner: {
      name: options.name,
      addresses: options.me,
      employers: options.employers,
      zone: options.zone,
    },
    work: { ...plainWorkCalendar, isHoliday },
    cadence: options.cadence,
  };
}

/** A series is followed only where its master is an interview; else it is judged once, as a whole. */
function expanded(
  read: CalendarFile,
  window: { readonly from: Instant; readonly until: Instant | null },
  settings: Settings,
  now: Instant,
  problems: Problem[],
): readonly CalendarEvent[] {
  const events: CalendarEvent[] = [];
  const until = (window.until ?? now + horizonDays * dayMs) as Instant;
  for (const { master, overrides } of read.series) {
    const single = overrides.map((override) => override.event);
    if (!master) {
      events.push(...single);
      continue;
    }
    const { is } = recognise(master.event, settings.owner);
    const follow =
      is === 'interview' ||
      is === 'application' ||
      single.some((one) => recognise(one, settings.owner).is === 'interview');
    if (!follow) {
      events.push(master.event);
      continue;
    }
    const found = occurrences(master, overrides, window.from, until, occurrencesAtMost);
    events.push(...found.events);
    problems.push(...found.problems);
  }
  return events;
}
