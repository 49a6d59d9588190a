/** What is to be done next, over all interviews. */
import { html } from 'hono/html';
import type { FollowUp } from '../domain/search/plan-search.ts';
import { type Frame, type Html, postForm } from './page.ts';
import { isToDo, type Series } from './series.ts';
import { calm, type Here, moment } from './when.ts';

export type NextThing = { readonly series: Series; readonly step: FollowUp };

/** A list that fits a screen or two of a phone. */
const thingsAtMost = 10;
const overdueAtMost = 6;
const plannedAtMost = 8;

/** The newest overdue steps and the first planned ones, soonest first; how many overdue ones are left out. */
export function nextThings(
  all: readonly Series[],
  now: Here['now'],
): {
  readonly things: readonly NextThing[];
  readonly left: number;
} {
  const things = all.flatMap((series) => {
    const steps = series.followUps.filter((step) => isToDo(step, now));
    // Of what is planned no series can fill more than the whole list.
    const planned = steps.filter(({ status }) => status === 'planned').slice(0, plannedAtMost);
    const overdue = steps.filter(({ status }) => status === 'overdue');
    return [...overdue, ...planned].map((step) => ({ series, step }));
  });
  const inOrder = (status: FollowUp['status']): NextThing[] =>
    things
      .filter(({ step }) => step.status === status)
      .sort((a, b) => a.step.start - b.step.start || (a.step.key < b.step.key ? -1 : 1));
  const overdue = inOrder('overdue');
  const late = overdue.slice(-overdueAtMost);
  const room = Math.min(plannedAtMost, thingsAtMost - late.length);
  const planned = inOrder('planned').slice(0, room);
  return { things: [...late, ...planned], left: overdue.length - late.length };
}

/** The section of a page. */
export function nextThingsPart(frame: Frame, here: Here, all: readonly Series[]): Html {
  const { things, left } = nextThings(all, here.now);
  const body =
    things.length === 0
      ? html`<p>Nothing is to be done for now.</p>`
      : html`<ol class="plain things">${things.map((thing) => thingLine(frame, here, thing))}</ol>`;
  const more =
    left === 0
      ? ''
      : html`<p class="soft small">${left} older ${left === 1 ? 'step is' : 'steps are'} overdue too; each stands with its employer below.</p>`;
  return html`<section class="card" aria-labelledby="next"><h2 id="next">Next things to do</h2>${body}${more}</section>`;
}

function thingLine(frame: Frame, here: Here, { series, step }: NextThing): Html {
  const title = calm(step.title);
  const late = step.status === 'overdue' ? html` <span class="warn small">overdue</span>` : '';
  const fields = html`<input type="hidden" name="key" value="${step.key}"><input type="hidden" name="back" value="list"><button name="did" value="done">Done<span class="hidden">: ${title}</span></button>`;
  return html`<li><div><a href="/interviews/${series.id}">${title}</a>${late}<br><span class="small soft">${moment(here, step.zone, step.start)}</span></div>${postForm(frame, `/interviews/${series.id}/step`, fields)}</li>
`;
}
