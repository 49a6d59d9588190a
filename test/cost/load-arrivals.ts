/** When a million persons ask for looks: what comes into the queue in each second of a weekday. */
import { hourOf, sliceOf, slices } from '../../functions/domain/slices.ts';
import { type Random, seededRandom } from '../world/random.ts';

/** What one person causes, as the counted month has it. */
export type Habits = {
  /** Notifications on a weekday. */
  readonly notifications: number;
  /** Turns on a business day. */
  readonly turns: number;
  /** Looks that an hourly sweep asks for, in an hour; those of the daily ones, in a day. */
  readonly lostAnHour: number;
  readonly dailyADay: number;
};

export type Arrivals = {
  readonly seed: number;
  readonly persons: number;
  /** Messages by second. */
  readonly all: Float64Array;
  /** Of those, turns of persons. */
  readonly turns: Float64Array;
  /** Persons in the largest slice, which is also the largest bucket of the index. */
  readonly largestSlice: number;
};

export const daySeconds = 86_400;
/** Where people are who look for work: hours ahead of UTC, and their share (from memory, a guess). */
const zones: readonly (readonly [number, number])[] = [
  ...([
    [-8, 0.12],
    [-7, 0.03],
    [-6, 0.1],
    [-5, 0.2],
    [-3, 0.06],
    [0, 0.1],
  ] as const),
  ...([
    [1, 0.22],
    [2, 0.04],
    [5.5, 0.08],
    [8, 0.03],
    [9, 0.01],
    [11, 0.01],
  ] as const),
];
/** A sweep's messages come within so many seconds of its minute. */
const sweepSeconds = 20;
/** Turns are set a quarter of an hour ahead of nine o'clock, and come within ten minutes of that. */
const turnsBegin = 8.75 * 3600;
const turnsSeconds = 600;

/** A weekday of so many persons. Every turn is taken to be at nine o'clock, which is the worst. */
export function arrivalsOf(persons: number, habits: Habits, seed: number): Arrivals {
  const random = seededRandom(seed);
  const all = new Float64Array(daySeconds);
  const turns = new Float64Array(daySeconds);
  const wrapped = (second: number): number => (second + daySeconds) % daySeconds;
  for (const [ahead, share] of zones) {
    const people = persons * share;
    for (let local = 0; local < daySeconds; local++) {
      const at = wrapped(local - ahead * 3600);
      all[at] = (all[at] ?? 0) + people * habits.notifications * awake(local);
    }
    for (let second = 0; second < turnsSeconds; second++) {
      const at = wrapped(turnsBegin - ahead * 3600 + second);
      turns[at] = (turns[at] ?? 0) + (people * habits.turns) / turnsSeconds;
    }
  }
  const { bySlice, byMinute } = sliced(persons, random);
  for (let minute = 0; minute < 24 * 60; minute++) {
    const lost = (bySlice[minute % slices] ?? 0) * habits.lostAnHour;
    const daily = (byMinute[minute] ?? 0) * habits.dailyADay;
    for (let second = 0; second < sweepSeconds; second++) {
      const at = minute * 60 + second;
      all[at] = (all[at] ?? 0) + (lost + daily) / sweepSeconds;
    }
  }
  for (let at = 0; at < daySeconds; at++) {
    turns[at] = drawn(turns[at] ?? 0, random);
    all[at] = drawn(all[at] ?? 0, random) + (turns[at] ?? 0);
  }
  return { seed, persons, all, turns, largestSlice: Math.max(...bySlice) };
}

/** The share of a day's changes that falls into a second of the person's clock, as `life.ts` has them. */
function awake(second: number): number {
  const hour = second / 3600;
  const office = hour >= 9 && hour < 18 ? 0.8 / (9 * 3600) : 0;
  const any = hour >= 8 && hour < 22 ? 0.2 / (14 * 3600) : 0;
  return office + any;
}

/** How many persons are in each slice, and in each minute of the day on which daily jobs take them. */
function sliced(persons: number, random: Random) {
  const bySlice = Array.from({ length: slices }, () => 0);
  const byMinute = Array.from({ length: 24 * slices }, () => 0);
  for (let i = 0; i < persons; i++) {
    const name = `${random.between(0, 2 ** 30).toString(32)}${i.toString(32)}`;
    const slice = sliceOf(name);
    const minute = hourOf(name) * slices + slice;
    bySlice[slice] = (bySlice[slice] ?? 0) + 1;
    byMinute[minute] = (byMinute[minute] ?? 0) + 1;
  }
  return { bySlice, byMinute };
}

/** How many come where `mean` are expected: a normal draw, which a Poisson one is like. */
function drawn(mean: number, random: Random): number {
  if (mean === 0) return 0;
  const far = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  return Math.max(0, Math.round(mean + Math.sqrt(mean) * far));
}
