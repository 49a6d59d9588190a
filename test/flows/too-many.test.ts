/** Calendars take invitations from strangers: who is sent thousands of them is still looked at. */
import { describe, expect, it } from 'vitest';
import { everything } from '../../functions/domain/wish.ts';
import type { Side } from './flow-side.ts';
import { stepNames, wholeSeries } from './flow-sight.ts';
import { connectedWorld, type FlowWorld, providers } from './flow-world.ts';

function invite(world: FlowWorld, side: Side, count: number): void {
  for (let i = 0; i < count; i++) {
    world.addInterview(side, 3 + (i % 40), { title: `Interview with Spam${i}works` });
  }
}

async function interviewsOf(world: FlowWorld): Promise<readonly string[]> {
  const state = await world.store.load(world.person);
  return (state?.interviews ?? []).map(({ value }) => value.copies[0]?.event.title ?? '');
}

describe.each(providers)('a calendar of %s that is full of invitations', (name) => {
  it('is planned as far as three hundred, and what the person tagged in any case', async () => {
    const world = await connectedWorld([name]);
    invite(world, world[name], 330);
    world.addInterview(world[name], 2, { title: 'Interview with Globex #interview' });
    let looks = 1;
    for (let next = await world.look(everything); next.again !== null; looks++) {
      expect(looks).toBeLessThan(20);
      next = await world.look(next.again.wish);
    }
    const titles = await interviewsOf(world);
    expect(titles).toContain('Interview with Globex #interview');
    expect(titles.length).toBeLessThanOrEqual(301);
    expect(titles.length).toBeGreaterThanOrEqual(300);
    expect(await world.look()).toMatchObject({ written: 0, again: null });
  });

  it('is written to two hundred steps at a time, until all are there', async () => {
    const world = await connectedWorld([name]);
    invite(world, world[name], 30);
    const first = await world.look(everything);
    expect(first.written).toBeLessThanOrEqual(200);
    expect(first.again).toMatchObject({ afterMs: 0 });
    await world.settle();
    expect(stepNames(world[name])).toHaveLength(30 * wholeSeries.length);
    expect(await world.look()).toMatchObject({ written: 0, again: null });
  });
});
