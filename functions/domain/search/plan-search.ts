/** The whole product in one call: a calendar in, every follow-up out. */
import { cadences } from '../cadences/all-cadences.ts';
import type { CadenceName } from '../cadences/cadence.ts';
import type { CalendarEvent, Person } from '../event.ts';
import type { Application, Employer, Interview, Meeting } from '../interview.ts';
import { peopleMet, timesOf } from '../plan/around-meeting.ts';
import type { PlanContext } from '../plan/context.ts';
import { type Deed, readDeeds } from '../plan/deeds.ts';
import { planEmployer } from '../plan/plan-employer.ts';
import { recordIdOf, type Step, shortHash } from '../plan/step.ts';
import { type Instant, type LocalDay, localDay, localTime } from '../time.ts';
import { englishLanguage } from '../wording/english.ts';
import type { About } from '../wording/language.ts';
import { titleFor, type Worded, wordsFor } from '../wording/wording.ts';
import { debriefed, debriefsTold, type Sayings, saysMore, toldOf } from './debrief.ts';
import { byEmployer } from './employers.ts';
import { deedsSeen, type SeenStep } from './own-steps.ts';
import { distinct } from './same-interview.ts';
import type { Settings } from './settings.ts';
import { type Judged, type KnownOutcomes, type Sifted, sift } from './sift.ts';

export type FollowUp = Step & Worded;

export type PlannedInterview = Interview & {
  readonly loop: string | null;
  readonly cadence: CadenceName;
  readonly followUps: readonly FollowUp[];
};

export type PlannedApplication = Application & { readonly followUps: readonly FollowUp[] };

export type SearchPlan = {
  readonly interviews: readonly PlannedInterview[];
  readonly applications: readonly PlannedApplication[];
  readonly asks: readonly Judged[];
  readonly skipped: readonly Judged[];
};

/** Every follow-up of a plan: those of interviews, then those of applications. */
export function followUpsOf(plan: SearchPlan): readonly FollowUp[] {
  return [...plan.interviews, ...plan.applications].flatMap((one) => one.followUps);
}

/** What a plan is made from, beside the person's settings. */
export type SearchInput = {
  readonly events: Iterable<CalendarEvent>;
  /** Steps that were written earlier, as they now stand in the calendar. */
  readonly seen: readonly SeenStep[];
  /** What the person did to steps, as it was recorded elsewhere. */
  readonly deeds: readonly Deed[];
  readonly knownOutcomes: KnownOutcomes;
  /** What the person said on pages and no debrief holds yet; missing: nothing. */
  readonly sayings?: Sayings;
  readonly now: Instant;
  /** Interviews on other days are left out; null: no limit. */
  readonly since: LocalDay | null;
  readonly until: LocalDay | null;
};

/** Plans every follow-up of a search. Same input, same plan; nothing outside is read. */
export function planSearch(input: SearchInput, settings: Settings): SearchPlan {
  const sifted = withinDays(
    sift(input.events, settings, input.now, input.knownOutcomes),
    input,
    settings,
  );
  const sayings: Sayings = input.sayings ?? new Map();
  const named = new Set([...input.seen, ...input.deeds].map(({ key }) => recordIdOf(key)));
  const deeds = [...input.deeds, ...deedsSeen(input.seen, input.now)];
  const dealtWith = new Set(deeds.map(({ key }) => recordIdOf(key)));
  const { interviews, absorbed } = distinct(sifted.interviews, sifted.calledOff, {
    hasSteps: (identity) => named.has(shortHash(identity)),
    hasDeeds: (identity) => dealtWith.has(shortHash(identity)),
  });
  const context: PlanContext = {
    now: input.now,
    cadence: settings.cadence,
    cadences,
    work: settings.work,
    deeds: readDeeds(deeds),
    writtenInto: new Set([
      ...input.seen.filter((step) => saysMore(step)).map(({ key }) => key),
      ...debriefsTold(sayings),
    ]),
  };
  const debriefs = new Map(input.seen.map((step) => [step.key, step]));
  const planned: PlannedInterview[] = [];
  const applications: PlannedApplication[] = [];
  const told = sifted.applications.map((one) => toldOf(one, sayings, settings));
  for (const bare of byEmployer(interviews, told)) {
    const employer = {
      ...bare,
      meetings: bare.meetings.map((meeting) =>
        recalled(debriefed(meeting, debriefs, sayings, settings), input.knownOutcomes),
      ),
    };
    collect(employer, planEmployer(employer, context), settings, planned, applications);
  }
  const copies = absorbed.map(({ interview, why }): Judged => {
    return { ...interview, why: [why] };
  });
  return {
    interviews: planned.sort((a, b) => a.start - b.start || (a.uid < b.uid ? -1 : 1)),
    applications: applications.sort(
      (a, b) => a.appliedOn - b.appliedOn || (a.uid < b.uid ? -1 : 1),
    ),
    asks: inOrder(sifted.asks),
    skipped: inOrder([...sifted.skipped, ...copies]),
  };
}

