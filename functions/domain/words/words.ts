/**
 * The shape of a language's words. Everything that recognition, facts and notes know of a language
 * stands in one file of this shape, so that a language can be added or mended by who speaks it.
 *
 * A list is written with commas. Case, accents and punctuation do not matter ("Phone-Screen" is
 * "phone screen"). `word` is a whole word or phrase, `word*` its beginning, `*word` its end,
 * `*word*` any part of a word; Chinese and Japanese are always found in any part of the text.
 */
export type Words = {
  /** Says all by itself: this is a job interview, or one stage of a selection. */
  readonly jobInterview: string;
  /** The word "interview", which press, research and authorities use as well. */
  readonly interview: string;
  /** A stage of a selection, in words that other meetings share ("onsite", "panel"). */
  readonly stage: string;
  /** Talk of a job: post, application, salary, recruiter. */
  readonly hiring: string;
  /** Nouns that name a job ("engineer", "nurse"): they make a part of a title the role. */
  readonly jobTitle: string;
  /** Any talk or meeting. */
  readonly talk: string;

  /** Practice, coaching, courses: an interview that is not one. */
  readonly practice: string;
  /** "The real one, not practice": takes `practice` back. */
  readonly notPractice: string;
  /** User, customer and market research; studies; theses. */
  readonly research: string;
  /** Journalists, podcasts, films. */
  readonly press: string;
  /** Talks with the present employer: appraisal, exit, stay. */
  readonly review: string;
  /** Visa, citizenship, benefits, court, police, bank, insurance, medical. */
  readonly authority: string;
  /** Flats, tenants, boards of houses. */
  readonly housing: string;
  /** A child's school or nursery; admission to a university. */
  readonly school: string;
  /** Where children are looked after: a child's place, or a place of work. */
  readonly nursery: string;
  /** Open to anybody: mixers, tickets, free lessons, earnings without limits. */
  readonly crowd: string;
  /** Somebody else's interview: family, friends. */
  readonly someoneElse: string;
  /** The person is on the asking side: candidate, scorecard, interviewer training. */
  readonly hostSide: string;
  /** Webinars, talks, books, articles about interviews. */
  readonly learning: string;
  /** One's own to-do around an interview: prepare, travel, suit, thank-you, follow-up. */
  readonly ownStep: string;
  /** Upkeep and repair ("entretien chaudière"), and dealings of one's work: support, renewals. */
  readonly upkeep: string;
  /** Not sure yet: hold, tentative, to be confirmed. */
  readonly unsure: string;
  /** Getting to know somebody without a post: coffee, networking, founder, headhunter. */
  readonly networking: string;
  /** About an offer or contract: in the process, and no interview. */
  readonly offerTalk: string;
  /** What a calendar or a person puts before the title of a cancelled event. */
  readonly cancelled: string;
  /** Likewise for a declined one. */
  readonly declined: string;
  /** Says that the event is another one, moved: new time, rescheduled. */
  readonly moved: string;

  /** Before the name of somebody one meets ("you will meet", "interviewer"). */
  readonly meets: string;
  /** Between a talk or role and the employer's name ("at", "bei", "chez"). */
  readonly at: string;
  /** Before the role ("role", "position", "for the post of"). */
  readonly roleCue: string;
  /** Who only arranges and never interviews. */
  readonly coordinator: string;
  /** Before a person's name: Ms, Frau, Dr. */
  readonly honorific: string;
};
