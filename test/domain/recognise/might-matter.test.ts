import { describe, expect, it } from 'vitest';
import { mightMatter, recognise } from '../../../functions/domain/recognise/verdict.ts';
import { calendar, event } from '../../acceptance/common/calendar.ts';
import { planFile } from '../../acceptance/plan-file.ts';
import { eventOf, owner, type Row, readRows } from '../../measure/labelled.ts';
import { sets } from '../../measure/sets.ts';

/** The lines that an adapter shows before it parses an event. */
function lines({ title, description, location, organizer, categories }: Row): string {
  const sender = organizer
    ? `ORGANIZER;CN="${organizer.name ?? ''}":mailto:${organizer.email}`
    : '';
  return [`SUMMARY:${title}`, description, location, `CATEGORIES:${categories}`, sender].join('\n');
}

describe('the look before parsing', () => {
  it.each(sets)('passes over nothing that would be judged in the set "%s"', (set) => {
    const lost = readRows(set)
      .filter((row) => recognise(eventOf(row), owner).is !== 'other')
      .filter((row) => !mightMatter(lines(row), owner));
    expect(lost.map(({ title }) => title)).toStrictEqual([]);
  });

  it.each(['talent@acme.example', 'no-reply@teamtailor-mail.com'])(
    'keeps an event whose sender %s alone speaks of hiring',
    async (email) => {
      const ics = calendar(
        event({
          uid: 'one@acme.example',
          start: '2026-12-01T15:00:00Z',
          end: '2026-12-01T16:00:00Z',
          title: 'Private appointment',
          organizer: { email },
          guests: [{ name: 'Maya Patel', email: 'maya.patel@example.com' }],
        }),
      );
      const judged = recognise(
        {
          ...eventOf(readRows('given')[0] as Row),
          title: 'Private appointment',
          description: '',
          location: '',
          organizer: { name: null, email, response: 'accepted', resource: false },
          attendees: [],
        },
        owner,
      );
      const now = ['--now', '2026-11-25T09:00:00Z', '--zone', 'America/New_York'];
      const plan = await planFile(ics, [...now, '--me', 'maya.patel@example.com']);
      expect(mightMatter(`SUMMARY:Private appointment\nORGANIZER:mailto:${email}`, owner)).toBe(
        true,
      );
      expect(plan.asks.length + plan.interviews.length).toBe(judged.is === 'other' ? 0 : 1);
    },
  );
});
