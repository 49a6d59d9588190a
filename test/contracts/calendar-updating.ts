/** What every Calendar must do with updates. */
import { expect } from 'vitest';
import type { EventDraft, EventWrite, LiveEvent } from '../../functions/domain/ports/calendar.ts';
import { hourMs } from '../../functions/domain/time.ts';
import { created, draftOf } from './event-drafts.ts';
import {
  at,
  type ContractTest,
  hourOf,
  type LiveWorld,
  Mirror,
  seenByPerson,
  words,
  writtenOf,
} from './live-world.ts';

/** Tests of what is changed. */
export const updateTests: readonly ContractTest[] = [
  [
    'writes new words and a new time over ours, keeps the mark and gives a newer etag',
    async (world) => {
      const mirror = new Mirror(world);
      await mirror.read();
      const first = await created(world, 'u1-a');
      const draft = draftOf(world, 'Second words', 8);
      const second = writtenOf(await update(world, first, { draft }));
      expect(second).toMatchObject({ id: first.id, key: 'u1-a' });
      expect(second.etag).not.toBe(first.etag);
      expect(second.event).toMatchObject({ title: 'Second words', start: draft.start });
      expect(words(second.event.description)).toBe('About Second words');
      await mirror.read();
      expect(mirror.marked('u1-a').event).toMatchObject({ title: 'Second words', end: draft.end });
      const seen = seenByPerson(world, 'u1-a');
      expect(seen).toMatchObject({ title: 'Second words', busy: false, attendees: [] });
    },
  ],
  [
    'writes words alone, and leaves the time that the person gave it',
    async (world) => {
      const first = await created(world, 'u9-a');
      const { id, start } = seenByPerson(world, 'u9-a');
      world.person.changeEvent(id, { end: start + 3 * hourMs });
      const mirror = new Mirror(world);
      await mirror.read();
      const read = mirror.marked('u9-a');
      const draft = draftOf(world, 'Other words', 8);
      const only = writtenOf(await update(world, read, { draft, words: 'only' }));
      expect(only).toMatchObject({ id: first.id, key: 'u9-a' });
      expect(only.event).toMatchObject({ title: 'Other words', start, end: start + 3 * hourMs });
      expect(words(only.event.description)).toBe('About Other words');
    },
  ],
  [
    'takes the etag of a write, and that of a round, as the one last read',
    async (world) => {
      const mirror = new Mirror(world);
      const first = await created(world, 'u2-a');
      const draft = draftOf(world, 'Second', 8);
      expect(await update(world, first, { draft })).toMatchObject([{ is: 'written' }]);
      await mirror.read();
      const read = mirror.marked('u2-a');
      const third = { draft: draftOf(world, 'Third', 9) };
      expect(await update(world, read, third)).toMatchObject([{ is: 'written' }]);
      await mirror.read();
      const fourth = { draft: draftOf(world, 'Fourth', 9) };
      expect(await update(world, mirror.marked('u2-a'), fourth)).toMatchObject([{ is: 'written' }]);
    },
  ],
  [
    'writes without a condition where no etag is known',
    async (world) => {
      const first = await created(world, 'u3-a');
      world.person.changeEvent(seenByPerson(world, 'u3-a').id, { title: 'Theirs' });
      const draft = draftOf(world, 'Ours', 8);
      expect(await update(world, { ...first, etag: null }, { draft })).toMatchObject([
        { is: 'written' },
      ]);
      expect(seenByPerson(world, 'u3-a').title).toBe('Ours');
    },
  ],
  [
    'says changed and writes nothing where the person was quicker',
    async (world) => {
      const first = await created(world, 'u4-a');
      const moved = hourOf(world, 12, 16);
      world.person.changeEvent(seenByPerson(world, 'u4-a').id, { title: 'Theirs', ...moved });
      const draft = draftOf(world, 'Ours', 8);
      expect(await update(world, first, { draft })).toStrictEqual([{ is: 'changed' }]);
      expect(seenByPerson(world, 'u4-a')).toMatchObject({ title: 'Theirs', ...moved });
    },
  ],
  [
    'writes only the time where the words are theirs',
    async (world) => {
      const mirror = new Mirror(world);
      await created(world, 'u5-a');
      const mine = { title: 'My title', text: 'My own notes' };
      world.person.changeEvent(seenByPerson(world, 'u5-a').id, mine);
      await mirror.read();
      const draft = draftOf(world, 'Ours', 8);
      const live = mirror.marked('u5-a');
      const after = writtenOf(await update(world, live, { draft, words: 'theirs' }));
      expect(after.event).toMatchObject({ title: 'My title', start: draft.start });
      const seen = seenByPerson(world, 'u5-a');
      expect(seen).toMatchObject({ title: 'My title', start: draft.start, end: draft.end });
      expect(words(seen.text)).toBe('My own notes');
    },
  ],
  ...[true, false].map(
    (knowsEtag): ContractTest => [
      `says gone to an update ${knowsEtag ? 'with' : 'without'} an etag of what the person deleted`,
      async (world) => {
        const first = await created(world, 'u6-a');
        world.person.deleteEvent(seenByPerson(world, 'u6-a').id);
        const live = knowsEtag ? first : { ...first, etag: null };
        const draft = draftOf(world, 'Ours', 8);
        expect(await update(world, live, { draft })).toStrictEqual([{ is: 'gone' }]);
        expect(world.person.events()).toStrictEqual([]);
      },
    ],
  ),
  [
    'shows our event as the person left it when they drag, rename and delete it',
    async (world) => {
      const mirror = new Mirror(world);
      const { id } = await created(world, 'u7-a');
      await mirror.read();
      const theirs = seenByPerson(world, 'u7-a').id;
      world.person.changeEvent(theirs, { title: '✓ Done', ...hourOf(world, 7, 17) });
      await mirror.read();
      expect(mirror.marked('u7-a')).toMatchObject({
        id,
        event: { title: '✓ Done', start: at(world, 7, 17) },
      });
      world.person.deleteEvent(theirs);
      expect((await mirror.read()).changes).toContainEqual({ is: 'gone', id });
      expect(mirror.events()).toStrictEqual([]);
    },
  ],
];

function update(
  world: LiveWorld,
  live: LiveEvent,
  change: { readonly draft: EventDraft; readonly words?: 'ours' | 'theirs' | 'only' },
) {
  const { id, etag, key } = live;
  const write: EventWrite = {
    do: 'update',
    key: key ?? '',
    id,
    etag,
    words: change.words ?? 'ours',
    draft: change.draft,
  };
  return world.calendar.write(world.calendarId, [write]);
}
