import { applicationFollowUps } from './application.ts';
import type { Cadence } from './cadence.ts';

/** Ours, the default: where the five articles disagree, the most considerate reading. */
export const recommended: Cadence = {
  name: 'recommended',
  summary: 'A thank-you within a day, then three patient notes a week apart.',
  thankYou: {
    kind: 'thank-you',
    channel: 'email',
    withinHours: 24,
    sameDayBefore: 15 * 60,
    lateEnd: null,
    rules: ['recommended.2'],
  },
  touches: [
    {
      channel: 'email',
      when: [
        { since: 'promise', businessDays: 2 },
        { since: 'interview', days: 7 },
      ],
      at: 'mid-morning',
      tone: 'first',
      rules: ['recommended.3'],
    },
    {
      channel: 'email',
      when: [{ since: 'previous', days: 7 }],
      at: 'mid-morning',
      tone: 'again',
      rules: ['recommended.4'],
    },
    {
      channel: 'email',
      when: [{ since: 'previous', days: 7 }],
      at: 'mid-morning',
      tone: 'last',
      rules: ['recommended.4'],
    },
  ],
  onNewDate: null,
  closing: { days: 7, rules: ['recommended.4'] },
  debriefRules: ['recommended.1'],
  rejectionRules: ['recommended.5'],
  offerRules: ['recommended.5'],
  application: applicationFollowUps(['recommended.5']),
};
