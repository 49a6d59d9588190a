/** Reads a weekday with the date beside it: "Friday the 18th", "Freitag, 18.12.", "(Friday)". */
import { dateParts, type LocalDay, weekday } from '../../time.ts';
import { datedDay, dayOfSomeMonth } from './count.ts';
import { dayOfMonthAt, goesOn, readDated, readNumeric } from './dates.ts';
import { countedWeekdays, datedWeekdays, shortWeekdays } from './day-words.ts';
import { type Found, one, type Reader } from './reader.ts';
import { placedWeekday, type Token } from './tokens.ts';

const links = new Set('the on den dem der die am zum le el il lo de dia dne dnia'.split(' '));
const shortNames = new Map(
  datedWeekdays.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1])),
);

/** Where the two contradict each other the date counts, since a weekday is a slip of the pen. */
export const readWeekdayDate: Reader = (tokens, at, on, work) => {
  const named = weekdayNamed(tokens, at);
  if (named === 0) return null;
  let next = tokens[at + 1]?.text === 'feira' ? at + 2 : at + 1;
  // "vendredi prochain 11 décembre"
  if (tokens[next]?.word.next || tokens[next]?.word.coming) next += 1;
  if (opensBeside(tokens[next])) next += 1;
  const from = next;
  while (next < from + 3 && links.has(tokens[next]?.text ?? '')) next += 1;
  const numeric = readPlain(tokens, next, on, named) ?? readNumeric(tokens, next, on, work);
  if (numeric) return { ...numeric, sort: 'day' };
  if (tokens[next]?.word.weekday) return null;
  const dated = readDated(tokens, next, on, work);
  if (dated) return dated;
  const isShort = !tokens[at]?.word.weekday && shortWeekdays[tokens[at]?.text ?? ''] === undefined;
  if (isShort && countedWeekdays[tokens[at]?.text ?? ''] === undefined) return null;
  return readNumber(tokens, next, on, { named, linked: next > from });
};

/** The weekday at a token, if only because a date may follow; 0 where there is none. */
function weekdayNamed(tokens: readonly Token[], at: number): number {
  const token = tokens[at];
  if (!token || token.text === '') return 0;
  const named = token.word.weekday ?? placedWeekday(tokens[at - 1], token, tokens[at + 1]);
  if (named) return named;
  // A word of its own, as "do" and "mar", is none.
  if (Object.keys(token.word).length > 0) return 0;
  return (
    countedWeekdays[token.text] ?? shortWeekdays[token.text] ?? shortNames.get(token.text) ?? 0
  );
}

function opensBeside(token: Token | undefined): boolean {
  return token?.text === '' && /^[,.]?\s?[([/—]$/.test(token.suffix);
}

/** "18.12" may be an hour, "18-12" a range, "4/1" two dates: here the weekday tells which. */
function readPlain(
  tokens: readonly Token[],
  at: number,
  on: LocalDay,
  named: number,
): Found | null {
  const plain = /^(\d{1,2})([./-])(\d{1,2})$/.exec(tokens[at]?.text ?? '');
  if (!plain) return null;
  const [first, second] = [Number(plain[1]), Number(plain[3])];
  const readings = [datedDay(on, second, first, null)];
  if (plain[2] === '/') readings.push(datedDay(on, first, second, null));
  const day = readings.find((each) => each !== null && each >= on && weekday(each) === named);
  return day ? one(at, day) : null;
}

const latestHour = 12;

/** "the 18th", "18.", "dia 18" behind a weekday. */
function readNumber(
  tokens: readonly Token[],
  at: number,
  on: LocalDay,
  { named, linked }: { readonly named: number; readonly linked: boolean },
): Found | null {
  const token = tokens[at];
  const after = tokens[at + 1];
  const dayOfMonth = dayOfMonthAt(token);
  if (!token || !dayOfMonth || !/^\d{1,2}(?:st|nd|rd|th|er|e|o|ste|de)?$/.test(token.text))
    return null;
  if (after?.word.unit || after?.word.business || after?.word.businessDay) return null;
  const isToday = dateParts(on).dayOfMonth === dayOfMonth && weekday(on) === named;
  const day = isToday ? on : dayOfSomeMonth(on, dayOfMonth);
  if (day === null) return null;
  if (weekday(day) === named) return one(at, day);
  const closed = !after || after.text === '' || goesOn.has(after.text) || after.word.small;
  // A small number that is not that weekday's may be an hour: "Friday 5".
  const isDate = linked || token.suffix !== '' || dayOfMonth > latestHour;
  return closed && isDate ? one(at, day) : null;
}

/** The place after a weekday that only says again which day was meant: "18 December (Friday)". */
export function pastWeekday(tokens: readonly Token[], at: number, day: LocalDay): number {
  if (opensBeside(tokens[at])) {
    const next = tokens[at + 2]?.text === 'feira' ? at + 3 : at + 2;
    const named = weekdayNamed(tokens, at + 1);
    return named > 0 && (tokens[next]?.text ?? '') === '' ? next : at;
  }
  const isRepeated = tokens[at]?.word.weekday === weekday(day);
  return isRepeated && (tokens[at + 1]?.digits ?? null) === null ? at + 1 : at;
}
