/** The page of questions: what, when, why, and what else the answer holds for. */
import { describe, expect, it } from 'vitest';
import type { CalendarEvent } from '../../functions/domain/event.ts';
import { hourMs, instant, plusMs, type Zone } from '../../functions/domain/time.ts';
import type { Frame } from '../../functions/pages/page.ts';
import {
  type Question,
  type QuestionsView,
  questionsPage,
} from '../../functions/pages/questions.ts';

const frame: Frame = {
  ...{ isSignedIn: true, questions: 1, hasSandbox: false, path: '/questions' },
  ...{ token: 'token', version: 'v' },
};
const berlin = 'Europe/Berlin' as Zone;
const start = instant(Date.parse('2026-10-08T08:00:00Z'));

const event: CalendarEvent = {
  ...{ uid: 'i@example.com', title: 'Chat', description: '', url: '', location: '' },
  ...{ start, end: plusMs(start, hourMs), zone: null, allDay: false, sequence: 0 },
  ...{ cancelled: false, tentative: false, recurring: false, categories: [], created: null },
  ...{ organizer: null, attendees: [], lastModified: null },
};
const question: Question = { id: 'abc', event, zone: berlin, why: ['it is short'], reach: null };

const drawn = async (
  one: Partial<Question>,
  view: Partial<QuestionsView> = {},
): Promise<string> => {
  const questions = [{ ...question, ...one }];
  return String(
    await questionsPage(frame, { questions, more: 0, zone: berlin, answered: 0, ...view }),
  );
};

describe('a question', () => {
  it.each<[string, Partial<Question>, string]>([
    ['its time', {}, 'Thursday, 8 October 2026, 10:00</p>'],
    [
      'its zone where it is another',
      { zone: 'America/New_York' as Zone },
      '04:00 (America/New_York)',
    ],
    ['a day where it has no time', { event: { ...event, allDay: true } }, '8 October 2026</p>'],
    ['where it is', { event: { ...event, location: 'Main St 1' } }, '<br>Main St 1</p>'],
    ['why', { why: ['it is short', 'it is late'] }, 'because it is short; it is late.'],
    ['that it has no title', { event: { ...event, title: '  ' } }, 'An event without a title'],
    ['that it stands alone', {}, 'remembered for this event.'],
    ['its series', { reach: { of: 'series' } }, 'all events of this series'],
    ['its sender', { reach: { of: 'sender', who: 'hr@x.example' } }, 'from hr@x.example'],
  ])('tells %s', async (_, one, words) => {
    expect(await drawn(one)).toContain(words);
  });

  it('cuts a title that is longer than a page', async () => {
    const text = await drawn({ event: { ...event, title: '😀'.repeat(100_000) } });
    expect(text.length).toBeLessThan(5000);
    expect(text.isWellFormed()).toBe(true);
  });

  it('counts what waits and what was answered', async () => {
    const text = await drawn({}, { more: 3, answered: 2 });
    expect(text).toContain('And 3 more');
    expect(text).toContain('yes or no to 2 events');
  });
});
