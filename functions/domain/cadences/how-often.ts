import { applicationFollowUps } from './application.ts';
import type { Cadence } from './cadence.ts';

/** Article 003: a handwritten note, a call once the promised day has passed, then twice a week apart. */
export const howOften: Cadence = {
  name: 'how-often',
  summary:
    'A handwritten note, a call the business day after the promised answer, two more at most.',
  thankYou: {
    kind: 'card',
    channel: 'post',
    withinHours: 24,
    sameDayBefore: null,
    lateEnd: null,
    rules: ['how-often.1'],
  },
  touches: [
    {
      channel: 'phone',
      when: [
        { since: 'promise', businessDays: 1 },
        { since: 'interview', days: 7 },
      ],
      at: 'mid-morning',
      tone: 'first',
      rules: ['how-often.2'],
    },
    {
      channel: 'email',
      when: [{ since: 'previous', days: 7 }],
      at: 'mid-morning',
      tone: 'again',
      rules: ['how-often.4'],
    },
    {
      channel: 'email',
      when: [{ since: 'previous', days: 7 }],
      at: 'mid-morning',
      tone: 'last',
      rules: ['how-often.4'],
    },
  ],
  onNewDate: {
    touch: { channel: 'phone', at: 'mid-afternoon', rules: ['how-often.3'] },
    ifUnanswered: { channel: 'email', rules: ['how-often.3'] },
  },
  closing: { days: 7, rules: ['how-often.4'] },
  debriefRules: [],
  rejectionRules: [],
  offerRules: [],
  application: applicationFollowUps([]),
};
