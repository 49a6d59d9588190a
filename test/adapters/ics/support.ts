/** What the tests of the iCalendar reader share: fixtures, and a file made of a few lines. */
import { readFileSync } from 'node:fs';
import {
  type CalendarFile,
  type CalendarRead,
  type ReadOptions,
  readCalendar,
} from '../../../functions/adapters/ics/read-calendar.ts';
import { instant, type Zone, zoneNamed } from '../../../functions/domain/time.ts';

/** The bytes of a file under test/fixtures/ics. */
export function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`../../fixtures/ics/${name}`, import.meta.url));
}

/** A zone that certainly exists. */
export function zone(name: string): Zone {
  const found = zoneNamed(name);
  if (!found) throw new Error(`no zone ${name}`);
  return found;
}

/** Everything, in New York. */
export const everything: ReadOptions = {
  zone: zone('America/New_York'),
  window: { from: instant(Date.UTC(1900, 0, 1)), until: null },
  mightMatter: () => true,
};

/** Reads a text or bytes; the chunk size is small so that every cut is tried somewhere. */
export async function read(
  content: string | Uint8Array,
  options: Partial<ReadOptions> = {},
  chunkBytes = 1000,
): Promise<CalendarRead> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    chunks.push(bytes.subarray(at, at + chunkBytes));
  }
  return readCalendar(chunks, { ...everything, ...options });
}

/** As `read`, for files that are calendars. */
export async function readFile(
  content: string | Uint8Array,
  options: Partial<ReadOptions> = {},
): Promise<CalendarFile> {
  const result = await read(content, options);
  if ('fatal' in result) throw new Error(result.fatal.text);
  return result;
}

/** A calendar around some lines. */
export function calendar(...lines: string[]): string {
  return `${['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n')}\r\n`;
}

/** A VEVENT around some lines, with a UID, and a start where the lines have none. */
export function vevent(uid: string, ...lines: string[]): string {
  const start = lines.some((line) => /^DTSTART/i.test(line)) ? [] : ['DTSTART:20261204T100000Z'];
  return ['BEGIN:VEVENT', `UID:${uid}`, ...start, ...lines, 'END:VEVENT'].join('\r\n');
}

/** A moment as ISO 8601 in UTC, for readable tables. */
export function utc(moment: number): string {
  return new Date(moment).toISOString().replace('.000Z', 'Z');
}
