/** What every Calendar must do with removes, and with watching. */
import { expect } from 'vitest';
import type { Channel, EventWrite, WatchRequest } from '../../functions/domain/ports/calendar.ts';
import { hourMs, plusMs } from '../../functions/domain/time.ts';
import { created } from './event-drafts.ts';
import {
  type ContractTest,
  hourOf,
  type LiveWorld,
  Mirror,
  only,
  seenByPerson,
} from './live-world.ts';

/** Tests of what is taken away. */
export const removeTests: readonly ContractTest[] = [
  [
    'removes our event, and no other',
    async (world) => {
      const mirror = new Mirror(world);
      world.person.addEvent({ title: 'Theirs', ...hourOf(world, 5, 11) });
      await created(world, 'r1-b');
      await mirror.read();
      const live = await created(world, 'r1-a');
      expect(await remove(world, live)).toStrictEqual([{ is: 'removed' }]);
      await mirror.read();
      expect(mirror.events().map((one) => one.key)).toHaveLength(2);
      expect(mirror.marked('r1-b').event.title).toBe('Follow-up r1-b');
      expect(mirror.titled('Theirs').key).toBeNull();
      expect(world.person.events()).toHaveLength(2);
    },
  ],
  ...[true, false].map(
    (knowsEtag): ContractTest => [
      `says removed ${knowsEtag ? 'with' : 'without'} an etag to what is gone already`,
      async (world) => {
        const ours = await created(world, 'r2-a');
        const theirs = await created(world, 'r2-b');
        await remove(world, ours);
        world.person.deleteEvent(seenByPerson(world, 'r2-b').id);
        for (const live of [ours, theirs]) {
          const etag = knowsEtag ? live.etag : null;
          expect(await remove(world, { ...live, etag })).toStrictEqual([{ is: 'removed' }]);
        }
        expect(world.person.events()).toStrictEqual([]);
      },
    ],
  ),
  [
    'says changed and removes nothing where the person changed it since',
    async (world) => {
      const live = await created(world, 'r3-a');
      world.person.changeEvent(seenByPerson(world, 'r3-a').id, { title: 'Done: thank Zoë' });
      expect(await remove(world, live)).toStrictEqual([{ is: 'changed' }]);
      expect(seenByPerson(world, 'r3-a').title).toBe('Done: thank Zoë');
    },
  ],
];

/** Tests of channels. */
export const watchTests: readonly ContractTest[] = [
  [
    'watches a calendar until a moment that the provider names',
    async (world) => {
      const channel = await watched(world, 'channel-1');
      expect(channel).toMatchObject({ token: 'secret-1', calendar: world.calendarId });
      expect(channel.id).toBe('channel-1');
      expect(channel.begun).toBe(world.now());
      expect(channel.expires).toBeGreaterThan(plusMs(world.now(), hourMs));
    },
  ],
  [
    'renews a channel as the same or as another one',
    async (world) => {
      const channel = await watched(world, 'channel-2');
      const renewed = await world.calendar.renew(channel, request(world, 'channel-3'));
      expect(renewed.is).toBe('watching');
      if (renewed.is !== 'watching') return;
      const { id, token, expires } = renewed.channel;
      expect(['channel-2/secret-2', 'channel-3/secret-3']).toContain(`${id}/${token}`);
      expect(expires).toBeGreaterThanOrEqual(channel.expires);
      await world.calendar.unwatch(renewed.channel);
    },
  ],
  [
    'stops watching, also where the channel is not known any more',
    async (world) => {
      const channel = await watched(world, 'channel-4');
      await world.calendar.unwatch(channel);
      await expect(world.calendar.unwatch(channel)).resolves.toBeUndefined();
      const unknown = { ...channel, id: 'channel-5', resource: 'nobody-knows-it' };
      await expect(world.calendar.unwatch(unknown)).resolves.toBeUndefined();
    },
  ],
];

function remove(world: LiveWorld, live: { id: string; etag: string | null; key: string | null }) {
  const { id, etag, key } = live;
  const write: EventWrite = { do: 'remove', key: key ?? '', id, etag };
  return world.calendar.write(world.calendarId, [write]);
}

function request(world: LiveWorld, id: string): WatchRequest {
  const token = `secret-${id.slice(-1)}`;
  return { id, token, calendar: world.calendarId, url: world.notifyUrl, now: world.now() };
}

async function watched(world: LiveWorld, id: string): Promise<Channel> {
  const watching = await world.calendar.watch(request(world, id));
  expect(watching.is).toBe('watching');
  return only(watching.is === 'watching' ? [watching.channel] : []);
}
