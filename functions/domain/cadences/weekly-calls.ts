import { applicationFollowUps } from './application.ts';
import type { Cadence, Touch } from './cadence.ts';

const weeklyCall: Omit<Touch, 'tone'> = {
  channel: 'phone',
  when: [{ since: 'previous', days: 7 }],
  at: 'hour-of-interview',
  rules: ['weekly-calls.3'],
};

/** Article 004: a card that announces a call, then three calls, a week apart. */
export const weeklyCalls: Cadence = {
  name: 'weekly-calls',
  summary: 'A card by post that announces a call, then a call a week, three in all.',
  thankYou: {
    kind: 'card',
    channel: 'post',
    withinHours: 24,
    sameDayBefore: null,
    lateEnd: null,
    rules: ['weekly-calls.1'],
  },
  touches: [
    {
      channel: 'phone',
      when: [{ since: 'interview', days: 7 }],
      at: 'hour-of-interview',
      tone: 'first',
      rules: ['weekly-calls.2'],
    },
    { ...weeklyCall, tone: 'again' },
    { ...weeklyCall, tone: 'last' },
  ],
  onNewDate: null,
  closing: { days: 7, rules: ['weekly-calls.4'] },
  debriefRules: [],
  rejectionRules: [],
  offerRules: [],
  application: applicationFollowUps([]),
};
