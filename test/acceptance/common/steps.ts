import { type Plan, planFile } from '../plan-file.ts';
import { calendar, type EventFields, event, type Guest } from './calendar.ts';
import { addDays, at, iso, local } from './time.ts';

export type Interview = Plan['interviews'][number];
export type Step = Interview['followUps'][number];

export const cadences = [
  'recommended',
  'five-guidelines',
  'dos-and-donts',
  'eight-rules',
  'how-often',
  'weekly-calls',
] as const;
/** The cadences whose thank-you is an e-mail; the other two send a card. */
export const writing = ['recommended', 'five-guidelines', 'dos-and-donts', 'eight-rules'] as const;

export const maya: Guest = {
  email: 'maya.patel@example.com',
  name: 'Maya Patel',
  answer: 'ACCEPTED',
};
export const jane: Guest = { email: 'jane@acme.example', name: 'Jane Roe', answer: 'ACCEPTED' };
export const lee: Guest = { email: 'lee.wong@acme.example', name: 'Lee Wong', answer: 'ACCEPTED' };

export interface Meeting extends Partial<Omit<EventFields, 'description'>> {
  on: string;
  from?: string;
  to?: string;
  zone?: string | undefined;
  /** Written into the description, above the tag. */
  notes?: string;
}

/** An interview that nobody can mistake: tagged, named so, called by Acme. */
export function interview({
  on,
  from = '15:00',
  to = '16:00',
  notes = '',
  ...rest
}: Meeting): string {
  return event({
    start: `${on}T${from}`,
    end: `${on}T${to}`,
    title: 'Interview with Acme',
    description: `${notes}\n#interview`.trim(),
    organizer: jane,
    guests: [jane, maya],
    ...rest,
  });
}

export interface Circumstances {
  now: string;
  zone: string;
  cadence?: string | undefined;
  country?: string | undefined;
  since?: string | undefined;
}

export function options({ now, zone, cadence, country, since }: Circumstances): string[] {
  const own = [
    '--now',
    now,
    '--zone',
    zone,
    '--me',
    'maya.patel@example.com',
    '--name',
    'Maya Patel',
  ];
  const more = Object.entries({ cadence, country, since }).flatMap(([key, value]) =>
    value === undefined ? [] : [`--${key}`, value],
  );
  return [...own, ...more];
}

/** A moment three days before that date: nothing of the series lies in the past. */
export const before = (date: string): string => iso(at(addDays(date, -3), '12:00', 'UTC'));

export function sole<T>(list: readonly T[], what: string): T {
  const [only] = list;
  if (only === undefined || list.length !== 1)
    throw new Error(`expected one ${what}, found ${list.length}`);
  return only;
}

export function nth<T>(list: readonly T[], index: number, what: string): T {
  const found = list[index];
  if (found === undefined) throw new Error(`expected ${what} ${index + 1}, found ${list.length}`);
  return found;
}

export interface Setting extends Meeting {
  cadence?: string | undefined;
  country?: string | undefined;
  now?: string;
  /** The person's zone, where it is not the interview's. */
  home?: string;
  since?: string;
}

/** Plans a calendar with that one interview. */
export async function planned(setting: Setting, history?: object[]): Promise<Interview> {
  const { cadence, country, since, home, now, ...meeting } = setting;
  const zone = home ?? meeting.zone ?? 'UTC';
  const circumstances = { now: now ?? before(meeting.on), zone, cadence, country, since };
  const plan = await planFile(calendar(interview(meeting)), options(circumstances), history);
  return sole(plan.interviews, 'interview');
}

const isPending = (step: Step): boolean => step.status === 'planned' || step.status === 'overdue';
const byStart = (one: Step, other: Step): number => Date.parse(one.start) - Date.parse(other.start);

export const pending = (found: { followUps: readonly Step[] }): Step[] =>
  found.followUps.filter(isPending).toSorted(byStart);
export const ofKind = (found: { followUps: readonly Step[] }, ...kinds: Step['kind'][]): Step[] =>
  pending(found).filter((step) => kinds.includes(step.kind));
export const thanks = (found: { followUps: readonly Step[] }): Step[] =>
  ofKind(found, 'thank-you', 'card');
export const statuses = (found: { followUps: readonly Step[] }): Step[] => ofKind(found, 'status');
export const dates = (steps: readonly Step[], zone: string): string[] =>
  steps.map((step) => local(step.start, zone).date);
export const withKey = (found: { followUps: readonly Step[] }, key: string): Step | undefined =>
  found.followUps.find((step) => step.key === key);

/** What the person tells about a step: a call that reached nobody, anything else that was sent. */
export const sent = (step: Step, instant: string): object => ({
  key: step.key,
  did: step.channel === 'phone' ? 'no-answer' : 'done',
  at: instant,
});
