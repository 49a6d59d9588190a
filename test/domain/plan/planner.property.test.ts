import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBusinessDay } from '../../../functions/domain/business-days.ts';
import { cadenceNames } from '../../../functions/domain/cadences/cadence.ts';
import { timesOf } from '../../../functions/domain/plan/around-meeting.ts';
import { countedFrom, sentAt } from '../../../functions/domain/plan/deeds.ts';
import { planEmployer } from '../../../functions/domain/plan/plan-employer.ts';
import type { Step } from '../../../functions/domain/plan/step.ts';
import { hourMs, type Instant, localDay, localTime } from '../../../functions/domain/time.ts';
import { ruleIds } from './rule-ids.ts';
import { runs, type Scenario, scenarios } from './scenarios.ts';

/** Tries a property on arbitrary searches; the seed of a failure is printed (FC_SEED replays it). */
function holds(about: (scenario: Scenario) => void): void {
  fc.assert(fc.property(scenarios, about), runs);
}

const isTouch = (step: Step): boolean => step.kind === 'status' || step.kind === 'application';
const isThanks = (step: Step): boolean => step.kind === 'thank-you' || step.kind === 'card';

/** The person put it where it stands. */
const isMoved = ({ deeds }: Scenario, step: Step): boolean =>
  deeds.of(step.key).movedTo === step.start;
const isSent = ({ deeds }: Scenario, step: Step): boolean => sentAt(deeds.of(step.key)) !== null;
const isOurs = (scenario: Scenario, step: Step): boolean =>
  step.status !== 'deleted' && !isMoved(scenario, step) && !isSent(scenario, step);

/** The e-mail of the one pair that common.9 allows. */
const isNote = (step: Step): boolean => step.tone === 'after-voicemail';

const dayOf = (scenario: Scenario, step: Step): number =>
  countedFrom(step.zone, scenario.deeds.of(step.key), step.start);

function endOf({ employer }: Scenario, step: Step): Instant {
  const meeting = employer.meetings.find((one) =>
    one.rounds.some((round) => round.uid === step.uid),
  );
  if (!meeting) throw new Error(`no meeting of ${step.key}`);
  return timesOf(meeting).end;
}

function replan(scenario: Scenario, changed: Partial<Scenario['context']>): readonly Step[] {
  const { employer, context, deeds } = scenario;
  return planEmployer(employer, { ...context, deeds, ...changed });
}

/** What a step is, whatever it is called: for comparing the keys of two plans. */
const nameOf = (step: Step): string =>
  JSON.stringify([step.uid, step.kind, step.touch, step.tone, step.reason, step.to]);

