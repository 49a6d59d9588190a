/** What is counted of a look, and what a bus that takes nothing costs. */
import { expect, it } from 'vitest';
import { Failure, failureOf } from '../../functions/domain/failure.ts';
import type { DomainEvent } from '../../functions/domain/ports/bus.ts';
import { countedBus, countFailures, type Tally } from '../../functions/handlers/metrics.ts';

function counting() {
  const counts: Record<string, number> = {};
  const add: Tally['add'] = (name, count) => {
    counts[name] = (counts[name] ?? 0) + count;
  };
  return { counts, tally: { add, tell: () => undefined } };
}

function told(...names: readonly DomainEvent['name'][]): readonly DomainEvent[] {
  return names.map((name) => ({ name, person: 'maya', about: 'a.debrief' }));
}

const events = told(
  'interview.recognised',
  'follow-up.written',
  'follow-up.written',
  'follow-up.removed',
  'outcome.recorded',
  'account.reconnect-needed',
);

it.each([true, false])(
  'counts what happened, whether or not the bus takes it (%j)',
  async (takes) => {
    const { counts, tally } = counting();
    const failures: string[] = [];
    const taken: DomainEvent[] = [];
    const publish = async (all: readonly DomainEvent[]) => {
      if (!takes) throw new Failure({ code: 'misconfigured', what: 'the event bus is not there' });
      taken.push(...all);
    };
    const bus = countedBus({ publish }, tally, (error) => failures.push(failureOf(error).code));
    await bus.publish(events);
    expect(counts).toStrictEqual({
      InterviewsRecognised: 1,
      FollowUpsWritten: 2,
      FollowUpsRemoved: 1,
      ReconnectsNeeded: 1,
    });
    expect([taken, failures]).toStrictEqual(takes ? [events, []] : [[], ['misconfigured']]);
  },
);

it('counts failures by whom they are of, and none that pass by themselves', () => {
  const { counts, tally } = counting();
  countFailures(tally, [
    { code: 'rate-limited', retryAfterMs: null },
    { code: 'unreachable', status: 503 },
    { code: 'unreachable', status: null },
    { code: 'misconfigured', what: 'the client is refused' },
    { code: 'bug', what: 'an unexpected TypeError' },
    { code: 'conflict' },
    { code: 'gone' },
    { code: 'cursor-expired' },
    { code: 'reconnect', because: 'grant' },
  ]);
  expect(counts).toStrictEqual({
    ProviderThrottled: 1,
    ProviderUnreachable: 2,
    Misconfigured: 1,
    Bugs: 1,
  });
});
