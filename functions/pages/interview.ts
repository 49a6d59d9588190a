/** The page of one interview: why it is one, its steps with their reasons, and what can be told of it. */
import { html } from 'hono/html';
import type { CadenceName } from '../domain/cadences/cadence.ts';
import type { Topic } from '../domain/notes/sayings.ts';
import { localTime } from '../domain/time.ts';
import { clock } from '../domain/wording/english-dates.ts';
import type { Lesson } from '../domain/wording/language.ts';
import { type Frame, type Html, page } from './page.ts';
import { isOpen, type Series, standingOf } from './series.ts';
import { knownForm, notMineForm, outcomeForm, peopleForm, type Steering } from './steer-forms.ts';
import { stepCard } from './step-card.ts';
import { calm, calmLines, dayWords, type Here } from './when.ts';

export type InterviewView = {
  readonly here: Here;
  readonly series: Series;
  /** What the person wrote into steps in the calendar, by their keys. */
  readonly ownTexts: ReadonlyMap<string, string>;
  /** Something was saved just now. */
  readonly isSaved?: boolean;
  readonly said: ReadonlySet<Topic>;
  readonly cadence: CadenceName;
  /** Another round of the same employer says "no phone calls", which holds for this one too. */
  readonly noCallsElsewhere: boolean;
  /** All that was learned, oldest first. */
  readonly lessons: readonly Lesson[];
};

const lessonsAtMost = 3;

/** The page at `/interviews/SERIES`. */
export function interviewPage(frame: Frame, view: InterviewView): Html {
  const { here, series } = view;
  const address = `/interviews/${series.id}`;
  const { words, next } = standingOf(series, here.now);
  const steering: Steering = { frame, address, ...view };
  const isInterview = series.rounds.length > 0;
  const name = nameOf(series);
  const steps = series.followUps.map((step) => {
    const ownText = view.ownTexts.get(step.key) ?? null;
    return stepCard(frame, here, address, { step, ownText, isNext: step === next });
  });
  return page(
    frame,
    name,
    html`<p><a href="/interviews">All interviews</a></p><h1>${name}</h1>
${view.isSaved ? html`<p class="notice" role="status">Saved. The steps below and your calendar follow it.</p>` : ''}
<p class="lead">${words.charAt(0).toUpperCase()}${words.slice(1)}.</p>
${facts(here, series)}
<p class="actions">${debrief(address, series)}<a class="button" href="#tell">Tell what you know</a></p>
${series.start > here.now ? learned(view.lessons) : ''}
<h2>The steps</h2>
${steps.length > 0 ? html`<ol class="plain">${steps}</ol>` : html`<p>Nothing is planned.</p>`}
<div class="cards steer" id="tell">${outcomeForm(steering)}${knownForm(steering)}${isInterview ? peopleForm(steering) : ''}</div>
${isInterview ? html`<p class="soft small">What you say here is written into the debrief in your calendar, as if you had written it there.</p>${notMineForm(steering)}` : ''}`,
  );
}

function nameOf({ company, title, rounds }: Series): string {
  if (company === null) return calm(title) || 'An interview';
  return `${rounds.length > 0 ? 'Interview with' : 'Application to'} ${calm(company)}`;
}

function facts(here: Here, series: Series): Html {
  const { rounds, role, appliedOn, title, zone, start } = series;
  const when =
    appliedOn === null
      ? rounds.map((round) => html`<dd>${roundWords(here, round)}</dd>`)
      : html`<dd>Applied on ${dayWords(zone, start, here.now)}</dd>`;
  const why = [...new Set(rounds.flatMap((round) => round.why))];
  return html`<dl><dt>In the calendar</dt>${rounds.length > 0 ? '' : html`<dd>${calm(title)}</dd>`}${when}
${role === null ? '' : html`<dt>Role</dt><dd>${calm(role)}</dd>`}
${why.length > 0 ? html`<dt>Why it is taken for an interview</dt>${why.map((reason) => html`<dd>${calm(reason)}</dd>`)}` : ''}</dl>`;
}

/** “Technical interview: Acme: Tue 6 Oct, 10:00 to 11:00, Europe/Berlin (technical)” */
function roundWords({ now }: Here, round: Series['rounds'][number]): string {
  const { zone, start, end, title } = round;
  const from = clock(localTime(zone, start).minute);
  const to = clock(localTime(zone, end).minute);
  const last = dayWords(zone, end, now);
  const first = dayWords(zone, start, now);
  const until = last === first ? to : `${last}, ${to}`;
  const name = round.round === null ? '' : ` (${round.round})`;
  return `${calm(title)}: ${first}, ${from} to ${until}, ${zone}${name}`;
}

function debrief(address: string, { followUps }: Series): Html | '' {
  const step = followUps.find(({ kind }) => kind === 'debrief');
  if (!step) return '';
  const look = isOpen(step) && step.status === 'overdue' ? 'button primary' : 'button';
  return html`<a class="${look}" href="${address}/debrief">Debrief: a form of one minute</a>`;
}

function learned(lessons: readonly Lesson[]): Html | '' {
  if (lessons.length === 0) return '';
  return html`<section class="notice" aria-labelledby="learned"><h2 id="learned">What you learned before</h2><ul>${lessons
    .slice(-lessonsAtMost)
    .toReversed()
    .map(
      ({ words, company }) =>
        html`<li>${calmLines(words)}${company === null ? '' : html` <span class="soft">(${calm(company)})</span>`}</li>`,
    )}</ul></section>`;
}
