/** Erasing a person: whatever crashes or refuses on the way, nothing of them is kept. */
import { describe, expect, it } from 'vitest';
import { everything, theirTurn } from '../../functions/domain/wish.ts';
import { askToErase, seeToErasure } from '../../functions/flows/erase-person.ts';
import { syncPerson } from '../../functions/flows/sync-person.ts';
import { viewPerson } from '../../functions/flows/view-person.ts';
import type { Decide } from '../world/faults.ts';
import { ownEvents, ownTasks, stepNames } from './flow-sight.ts';
import { type FlowWorld, twoAccounts } from './flow-world.ts';
import { diesAt, survives, unreachable } from './mishaps.ts';

const ours = (world: FlowWorld): readonly string[] => [
  ...stepNames(world.google),
  ...stepNames(world.outlook),
];

/** Fails every request of a port's method, as an unreachable provider does. */
function cut(port: string, method: string): Decide {
  const down = unreachable();
  return (moment) => (moment.port === port && moment.method === method ? down : null);
}

describe('erasing a person', () => {
  it('takes what we wrote away first, or leaves it, as they wish', async () => {
    for (const clear of [true, false]) {
      const world = await twoAccounts();
      const before = ours(world);
      expect(await askToErase(world.ports(), world.person, clear)).toBe(true);
      await world.settle();
      expect(await world.store.load(world.person)).toBeNull();
      expect(ours(world)).toEqual(clear ? [] : before);
    }
  });

  it('knows nobody who is not there', async () => {
    const world = await twoAccounts();
    expect(await askToErase(world.ports(), 'nobody', true)).toBe(false);
    expect(await world.store.load('nobody')).toBeNull();
  });

  it('forgets at once all that was set, said and read', async () => {
    const world = await twoAccounts();
    await askToErase(world.ports(), world.person, true);
    const state = await world.store.load(world.person);
    expect(JSON.stringify(state)).not.toMatch(/Acme|Globex|Interview|Follow up/);
    const steps = state?.interviews.flatMap(({ value }) => value.steps) ?? [];
    expect(steps.length).toBe(ours(world).length);
    expect(await viewPerson(world.ports(), world.person)).toBeNull();
  });

  it('keeps no entry of an account that is left as it is', async () => {
    const world = await twoAccounts();
    await askToErase(world.ports(), world.person, false);
    const state = await world.store.load(world.person);
    expect(state?.interviews).toEqual([]);
  });

  it('reads and writes nothing more for them meanwhile', async () => {
    const world = await twoAccounts();
    await askToErase(world.ports(), world.person, true);
    world.addInterview(world.google, 5, { title: 'Interview with Initech' });
    const before = ours(world);
    for (const wish of [theirTurn, everything]) await syncPerson(world.ports(), world.person, wish);
    expect(ours(world)).toEqual(before);
    expect(JSON.stringify(await world.store.load(world.person))).not.toContain('Initech');
  });

  it('has no turn of theirs come any more', async () => {
    const world = await twoAccounts();
    const year = world.at(365, 12);
    expect(world.schedule.due(year, 9)).toEqual([world.person]);
    await askToErase(world.ports(), world.person, false);
    expect(world.schedule.due(year, 9)).toEqual([]);
  });

  it('is finished by the next look, wherever the process died', async () => {
    for (let nth = 1; ; nth++) {
      const world = await twoAccounts();
      const ports = world.ports(diesAt(nth));
      const asking = askToErase(ports, world.person, true);
      const asked = await survives(asking.then(() => world.look(everything, ports)));
      const isNoted = (await world.store.load(world.person))?.person.value.eraseAskedAt;
      if (!asked && isNoted === undefined) await askToErase(world.ports(), world.person, true);
      await world.settle();
      expect([nth, await world.store.load(world.person)]).toEqual([nth, null]);
      expect([nth, ...ours(world)]).toEqual([nth]);
      if (asked) break;
    }
  });

  it('forgets a channel that cannot be stopped', async () => {
    const world = await twoAccounts();
    const state = await world.store.load(world.person);
    const ids = state?.accounts.flatMap(({ value }) => value.channels.map(({ id }) => id)) ?? [];
    expect(ids.length).toBeGreaterThan(1);
    await askToErase(world.ports(), world.person, false);
    await world.look(everything, world.ports(cut('calendar', 'unwatch')));
    expect(await world.store.load(world.person)).toBeNull();
    const notes = ids.map((id) => world.store.find(`channel/${id}`, world.now));
    expect((await Promise.all(notes)).filter((one) => one !== null)).toEqual([]);
  });

  it('erases a person who has no account', async () => {
    const world = await twoAccounts();
    const state = await world.store.load(world.person);
    for (const { value, version } of state?.accounts ?? []) {
      await world.store.remove(world.person, 'account', value.id, version);
    }
    await askToErase(world.ports(), world.person, true);
    await seeToErasure(world.ports(), world.person);
    expect(await world.store.load(world.person)).toBeNull();
  });

  it('writes anew for somebody who connects again later', async () => {
    const world = await twoAccounts();
    await askToErase(world.ports(), world.person, true);
    await world.settle();
    const before = world.person;
    world.person = '';
    await world.connect(world.google);
    await world.settle();
    expect(world.person).not.toBe(before);
    expect(ownEvents(world.google).length).toBeGreaterThan(0);
    expect(ownTasks(world.google).length).toBeGreaterThan(0);
  });
});
