/** One employer's row: the interview and its steps along a line of days, as a picture and in words. */
import { html } from 'hono/html';
import { addDays, type LocalDay, weekday } from '../domain/time.ts';
import { shortDay } from '../domain/wording/english-dates.ts';
import {
  type DrawnKind,
  kindWords,
  type Picture,
  plainId,
  plainText,
  shapes,
  short,
} from './picture.ts';

export type TimelineMark = {
  readonly day: LocalDay;
  readonly kind: DrawnKind;
  readonly state: 'planned' | 'done' | 'overdue' | 'deleted';
  /** Whatever a calendar says: shown when one points at the mark. Empty: its kind is shown. */
  readonly title: string;
};

export type TimelineView = {
  /** Begins the ids in the picture: no two pictures on a page may share it. */
  readonly id: string;
  /** What the row is about, such as the employer's name. */
  readonly label: string;
  /** The first and last day of the line; what lies outside is told in words only. */
  readonly from: LocalDay;
  readonly until: LocalDay;
  readonly today: LocalDay;
  readonly marks: readonly TimelineMark[];
  /** Nothing more is awaited: the line fades after the last thing that was done. */
  readonly isClosed: boolean;
};

/** Days are laid out in per cent of the width, so that shapes and letters keep their size on a phone. */
const margin = 3;
/** Marks nearer than this stand above each other: 17 px on the narrowest phone (320 px). */
const nearPerCent = 5.4;
const laneHeight = 16;
const titleAtMost = 40;

/**
 * The row of an employer. The page must hold `pictureSymbols()`; 44 px high unless many marks are near.
 * All heights inside are counted from the line of days, upwards negative.
 */
export function timeline(view: TimelineView): Picture {
  const id = plainId(view.id);
  const marks = inLanes(view);
  const lanes = Math.max(2, ...marks.map(({ lane }) => lane + 1));
  const height = 12 + lanes * laneHeight;
  return html`<svg class="picture" role="img" width="100%" height="${height}" aria-labelledby="${id}-t ${id}-d"><title id="${id}-t">${plainText(view.label, 80)}</title><desc id="${id}-d">${timelineText(view)}</desc><g transform="translate(0 ${height - 20})">${weekLines(view)}${baseLine(view)}${todayLine(view)}${stems(marks)}${marks.map(drawn)}</g></svg>`;
}

function drawn({ mark, x, lane }: Placed): Picture {
  const y = lane === 0 ? '' : html` y="${-lane * laneHeight}"`;
  return html`<use href="#p-${shapes[mark.kind]}-${mark.state}" x="${short(x)}%"${y}><title>${markTitle(mark)}</title></use>`;
}

/**
 * The row in words: “Interview on Thu 26 Nov; thank-you done on Fri 27 Nov; status touch overdue since
 * Fri 4 Dec; move on planned for Fri 18 Dec.” Deleted marks are left out.
 */
export function timelineText(view: Pick<TimelineView, 'marks' | 'isClosed'>): string {
  const parts = [...view.marks].sort((a, b) => a.day - b.day).flatMap(inWords);
  if (view.isClosed) parts.push('closed');
  const text = parts.length > 0 ? parts.join('; ') : 'nothing planned';
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function inWords({ kind, state, day }: TimelineMark): readonly string[] {
  const words = kindWords[kind];
  if (state === 'deleted') return [];
  if (kind === 'interview') return [`${words} on ${shortDay(day)}`];
  const how = { planned: 'planned for', done: 'done on', overdue: 'overdue since' }[state];
  return [`${words} ${how} ${shortDay(day)}`];
}

function markTitle({ kind, day, title }: TimelineMark): string {
  return `${plainText(title, titleAtMost) || kindWords[kind]}, ${dayAndMonth(day)}`;
}

/** `4 Dec` */
function dayAndMonth(day: LocalDay): string {
  return shortDay(day).slice(4);
}

/** Where a day stands, in per cent of the width. */
function across({ from, until }: TimelineView, day: LocalDay): number {
  return margin + ((100 - 2 * margin) * (day - from)) / Math.max(1, until - from);
}

function isShown({ from, until }: TimelineView, day: LocalDay): boolean {
  return day >= from && day <= until;
}

type Placed = { readonly mark: TimelineMark; readonly x: number; readonly lane: number };

/** Each mark in the lowest lane that is free at its day; interviews first, so that they stand on the line. */
function inLanes(view: TimelineView): readonly Placed[] {
  const order = ({ kind, day }: TimelineMark): number => (kind === 'interview' ? -1e9 : 0) + day;
  const shown = view.marks
    .filter(({ day, state }) => state !== 'deleted' && isShown(view, day))
    .sort((a, b) => order(a) - order(b));
  const placed: Placed[] = [];
  for (const mark of shown) {
    const x = across(view, mark.day);
    const near = placed.filter((other) => Math.abs(other.x - x) < nearPerCent);
    const taken = new Set(near.map((other) => other.lane));
    let lane = 0;
    while (taken.has(lane)) lane++;
    placed.push({ mark, x, lane });
  }
  return placed;
}

/** A faint line for each Monday, some with their date; at most 10 lines and 5 dates on however long a row. */
function weekLines(view: TimelineView): readonly Picture[] {
  const { from, until } = view;
  const weeks = (until - from) / 7;
  const apart = Math.max(1, Math.ceil(weeks / 10));
  const datedEach = Math.max(1, Math.ceil(weeks / apart / 5));
  const lines: Picture[] = [];
  let monday = addDays(from, (8 - weekday(from)) % 7);
  for (let i = 0; monday <= until; i++, monday = addDays(monday, 7 * apart)) {
    const x = across(view, monday);
    lines.push(html`<use href="#p-week" x="${short(x)}%"/>`);
    // Further right the date would run out of the picture.
    if (i % datedEach > 0 || x > 87) continue;
    lines.push(html`<text x="${short(x)}%" y="17">${dayAndMonth(monday)}</text>`);
  }
  return lines;
}

/** What ties the marks that stand higher to their days on the line. */
function stems(marks: readonly Placed[]): Picture {
  return html`<g class="picture-stems">${marks
    .filter(({ lane }) => lane > 0)
    .map(({ x, lane }) => {
      const at = short(x);
      return html`<line x1="${at}%" x2="${at}%" y1="${-lane * laneHeight}"/>`;
    })}</g>`;
}

function baseLine(view: TimelineView): Picture {
  if (!view.isClosed) return html`<line class="picture-line" x2="100%"/>`;
  const end = short(across(view, closedOn(view)));
  return html`<line class="picture-line" x2="${end}%"/><line class="picture-over" x1="${end}%" x2="100%"/>`;
}

/** The day of the last thing that was done, within the line. */
function closedOn({ from, until, marks }: TimelineView): LocalDay {
  const done = marks.filter(({ state }) => state === 'done').map(({ day }) => day);
  const last = done.reduce((a, b) => (b > a ? b : a), from);
  return last < until ? last : until;
}

function todayLine(view: TimelineView): Picture | '' {
  if (!isShown(view, view.today)) return '';
  return html`<use href="#p-today" x="${short(across(view, view.today))}%"/>`;
}
