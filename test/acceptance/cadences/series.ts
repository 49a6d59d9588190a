import { expect } from 'vitest';
import { type Plan, planFile } from '../plan-file.ts';
import { calendarText, type EventText, interviewText, MAYA, type Person } from './calendar-text.ts';
import {
  type Country,
  DAY,
  dayOf,
  instantOf,
  isBusinessDay,
  iso,
  localOf,
  timeOf,
} from './local-time.ts';

export type Interview = Plan['interviews'][number];
export type Step = Interview['followUps'][number];
type Cadence = Plan['cadence'];

/** One interview and what is known of it; times are local to `zone`. */
export interface Scenario {
  cadence: Cadence;
  start: string;
  end: string;
  zone?: string;
  home?: string; // the person's own zone, where it is another
  written?: EventText['written'];
  says?: string;
  country?: Country | undefined;
  attendees?: Person[];
  now?: string;
  changed?: string;
}

/** What the person did to a status touch, known by its number or by its key, in local time. */
export interface Deed {
  touch?: number;
  step?: string;
  did: 'done' | 'no-answer' | 'new-date' | 'moved';
  at: string;
  start?: string;
  date?: string;
}

export interface Series {
  interview: Interview;
  zone: string;
  country: Country | undefined;
}

export async function planSeries(scenario: Scenario, deeds: Deed[] = []): Promise<Series> {
  const { zone = 'America/New_York', country } = scenario;
  const ics = scenarioText(scenario, zone);
  const eve =
    scenario.now === undefined
      ? instantOf(scenario.start, zone) - 2 * DAY
      : instantOf(scenario.now, zone);
  let series = await read(scenario, ics, eve, []);
  const history: object[] = [];
  for (const { touch, step, did, at, start, date } of deeds) {
    const key = step ?? touchOf(series, touch ?? 0).key;
    const doneAt = instantOf(at, zone);
    const moved = start === undefined ? {} : { start: iso(instantOf(start, zone)) };
    history.push({ key, did, at: iso(doneAt), ...moved, ...(date === undefined ? {} : { date }) });
    series = await read(scenario, ics, doneAt + 5 * 60_000, history);
  }
  return { ...series, zone, country };
}

export const optionsFor = (
  cadence: Cadence,
  now: number,
  home: string,
  country?: Country,
): string[] => [
  ...[
    '--cadence',
    cadence,
    '--now',
    iso(now),
    '--zone',
    home,
    '--me',
    MAYA.email,
    '--name',
    MAYA.name,
  ],
  ...(country === undefined ? [] : ['--country', country]),
];

function scenarioText(
  { start, end, written, says, attendees, changed }: Scenario,
  zone: string,
): string {
  const event = interviewText({
    ...{ start, end, zone },
    ...(written === undefined ? {} : { written }),
    ...(says === undefined ? {} : { says }),
    ...(attendees === undefined ? {} : { attendees: [MAYA, ...attendees] }),
    ...(changed === undefined ? {} : { changed: instantOf(changed, zone) }),
  });
  return calendarText(event);
}

async function read(
  scenario: Scenario,
  ics: string,
  now: number,
  history: object[],
): Promise<Series> {
  const { cadence, zone = 'America/New_York', home = zone, country } = scenario;
  const options = optionsFor(cadence, now, home, country);
  const plan =
    history.length === 0 ? await planFile(ics, options) : await planFile(ics, options, history);
  const [interview, ...others] = plan.interviews;
  if (interview === undefined || others.length > 0)
    throw new Error(`one interview expected: ${JSON.stringify(plan)}`);
  expect(interview.cadence).toBe(cadence);
  return { interview, zone, country };
}

const isAlive = ({ status }: Step): boolean => status !== 'superseded' && status !== 'deleted';
const isOpen = ({ status }: Step): boolean => status === 'planned' || status === 'overdue';
const byStart = (one: Step, other: Step): number => Date.parse(one.start) - Date.parse(other.start);

/** The steps of a kind that stand, done or to be done, in order of time. */
export const stepsOf = ({ interview }: Series, kind: Step['kind']): Step[] =>
  interview.followUps.filter((step) => step.kind === kind && isAlive(step)).sort(byStart);

export const openOf = (series: Series, kind: Step['kind']): Step[] =>
  stepsOf(series, kind).filter(isOpen);

export function touchOf(series: Series, touch: number): Step {
  return only(stepsOf(series, 'status').filter((step) => step.touch === touch));
}

export function only(steps: Step[]): Step {
  const [step, ...others] = steps;
  if (step === undefined || others.length > 0)
    throw new Error(`one step expected: ${JSON.stringify(steps)}`);
  return step;
}

export const dayOfStep = (series: Series, step: Step): string => dayOf(step.start, series.zone);
export const timeOfStep = (series: Series, step: Step): string => timeOf(step.start, series.zone);
export const endOf = ({ interview }: Series): number => Date.parse(interview.end);
export const daysOf = (series: Series, kind: Step['kind']): string[] =>
  stepsOf(series, kind).map((step) => dayOfStep(series, step));
export const channelsOf = (series: Series): string[] => [
  ...new Set(stepsOf(series, 'status').map(({ channel }) => channel)),
];

export function expectBetween(step: Step, earliest: number, latest: number): void {
  expect(
    Date.parse(step.start),
    `${step.start} is no earlier than ${iso(earliest)}`,
  ).toBeGreaterThanOrEqual(earliest);
  expect(
    Date.parse(step.start),
    `${step.start} is no later than ${iso(latest)}`,
  ).toBeLessThanOrEqual(latest);
}

export function expectMidMorning(series: Series, step: Step): void {
  expect(timeOfStep(series, step) >= '09:30', `${step.start} is 09:30 or later`).toBe(true);
  expect(timeOfStep(series, step) <= '11:30', `${step.start} is 11:30 or earlier`).toBe(true);
}

/** What holds of the status touches of every series: their numbers, their hours, and one touch a day. */
export function expectMannerly(series: Series, touches: number): void {
  const status = stepsOf(series, 'status');
  expect(status.map(({ touch }) => touch)).toEqual(
    Array.from({ length: touches }, (_, index) => index + 1),
  );
  for (const step of status.filter(isOpen)) {
    expect(
      isBusinessDay(dayOfStep(series, step), series.country),
      `${step.start} is a business day`,
    ).toBe(true);
    expect(timeOfStep(series, step) >= '09:00', `${step.start} is in working hours`).toBe(true);
    expect(
      localOf(step.end, series.zone) <= `${dayOfStep(series, step)}T17:00`,
      `${step.end} likewise`,
    ).toBe(true);
  }
  const thanks = new Set([...daysOf(series, 'thank-you'), ...daysOf(series, 'card')]);
  const days = [...daysOf(series, 'status'), ...thanks];
  expect(days, 'no two touches on one day').toEqual([...new Set(days)]);
}

/** The one step that ends the series, on the day given, with nothing after it. */
export function expectClosing(series: Series, day: string, rule: string): void {
  const closing = only(stepsOf(series, 'closing'));
  expect(dayOfStep(series, closing)).toBe(day);
  expect(closing).toMatchObject({ channel: 'self', touch: null });
  expect(closing.rules).toContain(rule);
  const later = series.interview.followUps.filter(
    (step) => isAlive(step) && byStart(step, closing) > 0,
  );
  expect(later, 'nothing comes after the closing step').toEqual([]);
}
