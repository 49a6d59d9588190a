/** Orders a search by employer, and the rounds of one day into loops. */
import type { Application, Employer, Interview, Meeting } from '../interview.ts';
import { shortHash } from '../plan/step.ts';
import { hourMs, localDay } from '../time.ts';
import { employerKey } from './names.ts';

/** The longest break between two rounds that are still back to back: a lunch. */
const longestBreakMs = 2 * hourMs;

/** Employers in order of their first event; who is not named is an employer of their own. */
export function byEmployer(
  interviews: readonly Interview[],
  applications: readonly Application[],
): readonly Employer[] {
  const groups = new Map<string, { interviews: Interview[]; applications: Application[] }>();
  const groupOf = (company: string | null, uid: string) => {
    const key = employerKey(company) ?? `\n${uid}`;
    const known = groups.get(key);
    if (known) return known;
    const made = { interviews: [], applications: [] };
    groups.set(key, made);
    return made;
  };
  for (const interview of interviews) {
    groupOf(interview.company, interview.uid).interviews.push(interview);
  }
  for (const application of applications) {
    groupOf(application.company, application.uid).applications.push(application);
  }
  return [...groups.values()].map((group) => ({
    company: (group.interviews[0] ?? group.applications[0])?.company ?? null,
    meetings: meetingsOf(group.interviews),
    applications: [...group.applications].sort(
      (a, b) => a.appliedOn - b.appliedOn || (a.uid < b.uid ? -1 : 1),
    ),
  }));
}

/** Rounds on one local day with no more than a lunch between them are one meeting: a loop. */
function meetingsOf(interviews: readonly Interview[]): readonly Meeting[] {
  const inOrder = [...interviews].sort((a, b) => a.start - b.start || a.end - b.end);
  const loops: Interview[][] = [];
  for (const interview of inOrder) {
    const loop = loops.at(-1);
    if (loop && follows(loop, interview)) loop.push(interview);
    else loops.push([interview]);
  }
  return loops.map((rounds) => {
    const identity = anchorOf(rounds);
    return { identity, rounds, loop: rounds.length > 1 ? `loop-${shortHash(identity)}` : null };
  });
}

function follows(loop: readonly Interview[], interview: Interview): boolean {
  const first = loop[0];
  const end = Math.max(...loop.map((round) => round.end));
  if (!first || interview.start - end > longestBreakMs) return false;
  return localDay(first.zone, interview.start) === localDay(first.zone, first.start);
}

/** The round that was in the calendar first: later additions do not rename the steps. */
function anchorOf(rounds: readonly Interview[]): string {
  const age = (round: Interview): number => round.created ?? Number.POSITIVE_INFINITY;
  const [first] = [...rounds].sort(
    (a, b) => (age(a) === age(b) ? 0 : age(a) - age(b)) || (a.identity < b.identity ? -1 : 1),
  );
  return first?.identity ?? '';
}
