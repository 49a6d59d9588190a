/** What the person wrote into a debrief, or said on a page and would have written there. */
import type { Application, Interview, Meeting } from '../interview.ts';
import { dayHeld } from '../notes/day-held.ts';
import { mergeNotes } from '../notes/notes.ts';
import { readNotes } from '../notes/read-notes.ts';
import { type Saying, withSayings } from '../notes/sayings.ts';
import { samePerson } from '../plan/around-meeting.ts';
import { shortHash, stepKey } from '../plan/step.ts';
import { englishLanguage } from '../wording/english.ts';
import { type SeenStep, wordsAdded } from './own-steps.ts';
import type { Settings } from './settings.ts';
import { withMet } from './sift.ts';

/** What was said on pages, by what the keys of a meeting's steps begin with. */
export type Sayings = ReadonlyMap<string, readonly Saying[]>;

/** Whether the person wrote something into a step; a debrief's own text is known to the letter. */
export function saysMore({ key, text, edited }: SeenStep): boolean {
  if (!key.endsWith('.debrief')) return edited;
  return wordsAdded(englishLanguage.debrief, text) !== '';
}

/** Keys of debriefs that would be written into if the calendar held what was said on a page. */
export function debriefsTold(sayings: Sayings): readonly string[] {
  return [...sayings].filter(([, said]) => said.length > 0).map(([id]) => `${id}.debrief`);
}

/** What the person wrote into the debrief is the newest word on its meeting. */
export function debriefed(
  meeting: Meeting,
  seen: ReadonlyMap<string, SeenStep>,
  sayings: Sayings,
  settings: Settings,
): Meeting {
  const step = seen.get(stepKey(meeting.identity, 'debrief'));
  const said = sayings.get(shortHash(meeting.identity)) ?? [];
  const last = meeting.rounds.at(-1);
  if ((!step && said.length === 0) || !last) return meeting;
  const added = withSayings(wordsAdded(englishLanguage.debrief, step?.text ?? ''), said);
  if (added === '') return meeting;
  const day = dayHeld(last.zone, last.start, last.end);
  const notes = mergeNotes(last.notes, readNotes(added, day, settings.work));
  const elsewhere = meeting.rounds.slice(0, -1).flatMap((one) => one.interviewers);
  const met = notes.met.filter((person) => !elsewhere.some((other) => samePerson(other, person)));
  const absent = meeting.rounds.flatMap((one) => one.absent ?? []);
  const saidAt = said.findLast(({ topic }) => topic === 'outcome')?.at ?? null;
  const round: Interview = {
    ...last,
    notes,
    interviewers: withMet(last.interviewers, met, absent),
    outcomeKnownAt:
      notes.outcome === last.notes.outcome
        ? last.outcomeKnownAt
        : (saidAt ?? step?.lastModified ?? null),
  };
  return { ...meeting, rounds: [...meeting.rounds.slice(0, -1), round] };
}

/** An application with what was said of it on a page; it has no debrief to be written into. */
export function toldOf(
  application: Application,
  sayings: Sayings,
  settings: Settings,
): Application {
  const said = sayings.get(shortHash(application.uid)) ?? [];
  if (said.length === 0) return application;
  const notes = mergeNotes(
    application.notes,
    readNotes(withSayings('', said), application.appliedOn, settings.work),
  );
  if (notes.outcome === application.notes.outcome) return { ...application, notes };
  const at = said.findLast(({ topic }) => topic === 'outcome')?.at ?? null;
  return { ...application, notes, outcomeKnownAt: at };
}
