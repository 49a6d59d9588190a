/** One calendar as a month: a table of weeks; on a phone the same rows read as a list of days. */
import { html } from 'hono/html';
import {
  addDays,
  dateParts,
  dayOf,
  formatDay,
  type LocalDay,
  weekday,
  type Zone,
} from '../../../../functions/domain/time.ts';
import { longDay } from '../../../../functions/domain/wording/english-dates.ts';
import type { Html } from '../../../../functions/pages/page.ts';
import type { SandboxEvent } from '../../sandbox/sandbox-person.ts';
import {
  dayOfEvent,
  entryPath,
  monthName,
  type SandboxAccount,
  type SandboxView,
  timeOfEvent,
  todayOf,
} from './view.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
/** Around today: as many weeks as a usual series lasts. */
const weeksAround = 6;
/** So much of what has passed is shown at least. */
const daysBefore = 3;

/** The weeks that are shown, each as its Monday. */
function weeksOf(view: SandboxView): readonly LocalDay[] {
  const { month } = view;
  const first = month ?? addDays(todayOf(view), -daysBefore);
  const monday = addDays(first, 1 - weekday(first));
  const until = month === null ? addDays(monday, 7 * weeksAround) : monthAfter(month, 1);
  const weeks: LocalDay[] = [];
  for (let day = monday; day < until; day = addDays(day, 7)) weeks.push(day);
  return weeks;
}

/** The first day of the month that many months after (negative: before) the one of `day`. */
export function monthAfter(day: LocalDay, months: number): LocalDay {
  const { year, month } = dateParts(day);
  const at = year * 12 + month - 1 + months;
  // Every month has a first day.
  return dayOf(Math.floor(at / 12), (at % 12) + 1, 1) ?? day;
}

/** `December 2026` */
function monthTitle(day: LocalDay): string {
  return `${longDay(day).split(' ').at(-1)} ${dateParts(day).year}`;
}

/** What the table shows, in words. */
function captionOf({ month }: SandboxView, weeks: readonly LocalDay[]): string {
  if (month !== null) return monthTitle(month);
  const last = addDays(weeks.at(-1) ?? weeks[0] ?? (0 as LocalDay), 6);
  return `${longDay(weeks[0] ?? last)} to ${longDay(last)}`;
}

/** The ways to other months; they move both calendars. */
export function monthWays(view: SandboxView): Html {
  const shown = view.month ?? monthAfter(todayOf(view), 0);
  const way = (months: number, sign: string): Html => {
    const to = monthAfter(shown, months);
    const [title] = monthTitle(to).split(' ');
    return html`<a href="/sandbox?month=${monthName(to)}" rel="${months < 0 ? 'prev' : 'next'}">${months < 0 ? `${sign} ${title}` : `${title} ${sign}`}</a>`;
  };
  return html`<nav class="months" aria-label="Months">${way(-1, '‹')}
${view.month === null ? html`<a href="/sandbox?month=${monthName(shown)}">All of ${monthTitle(shown).split(' ')[0]}</a>` : html`<a href="/sandbox">Around today</a>`}
${way(1, '›')}</nav>`;
}

/** The table of one account. */
export function monthTable(view: SandboxView, account: SandboxAccount): Html {
  const weeks = weeksOf(view);
  const byDay = eventsByDay(view.zone, account.events);
  const cell = (day: LocalDay): Html => dayCell(view, account, day, byDay.get(day) ?? []);
  return html`<table class="month"><caption>${captionOf(view, weeks)}</caption>
<thead><tr>${weekdays.map((name) => html`<th scope="col" abbr="${name}">${name.slice(0, 3)}</th>`)}</tr></thead>
<tbody>${weeks.map((monday) => html`<tr>${weekdays.map((_, at) => cell(addDays(monday, at)))}</tr>`)}</tbody></table>`;
}

function eventsByDay(
  zone: Zone,
  events: readonly SandboxEvent[],
): ReadonlyMap<LocalDay, readonly SandboxEvent[]> {
  const byDay = new Map<LocalDay, SandboxEvent[]>();
  for (const event of [...events].sort((a, b) => a.start - b.start)) {
    const day = dayOfEvent(zone, event);
    const known = byDay.get(day);
    if (known) known.push(event);
    else byDay.set(day, [event]);
  }
  return byDay;
}

function dayCell(
  view: SandboxView,
  account: SandboxAccount,
  day: LocalDay,
  events: readonly SandboxEvent[],
): Html {
  const isToday = day === todayOf(view);
  const isOther = view.month !== null && monthName(day) !== monthName(view.month);
  const names = [
    isToday ? 'today' : '',
    isOther || day < todayOf(view) ? 'dim' : '',
    events.length === 0 ? 'empty' : '',
  ];
  const { dayOfMonth } = dateParts(day);
  const [name = '', , month = ''] = longDay(day).split(' ');
  const isFirst = dayOfMonth === 1;
  return html`<td class="${names.filter((one) => one !== '').join(' ')}" data-day="${formatDay(day)}"><span class="day"><span class="month-word">${name} </span><b>${dayOfMonth}</b><span class="month-word"> ${month}${isToday ? ', today' : ''}</span>${isFirst ? html`<span class="month-first" aria-hidden="true"> ${month.slice(0, 3)}</span>` : ''}</span>${events.length === 0 ? '' : html`<ul class="plain">${events.map((event) => chip(view, account, event))}</ul>`}</td>`;
}

/** One event in its cell: the way to its own page, and what can be dragged. */
function chip(
  { zone, month, now }: SandboxView,
  { provider }: SandboxAccount,
  event: SandboxEvent,
): Html {
  const isOurs = event.key !== null;
  const names = ['chip', isOurs ? 'ours' : '', event.end <= now ? 'over' : ''];
  const time = event.allDay ? 'all day' : timeOfEvent(zone, event);
  return html`<li><a class="${names.filter((one) => one !== '').join(' ')}" href="${entryPath('event', provider, event.id, month)}" data-time="${event.allDay ? '00:00' : time}"><span class="chip-time">${time}</span> <span class="chip-title">${event.title}</span>${isOurs ? html`<span class="hidden">, follow-up</span>` : ''}</a></li>`;
}
