import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainWorkCalendar } from '../../functions/domain/business-days.ts';
import { cadenceNames } from '../../functions/domain/cadences/cadence.ts';
import type { CalendarEvent } from '../../functions/domain/event.ts';
import type { SeenStep } from '../../functions/domain/search/own-steps.ts';
import { planSearch } from '../../functions/domain/search/plan-search.ts';
import { dayMs, hourMs, type Instant, minuteMs, plusMs } from '../../functions/domain/time.ts';
import { tries } from '../tries.ts';
import { CalendarOfSteps, type Plan } from './calendar-of-steps.ts';
import { at, zone } from './make.ts';

const monday = at('2026-10-05T08:00Z');
const berlin = zone('Europe/Berlin');

function event(index: number, days: number, description: string): CalendarEvent {
  const start = plusMs(monday, days * dayMs + 2 * hourMs);
  const dana = { name: 'Dana Cruz', email: 'dana@acme.example' };
  return {
    uid: `event-${index}@example.com`,
    title: `Interview: ${['Acme', 'Borealis', 'Cloudline'][index]} #interview`,
    description,
    location: '',
    url: '',
    start,
    end: plusMs(start, hourMs),
    zone: berlin,
    allDay: false,
    cancelled: false,
    tentative: false,
    recurring: false,
    categories: [],
    organizer: null,
    attendees: [{ ...dana, response: 'accepted', resource: false }],
    created: null,
    lastModified: null,
    sequence: 0,
  };
}

const said = fc.constantFrom('', 'decision by Friday', '#rejected', '#replied', 'no phone calls');

/** A scene is many plans: fewer of them take as long. */
const fewer = tries(250);

/** What happens between two looks at the calendar. */
const happening = fc.record({
  what: fc.constantFrom('tick', 'say done', 'edit', 'delete', 'move', 'cancel', 'shift', 'say'),
  index: fc.nat(30),
  minutes: fc.integer({ min: -3 * 24 * 60, max: 20 * 24 * 60 }),
  said,
  hours: fc.integer({ min: 0, max: 24 * 9 }),
});
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

const searches = fc.record({
  days: fc.array(fc.integer({ min: -10, max: 10 }), { minLength: 1, maxLength: 3 }),
  said,
  cadence: fc.constantFrom(...cadenceNames),
  happenings: fc.array(happening, { maxLength: 5 }),
});

function byHand(
  calendar: CalendarOfSteps,
  { what, index, minutes }: Happening,
  now: Instant,
): SeenStep | null {
  return calendar.change(index, (step) => {
    if (what === 'tick') return { ...step, ticked: true, tickedAt: now };
    if (what === 'say done') return { ...step, title: `✓ ${step.title}`, lastModified: now };
    if (what === 'edit') return { ...step, text: `${step.text}\nmy own words`, lastModified: now };
    if (what === 'delete') return null;
    if (what !== 'move' || step.start === null) return step;
    return { ...step, start: plusMs(step.start, minutes * minuteMs), lastModified: now };
  });
}

function byEmployer(events: CalendarEvent[], { what, index, minutes, said: words }: Happening) {
  const at = index % events.length;
  const one = events[at];
  if (!one) return;
  const ms = minutes * minuteMs;
  if (what === 'cancel') events[at] = { ...one, cancelled: !one.cancelled };
  if (what === 'shift') {
    events[at] = { ...one, start: plusMs(one.start, ms), end: plusMs(one.end, ms) };
  }
  if (what === 'say') events[at] = { ...one, description: words };
}

type Scene = {
  readonly calendar: CalendarOfSteps;
  readonly plan: Plan;
  readonly now: Instant;
  /** What has just happened, to which step, as it stood before. */
  readonly happened: Happening | null;
  readonly touched: SeenStep | null;
  readonly lastEnd: Instant;
};

/** Plays a search and shows the calendar after each happening, before it is looked at. */
function play(
  search: typeof searches extends fc.Arbitrary<infer T> ? T : never,
  check: (scene: Scene) => void,
): void {
  const events = search.days.map((days, index) => event(index, days, search.said));
  const owner = { name: 'Sam Reed', addresses: [], employers: [], zone: berlin };
  const settings = { owner, work: plainWorkCalendar, cadence: search.cadence };
  const calendar = new CalendarOfSteps();
  let now = monday;
  const plan: Plan = (seen, deeds) => {
    const knownOutcomes = new Map();
    const input = { events, seen, deeds, knownOutcomes, now, since: null, until: null };
    return planSearch(input, settings).interviews.flatMap((one) => one.followUps);
  };
  const show = (happened: Happening | null, touched: SeenStep | null): void => {
    const lastEnd = Math.max(...events.map(({ end }) => end)) as Instant;
    check({ calendar, plan, now, happened, touched, lastEnd });
    calendar.sync(plan, now);
  };
  show(null, null);
  for (const happened of search.happenings) {
    now = plusMs(now, happened.hours * hourMs);
    const touched = byHand(calendar, happened, now);
    byEmployer(events, happened);
    show(happened, touched);
  }
}

const isDone = (one: SeenStep): boolean => one.ticked || one.title.startsWith('✓');
const named = (one: SeenStep): string => `${one.key} ${one.as}`;

function always(check: Parameters<typeof play>[1]): void {
  fc.assert(
    fc.property(searches, (search) => play(search, check)),
    fewer,
  );
}

describe('a calendar', () => {
  test('is settled by one look: a second one changes nothing', () => {
    always(({ calendar, plan, now }) => {
      calendar.sync(plan, now);
      expect(calendar.sync(plan, now)).toStrictEqual([]);
    });
  });

  test('never gets back what the person deleted, and loses its other half', () => {
    always(({ calendar, plan, now, happened, touched }) => {
      calendar.sync(plan, now);
      if (happened?.what !== 'delete' || !touched || isDone(touched)) return;
      const halves = calendar.steps.filter(({ key }) => key === touched.key);
      expect(halves.filter((one) => !isDone(one))).toStrictEqual([]);
    });
  });

  test('keeps a step where the person put it', () => {
    always(({ calendar, plan, now, happened, touched, lastEnd }) => {
      const name = touched && named(touched);
      const put = calendar.steps.find((one) => named(one) === name)?.start ?? 0;
      calendar.sync(plan, now);
      if (happened?.what !== 'move' || put <= lastEnd) return;
      const there = calendar.steps.find((one) => named(one) === name);
      expect(there?.start ?? put).toBe(put);
    });
  });

  test('keeps the words that the person wrote, as long as the step stands', () => {
    always(({ calendar, plan, now }) => {
      const before = new Map(calendar.steps.map((one) => [named(one), one]));
      calendar.sync(plan, now);
      for (const one of calendar.steps) {
        const was = before.get(named(one));
        if (was?.edited) expect(one.text).toBe(was.text);
      }
    });
  });

  test('keeps what the person did as a record', () => {
    always(({ calendar, plan, now }) => {
      const done = calendar.steps.filter(isDone).map(named);
      calendar.sync(plan, now);
      expect(calendar.steps.map(named)).toEqual(expect.arrayContaining(done));
    });
  });

  test('holds nothing that is still to do once nothing is owed', () => {
    always(({ calendar, plan, now }) => {
      calendar.sync(plan, now);
      calendar.sync(() => [], now);
      // What the person wrote down in a step that is over is theirs to keep.
      const isNote = (one: SeenStep): boolean =>
        one.edited && one.start !== null && one.start <= now;
      const left = calendar.steps.filter((one) => !isDone(one) && !isNote(one));
      expect(left).toStrictEqual([]);
    });
  });
});
