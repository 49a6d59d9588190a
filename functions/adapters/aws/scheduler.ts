/** Turns as one-time schedules of EventBridge Scheduler, which put a message into the queue. */
import { Failure } from '../../domain/failure.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Schedule } from '../../domain/ports/schedule.ts';
import { type Instant, instant, minuteMs, plusMs } from '../../domain/time.ts';
import { theirTurn } from '../../domain/wish.ts';
import { type Aws, type AwsReply, type AwsRequest, callAws } from '../http/aws-call.ts';
import { messageText } from './message.ts';
import { textField } from './reply-fields.ts';

export type ScheduleParts = {
  readonly aws: Aws;
  readonly clock: Clock;
  readonly group: string;
  readonly queueArn: string;
  /** Whom Scheduler is when it sends the message. */
  readonly roleArn: string;
};

const called = 'the schedule group';
/** Spreads what falls due at a full hour; turns are set a quarter of an hour ahead. */
const windowMinutes = 10;
/** Another one was quicker, and another again: that is no chance any more. */
const triesAtMost = 5;

/**
 * At most one schedule a person, named by them. The service counts in minutes and is documented neither to
 * take a moment that is past nor to refuse it, so that it is never asked for one: who would have waited
 * less than a minute has their turn within two.
 */
export function eventBridgeSchedule(parts: ScheduleParts): Schedule {
  return {
    set: (person, at) => put(parts, person, at),
    hasten: async (person, at) => {
      const known = await knownTurn(parts, person);
      const now = parts.clock.now();
      // One whose moment has come has fired or is about to: it makes no later one needless.
      if (known !== null && known > now && known <= soonest(at, now)) return;
      await put(parts, person, at);
    },
    clear: async (person) => {
      await againOnConflict(parts.aws, () =>
        ask(parts, person, 'DELETE', ['ResourceNotFoundException', 'ConflictException']),
      );
    },
  };
}

/**
 * No `ClientToken`: an answer that was lost ends in a conflict, which is answered by an update; and one
 * made of person and moment would have a schedule that was set, cleared and set again pass for made.
 */
async function put(parts: ScheduleParts, person: string, at: Instant): Promise<void> {
  const body = bodyOf(parts, person, at);
  await againOnConflict(parts.aws, async () => {
    const gone = ['ResourceNotFoundException', 'ConflictException'];
    const updated = await ask(parts, person, 'PUT', gone, body);
    if (updated.refused !== 'ResourceNotFoundException') return updated;
    // A conflict here: it has come into being in between.
    return ask(parts, person, 'POST', ['ConflictException'], body);
  });
}

async function againOnConflict(aws: Aws, attempt: () => Promise<AwsReply>): Promise<void> {
  for (let tried = 1; ; tried++) {
    const { refused } = await attempt();
    if (refused !== 'ConflictException') return;
    if (tried === triesAtMost) throw new Failure({ code: 'conflict' });
    await aws.pace.sleep(tried * 100 * (0.5 + aws.pace.random()));
  }
}

/** When their turn is set for; null where none is, or none that we set. */
async function knownTurn(parts: ScheduleParts, person: string): Promise<Instant | null> {
  const { refused, body } = await ask(parts, person, 'GET', ['ResourceNotFoundException']);
  if (refused !== null) return null;
  const found = /^at\((.{19})\)$/.exec(textField(body, 'ScheduleExpression', called));
  const ms = found ? Date.parse(`${found[1]}Z`) : Number.NaN;
  return Number.isNaN(ms) ? null : instant(ms);
}

function ask(
  { aws, group }: ScheduleParts,
  person: string,
  method: AwsRequest['method'],
  expects: readonly string[],
  body: object | null = null,
): Promise<AwsReply> {
  const name = `/schedules/${encodeURIComponent(person)}`;
  // Of requests with a body it stands there.
  const path = body === null ? `${name}?groupName=${encodeURIComponent(group)}` : name;
  const headers: AwsRequest['headers'] =
    body === null ? {} : { 'content-type': 'application/json' };
  return callAws(aws, { service: 'scheduler', called, method, path, headers, body, expects });
}

function bodyOf(parts: ScheduleParts, person: string, at: Instant): object {
  const now = parts.clock.now();
  const turn = soonest(at, now);
  // Who waits for minutes must not wait for ten more.
  const isNear = turn - now < windowMinutes * minuteMs;
  return {
    GroupName: parts.group,
    ScheduleExpression: `at(${new Date(turn).toISOString().slice(0, 19)})`,
    ScheduleExpressionTimezone: 'UTC',
    FlexibleTimeWindow: isNear
      ? { Mode: 'OFF' }
      : { Mode: 'FLEXIBLE', MaximumWindowInMinutes: windowMinutes },
    // Not `DELETE`, which comes some time after the firing: by then the look that it caused has set the
    // next turn under the same name, which would be deleted with it. A look sets or clears in any case.
    ActionAfterCompletion: 'NONE',
    Target: {
      Arn: parts.queueArn,
      RoleArn: parts.roleArn,
      SqsParameters: { MessageGroupId: person },
      Input: turnText(person),
    },
  };
}

/** The full minute at or after `at`, and at least a minute ahead. */
function soonest(at: Instant, now: Instant): Instant {
  const earliest = Math.max(at, plusMs(now, minuteMs));
  return instant(Math.ceil(earliest / minuteMs) * minuteMs);
}

/**
 * Scheduler can give no deduplication id: the queue takes two messages of one content within five minutes
 * for one, and drops the second. The execution's id, filled in by Scheduler, makes each another.
 */
function turnText(person: string): string {
  const message = messageText({ is: 'wish', person, wish: theirTurn, agains: 0 });
  return JSON.stringify({ ...JSON.parse(message), execution: '<aws.scheduler.execution-id>' });
}
