/** What every Calendar must tell of one event, and of recurring series. */
import { expect } from 'vitest';
import { dayMs, instantAt, localDay, plusMs, zoneNamed } from '../../functions/domain/time.ts';
import {
  at,
  type ContractTest,
  hourOf,
  type LiveWorld,
  Mirror,
  only,
  words,
} from './live-world.ts';

/** Tests of what one event says. */
export const eventTests: readonly ContractTest[] = [
  [
    'reads plain text, in an order of lines, out of what providers make of it',
    async (world) => {
      const text = 'With Zoë & "Jörg" <panel>\nBring: 1 < 2 & 3 > 2\n\nSee you 😀';
      world.person.addEvent({ title: 'Round <2> & "final"', text, ...hourOf(world, 5, 10) });
      const mirror = new Mirror(world);
      await mirror.read();
      const { event } = only(mirror.events());
      expect(event.title).toBe('Round <2> & "final"');
      expect(words(event.description)).toBe(words(text));
      expect(event.description).toMatch(/<panel>\s*\n\s*Bring/);
    },
  ],
  [
    'reads the organiser, those invited and the answer of the person',
    async (world) => {
      const mirror = new Mirror(world);
      const id = world.person.addEvent({
        title: 'Interview',
        ...hourOf(world, 5, 10),
        organizer: { name: 'Anna Berg', email: 'anna@example.com' },
        attendees: [
          { name: 'Ben Cole', email: 'ben@example.com' },
          { name: 'Me', email: world.email },
        ],
      });
      await mirror.read();
      const invited = mirror.titled('Interview').event;
      expect(invited.organizer).toMatchObject({ name: 'Anna Berg', email: 'anna@example.com' });
      const ben = only(invited.attendees.filter((one) => one.email === 'ben@example.com'));
      expect(ben).toMatchObject({ name: 'Ben Cole', resource: false });
      const answer = () =>
        mirror
          .events()
          .flatMap((live) => live.event.attendees)
          .filter((one) => one.email?.toLowerCase() === world.email.toLowerCase())
          .map((one) => one.response);
      expect(answer()).toStrictEqual(['needs-action']);
      world.person.answerEvent(id, 'accepted');
      await mirror.read();
      expect(answer()).toStrictEqual(['accepted']);
      world.person.answerEvent(id, 'declined');
      await mirror.read();
      // Some providers take a declined invitation out of the calendar.
      expect([['declined'], []]).toContainEqual(answer());
    },
  ],
  [
    'keeps the uid of an invitation, which stands in other calendars as well',
    async (world) => {
      const uid = 'interview-77@example.com';
      world.person.addEvent({ title: 'Interview', uid, ...hourOf(world, 5, 10) });
      const mirror = new Mirror(world);
      await mirror.read();
      expect(mirror.titled('Interview').event.uid).toBe(uid);
    },
  ],
  [
    'tells the zone of an event that is in another zone than the person',
    async (world) => {
      const zone = zoneNamed('Asia/Tokyo') ?? world.zone;
      const start = instantAt(zone, localDay(zone, at(world, 5, 12)), 10 * 60);
      const end = plusMs(start, dayMs / 24);
      world.person.addEvent({ title: 'Tokyo', start, end, zone });
      world.person.addEvent({ title: 'Home', ...hourOf(world, 8, 10) });
      const mirror = new Mirror(world);
      await mirror.read();
      expect(mirror.titled('Tokyo').event).toMatchObject({ start, end, zone });
      expect([null, world.zone]).toContain(mirror.titled('Home').event.zone);
    },
  ],
  ...['Europe/Berlin', 'America/Los_Angeles', 'Pacific/Auckland'].map(
    (zone): ContractTest => [
      `reads all-day events from midnight to the midnight that ends them, in ${zone}`,
      async (world) => {
        const draft = { start: at(world, 3, 0), end: at(world, 5, 0), allDay: true };
        world.person.addEvent({ title: 'Two days', ...draft });
        const mirror = new Mirror(world);
        await mirror.read();
        expect(mirror.titled('Two days').event).toMatchObject(draft);
      },
      zone,
    ],
  ),
];

