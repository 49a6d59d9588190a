/** What was said on a page comes into the calendars, once, and whatever happens on the way. */
import { describe, expect, it } from 'vitest';
import { seriesOf } from '../../functions/domain/ledger/owed.ts';
import type { Deed } from '../../functions/domain/plan/deeds.ts';
import { recordIdOf } from '../../functions/domain/plan/step.ts';
import type { ProviderName } from '../../functions/domain/ports/calendar.ts';
import { dayMs, hourMs, minuteMs } from '../../functions/domain/time.ts';
import { planOnly, type Wish } from '../../functions/domain/wish.ts';
import { changePerson, putBack, tellDeed } from '../../functions/flows/steer.ts';
import { viewPerson } from '../../functions/flows/view-person.ts';
import type { Decide } from '../world/faults.ts';
import { standBetween } from './between.ts';
import {
  eventNamed,
  ownEntries,
  ownEvents,
  ownTasks,
  stepName,
  stepNames,
  taskNamed,
} from './flow-sight.ts';
import { connectedWorld, type FlowWorld, providers } from './flow-world.ts';
import { unreachable } from './mishaps.ts';
import { afterInterview, deed, expectSettled, say, times } from './tellings-scene.ts';

const promise = ['promise', 'Decision by Friday, 23 October 2026'] as const;

