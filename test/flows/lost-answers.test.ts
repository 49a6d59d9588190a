/** What we wrote or took away without hearing of it is known as ours when it is met again. */
import { describe, expect, it } from 'vitest';
import { Failure } from '../../functions/domain/failure.ts';
import type { ProviderName } from '../../functions/domain/ports/calendar.ts';
import { hourMs } from '../../functions/domain/time.ts';
import type { Wish } from '../../functions/domain/wish.ts';
import { askToDisconnect, finishDisconnect } from '../../functions/flows/disconnect-account.ts';
import type { Decide } from '../world/faults.ts';
import { standBetween, toldOf } from './between.ts';
import type { Side } from './flow-side.ts';
import {
  eventNamed,
  ownEntries,
  ownEvents,
  stepNames,
  taskNamed,
  wholeSeries,
} from './flow-sight.ts';
import {
  accountIdOf,
  type FlowWorld,
  providers,
  twoCalendars,
  withInterview,
} from './flow-world.ts';
import { unreachable } from './mishaps.ts';

/** What was to be written is written, and nobody hears of it. */
const lost: Decide = ({ when }) => (when === 'write-after' ? unreachable() : null);

type Scene = {
  readonly world: FlowWorld;
  readonly side: Side;
  readonly interview: string;
  /** A notification of the interview's calendar, which tells nothing of our steps. */
  readonly told: Wish;
};

/** The interview stands in a calendar that may only be read, its steps in the first one. */
async function sceneOf(name: ProviderName): Promise<Scene> {
  const { world, side, second } = await twoCalendars(name, { readOnly: true });
  const interview = world.addInterview(side, 4, { calendar: second });
  return { world, side, interview, told: toldOf(name, [second]) };
}

/** Everything of ours as the person sees it. */
function words(side: Side): readonly string[] {
  return ownEntries(side).map(({ title, text }) => `${title}\n${text}`);
}

describe.each(providers)('an attempt of ours in %s whose answer may be lost', (name) => {
  it('is brought up to date where it made the steps with words that are old by now', async () => {
    const { world, side, interview, told } = await sceneOf(name);
    await world.look(told, world.ports(lost));
    const old = words(side);
    expect(stepNames(side)).toStrictEqual(wholeSeries);
    side.mailbox.person.changeEvent(interview, { title: 'Interview with Globex' });
    world.later(hourMs);
    await world.settle(told);
    await world.settle();
    expect(stepNames(side)).toStrictEqual(wholeSeries);
    expect(words(side).filter((one) => old.includes(one))).toStrictEqual([]);
    expect(words(side).filter((one) => one.includes('Acme'))).toStrictEqual([]);
    expect((await world.look()).written).toBe(0);
  });

  it('is brought up to date where it changed the steps and the words are other ones again', async () => {
    const { world, side, interview, told } = await sceneOf(name);
    const { person } = side.mailbox;
    await world.settle();
    await world.settle();
    person.changeEvent(interview, { title: 'Interview with Globex' });
    await world.look(told, world.ports(lost));
    expect(eventNamed(side, 'status-1').title).toContain('Globex');
    person.changeEvent(interview, { title: 'Interview with Initech' });
    world.later(hourMs);
    await world.settle(told);
    await world.settle();
    expect(stepNames(side)).toStrictEqual(wholeSeries);
    expect(words(side).filter((one) => /Acme|Globex/.test(one))).toStrictEqual([]);
    expect((await world.look()).written).toBe(0);
  });

  it('is still told apart from what the person wrote', async () => {
    const { world, side, interview, told } = await sceneOf(name);
    const { person } = side.mailbox;
    await world.look(told, world.ports(lost));
    person.changeEvent(eventNamed(side, 'status-1').id, { title: 'Ring Zoe' });
    person.changeTask(taskNamed(side, 'closing').id, { title: 'Enough of them' });
    person.changeEvent(interview, { title: 'Interview with Globex' });
    await world.settle(told);
    await world.settle();
    expect(eventNamed(side, 'status-1').title).toBe('Ring Zoe');
    expect(taskNamed(side, 'closing').title).toBe('Enough of them');
    expect((await world.look()).written).toBe(0);
  });

  const heard: Decide = () => null;
  it.each([
    ['no answer comes', lost],
    ['the answer comes', heard],
  ])(
    'gives a task another hour, which is not taken for a move of the person, where %s',
    async (_, trouble) => {
      const { world, side, interview: id } = await withInterview(name, 4);
      const { due } = taskNamed(side, 'thank-you');
      // Later on the same day: the task keeps its day and gets another hour.
      side.mailbox.person.changeEvent(id, { start: world.at(4, 12) });
      await world.look(toldOf(name), world.ports(trouble));
      await world.settle();
      expect(taskNamed(side, 'thank-you').due).toBe(due);
      const { start } = eventNamed(side, 'thank-you');
      expect(start).toBe(world.at(4, 14));
      expect((await world.look()).written).toBe(0);
      // What the person had moved would stay.
      side.mailbox.person.changeEvent(id, { start: world.at(9, 10) });
      await world.settle();
      expect(taskNamed(side, 'thank-you').due).toBe('2026-10-14');
      expect((await world.look()).written).toBe(0);
    },
  );

  it('takes the hour of a task from the write also where the person changed its words', async () => {
    const { world, side, interview: id } = await withInterview(name, 4);
    const { person } = side.mailbox;
    const { id: task, due } = taskNamed(side, 'thank-you');
    person.changeTask(task, { title: 'Thank Zoe' });
    await world.settle();
    person.changeEvent(id, { start: world.at(4, 12) });
    await world.settle();
    expect(taskNamed(side, 'thank-you')).toMatchObject({ title: 'Thank Zoe', due });
    expect((await world.look()).written).toBe(0);
  });

  it('is known as ours where it gave a task new words and another hour of its day', async () => {
    const { world, side, interview: id } = await withInterview(name, 4);
    const { person } = side.mailbox;
    person.changeEvent(id, { start: world.at(4, 12), title: 'Interview with Globex' });
    await world.look(toldOf(name), world.ports(lost));
    await world.settle();
    person.changeEvent(id, { title: 'Interview with Initech' });
    await world.settle();
    expect(words(side).filter((one) => /Acme|Globex/.test(one))).toStrictEqual([]);
    expect((await world.look()).written).toBe(0);
  });
});

