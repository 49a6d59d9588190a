/**
 * EventBridge Scheduler as its API reference describes it, for one-time schedules. What it leaves open is
 * taken at its strictest: a moment in the past is refused.
 */
import { randomUUID } from 'node:crypto';
import { type Asked, recordIn, refused, type Told, textIn } from './wire-fakes.ts';

/** What a schedule does to its target when its moment has come. */
export type Fired = {
  readonly name: string;
  readonly group: string;
  readonly targetArn: string;
  readonly roleArn: string;
  readonly messageGroupId: string;
  /** When its moment had come. */
  readonly atMs: number;
  /** With the context attributes filled in. */
  readonly input: string;
};

type Kept = {
  readonly body: Readonly<Record<string, unknown>>;
  readonly atMs: number;
  /** How long after `atMs` it fires, within its flexible window. */
  readonly lateMs: number;
};

export type FakeScheduler = {
  answer(asked: Asked): Told;
  /** Fires what has come by then, the longest waiting first, at most `limit`; each once. */
  due(byMs: number, limit?: number): readonly Fired[];
  /** When the next one fires; null where there is none. */
  nextMs(): number | null;
  /** As `GetSchedule` would tell it; null where there is none. */
  schedule(group: string, name: string): Readonly<Record<string, unknown>> | null;
  /** How many there are, fired and kept ones included. */
  count(): number;
  /** Forgets all of them. */
  reset(): void;
};

/** Schedules of the groups that exist. `lateness`: how far into its window one fires, 0 to 1. */
export function fakeScheduler(options: {
  readonly groups: readonly string[];
  readonly nowMs: () => number;
  readonly lateness: () => number;
}): FakeScheduler {
  const schedules = new Map<string, Kept>();
  const fired = new Set<string>();
  const made = new Map<string, string>();
  const put = (asked: Asked, isNew: boolean): Told => {
    const { body } = asked;
    const group = textIn(body, 'GroupName') || 'default';
    const name = nameIn(asked.path);
    const key = `${group}/${name}`;
    const problem = problemOf(name, body, options.nowMs());
    if (problem !== null) return refused(400, 'ValidationException', problem);
    if (!options.groups.includes(group)) return refused(404, 'ResourceNotFoundException', group);
    const token = textIn(body, 'ClientToken');
    const arn = `arn:aws:scheduler:eu-central-1:111122223333:schedule/${key}`;
    if (isNew && token !== '' && made.get(token) === key) return { body: { ScheduleArn: arn } };
    if (isNew && schedules.has(key)) return refused(409, 'ConflictException', name);
    if (!isNew && !schedules.has(key)) return refused(404, 'ResourceNotFoundException', name);
    if (isNew && token !== '') made.set(token, key);
    const atMs = momentIn(textIn(body, 'ScheduleExpression')) ?? 0;
    const window = Number(recordIn(body, 'FlexibleTimeWindow').MaximumWindowInMinutes ?? 0);
    schedules.set(key, { body, atMs, lateMs: Math.floor(window * options.lateness()) * 60_000 });
    fired.delete(key);
    return { body: { ScheduleArn: arn } };
  };
  const known = ({ path, query }: Asked): string =>
    `${query.get('groupName') ?? 'default'}/${nameIn(path)}`;
  const waiting = (): [string, Kept][] =>
    [...schedules]
      .filter(([key]) => !fired.has(key))
      .sort(([a, x], [b, y]) => comes(x) - comes(y) || (a < b ? -1 : 1));
  return {
    answer: (asked) => {
      if (!asked.path.startsWith('/schedules/')) return refused(404, 'UnknownOperationException');
      if (asked.method === 'POST') return put(asked, true);
      if (asked.method === 'PUT') return put(asked, false);
      const kept = schedules.get(known(asked));
      if (!kept) return refused(404, 'ResourceNotFoundException', nameIn(asked.path));
      if (asked.method === 'DELETE') schedules.delete(known(asked));
      return { body: asked.method === 'GET' ? told(known(asked), kept) : {} };
    },
    due: (byMs, limit = Number.POSITIVE_INFINITY) => {
      const come = waiting().filter(([, kept]) => comes(kept) <= byMs);
      return come.slice(0, limit).map(([key, kept]) => {
        if (kept.body.ActionAfterCompletion === 'DELETE') schedules.delete(key);
        else fired.add(key);
        return firing(key, kept);
      });
    },
    nextMs: () => {
      const [first] = waiting();
      return first ? comes(first[1]) : null;
    },
    schedule: (group, name) => {
      const kept = schedules.get(`${group}/${name}`);
      return kept ? told(`${group}/${name}`, kept) : null;
    },
    count: () => schedules.size,
    reset: () => {
      schedules.clear();
      fired.clear();
    },
  };
}

