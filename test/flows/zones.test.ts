/** Interviews in other zones than the person's: days of tasks are days on some wall, and never move by being read. */
import { describe, expect, it } from 'vitest';
import { dayMs, hourMs, type Zone } from '../../functions/domain/time.ts';
import { theirTurn } from '../../functions/domain/wish.ts';
import { twinStore } from '../world/twin-store.ts';
import { ownEvents, ownTasks, stepNames, wholeSeries } from './flow-sight.ts';
import { connectedWorld, providers } from './flow-world.ts';

const pairs = [
  ['Pacific/Auckland', 'America/Los_Angeles'],
  ['America/Los_Angeles', 'Pacific/Auckland'],
  ['Pacific/Kiritimati', 'Pacific/Pago_Pago'],
  ['Asia/Kolkata', 'Europe/London'],
  ['Europe/Berlin', 'America/New_York'],
] as const;

describe.each(providers)('with %s, a person', (name) => {
  it.each(pairs)('in %s with an interview in %s is written to once', async (own, theirs) => {
    const world = await connectedWorld([name], { zone: own as Zone });
    const side = world[name];
    // Over the end of summer time in both hemispheres' zones.
    const start = Date.parse('2026-10-22T15:00:00Z');
    const title = 'Interview with Acme';
    side.mailbox.person.addEvent({ title, start, end: start + hourMs, zone: theirs });
    await world.settle();
    expect(stepNames(side)).toStrictEqual(wholeSeries);
    const sight = () => [
      ownEvents(side).map((one) => [one.key, one.start, one.title]),
      ownTasks(side).map((one) => [one.key, one.due, one.title]),
    ];
    const before = sight();
    for (let day = 0; day < 14; day++) {
      world.later(dayMs);
      if (day % 5 === 4) side.mailbox.forgetCursors();
      expect([day, (await world.look(theirTurn)).written]).toStrictEqual([day, 0]);
    }
    expect(sight()).toStrictEqual(before);
    world.store = twinStore();
    world.person = '';
    await world.connect(side);
    await world.settle();
    expect(sight()).toStrictEqual(before);
  });
});
