/** Values as a calendar file may hold them: ical.js escapes what RFC 5545 names, and passes on all else. */
import ICAL from 'ical.js';
import type { Instant } from '../../domain/time.ts';

/**
 * A text without what some reader would take for the end of a line, or for an order: line ends of all
 * sorts become \n, other control characters and halves of characters are left out.
 */
export function plainText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '');
}

/** The same on one line. */
export function plainLine(text: string): string {
  return plainText(text).replace(/\s+/g, ' ').trim();
}

/** A moment as DATE-TIME in UTC. */
export function utc(moment: Instant): ICAL.Time {
  return ICAL.Time.fromJSDate(new Date(moment), true);
}
