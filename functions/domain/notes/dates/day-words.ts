/**
 * The words in which people write days, one table per language, in small letters and without
 * accents (ae, oe, ue beside a, o, u in German). A list is words with blanks between; a list of
 * lists has one entry per weekday from Monday, month from January, or number from one.
 */
export type DayWords = {
  readonly weekdays: string;
  readonly months: string;
  readonly numbers: string;
  readonly hour: string;
  readonly day: string;
  readonly week: string;
  readonly month: string;
  readonly year: string;
  /** Two weeks in one word. */
  readonly fortnight?: string;
  /** Before or after "days": those on which people work. Whole words for such a day besides. */
  readonly business: string;
  readonly businessDay?: string;
  /** Friday of "next week" is also "next Friday"; the coming one is the first from now. */
  readonly next: string;
  readonly coming: string;
  readonly this: string;
  readonly today: string;
  readonly tomorrow: string;
  readonly dayAfter?: string;
  readonly early: string;
  readonly mid: string;
  readonly end: string;
  /** Up to and with that day; `before` too, but with a span it tells of the past. */
  readonly by: string;
  readonly before: string;
  /** Opens a span; after `within` a unit alone is one of them. */
  readonly within: string;
  readonly in: string;
  /** Past: "last Friday", "two weeks ago". */
  readonly past: string;
  /** Words that may stand inside a phrase and say nothing. */
  readonly small: string;
};

/** Short weekdays that are words of their own too: only after "by" or "on", with a capital. */
export const shortWeekdays: Readonly<Record<string, number>> = {
  mon: 1,
  wed: 3,
  sat: 6,
  sa: 6,
  sun: 7,
  mo: 1,
  di: 2,
  mi: 3,
  do: 4,
  fr: 5,
};

/** Portuguese counts its weekdays from Sunday; without "-feira" they are plain ordinals. */
export const countedWeekdays: Readonly<Record<string, number>> = {
  segunda: 1,
  terca: 2,
  quarta: 3,
  quinta: 4,
  sexta: 5,
};

/** Short weekdays that are read only where a date stands beside them, from Monday on. */
export const datedWeekdays: readonly string[] = [
  'mo lun seg ma maa pn pon po',
  'di mar ter din dins wt ut',
  'mi mer mie qua wo woe sr st',
  'do jeu jue gio qui don dond czw ct',
  'fr ven vie sex vr vrij pt pia pa',
  'sa sam sab za zat sob so',
  'so dim dom zo zon nd ndz nie ne',
];
