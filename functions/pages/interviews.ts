/** The page of all interviews: what is to be done next, and every employer at a glance. */
import { html } from 'hono/html';
import type { SearchPlan } from '../domain/search/plan-search.ts';
import { daysUnderWay, type EmployerRow, employerRow, employerRows } from './employer-rows.ts';
import { nextThingsPart } from './next-things.ts';
import { type Frame, type Html, page } from './page.ts';
import { pictureLegend, pictureSymbols } from './picture.ts';
import { seriesIn } from './series.ts';
import type { Here } from './when.ts';

export type InterviewsView = {
  readonly plan: SearchPlan;
  readonly here: Here;
  /** The person has just said of one that it is not theirs. */
  readonly isLeftOut?: boolean;
};

/** The search at a glance. */
export function interviewsPage(frame: Frame, { plan, here, isLeftOut }: InterviewsView): Html {
  const all = seriesIn(plan);
  const asks = plan.asks.length;
  const questions =
    asks === 0
      ? ''
      : html`<p class="notice"><a href="/questions">${asks === 1 ? 'One event' : `${asks} events`} may be ${asks === 1 ? 'an interview' : 'interviews'}</a>: say yes or no.</p>`;
  const main =
    all.length === 0
      ? nothingYet(frame)
      : html`${nextThingsPart(frame, here, all)}${rows(employerRows(all, here.now), here)}`;
  return page(
    frame,
    'Interviews',
    html`<h1>Interviews</h1>${isLeftOut ? leftOut : ''}${questions}${main}`,
  );
}

const leftOut = html`<p class="notice" role="status">It is left out, and its follow-ups go. To take that back, write #interview into the event in your calendar.</p>`;

function nothingYet({ hasSandbox }: Frame): Html {
  return html`<p class="lead">No interview is in your calendar yet.</p>
<p>Add one there as you always do, such as “Interview with Acme” on Tuesday at 14:00. Its follow-ups appear in your calendar by themselves, and here.</p>
<p>A post that you have applied for counts as well: an event on that day with <b>#applied</b> in its title.</p>
${hasSandbox ? html`<p><a class="button primary" href="/sandbox">Add one in the sandbox</a></p>` : ''}`;
}

function rows(all: readonly EmployerRow[], here: Here): Html {
  const open = all.filter(({ isClosed }) => !isClosed);
  const closed = all.filter(({ isClosed }) => isClosed);
  const days = daysUnderWay(open, here);
  const list = (some: readonly EmployerRow[]): Html =>
    html`<ul class="plain employers">${some.map((row) => employerRow(row, here, row.isClosed ? null : days))}</ul>`;
  return html`${pictureSymbols()}<section aria-labelledby="under-way"><h2 id="under-way">Under way</h2>${open.length > 0 ? list(open) : html`<p class="soft">Nothing is under way.</p>`}</section>
${closed.length > 0 ? html`<details><summary>Closed (${closed.length})</summary>${list(closed)}</details>` : ''}
${pictureLegend('timeline')}<p class="soft small">Times are those of ${here.zone} where no other place is named.</p>`;
}
