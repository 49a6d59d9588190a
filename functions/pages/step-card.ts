/** One step on the page of its interview: why it is there, what to say, and what to do with it. */
import { html } from 'hono/html';
import { ruleSays } from '../domain/cadences/rule-book.ts';
import type { Person } from '../domain/event.ts';
import type { FollowUp } from '../domain/search/plan-search.ts';
import {
  addDays,
  formatDay,
  type Instant,
  instantAt,
  localTime,
  minuteMs,
  plusMs,
} from '../domain/time.ts';
import { clock } from '../domain/wording/english-dates.ts';
import { mailto } from '../domain/wording/wording.ts';
import { type Frame, type Html, postForm } from './page.ts';
import { channelWords, plainId } from './picture.ts';
import { isOpen, isToDo } from './series.ts';
import { calm, calmLines, type Here, moment } from './when.ts';

export type ShownStep = {
  readonly step: FollowUp;
  /** What the person wrote into it in the calendar; null: our words stand there. */
  readonly ownText: string | null;
  /** The first that is to be done: it is shown with all that it takes. */
  readonly isNext: boolean;
};

/** A step of the series whose page is at `address`. */
export function stepCard(frame: Frame, here: Here, address: string, shown: ShownStep): Html {
  const { step, ownText, isNext } = shown;
  const id = plainId(step.key);
  const words = html`${writing(step, id)}${ownText === null ? '' : html`<h4>What you wrote in the calendar</h4><p class="draft">${calmLines(ownText)}</p>`}`;
  return html`<li class="card" id="${id}"><h3>${calm(step.title)} ${statusTag(step, here)}</h3>
<p>${moment(here, step.zone, step.start)} · ${toWhom(step)}</p>
<p class="small">Why now: ${calm(step.because)}.${deadline(here, step)}</p>
${isOpen(step) || ownText !== null ? html`<details${isNext ? html` open` : ''}><summary>What to do</summary>${words}</details>` : ''}
<details><summary>Which rules say so</summary><ul>${step.rules.map((rule) => {
    const { says, sources } = ruleSays(rule);
    return html`<li>${says} <span class="soft small">${sources.join(', ')} (${rule})</span></li>`;
  })}</ul></details>
${deeds(frame, here, address, shown)}</li>
`;
}

function statusTag(step: FollowUp, { now }: Here): Html {
  const { status } = step;
  // Nobody can prepare any more for what has begun.
  if (status === 'overdue' && !isToDo(step, now))
    return html`<span class="tag">its time is over</span>`;
  const words = {
    planned: 'planned',
    overdue: 'overdue',
    done: 'done',
    deleted: 'left out',
    superseded: 'replaced',
  }[status];
  const tone = status === 'overdue' ? 'warn' : status === 'done' ? 'good' : '';
  return html`<span class="tag ${tone}">${words}</span>`;
}

function deadline(here: Here, { deadline, zone, status, doneAt }: FollowUp): Html | '' {
  if (doneAt !== null) return html` Done on ${moment(here, zone, doneAt)}.`;
  if (deadline === null || status === 'deleted') return '';
  // A deadline at midnight is the end of the day before.
  const isMidnight = localTime(zone, deadline).minute === 0;
  return html` At the latest: ${moment(here, zone, isMidnight ? plusMs(deadline, -minuteMs) : deadline)}.`;
}

function toWhom({ channel, to }: FollowUp): string {
  if (channel === 'self') return 'for yourself';
  return to.length === 0
    ? channelWords[channel]
    : `${channelWords[channel]} to ${to.map((one) => addressee(one, channel)).join(', ')}`;
}

/** A letter goes to no e-mail address. */
function addressee(person: Person, channel: FollowUp['channel']): string {
  return personWords(
    channel === 'post' && person.name !== null ? { ...person, email: null } : person,
  );
}

/** `Dana Cruz (CTO, dana@acme.example)` */
export function personWords({ name, email, title }: Person): string {
  const more = [title, name === null ? null : email].filter((part) => part !== null);
  const who = name ?? email ?? 'somebody';
  return calm(more.length > 0 ? `${who} (${more.join(', ')})` : who);
}

/** What to do, and the draft in parts that can be copied. */
function writing(step: FollowUp, id: string): Html {
  const { draft, voicemail, channel } = step;
  const what = { email: 'The e-mail', phone: 'What to say', post: 'The card', self: 'Draft' };
  const mail = draft && channel === 'email' ? mailto(step, draft) : null;
  return html`<p class="task">${calmLines(step.task)}</p>
${draft?.subject ? html`<h4>Subject</h4>${copied(`${id}-subject`, draft.subject, 'Copy the subject')}` : ''}
${draft ? html`<h4>${what[channel]}</h4>${copied(`${id}-text`, draft.body, 'Copy the text')}` : ''}
${mail === null ? '' : html`<p><a class="button" href="${mail}">Open in mail</a></p>`}
${voicemail === null ? '' : html`<h4>If a machine answers</h4>${copied(`${id}-voicemail`, voicemail, 'Copy the message')}`}`;
}

/** A text and the button that copies it; the button shows itself where there is a script. */
function copied(id: string, text: string, label: string): Html {
  return html`<p class="draft" id="${id}">${calmLines(text)}</p><p><button type="button" data-copy="${id}" hidden>${label}</button></p>`;
}

/** The buttons: what can be done to a step depends on how it stands. */
function deeds(frame: Frame, here: Here, address: string, shown: ShownStep): Html | '' {
  const { step, isNext } = shown;
  const key = html`<input type="hidden" name="key" value="${step.key}">`;
  const about = html`<span class="hidden">: ${calm(step.title)}</span>`;
  const act = (did: string, label: string, look = ''): Html =>
    html`<button name="did" value="${did}" class="${look}">${label}${about}</button>`;
  if (step.status === 'deleted') {
    return postForm(frame, `${address}/step`, html`${key}${act('back', 'Put back')}`);
  }
  if (!isOpen(step)) return '';
  const voicemail = step.channel === 'phone' ? act('no-answer', 'Reached only voicemail') : '';
  const offered = offeredStart(step, here.now);
  const until = offered === null ? null : localTime(step.zone, offered);
  const later = html`${key}<label class="inline">Day <input type="date" name="day" value="${until && formatDay(until.day)}" required></label><label class="inline">Time <input type="time" name="time" value="${until && clock(until.minute)}" required></label>${act('moved', 'Move it')}`;
  const buttons = html`${key}${act('done', 'Done', isNext ? 'primary' : '')}${voicemail}${act('deleted', 'Not this one')}`;
  const moving = isToDo(step, here.now)
    ? html`<details><summary>Later${about}</summary>${postForm(frame, `${address}/step`, later)}</details>`
    : '';
  return html`${postForm(frame, `${address}/step`, buttons, 'actions')}${moving}`;
}

/**
 * Where a step is put off to unless the person says otherwise: where it stands, else tomorrow at its hour,
 * or what prepares for an interview that will have begun by then, at the next full hour. Null: by that,
 * too, it will have begun.
 */
function offeredStart({ kind, start, deadline, zone }: FollowUp, now: Instant): Instant | null {
  if (start > now) return start;
  const today = localTime(zone, now);
  const tomorrow = instantAt(zone, addDays(today.day, 1), localTime(zone, start).minute);
  const isLeft = (at: Instant) => kind !== 'prepare' || deadline === null || at < deadline;
  const nextHour = instantAt(zone, today.day, (Math.floor(today.minute / 60) + 1) * 60);
  return [tomorrow, nextHour].find(isLeft) ?? null;
}
