import { applicationFollowUps } from './application.ts';
import type { Cadence } from './cadence.ts';

/** Article 002: the same day, two or three days after the promised answer, once more a week later. */
export const eightRules: Cadence = {
  name: 'eight-rules',
  summary:
    'A thank-you the same business day and two follow-ups; applications are followed up too.',
  thankYou: {
    kind: 'thank-you',
    channel: 'email',
    withinHours: 24,
    sameDayBefore: 16 * 60,
    lateEnd: null,
    rules: ['eight-rules.3'],
  },
  touches: [
    {
      channel: 'email',
      when: [
        { since: 'promise', days: 2 },
        { since: 'interview', days: 7 },
      ],
      at: 'mid-morning',
      tone: 'first',
      rules: ['eight-rules.4'],
    },
    {
      channel: 'email',
      when: [{ since: 'previous', days: 7 }],
      at: 'mid-morning',
      tone: 'last',
      rules: ['eight-rules.5'],
    },
  ],
  onNewDate: null,
  closing: { days: 7, rules: ['eight-rules.5'] },
  debriefRules: [],
  rejectionRules: ['eight-rules.6'],
  offerRules: [],
  application: applicationFollowUps([]),
};
