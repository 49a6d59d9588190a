/** What a language must be able to say; English is the first, another is one more set of this shape. */
import type { RuleId } from '../cadences/cadence.ts';
import type { Person } from '../event.ts';
import type { Step } from '../plan/step.ts';
import type { Instant, LocalDay, MinuteOfDay } from '../time.ts';
import type { LinkDeed } from './links.ts';

/** What the words may name. Whatever is null is left out without a hole. */
export type About = {
  readonly company: string | null;
  readonly role: string | null;
  /** The day of the interview, or of the application. */
  readonly day: LocalDay;
  /** When the interview began; null for an application. */
  readonly minute: MinuteOfDay | null;
  /** Whether the contacts that follow are calls: a card may announce them. */
  readonly callsLater: boolean;
  /** The person's own name, to sign with. */
  readonly owner: string | null;
  readonly interviewers: readonly Person[];
  /** What was learned before, oldest first. */
  readonly lessons: readonly Lesson[];
};

/** What the person learned in one interview, in their own words. */
export type Lesson = {
  readonly words: string;
  readonly company: string | null;
  readonly at: Instant;
};

export type Draft = { readonly subject: string | null; readonly body: string };

export type Language = {
  /** Says the step in one cell of a calendar. */
  readonly title: (step: Step, about: About) => string;
  /** What to do, in a sentence or a few. */
  readonly task: (step: Step, about: About) => string;
  /** The e-mail, the card or what to say; null for a step to oneself. */
  readonly draft: (step: Step, about: About) => Draft | null;
  /** What to say to a machine; null where no call is made. */
  readonly voicemail: (step: Step, about: About) => string | null;
  /** "because they promised an answer by Fri 4 Dec" */
  readonly reason: (step: Step) => string;
  /** Advice that a rule gives beside its date; null where it gives none. */
  readonly hint: (rule: RuleId, step: Step) => string | null;
  /** The whole text of a debrief: constant, so that every other line in it is the person's. */
  readonly debrief: string;
  readonly words: {
    readonly why: string;
    readonly draft: string;
    readonly voicemail: string;
    readonly openMail: string;
    readonly say: string;
    readonly card: string;
    readonly links: Readonly<Record<LinkDeed | 'debrief', string>>;
  };
};
