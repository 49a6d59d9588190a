import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { SearchPlan } from '../../functions/domain/search/plan-search.ts';
import { employerRows } from '../../functions/pages/employer-rows.ts';
import { interviewsPage } from '../../functions/pages/interviews.ts';
import { nextThings } from '../../functions/pages/next-things.ts';
import type { Frame } from '../../functions/pages/page.ts';
import { seriesIn } from '../../functions/pages/series.ts';
import { keyOf } from '../domain/ledger/make-ledger.ts';
import { evil, expectHarmless, frame, here, inDays, planOf, textOf } from './plans.ts';

const { now } = here;

function pageOf(plan: SearchPlan, changed: Partial<Frame> = {}): string {
  return String(interviewsPage({ ...frame, ...changed }, { plan, here }));
}

const rowsOf = (plan: SearchPlan) => employerRows(seriesIn(plan), now);

describe('the rows of employers', () => {
  it('show one row for all that belongs to an employer, with a link to each interview', () => {
    const plan = planOf([
      inDays(-6, { title: 'Phone screen with Acme Inc.' }),
      inDays(3, { title: 'Final interview with ACME' }),
      inDays(-9, { title: 'Acme: data engineer #applied' }),
    ]);
    const rows = rowsOf(plan);
    expect(rows.map(({ series }) => series.length)).toStrictEqual([3]);
    const page = pageOf(plan);
    for (const { id } of seriesIn(plan)) expect(page).toContain(`href="/interviews/${id}"`);
    expect(page.match(/<svg class="picture" /g)).toHaveLength(1);
  });

  it('keep interviews apart of which no company is known', () => {
    const plan = planOf([
      inDays(2, { title: 'Job interview' }),
      inDays(4, { title: 'Job interview' }),
    ]);
    expect(rowsOf(plan).map(({ company, series }) => [company, series.length])).toStrictEqual([
      [null, 1],
      [null, 1],
    ]);
  });

  it('come in the order of what is next, and closed ones last in a part that is folded up', () => {
    const plan = planOf(
      [
        inDays(9, { title: 'Interview with Globex' }),
        inDays(-20, { title: 'Interview with Initech', description: '#replied' }),
        inDays(2, { title: 'Interview with Acme' }),
      ],
      ['prepare', 'debrief', 'thank-you'].map((step) => {
        return { key: keyOf(step, 'event-1@example.com'), did: 'done', at: now };
      }),
    );
    expect(rowsOf(plan).map(({ company }) => company)).toStrictEqual(['Acme', 'Globex', 'Initech']);
    const [open = '', folded = ''] = pageOf(plan).split('<details>');
    expect(open).not.toContain('>Initech<');
    expect(folded).toContain('>Initech<');
    expect(folded).toContain('Closed (1)');
  });

  const states: [string, number, string, string][] = [
    ['an interview that is ahead', 2, '', 'interview on Wed 7 Oct'],
    ['an interview that is going on', 0, '', 'interview now'],
    ['a promised day', -4, 'Decision by 16 October 2026', 'answer promised by Fri 16 Oct'],
    ['nothing promised', -4, '', 'waiting for an answer'],
    ['a rejection', -4, '#rejected', 'they said no'],
    ['an offer', -4, '#offer', 'they made an offer'],
    ['an answer', -4, '#replied', 'they answered'],
    ['a withdrawal', -4, '#withdrawn', 'you withdrew'],
  ];
  it.each(states)('say how it stands: %s', (_, days, description, words) => {
    const [row] = rowsOf(planOf([inDays(days, { description })]));
    expect(row?.last.words).toBe(words);
  });

  it('say of an application that it waits', () => {
    const [row] = rowsOf(planOf([inDays(-3, { title: 'Acme: data engineer #applied' })]));
    expect(row?.last.words).toBe('applied, waiting for an answer');
  });
});

