/** The plan for people: what is next, a table by employer, the weeks ahead, what was asked or left out. */
import { styleText } from 'node:util';
import type { Operation } from '../../../functions/domain/reconcile.ts';
import type { FollowUp } from '../../../functions/domain/search/plan-search.ts';
import type { Judged } from '../../../functions/domain/search/sift.ts';
import { dayMs, localTime } from '../../../functions/domain/time.ts';
import { clock, shortDay } from '../../../functions/domain/wording/english-dates.ts';
import type { PlanOptions } from './options.ts';
import type { FilePlan } from './plan-file.ts';
import { printWeeks } from './print-weeks.ts';
import { printable } from './printable.ts';
import { type Paint, type Row, rowsOf, type Style } from './rows.ts';

/** The whole text that `plan` prints without `--json`. */
export function printPlan(result: FilePlan, options: PlanOptions, colours: boolean): string {
  const paint: Paint = (style, text) =>
    colours ? styleText(style, text, { validateStream: false }) : text;
  const { plan } = result;
  const rows = rowsOf(plan.interviews, plan.applications);
  const today = localTime(options.zone, options.now);
  const width = Math.max(
    0,
    ...rows.flatMap((row) => row.followUps.map(({ title }) => title.length)),
  );
  const counted = [
    `${count(result.eventsRead, 'event')} read`,
    count(plan.interviews.length, 'interview'),
    count(plan.applications.length, 'application'),
  ].join(', ');
  const sections = [
    `${paint('bold', `Afterword, ${shortDay(today.day)} ${clock(today.minute)}`)}  ${options.cadence}, ${options.zone}\n${counted}.`,
    nextSection(rows, options, paint),
    ...rows.map((row) => employerSection(row, width, paint)),
    rows.length > 0 ? printWeeks(rows, options, paint) : 'Nothing to follow up on.',
    changesSection(result.changes, paint),
    judgedSection('May be interviews (tag them #interview or #notinterview)', plan.asks, paint),
    judgedSection('Left out', plan.skipped, paint),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

const signs: Readonly<Record<FollowUp['status'], readonly [string, Style]>> = {
  planned: ['·', 'cyan'],
  overdue: ['!', 'yellow'],
  done: ['✓', 'green'],
  deleted: ['×', 'gray'],
  superseded: ['-', 'gray'],
};

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

/** What was late in the last week and can still be done, then what comes next. */
function nextSection(rows: readonly Row[], options: PlanOptions, paint: Paint): string {
  const steps = rows.flatMap((row) => row.followUps).sort((a, b) => a.start - b.start);
  const weekAgo = options.now - 7 * dayMs;
  const late = steps.filter(
    (step) => step.status === 'overdue' && step.start > weekAgo && step.channel !== 'self',
  );
  const next = steps.filter((step) => step.status === 'planned').slice(0, 4);
  if (late.length + next.length === 0) return '';
  const lines = [...late, ...next].map((step) => {
    const { day, minute } = localTime(step.zone, step.deadline ?? step.start);
    const by = step.deadline === null ? '' : 'by ';
    const when = `${by}${shortDay(day)} ${clock(minute)}`;
    const [sign, style] = signs[step.status];
    return `  ${paint(style, sign)} ${when.padEnd(19)} ${printable(step.title)}`;
  });
  return [paint('bold', 'Next (! is late, and still worth doing)'), ...lines].join('\n');
}

function employerSection(row: Row, width: number, paint: Paint): string {
  const heads = row.heads.map((head) => `  ${paint('dim', printable(head))}`);
  // What to bring home is of no use once one is home.
  const shown = row.followUps.filter((one) => one.kind !== 'prepare' || one.status === 'planned');
  const steps = shown.map((step) => {
    const { day, minute } = localTime(step.zone, step.start);
    const [sign, style] = signs[step.status];
    const when = `${shortDay(day).padEnd(10)} ${clock(minute)}`;
    return `  ${paint(style, sign)} ${when}  ${printable(step.title).padEnd(width)} ${paint('dim', step.rules.join(' '))}`.trimEnd();
  });
  return [paint('bold', printable(row.company)), ...heads, ...steps].join('\n');
}

function changesSection(changes: readonly Operation[], paint: Paint): string {
  if (changes.length === 0) return '';
  const lines = changes.map((change) => {
    const what = 'step' in change ? change.step.title : change.key;
    return `  ${change.do.padEnd(6)} ${printable(what)}  ${paint('dim', change.why)}`;
  });
  return [paint('bold', 'What would change in this calendar'), ...lines].join('\n');
}

function judgedSection(title: string, judged: readonly Judged[], paint: Paint): string {
  if (judged.length === 0) return '';
  const lines = judged.map((one) => {
    const { day } = localTime(one.zone, one.start);
    return `  ${shortDay(day).padEnd(10)} ${printable(one.title)}\n${' '.repeat(13)}${paint('dim', one.why.join('; '))}`;
  });
  return [paint('bold', title), ...lines].join('\n');
}