describe.each(providers)('a removal of ours in %s of which no answer came', (name) => {
  it('is made good once where the steps are owed again, and later deletions count', async () => {
    const { world, side, interview, told } = await sceneOf(name);
    const { person } = side.mailbox;
    await world.settle();
    await world.settle();
    person.changeEvent(interview, { text: '#notinterview' });
    await world.look(told, world.ports(lost));
    expect(ownEvents(side)).toStrictEqual([]);
    person.changeEvent(interview, { text: '' });
    world.later(hourMs);
    await world.settle(told);
    expect(stepNames(side)).toStrictEqual(wholeSeries);
    await world.settle();
    expect((await world.look()).written).toBe(0);
    person.deleteEvent(eventNamed(side, 'status-1').id);
    person.deleteTask(taskNamed(side, 'prepare').id);
    await world.settle();
    person.changeEvent(interview, { title: 'Interview with Globex' });
    await world.settle(told);
    await world.settle();
    const deleted = ['status-1 event', 'prepare task'];
    expect(stepNames(side)).toStrictEqual(wholeSeries.filter((one) => !deleted.includes(one)));
  });
});

describe.each(providers)('steps that we took away in %s', (name) => {
  it('are written anew when they are owed again, though the first attempt fails', async () => {
    const { world, side, interview, told } = await sceneOf(name);
    const { person } = side.mailbox;
    await world.settle();
    person.changeEvent(interview, { text: '#notinterview' });
    await world.settle();
    expect(stepNames(side)).toStrictEqual([]);
    person.changeEvent(interview, { text: '' });
    const failed = unreachable();
    const down: Decide = ({ when }) => (when === 'write-before' ? failed : null);
    await world.look(told, world.ports(down));
    expect(stepNames(side)).toStrictEqual([]);
    world.later(hourMs);
    await world.settle(told);
    expect(stepNames(side)).toStrictEqual(wholeSeries);
  });
});

describe.each(providers)('clearing %s', (name) => {
  it('ends although the person took our mark off a step, which stays', async () => {
    const { world, side } = await withInterview(name, 4);
    const theirs = eventNamed(side, 'status-1');
    const refused = new Failure({ code: 'conflict' });
    // The read no longer shows the mark, and who names it is refused, as both providers do it.
    standBetween(world, name, ({ calendar, tasks }) => ({
      tasks,
      calendar: {
        ...calendar,
        async *changesSince(id, cursor, window) {
          for await (const page of calendar.changesSince(id, cursor, window)) {
            const changes = page.changes.map((one) =>
              one.is === 'event' && one.live.id === theirs.id
                ? { ...one, live: { ...one.live, key: null } }
                : one,
            );
            yield { ...page, changes };
          }
        },
        write: async (id, writes) => {
          const rest = writes.filter((one) => one.key !== theirs.key);
          const outcomes = [...(await calendar.write(id, rest))];
          return writes.map((one) =>
            one.key === theirs.key
              ? { is: 'failed' as const, failure: refused }
              : (outcomes.shift() ?? { is: 'removed' as const }),
          );
        },
      },
    }));
    const account = accountIdOf({ name });
    await askToDisconnect(world.ports(), world.person, account, true);
    await finishDisconnect(world.ports(), world.person, account);
    expect(await world.account(side)).toBeNull();
    expect(stepNames(side)).toStrictEqual(['status-1 event']);
  });
});
