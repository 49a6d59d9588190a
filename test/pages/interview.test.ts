import { describe, expect, it } from 'vitest';
import type { CalendarEvent } from '../../functions/domain/event.ts';
import type { Topic } from '../../functions/domain/notes/sayings.ts';
import type { Deed } from '../../functions/domain/plan/deeds.ts';
import { hourMs, plusMs } from '../../functions/domain/time.ts';
import { type InterviewView, interviewPage } from '../../functions/pages/interview.ts';
import { seriesIn } from '../../functions/pages/series.ts';
import { keyOf } from '../domain/ledger/make-ledger.ts';
import { evil, expectHarmless, frame, here, inDays, planOf, textOf } from './plans.ts';

const uid = 'event-0@example.com';
const key = (step: string): string => keyOf(step, uid);

function pageOf(
  event: Partial<CalendarEvent>,
  changed: Partial<InterviewView> = {},
  deeds: readonly Deed[] = [],
): string {
  const [series] = seriesIn(planOf([event], deeds));
  if (!series) throw new Error('there is no series');
  const nothing = { ownTexts: new Map(), said: new Set<Topic>(), lessons: [] };
  return String(
    interviewPage(frame, {
      ...{ here, series, cadence: 'recommended', noCallsElsewhere: false, ...nothing },
      ...changed,
    }),
  );
}

/** The part of the page that is about one step. */
function cardOf(page: string, step: string): string {
  return page.split('<li class="card"').find((part) => part.includes(`id="${key(step)}"`)) ?? '';
}

const met = 'met Dana Cruz (CTO, dana@globex.example.com)';

describe('the page of one interview', () => {
  it('says when it is, how it stands and why it is taken for one', () => {
    const text = textOf(pageOf(inDays(2, { title: 'Interview with Globex: buyer' })));
    expect(text).toContain(
      'Interview with Globex: buyer: Wed 7 Oct, 09:30 to 10:30, Europe/Berlin',
    );
    expect(text).toContain('Interview on Wed 7 Oct.');
    expect(text).toContain('the title says interview');
  });

  it('shows each step with its time, its reason, and its rules with their articles', () => {
    const page = pageOf(inDays(-4, { description: `${met}. Decision by 16 October 2026` }));
    const card = textOf(cardOf(page, 'status-1'));
    expect(card).toContain('Tue 20 Oct, 10:00 · by e-mail to Dana Cruz');
    expect(card).toContain('Why now: because they promised an answer by Fri 16 Oct.');
    expect(card).toMatch(
      /Ask how things stand two business days after .* Afterword \(recommended\.3\)/,
    );
    expect(card).toContain('Article 4 (how often)');
  });

  it('gives the draft to copy and to open in mail', () => {
    const page = pageOf(inDays(-4, { description: met }));
    const card = cardOf(page, 'status-1');
    expect(card).toContain(`data-copy="${key('status-1')}-text" hidden`);
    expect(card).toContain(`id="${key('status-1')}-text">Dear Dana Cruz,`);
    expect(card).toContain('href="mailto:dana@globex.example.com?subject=');
    expect(card).not.toContain('/go/');
  });

  it('says what to say on the phone and to a machine, and opens no mail for it', () => {
    const page = pageOf(inDays(-4, { description: 'Cadence: weekly-calls' }));
    const card = cardOf(page, 'status-1');
    expect(textOf(card)).toContain('What to say');
    expect(textOf(card)).toContain('If a machine answers');
    expect(card).not.toContain('mailto:');
    expect(card).toContain('value="no-answer"');
    expect(cardOf(page, 'debrief')).not.toContain('value="no-answer"');
  });

  const states: [Deed['did'], string, readonly string[], readonly string[]][] = [
    ['done', 'done', [], ['value="done"', 'value="moved"', 'value="back"']],
    ['deleted', 'left out', ['value="back"'], ['value="done"', 'value="moved"']],
  ];
  it.each(states)('offers for a step that is %s what is left to do', (did, tag, offered, not) => {
    if (did !== 'done' && did !== 'deleted') throw new Error('no such case');
    const page = pageOf(inDays(-4), {}, [{ key: key('status-1'), did, at: here.now }]);
    const card = cardOf(page, 'status-1');
    expect(textOf(card)).toContain(tag);
    for (const part of offered) expect(card).toContain(part);
    for (const part of not) expect(card).not.toContain(part);
  });

  it('offers no later time for preparing what is over', () => {
    expect(cardOf(pageOf(inDays(3)), 'prepare')).toContain('value="moved"');
    expect(cardOf(pageOf(inDays(-4)), 'prepare')).not.toContain('value="moved"');
  });

  const offers: [string, number, string, string][] = [
    ['where it stands', 0, '2026-10-05', '17:00'],
    [
      'at the next full hour, when the interview has begun by tomorrow',
      10.5,
      '2026-10-05',
      '21:00',
    ],
    ['at midnight, when that is the next full hour', 14, '2026-10-06', '00:00'],
    ['at no time, when no full hour is left', 23.75, '', ''],
  ];
  it.each(offers)('offers to prepare %s', (_, hours, day, time) => {
    const later = { here: { ...here, now: plusMs(here.now, hours * hourMs) } };
    const card = cardOf(pageOf(inDays(1), later), 'prepare');
    expect(card).toContain(`name="day" value="${day}"`);
    expect(card).toContain(`name="time" value="${time}"`);
  });

  it('offers to prepare tomorrow at that hour, where the interview begins later', () => {
    const start = plusMs(here.now, 32 * hourMs);
    const later = { here: { ...here, now: plusMs(here.now, 10.5 * hourMs) } };
    const card = cardOf(pageOf({ start }, later), 'prepare');
    expect(card).toContain('name="day" value="2026-10-06"');
    expect(card).toContain('name="time" value="17:00"');
  });

  it('shows what the person wrote in the calendar', () => {
    const ownTexts = new Map([[key('status-1'), 'My own\nwords']]);
    const card = textOf(cardOf(pageOf(inDays(-4), { ownTexts }), 'status-1'));
    expect(card).toContain('What you wrote in the calendar My own words');
  });

  it('shows before an interview what was learned, and after it no more', () => {
    const lessons = ['first', 'second', 'third', 'fourth'].map((words) => {
      return { words: `the ${words} thing`, company: 'Initech', at: here.now };
    });
    const ahead = textOf(pageOf(inDays(2), { lessons }));
    expect(ahead).toMatch(/the fourth thing.*the third thing.*the second thing/);
    expect(ahead).not.toContain('the first thing');
    expect(textOf(pageOf(inDays(-4), { lessons }))).not.toContain('the fourth thing');
  });
});