function comes({ atMs, lateMs }: Kept): number {
  return atMs + lateMs;
}

function told(key: string, { body }: Kept): Readonly<Record<string, unknown>> {
  const { ClientToken: _, ...rest } = body;
  const [GroupName = '', Name = ''] = key.split('/');
  return { ActionAfterCompletion: 'NONE', State: 'ENABLED', ...rest, GroupName, Name };
}

function firing(key: string, kept: Kept): Fired {
  const { body, atMs } = kept;
  const [group = '', name = ''] = key.split('/');
  const target = recordIn(body, 'Target');
  const filled = textIn(target, 'Input')
    .replaceAll('<aws.scheduler.execution-id>', randomUUID())
    .replaceAll('<aws.scheduler.attempt-number>', '1')
    .replaceAll('<aws.scheduler.scheduled-time>', new Date(atMs).toISOString());
  return {
    name,
    group,
    targetArn: textIn(target, 'Arn'),
    roleArn: textIn(target, 'RoleArn'),
    messageGroupId: textIn(recordIn(target, 'SqsParameters'), 'MessageGroupId'),
    atMs: comes(kept),
    input: filled,
  };
}

function nameIn(path: string): string {
  return decodeURIComponent(path.slice('/schedules/'.length));
}

/** What the service would not accept; null where all is well. */
function problemOf(
  name: string,
  body: Readonly<Record<string, unknown>>,
  nowMs: number,
): string | null {
  if (!/^[0-9a-zA-Z-_.]{1,64}$/.test(name)) return 'Name';
  const atMs = momentIn(textIn(body, 'ScheduleExpression'));
  if (atMs === null || atMs <= nowMs) return 'ScheduleExpression';
  if (!['', 'UTC'].includes(textIn(body, 'ScheduleExpressionTimezone'))) return 'Timezone';
  const { Mode, MaximumWindowInMinutes: minutes } = recordIn(body, 'FlexibleTimeWindow');
  const isWindow = Number.isInteger(minutes) && Number(minutes) >= 1 && Number(minutes) <= 1440;
  if (!(Mode === 'FLEXIBLE' && isWindow) && !(Mode === 'OFF' && minutes === undefined)) {
    return 'FlexibleTimeWindow';
  }
  const target = recordIn(body, 'Target');
  if (!/^arn:aws:iam::\d{12}:role\//.test(textIn(target, 'RoleArn'))) return 'RoleArn';
  if (!textIn(target, 'Arn').startsWith('arn:aws:')) return 'Arn';
  if (textIn(target, 'Input').length > 256 * 1024) return 'Input';
  const isFifo = textIn(target, 'Arn').endsWith('.fifo');
  const hasGroup = textIn(recordIn(target, 'SqsParameters'), 'MessageGroupId') !== '';
  return isFifo === hasGroup ? null : 'SqsParameters';
}

function momentIn(expression: string): number | null {
  const found = /^at\((\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\)$/.exec(expression);
  const ms = found ? Date.parse(`${found[1]}Z`) : Number.NaN;
  return Number.isNaN(ms) ? null : ms;
}
