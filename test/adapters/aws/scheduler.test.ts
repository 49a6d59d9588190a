/** Turns on EventBridge Scheduler, over the wire. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { messageIn } from '../../../functions/adapters/aws/message.ts';
import { eventBridgeSchedule } from '../../../functions/adapters/aws/scheduler.ts';
import { type Instant, instant, minuteMs, plusMs } from '../../../functions/domain/time.ts';
import { theirTurn } from '../../../functions/domain/wish.ts';
import { type Asked, scheduleContract } from '../../contracts/schedule.ts';
import { noon } from '../../contracts/store-records.ts';
import { type Fault, type Recorded, startWire } from './wire.ts';
import type { Fired } from './wire-scheduler.ts';

const group = 'afterword-test';
const queueArn = 'arn:aws:sqs:eu-central-1:111122223333:afterword-test-work.fifo';
const roleArn = 'arn:aws:iam::111122223333:role/afterword-test-schedule';
const clock = { at: noon };
let lateness = 0;
const wire = await startWire({ nowMs: () => clock.at, lateness: () => lateness });
const parts = { aws: wire.aws(), clock: { now: () => clock.at }, group, queueArn, roleArn };
const schedule = eventBridgeSchedule(parts);

afterAll(() => wire.close());

beforeEach(() => {
  wire.scheduler.reset();
  clock.at = noon;
  lateness = 0;
  wire.disturb(() => null);
});

scheduleContract({
  name: 'EventBridge Scheduler',
  make: async () => {
    wire.scheduler.reset();
    clock.at = plusMs(noon, -60 * minuteMs);
    return asked();
  },
  histories: 60,
  nature: {
    grainMs: minuteMs,
    aheadMs: minuteMs,
    passes: (subject, now) => {
      clock.at = now;
      subject.due(now, 0);
    },
  },
});

describe('a turn on EventBridge Scheduler', () => {
  it('is a message to the queue in the person’s group, and another one each time', async () => {
    const bodies = [];
    for (const inMinutes of [20, 40]) {
      await schedule.set('p1', plusMs(noon, inMinutes * minuteMs));
      const [fired] = wire.scheduler.due(plusMs(noon, 60 * minuteMs));
      expect(fired).toMatchObject({ ...{ name: 'p1', group, roleArn }, messageGroupId: 'p1' });
      expect(fired?.targetArn).toBe(queueArn);
      bodies.push(fired?.input ?? '');
    }
    const message = { is: 'wish', person: 'p1', wish: theirTurn, agains: 0 };
    for (const body of bodies) expect(messageIn(body)).toStrictEqual(message);
    expect(new Set(bodies).size).toBe(2);
  });

  it('takes the place of one that has fired, so that there is never more than one a person', async () => {
    for (const inMinutes of [20, 40]) {
      clock.at = plusMs(noon, (inMinutes - 20) * minuteMs);
      await schedule.set('p', plusMs(noon, inMinutes * minuteMs));
      expect(wire.scheduler.due(plusMs(noon, inMinutes * minuteMs))).toHaveLength(1);
      expect(wire.scheduler.due(plusMs(noon, inMinutes * minuteMs))).toStrictEqual([]);
    }
    expect(wire.scheduler.count()).toBe(1);
    await schedule.clear('p');
    expect(wire.scheduler.count()).toBe(0);
  });

  it.each([
    ['long past', -60 * 24 * 60, 1],
    ['just past', -0.01, 1],
    ['now', 0, 1],
    ['in half a minute', 0.5, 1],
    ['in a minute', 1, 1],
    ['in a minute and a bit', 1.2, 2],
    ['in nine minutes and a bit', 9.5, 10],
  ])('comes within two minutes of its moment, and never before it (%s)', async (_, at, comes) => {
    await schedule.set('p', plusMs(noon, at * minuteMs));
    expect(wire.scheduler.nextMs()).toBe(plusMs(noon, comes * minuteMs));
  });

  it('comes at a full minute also where the clock stands between two', async () => {
    clock.at = plusMs(noon, 1);
    await schedule.set('p', noon);
    expect(wire.scheduler.nextMs()).toBe(plusMs(noon, 2 * minuteMs));
  });

  it('is spread over ten minutes where it is far, and not where it is near', async () => {
    lateness = 1;
    await schedule.set('near', plusMs(noon, 9 * minuteMs));
    expect(wire.scheduler.nextMs()).toBe(plusMs(noon, 9 * minuteMs));
    await schedule.set('far', plusMs(noon, 10 * minuteMs));
    wire.scheduler.due(plusMs(noon, 9 * minuteMs));
    expect(wire.scheduler.nextMs()).toBe(plusMs(noon, 20 * minuteMs));
    await schedule.set('far', plusMs(noon, 5 * minuteMs));
    expect(wire.scheduler.nextMs()).toBe(plusMs(noon, 5 * minuteMs));
  });

  it('is hastened although one whose moment has come lies there', async () => {
    lateness = 1;
    await schedule.set('p', plusMs(noon, 10 * minuteMs));
    clock.at = plusMs(noon, 10 * minuteMs);
    await schedule.hasten('p', plusMs(noon, 14 * minuteMs));
    expect(wire.scheduler.nextMs()).toBe(plusMs(noon, 14 * minuteMs));
  });

  it('is not asked for twice where it is early enough', async () => {
    await schedule.set('p', plusMs(noon, 10 * minuteMs));
    const before = wire.requests.length;
    await schedule.hasten('p', plusMs(noon, 9.5 * minuteMs));
    expect(methodsSince(before)).toStrictEqual(['GET']);
  });
});

describe('a turn in the face of trouble', () => {
  const far = plusMs(noon, 30 * minuteMs);

  it('is set where another made the schedule between update and creation', async () => {
    const before = wire.requests.length;
    let isRaced = false;
    wire.disturb(({ method }) => {
      if (method !== 'POST' || isRaced) return null;
      isRaced = true;
      return { after: eventBridgeSchedule(parts).set('p', plusMs(far, minuteMs)) };
    });
    await schedule.set('p', far);
    expect(wire.scheduler.nextMs()).toBe(far);
    expect(methodsSince(before)).toStrictEqual(['PUT', 'POST', 'PUT', 'POST', 'PUT']);
  });

  it('is set where the earlier one fires between creation and update', async () => {
    const conflicts = ['POST', 'PUT'];
    wire.disturb(({ method }) => {
      if (method !== conflicts[0]) return null;
      conflicts.shift();
      return method === 'POST' ? conflict : { status: 404, error: 'ResourceNotFoundException' };
    });
    await schedule.set('p', far);
    expect(wire.scheduler.nextMs()).toBe(far);
  });

  it('is set once where the answer to its making was lost', async () => {
    let lost = 1;
    wire.disturb(({ method }) => (method === 'POST' && lost-- > 0 ? 'cut-after' : null));
    await schedule.set('p', far);
    expect(wire.scheduler.count()).toBe(1);
    expect(wire.scheduler.nextMs()).toBe(far);
  });

  it('is cleared although the answer was lost, or others change it', async () => {
    for (const fault of ['cut-after', conflict] as const) {
      await schedule.set('p', far);
      let faults = 1;
      wire.disturb(({ method }) => (method === 'DELETE' && faults-- > 0 ? fault : null));
      await schedule.clear('p');
      expect(wire.scheduler.count()).toBe(0);
    }
  });

  it.each([
    ['throttling', { status: 429, error: 'ThrottlingException' }, 'rate-limited'],
    ['an outage', { status: 500, error: 'InternalServerException' }, 'unreachable'],
    ['lost requests', 'cut-before', 'unreachable'],
    ['a strange answer', 'garbled', 'unreachable'],
    ['missing rights', { status: 403, error: 'AccessDeniedException' }, 'misconfigured'],
    ['a quota', { status: 402, error: 'ServiceQuotaExceededException' }, 'misconfigured'],
    ['endless conflicts', { status: 409, error: 'ConflictException' }, 'conflict'],
    ['what we never said', { status: 400, error: 'ValidationException' }, 'bug'],
  ] as const)('fails by name after %s, and tells of nobody', async (_, fault, code) => {
    const always: Fault = fault;
    wire.disturb(() => always);
    for (const deed of [() => schedule.set('maya', far), () => schedule.clear('maya')]) {
      const failure = await deed().catch((error: unknown) => error);
      expect(failure).toMatchObject({ facts: { code } });
      expect(`${(failure as Error).stack}`).not.toContain('maya');
    }
  });

  it('waits between conflicts, longer each time, and gives up after five', async () => {
    const waits: number[] = [];
    const pace = {
      sleep: async (ms: number) => void waits.push(ms),
      random: () => 0.5,
      clock: () => 0,
      line: null,
    };
    const patient = eventBridgeSchedule({ ...parts, aws: wire.aws(pace) });
    wire.disturb(() => conflict);
    await expect(patient.clear('p')).rejects.toMatchObject({ facts: { code: 'conflict' } });
    expect(waits).toStrictEqual([100, 200, 300, 400]);
  });

  it('is the operator’s where the group is not there', async () => {
    const elsewhere = eventBridgeSchedule({ ...parts, group: 'no-such-group' });
    await expect(elsewhere.set('p', far)).rejects.toMatchObject({
      facts: { code: 'misconfigured', what: 'the schedule group is not there' },
    });
    await elsewhere.clear('p');
  });

  it('passes after throttling that ends', async () => {
    let throttled = 3;
    wire.disturb(() => (throttled-- > 0 ? { status: 429, error: 'ThrottlingException' } : null));
    await schedule.set('p', far);
    expect(wire.scheduler.nextMs()).toBe(far);
  });
});

const conflict: Fault = { status: 409, error: 'ConflictException' };

function methodsSince(count: number): readonly Recorded['method'][] {
  return wire.requests.slice(count).map(({ method }) => method);
}

/** Scheduler calls by itself: what it has called is handed out to who asks. */
function asked(): Asked {
  const come: Fired[] = [];
  return {
    ...schedule,
    due: (now: Instant, limit: number) => {
      come.push(...wire.scheduler.due(now));
      return come.splice(0, limit).map(({ name }) => name);
    },
    next: () => {
      const next = come[0]?.atMs ?? wire.scheduler.nextMs();
      return next === null ? null : instant(next);
    },
  };
}
