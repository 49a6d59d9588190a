/**
 * What a cadence is: a named series of steps, written as data. The planner (`../plan/`) reads it; a
 * new cadence is a new file of this shape and one line in `all-cadences.ts`.
 */
import type { MinuteOfDay } from '../time.ts';

export const cadenceNames = [
  'recommended',
  'five-guidelines',
  'dos-and-donts',
  'eight-rules',
  'how-often',
  'weekly-calls',
] as const;
export type CadenceName = (typeof cadenceNames)[number];

/** A rule's id in the rule book, such as `five-guidelines.2`. */
export type RuleId = `common.${number}` | `${CadenceName}.${number}`;

/** Ways to reach an employer (common.7 allows no others). */
export type ContactChannel = 'email' | 'phone' | 'post';

/** The time of day of a touch. The hours behind the words are in `../plan/touches.ts`. */
export type PartOfDay =
  | 'mid-morning'
  | 'mid-afternoon'
  /** Not before the hour at which the interview ended, so that whole days have passed. */
  | 'hour-of-interview';

/**
 * One way to find a touch's day. The first of a touch's ways whose fact is known decides; what it
 * finds rolls forward to a business day.
 */
export type Wait =
  /** On the very day on which a call was agreed. */
  | { readonly since: 'agreed-call' }
  /** After the day by which the employer promised an answer. */
  | { readonly since: 'promise'; readonly days: number }
  | { readonly since: 'promise'; readonly businessDays: number }
  /** After the Friday by which an answer would be usual, where nothing was promised. */
  | { readonly since: 'usual-answer'; readonly days: number }
  /** After the day of the interview, or of the application. */
  | { readonly since: 'interview'; readonly days: number }
  | { readonly since: 'application'; readonly days: number }
  /** After the day on which the touch before was sent. */
  | { readonly since: 'previous'; readonly days: number }
  | { readonly since: 'previous'; readonly businessDays: number };

/** One contact with an employer that has not answered yet. */
export type Touch = {
  /** What the recruiter prefers, and "no phone calls", stand above it. */
  readonly channel: 'email' | 'phone';
  readonly when: readonly Wait[];
  readonly at: PartOfDay;
  /** Which text is written: the first contact, one more, or the last. */
  readonly tone: 'first' | 'again' | 'last';
  readonly rules: readonly RuleId[];
};

export type ThankYou = {
  /** `card`: handwritten and posted, in place of the e-mail. */
  readonly kind: 'thank-you' | 'card';
  readonly channel: 'email' | 'post' | 'preferred';
  /** It must be under way so many hours after the end; 24 at most (common.2). */
  readonly withinHours: number;
  /** Ended before this time on a business day: the same day. */
  readonly sameDayBefore: MinuteOfDay | null;
  /** Ended after `after`: by `by` the next morning, in place of `withinHours`. */
  readonly lateEnd: { readonly after: MinuteOfDay; readonly by: MinuteOfDay } | null;
  readonly rules: readonly RuleId[];
};

/** What happens when, in a touch, the employer names a new day. */
export type NewDate = {
  /** The contact on the new day itself. */
  readonly touch: Pick<Touch, 'channel' | 'at' | 'rules'>;
  /** Sent the same afternoon where that contact reached nobody. */
  readonly ifUnanswered: Pick<Touch, 'channel' | 'rules'>;
};

export type Cadence = {
  readonly name: CadenceName;
  /** In one line, for the person who chooses. */
  readonly summary: string;
  readonly thankYou: ThankYou;
  readonly touches: readonly Touch[];
  readonly onNewDate: NewDate | null;
  /** Days of silence after the last touch, then the search moves on. */
  readonly closing: { readonly days: number; readonly rules: readonly RuleId[] };
  /** Rules beside the common ones, for steps that all cadences share. */
  readonly debriefRules: readonly RuleId[];
  readonly rejectionRules: readonly RuleId[];
  readonly offerRules: readonly RuleId[];
  /** For an application that no interview has followed. */
  readonly application: {
    readonly touches: readonly Touch[];
    readonly closing: { readonly days: number; readonly rules: readonly RuleId[] };
  };
};
