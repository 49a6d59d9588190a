/** What every Calendar must do with creates. */
import { expect } from 'vitest';
import type { EventWrite } from '../../functions/domain/ports/calendar.ts';
import { instant, zoneNamed } from '../../functions/domain/time.ts';
import { created, createOf, draftOf, hardText } from './event-drafts.ts';
import { type ContractTest, hourOf, Mirror, seenByPerson, words, writtenOf } from './live-world.ts';

/** Tests of what is made anew. */
export const createTests: readonly ContractTest[] = [
  [
    'writes an event with its mark, its words and its time, without attendees and shown as free',
    async (world) => {
      const live = await created(world, 'k1-a');
      const draft = draftOf(world, 'Follow-up k1-a');
      expect(live).toMatchObject({ key: 'k1-a', seriesId: null });
      expect(live.event).toMatchObject({
        title: draft.title,
        start: draft.start,
        end: draft.end,
        allDay: false,
        cancelled: false,
        attendees: [],
      });
      expect(words(live.event.description)).toBe(words(draft.text));
      expect(seenByPerson(world, 'k1-a')).toMatchObject({
        calendar: world.calendarId,
        title: draft.title,
        start: draft.start,
        end: draft.end,
        attendees: [],
        busy: false,
        cancelled: false,
      });
    },
  ],
  [
    'keeps the times of an event to the second',
    async (world) => {
      const { start, end, ...draft } = draftOf(world, 'Precise');
      const precise = { ...draft, start: instant(start + 2_440), end: instant(end + 2_999) };
      await world.calendar.write(world.calendarId, [
        { do: 'create', key: 'k1-s', generation: 0, draft: precise },
      ]);
      const mirror = new Mirror(world);
      await mirror.read();
      const kept = { start: start + 2_000, end: end + 2_000 };
      expect(mirror.marked('k1-s').event).toMatchObject(kept);
    },
  ],
  [
    'shows our event with its key in the next incremental round and in a full one',
    async (world) => {
      const mirror = new Mirror(world);
      await mirror.read();
      const live = await created(world, 'k2-a');
      world.person.addEvent({ title: 'Theirs', ...hourOf(world, 5, 9) });
      await mirror.read();
      expect(mirror.marked('k2-a').id).toBe(live.id);
      expect(mirror.titled('Theirs').key).toBeNull();
      mirror.startOver();
      await mirror.read();
      expect(mirror.marked('k2-a').id).toBe(live.id);
      expect(mirror.titled('Theirs').key).toBeNull();
      expect(mirror.events()).toHaveLength(2);
    },
  ],
  [
    'shows our event that lies after the window in a full round',
    async (world) => {
      const draft = draftOf(world, 'Far', 400);
      await world.calendar.write(world.calendarId, [
        { do: 'create', key: 'k3-a', generation: 0, draft },
      ]);
      const mirror = new Mirror(world);
      await mirror.read();
      expect(mirror.marked('k3-a').event.start).toBe(draft.start);
    },
  ],
  [
    'shows our event that lies before the window in a full round',
    async (world) => {
      const draft = draftOf(world, 'Past', -90);
      await world.calendar.write(world.calendarId, [
        { do: 'create', key: 'k3-b', generation: 0, draft },
      ]);
      const mirror = new Mirror(world);
      await mirror.read();
      expect(mirror.marked('k3-b').event.start).toBe(draft.start);
    },
  ],
  [
    'makes one event of the same key and generation, however often it is sent',
    async (world) => {
      const first = await created(world, 'k1-s');
      const second = await created(world, 'k1-s');
      expect(second.id).toBe(first.id);
      expect(second.key).toBe('k1-s');
      expect(world.person.events()).toHaveLength(1);
    },
  ],
  [
    'says of what it finds that it stood there, with the words that it has by now',
    async (world) => {
      const first = await world.calendar.write(world.calendarId, [createOf(world, 'k1-t')]);
      expect(first).not.toMatchObject([{ isFound: true }]);
      world.person.changeEvent(seenByPerson(world, 'k1-t').id, { title: 'Ring Dana' });
      const again = await world.calendar.write(world.calendarId, [createOf(world, 'k1-t')]);
      const event = { title: 'Ring Dana' };
      expect(again).toMatchObject([{ is: 'written', isFound: true, live: { event } }]);
    },
  ],
  [
    'makes another event in another calendar from the same key',
    async (world) => {
      const other = await world.otherCalendarId();
      await created(world, 'k5-a');
      writtenOf(await world.calendar.write(other, [createOf(world, 'k5-a')]));
      const calendars = world.person.events().map((event) => event.calendar);
      expect(calendars.sort()).toStrictEqual([world.calendarId, other].sort());
    },
  ],
  [
    'says gone when the person has deleted what is created again, and makes nothing',
    async (world) => {
      await created(world, 'k6-a');
      world.person.deleteEvent(seenByPerson(world, 'k6-a').id);
      const again = await world.calendar.write(world.calendarId, [createOf(world, 'k6-a')]);
      expect(again).toStrictEqual([{ is: 'gone' }]);
      expect(world.person.events()).toStrictEqual([]);
    },
  ],
  [
    'makes a new event of a new generation, once, whoever took the old one away',
    async (world) => {
      await created(world, 'k7-a');
      world.person.deleteEvent(seenByPerson(world, 'k7-a').id);
      const next = createOf(world, 'k7-a', 1);
      const live = writtenOf(await world.calendar.write(world.calendarId, [next]));
      const again = writtenOf(await world.calendar.write(world.calendarId, [next]));
      expect(again.id).toBe(live.id);
      const { id, etag } = live;
      await world.calendar.write(world.calendarId, [{ do: 'remove', key: 'k7-a', id, etag }]);
      writtenOf(await world.calendar.write(world.calendarId, [createOf(world, 'k7-a', 2)]));
      expect(seenByPerson(world, 'k7-a').title).toBe('Follow-up k7-a');
    },
  ],
  [
    'keeps every word of a long text with markup, quotes, umlauts and emoji',
    async (world) => {
      const title = 'Thank <b>Zoë</b> & "Jörg" — it\'s 😀';
      const draft = { ...draftOf(world, title), text: hardText };
      const written = await world.calendar.write(world.calendarId, [
        { do: 'create', key: 'k8-a', generation: 0, draft },
      ]);
      const mirror = new Mirror(world);
      await mirror.read();
      for (const { event } of [writtenOf(written), mirror.marked('k8-a')]) {
        expect(event.title).toBe(title);
        expect(words(event.description)).toBe(words(hardText));
      }
      expect(seenByPerson(world, 'k8-a').title).toBe(title);
    },
  ],
  [
    'shows the person the words of a long text as they were meant',
    async (world) => {
      const draft = { ...draftOf(world, 'Long'), text: hardText };
      await world.calendar.write(world.calendarId, [
        { do: 'create', key: 'k8-b', generation: 0, draft },
      ]);
      expect(words(seenByPerson(world, 'k8-b').text)).toBe(words(hardText));
    },
  ],
  [
    'writes the same moment, whatever zone the draft is in',
    async (world) => {
      const zones = ['America/New_York', 'Pacific/Auckland', 'Asia/Kolkata'];
      const writes = zones.map((name): EventWrite => {
        const draft = { ...draftOf(world, name), zone: zoneNamed(name) ?? world.zone };
        return { do: 'create', key: `k8.${name}`, generation: 0, draft };
      });
      const outcomes = await world.calendar.write(world.calendarId, writes);
      const expected = hourOf(world, 5, 11);
      for (const outcome of outcomes) expect(writtenOf([outcome]).event).toMatchObject(expected);
      const seen = world.person.events().map(({ start, end }) => ({ start, end }));
      expect(seen).toStrictEqual(zones.map(() => expected));
    },
  ],
  [
    'tells marks apart of which one begins with the other',
    async (world) => {
      const [short, long] = ['0k3v9q2m7t1hd.status-1', '0k3v9q2m7t1hd.status-10'];
      const first = await created(world, long);
      const second = await created(world, short);
      expect(second.id).not.toBe(first.id);
      expect([first.key, second.key]).toStrictEqual([long, short]);
      world.person.deleteEvent(seenByPerson(world, short).id);
      const again = [createOf(world, short), createOf(world, long)];
      const outcomes = await world.calendar.write(world.calendarId, again);
      expect(outcomes).toMatchObject([{ is: 'gone' }, { is: 'written', live: { id: first.id } }]);
    },
  ],
  [
    'reports that nothing could be written into a calendar that is not there',
    async (world) => {
      const writes = [createOf(world, 'k9-x'), createOf(world, 'k9-y')];
      const outcomes = await world.calendar.write('no-such-calendar', writes);
      expect(outcomes.map((one) => one.is)).not.toContain('written');
      expect(outcomes).toHaveLength(2);
      expect(world.person.events()).toStrictEqual([]);
    },
  ],
  [
    'answers many writes in their order',
    async (world) => {
      const keys = Array.from({ length: 25 }, (_, index) => `k9-${index}`);
      const outcomes = await world.calendar.write(
        world.calendarId,
        keys.map((key) => createOf(world, key)),
      );
      expect(outcomes.map((one) => (one.is === 'written' ? one.live.key : one.is))).toStrictEqual(
        keys,
      );
      expect(new Set(world.person.events().map((event) => event.key))).toStrictEqual(new Set(keys));
      expect(world.person.events()).toHaveLength(25);
    },
  ],
  [
    'answers creates, updates and removes in one go, each by itself',
    async (world) => {
      const kept = await created(world, 'm1-kept');
      const lost = await created(world, 'm1-lost');
      const over = await created(world, 'm1-over');
      world.person.deleteEvent(seenByPerson(world, 'm1-lost').id);
      const draft = draftOf(world, 'New words', 9);
      const outcomes = await world.calendar.write(world.calendarId, [
        createOf(world, 'm1-new'),
        { do: 'update', key: 'm1-lost', id: lost.id, etag: lost.etag, words: 'ours', draft },
        { do: 'remove', key: 'm1-over', id: over.id, etag: over.etag },
        { do: 'update', key: 'm1-kept', id: kept.id, etag: kept.etag, words: 'ours', draft },
      ]);
      expect(outcomes.map((one) => one.is)).toStrictEqual([
        'written',
        'gone',
        'removed',
        'written',
      ]);
      const keys = world.person.events().map((event) => event.key);
      expect(keys.sort()).toStrictEqual(['m1-kept', 'm1-new']);
    },
  ],
  [
    'answers nothing to no writes',
    async (world) => {
      expect(await world.calendar.write(world.calendarId, [])).toStrictEqual([]);
    },
  ],
];
