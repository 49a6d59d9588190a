import { describe, expect, it } from 'vitest';
import { planFile } from '../plan-file.ts';
import { calendar, event, type Guest } from './calendar.ts';
import {
  before,
  type Interview,
  interview,
  jane,
  lee,
  maya,
  ofKind,
  options,
  sole,
  statuses,
} from './steps.ts';
import { iso, milliseconds } from './time.ts';

const zone = 'America/New_York';
const on = '2026-06-02';
const now = '2026-06-03T16:00:00Z';

const utc = (instant: string): string => iso(milliseconds(instant)).replace(/\.\d+Z$/, 'Z');

/** Plans, lets the person write below the text of the debrief in their calendar, and plans again. */
async function debriefed(
  words: string,
  notes = '',
  guests: readonly Guest[] = [jane, maya],
): Promise<Interview> {
  const own = interview({ on, zone, notes, guests, modified: '2026-06-01T12:00:00Z' });
  const known = await planFile(calendar(own), options({ now: before(on), zone }));
  const step = sole(ofKind(sole(known.interviews, 'interview'), 'debrief'), 'debrief');
  const written = event({
    uid: 'debrief@afterword.example',
    start: utc(step.start),
    end: utc(step.end),
    title: step.title,
    description: `${step.text}\n\n${words}`,
    modified: '2026-06-02T21:30:00Z',
    extra: { 'X-AFTERWORD-KEY': step.key },
  });
  const plan = await planFile(calendar(own, written), options({ now, zone }));
  return sole(plan.interviews, 'interview');
}

describe('what the person writes into the debrief', () => {
  it('common.16 tells, unless they write something, nothing', async () => {
    const found = await debriefed('');
    expect(found).toMatchObject({
      promisedBy: null,
      agreedCall: null,
      noPhoneCalls: false,
      prefers: null,
      outcome: null,
    });
    expect(statuses(found).length).toBeGreaterThan(0);
  });

  it.each([
    { words: 'Decision by June 12', fact: { promisedBy: '2026-06-12' } },
    { words: 'Decision by Friday', fact: { promisedBy: '2026-06-05' } },
    { words: 'Call me in six days', fact: { agreedCall: '2026-06-08' } },
    { words: 'no phone calls', fact: { noPhoneCalls: true } },
    { words: 'prefers phone', fact: { prefers: 'phone' } },
    { words: '#rejected', fact: { outcome: 'rejected' } },
    { words: '#offer', fact: { outcome: 'offer' } },
    { words: '#replied', fact: { outcome: 'replied' } },
    { words: '#withdrawn', fact: { outcome: 'withdrawn' } },
    { words: 'cadence: how-often', fact: { cadence: 'how-often' } },
  ])('common.16 decides: "$words"', async ({ words, fact }) => {
    expect(await debriefed(words)).toMatchObject(fact);
  });

  it.each([
    {
      notes: 'Decision by June 9',
      words: 'Decision by June 18',
      fact: { promisedBy: '2026-06-18' },
    },
    {
      notes: 'Call me in two days',
      words: 'Call me in six days',
      fact: { agreedCall: '2026-06-08' },
    },
    { notes: 'prefers phone', words: 'prefers email', fact: { prefers: 'email' } },
    {
      notes: 'cadence: eight-rules',
      words: 'cadence: five-guidelines',
      fact: { cadence: 'five-guidelines' },
    },
  ])(
    'common.16 is newer than the invitation: "$words" beats "$notes"',
    async ({ notes, words, fact }) => {
      expect(await debriefed(words, notes)).toMatchObject(fact);
    },
  );

  it('common.1, common.16 adds whom the person met to those it thanks', async () => {
    const found = await debriefed('met Dana Cruz (CTO, dana@acme.example)');
    const emails = found.followUps
      .filter(({ kind }) => kind === 'thank-you')
      .flatMap(({ to }) => to.map(({ email }) => email));
    expect(found.interviewers).toContainEqual({
      name: 'Dana Cruz',
      email: 'dana@acme.example',
      title: 'CTO',
    });
    expect(emails.toSorted()).toStrictEqual(['dana@acme.example', jane.email]);
  });

  it('common.1 thanks who declined and was met all the same, at the address of the invitation', async () => {
    const guests = [jane, { ...lee, answer: 'DECLINED' }, maya];
    const addressees = (found: Interview) =>
      ofKind(found, 'thank-you').map((step) => sole(step.to, 'addressee').email);
    expect(addressees(await debriefed('', '', guests))).toStrictEqual([jane.email]);
    const found = await debriefed('met Lee Wong', '', guests);
    expect(addressees(found).toSorted()).toStrictEqual([jane.email, lee.email].toSorted());
  });
});
