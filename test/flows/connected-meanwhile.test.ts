/** An account that is connected while the person's last one is being left behind. */
import { describe, expect, it } from 'vitest';
import { askToDisconnect, finishDisconnect } from '../../functions/flows/disconnect-account.ts';
import { beginSession } from '../../functions/flows/session.ts';
import { standBetween } from './between.ts';
import { stepNames, wholeSeries } from './flow-sight.ts';
import { connectedWorld, type FlowWorld } from './flow-world.ts';

const google = 'google:subject-google';
const outlook = 'outlook:subject-outlook';

/** A person whose one account, with an interview in it, is asked to be cleared and left. */
async function leaving(): Promise<FlowWorld> {
  const world = await connectedWorld(['google']);
  world.addInterview(world.google, 3);
  await world.settle();
  await askToDisconnect(world.ports(), world.person, google, true);
  return world;
}

async function accountsOf(world: FlowWorld): Promise<readonly string[]> {
  return (await beginSession(world.ports(), world.person))?.accounts.map(({ id }) => id) ?? [];
}

describe('an account connected while the last one is left', () => {
  it('stays when the other is gone, with all that is owed there', async () => {
    const world = await leaving();
    const before = world.ports.bind(world);
    let isConnected = false;
    standBetween(world, 'google', ({ calendar, tasks }) => ({
      tasks,
      calendar: {
        ...calendar,
        write: async (id, writes) => {
          // The first entries are being taken away, and the person does not wait for it.
          if (!isConnected) await world.connect(world.outlook, world.person, before());
          isConnected = true;
          return await calendar.write(id, writes);
        },
      },
    }));
    await finishDisconnect(world.ports(), world.person, google);
    expect(isConnected).toBe(true);
    expect(await accountsOf(world)).toStrictEqual([outlook]);
    world.addInterview(world.outlook, 4);
    await world.settle();
    expect(stepNames(world.outlook)).toStrictEqual(wholeSeries);
  });

  it.each([
    ['before it is stored', 'before'],
    ['after it is stored', 'after'],
  ])('makes the person anew where they are erased in the moment %s', async (_, moment) => {
    const world = await leaving();
    const ports = world.ports();
    let isErased = false;
    const erase = async (): Promise<void> => {
      if (isErased) return;
      isErased = true;
      await world.store.erase(world.person);
    };
    const save: typeof ports.store.save = async (person, item, version) => {
      const isNew = item.kind === 'account' && item.value.id === outlook;
      if (isNew && moment === 'before') await erase();
      const saved = await world.store.save(person, item, version);
      if (isNew && moment === 'after') await erase();
      return saved;
    };
    const store = { ...world.store, save };
    const connected = await world.connect(world.outlook, world.person, { ...ports, store });
    expect(isErased).toBe(true);
    expect(connected).toMatchObject({ is: 'connected', person: world.person });
    expect(await accountsOf(world)).toContain(outlook);
  });
});
