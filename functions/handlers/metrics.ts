/** What CloudWatch counts of us: numbers alone, in its embedded format, and none that are zero. */
import { Metrics } from '@aws-lambda-powertools/metrics';
import type { FailureFacts } from '../domain/failure.ts';
import type { Bus, DomainEvent } from '../domain/ports/bus.ts';

export type MetricName =
  | 'FollowUpsWritten'
  | 'FollowUpsRemoved'
  | 'InterviewsRecognised'
  | 'AccountsRead'
  | 'ProviderThrottled'
  | 'ProviderUnreachable'
  | 'ReconnectsNeeded'
  | 'Misconfigured'
  | 'Bugs'
  | 'ForgedHints'
  | 'StalestReadSeconds'
  | 'StaleAccounts'
  | 'PersonsSwept';

/** Numbers of one invocation. */
export type Tally = {
  add(name: MetricName, count: number): void;
  /** Writes them, where there are any, and begins anew. */
  tell(): void;
};

/** A tally that CloudWatch reads, by stage. */
export function cloudWatchTally(stage: string): Tally {
  const metrics = new Metrics({
    namespace: 'Afterword',
    serviceName: 'afterword',
    defaultDimensions: { stage },
  });
  const counts = new Map<MetricName, number>();
  return {
    add: (name, count) => void counts.set(name, (counts.get(name) ?? 0) + count),
    tell: () => {
      for (const [name, count] of counts) {
        if (count > 0) metrics.addMetric(name, unitOf(name), count);
      }
      counts.clear();
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    },
  };
}

function unitOf(name: MetricName): 'Seconds' | 'Count' {
  return name === 'StalestReadSeconds' ? 'Seconds' : 'Count';
}

const countedEvents: Readonly<Partial<Record<DomainEvent['name'], MetricName>>> = {
  'follow-up.written': 'FollowUpsWritten',
  'follow-up.removed': 'FollowUpsRemoved',
  'interview.recognised': 'InterviewsRecognised',
  'account.reconnect-needed': 'ReconnectsNeeded',
};

/**
 * The bus, counted: what others build on is what an operator watches. What it does not take is lost, and
 * `failed` is told: by then all is written, and another look would find nothing to tell.
 */
export function countedBus(bus: Bus, tally: Tally, failed: (error: unknown) => void): Bus {
  return {
    publish: async (events) => {
      for (const { name } of events) {
        const metric = countedEvents[name];
        if (metric) tally.add(metric, 1);
      }
      await bus.publish(events).catch(failed);
    },
  };
}

const countedFailures: Readonly<Partial<Record<FailureFacts['code'], MetricName>>> = {
  'rate-limited': 'ProviderThrottled',
  unreachable: 'ProviderUnreachable',
  misconfigured: 'Misconfigured',
  bug: 'Bugs',
};

/** Counts failures that were answered; those that pass by themselves are not counted. */
export function countFailures(tally: Tally, failures: readonly FailureFacts[]): void {
  for (const { code } of failures) {
    const metric = countedFailures[code];
    if (metric) tally.add(metric, 1);
  }
}
