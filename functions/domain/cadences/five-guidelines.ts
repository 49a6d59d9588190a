import { applicationFollowUps } from './application.ts';
import type { Cadence } from './cadence.ts';

/** Article 000: three touches in all, the last a week after the second. */
export const fiveGuidelines: Cadence = {
  name: 'five-guidelines',
  summary: 'A short thank-you, touch base a day or two after the promised answer, one last note.',
  thankYou: {
    kind: 'thank-you',
    channel: 'email',
    withinHours: 24,
    sameDayBefore: null,
    lateEnd: null,
    rules: ['five-guidelines.1'],
  },
  touches: [
    {
      channel: 'email',
      when: [
        { since: 'promise', days: 1 },
        { since: 'usual-answer', days: 1 },
      ],
      at: 'mid-morning',
      tone: 'first',
      rules: ['five-guidelines.2'],
    },
    {
      channel: 'email',
      when: [{ since: 'previous', days: 7 }],
      at: 'mid-morning',
      tone: 'last',
      rules: ['five-guidelines.3', 'five-guidelines.4'],
    },
  ],
  onNewDate: null,
  closing: { days: 7, rules: ['five-guidelines.4'] },
  debriefRules: [],
  rejectionRules: [],
  offerRules: [],
  application: applicationFollowUps([]),
};
