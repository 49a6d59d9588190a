/** The page of events that may be interviews: only the person knows. */
import { html } from 'hono/html';
import type { CalendarEvent } from '../domain/event.ts';
import { dateParts, localTime, type Zone } from '../domain/time.ts';
import { clock, longDay } from '../domain/wording/english-dates.ts';
import { button, type Frame, type Html, page, postForm } from './page.ts';

export type Question = {
  /** Names the event in a form: a hash of its uid. */
  readonly id: string;
  readonly event: CalendarEvent;
  /** The event's own zone, or the person's. */
  readonly zone: Zone;
  readonly why: readonly string[];
  /** What else the answer holds for: the event's series, or its sender; null: this event alone. */
  readonly reach:
    | { readonly of: 'series' }
    | { readonly of: 'sender'; readonly who: string }
    | null;
};

export type QuestionsView = {
  /** As they are to be asked; so many are shown. */
  readonly questions: readonly Question[];
  /** How many there are beside these. */
  readonly more: number;
  /** The person's zone: another one is named. */
  readonly zone: Zone;
  /** How many events were answered before. */
  readonly answered: number;
};

/** Each question with its two buttons; what is remembered is said beside them. */
export function questionsPage(frame: Frame, view: QuestionsView): Html {
  const { questions, more, answered } = view;
  return page(
    frame,
    'Questions',
    html`<h1>Questions</h1>
${questions.length === 0 ? nothingToAsk : html`<p class="lead">These may be job interviews of yours. We do nothing about them until you say yes.</p>`}
${questions.map((one) => card(frame, one, view.zone))}
${more > 0 ? html`<p class="soft">And ${more} more, when these are answered.</p>` : ''}
${answered > 0 ? forget(frame, answered) : ''}`,
  );
}

const nothingToAsk = html`<p class="lead">Nothing to ask. Whatever may be an interview, but does not say so clearly, is asked about here.</p>
<p>Anything can be made one in the calendar itself: write <code>#interview</code> into its title or text, or <code>#notinterview</code> for the opposite.</p>`;

function card(frame: Frame, question: Question, home: Zone): Html {
  const { id, event, why, reach } = question;
  const place = event.location === '' ? '' : html`<br>${shortened(event.location)}`;
  return html`<section class="card" aria-labelledby="q-${id}"><h2 id="q-${id}">${shortened(event.title) || 'An event without a title'}</h2>
<p>${whenOf(question, home)}${place}</p>
<p class="soft">We ask because ${why.length > 0 ? why.join('; ') : 'it may have to do with a job'}.</p>
${postForm(
  frame,
  '/questions',
  html`<input type="hidden" name="event" value="${id}"><p>Is this a job interview of yours?</p>
${reachField(reach)}
<div class="actions"><button name="is" value="yes" class="primary" aria-describedby="q-${id}">Yes, follow it up</button><button name="is" value="no" aria-describedby="q-${id}">No, it is not</button></div>`,
)}</section>`;
}

function reachField(reach: Question['reach']): Html {
  if (reach === null)
    return html`<p class="small soft">Your answer is remembered for this event.</p>`;
  if (reach.of === 'series') {
    return html`<p class="small soft">Your answer is remembered for all events of this series.</p>`;
  }
  return html`<label class="small"><input type="checkbox" name="broad" value="yes" checked> Remember it for other unclear events from ${shortened(reach.who)}, too</label>`;
}

function forget(frame: Frame, answered: number): Html {
  const events = answered === 1 ? 'one event' : `${answered} events`;
  return html`<section class="card"><h2>Earlier answers</h2>
<p>You have said yes or no to ${events}. If you forget your answers, all of them are judged anew, and what is unclear is asked again.</p>
${button(frame, '/questions/forget', 'Forget my answers')}</section>`;
}

function whenOf({ event, zone }: Question, home: Zone): string {
  const { day, minute } = localTime(zone, event.start);
  const date = `${longDay(day)} ${dateParts(day).year}`;
  if (event.allDay) return date;
  return `${date}, ${clock(minute)}${zone === home ? '' : ` (${zone})`}`;
}

/** A title may be a megabyte long, and a page may not. */
function shortened(text: string): string {
  const line = text.slice(0, 400).replace(/\s+/g, ' ').trim();
  return line.length <= 160 ? line : `${line.slice(0, 159).toWellFormed()}…`;
}