describe('the forms of an interview', () => {
  it('show what is known', () => {
    const description = `${met}. Decision by 16 October 2026. Prefers email. Cadence: eight-rules. #rejected`;
    const page = pageOf(inDays(-4, { description }));
    expect(page).toContain('name="promise" value="2026-10-16"');
    expect(page).toContain('<option value="email" selected>');
    expect(page).toContain('<option value="eight-rules" selected>');
    expect(page).toContain('name="outcome" value="rejected" checked');
    expect(textOf(page)).toContain('Dana Cruz (CTO, dana@globex.example.com)');
  });

  it('let a box alone that the event itself ticks', () => {
    const theirs = pageOf(inDays(-4, { description: 'No phone calls please' }));
    expect(theirs).toContain('checked disabled> No phone calls');
    expect(theirs).not.toContain('name="was-calls"');
    const said = new Set<Topic>(['calls']);
    const ours = pageOf(inDays(-4, { description: 'No phone calls please' }), { said });
    expect(ours).toContain('name="calls" value="yes" checked');
  });

  it('say that no calls in another round hold here as well', () => {
    const text = textOf(pageOf(inDays(-4), { noCallsElsewhere: true }));
    expect(text).toContain('it holds for all of them');
  });

  it('ask of an application only what changes its steps', () => {
    const page = pageOf(inDays(-3, { title: 'Acme: data engineer #applied' }));
    expect(textOf(page)).toContain('Application to Acme');
    expect(page).toContain('name="outcome"');
    expect(page).toContain('name="cadence"');
    for (const field of ['promise', 'channel', 'was-calls']) {
      expect(page).not.toContain(`name="${field}"`);
    }
    expect(page).not.toContain('/not-mine');
    expect(page).not.toContain('/debrief');
  });
});

describe('hostile texts', () => {
  const cases: [string, Partial<CalendarEvent>][] = [
    ['in the title', { title: `Interview with ${evil} #interview` }],
    ['in the description', { description: `met ${evil} Dana Cruz (${evil})` }],
    [
      'in a name and an address',
      {
        organizer: {
          name: evil,
          email: `${evil}@x.example.com`,
          response: 'accepted',
          resource: false,
        },
      },
    ],
  ];
  it.each(cases)('%s stay letters', (_, changed) => {
    const page = pageOf(inDays(-4, changed));
    expectHarmless(page);
  });

  it('in what was learned or written stay letters', () => {
    const page = pageOf(inDays(2), {
      lessons: [{ words: evil, company: evil, at: here.now }],
      ownTexts: new Map([[key('prepare'), evil]]),
    });
    expectHarmless(page);
  });
});