describe('the next things to do', () => {
  it('are the overdue steps and the next planned ones, soonest first', () => {
    const plan = planOf([
      inDays(-8, { title: 'Interview with Acme' }),
      inDays(1, { title: 'Interview with Globex' }),
    ]);
    const { things } = nextThings(seriesIn(plan), now);
    const starts = things.map(({ step }) => step.start);
    expect(starts).toStrictEqual(starts.toSorted((a, b) => a - b));
    expect(things.map(({ step }) => step.status)).toContain('overdue');
    expect(things.map(({ step }) => step.status)).toContain('planned');
  });

  it('leave out a preparation for what is over', () => {
    const { things } = nextThings(seriesIn(planOf([inDays(-8)])), now);
    expect(things.map(({ step }) => step.kind)).not.toContain('prepare');
    expect(things.length).toBeGreaterThan(0);
  });

  it('say how many overdue steps they leave out', () => {
    const plan = planOf(
      Array.from({ length: 30 }, (_, i) =>
        inDays(-60 - i, { title: `Interview with Company${i}` }),
      ),
    );
    const { things, left } = nextThings(seriesIn(plan), now);
    expect(things.length).toBeLessThanOrEqual(10);
    expect(textOf(pageOf(plan))).toContain(`${left} older steps are overdue too`);
  });

  it('can be ticked in place, and name the place where it is not the person’s', () => {
    const plan = planOf([inDays(1, { zone: 'America/New_York' as typeof here.zone })]);
    const page = pageOf(plan);
    const [series] = seriesIn(plan);
    expect(page).toContain(`action="/interviews/${series?.id}/step"`);
    expect(page).toContain('value="token-of-the-page"');
    expect(textOf(page)).toContain('Mon 5 Oct, 17:00 America/New_York');
  });
});

describe('the page of all interviews', () => {
  it('says how to begin where there is none, and where to try it', () => {
    const empty = planOf([]);
    expect(textOf(pageOf(empty))).toContain('No interview is in your calendar yet');
    expect(pageOf(empty)).not.toContain('class="button primary" href="/sandbox"');
    expect(pageOf(empty, { hasSandbox: true })).toContain('class="button primary" href="/sandbox"');
  });

  it('points to events that may be interviews', () => {
    const plan = planOf([inDays(2)]);
    const ask = { uid: 'ask@example.com', title: 'Chat', start: now, zone: here.zone, why: [] };
    expect(textOf(pageOf({ ...plan, asks: [ask] }))).toContain('One event may be an interview');
    expect(pageOf(plan)).not.toContain('class="notice"');
  });

  it('shows a hostile title as letters', () => {
    const title = `Interview with ${evil} & Sons #interview`;
    const page = pageOf(planOf([inDays(2, { title })]));
    expect(page).toContain('<li class="employer">');
    expectHarmless(page);
  });

  it('stays small with 200 interviews', () => {
    const plan = planOf(
      Array.from({ length: 200 }, (_, i) =>
        inDays(((i * 37) % 120) - 90, { title: `Interview with Company${i} Ltd: role ${i}` }),
      ),
    );
    const page = pageOf(plan);
    expect(page.match(/<li class="employer">/g)).toHaveLength(200);
    expect(gzipSync(page).length).toBeLessThan(40_000);
  });
});

describe('thanks to several people', () => {
  it('are one mark of a row on the day on which they are due, and one each where the days differ', () => {
    const description = 'You will meet Dana Cruz, Lee Wong and Omar Haddad.';
    const plan = planOf([inDays(3, { title: 'Interview with Acme', description })]);
    const steps = plan.interviews.flatMap(({ followUps }) => followUps);
    expect(steps.filter(({ kind }) => kind === 'thank-you')).toHaveLength(3);
    const marks = rowsOf(plan).flatMap((row) => row.marks);
    expect(
      marks.filter(({ kind }) => kind === 'thank-you').map(({ title }) => title),
    ).toStrictEqual(['3 thank-yous']);
  });
});
