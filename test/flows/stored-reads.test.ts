/** What is stored after a look: what is news at once, cursors alone so seldom that it costs little. */
import { describe, expect, it } from 'vitest';
import { type AccountRecord, readAtGrainMs } from '../../functions/domain/ledger/records.ts';
import { dayMs, hourMs, instant, minuteMs } from '../../functions/domain/time.ts';
import { theirTurn } from '../../functions/domain/wish.ts';
import { seededRandom } from '../world/random.ts';
import { refuse, toldOf } from './between.ts';
import type { Side } from './flow-side.ts';
import { stepNames, wholeSeries } from './flow-sight.ts';
import { connectedWorld, type FlowWorld, providers, withInterview } from './flow-world.ts';
import { unreachable } from './mishaps.ts';

const failed = unreachable();

/** How often accounts are saved from now on. */
function savesOf(world: FlowWorld): () => number {
  let saves = 0;
  const { save } = world.store;
  world.store = {
    ...world.store,
    save: async (person, item, version) => {
      if (item.kind === 'account') saves += 1;
      return await save(person, item, version);
    },
  };
  return () => saves;
}

async function accountOf(world: FlowWorld, side: Side): Promise<AccountRecord> {
  const account = await world.account(side);
  if (!account) throw new Error('it is not connected');
  return account;
}

/** Something that is no interview. */
function addOther(world: FlowWorld, side: Side, count = 1): void {
  for (let i = 0; i < count; i++) world.addInterview(side, 5, { title: 'Lunch with Kim' });
}

describe.each(providers)('of a look at %s', (name) => {
  const told = toldOf(name);

  it.each([
    ['nothing', 0],
    ['an event that is none of ours', 1],
    ['a hundred of them', 100],
  ])('that finds %s nothing is stored', async (_, count) => {
    const world = await connectedWorld([name]);
    const saves = savesOf(world);
    addOther(world, world[name], count);
    const before = await accountOf(world, world[name]);
    for (const wish of [told, told, theirTurn]) {
      world.later(10 * minuteMs);
      expect((await world.look(wish)).failures).toStrictEqual([]);
    }
    expect(saves()).toBe(0);
    expect(await accountOf(world, world[name])).toStrictEqual(before);
  });

  it('that finds more than is read twice the cursor is stored', async () => {
    const world = await connectedWorld([name]);
    addOther(world, world[name], 101);
    const before = await accountOf(world, world[name]);
    await world.look(told);
    const { calendars, readAt } = await accountOf(world, world[name]);
    expect(calendars[0]?.cursor).not.toBe(before.calendars[0]?.cursor);
    expect(readAt).toBe(world.now);
  });

  it('that finds an interview the cursor is stored, once its steps are written', async () => {
    const world = await connectedWorld([name]);
    const before = await accountOf(world, world[name]);
    world.addInterview(world[name], 4);
    world.later(minuteMs);
    await world.look(told);
    const after = await accountOf(world, world[name]);
    expect(after.calendars[0]?.cursor).not.toBe(before.calendars[0]?.cursor);
    expect(after.readAt).toBe(world.now);
    expect(stepNames(world[name])).toStrictEqual(wholeSeries);
  });

  it('cursors are never older than three hours, and seldom stored', async () => {
    const random = seededRandom(31);
    const world = await connectedWorld([name]);
    const saves = savesOf(world);
    const side = world[name];
    const begun = world.now;
    let looks = 0;
    while (world.now < begun + 3 * dayMs) {
      world.later(random.between(1, 40) * minuteMs);
      if (random.chance(0.7)) addOther(world, side);
      await world.look(random.chance(0.2) ? theirTurn : told);
      looks += 1;
      const { readAt, calendars } = await accountOf(world, side);
      expect(world.now - (readAt ?? 0)).toBeLessThan(readAtGrainMs);
      expect(calendars[0]?.cursor).not.toBeNull();
    }
    expect(looks).toBeGreaterThan(150);
    // Twenty-four in three days, and one for each time that a window is laid anew.
    expect(saves()).toBeLessThanOrEqual(26);
  });

  it('what was read and not stored is read again, and costs no write', async () => {
    const world = await connectedWorld([name]);
    addOther(world, world[name], 3);
    await world.look(told);
    world.addInterview(world[name], 4);
    expect((await world.look(told)).written).toBe(wholeSeries.length);
    world.later(4 * hourMs);
    addOther(world, world[name], 2);
    await world.look(told);
    expect((await world.look(theirTurn)).written).toBe(0);
    expect(stepNames(world[name])).toStrictEqual(wholeSeries);
  });

  const atOnce: readonly (readonly [
    string,
    (world: FlowWorld, side: Side) => void,
    (account: AccountRecord, side: Side) => unknown,
    unknown,
  ])[] = [
    [
      'that a calendar came back empty',
      (_, side) => {
        side.isBlank = true;
      },
      (account, side) => account.suddenlyEmpty.includes(side.mailbox.calendarId),
      true,
    ],
    [
      'that a calendar is no more',
      (_, side) => void side.deleted.add(side.mailbox.calendarId),
      (account) => account.listedAt,
      null,
    ],
    [
      'that calendars may not be read any more',
      (_, side) => {
        side.permissions = { ...side.permissions, calendar: 'none' };
      },
      (account) => account.permissions.calendar,
      'none',
    ],
    [
      'that tasks may not be read any more',
      (_, side) => {
        side.refusesTasks = true;
      },
      (account) => account.permissions.tasks,
      false,
    ],
    [
      'that it could not be read',
      (world, side) => refuse(world, side.name, () => failed),
      (account) => [account.isBehind, account.behindSince !== undefined],
      [true, true],
    ],
  ];

  it.each(atOnce)('%s is stored at once', async (_, happen, stored, expected) => {
    const { world, side } = await withInterview(name, 4);
    await world.settle();
    world.later(minuteMs);
    expect(stored(await accountOf(world, side), side)).not.toStrictEqual(expected);
    happen(world, side);
    await world.look(theirTurn);
    expect(stored(await accountOf(world, side), side)).toStrictEqual(expected);
  });

  it('that it could be read again is stored at once, and since when it could not stays', async () => {
    const world = await connectedWorld([name]);
    let fails = true;
    refuse(world, name, () => (fails ? failed : null));
    await world.look(told);
    const since = world.now;
    world.later(minuteMs);
    await world.look(told);
    expect(await accountOf(world, world[name])).toMatchObject({
      isBehind: true,
      behindSince: since,
    });
    fails = false;
    world.later(minuteMs);
    await world.look(told);
    const { isBehind, behindSince, readAt } = await accountOf(world, world[name]);
    expect([isBehind, behindSince, readAt]).toStrictEqual([false, undefined, world.now]);
  });

  it('its tasks do not make up for calendars that could not be read', async () => {
    const { world, interview: id } = await withInterview(name, 4);
    const { readAt } = await accountOf(world, world[name]);
    world[name].mailbox.person.changeEvent(id, { start: world.at(6, 15) });
    let reads = 0;
    // The interview is seen to move; whatever is read after that fails.
    refuse(world, name, () => (++reads > 1 ? failed : null));
    await world.look(told);
    world.later(minuteMs);
    await world.look(theirTurn);
    const account = await accountOf(world, world[name]);
    expect(account).toMatchObject({ isBehind: true, behindSince: world.now });
    expect(account.readAt).toBeLessThan(world.now);
    expect(instant(account.readAt ?? 0)).toBeGreaterThanOrEqual(readAt ?? 0);
  });
});