describe.each(providers)('what was said on a page, in %s', (name) => {
  it('is written into the debrief at once, and the plan follows', async () => {
    const scene = await afterInterview(name);
    const before = eventNamed(scene.side, 'status-1').start;
    await say(scene, promise, ['channel', 'Prefers email']);
    await scene.world.settle(planOnly);
    expect(times(scene.side, promise[1])).toBe(1);
    expect(times(scene.side, 'Prefers email')).toBe(1);
    expect(eventNamed(scene.side, 'status-1').start).toBeGreaterThan(before);
    await expectSettled(scene);
  });

  it('and done at the same time, is written and ticked in one turn', async () => {
    const scene = await afterInterview(name);
    await say(scene, promise);
    await deed(scene, 'debrief', 'done');
    const report = await scene.world.look(planOnly);
    expect(report.again).toBeNull();
    expect(eventNamed(scene.side, 'debrief').title).toMatch(/^✓ Debrief/);
    expect(times(scene.side, promise[1])).toBe(1);
    await expectSettled(scene);
  });

  const decisions: readonly (readonly [string, Decide])[] = [
    ['the answer is lost', ({ when }) => (when === 'write-after' ? unreachable() : null)],
    ['the request is lost', ({ when }) => (when === 'write-before' ? unreachable() : null)],
    ['the process dies before it', ({ when }) => (when === 'write-before' ? 'crash' : null)],
    ['the process dies after it', ({ when }) => (when === 'write-after' ? 'crash' : null)],
  ];
  it.each(decisions)('stands there once where %s', async (_, decide) => {
    for (const shownAs of ['both', 'tasks'] as const) {
      const scene = await afterInterview(name, shownAs);
      const { world, side } = scene;
      await say(scene, promise, ['met', 'Met Dana Cruz (CTO, dana@example.org)']);
      await deed(scene, 'debrief', 'done');
      await world.look(planOnly, world.ports(decide)).catch(() => null);
      world.later(hourMs);
      await world.settle();
      const [debrief] = ownEntries(side).filter((one) => stepName(one) === 'debrief');
      expect(debrief?.text.match(/Decision by Friday/g)).toHaveLength(1);
      expect(debrief?.text.match(/Met Dana/g)).toHaveLength(1);
      await expectSettled(scene);
    }
  });

  it('is written at the next look for whatever reason, where the look it asked for was lost', async () => {
    const scene = await afterInterview(name);
    const { world, side, series } = scene;
    const poll: Wish = { accounts: null, plan: false, tend: false };
    await say(scene, promise);
    await world.settle(poll);
    expect(times(side, promise[1])).toBe(1);
    await deed(scene, 'debrief', 'done');
    await world.settle(poll);
    expect(eventNamed(side, 'debrief').title).toMatch(/^✓/);
    const start = world.at(20, 9);
    const moved: Deed = { key: `${series}.status-3`, did: 'moved', at: world.now, start };
    await tellDeed(world.ports(), world.person, moved);
    world.later(minuteMs);
    await tellDeed(world.ports(), world.person, { ...moved, at: world.now });
    await world.settle(poll);
    expect(eventNamed(side, 'status-3').start).toBe(start);
    await deed(scene, 'status-2', 'deleted');
    await world.settle(poll);
    expect(stepNames(side)).not.toContain('status-2 event');
    await expectSettled(scene);
  });

  it('joins what the person writes there at the same time', async () => {
    const scene = await afterInterview(name);
    const { world, side } = scene;
    const { id, text } = eventNamed(side, 'debrief');
    side.mailbox.person.changeEvent(id, { text: `${text}\nThey have a garden.` });
    await say(scene, promise);
    await world.settle(planOnly);
    expect(times(side, 'They have a garden.')).toBe(1);
    expect(times(side, promise[1])).toBe(1);
    await expectSettled(scene);
  });

  it('overwrites nothing that the person wrote while the calendar could not be read', async () => {
    const scene = await afterInterview(name);
    const { world, side } = scene;
    const { id, text } = eventNamed(side, 'debrief');
    side.mailbox.person.changeEvent(id, { text: `${text}\nThey have a garden.` });
    await say(scene, promise);
    await deed(scene, 'debrief', 'done');
    const blind: Decide = ({ method }) => (method === 'changesSince' ? unreachable() : null);
    for (let turn = 0; turn < 3; turn++) {
      await world.look(planOnly, world.ports(blind));
      world.later(minuteMs);
    }
    await world.look(undefined, world.ports(blind));
    expect(times(side, 'They have a garden.')).toBe(1);
    world.later(hourMs);
    await world.settle();
    expect(times(side, 'They have a garden.')).toBe(1);
    expect(times(side, promise[1])).toBe(1);
    await expectSettled(scene);
  });

  it('holds though the debrief was deleted, and is written once it is put back', async () => {
    const scene = await afterInterview(name);
    const { world, side } = scene;
    side.mailbox.person.deleteEvent(eventNamed(side, 'debrief').id);
    await world.settle();
    await say(scene, ['outcome', '#rejected']);
    await world.settle(planOnly);
    expect(stepNames(side)).not.toContain('status-1 event');
    expect(stepNames(side)).not.toContain('debrief event');
    await putBack(world.ports(), world.person, `${scene.series}.debrief`);
    await world.settle(planOnly);
    // Its time has passed; what was said is believed all the same.
    expect(stepNames(side)).not.toContain('status-1 event');
    expect((await world.look()).written).toBe(0);
  });

  it('is said in the place of what was said before on the same topic', async () => {
    const scene = await afterInterview(name);
    await say(scene, promise, ['promise', 'Decision by Tuesday, 27 October 2026']);
    await scene.world.settle(planOnly);
    expect(times(scene.side, promise[1])).toBe(0);
    await say(scene, promise);
    await say(scene, promise);
    await scene.world.settle(planOnly);
    expect(times(scene.side, promise[1])).toBe(1);
    expect(times(scene.side, 'Decision by Tuesday, 27 October 2026')).toBe(0);
    await expectSettled(scene);
  });

  it('is taken back, be it before it was written or after', async () => {
    const scene = await afterInterview(name);
    const { world, side } = scene;
    trimming(world, name);
    const all = stepNames(side);
    await say(scene, ['went', 'It went: well']);
    await say(scene, ['outcome', '#rejected'], ['outcome', null]);
    await world.settle(planOnly);
    expect(stepNames(side)).toStrictEqual(all);
    await expectSettled(scene);
    await say(scene, ['outcome', '#rejected']);
    await world.settle(planOnly);
    expect(stepNames(side)).not.toContain('status-1 event');
    expect(times(side, '#rejected')).toBe(1);
    await say(scene, ['outcome', null]);
    await world.settle(planOnly);
    expect(stepNames(side)).toStrictEqual(all);
    expect(times(side, '#rejected')).toBe(0);
    await expectSettled(scene);
  });

  it('holds no longer once the person deletes it from the debrief', async () => {
    const scene = await afterInterview(name);
    const { world, side } = scene;
    const before = eventNamed(side, 'status-1').start;
    await say(scene, promise);
    await world.settle(planOnly);
    const { id, text } = eventNamed(side, 'debrief');
    side.mailbox.person.changeEvent(id, { text: text.replace(promise[1], '') });
    await world.settle();
    expect(eventNamed(side, 'status-1').start).toBe(before);
    await expectSettled(scene);
  });

  it('outlives the loss of everything that was stored', async () => {
    const scene = await afterInterview(name);
    const { world, side } = scene;
    await say(scene, promise, ['learned', 'Learned: bring water']);
    await deed(scene, 'debrief', 'done');
    await world.settle(planOnly);
    const start = eventNamed(side, 'status-1').start;
    const state = await world.store.load(world.person);
    for (const { value, version } of state?.interviews ?? []) {
      await world.store.remove(world.person, 'interview', value.id, version);
    }
    const account = await world.account(side);
    if (!account) throw new Error('no account');
    const calendars = account.calendars.map((one) => ({ ...one, cursor: null, readFrom: null }));
    const version = state?.accounts[0]?.version ?? 0;
    const value = { ...account, calendars, taskList: null };
    await world.store.save(world.person, { kind: 'account', value }, version);
    await world.settle();
    expect(eventNamed(side, 'status-1').start).toBe(start);
    expect(eventNamed(side, 'debrief').title).toMatch(/^✓/);
    expect(times(side, promise[1])).toBe(1);
    await expectSettled(scene);
  });

  it('stands in the task where nothing but tasks is liked', async () => {
    const scene = await afterInterview(name, 'tasks');
    await say(scene, promise);
    await deed(scene, 'debrief', 'done');
    await scene.world.settle(planOnly);
    const task = taskNamed(scene.side, 'debrief');
    expect(task.text).toContain(promise[1]);
    expect(task.completed).toBe(true);
    await expectSettled(scene);
  });

  it.each(['tasks', 'events'] as const)(
    'stays where it was written though nothing but %s is liked from now on',
    async (shownAs) => {
      const scene = await afterInterview(name, shownAs === 'tasks' ? 'events' : 'tasks');
      const { world, side } = scene;
      // Before the interview is over.
      world.now = world.at(0, 8);
      await say(scene, promise);
      await world.settle();
      await changePerson(world.ports(), world.person, (known) => ({ ...known, shownAs }));
      await world.settle(planOnly);
      const debriefs = ownEntries(side).filter((one) => stepName(one) === 'debrief');
      expect(debriefs).toHaveLength(1);
      expect(debriefs[0]?.text).toContain(promise[1]);
      await expectSettled(scene);
    },
  );

  it('is settled though the provider shows it otherwise', async () => {
    const scene = await afterInterview(name);
    const { world, side } = scene;
    shownOtherwise(world, name);
    await say(scene, ['learned', 'Learned: ask for "A & B"'], promise);
    await world.settle(planOnly);
    world.later(hourMs);
    await world.settle();
    expect(eventNamed(side, 'debrief').text.match(/Learned/g)).toHaveLength(1);
    await expectSettled(scene);
  });

  it('is said of a loop as a whole, though nothing of it has been written yet', async () => {
    const world = await connectedWorld([name]);
    const side = world[name];
    const [start, end] = [world.at(1, 12), world.at(1, 13)];
    world.addInterview(side, 1);
    side.mailbox.person.addEvent({ title: 'Interview with Acme, second round', start, end });
    const refused: Decide = ({ when }) => (when === 'write-before' ? unreachable() : null);
    await world.look(undefined, world.ports(refused));
    const view = await viewPerson(world.ports(), world.person);
    const [first, second] = view?.plan.interviews ?? [];
    expect(first?.loop).not.toBeNull();
    expect(second?.loop).toBe(first?.loop);
    if (!first) throw new Error('no interview');
    const scene = { world, side, series: seriesOf(first) };
    await say(scene, promise);
    world.later(hourMs);
    await world.settle();
    expect(times(side, promise[1])).toBe(1);
    await expectSettled(scene);
  });

  it('steers an application, which has no debrief, for as long as it is stored', async () => {
    const world = await connectedWorld([name]);
    const side = world[name];
    world.addInterview(side, -3, { title: 'Engineer at Acme #applied' });
    await world.settle();
    const all = stepNames(side);
    const scene = { world, side, series: recordIdOf(ownEvents(side)[0]?.key ?? '') };
    await say(scene, ['outcome', '#rejected']);
    await world.settle(planOnly);
    expect(stepNames(side)).toStrictEqual(['closing task', 'reply-rejected event']);
    world.later(dayMs);
    await world.settle();
    expect((await world.look()).written).toBe(0);
    await say(scene, ['outcome', null]);
    await world.settle(planOnly);
    expect(stepNames(side)).toStrictEqual(all);
    expect((await world.look()).written).toBe(0);
  });

  it('is kept as a lesson', async () => {
    const scene = await afterInterview(name);
    await say(scene, ['learned', 'Learned: bring water']);
    await scene.world.settle(planOnly);
    const view = await viewPerson(scene.world.ports(), scene.world.person);
    const words = view?.session.person.lessons.map((lesson) => lesson.words);
    expect(words).toStrictEqual(['bring water']);
    expect(view?.session.person.lessons[0]?.company).toBe('Acme');
    scene.world.addInterview(scene.side, 3, { title: 'Interview with Globex' });
    await scene.world.settle();
    const texts = ownTasks(scene.side).filter((one) => stepName(one) === 'prepare');
    expect(texts.some(({ text }) => text.includes('- bring water'))).toBe(true);
  });
});

/** The provider cuts off blank lines at the end of a text, as both do. */
function trimming(world: FlowWorld, name: ProviderName): void {
  shown(world, name, (text) => text.trimEnd());
}

/** The provider shows quotes and signs in a way of its own. */
function shownOtherwise(world: FlowWorld, name: ProviderName): void {
  shown(world, name, (text) => text.replaceAll('"', '”').replaceAll('&', 'and'));
}

function shown(world: FlowWorld, name: ProviderName, change: (text: string) => string): void {
  standBetween(world, name, (live) => ({
    ...live,
    calendar: {
      ...live.calendar,
      write: (calendar, writes) =>
        live.calendar.write(
          calendar,
          writes.map((one) =>
            one.do === 'remove'
              ? one
              : { ...one, draft: { ...one.draft, text: change(one.draft.text) } },
          ),
        ),
    },
  }));
}
