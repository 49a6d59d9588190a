import { type Plan, planFile } from '../plan-file.ts';
import { calendarText, type EventText } from './calendar-text.ts';
import {
  type Country,
  dayOf,
  instantOf,
  isBusinessDay,
  iso,
  plusDays,
  timeOf,
} from './local-time.ts';
import { only, optionsFor, type Step } from './series.ts';

/** An event tagged #applied, and what else is in the calendar; times are local to `zone`. */
export interface Applied {
  cadence: Plan['cadence'];
  on: string;
  zone?: string;
  country?: Country | undefined;
  written?: EventText['written'];
  others?: EventText[];
  now?: string;
}

export interface Application {
  application: Plan['applications'][number];
  zone: string;
  country: Country | undefined;
}

/** What the person did to the touch of a number. */
export type Sent = readonly [touch: number, at: string];

export async function planApplication(
  applied: Applied,
  sent: readonly Sent[] = [],
): Promise<Application> {
  const {
    cadence,
    on,
    zone = 'America/New_York',
    country,
    written = 'zoned',
    others = [],
    now = `${on}T20:00`,
  } = applied;
  const time = written === 'all-day' ? '' : 'T18:00';
  const ics = calendarText(
    {
      ...{ uid: 'applied@acceptance.example', zone, written },
      ...{ title: 'Applied: Data Engineer at Acme', description: '#applied' },
      ...{ start: `${on}${time}`, end: written === 'all-day' ? plusDays(on, 1) : `${on}T18:30` },
    },
    ...others,
  );
  const read = async (at: number, history: object[]): Promise<Application> => {
    const plan = await planFile(ics, optionsFor(cadence, at, zone, country), history);
    const [application, ...more] = plan.applications;
    if (application === undefined || more.length > 0)
      throw new Error(`one application expected: ${JSON.stringify(plan)}`);
    return { application, zone, country };
  };
  let planned = await read(instantOf(now, zone), []);
  const history: object[] = [];
  for (const [touch, at] of sent) {
    const { key } = touchOf(planned, touch);
    history.push({ key, did: 'done', at: iso(instantOf(at, zone)) });
    planned = await read(instantOf(at, zone) + 300_000, history);
  }
  return planned;
}

export const openOf = ({ application }: Application): Step[] =>
  application.followUps.filter(({ status }) => status === 'planned' || status === 'overdue');

export const touchOf = (planned: Application, touch: number): Step =>
  only(openOrDone(planned).filter((step) => step.kind === 'application' && step.touch === touch));

export const closingOf = (planned: Application): Step =>
  only(openOf(planned).filter(({ kind }) => kind === 'closing'));

const openOrDone = ({ application }: Application): Step[] =>
  application.followUps.filter(({ status }) => status !== 'superseded' && status !== 'deleted');

export const dayIn = ({ zone }: Application, step: Step): string => dayOf(step.start, zone);

export const touchesOf = (planned: Application): Step[] =>
  openOrDone(planned).filter(({ kind }) => kind === 'application');

export function isMannerly({ zone, country }: Application, step: Step): boolean {
  const time = timeOf(step.start, zone);
  return isBusinessDay(dayOf(step.start, zone), country) && time >= '09:00' && time < '17:00';
}
