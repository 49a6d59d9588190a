/** The tour for a newcomer: five steps from an empty calendar to the end of a series, the next one marked. */
import { html } from 'hono/html';
import { dayMs, type LocalDay } from '../../../../functions/domain/time.ts';
import { longDay } from '../../../../functions/domain/wording/english-dates.ts';
import { button, type Frame, type Html } from '../../../../functions/pages/page.ts';
import type { SandboxEvent } from '../../sandbox/sandbox-person.ts';
import { firstExample, promisedFriday } from './examples.ts';
import {
  dueOf,
  entryPath,
  type SandboxAccount,
  type SandboxView,
  stepNamed,
  todayOf,
} from './view.ts';

type Stop = {
  readonly heading: string;
  readonly says: string;
  readonly isDone: boolean;
  /** What one can do there, shown while it is the next stop. */
  readonly ways: Html | '';
};

/** All five steps; what exists in the calendars tells how far one has come. */
export function tour(frame: Frame, view: SandboxView): Html {
  const stops = stopsOf(frame, view);
  const last = stops.findLastIndex(({ isDone }) => isDone);
  const next = last + 1;
  return html`<section class="card tour" aria-labelledby="tour"><h2 id="tour">One minute, from an empty calendar to the end of a series</h2>
<ol>${stops.map(({ heading, says, ways }, at) => html`<li class="stop ${at < next ? 'did' : at === next ? 'next' : ''}"${at === next ? html` aria-current="step"` : ''}><strong>${heading}</strong>${at < next ? html` <span class="good check"></span><span class="hidden"> done</span>` : ''} <span class="soft">${says}</span>${at === next && ways !== '' ? html`<div class="actions">${ways}</div>` : ''}</li>`)}</ol>
${next < stops.length ? '' : html`<p class="good">That was a whole series. Now try what you like: drag things, delete some, write <b>#rejected</b> or <b>#offer</b> into the debrief of another one.</p>`}</section>`;
}

function stopsOf(frame: Frame, view: SandboxView): readonly Stop[] {
  const { now } = view;
  const events = view.accounts.flatMap((account) => account.events);
  const isAny = view.accounts.some(({ events, tasks }) =>
    [...events, ...tasks].some(({ key }) => key !== null),
  );
  const debriefs = debriefsOf(view);
  const friday = promisedFriday(todayOf(view));
  const past = (step: string): boolean =>
    events.some(({ key, start }) => stepNamed(key) === step && start <= now);
  return [
    {
      heading: 'Add an interview.',
      says: 'The follow-ups appear by themselves: debrief, thank-you, three status touches, a last word.',
      isDone: isAny,
      ways: exampleWay(frame, view.accounts[0]),
    },
    {
      heading: 'Let it take place.',
      says: 'Skip a day or two; right after the interview the debrief comes up.',
      isDone: past('debrief'),
      ways: skipTo(frame, view, 'debrief'),
    },
    {
      heading: 'Say what was promised.',
      says: 'Write into the debrief by when they will decide, or open its form: the status touches move behind that day.',
      isDone: debriefs.some(({ event }) =>
        /^(?!- decision by \(day\)).*\bdecision by\b/im.test(event.text),
      ),
      ways: promiseWay(frame, view, debriefs, friday),
    },
    {
      heading: 'Hear nothing.',
      says: 'Skip on until the first status touch comes up, its draft ready to send. Tick what you did.',
      isDone: past('status-1'),
      ways: skipTo(frame, view, 'status-1'),
    },
    {
      heading: 'Still nothing?',
      says: 'A second touch, a third, and then “Move on”: the end of the series.',
      isDone: isClosed(view),
      ways: skipTo(frame, view, 'status-3', 'status-2', 'closing'),
    },
  ];
}

function isClosed(view: SandboxView): boolean {
  const tasks = view.accounts.flatMap((account) => account.tasks);
  return tasks.some((task) => {
    const due = dueOf(task);
    return stepNamed(task.key) === 'closing' && due !== null && due <= todayOf(view);
  });
}

type Debrief = { readonly account: SandboxAccount; readonly event: SandboxEvent };

/** The debriefs that have come up, the latest last. */
function debriefsOf({ accounts, now }: SandboxView): readonly Debrief[] {
  return accounts
    .flatMap((account) => account.events.map((event) => ({ account, event })))
    .filter(({ event }) => stepNamed(event.key) === 'debrief' && event.start <= now)
    .sort((a, b) => a.event.start - b.event.start);
}

function exampleWay(frame: Frame, account: SandboxAccount | undefined): Html | '' {
  if (!account) return '';
  const { provider } = account;
  const fields = { which: firstExample.name };
  return button(
    frame,
    `/sandbox/${provider}/example`,
    'Add a phone screen, tomorrow at 10:00',
    fields,
    'primary',
  );
}

function promiseWay(
  frame: Frame,
  { month }: SandboxView,
  debriefs: readonly Debrief[],
  friday: LocalDay,
): Html | '' {
  const one = debriefs.at(-1);
  if (!one) return '';
  const { id } = one.event;
  const { provider } = one.account;
  const line = `Decision by ${longDay(friday)}`;
  return html`${button(frame, `/sandbox/${provider}/note`, `Write “${line}”`, { id, line }, 'primary')}<a href="${entryPath('event', provider, id, month)}">Open the debrief</a>`;
}

/** The button that moves the clock to the day after the next such step, or by a week. */
function skipTo(frame: Frame, view: SandboxView, ...steps: readonly string[]): Html | '' {
  if (!view.canSkip) return '';
  const days = Math.min(...steps.flatMap((step) => daysUntil(view, step)), 60);
  const label = (count: number): string =>
    count === 1 ? 'Skip a day' : count === 7 ? 'Skip a week' : `Skip ${count} days`;
  const count = days === 60 ? 7 : days;
  return button(frame, '/sandbox/skip', label(count), { days: String(count) }, 'primary');
}

/** Whole days until a step of that name has come up; none where there is no such step ahead. */
function daysUntil(view: SandboxView, step: string): readonly number[] {
  const { accounts, now } = view;
  const events = accounts.flatMap((account) => account.events);
  const tasks = accounts.flatMap((account) => account.tasks);
  return [
    ...events
      .filter(({ key, start }) => stepNamed(key) === step && start > now)
      .map(({ start }) => Math.max(1, Math.ceil((start - now) / dayMs))),
    ...tasks
      .filter(({ key }) => stepNamed(key) === step)
      .map((task) => (dueOf(task) ?? todayOf(view)) - todayOf(view))
      .filter((days) => days > 0),
  ];
}
