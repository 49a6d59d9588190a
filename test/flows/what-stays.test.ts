/** What the person moved, wrote, dealt with or took over stays as they left it, whatever comes later. */
import { describe, expect, it } from 'vitest';
import { dayMs } from '../../functions/domain/time.ts';
import {
  eventNamed,
  ownEntries,
  ownEvents,
  stepName,
  stepNames,
  taskNamed,
  wholeSeries,
} from './flow-sight.ts';
import { providers, withInterview } from './flow-world.ts';

describe.each(providers)('of a step in two halves in %s', (name) => {
  it('the task follows the event that the person drags, and both go back when it is dragged back', async () => {
    const { world, side } = await withInterview(name, 2);
    const { id, start } = eventNamed(side, 'thank-you');
    const { due } = taskNamed(side, 'thank-you');
    side.mailbox.person.changeEvent(id, { start: start + 3 * dayMs });
    await world.settle();
    expect(eventNamed(side, 'thank-you').start).toBe(start + 3 * dayMs);
    expect(taskNamed(side, 'thank-you').due).not.toBe(due);
    expect((await world.look()).written).toBe(0);
    side.mailbox.person.changeEvent(id, { start });
    await world.settle();
    expect(eventNamed(side, 'thank-you').start).toBe(start);
    expect(taskNamed(side, 'thank-you').due).toBe(due);
    expect((await world.look()).written).toBe(0);
  });

  it('the event follows the task that the person drags, and both go back when it is dragged back', async () => {
    const { world, side } = await withInterview(name, 2);
    const { start } = eventNamed(side, 'thank-you');
    const { id, due } = taskNamed(side, 'thank-you');
    side.mailbox.person.changeTask(id, { due: '2026-10-12' });
    await world.settle();
    expect(new Date(eventNamed(side, 'thank-you').start).toISOString()).toContain('2026-10-12');
    expect((await world.look()).written).toBe(0);
    side.mailbox.person.changeTask(id, { due: due ?? '' });
    await world.settle();
    expect(eventNamed(side, 'thank-you').start).toBe(start);
    expect(taskNamed(side, 'thank-you').due).toBe(due);
    expect((await world.look()).written).toBe(0);
  });
});

describe.each(providers)('in %s', (name) => {
  it('a rejection that was written into the debrief holds after the debrief is deleted', async () => {
    const { world, side } = await withInterview(name, 1);
    const { person } = side.mailbox;
    world.later(2 * dayMs);
    const { id, text } = eventNamed(side, 'debrief');
    person.changeEvent(id, { text: `${text}\n#rejected` });
    await world.settle();
    const after = stepNames(side).filter((step) => step !== 'debrief event');
    expect(after.filter((step) => step.startsWith('status'))).toStrictEqual([]);
    person.deleteEvent(id);
    await world.settle();
    expect(stepNames(side)).toStrictEqual(after);
    world.later(dayMs);
    expect((await world.look()).written).toBe(0);
  });

  it('a debrief that was written into stays when the interview is deleted after it was held', async () => {
    const { world, side, interview } = await withInterview(name, 1);
    const { person } = side.mailbox;
    world.later(1.5 * dayMs);
    const { id, text } = eventNamed(side, 'debrief');
    const words = `${text}\nA long talk about compilers.`;
    person.changeEvent(id, { text: words });
    await world.settle();
    person.deleteEvent(interview);
    await world.settle();
    expect(stepNames(side)).toStrictEqual(['debrief event']);
    expect(eventNamed(side, 'debrief').text).toBe(words);
    expect((await world.look()).written).toBe(0);
  });

  it('a debrief that was not written into goes with the interview, held or not', async () => {
    const { world, side, interview } = await withInterview(name, 1);
    world.later(1.5 * dayMs);
    await world.settle();
    expect(stepNames(side)).toContain('debrief event');
    side.mailbox.person.deleteEvent(interview);
    await world.settle();
    expect(stepNames(side)).toStrictEqual([]);
  });

  it.each([true, false])(
    'a letter to everyone stays one letter when names become known only where it was begun (%s)',
    async (isBegun) => {
      const { world, side, interview } = await withInterview(name, 2);
      const { person } = side.mailbox;
      const letter = eventNamed(side, 'thank-you');
      if (isBegun) person.changeEvent(letter.id, { text: 'Dear all, what a day!' });
      await world.settle();
      person.changeEvent(interview, { text: 'Interviewer: Zoe Miller' });
      await world.settle();
      const letters = ownEvents(side).filter((one) => stepName(one).startsWith('thank-you'));
      const words = letters.map((one) => [stepName(one), one.text === 'Dear all, what a day!']);
      if (isBegun) expect(words).toStrictEqual([['thank-you', true]]);
      else expect(words).toStrictEqual([[expect.stringMatching(/^thank-you-./), false]]);
      expect((await world.look()).written).toBe(0);
    },
  );

  it('an interview of which steps were dealt with keeps its keys when another of the employer is cancelled', async () => {
    const { world, side, interview: first } = await withInterview(name, 3);
    const { person } = side.mailbox;
    world.later(60_000);
    world.addInterview(side, 6);
    await world.settle();
    const second = ownEvents(side).findLast((one) => stepName(one) === 'debrief');
    const prefix = second?.key?.split('.')[0] ?? '';
    const touch = ownEvents(side).find(({ key }) => key === `${prefix}.status-1`);
    expect(touch).toBeDefined();
    person.deleteEvent(touch?.id ?? '');
    await world.settle();
    const keys = ownEntries(side)
      .map(({ key }) => key)
      .filter((key) => key?.startsWith(prefix));
    person.deleteEvent(first);
    await world.settle();
    const left = ownEntries(side).map(({ key }) => key);
    expect(left.sort()).toStrictEqual(keys.sort());
    expect(stepNames(side)).not.toContain('status-1 event');
    expect((await world.look()).written).toBe(0);
  });

  it('an interview of which nothing was dealt with takes the cancelled one’s keys', async () => {
    const { world, side, interview: first } = await withInterview(name, 3);
    const keys = ownEvents(side).map(({ key }) => key);
    world.later(60_000);
    world.addInterview(side, 6);
    side.mailbox.person.deleteEvent(first);
    await world.settle();
    expect(stepNames(side)).toStrictEqual(wholeSeries);
    expect(ownEvents(side).map(({ key }) => key)).toStrictEqual(keys);
  });
});
