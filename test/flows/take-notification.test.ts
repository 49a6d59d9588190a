/** Notifications: what is believed, and that a forged one costs nothing. */
import { describe, expect, it } from 'vitest';
import type { ProviderName } from '../../functions/domain/ports/calendar.ts';
import type { Hint } from '../../functions/domain/ports/queue.ts';
import type { Wish } from '../../functions/domain/wish.ts';
import { takeNotification } from '../../functions/flows/take-notification.ts';
import { accountIdOf, connectedWorld, type FlowWorld, providers } from './flow-world.ts';
import { hintOf } from './message-scene.ts';

/** A world with one true hint in it. */
async function hinted(name: ProviderName): Promise<[FlowWorld, Hint]> {
  const world = await connectedWorld([name]);
  return [world, hintOf(world, name)];
}

describe.each(providers)('a notification of %s', (name) => {
  const wish = (world: FlowWorld, tend: boolean): Wish => {
    const calendars = name === 'google' ? new Set([world.google.mailbox.calendarId]) : null;
    return {
      accounts: new Map([[accountIdOf({ name }), { calendars, tasks: false }]]),
      plan: false,
      tend,
    };
  };

  it('leads to a look at its calendar, or at the whole mailbox, and to nothing else', async () => {
    const [world, hint] = await hinted(name);
    expect(await takeNotification(world.ports(), hint)).toStrictEqual({
      ...{ is: 'heeded', person: world.person, wish: wish(world, false) },
    });
  });

  it('that is about the channel itself has the channel seen to', async () => {
    const [world, hint] = await hinted(name);
    expect(await takeNotification(world.ports(), { ...hint, isAboutChannel: true })).toStrictEqual({
      ...{ is: 'heeded', person: world.person, wish: wish(world, true) },
    });
  });

  it.each<[string, (hint: Hint) => Hint, number]>([
    ['another secret', (hint) => ({ ...hint, token: `${hint.token}x` }), 1],
    [
      'another secret of the same length',
      (hint) => ({ ...hint, token: hint.token.replace(/.$/, '~') }),
      1,
    ],
    ['no secret', (hint) => ({ ...hint, token: '' }), 1],
    ['an unknown channel', (hint) => ({ ...hint, channel: 'mint99999999999999999999' }), 1],
    ['no channel', (hint) => ({ ...hint, channel: '' }), 1],
    [
      'the name of another note',
      (hint) => ({ ...hint, channel: `../account/${accountIdOf({ name })}` }),
      1,
    ],
    ['a channel of 65 letters', (hint) => ({ ...hint, channel: 'c'.repeat(65) }), 0],
    ['a secret of 129 letters', (hint) => ({ ...hint, token: 't'.repeat(129) }), 0],
    ['a channel of a million letters', (hint) => ({ ...hint, channel: 'c'.repeat(1e6) }), 0],
  ])('with %s is forged: no provider is asked', async (_, spoil, lookups) => {
    const [world, hint] = await hinted(name);
    expect(await takeNotification(world.ports(), spoil(hint))).toStrictEqual({ is: 'forged' });
    const asked = Object.fromEntries(world.life.requests);
    expect(asked).toStrictEqual(lookups === 0 ? {} : { 'store.find': lookups });
  });

  it('with the secret of another channel of the same person is forged', async () => {
    const world = await connectedWorld(['google', 'outlook']);
    world.addInterview(world.google);
    world.addInterview(world.outlook);
    const [one, two] = world.hints;
    if (!one || !two) throw new Error('nobody was told');
    const mixed = { channel: one.channel, token: two.token, isAboutChannel: false };
    expect(await takeNotification(world.ports(), mixed)).toStrictEqual({ is: 'forged' });
  });
});
