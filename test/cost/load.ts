/** A weekday of many persons, with and without outages: how deep the queue gets, and what it takes. */
import type { Counts } from './counts.ts';
import { type Arrivals, arrivalsOf, type Habits } from './load-arrivals.ts';
import { type Day, dayOf, fewest, type Outage, type Service } from './load-queue.ts';

export type Load = {
  readonly seed: number;
  readonly persons: number;
  /** Messages a second: on average, and in the fullest second. */
  readonly mean: number;
  readonly peak: number;
  /** The fullest minute that begins an hour, and the hour that it begins. */
  readonly fullHour: { readonly minute: number; readonly hour: number };
  /** Turns a second at the most. */
  readonly turns: number;
  readonly largestSlice: number;
  /** The fewest functions at once with which nobody waits for a minute; and what is recommended. */
  readonly fewest: number;
  readonly recommended: number;
  readonly days: readonly { readonly outage: Outage['of']; readonly day: Day }[];
};

/** An hour in which most of Europe and America are awake. */
const [from, until] = [14 * 3600, 15 * 3600];
const outages = [
  'nothing',
  'our sync function',
  'a provider that refuses',
  'a provider that hangs',
] as const;

/** What a person causes on a weekday, by what was counted in their month. */
export function habitsOf(counts: Counts): Habits {
  return {
    notifications: counts.of('notifications') / 30,
    turns: counts.of('schedule fires') / 21,
    lostAnHour: counts.of('asks of sweep lost') / (30 * 24),
    dailyADay: (counts.of('asks of sweep channels') + counts.of('asks of sweep all')) / 30,
  };
}

/** The load of so many persons. */
export function loadOf(
  persons: number,
  habits: Habits,
  service: Omit<Service, 'concurrency'>,
  seed: number,
): Load {
  const arrivals = arrivalsOf(persons, habits, seed);
  const few = fewest(arrivals, service, 60);
  // Room for an outage's hour to be made good within an hour.
  const recommended = Math.max(2, Math.ceil(few * 1.5));
  const days = outages.map((of) => ({
    outage: of,
    day: dayOf(arrivals, { ...service, concurrency: recommended }, { of, from, until }),
  }));
  return {
    ...{ seed, persons, fewest: few, recommended, days },
    ...{ mean: mean(arrivals.all), peak: most(arrivals.all), turns: most(arrivals.turns) },
    fullHour: fullHourOf(arrivals),
    largestSlice: arrivals.largestSlice,
  };
}

function fullHourOf({ all }: Arrivals): Load['fullHour'] {
  const hours = Array.from({ length: 24 }, (_, hour) => ({
    minute: mean(all.subarray(hour * 3600, hour * 3600 + 60)),
    hour: mean(all.subarray(hour * 3600, (hour + 1) * 3600)),
  }));
  return hours.reduce((a, b) => (b.minute > a.minute ? b : a));
}

function mean(numbers: Float64Array): number {
  return numbers.reduce((a, b) => a + b, 0) / numbers.length;
}

function most(numbers: Float64Array): number {
  return numbers.reduce((a, b) => Math.max(a, b), 0);
}
