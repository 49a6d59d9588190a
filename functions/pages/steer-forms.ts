/** What the person can tell us about one interview; each form says to the calendar what it says here. */
import { html } from 'hono/html';
import { cadences } from '../domain/cadences/all-cadences.ts';
import { type CadenceName, cadenceNames } from '../domain/cadences/cadence.ts';
import type { Topic } from '../domain/notes/sayings.ts';
import { formatDay } from '../domain/time.ts';
import { type Frame, type Html, postForm } from './page.ts';
import type { Series } from './series.ts';
import { personWords } from './step-card.ts';

/** What the forms need beside the series itself. */
export type Steering = {
  readonly frame: Frame;
  /** The path of the page. */
  readonly address: string;
  readonly series: Series;
  /** Topics on which a line of ours stands in the debrief, or will: those can be taken back here. */
  readonly said: ReadonlySet<Topic>;
  /** The person's own cadence, which holds where none was chosen. */
  readonly cadence: CadenceName;
  /** Another round of the same employer says "no phone calls", which holds for this one too. */
  readonly noCallsElsewhere: boolean;
};

/**
 * What a field says where nothing is chosen. Beside each field stands `was-TOPIC`, with what it said when
 * the page was made: of what was left alone nothing is told.
 */
export const noneChosen = 'none';

const outcomes: readonly (readonly [string, string])[] = [
  [noneChosen, 'Nothing yet'],
  ['replied', 'They answered'],
  ['rejected', 'They said no'],
  ['offer', 'They made an offer'],
  ['withdrawn', 'I withdrew'],
];

/** Did they answer? */
export function outcomeForm({ frame, address, series, said }: Steering): Html {
  const now = series.notes.outcome ?? noneChosen;
  const choices = outcomes.map(
    ([value, label]) =>
      html`<label><input type="radio" name="outcome" value="${value}"${checked(value === now)}> ${label}</label>`,
  );
  return html`<section class="card"><h2>Did they answer?</h2>${postForm(
    frame,
    `${address}/outcome`,
    html`<fieldset class="bare"><legend class="hidden">What they said</legend>${choices}</fieldset>${was('outcome', now)}<button>Save</button>`,
  )}${series.notes.outcome !== null && !said.has('outcome') ? fromEvent : ''}</section>`;
}

/** What is known of how and when they answer. */
export function knownForm(steering: Steering): Html {
  const { frame, address, series } = steering;
  const parts =
    series.rounds.length > 0
      ? html`${promiseField(steering)}${channelField(steering)}${callsField(steering)}`
      : '';
  return html`<section class="card"><h2>What you know</h2>${postForm(
    frame,
    `${address}/known`,
    html`${parts}${cadenceField(steering)}<button>Save</button>`,
  )}</section>`;
}

const fromEvent = html`<span class="soft small">So it stands in the event or in your own words; to change it, change it there.</span>`;

function promiseField({ series, said }: Steering): Html {
  const { promisedBy } = series.notes;
  const now = promisedBy === null ? '' : formatDay(promisedBy);
  return html`<label>They promised an answer by <input type="date" name="promise" value="${now}"></label>${was('promise', now)}${promisedBy !== null && !said.has('promise') ? html`<p class="soft small">So it stands in the event or in your own words; another day entered here counts instead.</p>` : ''}`;
}

function channelField({ series, said }: Steering): Html {
  const now = series.notes.prefers ?? noneChosen;
  const choices = [
    [noneChosen, 'not known'],
    ['email', 'by e-mail'],
    ['phone', 'by phone'],
    ['post', 'by post'],
  ] as const;
  return html`<label>They like to be reached <select name="channel">${choices.map(([value, label]) => html`<option value="${value}"${selected(value === now)}>${label}</option>`)}</select></label>${was('channel', now)}${now !== noneChosen && !said.has('channel') ? html`<p class="soft small">So it stands in the event or in your own words; another way chosen here counts instead.</p>` : ''}`;
}

function callsField({ series, said, noCallsElsewhere }: Steering): Html {
  const { noPhoneCalls } = series.notes;
  if (!noPhoneCalls && noCallsElsewhere) {
    return html`<label><input type="checkbox" checked disabled> No phone calls</label><p class="soft small">So another round with this employer says, and it holds for all of them.</p>`;
  }
  if (noPhoneCalls && !said.has('calls')) {
    return html`<label><input type="checkbox" checked disabled> No phone calls</label><p>${fromEvent}</p>`;
  }
  return html`<label><input type="checkbox" name="calls" value="yes"${checked(noPhoneCalls)}> No phone calls</label>${was('calls', noPhoneCalls ? 'yes' : 'no')}`;
}

function cadenceField({ series, cadence, said }: Steering): Html {
  const now = series.notes.cadence ?? noneChosen;
  const choices = cadenceNames.map(
    (name) =>
      html`<option value="${name}"${selected(name === now)}>${name}: ${cadences[name].summary}</option>`,
  );
  return html`<label>Cadence of this one alone <select name="cadence"><option value="${noneChosen}"${selected(now === noneChosen)}>as in settings (${cadence})</option>${choices}</select></label>${was('cadence', now)}${now !== noneChosen && !said.has('cadence') ? html`<p>${fromEvent}</p>` : ''}`;
}

/** Whom the person met, and somebody more. */
export function peopleForm({ frame, address, series }: Steering): Html {
  const known =
    series.people.length > 0
      ? html`<ul>${series.people.map((person) => html`<li>${personWords(person)}</li>`)}</ul>`
      : html`<p class="soft">Nobody is known by name.</p>`;
  const fields = html`<label>Name <input name="name" required maxlength="80" autocomplete="off"></label>
<label>Title <input name="title" maxlength="80" autocomplete="off"></label>
<label>E-mail address <input name="email" type="email" maxlength="100" autocomplete="off"></label><button>Add</button>`;
  return html`<section class="card"><h2>Whom you meet</h2>${known}<details><summary>Add somebody</summary>${postForm(frame, `${address}/met`, fields)}</details></section>`;
}

/** The way out for what is no interview of theirs. */
export function notMineForm({ frame, address }: Steering): Html {
  return html`<details><summary>This is not my interview</summary><p>Its follow-ups go from your calendars, and it is not taken for one again, nor are the other days of a series that it belongs to. The event itself stays as it is.</p>${postForm(frame, `${address}/not-mine`, html`<button class="danger">This is not my interview</button>`)}</details>`;
}

function was(topic: Topic, value: string): Html {
  return html`<input type="hidden" name="was-${topic}" value="${value}">`;
}

function checked(is: boolean): Html | '' {
  return is ? html` checked` : '';
}

function selected(is: boolean): Html | '' {
  return is ? html` selected` : '';
}
