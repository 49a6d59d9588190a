/** What the person wrote or did in a calendar outlives what is said on pages, new settings and new places. */
import { describe, expect, it } from 'vitest';
import { dayMs, hourMs, minuteMs } from '../../functions/domain/time.ts';
import { planOnly } from '../../functions/domain/wish.ts';
import { askToWatch } from '../../functions/flows/choose-calendars.ts';
import { askToDisconnect } from '../../functions/flows/disconnect-account.ts';
import { changePerson, putBack } from '../../functions/flows/steer.ts';
import type { Side } from './flow-side.ts';
import { eventNamed, ownEvents, stepName, stepNames, taskNamed } from './flow-sight.ts';
import { connectedWorld, type FlowWorld, providers, twoCalendars } from './flow-world.ts';
import { afterInterview, deed, expectSettled, type Scene, say } from './tellings-scene.ts';

const escaped = (text: string): string => text.replace(/[.()]/g, '\\$&');

async function write({ world, side }: Scene, step: string, added: string): Promise<void> {
  const { id, text } = eventNamed(side, step);
  side.mailbox.person.changeEvent(id, { text: `${text}${added}` });
  await world.settle();
}

async function likes({ world }: Pick<Scene, 'world'>, shownAs: 'events' | 'tasks') {
  await changePerson(world.ports(), world.person, (known) => ({ ...known, shownAs }));
  await world.settle();
  await world.settle();
}

describe.each(providers)('in %s', (name) => {
  const long = `${'my long notes. '.repeat(1600)}the end of them`;

  it('the end of a long debrief stays when a page takes something back in it', async () => {
    const scene = await afterInterview(name);
    await write(scene, 'debrief', `\n\n#rejected\n${long}`);
    await say(scene, ['outcome', null]);
    await scene.world.settle(planOnly);
    expect(eventNamed(scene.side, 'debrief').text.endsWith('the end of them')).toBe(true);
  });

  it('the end of a long debrief stays when a page says that it is done', async () => {
    const scene = await afterInterview(name);
    await write(scene, 'debrief', `\n\n${long}`);
    await deed(scene, 'debrief', 'done');
    await scene.world.settle(planOnly);
    expect(eventNamed(scene.side, 'debrief').text.endsWith('the end of them')).toBe(true);
  });

  it('words behind a link are read', async () => {
    const scene = await afterInterview(name);
    expect(eventNamed(scene.side, 'debrief').text).toMatch(/\/go\/\S+\/stop$/);
    await write(scene, 'debrief', ' #rejected');
    expect(stepNames(scene.side)).not.toContain('status-1 event');
  });

  it('words behind a link stay when the plan has new ones', async () => {
    const scene = await afterInterview(name);
    await write(scene, 'status-1', ' my words');
    await say(scene, ['promise', 'Decision by Friday, 23 October 2026']);
    await scene.world.settle(planOnly);
    expect(eventNamed(scene.side, 'status-1').text.endsWith(' my words')).toBe(true);
  });

  it.each(['events', 'tasks'] as const)(
    'what is overdue stays where only %s are liked from now on',
    async (shownAs) => {
      const scene = await afterInterview(name);
      scene.world.later(60 * dayMs);
      await scene.world.settle();
      const before = stepNames(scene.side);
      await likes(scene, shownAs);
      expect(stepNames(scene.side)).toStrictEqual(before);
    },
  );

  it('a step that was moved stays where it was put where only tasks are liked from now on', async () => {
    const scene = await afterInterview(name);
    const { world, side } = scene;
    const { id, start, end } = eventNamed(side, 'status-1');
    side.mailbox.person.changeEvent(id, { start: start + 3 * dayMs, end: end + 3 * dayMs });
    await world.settle();
    await likes(scene, 'tasks');
    expect(stepNames(side)).toContain('status-2 task');
    expect(eventNamed(side, 'status-1').start).toBe(start + 3 * dayMs);
  });

  it('the words in both halves of a step stay where only one is liked from now on', async () => {
    const world = await connectedWorld([name]);
    const { mailbox } = world[name];
    world.addInterview(world[name]);
    await world.settle();
    mailbox.person.changeEvent(eventNamed(world[name], 'thank-you').id, { text: 'my letter' });
    mailbox.person.changeTask(taskNamed(world[name], 'thank-you').id, { text: 'my list' });
    await world.settle();
    await likes({ world }, 'tasks');
    expect(eventNamed(world[name], 'thank-you').text).toBe('my letter');
    expect(taskNamed(world[name], 'thank-you').text).toBe('my list');
  });

  describe('a debrief that the person wrote into', () => {
    const words = '#replied\nMet Dana Cruz (CTO, dana@example.org)\nThey were nice.';
    const withdraw = {
      'in the calendar': async ({ side }: Scene) =>
        side.mailbox.person.deleteEvent(eventNamed(side, 'debrief').id),
      'on the page': async (scene: Scene) => await deed(scene, 'debrief', 'deleted'),
    };

    it.each(Object.entries(withdraw))(
      'holds though it is deleted %s, and put back',
      async (_, go) => {
        const scene = await afterInterview(name);
        const { world, side } = scene;
        world.later(-hourMs / 2);
        const { id, text } = eventNamed(side, 'debrief');
        side.mailbox.person.changeEvent(id, { text: `${text}\n${words}` });
        await world.settle();
        expect(stepNames(side)).not.toContain('status-1 event');
        await go(scene);
        await world.settle();
        await world.settle();
        expect(stepNames(side)).not.toContain('debrief event');
        expect(stepNames(side)).not.toContain('status-1 event');
        await putBack(world.ports(), world.person, `${scene.series}.debrief`);
        await world.settle();
        expect(eventNamed(side, 'debrief').text).toMatch(new RegExp(`\n\n?${escaped(words)}$`));
        expect(stepNames(side)).not.toContain('status-1 event');
        await expectSettled(scene);
      },
    );

    it.each(Object.entries(withdraw))(
      'holds though it is too late to write it anew, deleted %s',
      async (_, go) => {
        const scene = await afterInterview(name);
        const { world, side } = scene;
        const { id, text } = eventNamed(side, 'debrief');
        side.mailbox.person.changeEvent(id, { text: `${text}\n${words}` });
        await world.settle();
        await go(scene);
        await world.settle();
        await putBack(world.ports(), world.person, `${scene.series}.debrief`);
        await world.settle();
        expect(stepNames(side)).not.toContain('status-1 event');
      },
    );
  });
});

