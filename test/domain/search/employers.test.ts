import { describe, expect, test } from 'vitest';
import type { Application } from '../../../functions/domain/interview.ts';
import { noNotes } from '../../../functions/domain/notes/notes.ts';
import { byEmployer } from '../../../functions/domain/search/employers.ts';
import { hourMs, type Instant, minuteMs } from '../../../functions/domain/time.ts';
import { at, day, interview, zone } from '../make.ts';

/** Half-hour rounds at these times of 6 October 2026 in Berlin, by name a, b, c ... */
function rounds(...times: readonly string[]) {
  return times.map((time, index) => {
    const start = time.includes('T') ? time : `2026-10-06T${time}:00+02:00`;
    return interview(start, {
      uid: `${'abcdef'[index]}@example.com`,
      end: (at(start) + 30 * minuteMs) as Instant,
    });
  });
}

const loops: [string, string[], string[]][] = [
  ['back to back', ['10:00', '10:30', '11:00'], ['a b c']],
  ['with a lunch between them', ['10:00', '12:30'], ['a b']],
  ['with more than two hours between them', ['10:00', '12:31'], ['a', 'b']],
  ['in whatever order they come', ['11:00', '10:00'], ['b a']],
  ['that overlap', ['10:00', '10:15'], ['a b']],
  ['on two days', ['10:00', '2026-10-07T10:00:00+02:00'], ['a', 'b']],
  ['across midnight', ['23:00', '2026-10-07T00:00:00+02:00'], ['a', 'b']],
  ['in two blocks of a day', ['09:00', '09:30', '14:00', '14:30'], ['a b', 'c d']],
];

describe('rounds of one employer', () => {
  test.each(loops)('%s make these meetings: %j', (_, times, expected) => {
    const [employer] = byEmployer(rounds(...times), []);
    const meetings = employer?.meetings.map((meeting) =>
      meeting.rounds.map(({ uid }) => uid[0]).join(' '),
    );
    expect(meetings).toStrictEqual(expected);
  });

  test('count the break from the last end, not from the last start', () => {
    const [long, short, late] = rounds('10:00', '10:30', '15:30');
    if (!long || !short || !late) throw new Error('three rounds');
    const all = { ...long, end: (long.start + 4 * hourMs) as Instant };
    expect(byEmployer([all, short, late], [])[0]?.meetings).toHaveLength(1);
  });

  test('share one loop, a single one has none', () => {
    const [employer] = byEmployer(rounds('10:00', '10:30', '16:00'), []);
    const [loop, single] = employer?.meetings ?? [];
    expect(loop?.loop).toMatch(/^loop-[0-9a-v]{13}$/);
    expect(single?.loop).toBeNull();
  });

  test('are named after the one that was in the calendar first', () => {
    const [a, b, c] = rounds('10:00', '10:30', '11:00');
    if (!a || !b || !c) throw new Error('three rounds');
    const created = { ...b, created: at('2026-09-01T08:00Z') };
    const later = { ...c, created: at('2026-09-02T08:00Z') };
    expect(byEmployer([a, created, later], [])[0]?.meetings[0]?.identity).toBe('b@example.com');
    expect(byEmployer([c, b, a], [])[0]?.meetings[0]?.identity).toBe('a@example.com');
  });

  test('on one day of another zone are one loop where their own day says so', () => {
    const inKiritimati = rounds('11:00', '12:00').map((round) => ({
      ...round,
      zone: zone('Pacific/Kiritimati'),
    }));
    // 11:00 in Berlin is 23:00 there, noon is the next day.
    expect(byEmployer(inKiritimati, [])[0]?.meetings).toHaveLength(2);
  });
});

const applied = (company: string | null, uid = 'applied@example.com'): Application => ({
  uid,
  title: 'Applied',
  company,
  role: null,
  appliedOn: day('2026-10-01'),
  zone: zone('Europe/Berlin'),
  notes: noNotes,
  outcomeKnownAt: null,
  contacts: [],
});

const named = (uid: string, company: string | null, time = '10:00') =>
  interview(`2026-10-06T${time}:00+02:00`, { uid, company });

describe('a search', () => {
  test('keeps two employers on one day apart', () => {
    const a = named('a@example.com', 'Acme');
    const b = named('b@example.com', 'Borealis', '11:00');
    const employers = byEmployer([a, b], []);
    expect(employers.map(({ company }) => company)).toStrictEqual(['Acme', 'Borealis']);
    expect(employers.map(({ meetings }) => meetings.length)).toStrictEqual([1, 1]);
  });

  test('takes two spellings for one employer, with its application', () => {
    const a = named('a@example.com', 'Acme GmbH');
    const b = named('b@example.com', 'ACME', '15:00');
    const employers = byEmployer([a, b], [applied('Acme')]);
    expect(employers).toHaveLength(1);
    expect(employers[0]).toMatchObject({ company: 'Acme GmbH', applications: [applied('Acme')] });
    expect(employers[0]?.meetings).toHaveLength(2);
  });

  test('takes each that names no employer for one of its own', () => {
    const a = named('a@example.com', null);
    const b = named('b@example.com', null, '11:00');
    expect(byEmployer([a, b], [applied(null)])).toHaveLength(3);
  });
});
