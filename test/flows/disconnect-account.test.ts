/** Disconnecting: what is stopped, taken away, given back and forgotten, whatever happens meanwhile. */
import { describe, expect, it } from 'vitest';
import { hourMs } from '../../functions/domain/time.ts';
import { everything } from '../../functions/domain/wish.ts';
import { askToDisconnect, finishDisconnect } from '../../functions/flows/disconnect-account.ts';
import { takeNotification } from '../../functions/flows/take-notification.ts';
import type { Side } from './flow-side.ts';
import { eventNamed, ownEvents, stepNames, taskNamed, wholeSeries } from './flow-sight.ts';
import {
  accountIdOf,
  connectedWorld,
  type FlowWorld,
  otherSide,
  providers,
  twoAccounts,
  withInterview,
} from './flow-world.ts';
import { diesAt, survives } from './mishaps.ts';

async function disconnect(world: FlowWorld, side: Side, clear: boolean): Promise<void> {
  await askToDisconnect(world.ports(), world.person, accountIdOf(side), clear);
  await finishDisconnect(world.ports(), world.person, accountIdOf(side));
}

describe.each(providers)('disconnecting %s', (name) => {
  it('leaves what was written, and forgets all that was known of the account', async () => {
    const world = await twoAccounts();
    await disconnect(world, world[name], false);
    expect(stepNames(world[name])).toStrictEqual(wholeSeries);
    const stored = JSON.stringify(await world.store.load(world.person));
    expect(stored).not.toContain(accountIdOf(world[name]));
    expect(stored).not.toContain(`${name}@example.com`);
    expect(stored).toContain(accountIdOf(otherSide(world, name)));
  });

  it('takes away what was written, and nothing else, where the person wishes it', async () => {
    const world = await twoAccounts();
    const { person, offences } = world[name].mailbox;
    const lunch = person.addEvent({ title: 'Lunch', start: world.at(2, 12), end: world.at(2, 13) });
    const before = stepNames(otherSide(world, name));
    await disconnect(world, world[name], true);
    expect(stepNames(world[name])).toStrictEqual([]);
    expect(person.events().map(({ id }) => id)).toContain(lunch);
    expect(person.events().map(({ title }) => title)).toHaveLength(2);
    await world.settle();
    expect(stepNames(otherSide(world, name))).toStrictEqual(before);
    expect(offences).toStrictEqual([]);
  });

  it('takes away also what the person moved, reworded and ticked', async () => {
    const world = await twoAccounts();
    const { person } = world[name].mailbox;
    for (const [index, { id }] of ownEvents(world[name]).entries()) {
      if (index % 2 === 0) person.changeEvent(id, { title: 'Ring Zoe', start: world.at(20, 9) });
    }
    person.tickTask(taskNamed(world[name], 'prepare').id);
    await disconnect(world, world[name], true);
    expect(stepNames(world[name])).toStrictEqual([]);
  });

  it('stops its channels, forgets their secrets, and gives the grant back', async () => {
    const world = await twoAccounts();
    const hint = world.hints.findLast(({ channel }) => channel !== '');
    await disconnect(world, world[name], false);
    expect(world[name].mailbox.channels()).toBe(0);
    expect(otherSide(world, name).mailbox.channels()).toBe(1);
    const hints = [...world.hints, ...(hint ? [hint] : [])];
    const heeded = await Promise.all(
      hints.map((one) => takeNotification(world.ports(), { ...one, isAboutChannel: false })),
    );
    const accounts = heeded.flatMap((one) =>
      one.is === 'heeded' ? [...(one.wish.accounts?.keys() ?? [])] : [],
    );
    expect(new Set(accounts)).toStrictEqual(new Set([accountIdOf(otherSide(world, name))]));
    await expect(
      world[name].consent.refresh(`refresh-of-subject-${name}-5`, world.now),
    ).rejects.toThrow('reconnect');
  });

  it('lets the account be connected by somebody else afterwards', async () => {
    const world = await twoAccounts();
    await disconnect(world, world[name], false);
    const connected = await world.connect(world[name], '');
    expect(connected.is).toBe('connected');
    expect(connected).not.toMatchObject({ person: world.person });
  });

  it('is asked for in vain where there is no such account or person', async () => {
    const world = await connectedWorld([name]);
    expect(await askToDisconnect(world.ports(), world.person, 'google:nobody', true)).toBe(false);
    expect(await askToDisconnect(world.ports(), 'nobody', accountIdOf(world[name]), true)).toBe(
      false,
    );
    expect((await world.account(world[name]))?.status).toBe('connected');
  });

  it('keeps every job from the account from the moment it is asked for', async () => {
    const world = await twoAccounts();
    await askToDisconnect(world.ports(), world.person, accountIdOf(world[name]), false);
    world.addInterview(world[name], 6, { title: 'Interview with Initech' });
    const report = await world.look({ ...everything, tend: false });
    expect(report.read).toStrictEqual([accountIdOf(otherSide(world, name))]);
    expect(stepNames(world[name])).toStrictEqual(wholeSeries);
  });

  it.each([true, false])('goes on after a crash at any await (clearing: %s)', async (clear) => {
    for (let nth = 1; ; nth++) {
      const world = await twoAccounts();
      await askToDisconnect(world.ports(), world.person, accountIdOf(world[name]), clear);
      const ports = world.ports(diesAt(nth));
      await survives(finishDisconnect(ports, world.person, accountIdOf(world[name])));
      const hasDied = world.life.isDead;
      await world.settle();
      expect([nth, await world.account(world[name])]).toStrictEqual([nth, null]);
      const left = clear ? [] : wholeSeries;
      expect([nth, ...stepNames(world[name])]).toStrictEqual([nth, ...left]);
      expect([nth, ...stepNames(otherSide(world, name))]).toStrictEqual([nth, ...wholeSeries]);
      if (!hasDied) break;
    }
  });

  it('does not hold the person where the provider cannot be reached', async () => {
    const world = await twoAccounts();
    world.later(2 * hourMs);
    world[name].consent.server = 'unreachable';
    await disconnect(world, world[name], false);
    expect(await world.account(world[name])).toBeNull();
  });

  it('waits with clearing until the provider can be reached, then clears', async () => {
    const world = await twoAccounts();
    world.later(2 * hourMs);
    world[name].consent.server = 'unreachable';
    await disconnect(world, world[name], true);
    expect((await world.account(world[name]))?.status).toBe('clearing');
    world[name].consent.server = 'up';
    await world.settle();
    expect(await world.account(world[name])).toBeNull();
    expect(stepNames(world[name])).toStrictEqual([]);
  });

  it('goes on clearing where a second click asks for less', async () => {
    const world = await twoAccounts();
    await askToDisconnect(world.ports(), world.person, accountIdOf(world[name]), true);
    await disconnect(world, world[name], false);
    expect(stepNames(world[name])).toStrictEqual([]);
  });

  it.each([true, false])('needs no consent any more (clearing: %s)', async (clear) => {
    const world = await twoAccounts();
    world[name].consent.withdraw();
    await disconnect(world, world[name], clear);
    expect(await world.account(world[name])).toBeNull();
    expect(stepNames(world[name])).toStrictEqual(wholeSeries);
  });

  it.each([true, false])(
    'ends also an account that waits for the person (clearing: %s)',
    async (clear) => {
      const world = await twoAccounts();
      world[name].consent.withdraw();
      await world.settle();
      expect((await world.account(world[name]))?.status).toBe('reconnect');
      await disconnect(world, world[name], clear);
      expect(await world.account(world[name])).toBeNull();
    },
  );

  it('erases the person with their last account', async () => {
    const world = await twoAccounts();
    await disconnect(world, otherSide(world, name), false);
    expect(await world.store.persons(null, 10)).toStrictEqual([world.person]);
    await disconnect(world, world[name], false);
    expect(await world.store.load(world.person)).toBeNull();
    expect(await world.store.persons(null, 10)).toStrictEqual([]);
    expect(world.schedule.next()).toBeNull();
    expect(await world.look()).toMatchObject({ read: [], written: 0, again: null });
  });

  it('and connecting again takes over what was left in the calendar, and writes nothing twice', async () => {
    const { world } = await withInterview(name, 3);
    await disconnect(world, world[name], false);
    world.person = '';
    await world.connect(world[name]);
    await world.settle();
    expect(stepNames(world[name])).toStrictEqual(wholeSeries);
  });

  it.each([
    [false, wholeSeries.filter((step) => step !== 'status-1 event')],
    [true, wholeSeries],
  ])(
    'and connecting again starts over only where all was taken away (clearing: %s)',
    async (clear, left) => {
      const { world, side } = await withInterview(name, 3);
      side.mailbox.person.deleteEvent(eventNamed(side, 'status-1').id);
      await world.settle();
      await disconnect(world, side, clear);
      world.person = '';
      await world.connect(side);
      await world.settle();
      expect(stepNames(side)).toStrictEqual(left);
      expect((await world.look()).written).toBe(0);
    },
  );

  it('is not held by what may not be taken away any more', async () => {
    const world = await twoAccounts();
    const side = world[name];
    side.refusesTasks = true;
    await disconnect(world, side, true);
    for (let turn = 0; turn < 3; turn++) {
      await world.look();
      world.later(hourMs);
    }
    expect(await world.account(side)).toBeNull();
    expect(ownEvents(side)).toStrictEqual([]);
  });
});

describe('who disconnects and comes back, again and again', () => {
  it.each(['google', 'outlook'] as const)(
    'gets every follow-up in %s, however the account was left before',
    async (name) => {
      const { world, side } = await withInterview(name, 3);
      const leave = async (clear: boolean): Promise<void> => {
        const { id } = (await world.account(side)) ?? { id: '' };
        await askToDisconnect(world.ports(), world.person, id, clear);
        await world.settle();
        world.person = '';
        await world.connect(side);
        await world.settle();
      };
      for (const clear of [true, true, true, false, true, false, false, true]) {
        await leave(clear);
        expect({ clear, steps: stepNames(side) }).toStrictEqual({ clear, steps: wholeSeries });
      }
    },
  );
});
