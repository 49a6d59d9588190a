/** How often what goes wrong in a simulated world, by seed. */
import { calmRates, type Rates } from './faults.ts';
import type { Random } from './random.ts';

export type Weather = {
  readonly name: string;
  readonly rates: Rates;
  /** Of each notification. */
  readonly lost: number;
  readonly doubled: number;
  readonly late: number;
  /** At each moment of a port: the person does something just then. */
  readonly meddling: number;
  /** At each save: somebody else was first. */
  readonly storeConflict: number;
  /** Between acts: something goes wrong by itself. */
  readonly mishap: number;
};

const calm: Weather = {
  name: 'calm',
  rates: calmRates,
  ...{ lost: 0, doubled: 0, late: 0, meddling: 0, storeConflict: 0, mishap: 0 },
};

const weathers: readonly Weather[] = [
  calm,
  { ...calm, name: 'lossy', lost: 0.5, doubled: 0.3, late: 0.3, mishap: 0.4 },
  { ...calm, name: 'deaf', lost: 1 },
  { ...calm, name: 'crashing', rates: { ...calmRates, crash: 0.012 } },
  { ...calm, name: 'meddled', meddling: 0.03, doubled: 0.2 },
  {
    ...calm,
    name: 'throttled',
    rates: { ...calmRates, rateLimited: 0.06, unreachable: 0.03, answerLost: 0.03 },
  },
  {
    ...calm,
    name: 'forgetful',
    rates: { ...calmRates, cursorExpired: 0.15, tokenRefused: 0.02, grantWithdrawn: 0.003 },
    mishap: 0.5,
  },
  { ...calm, name: 'crowded', storeConflict: 0.04, doubled: 0.5 },
  {
    name: 'stormy',
    rates: {
      ...{ crash: 0.006, rateLimited: 0.02, unreachable: 0.02, tokenRefused: 0.01 },
      ...{ grantWithdrawn: 0.002, answerLost: 0.02, cursorExpired: 0.05 },
    },
    ...{ lost: 0.3, doubled: 0.2, late: 0.3, meddling: 0.01, storeConflict: 0.01, mishap: 0.3 },
  },
];

/** The weather of a world; one in five is calm or deaf only, so that the plain course is seen as well. */
export function weatherOf(random: Random): Weather {
  return random.pick(weathers);
}
