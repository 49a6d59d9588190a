/** Public holidays by country, from date-holidays; loaded only where a country is set. */
import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';
import { dateParts, dayOf, type LocalDay } from '../../domain/time.ts';

/** Working out a year takes milliseconds, and everybody of a country has the same ones. */
const kept = new Map<string, (day: LocalDay) => boolean>();
const keptAtMost = 200;

/** Whether a day is a public holiday of the country; null where country or region are not known. */
export function holidaysOf(country: string): ((day: LocalDay) => boolean) | null {
  const known = kept.get(country);
  if (known) return known;
  const isHoliday = workedOut(country);
  if (kept.size >= keptAtMost) kept.clear();
  if (isHoliday) kept.set(country, isHoliday);
  return isHoliday;
}

function workedOut(country: string): ((day: LocalDay) => boolean) | null {
  const require = createRequire(import.meta.url);
  // Loading takes a tenth of a second, which who sets no country should not pay.
  const Calendar = require('date-holidays') as typeof Holidays;
  const [code = '', ...parts] = country.split('-');
  const calendar = new Calendar();
  if (!calendar.getCountries()[code]) return null;
  // A region that is not known would be left out, and its holidays with it, without a word.
  const state = partNamed(calendar.getStates(code), parts[0]);
  const region = partNamed(calendar.getRegions(code, state as string), parts[1]);
  if (state === null || region === null) return null;
  calendar.init(code, state as string, region as string);
  const years = new Map<number, ReadonlySet<LocalDay>>();
  return (day) => {
    const { year } = dateParts(day);
    const known = years.get(year) ?? holidaysIn(calendar, year);
    years.set(year, known);
    return known.has(day);
  };
}

/** The part as the list writes it, whose capitals are not all alike; undefined: none is asked for. */
function partNamed(
  known: Readonly<Record<string, string>> | undefined,
  wanted: string | undefined,
): string | undefined | null {
  if (wanted === undefined) return undefined;
  const isIt = (name: string) => name.toUpperCase() === wanted.toUpperCase();
  return Object.keys(known ?? {}).find(isIt) ?? null;
}

function holidaysIn(calendar: Holidays, year: number): ReadonlySet<LocalDay> {
  const days = new Set<LocalDay>();
  for (const holiday of calendar.getHolidays(year)) {
    if (holiday.type !== 'public') continue;
    // `date` is written in the country's local time: its first ten letters are the local day.
    const [from, length] = [
      holiday.date.slice(0, 10),
      holiday.end.getTime() - holiday.start.getTime(),
    ];
    const [y, m, d] = from.split('-').map(Number);
    const first = dayOf(y ?? 0, m ?? 0, d ?? 0);
    if (first === null) continue;
    const count = Math.max(1, Math.round(length / 86_400_000));
    for (let i = 0; i < count; i++) days.add((first + i) as LocalDay);
  }
  return days;
}
