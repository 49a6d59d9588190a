/** The sandbox: two made-up calendars side by side, a tour, and a clock that can be moved. */
import { html } from 'hono/html';
import { dayMs, formatDay, localDay, localTime } from '../../../functions/domain/time.ts';
import { clock, longDay } from '../../../functions/domain/wording/english-dates.ts';
import { button, type Frame, type Html, page } from '../../../functions/pages/page.ts';
import { addForm } from './sandbox-pages/add-form.ts';
import { monthTable, monthWays } from './sandbox-pages/month.ts';
import { taskList } from './sandbox-pages/tasks.ts';
import { tour } from './sandbox-pages/tour.ts';
import { entryPath, type SandboxAccount, type SandboxView, todayOf } from './sandbox-pages/view.ts';

/** What came up is named one by one up to here. */
const mostNamed = 8;

/** The page of a host whose sandboxes are open. Its script renews what is marked as live, and no more. */
export function sandboxPage(frame: Frame, view: SandboxView): Html {
  return page(
    { ...frame, isWide: true, scripts: ['sandbox', 'sandbox-drag'] },
    'Sandbox calendars',
    html`<h1>Sandbox calendars</h1>
<p class="soft">Made-up accounts on this machine: nothing that you do here reaches anybody.</p>
${view.isConnected ? '' : notConnected}<div id="guide" data-live>${clockBar(frame, view)}${cameUp(view)}${tour(frame, view)}</div>
${addForm(frame, view)}
<p id="said" class="hidden" role="status"></p><p id="wrong" class="notice warn" role="alert" hidden></p>
<div id="calendars" data-live>${monthWays(view)}<div class="sandbox-calendars">${view.accounts.map((account) => calendar(frame, view, account))}</div></div>`,
  );
}

const notConnected = html`<p class="notice warn">No calendar is connected just now, so that no follow-ups appear. <a href="/">Connect one first.</a></p>`;

function clockBar(frame: Frame, view: SandboxView): Html {
  const { now, zone, canSkip } = view;
  const time = clock(localTime(zone, now).minute);
  const skip = (days: number, label: string): Html =>
    button(frame, '/sandbox/skip', label, { days: String(days) });
  return html`<div class="actions clock"><p>It is <strong><time datetime="${formatDay(todayOf(view))}T${time}">${longDay(todayOf(view))}, ${time}</time></strong> here.</p>
${canSkip ? html`${skip(1, 'Skip a day')}${skip(7, 'Skip a week')}` : ''}</div>`;
}

type Due = { readonly title: string; readonly path: string; readonly at: number };

/** What the clock has passed since it was last moved. */
function cameUp(view: SandboxView): Html | '' {
  if (view.since === null) return '';
  const all = view.accounts.flatMap((account) => dueSince(view, account, view.since ?? view.now));
  // A step that is an event and a task comes up once, as the event.
  const once = all.filter(({ title }, at) => all.findIndex((one) => one.title === title) === at);
  const count = once.length === 1 ? '1 thing' : `${once.length} things`;
  if (once.length === 0) return html`<p class="notice">Nothing came up.</p>`;
  return html`<div class="notice"><p><strong>${count} came up</strong></p>
<ul>${once.slice(0, mostNamed).map(({ title, path }) => html`<li><a href="${path}">${title}</a></li>`)}</ul>${once.length > mostNamed ? html`<p>And ${once.length - mostNamed} more.</p>` : ''}</div>`;
}

function dueSince(view: SandboxView, account: SandboxAccount, since: number): readonly Due[] {
  const { zone, now, month } = view;
  const { provider, events, tasks } = account;
  const dayBefore = formatDay(localDay(zone, view.since ?? now));
  const today = formatDay(todayOf(view));
  const ours = events.filter(({ key, start }) => key !== null && start > since && start <= now);
  const due = tasks.filter(
    ({ key, due, completed }) =>
      key !== null && !completed && due !== null && due > dayBefore && due <= today,
  );
  return [
    ...ours.map(({ id, title, start }) => {
      return { title, path: entryPath('event', provider, id, month), at: start };
    }),
    ...due.map(({ id, title, due }) => {
      return {
        title,
        path: entryPath('task', provider, id, month),
        at: Date.parse(due ?? '') + dayMs,
      };
    }),
  ].sort((a, b) => a.at - b.at);
}

function calendar(frame: Frame, view: SandboxView, account: SandboxAccount): Html {
  const { provider, label } = account;
  return html`<section class="sandbox-calendar" data-provider="${provider}" aria-labelledby="of-${provider}"><h2 id="of-${provider}">${label}</h2>
${monthTable(view, account)}${taskList(frame, view, account)}</section>`;
}
