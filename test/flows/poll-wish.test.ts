/** What has to be asked for because nobody tells. */
import { describe, expect, it } from 'vitest';
import type { AccountRecord } from '../../functions/domain/ledger/records.ts';
import { pollWish } from '../../functions/flows/poll-wish.ts';
import { taskNamed } from './flow-sight.ts';
import {
  accountIdOf,
  connectedWorld,
  type FlowWorld,
  providers,
  withInterview,
} from './flow-world.ts';

/** What one round of polling wishes for that account; null: nothing. */
async function polled(world: FlowWorld, account: string) {
  const state = await world.store.load(world.person);
  const wish = state && pollWish(state, world.now);
  return wish?.accounts?.get(account) ?? null;
}

describe.each(providers)('a round of polling of %s', (name) => {
  const account = accountIdOf({ name });

  it('asks nothing where everything is told and no task is open', async () => {
    const world = await connectedWorld([name]);
    expect(await polled(world, account)).toBeNull();
  });

  it('asks for tasks while one is open, since no provider tells of them', async () => {
    const { world } = await withInterview(name);
    const { person } = world[name].mailbox;
    expect(await polled(world, account)).toStrictEqual({ calendars: new Set(), tasks: true });
    for (const step of ['prepare', 'closing', 'thank-you'])
      person.deleteTask(taskNamed(world[name], step).id);
    await world.settle();
    expect(await polled(world, account)).toBeNull();
  });

  it('asks for a calendar whose channel has ended', async () => {
    const world = await connectedWorld([name]);
    const { calendarId } = world[name].mailbox;
    const channel = (await world.account(world[name]))?.channels[0];
    world.now = channel?.expires ?? world.now;
    expect(await polled(world, account)).toStrictEqual({
      ...{ calendars: new Set([calendarId]), tasks: false },
    });
  });

  it.each<AccountRecord['status']>(['reconnect', 'leaving', 'clearing'])(
    'asks nothing of an account that is %s',
    async (status) => {
      const world = await connectedWorld([name]);
      const state = await world.store.load(world.person);
      const known = state?.accounts[0];
      if (!state || !known) throw new Error('nobody is connected');
      const value: AccountRecord = { ...known.value, status, channels: [] };
      expect(pollWish({ ...state, accounts: [{ ...known, value }] }, world.now)).toBeNull();
    },
  );

  it('looks only where it asked: the wish reads one list and no calendar', async () => {
    const { world } = await withInterview(name);
    const state = await world.store.load(world.person);
    const wish = state && pollWish(state, world.now);
    if (!wish) throw new Error('nothing is asked for');
    await world.look(wish);
    await world.look(wish);
    expect(Object.fromEntries(world.life.requests)).toStrictEqual({
      ...{ 'store.load': 1, 'tasks.changesSince': 1 },
    });
  });
});
