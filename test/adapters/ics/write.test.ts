/** Calendar files that we write beside the CLI's: a feed of events only, and a person's own interviews. */
import { describe, expect, it } from 'vitest';
import { writeCalendar, writeFeed } from '../../../functions/adapters/ics/write.ts';
import { interviewOf } from '../../../functions/adapters/ics/write-interview.ts';
import type { CalendarEvent } from '../../../functions/domain/event.ts';
import type { FollowUp } from '../../../functions/domain/search/plan-search.ts';
import { hourMs, instant, plusMs, type Zone } from '../../../functions/domain/time.ts';

const start = instant(Date.parse('2026-10-08T08:00:00Z'));
const now = instant(Date.parse('2026-10-05T07:30:00Z'));
const zone = 'Europe/Berlin' as Zone;

const step: FollowUp = {
  ...{ key: 'abc.status-1', uid: 'i@example.com', kind: 'status', touch: 1, channel: 'email' },
  ...{ as: 'both', start, end: plusMs(start, hourMs), deadline: null, zone, to: [] },
  ...{ rules: ['common.1'], tone: 'first', reason: { because: 'interview' }, status: 'planned' },
  ...{ planned: start, doneAt: null, title: 'Ask how things stand', text: 'Write to Dana' },
  ...{ task: 'Write to Dana', draft: null, voicemail: null, because: 'after the interview' },
};

const interview: CalendarEvent = {
  ...{ uid: 'i@example.com', title: 'Interview with Acme', description: 'Bring a pen', url: '' },
  ...{ location: 'Berlin', start, end: plusMs(start, hourMs), zone, allDay: false, sequence: 2 },
  ...{ cancelled: false, tentative: false, recurring: false, categories: [], created: null },
  organizer: { name: 'Dana', email: 'dana@example.org', response: 'accepted', resource: false },
  ...{ attendees: [], lastModified: now },
};

const linesOf = (text: string): string[] => text.replaceAll('\r\n ', '').split('\r\n');
const count = (text: string, line: string): number =>
  linesOf(text).filter((one) => one === line).length;

describe('a feed', () => {
  it.each(['event', 'task', 'both'] as const)('has a step that is %s as one event', (as) => {
    const text = writeFeed([{ ...step, as }], now);
    expect(count(text, 'BEGIN:VEVENT')).toBe(1);
    expect(count(text, 'BEGIN:VTODO')).toBe(0);
    expect(linesOf(text)).toContain('DTSTART:20261008T080000Z');
  });

  it.each(['deleted', 'superseded'] as const)('leaves out a step that is %s', (status) => {
    expect(count(writeFeed([{ ...step, status }], now), 'BEGIN:VEVENT')).toBe(0);
  });

  it('ticks what is done, once', () => {
    const done = { ...step, as: 'task', status: 'done', doneAt: now } as const;
    expect(linesOf(writeFeed([done], now))).toContain('SUMMARY:✓ Ask how things stand');
    const ticked = { ...done, title: '✓ Ask how things stand' };
    expect(linesOf(writeFeed([ticked], now))).toContain('SUMMARY:✓ Ask how things stand');
  });

  it('says how often it is worth asking', () => {
    expect(linesOf(writeFeed([], now))).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT1H');
  });
});

describe('an interview in a file', () => {
  it('has its time, words and state, and nobody to write to', () => {
    const lines = linesOf(writeCalendar([step], [], now, [interview]));
    for (const line of [
      'UID:i@example.com',
      'SUMMARY:Interview with Acme',
      'DESCRIPTION:Bring a pen',
      'LOCATION:Berlin',
      'DTEND:20261008T090000Z',
      'STATUS:CONFIRMED',
      'SEQUENCE:2',
      'LAST-MODIFIED:20261005T073000Z',
    ]) {
      expect(lines).toContain(line);
    }
    expect(lines.filter((line) => line.includes('dana@'))).toEqual([]);
  });

  it.each([
    [{ cancelled: true }, 'STATUS:CANCELLED'],
    [{ tentative: true }, 'STATUS:TENTATIVE'],
  ])('tells %j', (change, line) => {
    expect(
      interviewOf({ ...interview, ...change }, now)
        .toString()
        .split('\r\n'),
    ).toContain(line);
  });

  it('has days where it lasts all day, in its own zone', () => {
    const midnight = instant(Date.parse('2026-10-07T22:00:00Z'));
    const day = { allDay: true, start: midnight, end: plusMs(midnight, 24 * hourMs) };
    const lines = linesOf(writeCalendar([], [], now, [{ ...interview, ...day }]));
    expect(lines).toContain('DTSTART;VALUE=DATE:20261008');
    expect(lines).toContain('DTEND;VALUE=DATE:20261009');
  });

  const evil = 'x\r\nATTENDEE:mailto:eve@example.com\r\nEND:VEVENT\u2028X-EVIL:1\u0000\ud800';
  it.each([
    ['title', evil],
    ['description', evil],
    ['location', evil],
    ['uid', evil],
    ['url', `https://example.com/${evil}`],
    ['url', 'javascript:alert(1)'],
  ] as const)('lets no %s write lines of its own', (field, value) => {
    const text = writeCalendar([{ ...step, title: value, text: value }], [], now, [
      { ...interview, [field]: value },
    ]);
    const names = linesOf(text).map((line) => /^[A-Z-]*/.exec(line)?.[0]);
    expect(names.filter((name) => name === 'ATTENDEE' || name === 'X-EVIL')).toEqual([]);
    expect(count(text, 'END:VEVENT')).toBe(2);
    expect(text.split('\r\n').join('')).not.toMatch(/\p{Cc}|\p{Zl}|\p{Cs}/u);
    expect(text).not.toContain('URL:javascript:');
  });
});
