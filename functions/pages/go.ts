/** The pages behind the links of a follow-up: one question, one button, and what came of it. */
import { html } from 'hono/html';
import type { FollowUp } from '../domain/search/plan-search.ts';
import { formatDay, type LocalDay } from '../domain/time.ts';
import type { LinkDeed } from '../domain/wording/links.ts';
import { type Frame, type Html, page, postForm } from './page.ts';
import type { Series } from './series.ts';
import { calm, type Here, moment } from './when.ts';

/** What only the person themselves may see of it; null: somebody else looks. */
export type GoAbout = {
  readonly here: Here;
  readonly step: FollowUp | null;
  readonly series: Series;
  /** The next that is to be done; null: there is none. */
  readonly next: FollowUp | null;
} | null;

export type GoView = {
  /** The path of the form. */
  readonly address: string;
  readonly deed: LinkDeed;
  readonly about: GoAbout;
  /** The step is a call, of which one may reach only a machine. */
  readonly isCall: boolean;
};

/** What the form for another day holds. */
export type LaterView = GoView & {
  /** As typed, or one that is offered; null: none is left before the interview. */
  readonly day: string | null;
  readonly from: LocalDay;
  /** The step asks for an answer: they may have named a day for it. */
  readonly asksForAnswer: boolean;
  readonly promise: string;
  /** What is wrong with what was typed. */
  readonly wrong: string | null;
};

type Words = { readonly ask: string; readonly what: string; readonly button: string };

const words: Readonly<Record<Exclude<LinkDeed, 'later'>, Words>> = {
  done: {
    ask: 'Mark this step as done?',
    what: 'Your calendar will show it as done, and what comes next counts from today.',
    button: 'It is done',
  },
  answered: {
    ask: 'Did they answer?',
    what: 'Then the contacts that were still to come are taken out of your calendar.',
    button: 'They answered',
  },
  rejected: {
    ask: 'Did they say no?',
    what: 'Then what was still to come is taken out of your calendar. A kind reply, and later one closing step, take its place.',
    button: 'They said no',
  },
  offer: {
    ask: 'Did they make an offer?',
    what: 'Then what was still to come is taken out of your calendar. A thank-you for the offer takes its place.',
    button: 'They made an offer',
  },
  stop: {
    ask: 'Stop following up?',
    what: 'It then counts as if you had withdrawn: nothing more is planned but one closing step.',
    button: 'Stop following up',
  },
};

/** The question, and the button that answers it; the only thing that acts. */
export function goPage(frame: Frame, view: GoView & { readonly deed: keyof typeof words }): Html {
  const { address, deed, about, isCall } = view;
  const { ask, what, button } = words[deed];
  const voicemail =
    deed === 'done' && isCall
      ? html`<button name="did" value="no-answer">I reached only voicemail</button>`
      : '';
  return page(
    frame,
    ask,
    html`<h1>${ask}</h1>${aboutIt(about)}<p>${what}</p>
${postForm(frame, address, html`<button class="primary" name="did" value="${deed}">${button}</button>${voicemail}`, 'actions')}
<p class="soft small">Nothing happens until you press the button.</p>`,
  );
}

/** Another day for the step, or the day that they named for their answer. */
export function laterPage(frame: Frame, view: LaterView): Html {
  const { address, about, day, from, asksForAnswer, promise, isCall, wrong } = view;
  const min = formatDay(from);
  const form = html`<label>The day <input type="date" name="day" value="${day}" min="${min}" required></label>
<button class="primary" name="did" value="later">Move it to that day</button>`;
  const move =
    day === null
      ? html`<p>No later day is left before the interview.</p>`
      : html`<p>It keeps its hour.</p>${postForm(frame, address, form)}`;
  const named = html`<label>They decide by <input type="date" name="promise" value="${promise}" min="${min}" required></label>
<button name="did" value="promised">Wait for that day</button>`;
  const reached = isCall ? 'I reached them, and they named a day' : 'They named a day';
  return page(
    frame,
    'Another day',
    html`<h1>Another day</h1>${wrong === null ? '' : html`<p class="notice warn" role="alert">${wrong}</p>`}${aboutIt(about)}
<section class="card"><h2>I do it later</h2>${move}</section>
${asksForAnswer ? html`<section class="card"><h2>${reached} for their answer</h2><p>You ask again once that day has passed.</p>${postForm(frame, address, named)}</section>` : ''}
<p class="soft small">Nothing happens until you press a button.</p>`,
  );
}

const told: Readonly<Record<LinkDeed, readonly [heading: string, sentence: string]>> = {
  done: ['It is marked as done', 'Your calendar shows it, or will in a moment.'],
  answered: ['It is noted that they answered', 'You are not reminded to ask them any more.'],
  rejected: ['It is noted that they said no', 'What was still to come goes from your calendar.'],
  offer: ['It is noted that they made an offer', 'What was still to come goes from your calendar.'],
  later: ['It is noted', 'Your calendar follows in a moment.'],
  stop: ['It is noted that you withdrew', 'Nothing more is planned but one closing step.'],
};

/** What came of it; the next step is named to the person alone. */
export function toldPage(frame: Frame, deed: LinkDeed, about: GoAbout): Html {
  const [heading, sentence] = told[deed];
  return page(
    frame,
    heading,
    html`<h1>${heading}</h1><p class="lead">${sentence}</p>${about === null ? html`<p>You may close this page.</p>` : html`${deed === 'later' ? standsOn(about) : ''}${nextOf(about)}`}`,
  );
}

function standsOn({ here, step }: NonNullable<GoAbout>): Html | '' {
  if (step === null || step.status === 'done') return '';
  return html`<p>It stands on ${moment(here, step.zone, step.start)} now: ${calm(step.title)}</p>`;
}

function nextOf({ here, next, series }: NonNullable<GoAbout>): Html {
  const what =
    next === null
      ? html`<p>Nothing more is to be done here.</p>`
      : html`<p>Next: ${calm(next.title)}, ${moment(here, next.zone, next.start)}</p>`;
  return html`${what}<p><a class="button" href="/interviews/${series.id}">The whole plan</a></p>`;
}

function aboutIt(about: GoAbout): Html | '' {
  if (about === null) return '';
  const { here, step, series } = about;
  const when = step === null ? '' : html` · ${moment(here, step.zone, step.start)}`;
  return html`<p class="lead">${calm(step?.title ?? series.title)}</p><p class="soft">${calm(series.title)}${when}</p>`;
}