/** Tests of recurring series. */
export const seriesTests: readonly ContractTest[] = [
  [
    'reads a series as occurrences, each named by the UID and its RECURRENCE-ID',
    async (world) => {
      addSeries(world);
      const mirror = new Mirror(world);
      await mirror.read();
      const read = mirror.events();
      expect(read.map((live) => live.event.start)).toStrictEqual(
        weeks.map((n) => at(world, n, 10)),
      );
      expect(read.map((live) => live.event.uid)).toStrictEqual(weeks.map((n) => uidAt(world, n)));
      expect(read.every((live) => live.event.recurring && live.key === null)).toBe(true);
      expect(read.every((live) => live.event.title === 'Weekly')).toBe(true);
      expect(new Set(read.map((live) => live.id)).size).toBe(4);
      expect(new Set(read.map((live) => live.seriesId)).size).toBe(1);
      expect(read[0]?.seriesId).not.toBeNull();
    },
  ],
  [
    'shows one occurrence deleted and one moved, the uid of the moved one kept',
    async (world) => {
      addSeries(world);
      const mirror = new Mirror(world);
      await mirror.read();
      world.person.deleteEvent(occurrence(world, 8));
      await mirror.read();
      expect(mirror.events().map((live) => live.event.uid)).toStrictEqual(
        [1, 15, 22].map((n) => uidAt(world, n)),
      );
      world.person.changeEvent(occurrence(world, 15), hourOf(world, 16, 14));
      await mirror.read();
      const check = (): void => {
        const read = mirror.events().map(({ event }) => [event.uid, event.start]);
        expect(read).toStrictEqual([
          [uidAt(world, 1), at(world, 1, 10)],
          [uidAt(world, 15), at(world, 16, 14)],
          [uidAt(world, 22), at(world, 22, 10)],
        ]);
      };
      check();
      mirror.startOver();
      await mirror.read();
      check();
    },
  ],
  [
    'shows a deleted series as gone, every occurrence of it',
    async (world) => {
      const id = addSeries(world);
      world.person.addEvent({ title: 'Other', ...hourOf(world, 3, 9) });
      const mirror = new Mirror(world);
      await mirror.read();
      expect(mirror.events()).toHaveLength(5);
      world.person.deleteEvent(id);
      await mirror.read();
      expect(mirror.events().map((live) => live.event.title)).toStrictEqual(['Other']);
    },
  ],
  [
    'keeps the hour of a series on the wall where the clocks change',
    async (world) => {
      // Any 210 days hold a change in Berlin: the series begins so early that the window holds it.
      const days = Array.from({ length: 24 }, (_, week) => week * 7 + 1);
      world.person.addEvent({
        title: 'Weekly',
        ...hourOf(world, 1, 10),
        recurrence: 'FREQ=WEEKLY;COUNT=24',
      });
      const mirror = new Mirror(world);
      await mirror.read();
      const starts = mirror.events().map((live) => live.event.start);
      expect(starts).toStrictEqual(days.map((n) => at(world, n, 10)));
    },
  ],
];

const weeks = [1, 8, 15, 22];
const seriesUid = 'series-5@example.com';

function addSeries(world: LiveWorld): string {
  return world.person.addEvent({
    title: 'Weekly',
    ...hourOf(world, 1, 10),
    uid: seriesUid,
    recurrence: 'FREQ=WEEKLY;COUNT=4',
  });
}

function uidAt(world: LiveWorld, days: number): string {
  const start = new Date(at(world, days, 10)).toISOString();
  return `${seriesUid}/${start.replace(/\.\d+|[-:]/g, '')}`;
}

/** The sandbox's id of the occurrence on that day. */
function occurrence(world: LiveWorld, days: number): string {
  return only(world.person.events().filter((event) => event.start === at(world, days, 10))).id;
}
