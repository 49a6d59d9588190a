/** The plan as a person looks at it: a row for each employer. */
import type { styleText } from 'node:util';
import type {
  FollowUp,
  PlannedApplication,
  PlannedInterview,
} from '../../../functions/domain/search/plan-search.ts';
import { localTime, type Zone } from '../../../functions/domain/time.ts';
import { clock, shortDay } from '../../../functions/domain/wording/english-dates.ts';

export type Style = Parameters<typeof styleText>[0];
export type Paint = (style: Style, text: string) => string;

/** What stands in the table for one employer. */
export type Row = {
  readonly company: string;
  readonly heads: readonly string[];
  readonly followUps: readonly FollowUp[];
  readonly zone: Zone;
  readonly interviews: readonly PlannedInterview[];
};

/** Interviews and applications by employer, in order of the first of them. */
export function rowsOf(
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
  const what = [
    interview.round && /screen|panel|day|centre|onsite/.test(interview.round)
      ? interview.round
      : [interview.round, 'interview'].filter((part) => part !== null).join(' '),
    interview.role,
  ]
    .filter((part) => part !== null)
    .join(', ');
  return `${shortDay(day)} ${clock(minute)}  ${what}`;
}
