/** The plan for people: what is next, a table by employer, the weeks ahead, what was asked or left out. */
import { styleText } from 'node:util';
import type { Operation } from '../../../functions/domain/reconcile.ts';
import type {
  FollowUp,
  PlannedApplication,
  PlannedInterview,
} from '../../../functions/domain/search/plan-search.ts';
import type { Judged } from '../../../functions/domain/search/sift.ts';
import { localTime, type Zone } from '../../../functions/domain/time.ts';
import { clock, shortDay } from '../../../functions/domain/wording/english-dates.ts';
import type { PlanOptions } from './options.ts';
import type { FilePlan } from './plan-file.ts';
import { printWeeks } from './print-weeks.ts';

type Style = Parameters<typeof styleText>[0];
export type Paint = (style: Style, text: string) => string;

/** What stands in the table for one employer. */
export type Row = {
  readonly company: string;
  readonly heads: readonly string[];
  readonly followUps: readonly FollowUp[];
  readonly zone: Zone;
  readonly interviews: readonly PlannedInterview[];
};

/** The whole text that `plan` prints without `--json`. */
export function printPlan(result: FilePlan, options: PlanOptions, colours: boolean): string {
  const paint: Paint = (style, text) => (colours ? styleText(style, text) : text);
  const { plan } = result;
  const rows = rowsOf(plan.interviews, plan.applications);
  const today = localTime(options.zone, options.now);
  const counted = `${result.eventsRead} events read, ${plan.interviews.length} interviews, ${plan.applications.length} applications`;
  const sections = [
    `${paint('bold', `Afterword, ${shortDay(today.day)} ${clock(today.minute)}`)}  ${options.cadence}, ${options.zone}\n${counted}.`,
    ...rows.map((row) => employerSection(row, paint)),
    rows.length > 0 ? printWeeks(rows, options, paint) : 'Nothing to follow up on.',
    changesSection(result.changes, paint),
    judgedSection('May be interviews (tag them #interview or #notinterview)', plan.asks, paint),
    judgedSection('Left out', plan.skipped, paint),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function rowsOf(
  interviews: readonly PlannedInterview[],
  applications: readonly PlannedApplication[],
): readonly Row[] {
  const rows = new Map<
    string,
    { heads: string[]; followUps: FollowUp[]; zone: Zone; interviews: PlannedInterview[] }
  >();
  const rowOf = (company: string | null, zone: Zone) => {
    const key = company ?? 'Employer not named';
    const row = rows.get(key) ?? { heads: [], followUps: [], zone, interviews: [] };
    rows.set(key, row);
    return row;
  };
  for (const interview of interviews) {
    const row = rowOf(interview.company, interview.zone);
    row.heads.push(interviewHead(interview));
    row.followUps.push(...interview.followUps);
    row.interviews.push(interview);
  }
  for (const application of applications) {
    const row = rowOf(application.company, application.zone);
    const role = application.role ? ` for ${application.role}` : '';
    row.heads.push(`applied${role} on ${shortDay(application.appliedOn)}`);
    row.followUps.push(...application.followUps);
  }
  return [...rows].map(([company, row]) => ({
    company,
    ...row,
    followUps: row.followUps.sort((a, b) => a.start - b.start),
  }));
}

function interviewHead(interview: PlannedInterview): string {
  const { day, minute } = localTime(interview.zone, interview.start);
  const what = [interview.round ? `${interview.round} interview` : 'interview', interview.role]
    .filter((part) => part !== null)
    .join(', ');
  return `${shortDay(day)} ${clock(minute)}  ${what}`;
}

const signs: Readonly<Record<FollowUp['status'], readonly [string, Style]>> = {
  planned: ['·', 'cyan'],
  overdue: ['!', 'yellow'],
  done: ['✓', 'green'],
  deleted: ['×', 'gray'],
  superseded: ['-', 'gray'],
};

function employerSection(row: Row, paint: Paint): string {
  const heads = row.heads.map((head) => `  ${paint('dim', head)}`);
  const steps = row.followUps.map((step) => {
    const { day, minute } = localTime(step.zone, step.start);
    const [sign, style] = signs[step.status];
    const when = `${shortDay(day).padEnd(10)} ${clock(minute)}`;
    return `  ${paint(style, sign)} ${when}  ${step.title.padEnd(56)} ${paint('dim', step.rules.join(' '))}`.trimEnd();
  });
  return [paint('bold', row.company), ...heads, ...steps].join('\n');
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

/** A title from a stranger's invitation, without what a terminal would obey. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim() || '(no title)';
}