function inOrder(judged: readonly Judged[]): readonly Judged[] {
  return [...judged].sort((a, b) => a.start - b.start || (a.uid < b.uid ? -1 : 1));
}

function withinDays(sifted: Sifted, input: SearchInput, settings: Settings): Sifted {
  const { since, until } = input;
  const isIn = (day: LocalDay): boolean =>
    (since === null || day >= since) && (until === null || day <= until);
  const started = (one: { readonly start: Instant; readonly zone?: Judged['zone'] }): boolean =>
    isIn(localDay(one.zone ?? settings.owner.zone, one.start));
  return {
    interviews: sifted.interviews.filter(started),
    applications: sifted.applications.filter((one) => isIn(one.appliedOn)),
    asks: sifted.asks.filter(started),
    skipped: sifted.skipped.filter(started),
    calledOff: sifted.calledOff,
  };
}

/** When an outcome became known is remembered, whichever copy, debrief or event it was written into. */
function recalled(meeting: Meeting, known: KnownOutcomes): Meeting {
  const rounds = meeting.rounds.map((round): Interview => {
    const before = known.get(round.uid);
    if (!before || before.is !== round.notes.outcome) return round;
    return { ...round, outcomeKnownAt: before.knownAt, outcomeIsRemembered: true };
  });
  return { ...meeting, rounds };
}

function collect(
  employer: Employer,
  steps: readonly Step[],
  settings: Settings,
  planned: PlannedInterview[],
  applications: PlannedApplication[],
): void {
  const byUid = Map.groupBy(steps, (step) => step.uid);
  const callsLater = steps.some((step) => step.kind === 'status' && step.channel === 'phone');
  const worded = (uid: string, about: About): readonly FollowUp[] =>
    (byUid.get(uid) ?? []).map((step) => inWords(step, { ...about, callsLater }, settings));
  for (const meeting of employer.meetings) {
    const about = aboutMeeting(meeting, settings);
    const chosen = meeting.rounds.findLast((round) => round.notes.cadence !== null);
    for (const round of meeting.rounds) {
      planned.push({
        ...round,
        loop: meeting.loop,
        cadence: chosen?.notes.cadence ?? settings.cadence,
        followUps: worded(round.uid, about),
      });
    }
  }
  for (const application of employer.applications) {
    const about: About = {
      company: application.company,
      role: application.role,
      day: application.appliedOn,
      minute: null,
      callsLater: false,
      owner: settings.owner.name,
      interviewers: application.contacts,
      lessons: [],
    };
    applications.push({ ...application, followUps: worded(application.uid, about) });
  }
}

/** Titles are always shown; the letters are written when somebody asks for one. */
function inWords(step: Step, about: About, { pageOf }: Settings): FollowUp {
  let made: Worded | null = null;
  const words = (): Worded => {
    made ??= wordsFor(step, about, englishLanguage, pageOf?.(step.key));
    return made;
  };
  return {
    ...step,
    title: titleFor(step, about, englishLanguage),
    get text() {
      return words().text;
    },
    get task() {
      return words().task;
    },
    get draft() {
      return words().draft;
    },
    get voicemail() {
      return words().voicemail;
    },
    get because() {
      return words().because;
    },
  };
}

function aboutMeeting(meeting: Meeting, settings: Settings): About {
  const { start, zone } = timesOf(meeting);
  const { day, minute } = localTime(zone, start);
  const known = (read: (round: Interview) => string | null): string | null =>
    meeting.rounds.map(read).find((value) => value !== null) ?? null;
  const interviewers: readonly Person[] = peopleMet(meeting);
  return {
    company: known((round) => round.company),
    role: known((round) => round.role),
    day,
    minute,
    callsLater: false,
    owner: settings.owner.name,
    interviewers,
    lessons: settings.lessons ?? [],
  };
}
