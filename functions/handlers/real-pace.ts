/** Waits, chance and time as they really are. */
import type { Pace } from '../adapters/http/patiently.ts';

/** For AWS: it is asked in any case, since without it nothing goes on. */
export const realPace: Pace = {
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  random: Math.random,
  // Not that of the process, which may stand still while Lambda keeps it waiting.
  clock: () => Date.now(),
  line: null,
};

/** For one provider: where it does not answer, it is left alone for a while. */
export function paceOf(): Pace {
  return { ...realPace, line: { hangs: 0, hungAt: 0, restsUntil: 0 } };
}
