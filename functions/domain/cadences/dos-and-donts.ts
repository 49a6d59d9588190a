import { applicationFollowUps } from './application.ts';
import type { Cadence, Touch } from './cadence.ts';

/**
 * "At least 2 business days apart": three satisfies both who counts the days between two calls and
 * who counts from one to the next.
 */
const callBack: Omit<Touch, 'tone'> = {
  channel: 'phone',
  when: [{ since: 'previous', businessDays: 3 }],
  at: 'mid-morning',
  rules: ['dos-and-donts.3'],
};

/** Article 001: thank at once, call on the very day agreed, call back twice at most. */
export const dosAndDonts: Cadence = {
  name: 'dos-and-donts',
  summary: 'A thank-you as soon as you are home, a call on the day agreed, two call-backs at most.',
  thankYou: {
    kind: 'thank-you',
    channel: 'preferred',
    withinHours: 4,
    sameDayBefore: null,
    lateEnd: { after: 19 * 60, by: 10 * 60 },
    rules: ['dos-and-donts.1'],
  },
  touches: [
    {
      channel: 'phone',
      when: [
        { since: 'agreed-call' },
        { since: 'promise', businessDays: 1 },
        { since: 'interview', days: 4 },
      ],
      at: 'mid-morning',
      tone: 'first',
      rules: ['dos-and-donts.2'],
    },
    { ...callBack, tone: 'again' },
    { ...callBack, tone: 'last' },
  ],
  onNewDate: null,
  closing: { days: 7, rules: ['dos-and-donts.4'] },
  debriefRules: [],
  rejectionRules: [],
  offerRules: [],
  application: applicationFollowUps([]),
};
