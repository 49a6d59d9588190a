/** What every Calendar must tell of its rounds: full and incremental ones, and the list of calendars. */
import { expect } from 'vitest';
import type { Change } from '../../functions/domain/ports/calendar.ts';
import {
  type ContractTest,
  failureCode,
  hourOf,
  Mirror,
  only,
  readRound,
  windowOf,
} from './live-world.ts';

/** Tests of the list of calendars and of rounds. */
export const roundTests: readonly ContractTest[] = [
  [
    'lists the calendars of the person, the first of them as primary and writable',
    async (world) => {
      const other = await world.otherCalendarId();
      const calendars = await world.calendar.calendars();
      const primary = only(calendars.filter((one) => one.isPrimary));
      expect(primary).toMatchObject({ id: world.calendarId, isOwn: true, mayWrite: true });
      expect([null, world.zone]).toContain(primary.zone);
      const second = only(calendars.filter((one) => one.id === other));
      expect(second).toMatchObject({ isPrimary: false, isOwn: true, mayWrite: true });
    },
  ],
  [
    'reads an empty calendar as a round without events that ends in a cursor',
    async (world) => {
      const round = await readRound(world, null);
      expect(events(round.changes)).toStrictEqual([]);
    },
  ],
  [
    'reads every event of the window in a full round, page by page',
    async (world) => {
      const titles = Array.from({ length: 520 }, (_, index) => `Meeting ${index}`);
      titles.forEach((title, index) => {
        const hours = hourOf(world, 1 + (index % 100), 8 + Math.floor(index / 100));
        world.person.addEvent({ title, ...hours });
      });
      const mirror = new Mirror(world);
      await mirror.read();
      const read = mirror.events().map((live) => live.event.title);
      expect([...read].sort()).toStrictEqual([...titles].sort());
    },
  ],
  [
    'leaves out of a full round what ended before the window',
    async (world) => {
      world.person.addEvent({ title: 'Long ago', ...hourOf(world, -90, 10) });
      world.person.addEvent({ title: 'Lately', ...hourOf(world, -10, 10) });
      const round = await readRound(world, null);
      expect(events(round.changes)).toStrictEqual(['Lately']);
    },
  ],
  [
    'reports nothing when nothing changed, and goes on from there',
    async (world) => {
      const mirror = new Mirror(world);
      world.person.addEvent({ title: 'First', ...hourOf(world, 2, 10) });
      await mirror.read();
      expect((await mirror.read()).changes).toStrictEqual([]);
      expect((await mirror.read()).changes).toStrictEqual([]);
      world.person.addEvent({ title: 'Second', ...hourOf(world, 3, 10) });
      expect(events((await mirror.read()).changes)).toStrictEqual(['Second']);
    },
  ],
  [
    'gives the same answer to the same cursor, since nothing is remembered',
    async (world) => {
      const first = await readRound(world, null);
      world.person.addEvent({ title: 'Talk', ...hourOf(world, 2, 10) });
      const once = await readRound(world, first.cursor);
      const twice = await readRound(world, first.cursor);
      expect(events(once.changes)).toStrictEqual(['Talk']);
      expect(events(twice.changes)).toStrictEqual(['Talk']);
    },
  ],
  [
    'loses nothing that happens between two pages of a round',
    async (world) => {
      for (let index = 0; index < 8; index += 1) {
        world.person.addEvent({ title: `Early ${index}`, ...hourOf(world, 1 + index, 9) });
      }
      const seen = new Set<string>();
      let cursor: string | null = null;
      const pages = world.calendar.changesSince(world.calendarId, null, windowOf(world));
      for await (const page of pages) {
        for (const title of events(page.changes)) seen.add(title);
        if (cursor === null && !seen.has('late')) {
          world.person.addEvent({ title: 'Late', ...hourOf(world, 20, 9) });
          seen.add('late');
        }
        cursor = page.cursor;
      }
      const next = await readRound(world, cursor);
      for (const title of events(next.changes)) seen.add(title);
      expect(seen.has('Late')).toBe(true);
      expect([...seen].filter((title) => title.startsWith('Early'))).toHaveLength(8);
    },
  ],
  [
    'fails with cursor-expired where a cursor is forgotten, and reads everything anew',
    async (world) => {
      const mirror = new Mirror(world);
      world.person.addEvent({ title: 'Kept', ...hourOf(world, 2, 10) });
      const id = world.person.addEvent({ title: 'Deleted', ...hourOf(world, 3, 10) });
      await mirror.read();
      world.forgetCursors();
      world.person.deleteEvent(id);
      expect(await failureCode(mirror.read())).toBe('cursor-expired');
      mirror.startOver();
      await mirror.read();
      expect(mirror.events().map((live) => live.event.title)).toStrictEqual(['Kept']);
      world.person.addEvent({ title: 'After', ...hourOf(world, 4, 10) });
      expect(events((await mirror.read()).changes)).toStrictEqual(['After']);
    },
  ],
  [
    'reports an event beyond the window to a cursor that is by token',
    async (world) => {
      const mirror = new Mirror(world);
      await mirror.read();
      const hour = hourOf(world, 400, 10);
      world.person.addEvent({ title: 'Next year', ...hour });
      const expected = world.calendar.reads === 'by-token' ? ['Next year'] : [];
      expect(events((await mirror.read()).changes)).toStrictEqual(expected);
    },
  ],
  [
    'reports what the person adds, renames, moves in time and deletes, with the id kept',
    async (world) => {
      const mirror = new Mirror(world);
      await mirror.read();
      const id = world.person.addEvent({ title: 'Talk', ...hourOf(world, 5, 10) });
      await mirror.read();
      const added = mirror.titled('Talk');
      expect(added).toMatchObject({ key: null, seriesId: null });
      expect(added.event).toMatchObject({ ...hourOf(world, 5, 10), recurring: false });
      world.person.changeEvent(id, { title: 'Interview' });
      await mirror.read();
      const renamed = mirror.titled('Interview');
      expect(renamed.id).toBe(added.id);
      expect(renamed.event.uid).toBe(added.event.uid);
      expect(renamed.etag).not.toBe(added.etag);
      world.person.changeEvent(id, hourOf(world, 6, 15));
      await mirror.read();
      expect(mirror.titled('Interview').event).toMatchObject(hourOf(world, 6, 15));
      world.person.deleteEvent(id);
      const last = await mirror.read();
      expect(last.changes).toContainEqual({ is: 'gone', id: added.id });
      expect(mirror.events()).toStrictEqual([]);
    },
  ],
  [
    'shows an event that its organiser called off as gone or as cancelled',
    async (world) => {
      const mirror = new Mirror(world);
      const id = world.person.addEvent({
        title: 'Interview',
        ...hourOf(world, 5, 10),
        organizer: { name: 'Anna Berg', email: 'anna@example.com' },
        attendees: [{ name: 'Me', email: world.email }],
      });
      await mirror.read();
      expect(mirror.events()).toHaveLength(1);
      world.person.cancelEvent(id);
      await mirror.read();
      expect(mirror.events().filter((live) => !live.event.cancelled)).toStrictEqual([]);
    },
  ],
  [
    'shows an event that is moved to another calendar as gone here and, by its uid, as there',
    async (world) => {
      const other = await world.otherCalendarId();
      const here = new Mirror(world);
      const there = new Mirror(world, other);
      const id = world.person.addEvent({ title: 'Talk', ...hourOf(world, 5, 10) });
      await here.read();
      await there.read();
      const { uid } = here.titled('Talk').event;
      expect(there.events()).toStrictEqual([]);
      world.person.moveToCalendar(id, other);
      await here.read();
      await there.read();
      expect(here.events()).toStrictEqual([]);
      expect(there.titled('Talk').event.uid).toBe(uid);
    },
  ],
];

/** Titles of the events that are told. */
function events(changes: readonly Change[]): string[] {
  return changes.flatMap((change) => (change.is === 'event' ? [change.live.event.title] : []));
}
