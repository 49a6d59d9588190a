/** Days and times as pages write them, and texts from calendars as pages may hold them. */
import { html } from 'hono/html';
import { dateParts, formatInstant, type Instant, localTime, type Zone } from '../domain/time.ts';
import { clock, shortDay } from '../domain/wording/english-dates.ts';
import type { Html } from './page.ts';
import { plainText } from './picture.ts';

/** Whose page it is and when it is made: what needs not be said of a time. */
export type Here = { readonly now: Instant; readonly zone: Zone };

/** `Fri 4 Dec`, with the year where it is not this one. */
export function dayWords(zone: Zone, at: Instant, now: Instant): string {
  const { day } = localTime(zone, at);
  const { year } = dateParts(day);
  const isThisYear = year === dateParts(localTime(zone, now).day).year;
  return isThisYear ? shortDay(day) : `${shortDay(day)} ${year}`;
}

/** `Fri 4 Dec, 14:30` in its own zone, which is named where it is not the person's. */
export function moment(here: Here, zone: Zone, at: Instant): Html {
  const { minute } = localTime(zone, at);
  const words = `${dayWords(zone, at, here.now)}, ${clock(minute)}`;
  const name = zone === here.zone ? '' : html` <span class="soft small">${zone}</span>`;
  return html`<time datetime="${formatInstant(zone, at)}">${words}</time>${name}`;
}

/** A title or a name on one line, however long and hostile it came in. Not yet escaped. */
export function calm(text: string): string {
  return plainText(text, 160);
}

/** A text of several lines without what is no writing. Not yet escaped. */
export function calmLines(text: string): string {
  return text
    .slice(0, 8000)
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (sign) => (sign === '\n' ? sign : ''));
}
