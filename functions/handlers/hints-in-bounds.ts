/**
 * How many hints a process lets through to the queue. Nobody proves anything at the door, one request can
 * name two hundred channels, and a queue whose first 120,000 messages are one person's gives out none of
 * anybody else's: so they are counted by person, and all together.
 */
import { Bucket, Buckets } from './web/flood.ts';

/** A person who changes much at once is told of by tens; one a second is more than anybody's day has. */
const ofPersonAtOnce = 20;
const ofPersonPerSecond = 1;
/** A process answers one request at a time, in ten milliseconds: providers send no more through it. */
const allAtOnce = 200;
const allPerSecond = 100;

/** Tells whether another hint about a person is let through. `clock` counts milliseconds. */
export function hintsInBounds(clock: () => number): (person: string) => boolean {
  const all = new Bucket(allAtOnce, allPerSecond, clock());
  const byPerson = new Buckets(ofPersonAtOnce, ofPersonPerSecond);
  return (person) => {
    const now = clock();
    return byPerson.take(person, now) && all.take(now);
  };
}
