/** Local time through Intl alone: dates are "2026-06-02", times "15:00". */
export const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export const milliseconds = (instant: string): number => Date.parse(instant);
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

export interface Local {
  date: string;
  /** "09:30" */
  time: string;
}

export function local(instant: string | number, zone: string): Local {
  const form = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const parts = form.formatToParts(typeof instant === 'string' ? Date.parse(instant) : instant);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  };
}

/** The instant of a wall-clock time that exists once in the zone. */
export function at(date: string, time: string, zone: string): number {
  const wall = Date.parse(`${date}T${time}:00Z`);
  let instant = wall;
  for (let round = 0; round < 3; round += 1) {
    const shown = local(instant, zone);
    instant += wall - Date.parse(`${shown.date}T${shown.time}:00Z`);
  }
  return instant;
}

export const iso = (instant: number): string => new Date(instant).toISOString();

export function isBusinessDay(date: string, holidays: readonly string[] = []): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.includes(date);
}

/** The date itself where it is a business day, else the next one. */
export function rollForward(date: string, holidays: readonly string[] = []): string {
  let day = date;
  while (!isBusinessDay(day, holidays)) day = addDays(day, 1);
  return day;
}

/** The number of business days after `from`, up to and with `to`. */
export function businessDaysBetween(from: string, to: string): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1))
    if (isBusinessDay(day)) count += 1;
  return count;
}
