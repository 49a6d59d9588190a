/** A scenario in a few lines, for whoever reads a counterexample. */
import type { Interview } from '../../../functions/domain/interview.ts';
import { sentAt } from '../../../functions/domain/plan/deeds.ts';
import type { Step } from '../../../functions/domain/plan/step.ts';
import {
  formatDay,
  formatInstant,
  type Instant,
  type LocalDay,
  type Zone,
} from '../../../functions/domain/time.ts';
import type { Scenario } from './scenarios.ts';

const day = (value: LocalDay | null): string => (value === null ? '-' : formatDay(value));
const moment = (zone: Zone, value: Instant | null): string =>
  value === null ? '-' : formatInstant(zone, value);

export function printScenario({ employer, context, deeds, steps }: Scenario): string {
  const { work, now, cadence } = context;
  const interviews = employer.meetings.flatMap(({ rounds }) => rounds.map(interviewLine));
  const applications = employer.applications.map(
    ({ uid, appliedOn, notes }) => `${uid} ${day(appliedOn)} outcome=${notes.outcome}`,
  );
  const stepLine = (step: Step): string => {
    const { movedTo, newDate } = deeds.of(step.key);
    return [
      `  ${step.key} ${step.touch ?? ''} ${step.channel} ${moment(step.zone, step.start)}`,
      `${step.status} because ${JSON.stringify(step.reason)}`,
      movedTo && `moved=${moment(step.zone, movedTo)}`,
      newDate && `named=${day(newDate.date)}`,
      sentAt(deeds.of(step.key)) && `sent=${moment(step.zone, sentAt(deeds.of(step.key)))}`,
    ].join(' ');
  };
  return [
    '',
    `${cadence}, open ${work.opens}-${work.closes}, now ${new Date(now).toISOString()}`,
    ...interviews,
    ...applications,
    ...steps.map(stepLine),
    '',
  ].join('\n');
}

function interviewLine({ uid, start, end, zone, notes, interviewers }: Interview): string {
  const { promisedBy, agreedCall, noPhoneCalls, prefers, outcome, cadence } = notes;
  return [
    `${uid} ${moment(zone, start)}/${moment(zone, end)} ${zone}`,
    `P=${day(promisedBy)} call=${day(agreedCall)} quiet=${noPhoneCalls} prefers=${prefers}`,
    `outcome=${outcome} cadence=${cadence} people=${interviewers.length}`,
  ].join(' ');
}
