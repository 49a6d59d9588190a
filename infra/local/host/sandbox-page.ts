/** The two sandbox calendars as lists; a month view comes with the pages of the product. */
import { html } from 'hono/html';
import {
  formatDay,
  formatInstant,
  instant,
  localDay,
  type Zone,
} from '../../../functions/domain/time.ts';
import { layout } from '../../../functions/pages/layout.ts';
import type { SandboxEvent, SandboxPerson, SandboxTask } from '../sandbox/sandbox-person.ts';
import type { Sandboxes } from './sandboxes.ts';

type Html = ReturnType<typeof html>;

/** The page of a host whose sandboxes are open. */
export function sandboxPage(sandboxes: Sandboxes, zone: Zone): Html {
  const { google, outlook } = sandboxes;
  const now = instant(sandboxes.now());
  return layout(
    'Sandbox calendars',
    html`<h1>Sandbox calendars</h1>
<p>Made-up accounts on this machine. It is <strong>${formatInstant(zone, now).slice(0, 16).replace('T', ' ')}</strong> here.
${google && outlook ? skipForms : ''}</p>
<div class="columns">
${google ? account('google', 'Sandbox Google', google.person, zone, now) : ''}
${outlook ? account('outlook', 'Sandbox Outlook', outlook.person, zone, now) : ''}
</div>`,
  );
}

const skipForms = html`${[1, 7].map(
  (
    days,
  ) => html`<form method="post" action="/sandbox/skip"><input type="hidden" name="days" value="${days}">
<button>Skip ${days === 1 ? 'a day' : 'a week'}</button></form>`,
)}`;

function account(
  provider: string,
  label: string,
  person: SandboxPerson,
  zone: Zone,
  now: number,
): Html {
  const events = [...person.events()].sort((a, b) => a.start - b.start);
  const tasks = [...person.tasks()].sort((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1));
  const tomorrow = `${formatDay((localDay(zone, instant(now)) + 1) as ReturnType<typeof localDay>)}T10:00`;
  return html`<section><h2>${label}</h2>
<form method="post" action="/sandbox/${provider}/add">
<label>Title <input name="title" value="Interview with Acme for Data Engineer" size="36" required></label>
<label>Time <input type="datetime-local" name="start" value="${tomorrow}" required></label>
<label>Text <input name="text" size="36"></label> <button>Add</button></form>
<h3>Events</h3><table><tbody>${events.slice(0, 300).map((one) => eventRow(provider, one, zone))}</tbody></table>
<h3>Tasks</h3><table><tbody>${tasks.slice(0, 300).map((one) => taskRow(provider, one))}</tbody></table></section>`;
}

function eventRow(provider: string, event: SandboxEvent, zone: Zone): Html {
  const { id, title, text, start, key } = event;
  const time = formatInstant(zone, instant(start)).slice(0, 16);
  const act = (name: string, label: string): Html =>
    html`<form method="post" action="/sandbox/${provider}/${name}"><input type="hidden" name="id" value="${id}"><button>${label}</button></form>`;
  return html`<tr><td class="${key === null ? '' : 'ours'}"><details><summary>${time.replace('T', ' ')} ${title}</summary>
<form method="post" action="/sandbox/${provider}/change"><input type="hidden" name="id" value="${id}">
<label>Title <input name="title" value="${title}" size="40"></label>
<label>Time <input type="datetime-local" name="start" value="${time}"></label>
<label>Text <textarea name="text" rows="6" cols="44">${text}</textarea></label> <button>Save</button></form>
${key === null ? act('cancel', 'Called off by the other side') : ''}${act('delete', 'Delete')}</details></td></tr>`;
}

function taskRow(provider: string, task: SandboxTask): Html {
  const { id, title, text, due, completed } = task;
  const act = (name: string, label: string): Html =>
    html`<form method="post" action="/sandbox/${provider}/${name}"><input type="hidden" name="id" value="${id}"><button>${label}</button></form>`;
  return html`<tr><td class="ours"><details><summary>${completed ? 'done:' : ''} ${due ?? ''} ${title}</summary>
<pre style="white-space: pre-wrap">${text}</pre>${completed ? act('untick', 'Untick') : act('tick', 'Tick')}${act('delete-task', 'Delete')}</details></td></tr>`;
}
