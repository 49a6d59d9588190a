/** What was written and not remembered, of an interview that has moved since: nobody else has moved it. */
import { expect, it } from 'vitest';
import type { ProviderName } from '../../functions/domain/ports/calendar.ts';
import type { Decide } from '../world/faults.ts';
import { toldOf } from './between.ts';
import { stepsSeen } from './flow-sight.ts';
import { connectedWorld, type FlowWorld } from './flow-world.ts';
import { unreachable } from './mishaps.ts';

/** A look that writes everything and can store nothing of how it went. */
async function forgetfulLook(world: FlowWorld, name: ProviderName): Promise<void> {
  let hasWritten = false;
  const decide: Decide = ({ port, when }) => {
    if (when === 'write-after') hasWritten = true;
    if (port !== 'store' || when !== 'before' || !hasWritten) return null;
    return unreachable();
  };
  await expect(world.look(toldOf(name), world.ports(decide))).rejects.toThrow('unreachable');
}

it.each([
  ['google', 1],
  ['google', 2],
  ['outlook', 1],
  ['outlook', 2],
] as const)('follows the interview (%s, forgotten %i times)', async (name, times) => {
  const [world, calm] = [await connectedWorld([name]), await connectedWorld([name])];
  const side = world[name];
  const id = world.addInterview(side, 4);
  for (let time = 1; time <= times; time++) {
    await forgetfulLook(world, name);
    side.mailbox.person.changeEvent(id, { start: world.at(6 + time, 10) });
  }
  await world.settle(toldOf(name));
  const like = calm.addInterview(calm[name], 4);
  calm[name].mailbox.person.changeEvent(like, { start: calm.at(6 + times, 10) });
  await calm.settle();
  expect(stepsSeen(side)).toStrictEqual(stepsSeen(calm[name]));
});
