/** A picture of the weeks ahead: an employer a row, a day a column. */
import type { FollowUp } from '../../../functions/domain/search/plan-search.ts';
import { addDays, type LocalDay, localDay, weekday } from '../../../functions/domain/time.ts';
import { shortDay } from '../../../functions/domain/wording/english-dates.ts';
import type { PlanOptions } from './options.ts';
import { printable } from './printable.ts';
import type { Paint, Row } from './rows.ts';

const weeks = 6;
const nameWidth = 18;

const letters: Readonly<Record<FollowUp['kind'], string>> = {
  prepare: 'p',
  debrief: 'd',
  'thank-you': 't',
  card: 'c',
  status: 's',
  reply: 'r',
  application: 'a',
  closing: 'x',
};
/** What shows where two steps share a day: the one that contacts the employer. */
const order = ['I', 'r', 's', 'a', 't', 'c', 'x', 'd', 'p'];

/** Six weeks from this week's Monday on; empty where nothing falls into them. */
export function printWeeks(rows: readonly Row[], options: PlanOptions, paint: Paint): string {
  const today = localDay(options.zone, options.now);
  const monday = addDays(today, 1 - weekday(today));
  const lines = rows
    .map((row) => ({ row, days: daysOf(row, monday) }))
    .filter(({ days }) => days.size > 0)
    .map(
      ({ row, days }) =>
        `  ${fitted(printable(row.company))} ${picture(days, monday, today, paint)}`,
    );
  if (lines.length === 0) return '';
  const heads = Array.from({ length: weeks }, (_, week) => {
    return shortDay(addDays(monday, week * 7))
      .slice(4)
      .padEnd(8);
  });
  const key =
    'I interview, p prepare, d debrief, t thank-you, c card, s status, r reply, a application, x closing';
  return [
    paint('bold', 'The weeks ahead'),
    `  ${' '.repeat(nameWidth)} ${heads.join('').trimEnd()}`,
    ...lines,
    `  ${paint('dim', key)}`,
  ].join('\n');
}

function daysOf(row: Row, monday: LocalDay): Map<number, string> {
  const days = new Map<number, string>();
  const put = (day: LocalDay, letter: string): void => {
    const place = day - monday;
    const shown = days.get(place);
    if (place < 0 || place >= weeks * 7) return;
    if (!shown || order.indexOf(letter) < order.indexOf(shown)) days.set(place, letter);
  };
  for (const interview of row.interviews) put(localDay(interview.zone, interview.start), 'I');
  for (const step of row.followUps) {
    if (step.status === 'deleted' || step.status === 'superseded') continue;
    put(localDay(step.zone, step.start), letters[step.kind]);
  }
  return days;
}

function picture(
  days: ReadonlyMap<number, string>,
  monday: LocalDay,
  today: LocalDay,
  paint: Paint,
): string {
  let line = '';
  for (let place = 0; place < weeks * 7; place++) {
    const letter = days.get(place) ?? '·';
    const isToday = addDays(monday, place) === today;
    line += isToday ? paint('inverse', letter) : letter === '·' ? paint('dim', letter) : letter;
    if (place % 7 === 6) line += ' ';
  }
  return line.trimEnd();
}

function fitted(name: string): string {
  const short = name.length > nameWidth ? `${name.slice(0, nameWidth - 1)}…` : name;
  return short.padEnd(nameWidth);
}
