/** The plan as `contract/plan.schema.json` describes it. */
import type { Person } from '../../../functions/domain/event.ts';
import type {
  FollowUp,
  PlannedApplication,
  PlannedInterview,
} from '../../../functions/domain/search/plan-search.ts';
import type { Judged } from '../../../functions/domain/search/sift.ts';
import { formatDay, formatInstant } from '../../../functions/domain/time.ts';
import type { PlanOptions } from './options.ts';
import type { FilePlan } from './plan-file.ts';

/** The object that `--json` prints. */
export function planJson({ plan, eventsRead }: FilePlan, options: PlanOptions): object {
  return {
    now: formatInstant(options.zone, options.now),
    zone: options.zone,
    cadence: options.cadence,
    eventsRead,
    interviews: plan.interviews.map(interviewJson),
    applications: plan.applications.map(applicationJson),
    asks: plan.asks.map(judgedJson),
    skipped: plan.skipped.map(judgedJson),
  };
}

function interviewJson(interview: PlannedInterview): object {
  const { notes, zone } = interview;
  return {
    uid: interview.uid,
    title: interview.title,
    company: interview.company,
    role: interview.role,
    round: interview.round,
    start: formatInstant(zone, interview.start),
    end: formatInstant(zone, interview.end),
    zone,
    tagged: interview.tagged,
    why: interview.why,
    promisedBy: notes.promisedBy === null ? null : formatDay(notes.promisedBy),
    agreedCall: notes.agreedCall === null ? null : formatDay(notes.agreedCall),
    noPhoneCalls: notes.noPhoneCalls,
    prefers: notes.prefers,
    outcome: notes.outcome,
    interviewers: interview.interviewers.map(personJson),
    loop: interview.loop,
    cadence: interview.cadence,
    followUps: interview.followUps.map(followUpJson),
  };
}

function applicationJson(application: PlannedApplication): object {
  return {
    uid: application.uid,
    title: application.title,
    company: application.company,
    role: application.role,
    appliedOn: formatDay(application.appliedOn),
    followUps: application.followUps.map(followUpJson),
  };
}

function followUpJson(step: FollowUp): object {
  const { zone } = step;
  return {
    key: step.key,
    kind: step.kind,
    touch: step.touch,
    channel: step.channel,
    as: step.as,
    start: formatInstant(zone, step.start),
    end: formatInstant(zone, step.end),
    deadline: step.deadline === null ? null : formatInstant(zone, step.deadline),
    title: step.title,
    text: step.text,
    to: step.to.map(personJson),
    rules: step.rules,
    status: step.status,
  };
}

function personJson({ name, email, title }: Person): object {
  return { name, email, title };
}

function judgedJson({ uid, title, start, zone, why }: Judged): object {
  return { uid, title, start: formatInstant(zone, start), why };
}
