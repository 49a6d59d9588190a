/** Channels: made, noted, renewed before they end, and stopped. */
import { describe, expect, it } from 'vitest';
import { dayMs, hourMs, minuteMs } from '../../functions/domain/time.ts';
import { everything } from '../../functions/domain/wish.ts';
import { keepWatch } from '../../functions/flows/keep-watch.ts';
import { pollWish } from '../../functions/flows/poll-wish.ts';
import { takeNotification } from '../../functions/flows/take-notification.ts';
import type { Decide } from '../world/faults.ts';
import type { Side } from './flow-side.ts';
import {
  accountIdOf,
  connectedWorld,
  type FlowWorld,
  providers,
  twoCalendars,
} from './flow-world.ts';
import { diesAt, survives } from './mishaps.ts';

const lifeMs = { google: 7 * dayMs, outlook: 4200 * minuteMs };

/** Everything that one run of `keepWatch` asks of the calendar and the store, in order. */
async function watched(world: FlowWorld): Promise<string[]> {
  const asked: string[] = [];
  const decide: Decide = ({ port, method, when }) => {
    if (when === 'before') asked.push(`${port}.${method}`);
    return null;
  };
  await keepWatch(world.ports(decide), world.person);
  return asked;
}

/** Requests to the provider in one run of `keepWatch`. */
async function requests(world: FlowWorld): Promise<string[]> {
  return (await watched(world)).filter((one) => one.startsWith('calendar.'));
}

async function heeds(world: FlowWorld, hint: FlowWorld['hints'][number]): Promise<string> {
  return (await takeNotification(world.ports(), { ...hint, isAboutChannel: false })).is;
}

async function polls(world: FlowWorld, side: Side): Promise<number> {
  const state = await world.store.load(world.person);
  const wish = state && pollWish(state, world.now);
  return wish?.accounts?.get(accountIdOf(side))?.calendars?.size ?? 0;
}

