/** Nothing is written over words that could not be read yet. */
import { describe, expect, it } from 'vitest';
import { Failure } from '../../functions/domain/failure.ts';
import { hourMs, minuteMs } from '../../functions/domain/time.ts';
import { changePerson } from '../../functions/flows/steer.ts';
import type { Decide } from '../world/faults.ts';
import { connectedWorld, eventNamed, type FlowWorld, type Side } from './flow-world.ts';

const providers = ['google', 'outlook'] as const;

/** The calendar can be written to, and not be read. */
const blind: Decide = ({ method }) =>
  method === 'changesSince' ? new Failure({ code: 'unreachable', status: 503 }) : null;

async function lookBlindly(world: FlowWorld): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    const wish = { accounts: new Map(), plan: true, tend: false };
    await world.look(wish, world.ports(blind));
    await world.look(undefined, world.ports(blind));
    world.later(minuteMs);
  }
}

async function scene(
  name: (typeof providers)[number],
): Promise<{ readonly world: FlowWorld; readonly side: Side }> {
  const world = await connectedWorld([name]);
  world.addInterview(world[name], 1);
  await world.settle();
  return { world, side: world[name] };
}

describe.each(providers)('in %s', (name) => {
  it('words of ours wait where the person wrote meanwhile, and theirs stay', async () => {
    const { world, side } = await scene(name);
    const { id, text } = eventNamed(side, 'status-1');
    side.mailbox.person.changeEvent(id, { text: `${text}\nRing Zoe.` });
    await changePerson(world.ports(), world.person, (known) => {
      return { ...known, cadence: 'how-often' };
    });
    await lookBlindly(world);
    expect(eventNamed(side, 'status-1').text).toContain('Ring Zoe.');
    world.later(hourMs);
    await world.settle();
    expect(eventNamed(side, 'status-1').text).toContain('Ring Zoe.');
    expect((await world.look()).written).toBe(0);
  });

  it('what nobody touched follows as soon as it is read', async () => {
    const { world, side } = await scene(name);
    const { id, start, end } = eventNamed(side, 'status-1');
    // Moved there and back: another version of the same.
    side.mailbox.person.changeEvent(id, { start: start + hourMs, end: end + hourMs });
    side.mailbox.person.changeEvent(id, { start, end });
    await changePerson(world.ports(), world.person, (known) => {
      return { ...known, cadence: 'how-often' };
    });
    await lookBlindly(world);
    expect(eventNamed(side, 'status-1').title).toMatch(/^Write/);
    world.later(hourMs);
    await world.settle();
    expect(eventNamed(side, 'status-1').title).toMatch(/^Call/);
    expect((await world.look()).written).toBe(0);
  });
});
