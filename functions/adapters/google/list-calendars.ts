/** The calendars of an account, as far as the person allows to list them. */
import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import { failureOf } from '../../domain/failure.ts';
import type { CalendarInfo } from '../../domain/ports/calendar.ts';
import { zoneNamed } from '../../domain/time.ts';
import { patiently } from '../http/patiently.ts';
import { ask, everyPage, type Google } from './client.ts';

const calendarsAPage = 250;

/** Google's alias for the calendar that every account has. */
const theOneThatAllHave: CalendarInfo = {
  id: 'primary',
  name: '',
  isPrimary: true,
  isOwn: true,
  mayWrite: true,
  zone: null,
  ownAddress: null,
};

/** The calendars in the person's list; only `primary` where reading the list is not permitted. */
export async function listCalendars(google: Google): Promise<readonly CalendarInfo[]> {
  try {
    const entries = await everyPage((pageToken) =>
      patiently(
        () =>
          ask(() =>
            google.calendar.calendarList.list(
              { maxResults: calendarsAPage, ...pageToken },
              google.toCalendar,
            ),
          ),
        google.pace,
      ),
    );
    return entries.flatMap(infoOf);
  } catch (error) {
    const { facts } = failureOf(error);
    if (facts.code === 'reconnect' && facts.because === 'scope') return [theOneThatAllHave];
    throw error;
  }
}

function infoOf(entry: calendar_v3.Schema$CalendarListEntry): readonly CalendarInfo[] {
  if (!entry.id || entry.deleted === true) return [];
  const role = entry.accessRole ?? '';
  // Holidays, birthdays and week numbers are calendars that Google fills.
  const isGoogles = entry.id.endsWith('@group.v.calendar.google.com');
  return [
    {
      id: entry.id,
      name: entry.summaryOverride ?? entry.summary ?? '',
      isPrimary: entry.primary === true,
      isOwn: role === 'owner' && entry.hidden !== true && !isGoogles,
      mayWrite: role === 'owner' || role === 'writer',
      // The scope that is asked for reaches calendars of one's own alone.
      ...(role !== 'owner' || isGoogles ? { mayWatch: false as const } : {}),
      zone: entry.timeZone ? zoneNamed(entry.timeZone) : null,
      // The first calendar goes by the person's address.
      ownAddress: entry.primary === true && entry.id.includes('@') ? entry.id : null,
    },
  ];
}
