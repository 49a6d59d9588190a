/** What an hourly sweep finds of a person: what was lost, and what nobody tells of. */
import { describe, expect, it } from 'vitest';
import type { AccountRecord, StepRecord } from '../../functions/domain/ledger/records.ts';
import type { ProviderName } from '../../functions/domain/ports/calendar.ts';
import { hourMs, type Instant, instant, minuteMs, plusMs } from '../../functions/domain/time.ts';
import { theirTurn, type Wish } from '../../functions/domain/wish.ts';
import { careWish } from '../../functions/flows/care-wish.ts';
import { busyWorld, cared, hourAfterTasks, stateOf, withAccount, withSteps } from './care-scene.ts';
import { eventNamed, stepNames, wholeSeries } from './flow-sight.ts';
import { accountIdOf, connectedWorld, type FlowWorld, providers } from './flow-world.ts';

/** When the debrief of the person's interview begins. */
function debriefOf(world: FlowWorld, name: ProviderName): Instant {
  return instant(eventNamed(world[name], 'debrief').start);
}

describe.each(providers)('whoever sweeps a person with %s', (name) => {
  const account = accountIdOf({ name });
  const one = (calendars: ReadonlySet<string> | null, tasks: boolean): Wish => {
    return { accounts: new Map([[account, { calendars, tasks }]]), plan: false, tend: false };
  };

  it('asks for nothing where all is well', async () => {
    expect(await cared(await busyWorld(name))).toBeNull();
    expect(await cared(await connectedWorld([name]))).toBeNull();
  });

  it('has everything read that was quiet for six hours, and not before', async () => {
    const world = await busyWorld(name);
    world.later(6 * hourMs - 1);
    expect(await cared(world)).toBeNull();
    world.later(1);
    expect(await cared(world)).toStrictEqual(one(null, true));
    await world.look((await cared(world)) as Wish);
    expect(await cared(world)).toBeNull();
  });

  it('finds an interview whose notification was lost', async () => {
    const world = await connectedWorld([name]);
    world.addInterview(world[name], 4);
    world.later(6 * hourMs);
    await world.settle((await cared(world)) as Wish);
    expect(stepNames(world[name])).toStrictEqual(wholeSeries);
  });

  it('has an account read that never was', async () => {
    const state = withAccount(await stateOf(await connectedWorld([name])), {});
    const [first] = state.accounts;
    if (!first) throw new Error('nobody is connected');
    const { readAt, ...unread } = first.value;
    expect(readAt).toBeDefined();
    const never = { ...state, accounts: [{ value: unread, version: 1 }] };
    const now = plusMs(readAt ?? instant(0), minuteMs);
    expect(careWish(never, now, hourAfterTasks(state.person.value.id, 1))).toStrictEqual(
      one(null, false),
    );
  });

  it('has a calendar read of which nobody tells', async () => {
    const world = await connectedWorld([name]);
    const due = hourAfterTasks(world.person, 1);
    const state = withAccount(await stateOf(world), { channels: [] });
    const calendars = new Set([world[name].mailbox.calendarId]);
    expect(careWish(state, world.now, due)).toStrictEqual(one(calendars, false));
    const unreadable = { calendar: 'none' as const, tasks: true, lists: true };
    const closed = withAccount(state, { permissions: unreadable });
    expect(careWish(closed, world.now, due)).toBeNull();
  });

  it('has open tasks read twice a day, at hours of their own', async () => {
    const world = await busyWorld(name);
    const state = await stateOf(world);
    const hours = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => {
      const wish = careWish(state, world.now, instant(hour * hourMs));
      if (wish) expect(wish).toStrictEqual(one(new Set(), true));
      return wish !== null;
    });
    expect(hours).toHaveLength(2);
    expect(new Set(hours.map((hour) => hour % 12)).size).toBe(1);
    const ticked = withSteps(state, (step) =>
      step.as === 'task' ? { ...step, deletedAt: world.now } : step,
    );
    const hour = instant((hours[0] ?? 0) * hourMs);
    expect(careWish(ticked, world.now, hour)).toBeNull();
    expect(careWish(ticked, plusMs(world.now, 6 * hourMs), hour)).toStrictEqual(one(null, false));
  });

  it.each([
    ['longer ago than a read may go unnoted', -(3 * hourMs + 31 * minuteMs), 0, true],
    ['and its step is under two hours old', -5 * hourMs, 2 * hourMs - 1, true],
    ['and its step was seen by other sweeps', -5 * hourMs, 2 * hourMs, false],
    ['and its step is still to come', -5 * hourMs, -1, false],
    ['and may have been read for its step', -(3 * hourMs + 29 * minuteMs), 0, false],
  ])('sees that a turn was lost: last read %s', async (_, ago, past, isLost) => {
    const world = await busyWorld(name);
    const start = debriefOf(world, name);
    const readAt = plusMs(start, ago);
    const read = withAccount(await stateOf(world), { readAt });
    // Of other steps nothing is to be said here.
    const state = withSteps(read, (step) =>
      step.key.endsWith('debrief') ? step : { ...step, state: 'absent' },
    );
    const wish = careWish(state, plusMs(start, past), hourAfterTasks(world.person, 1));
    if (isLost) expect(wish).toStrictEqual(theirTurn);
    else expect(wish).not.toStrictEqual(theirTurn);
  });

  it.each([
    ['done', (step: StepRecord) => ({ ...step, doneAt: step.seen?.at ?? null })],
    ['deleted', (step: StepRecord) => ({ ...step, deletedAt: step.seen?.at ?? null })],
    ['taken away', (step: StepRecord) => ({ ...step, state: 'absent' as const })],
  ])('knows that no turn comes for a step that is %s', async (_, change) => {
    const world = await busyWorld(name);
    const start = debriefOf(world, name);
    const state = withAccount(await stateOf(world), { readAt: plusMs(start, -5 * hourMs) });
    const due = hourAfterTasks(world.person, 1);
    expect(careWish(state, start, due)).toStrictEqual(theirTurn);
    expect(careWish(withSteps(state, change), start, due)).not.toStrictEqual(theirTurn);
  });

  it.each([5, 60, 170, 185, 350])(
    'asks nothing after a turn that came (read %i min before)',
    async (before) => {
      const world = await busyWorld(name);
      const start = debriefOf(world, name);
      // The last look that was stored, and the turn, which finds nothing new and stores nothing.
      world.now = plusMs(start, -15 * minuteMs - before * minuteMs);
      await world.look();
      world.now = plusMs(start, -15 * minuteMs + 10 * minuteMs);
      await world.look(theirTurn);
      for (const after of [0, 30, 60, 90]) {
        const wish = await cared(world, plusMs(start, after * minuteMs));
        expect([after, wish?.accounts === null]).toStrictEqual([after, false]);
      }
    },
  );

  it.each<[AccountRecord['status'], boolean]>([
    ['leaving', true],
    ['clearing', true],
    ['reconnect', false],
  ])('sees to an account that is %s: %s', async (status, tend) => {
    const world = await busyWorld(name);
    const state = withAccount(await stateOf(world), { status, channels: [] });
    const wish = careWish(state, plusMs(world.now, 99 * hourMs), hourAfterTasks(world.person, 0));
    expect(wish).toStrictEqual(tend ? { accounts: new Map(), plan: false, tend } : null);
  });

  it('sees to a person who wants everything erased', async () => {
    const world = await connectedWorld([name]);
    const { person, ...rest } = await stateOf(world);
    const asked = { value: { ...person.value, eraseAskedAt: world.now }, version: 1 };
    const wish = careWish({ ...rest, person: asked }, world.now, hourAfterTasks(world.person, 1));
    expect(wish?.tend).toBe(true);
  });
});
