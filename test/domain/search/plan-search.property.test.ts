import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cadenceNames } from '../../../functions/domain/cadences/cadence.ts';
import type { CalendarEvent } from '../../../functions/domain/event.ts';
import {
  followUpsOf,
  planSearch,
  type SearchPlan,
} from '../../../functions/domain/search/plan-search.ts';
import type { Settings } from '../../../functions/domain/search/settings.ts';
import {
  addDays,
  dayMs,
  type Instant,
  instantAt,
  type LocalDay,
  minuteMs,
  plusMs,
} from '../../../functions/domain/time.ts';
import { tries } from '../../tries.ts';
import { work, zones } from '../plan/scenarios.ts';

type Event = CalendarEvent;

/** A search is several plans: fewer of them take as long. */
const fewer = tries(500);

const titles = [
  'Interview: Acme',
  'Job interview at Acme GmbH #interview',
  'Interview with Borealis',
  'Rescheduled: Interview: Acme',
  'Onsite interview: Cloudline #interview',
  'Applied to Acme #applied',
  'Applied at Deltaworks #applied',
  'Dentist',
  'Interview: Acme #notinterview',
];

const descriptions = [
  '',
  'decision by Friday',
  'met Dana Cruz (CTO, dana@acme.example) and Lee Wong',
  'no phone calls',
  'call me in four days',
  '#rejected',
  'cadence: how-often',
];

const attendee = (name: string) => ({
  name,
  email: `${name.split(' ')[0]?.toLowerCase()}@acme.example`,
  response: 'accepted' as const,
  resource: false,
});

const event = fc.record({
  title: fc.constantFrom(...titles),
  description: fc.constantFrom(...descriptions),
  daysLater: fc.integer({ min: 0, max: 25 }),
  minute: fc.integer({ min: 14, max: 40 }).map((half) => half * 30),
  minutes: fc.constantFrom(30, 60, 180),
  people: fc.subarray([attendee('Dana Cruz'), attendee('Lee Wong')]),
  created: fc.option(fc.integer({ min: 1, max: 20 }), { nil: null }),
  cancelled: fc.constantFrom(false, false, false, true),
});

const searches = fc
  .record({
    first: fc.integer({ min: 20_000, max: 21_000 }),
    zone: fc.constantFrom(...zones),
    events: fc.array(event, { minLength: 1, maxLength: 6 }),
    cadence: fc.constantFrom(...cadenceNames),
    work,
    now: fc.integer({ min: -10, max: 60 }),
  })
  .map(({ first, zone, events, cadence, work: calendar, now }) => {
    const owner = { name: 'Sam Reed', addresses: ['sam@home.example'], employers: [], zone };
    const settings: Settings = { owner, cadence, work: calendar };
    const today = instantAt(zone, addDays(first as LocalDay, now), 700);
    const made = events.map((one, index): Event => {
      const start = instantAt(zone, addDays(first as LocalDay, one.daysLater), one.minute);
      return {
        uid: `event-${index}@example.com`,
        title: one.title,
        description: one.description,
        location: '',
        url: '',
        start,
        end: plusMs(start, one.minutes * minuteMs),
        zone,
        allDay: false,
        cancelled: one.cancelled,
        tentative: false,
        recurring: false,
        categories: [],
        organizer: null,
        attendees: one.people,
        created: one.created === null ? null : plusMs(start, -one.created * dayMs),
        lastModified: null,
        sequence: 0,
      };
    });
    return { settings, events: made, now: today };
  });

function plan(events: readonly Event[], settings: Settings, now: Instant): SearchPlan {
  return planSearch(
    { events, seen: [], deeds: [], knownOutcomes: new Map(), now, since: null, until: null },
    settings,
  );
}

/** The title of each follow-up by its key: what a calendar would show. */
const cells = (planned: SearchPlan) =>
  followUpsOf(planned)
    .map(({ key, start, title, status }) => `${key} ${start} ${status} ${title}`)
    .sort();

describe('the plan of a search', () => {
  test('is the same for the same calendar', () => {
    fc.assert(
      fc.property(searches, ({ events, settings, now }) => {
        expect(plan(events, settings, now)).toStrictEqual(plan(events, settings, now));
      }),
      fewer,
    );
  });

  test('is the same in whatever order the events are read', () => {
    fc.assert(
      fc.property(searches, fc.infiniteStream(fc.nat(1000)), ({ events, settings, now }, dice) => {
        const shuffled = events
          .map((one) => ({ one, at: dice.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
        expect(cells(plan(shuffled, settings, now))).toStrictEqual(
          cells(plan(events, settings, now)),
        );
      }),
      fewer,
    );
  });

  test('is the same for a calendar that is read twice', () => {
    fc.assert(
      fc.property(searches, ({ events, settings, now }) => {
        const twice = plan([...events, ...events], settings, now);
        expect(cells(twice)).toStrictEqual(cells(plan(events, settings, now)));
      }),
      fewer,
    );
  });

  test('names each step once', () => {
    fc.assert(
      fc.property(searches, ({ events, settings, now }) => {
        const keys = followUpsOf(plan(events, settings, now)).map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      fewer,
    );
  });

  test('lists every event once at most', () => {
    fc.assert(
      fc.property(searches, ({ events, settings, now }) => {
        const { interviews, applications, asks, skipped } = plan(events, settings, now);
        const uids = [...interviews, ...applications, ...asks, ...skipped].map(({ uid }) => uid);
        expect(new Set(uids).size).toBe(uids.length);
      }),
      fewer,
    );
  });

  test('holds no step of a cancelled interview', () => {
    fc.assert(
      fc.property(searches, ({ events, settings, now }) => {
        const { interviews, applications } = plan(events, settings, now);
        const planned = [...interviews, ...applications].map(({ uid }) => uid);
        const cancelled = events.filter((one) => one.cancelled).map(({ uid }) => uid);
        expect(planned.filter((uid) => cancelled.includes(uid))).toStrictEqual([]);
      }),
      fewer,
    );
  });

  test('keeps the keys of an interview that is moved and renamed', () => {
    fc.assert(
      fc.property(searches, fc.integer({ min: -9, max: 9 }), ({ events, settings, now }, days) => {
        const [first] = events;
        if (!first) return;
        const before: Event = { ...first, title: 'Interview: Acme #interview', cancelled: false };
        const after: Event = {
          ...before,
          title: 'Second interview: Borealis, Buyer #interview',
          start: plusMs(before.start, days * dayMs),
          end: plusMs(before.end, days * dayMs),
        };
        const keys = (one: Event): readonly string[] =>
          followUpsOf(plan([one], settings, now))
            .filter(({ kind }) => ['prepare', 'debrief', 'status', 'closing'].includes(kind))
            .map(({ key }) => key)
            .filter((key) => !key.endsWith('-3'));
        expect(keys(before).length).toBeGreaterThan(0);
        const [fewer, more] = [keys(before), keys(after)].sort((a, b) => a.length - b.length);
        expect(more).toEqual(expect.arrayContaining([...(fewer ?? [])]));
      }),
      fewer,
    );
  });
});
