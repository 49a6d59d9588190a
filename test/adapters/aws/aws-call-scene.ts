/** AWS as the tests know it: made-up credentials, one address for everything, and no waiting. */
import type { Aws } from '../../../functions/adapters/http/aws-call.ts';
import type { Pace } from '../../../functions/adapters/http/patiently.ts';

/** Retries at once, and always with the same chance. */
const hasty: Pace = { sleep: async () => {}, random: () => 0.5, clock: () => 0, line: null };

/** As for the SDK's clients in the tests: nothing of the machine's is used. */
export const madeUp = { accessKeyId: 'none', secretAccessKey: 'none' };

/** Every service at that address. */
export function awsAt(url: string): Aws {
  return {
    region: 'eu-central-1',
    credentials: { ...madeUp, sessionToken: null },
    endpoint: () => url,
    pace: hasty,
  };
}
