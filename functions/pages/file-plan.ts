/** What a calendar file leads to: its interviews with their follow-ups, as they would be written. */
import { html } from 'hono/html';
import { isPast } from '../domain/plan/step.ts';
import type { FollowUp, SearchPlan } from '../domain/search/plan-search.ts';
import type { Judged } from '../domain/search/sift.ts';
import {
  addDays,
  dateParts,
  type Instant,
  type LocalDay,
  localDay,
  localTime,
  type Zone,
} from '../domain/time.ts';
import { clock, shortDay } from '../domain/wording/english-dates.ts';
import { type Frame, type Html, page } from './page.ts';
import { pictureLegend, pictureSymbols, plainText } from './picture.ts';
import { type TimelineMark, timeline } from './timeline.ts';

export type FilePlanView = {
  readonly plan: SearchPlan;
  readonly eventsRead: number;
  readonly problems: readonly { readonly line: number; readonly text: string }[];
  /** In which days and hours are shown where an event names none of its own. */
  readonly zone: Zone;
  readonly now: Instant;
};

/** So many series are shown in full: a page has to stay one that a phone can hold. */
const seriesAtMost = 40;
const othersAtMost = 20;

/** An interview or an application with what follows from it. */
type Series = {
  readonly uid: string;
  readonly title: string;
  readonly at: { readonly day: LocalDay; readonly text: string };
  readonly followUps: readonly FollowUp[];
};

/** The plan as a page; titles are whatever a file says. */
export function filePlanPage(frame: Frame, view: FilePlanView): Html {
  const { plan, eventsRead, problems, zone } = view;
  const series = seriesOf(plan);
  const shown = series.slice(0, seriesAtMost);
  const more = series.length - shown.length;
  const read = `${counted(eventsRead, 'event')} read, ${counted(plan.interviews.length, 'interview')} found`;
  return page(
    frame,
    'The follow-ups of a calendar file',
    html`${pictureSymbols()}
<h1>The follow-ups of your file</h1>
<p class="lead">${read}. Planned as of ${shortDay(localDay(zone, view.now))} ${dateParts(localDay(zone, view.now)).year}; times as in ${zone} where an event names no other place. Nothing of the file is stored, and nothing is written anywhere.</p>
<p><a class="button" href="/">Another file, or connect a calendar</a></p>
${shown.length === 0 ? html`<p class="notice">No interview was found in the last 60 days or ahead. If one is missing, add “#interview” to its title and try again.</p>` : pictureLegend('timeline')}
${shown.map((one, index) => seriesPart(one, index, view))}
${more > 0 ? html`<p>And ${counted(more, 'more interview')}.</p>` : ''}
${othersPart('Perhaps interviews', 'You would be asked about these:', plan.asks)}
${othersPart('Left out', 'These look like interviews, and are not followed up:', plan.skipped)}
${problems.length > 0 ? html`<h2>Not understood</h2><ul>${problems.slice(0, othersAtMost).map(({ line, text }) => html`<li>Line ${line}: ${plainText(text, 200)}</li>`)}</ul>${rest(problems.length)}` : ''}`,
  );
}

function seriesOf({ interviews, applications }: SearchPlan): readonly Series[] {
  return [
    ...interviews.map(({ uid, title, zone, start, followUps }) => {
      const { day, minute } = localTime(zone, start);
      return { uid, title, at: { day, text: `${shortDay(day)}, ${clock(minute)}` }, followUps };
    }),
    ...applications.map(({ uid, title, appliedOn, followUps }) => {
      return { uid, title, at: { day: appliedOn, text: shortDay(appliedOn) }, followUps };
    }),
  ];
}

function seriesPart({ title, at, followUps }: Series, index: number, view: FilePlanView): Html {
  const steps = followUps
    .filter(({ status }) => status !== 'superseded' && status !== 'deleted')
    .sort((a, b) => a.start - b.start);
  const name = plainText(title, 120) || 'Interview';
  return html`<section class="card"><h2>${name}</h2><p class="soft">${at.text}</p>
${timelineOf(index, name, at.day, steps, view)}
<ol class="plain file-steps">${steps.map((step) => stepPart(step))}</ol></section>`;
}

function stepPart(step: FollowUp): Html {
  const { day, minute } = localTime(step.zone, step.start);
  const state = step.status === 'overdue' ? html` <span class="tag">overdue</span>` : '';
  return html`<li><strong>${shortDay(day)}, ${clock(minute)}</strong> ${plainText(step.title, 120)}${state}<br><span class="soft small">${plainText(step.because, 160)}</span></li>`;
}

/** The row of one series, from the week of its interview to the week of its last step. */
function timelineOf(
  index: number,
  label: string,
  day: LocalDay,
  steps: readonly FollowUp[],
  { zone, now }: FilePlanView,
): Html {
  const marks: TimelineMark[] = [
    { day, kind: 'interview', state: 'planned', title: '' },
    ...steps.map(({ zone: own, start, kind, status }): TimelineMark => {
      const state = status === 'superseded' ? 'deleted' : status;
      return { day: localDay(own, start), kind, state, title: '' };
    }),
  ];
  const days = marks.map((mark) => mark.day);
  const isClosed = steps.length > 0 && steps.every(isPast);
  const from = addDays(Math.min(...days) as LocalDay, -2);
  const until = addDays(Math.max(...days) as LocalDay, 2);
  return timeline({
    id: `file-${index}`,
    label,
    from,
    until,
    today: localDay(zone, now),
    marks,
    isClosed,
  });
}

function othersPart(heading: string, sentence: string, judged: readonly Judged[]): Html {
  if (judged.length === 0) return html``;
  return html`<h2>${heading}</h2><p>${sentence}</p>
<ul>${judged.slice(0, othersAtMost).map(({ title, start, zone, why }) => html`<li>${plainText(title, 120)}, ${shortDay(localDay(zone, start))}${why[0] ? html` <span class="soft small">(${plainText(why.join('; '), 160)})</span>` : ''}</li>`)}</ul>${rest(judged.length)}`;
}

function rest(count: number): Html {
  return count > othersAtMost ? html`<p>And ${count - othersAtMost} more.</p>` : html``;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
