/** One event or one task of a sandbox calendar: all of its text, and what a person can do to it. */
import { html } from 'hono/html';
import {
  formatInstant,
  instant,
  type LocalDay,
  localDay,
} from '../../../../functions/domain/time.ts';
import { longDay } from '../../../../functions/domain/wording/english-dates.ts';
import { button, type Frame, type Html, page, postForm } from '../../../../functions/pages/page.ts';
import type { SandboxEvent, SandboxTask } from '../../sandbox/sandbox-person.ts';
import { linkedText } from './linked-text.ts';
import { dueOf, monthName, type SandboxAccount, type SandboxView, timeOfEvent } from './view.ts';

/** What the page needs beside the event or task. */
export type EntryView = Pick<SandboxView, 'zone' | 'month'> & {
  readonly account: SandboxAccount;
  /** Our public address: its links may be followed. */
  readonly ownUrl: string;
  /** The person of the account. */
  readonly owner: string;
};

/** A form's text is cut at 4,000 characters: what is longer is not given to be edited. */
const longestText = 3900;

/** The page of an event. */
export function eventPage(frame: Frame, view: EntryView, event: SandboxEvent): Html {
  const { zone } = view;
  const { title, text, key, start, allDay } = event;
  const day = longDay(localDay(zone, instant(start)));
  const time = allDay ? '' : ` at ${timeOfEvent(zone, event)}`;
  const about = html`<p class="lead">${day}${time}, ${view.account.label}.</p>
${attendeesOf(event)}${text === '' ? '' : linkedText(text, view.ownUrl)}`;
  return entryPage(frame, view, title, key, html`${about}${eventForms(frame, view, event)}`);
}

/** The page of a task. */
export function taskPage(frame: Frame, view: EntryView, task: SandboxTask): Html {
  const { id, title, text, key, completed } = task;
  const due = dueOf(task);
  const act = (name: string, label: string, className = ''): Html =>
    button(frame, pathOf(view, name), label, hiddenOf(view, id), className);
  return entryPage(
    frame,
    view,
    title,
    key,
    html`<p class="lead">${due === null ? 'A task' : `Due ${longDay(due)}`}, ${view.account.label}${completed ? ', done' : ''}.</p>
${text === '' ? '' : linkedText(text, view.ownUrl)}
<div class="actions">${completed ? act('untick', 'Untick') : act('tick', 'Tick: it is done', 'primary')}${act('delete-task', 'Delete', 'danger')}</div>`,
  );
}

function entryPage(
  frame: Frame,
  { month }: EntryView,
  title: string,
  key: string | null,
  main: Html,
): Html {
  const name = title === '' ? 'Without a title' : title;
  return page(
    frame,
    name,
    html`<p class="back"><a href="${backTo(month)}">‹ Sandbox calendars</a></p>
<h1>${name}</h1>${key === null ? '' : html`<p><span class="tag">a follow-up of ours</span></p>`}${main}`,
  );
}

/** Where whoever has done something is led back to. */
export function backTo(month: LocalDay | null): string {
  return month === null ? '/sandbox' : `/sandbox?month=${monthName(month)}`;
}

function attendeesOf({ attendees }: SandboxEvent): Html | '' {
  return attendees.length === 0
    ? ''
    : html`<p class="soft">Invited: ${attendees.slice(0, 20).join(', ')}</p>`;
}

function pathOf({ account }: EntryView, act: string): string {
  return `/sandbox/${account.provider}/${act}`;
}

function hiddenOf({ month }: EntryView, id: string): Readonly<Record<string, string>> {
  return { id, ...(month === null ? {} : { month: monthName(month) }) };
}

function eventForms(frame: Frame, view: EntryView, event: SandboxEvent): Html {
  const { id, title, text, key, attendees } = event;
  const hidden = hiddenOf(view, id);
  const fields = Object.entries(hidden).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  const act = (name: string, label: string, className = '', more = {}): Html =>
    button(frame, pathOf(view, name), label, { ...hidden, ...more }, className);
  const time = formatInstant(view.zone, instant(event.start)).slice(0, 16);
  const isInvited = attendees.includes(view.owner);
  return html`<div class="cards">
<section class="card"><h2>Write a line into it</h2>${postForm(
    frame,
    pathOf(view, 'note'),
    html`${fields}
<label>Line <input name="line" maxlength="300" required placeholder="${key === null ? '#rejected' : 'decision by Friday'}" autocomplete="off"></label><button>Write</button>`,
  )}</section>
<section class="card"><h2>Move it</h2>${postForm(
    frame,
    pathOf(view, 'change'),
    html`${fields}
<label>Time <input type="datetime-local" name="start" value="${time}" required></label><button>Move</button>`,
  )}</section>
<section class="card"><h2>Be rid of it</h2>${
    isInvited
      ? html`<p>You are invited.</p>${act('answer', 'Accept', '', { answer: 'accepted' })}${act('answer', 'Decline', '', { answer: 'declined' })}`
      : ''
  }${key === null ? act('cancel', 'Called off by the other side') : ''}${act('delete', 'Delete', 'danger')}</section></div>
<details class="card"><summary><h2>Change its words</h2></summary>${postForm(
    frame,
    pathOf(view, 'change'),
    html`${fields}
<label>Title <input name="title" value="${title}" maxlength="300"></label>
${text.length > longestText ? '' : html`<label>Text <textarea name="text" rows="6">${text}</textarea></label>`}<button>Save</button>`,
  )}</details>`;
}
