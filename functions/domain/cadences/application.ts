/** Following up on an application without an interview: the same in every cadence. */
import type { Cadence, RuleId } from './cadence.ts';

/** eight-rules.1 and .2, with the rules of the cadence that adopts them. */
export function applicationFollowUps(adoptedBy: readonly RuleId[]): Cadence['application'] {
  return {
    touches: [
      {
        channel: 'email',
        when: [{ since: 'application', days: 7 }],
        at: 'mid-morning',
        tone: 'first',
        rules: ['eight-rules.1', ...adoptedBy],
      },
      {
        channel: 'email',
        when: [{ since: 'application', days: 14 }],
        at: 'mid-morning',
        tone: 'last',
        rules: ['eight-rules.2', ...adoptedBy],
      },
    ],
    closing: { days: 7, rules: ['eight-rules.2', ...adoptedBy] },
  };
}