describe.each(providers)('a channel of %s', (name) => {
  it('is noted before it is asked for, so that its first notification is believed', async () => {
    const world = await connectedWorld([]);
    await world.connect(world[name]);
    const asked = await watched(world);
    expect(asked.indexOf('store.note')).toBeGreaterThan(-1);
    expect(asked.indexOf('store.note')).toBeLessThan(asked.indexOf('calendar.watch'));
  });

  it('is believed though the process died before the answer came', async () => {
    const world = await connectedWorld([]);
    await world.connect(world[name]);
    const dies: Decide = ({ method, when }) =>
      method === 'watch' && when === 'after' ? 'crash' : null;
    await keepWatch(world.ports(dies), world.person);
    expect(world.life.isDead).toBe(true);
    world.addInterview(world[name]);
    const hint = world.hints.at(-1);
    expect(hint && (await heeds(world, hint))).toBe('heeded');
  });

  it('is made once: a second run asks the provider nothing', async () => {
    const world = await connectedWorld([name]);
    expect(world[name].mailbox.channels()).toBe(1);
    expect(await requests(world)).toStrictEqual([]);
  });

  it('is renewed with a fifth of its life left, and not before', async () => {
    const world = await connectedWorld([name]);
    const fourFifths = (lifeMs[name] * 4) / 5;
    world.later(fourFifths - minuteMs);
    expect(await requests(world)).toStrictEqual([]);
    world.later(minuteMs);
    expect((await requests(world)).at(0)).toBe('calendar.renew');
    expect(await requests(world)).toStrictEqual([]);
    world.later(lifeMs[name] / 5 + hourMs);
    expect(world[name].mailbox.channels()).toBe(1);
  });

  it('lets no change fall between the old one and the new one', async () => {
    const world = await connectedWorld([name]);
    world.later((lifeMs[name] * 5) / 6);
    const asked: string[] = [];
    const decide: Decide = ({ port, method, when }) => {
      if (port === 'calendar' && when === 'before') asked.push(method);
      // Something changes at every moment of the exchange.
      if (port !== 'calendar') return null;
      world.hints.splice(0);
      world.addInterview(world[name], 2);
      expect([method, when, world.hints.length > 0]).toStrictEqual([method, when, true]);
      return null;
    };
    await keepWatch(world.ports(decide), world.person);
    const changed = name === 'google' ? ['renew', 'unwatch'] : ['renew'];
    expect(asked).toStrictEqual(changed);
    expect(world[name].mailbox.channels()).toBe(1);
    const hint = world.hints.at(-1);
    expect(hint && (await heeds(world, hint))).toBe('heeded');
  });

  it('that was replaced is believed no longer', async () => {
    const world = await connectedWorld([name]);
    world.addInterview(world[name]);
    const [old] = world.hints;
    world[name].mailbox.endChannels();
    world.later(lifeMs[name]);
    await world.look();
    world.hints.splice(0);
    world.addInterview(world[name], 5);
    const [hint] = world.hints;
    expect(hint && (await heeds(world, hint))).toBe('heeded');
    expect(hint?.channel).not.toBe(old?.channel);
    expect(old && (await heeds(world, old))).toBe('forged');
  });

  it('stays one where the process dies at any await of a renewal', async () => {
    for (let nth = 1; ; nth++) {
      const world = await connectedWorld([name]);
      world.later((lifeMs[name] * 5) / 6);
      await survives(keepWatch(world.ports(diesAt(nth)), world.person));
      const hasDied = world.life.isDead;
      world.later(lifeMs[name] / 10);
      await world.settle();
      world.hints.splice(0);
      world.addInterview(world[name], 2);
      const heeded = await Promise.all(world.hints.map((hint) => heeds(world, hint)));
      expect([nth, heeded.includes('heeded')]).toStrictEqual([nth, true]);
      if (!hasDied) break;
    }
  });

  it('that is refused is polled for, and asked for again a day later', async () => {
    const world = await connectedWorld([]);
    world[name].mailbox.refuseWatching(true);
    await world.connect(world[name]);
    await world.settle();
    expect(await polls(world, world[name])).toBe(1);
    world.later(23 * hourMs);
    expect(await requests(world)).toStrictEqual([]);
    world[name].mailbox.refuseWatching(false);
    world.later(hourMs);
    expect(await requests(world)).toStrictEqual(['calendar.watch']);
    expect(await polls(world, world[name])).toBe(0);
  });

  it('that the provider refuses to renew is polled for once it has ended', async () => {
    const world = await connectedWorld([name]);
    world[name].mailbox.refuseWatching(true);
    world[name].mailbox.endChannels();
    world.later(lifeMs[name] - minuteMs);
    await world.look();
    world.later(minuteMs);
    expect(await polls(world, world[name])).toBe(1);
  });

  it('is not asked for where nobody can notify us', async () => {
    const world = await connectedWorld([]);
    world.notifyUrl = null;
    await world.connect(world[name]);
    await world.settle();
    expect(world[name].mailbox.channels()).toBe(0);
    expect(await polls(world, world[name])).toBe(1);
  });

  it('is not kept for an account whose consent is over', async () => {
    const world = await connectedWorld([name]);
    world[name].consent.withdraw();
    await world.settle();
    world.later(30 * dayMs);
    expect(await requests(world)).toStrictEqual([]);
  });
});

describe('two calendars', () => {
  it.each([
    ['google', 2],
    ['outlook', 1],
  ] as const)('of %s have %i channels, and each change of either is told', async (name, count) => {
    const { world, side, first, second } = await twoCalendars(name);
    expect(side.mailbox.channels()).toBe(count);
    for (const calendar of [first, second]) {
      world.hints.splice(0);
      world.addInterview(side, 3, { calendar });
      const hint = world.hints[0];
      const heeded =
        hint && (await takeNotification(world.ports(), { ...hint, isAboutChannel: false }));
      if (heeded?.is !== 'heeded') throw new Error('nobody heeded it');
      const wished = heeded.wish.accounts?.get(accountIdOf({ name }))?.calendars ?? null;
      expect(wished === null || wished.has(calendar)).toBe(true);
    }
  });

  it("are watched one without the other where one is not the person's any more", async () => {
    const { world, side, second } = await twoCalendars('google');
    side.shown = (info) => ({ ...info, isOwn: info.id !== second });
    world.later(hourMs);
    await world.look(everything);
    expect(side.mailbox.channels()).toBe(1);
    world.hints.splice(0);
    world.addInterview(side, 3, { calendar: second });
    expect(world.hints).toStrictEqual([]);
  });
});