describe('what was said in the debrief of an interview that stands in two places holds', () => {
  const uid = 'twice@example.com';

  async function rejected(world: FlowWorld, side: Side): Promise<void> {
    await world.settle();
    const { id, text } = eventNamed(side, 'debrief');
    side.mailbox.person.changeEvent(id, { text: `${text}\n#replied\nThey were nice.` });
    await world.settle();
    expect(stepNames(side)).not.toContain('status-1 event');
  }

  it('though the account that holds it is disconnected', async () => {
    const world = await connectedWorld(['google', 'outlook']);
    world.addInterview(world.google, 3, { uid });
    await world.settle();
    world.later(minuteMs);
    world.addInterview(world.outlook, 3, { uid });
    await rejected(world, world.google);
    const id = (await world.account(world.google))?.id ?? '';
    expect(await askToDisconnect(world.ports(), world.person, id, true)).toBe(true);
    await world.settle();
    expect(stepNames(world.outlook)).not.toContain('status-1 event');
    expect(eventNamed(world.outlook, 'debrief').text).toContain('They were nice.');
  });

  it('though the calendar that holds it is watched no longer', async () => {
    const { world, side, first, second } = await twoCalendars('google');
    world.addInterview(side, 3, { uid, calendar: second });
    await world.settle();
    world.later(minuteMs);
    world.addInterview(side, 3, { uid });
    await rejected(world, side);
    const id = (await world.account(side))?.id ?? '';
    await askToWatch(world.ports(), world.person, id, new Set([first]));
    await world.settle();
    expect(stepNames(side)).not.toContain('status-1 event');
    const debriefs = ownEvents(side).filter((one) => stepName(one) === 'debrief');
    expect(debriefs.map(({ calendar }) => calendar).sort()).toEqual([first, second].sort());
    for (const { text } of debriefs) expect(text).toContain('They were nice.');
  });
});
