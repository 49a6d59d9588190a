/** Local time by Intl alone. A `local` is "2026-09-16T10:00", a `day` is "2026-09-16", an instant is milliseconds. */

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export type Country = 'US' | 'DE';

/** Only the holidays that the cases meet, and only those about which nobody argues. */
const HOLIDAYS: Record<Country, ReadonlySet<string>> = {
  US: new Set(['2026-05-25', '2026-09-07', '2026-11-26', '2026-12-25', '2027-01-01']),
  DE: new Set([
    '2026-04-03',
    '2026-04-06',
    '2026-05-01',
    '2026-05-14',
    '2026-05-25',
    '2026-12-25',
    '2027-01-01',
  ]),
};

export function localOf(instant: number | string, zone: string): string {
  const at = typeof instant === 'number' ? instant : Date.parse(instant);
  if (Number.isNaN(at)) throw new Error(`not an instant: ${instant}`);
  const written = formatOf(zone).format(at);
  return written.replace(' ', 'T');
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const [year, two] = ['numeric', '2-digit'] as const;
  const parts = { year, month: two, day: two, hour: two, minute: two } as const;
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, ...parts });
  formats.set(zone, made);
  return made;
}

export const dayOf = (instant: number | string, zone: string): string =>
  localOf(instant, zone).slice(0, 10);
export const timeOf = (instant: number | string, zone: string): string =>
  localOf(instant, zone).slice(11);

/** Minutes by which `zone` is ahead of UTC at an instant. */
export function offsetOf(instant: number, zone: string): number {
  const minute = Math.floor(instant / 60_000) * 60_000;
  return (Date.parse(`${localOf(minute, zone)}Z`) - minute) / 60_000;
}

export function instantOf(local: string, zone: string): number {
  const asUtc = Date.parse(`${local}Z`);
  const first = asUtc - offsetOf(asUtc, zone) * 60_000;
  const second = asUtc - offsetOf(first, zone) * 60_000;
  if (localOf(second, zone) !== local) throw new Error(`${local} does not exist in ${zone}`);
  return second;
}

export const iso = (instant: number): string =>
  new Date(instant).toISOString().replace('.000Z', 'Z');

export const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** 0 is Sunday. */
const weekdayOf = (day: string): number => new Date(`${day}T00:00Z`).getUTCDay();

export function isBusinessDay(day: string, country?: Country): boolean {
  const weekday = weekdayOf(day);
  return weekday !== 0 && weekday !== 6 && !(country !== undefined && HOLIDAYS[country].has(day));
}

/** The day itself, or the first business day after it. */
export function rolled(day: string, country?: Country): string {
  return isBusinessDay(day, country) ? day : rolled(plusDays(day, 1), country);
}

export function plusBusinessDays(day: string, count: number, country?: Country): string {
  const next = rolled(plusDays(day, 1), country);
  return count === 1 ? next : plusBusinessDays(next, count - 1, country);
}

export const weekLater = (day: string, country?: Country): string =>
  rolled(plusDays(day, 7), country);
