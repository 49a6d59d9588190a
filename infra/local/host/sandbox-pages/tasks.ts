/** The task list of one account: tick, untick, delete. */
import { html } from 'hono/html';
import { shortDay } from '../../../../functions/domain/wording/english-dates.ts';
import { type Frame, type Html, postForm } from '../../../../functions/pages/page.ts';
import type { SandboxTask } from '../../sandbox/sandbox-person.ts';
import {
  dueOf,
  entryPath,
  monthName,
  type SandboxAccount,
  type SandboxView,
  todayOf,
} from './view.ts';

/** More than these are not shown: the page would grow without end. */
const mostTasks = 40;

/** Open tasks by the day on which they are due, and those that are done folded away. */
export function taskList(frame: Frame, view: SandboxView, account: SandboxAccount): Html {
  const { provider, tasks } = account;
  const byDue = [...tasks].sort((a, b) => ((a.due ?? '9') < (b.due ?? '9') ? -1 : 1));
  const open = byDue.filter(({ completed }) => !completed);
  const done = byDue.filter(({ completed }) => completed).reverse();
  const items = (some: readonly SandboxTask[]): Html =>
    html`<ul class="plain tasks">${some.slice(0, mostTasks).map((task) => item(frame, view, account, task))}</ul>${some.length > mostTasks ? html`<p class="soft">And ${some.length - mostTasks} more.</p>` : ''}`;
  return html`<h3>Tasks</h3>
${open.length === 0 ? html`<p class="soft small">Nothing to tick.</p>` : items(open)}
${done.length === 0 ? '' : html`<details id="done-${provider}"><summary>${done.length} done</summary>${items(done)}</details>`}`;
}

function item(
  frame: Frame,
  view: SandboxView,
  { provider }: SandboxAccount,
  task: SandboxTask,
): Html {
  const { id, title, completed, key } = task;
  const due = dueOf(task);
  const isDue = !completed && due !== null && due <= todayOf(view);
  const act = completed ? 'untick' : 'tick';
  const back = view.month === null ? '' : monthName(view.month);
  return html`<li class="${completed ? 'ticked' : ''}">${postForm(
    frame,
    `/sandbox/${provider}/${act}`,
    html`<input type="hidden" name="id" value="${id}"><input type="hidden" name="month" value="${back}">
<button class="tick" aria-label="${completed ? 'Untick' : 'Tick'}: ${title}">${completed ? html`<span class="check"></span>` : ''}</button>
<span class="task"><a href="${entryPath('task', provider, id, view.month)}">${title}</a>${key === null ? '' : html`<span class="hidden">, follow-up</span>`}
${due === null ? '' : html`<span class="small ${isDue ? 'warn' : 'soft'}">${isDue ? 'due ' : ''}${shortDay(due)}</span>`}</span>
<button class="small" formaction="/sandbox/${provider}/delete-task" aria-label="Delete: ${title}">Delete</button>`,
  )}</li>`;
}
