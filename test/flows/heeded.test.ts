/** What the person answers, sets and says takes effect, whatever was read before and whoever writes meanwhile. */
import { describe, expect, it } from 'vitest';
import { shortHash } from '../../functions/domain/plan/step.ts';
import { dayMs, type Instant, minuteMs, plusMs } from '../../functions/domain/time.ts';
import { askToDisconnect } from '../../functions/flows/disconnect-account.ts';
import type { Ports } from '../../functions/flows/ports.ts';
import { answer, changePerson, tellDeed } from '../../functions/flows/steer.ts';
import { viewPerson } from '../../functions/flows/view-person.ts';
import { eventNamed, stepNames } from './flow-sight.ts';
import { connectedWorld, providers } from './flow-world.ts';
import { afterInterview } from './tellings-scene.ts';

/** A look stores the same record just before each of the first writes. */
function raced({ store, ...ports }: Ports, times: number): Ports {
  let left = times;
  const save: typeof store.save = async (...all) => (left-- > 0 ? null : await store.save(...all));
  return { ...ports, store: { ...store, save } };
}

describe.each(providers)('in %s', (name) => {
  it('events that were passed over count once an employer is none any more', async () => {
    const world = await connectedWorld([name]);
    const hour = { start: world.at(2, 10), end: world.at(2, 11) };
    const employ = (employers: readonly string[], times = 0) =>
      changePerson(raced(world.ports(), times), world.person, (known) => ({ ...known, employers }));
    await employ(['acme.example.org']);
    const organizer = { name: 'Jobs', email: 'jobs@acme.example.org' };
    world[name].mailbox.person.addEvent({ title: 'Interview with Acme', ...hour, organizer });
    await world.settle();
    expect(stepNames(world[name])).toStrictEqual([]);
    await employ([], 1);
    await world.settle();
    expect(stepNames(world[name])).toContain('debrief event');
  });

  it('"yes" to a series plans all of its days', async () => {
    const world = await connectedWorld([name]);
    const hour = { start: world.at(2, 10), end: world.at(2, 11) };
    const recurrence = 'FREQ=WEEKLY;COUNT=3';
    world[name].mailbox.person.addEvent({ title: 'Interview', ...hour, recurrence });
    await world.settle();
    const asks = (await viewPerson(world.ports(), world.person))?.plan.asks ?? [];
    expect(asks).toHaveLength(1);
    await answer(world.ports(), world.person, shortHash(asks[0]?.uid ?? ''), true, false);
    await world.settle();
    expect(stepNames(world[name]).filter((one) => one === 'debrief event')).toHaveLength(3);
  });

  it('an event that the person said is one stays one whatever its title', async () => {
    const world = await connectedWorld([name]);
    const side = world[name];
    const uid = 'coffee@example.com';
    const id = world.addInterview(side, 2, { title: 'Coffee chat about the role', uid });
    await world.settle();
    await answer(world.ports(), world.person, shortHash(uid), true, false);
    await world.settle();
    const before = stepNames(side);
    side.mailbox.person.changeEvent(id, { title: 'Coffee' });
    await world.settle();
    expect(before.length).toBeGreaterThan(0);
    expect(stepNames(side)).toStrictEqual(before);
    side.mailbox.person.changeEvent(id, { title: 'Cancelled: Coffee' });
    await world.settle();
    expect(stepNames(side)).toStrictEqual([]);
  });

  it('"disconnect" holds though a look stores the account meanwhile', async () => {
    const world = await connectedWorld([name]);
    const id = (await world.account(world[name]))?.id ?? '';
    expect(await askToDisconnect(raced(world.ports(), 3), world.person, id, false)).toBe(true);
    expect((await world.account(world[name]))?.status).toBe('leaving');
  });
});

it('what is told on a page that was opened before a move in the calendar is the newer word', async () => {
  const scene = await afterInterview('google');
  const { world, side } = scene;
  const { id, key, start, end } = eventNamed(side, 'status-1');
  const at = world.now;
  world.later(minuteMs / 4);
  side.mailbox.person.changeEvent(id, { start: start + dayMs, end: end + dayMs });
  world.later(minuteMs / 4);
  const to = plusMs(start as Instant, 2 * dayMs);
  await tellDeed(world.ports(), world.person, { key: key ?? '', did: 'moved', at, start: to });
  await world.settle();
  expect(eventNamed(side, 'status-1').start).toBe(to);
});
