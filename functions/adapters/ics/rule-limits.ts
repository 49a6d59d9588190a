/** Which recurrence rules are followed: ical.js can search for ever for the next date of the others. */
import { addDays, dateParts, type LocalDay, weekday } from '../../domain/time.ts';
import { ruleList } from './jcal.ts';

/** A parsed RRULE as ical.js gives it: small keys, single values or lists. */
export type Rule = Readonly<Record<string, unknown>>;

/** Beyond these an "every n-th" is a slip of the pen, and counting it off day by day takes long. */
const longestInterval: Readonly<Record<string, number>> = {
  SECONDLY: 10_000_000,
  MINUTELY: 1_000_000,
  HOURLY: 20_000,
  DAILY: 1000,
  WEEKLY: 53,
  MONTHLY: 120,
  YEARLY: 100,
};

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const byParts = 'bysecond byminute byhour byday bymonthday byyearday byweekno bymonth bysetpos';

/**
 * Why a rule is not followed, to be put behind "its recurrence rule"; null where it is. `start`
 * is the series' first day on the wall.
 */
export function refusal(rule: Rule, start: LocalDay): string | null {
  const frequency = String(rule.freq);
  const interval = Number(rule.interval ?? 1);
  const longest = longestInterval[frequency];
  if (longest === undefined) return 'has no FREQ';
  if (!(interval <= longest)) return 'has an INTERVAL that is too long';
  const parts = byParts.split(' ').filter((part) => rule[part] !== undefined);
  if (parts.includes('byweekno')) return 'uses BYWEEKNO, which is not supported';
  if (/^(?:SECONDLY|MINUTELY|HOURLY)$/.test(frequency) && parts.length > 0) {
    return `combines ${frequency} with other parts, which is not supported`;
  }
  if (parts.includes('bysetpos') && frequency !== 'MONTHLY' && frequency !== 'YEARLY') {
    return `combines ${frequency} with BYSETPOS, which is not supported`;
  }
  if (frequency === 'DAILY') return dailyRefusal(rule, interval, start);
  if (frequency === 'MONTHLY' && interval > 12 && /[45]/.test(ruleList(rule, 'byday').join())) {
    return 'has an INTERVAL that is too long for its BYDAY';
  }
  return neverInYear(rule) ? 'never comes true' : null;
}

/** DAILY with other parts tests day after day without end, so a first match is found beforehand. */
function dailyRefusal(rule: Rule, interval: number, start: LocalDay): string | null {
  const days = ruleList(rule, 'byday');
  const monthDays = ruleList(rule, 'bymonthday').map(Number);
  const months = ruleList(rule, 'bymonth').map(Number);
  if (days.length + monthDays.length + months.length === 0) return null;
  if (days.some((day) => !weekdays.includes(day)) || monthDays.some((day) => day < 1)) {
    return 'counts days within a DAILY rule, which is not supported';
  }
  if (interval > 1 && monthDays.length + months.length > 0) {
    return 'combines DAILY, INTERVAL and days of the month, which is not supported';
  }
  for (let tried = 0; tried < 1500; tried++) {
    const day = addDays(start, tried * interval);
    const { month, dayOfMonth } = dateParts(day);
    const matches =
      (days.length === 0 || days.includes(weekdays[weekday(day) - 1] ?? '')) &&
      (monthDays.length === 0 || monthDays.includes(dayOfMonth)) &&
      (months.length === 0 || months.includes(month));
    if (matches) return null;
  }
  return 'never comes true';
}

/** A day of the month that none of the months has: ical.js would slip into the next month. */
function neverInYear(rule: Rule): boolean {
  const months = ruleList(rule, 'bymonth').map(Number);
  const monthDays = ruleList(rule, 'bymonthday').map((day) => Math.abs(Number(day)));
  if (months.length === 0 || monthDays.length === 0) return monthDays.some((day) => day === 0);
  return !months.some((month) => monthDays.some((day) => day >= 1 && day <= longestMonth(month)));
}

function longestMonth(month: number): number {
  if (month === 2) return 29;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