describe('every plan', () => {
  test('thanks after the end and within 24 hours', () => {
    holds((scenario) => {
      for (const step of scenario.steps.filter(isThanks)) {
        if (isMoved(scenario, step)) continue;
        const end = endOf(scenario, step);
        expect(step.start).toBeGreaterThan(end);
        expect(step.start - end).toBeLessThanOrEqual(24 * hourMs);
        expect(step.deadline).toBeLessThanOrEqual(end + 24 * hourMs);
      }
    });
  });

  test('replies to an outcome within 24 hours of its news', () => {
    holds((scenario) => {
      for (const step of scenario.steps.filter(({ kind }) => kind === 'reply')) {
        if (isMoved(scenario, step)) continue;
        expect(step.start).toBeLessThanOrEqual(step.deadline ?? 0);
      }
    });
  });

  test('asks only in working hours of a business day', () => {
    holds((scenario) => {
      const { work } = scenario.context;
      for (const step of scenario.steps.filter(isTouch)) {
        if (isMoved(scenario, step)) continue;
        const { day, minute } = localTime(step.zone, step.start);
        // The note follows its call at once, even one that the person made on a Sunday.
        if (!isNote(step)) expect(isBusinessDay(work, day)).toBe(true);
        expect(minute).toBeGreaterThanOrEqual(work.opens);
        expect(minute + 15).toBeLessThanOrEqual(work.closes);
      }
    });
  });

  test('never asks before the interview is over', () => {
    holds((scenario) => {
      for (const step of scenario.steps.filter(({ kind }) => kind === 'status')) {
        expect(step.start).toBeGreaterThan(endOf(scenario, step));
      }
    });
  });

  test('contacts an employer once a day at most', () => {
    holds((scenario) => {
      const { steps } = scenario;
      const counted = steps.filter((step) => step.status !== 'deleted' && !isNote(step));
      const thanked = new Set(counted.filter(isThanks).map((step) => dayOf(scenario, step)));
      const touches = counted.filter(isTouch);
      for (const step of touches.filter((one) => isOurs(scenario, one))) {
        const day = dayOf(scenario, step);
        expect(thanked.has(day)).toBe(false);
        const rivals = touches.filter((one) => one !== step && dayOf(scenario, one) === day);
        // What the person made or moved later may fall on the day of what was planned before.
        expect(rivals.filter((one) => isOurs(scenario, one))).toStrictEqual([]);
        const before = rivals.filter((one) => one.uid === step.uid);
        expect(before.every((one) => (one.touch ?? 0) > (step.touch ?? 0))).toBe(true);
      }
    });
  });

  test('is over after its closing step', () => {
    holds((scenario) => {
      for (const closing of scenario.steps.filter(({ kind }) => kind === 'closing')) {
        if (!isOurs(scenario, closing)) continue;
        const series = scenario.steps.filter((step) => step.uid === closing.uid);
        const after = series.filter((step) => step.start > closing.start);
        expect(after.filter((step) => isOurs(scenario, step))).toStrictEqual([]);
      }
    });
  });

  test('closes a series once at most', () => {
    holds(({ steps }) => {
      const closed = steps.filter(({ kind }) => kind === 'closing').map(({ uid }) => uid);
      expect(new Set(closed).size).toBe(closed.length);
    });
  });

  test('numbers the touches of a series from 1, in order of time', () => {
    holds((scenario) => {
      const closed = new Set(
        scenario.steps
          .filter(({ kind, tone, status }) => kind === 'closing' && tone && status !== 'done')
          .map(({ uid }) => uid),
      );
      const open = scenario.steps.filter((step) => isTouch(step) && closed.has(step.uid));
      for (const [uid, series] of Map.groupBy(open, (step) => step.uid)) {
        const touches = [...series].sort((a, b) => (a.touch ?? 0) - (b.touch ?? 0));
        const hasOutcome = scenario.steps.some(
          (step) => step.uid === uid && step.reason.because === 'outcome',
        );
        if (hasOutcome) continue;
        expect(touches.map(({ touch }) => touch)).toStrictEqual(touches.map((_, i) => i + 1));
        const ours = touches.filter((step) => isOurs(scenario, step) && !isNote(step));
        const starts = ours.map(({ start }) => start);
        expect(starts).toStrictEqual([...starts].sort((a, b) => a - b));
      }
    });
  });

  test('holds no call where none is wanted, and no channel but e-mail, phone and post', () => {
    holds(({ employer, steps }) => {
      const notes = [
        ...employer.meetings.flatMap(({ rounds }) => rounds.map((round) => round.notes)),
        ...employer.applications.map((one) => one.notes),
      ];
      const channels = new Set(steps.map(({ channel }) => channel));
      const allowed = ['self', 'email', 'post', 'phone'];
      expect(allowed).toEqual(expect.arrayContaining([...channels]));
      if (notes.some(({ noPhoneCalls }) => noPhoneCalls)) expect(channels).not.toContain('phone');
    });
  });

  test('names each step once', () => {
    holds(({ steps }) => {
      const keys = steps.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
    });
  });

  test('names only rules of the book, and at least one', () => {
    holds(({ steps }) => {
      for (const { rules } of steps) {
        expect(rules.length).toBeGreaterThan(0);
        expect(rules.filter((rule) => !ruleIds.has(rule))).toStrictEqual([]);
      }
    });
  });
});

describe('planning again', () => {
  test('gives the same steps', () => {
    holds((scenario) => {
      expect(replan(scenario, {})).toStrictEqual(scenario.steps);
    });
  });

  test('never plans what the person deleted', () => {
    holds(({ steps, deeds }) => {
      for (const step of steps) {
        if (!deeds.of(step.key).deleted) continue;
        expect(['deleted', 'done']).toContain(step.status);
      }
    });
  });

  test('leaves a moved step where it was put, unless the interview was not over then', () => {
    holds((scenario) => {
      for (const step of scenario.steps) {
        const { movedTo } = scenario.deeds.of(step.key);
        if (movedTo === null) continue;
        const bound = ['prepare', 'application', 'reply'].includes(step.kind);
        const isFree = bound || scenario.employer.meetings.length === 0;
        const isApplication = scenario.employer.applications.some(({ uid }) => uid === step.uid);
        if (!isFree && !isApplication && movedTo <= endOf(scenario, step)) continue;
        expect(step.start).toBe(movedTo);
      }
    });
  });

  test('at another time names the same steps by the same keys', () => {
    fc.assert(
      fc.property(scenarios, fc.integer({ min: -100, max: 100 }), (scenario, days) => {
        const now = (scenario.context.now + days * 24 * hourMs) as Instant;
        const keys = new Map(scenario.steps.map((step) => [nameOf(step), step.key]));
        for (const step of replan(scenario, { now })) {
          expect(keys.get(nameOf(step)) ?? step.key).toBe(step.key);
        }
      }),
      runs,
    );
  });

  test('by another cadence keeps the keys of prepare and debrief, and their times', () => {
    fc.assert(
      fc.property(scenarios, fc.constantFrom(...cadenceNames), (scenario, cadence) => {
        const shared = (steps: readonly Step[]): unknown =>
          steps
            .filter(({ kind }) => kind === 'prepare' || kind === 'debrief')
            .map(({ key, start }) => [key, start]);
        expect(shared(replan(scenario, { cadence }))).toStrictEqual(shared(scenario.steps));
      }),
      runs,
    );
  });

  test('lists its steps in order of time', () => {
    holds(({ steps }) => {
      const days = steps.map((step) => localDay(step.zone, step.start));
      expect(days).toStrictEqual([...days].sort((a, b) => a - b));
    });
  });
});
