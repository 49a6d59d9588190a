/** Writes an event of the person's own as it is known, for their export. */
import ICAL from 'ical.js';
import type { CalendarEvent } from '../../domain/event.ts';
import { formatDay, type Instant, localDay, type Zone } from '../../domain/time.ts';
import { plainLine, plainText, utc } from './write-values.ts';

/**
 * The event as VEVENT; `now` is its DTSTAMP. Attendees are left out: a calendar that imports the file
 * might write to them.
 */
export function interviewOf(event: CalendarEvent, now: Instant): ICAL.Component {
  const component = new ICAL.Component('vevent');
  const add = (name: string, value: string | number | ICAL.Time): void => {
    component.addPropertyWithValue(name, value);
  };
  const [start, end] = timesOf(event);
  add('uid', plainLine(event.uid));
  add('dtstamp', utc(now));
  add('dtstart', start);
  add('dtend', end);
  add('summary', plainLine(event.title));
  if (event.description !== '') add('description', plainText(event.description));
  if (event.location !== '') add('location', plainLine(event.location));
  const url = URL.parse(event.url);
  // Not escaped by RFC 5545: only what a parser has read as an address, as that parser writes it.
  if (url !== null && /^https?:$/.test(url.protocol)) add('url', url.href);
  add('status', event.cancelled ? 'CANCELLED' : event.tentative ? 'TENTATIVE' : 'CONFIRMED');
  add('sequence', event.sequence);
  if (event.created !== null) add('created', utc(event.created));
  if (event.lastModified !== null) add('last-modified', utc(event.lastModified));
  return component;
}

function timesOf({ start, end, zone, allDay }: CalendarEvent): readonly [ICAL.Time, ICAL.Time] {
  if (!allDay) return [utc(start), utc(end)];
  const day = (moment: Instant): ICAL.Time =>
    ICAL.Time.fromDateString(formatDay(localDay(zone ?? ('UTC' as Zone), moment)));
  return [day(start), day(end)];
}
