/** Reads dates: "June 3", "3. Dezember", "14/12", "the 14th", "today". */
import { addDays, type LocalDay } from '../../time.ts';
import { datedDay, dayOfSomeMonth, namedMonthPart, slashedDay } from './count.ts';
import { type Found, isSmall, one, type Reader, skip } from './reader.ts';
import type { Token } from './tokens.ts';

/** Dates in digits only. */
export const readNumeric: Reader = (tokens, at, on) => {
  const token = tokens[at];
  if (!token || token.digits !== null || !/^\d/.test(token.text)) return null;
  const numbers = (token.text.match(/\d+/g) ?? []).map(Number);
  const [first = 0, second = 0, third = null] = numbers;
  if (/^\d{4}/.test(token.text)) return one(at, datedDay(on, second, third ?? 0, first));
  const slash = token.text.includes('/');
  if (!slash && third === null && !token.text.endsWith('.')) return null;
  if (!slash) return one(at, datedDay(on, second, first, third));
  return { next: at + 1, day: slashedDay(on, first, second, third), sort: 'slashed' };
};

/** A day and the name of its month, with weekday or year or without. */
export const readDated: Reader = (tokens, at, on) => {
  let start = at;
  if (tokens[at]?.word.weekday) start = skip(tokens, at + 1, isSmall, 2);
  const first = tokens[start];
  if (!first || (start === at && at > 0 && tokens[at - 1]?.word.past)) return null;
  const month = first.word.month;
  if (month && dayOfMonthAt(tokens[start + 1])) {
    if (tokens[start + 2]?.word.unit && !tokens[start + 2]?.capital) return null;
    return dated(tokens, start + 2, on, month, dayOfMonthAt(tokens[start + 1]));
  }
  const dayOfMonth = dayOfMonthAt(first);
  if (!dayOfMonth) return null;
  const second = skip(tokens, start + 1, isSmall, 2);
  const named = tokens[second]?.word.month;
  return named ? dated(tokens, second + 1, on, named, dayOfMonth) : null;
};

function dated(
  tokens: readonly Token[],
  at: number,
  on: LocalDay,
  month: number,
  dayOfMonth: number,
): Found {
  const yearAt = skip(tokens, at, isSmall, 1);
  const year = tokens[yearAt]?.digits ?? 0;
  const known = year >= 2000 && year < 2100;
  return {
    next: known ? yearAt + 1 : at,
    day: datedDay(on, month, dayOfMonth, known ? year : null),
    sort: 'day',
  };
}

/** The day of a month in digits; 0 where the token is none. */
export function dayOfMonthAt(token: Token | undefined): number {
  const fits = token && token.digits !== null && token.digits >= 1 && token.digits <= 31;
  return fits && token.suffix !== 'h' ? (token.digits ?? 0) : 0;
}

const sameDay = /^(?:same|selben|gleichen|meme|mismo|mesmo|stesso|dezelfde|zelfde|samego|stejny)$/;

const evening = /^(?:night|evening|afternoon|abend|soir|noche|noite|tarde|sera|avond)$/;

/** "today", "tomorrow", "the same day", "the same evening". */
export const readNear: Reader = (tokens, at, on) => {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (!token) return null;
  const passed = tokens[at + 1]?.text === 'de' ? at + 2 : at + 1;
  if (token.word.past && tokens[passed]?.word.tomorrow)
    return { next: passed + 1, day: addDays(on, 2), sort: 'day' };
  if (sameDay.test(token.text)) {
    const next = tokens[at + 1];
    if (next?.word.unit === 'day' || evening.test(next?.text ?? ''))
      return { next: at + 2, day: on, sort: 'day' };
    return before?.word.unit === 'day' ? one(at, on) : null;
  }
  if (token.word.today) return one(at, on);
  if (token.word.dayAfter) return one(at, addDays(on, 2));
  if (!token.word.tomorrow || /^(?:guten|goede|am|la)$/.test(before?.text ?? '')) return null;
  return one(at, addDays(on, 1));
};

/** Words behind a number that leave it a day of the month. */
export const goesOn = new Set(
  (
    'again back and or if at by with to so um te om y e o a for terug ' +
    'bei an wieder nochmal nochmals ' +
    'zuruck zuruckrufen anrufen'
  ).split(' '),
);

/** "the 14th", "am 14.", "le 14". */
export const readDayOfMonth: Reader = (tokens, at, on) => {
  const token = tokens[at];
  const before = tokens[at - 1];
  const dayOfMonth = dayOfMonthAt(token);
  if (!token || !before || !dayOfMonth || token.text.includes('-')) return null;
  const ordinal = /^(?:st|nd|rd|th|er|e|o|ste|de|\.)$/.test(token.suffix);
  const article = /^(?:le|el|il|dia|dnia|dne)$/.test(before.text);
  if (!article && !(ordinal && (before.word.small || before.word.by || before.word.before)))
    return null;
  const after = tokens[at + 1];
  const closed =
    !after ||
    after.text === '' ||
    goesOn.has(after.text) ||
    after.word.weekday ||
    (token.suffix === '.' && !after.capital);
  return closed || article ? one(at, dayOfSomeMonth(on, dayOfMonth)) : null;
};

/** "in January". */
export const readMonth: Reader = (tokens, at, on) => {
  const month = tokens[at]?.word.month;
  if (!month || !/^(?:in|im|en|em|w|we|v|ve|a)$/.test(tokens[at - 1]?.text ?? '')) return null;
  const after = tokens[at + 1];
  if (after && after.text !== '' && after.digits !== null) return null;
  return one(at, namedMonthPart(on, month, 'end'));
};
