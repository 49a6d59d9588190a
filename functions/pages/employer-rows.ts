/** The search at a glance: a row for each employer, with the picture of all that belongs to them. */
import { html } from 'hono/html';
import { employerKey } from '../domain/search/names.ts';
import { addDays, type Instant, type LocalDay, localDay } from '../domain/time.ts';
import type { Html } from './page.ts';
import type { Series, Standing } from './series.ts';
import { isToDo, standingOf } from './series.ts';
import { type TimelineMark, type TimelineView, timeline } from './timeline.ts';
import { calm, dayWords, type Here } from './when.ts';

/** All series of one employer in order of time. */
export type EmployerRow = {
  readonly company: string | null;
  readonly role: string | null;
  readonly series: readonly (Series & Standing)[];
  /** The newest of them: how it stands with the employer. */
  readonly last: Series & Standing;
  readonly isClosed: boolean;
  /** What its picture shows. */
  readonly marks: readonly TimelineMark[];
};

type Days = Pick<TimelineView, 'from' | 'until'>;

/** Days of the picture before and after today, where there is more to show than fits. */
const shownBefore = 35;
const shownAfter = 42;
const daysAtLeast = 27;

/** The rows, those first in which something comes soonest; closed ones last, the newest first. */
export function employerRows(all: readonly Series[], now: Instant): readonly EmployerRow[] {
  const groups = Map.groupBy(all, ({ company, id }) => employerKey(company) ?? `\n${id}`);
  const rows = [...groups.values()].map((group) => rowOf(group, now));
  const open = rows.filter(({ isClosed }) => !isClosed);
  const closed = rows.filter(({ isClosed }) => isClosed);
  return [
    ...open.sort((a, b) => comesNext(a, now) - comesNext(b, now)),
    ...closed.sort((a, b) => b.last.start - a.last.start),
  ];
}

function rowOf(group: readonly Series[], now: Instant): EmployerRow {
  const series = group
    .map((one) => ({ ...one, ...standingOf(one, now) }))
    .sort((a, b) => a.start - b.start);
  // Once there is an interview, it tells more than what was applied for before or after it.
  const last = series.findLast(({ rounds }) => rounds.length > 0) ?? series.at(-1);
  if (!last) throw new Error('a group has at least one member');
  const newest = series.toReversed();
  return {
    company: newest.find(({ company }) => company !== null)?.company ?? null,
    role: newest.find(({ role }) => role !== null)?.role ?? null,
    series,
    last,
    isClosed: series.every(({ isClosed }) => isClosed),
    marks: series.flatMap((one) => marksOf(one, now)),
  };
}

function comesNext({ series }: EmployerRow, now: Instant): number {
  const starts = series.flatMap(({ next, rounds }) => [
    ...(next ? [next.start] : []),
    ...rounds.map(({ start }) => start).filter((start) => start > now),
  ]);
  return Math.min(...starts, Number.MAX_SAFE_INTEGER);
}

/** One row as a piece of a page that holds `pictureSymbols()`. `shared`: its days; null: its own. */
export function employerRow(row: EmployerRow, here: Here, shared: Days | null): Html {
  const [only] = row.series.length === 1 ? row.series : [];
  const name = calm(row.company ?? row.last.title) || 'An interview';
  const heading = only ? html`<a href="/interviews/${only.id}">${name}</a>` : name;
  const role = row.role === null ? '' : html` <span class="soft">${calm(row.role)}</span>`;
  return html`<li class="employer"><div class="employer-head"><h3>${heading}${role}</h3><p>${stateWords(row, here.now)}</p></div>${timeline(viewOf(row, name, here, shared))}${only ? '' : links(row, here)}</li>
`;
}

function stateWords({ last, series }: EmployerRow, now: Instant): Html {
  const steps = series.flatMap(({ followUps }) => followUps);
  const late = steps.filter((step) => step.status === 'overdue' && isToDo(step, now)).length;
  return html`${last.words}${late > 0 ? html` · <span class="warn">${late} overdue</span>` : ''}`;
}

function links({ series }: EmployerRow, { now }: Here): Html {
  return html`<ul class="plain employer-series">${series.map((one) => {
    const [round = null] = one.rounds.map((each) => each.round).filter((each) => each !== null);
    const what = one.rounds.length > 0 ? (round ?? 'interview') : 'application';
    return html`<li><a href="/interviews/${one.id}">${what}, ${dayWords(one.zone, one.start, now)}</a></li>`;
  })}</ul>`;
}

function viewOf(row: EmployerRow, label: string, here: Here, shared: Days | null): TimelineView {
  const { marks } = row;
  return {
    id: `row-${row.last.id}`,
    label,
    ...(shared ?? around(marks)),
    today: localDay(here.zone, here.now),
    marks,
    isClosed: row.isClosed,
  };
}

/** Steps to oneself around the meeting stand where the interview stands; they are left out. */
function marksOf({ rounds, followUps }: Series, now: Instant): readonly TimelineMark[] {
  const meetings = rounds.map(({ zone, start, end, title }): TimelineMark => {
    const state = end <= now ? 'done' : 'planned';
    return { day: localDay(zone, start), kind: 'interview', state, title };
  });
  const steps = followUps
    .filter(({ kind, status }) => kind !== 'prepare' && kind !== 'debrief' && status !== 'deleted')
    .map(({ zone, start, doneAt, kind, status, title }): TimelineMark => {
      const state = status === 'superseded' ? 'deleted' : status;
      return { day: localDay(zone, doneAt ?? start), kind, state, title };
    });
  return [...meetings, ...together(steps)];
}

/** Thanks to several people on one day are one mark: each is a step of its own on the interview's page. */
function together(marks: readonly TimelineMark[]): readonly TimelineMark[] {
  const groups = Map.groupBy(marks, ({ day, kind, state }) =>
    kind === 'thank-you' || kind === 'card' ? `${kind} ${day} ${state}` : {},
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    return group.length === 1 ? group : [{ ...first, title: `${group.length} thank-yous` }];
  });
}

/**
 * The days that all rows under way show, so that one can be compared with the other: the weeks around
 * today, as far as there is something in them. What lies outside is told in words.
 */
export function daysUnderWay(rows: readonly EmployerRow[], here: Here): Days {
  const today = localDay(here.zone, here.now);
  const { from, until } = around(rows.flatMap(({ marks }) => marks));
  const first = Math.min(Math.max(from, today - shownBefore), today - 1) as LocalDay;
  const last = Math.min(until, today + shownAfter) as LocalDay;
  return { from: first, until: laterOf(last, addDays(first, daysAtLeast)) };
}

function around(marks: readonly TimelineMark[]): Days {
  const days = marks.map(({ day }) => day).sort((a, b) => a - b);
  const from = addDays(days[0] ?? (0 as LocalDay), -1);
  const last = addDays(days.at(-1) ?? from, 1);
  return { from, until: laterOf(last, addDays(from, daysAtLeast)) };
}

function laterOf(a: LocalDay, b: LocalDay): LocalDay {
  return a > b ? a : b;
}
