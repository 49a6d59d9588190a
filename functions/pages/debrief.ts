/** The form of a debrief: what one knows only just after an interview, told in a minute. */
import { html } from 'hono/html';
import type { Person } from '../domain/event.ts';
import type { DebriefAnswers } from '../domain/notes/debrief-answers.ts';
import { formatDay, type LocalDay } from '../domain/time.ts';
import { type Frame, type Html, page, postForm } from './page.ts';
import { personWords } from './step-card.ts';
import { calm, calmLines } from './when.ts';

/** What only the person themselves may see. */
export type DebriefAbout = {
  /** The path of the interview's page. */
  readonly address: string;
  readonly title: string;
  readonly when: Html;
  readonly known: readonly Person[];
  /** What they noted in this debrief as learned. */
  readonly learned: readonly string[];
};

export type DebriefView = {
  /** The path of the form. */
  readonly address: string;
  /** Null: it is opened from a link by somebody who is not signed in as that person. */
  readonly about: DebriefAbout | null;
  readonly filled: DebriefAnswers;
  /** What the fields held when the form was first shown. */
  readonly before: DebriefAnswers;
  /** No decision before that day; null where nobody may know it. */
  readonly from: LocalDay | null;
  readonly wrong: { readonly sentence: string; readonly field: string } | null;
};

/** How many people one can name at once. */
export const debriefRows = 4;

const heading = 'Debrief';

/** The form, with what is known filled in; where something is wrong, with what was typed. */
export function debriefPage(frame: Frame, view: DebriefView): Html {
  const { address, about, wrong } = view;
  const title = about === null ? heading : `${heading}: ${calm(about.title)}`;
  const problem =
    wrong === null
      ? ''
      : html`<p class="notice warn" id="wrong" role="alert">${wrong.sentence} <a href="#${wrong.field}">To the field</a></p>`;
  const fields = html`${people(view)}${decision(view)}${manner(view)}${words(view)}<button class="primary">Save</button>`;
  return page(
    frame,
    title,
    html`<h1>${title}</h1>${about === null ? '' : html`<p class="soft">${about.when}</p>`}
<p>One minute while it is fresh. Leave empty what you do not know; the plan follows what you fill in.</p>${problem}
${postForm(frame, address, fields, 'debrief')}`,
  );
}

function people(view: DebriefView): Html {
  const known = view.about?.known ?? [];
  const list =
    known.length === 0
      ? ''
      : html`<p>Known so far:</p><ul>${known.map((person) => html`<li>${personWords(person)}</li>`)}</ul><p class="soft small">To add a title or an address to somebody, write their name again.</p>`;
  const [first, ...rest] = Array.from({ length: debriefRows }, (_, index) => row(view, index));
  const { filled, wrong } = view;
  const hasMore =
    filled.people.slice(1).some(({ name, title, email }) => `${name}${title}${email}` !== '') ||
    /-[1-9]$/.test(wrong?.field ?? '');
  const more = html`<details${hasMore ? html` open` : ''}><summary>Somebody more</summary>${rest}</details>`;
  return html`<fieldset><legend>Whom did you meet?</legend>${list}${first}${more}</fieldset>`;
}

function row({ filled, wrong }: DebriefView, index: number): Html {
  const { name, title, email } = filled.people[index] ?? { name: '', title: '', email: '' };
  const who = html`<span class="hidden"> of person ${index + 1}</span>`;
  const field = (id: string, label: string, value: string, longest: number, type = 'text'): Html =>
    html`<label>${label}${who} <input id="${id}-${index}" name="${id}" type="${type}" value="${value}" maxlength="${longest}" autocomplete="off"${marked(wrong, `${id}-${index}`)}></label>`;
  return html`<div class="somebody">${field('name', 'Name', name, 80)}${field('title', 'Title', title, 80)}${field('email', 'E-mail address', email, 100, 'email')}</div>`;
}

function decision({ filled, before, from, wrong }: DebriefView): Html {
  const min = from === null ? '' : html` min="${formatDay(from)}"`;
  return html`<fieldset><legend>When will they decide?</legend>
<label>By <input type="date" id="promise" name="promise" value="${filled.promise}"${min}${marked(wrong, 'promise')}></label>${was('promise', before.promise)}</fieldset>`;
}

const callChoices = [
  ['yes', 'Yes'],
  ['no', 'No'],
  ['', 'I do not know'],
] as const;

const channelChoices = [
  ['email', 'E-mail'],
  ['phone', 'Phone'],
  ['post', 'Post'],
  ['', 'I do not know'],
] as const;

function manner({ filled, before }: DebriefView): Html {
  return html`<fieldset><legend>May you call?</legend>${radios('calls', callChoices, filled.calls)}${was('calls', before.calls)}</fieldset>
<fieldset><legend>How do they like to be reached?</legend>${radios('channel', channelChoices, filled.channel)}${was('channel', before.channel)}</fieldset>`;
}

function radios(
  name: string,
  choices: readonly (readonly [string, string])[],
  chosen: string,
): Html {
  return html`${choices.map(
    ([value, label]) =>
      html`<label class="inline"><input type="radio" name="${name}" value="${value}"${value === chosen ? html` checked` : ''}> ${label}</label>`,
  )}`;
}

function words({ filled, before, about }: DebriefView): Html {
  const learned = about?.learned ?? [];
  const noted =
    learned.length === 0
      ? ''
      : html`<p>Noted so far:</p><ul>${learned.map((line) => html`<li>${calmLines(line)}</li>`)}</ul>`;
  return html`<fieldset><legend>And you?</legend>
<label>How did it go? <textarea name="went" rows="2" maxlength="900">${filled.went}</textarea></label>${was('went', before.went)}
${noted}<label>What did you learn? <span class="soft small">You see it again before the next interview.</span> <textarea name="learned" rows="3" maxlength="900">${filled.learned}</textarea></label></fieldset>`;
}

function marked(wrong: DebriefView['wrong'], field: string): Html | '' {
  return wrong?.field === field ? html` aria-invalid="true" aria-describedby="wrong"` : '';
}

function was(topic: string, value: string): Html {
  return html`<input type="hidden" name="was-${topic}" value="${value}">`;
}

/** What is said when it is saved to somebody who is not signed in. */
export function debriefedPage(frame: Frame): Html {
  return page(
    frame,
    'Thank you',
    html`<h1>Thank you</h1><p class="lead">Your debrief is saved, and the plan follows it.</p><p>Your calendar shows it, or will in a moment. You may close this page.</p>`,
  );
}
