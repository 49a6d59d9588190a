/** Nothing is written over words that could not be read yet. */
import { describe, expect, it } from 'vitest';
import { hourMs, minuteMs } from '../../functions/domain/time.ts';
import { planOnly } from '../../functions/domain/wish.ts';
import { changePerson } from '../../functions/flows/steer.ts';
import type { Decide } from '../world/faults.ts';
import { eventNamed } from './flow-sight.ts';
import { type FlowWorld, providers, withInterview } from './flow-world.ts';
import { unreachable } from './mishaps.ts';

/** The calendar can be written to, and not be read. */
const blind: Decide = ({ method }) => (method === 'changesSince' ? unreachable() : null);

async function lookBlindly(world: FlowWorld): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    await world.look(planOnly, world.ports(blind));
    await world.look(undefined, world.ports(blind));
    world.later(minuteMs);
  }
}

describe.each(providers)('in %s', (name) => {
  it('words of ours wait where the person wrote meanwhile, and theirs stay', async () => {
    const { world, side } = await withInterview(name, 1);
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
    const { world, side } = await withInterview(name, 1);
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
