/** The person's calendars: which there are at first, and how they are shown. */
import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import type { Account } from './account.ts';
import { etagOf } from './event-shown.ts';
import { opaqueId } from './opaque.ts';
import type { StoredCalendar } from './world.ts';

const holidays = [
  ['New Year', '01-01'],
  ['Labour Day', '05-01'],
  ['Christmas Day', '12-25'],
] as const;
/** Nothing may be written into it, nor can it be watched. */
const holidayCalendar = 'en.example#holiday@group.v.calendar.google.com';

/** The first time: a calendar with the person's address for its id, and one of holidays. */
export function seedCalendars({ world, options }: Account): void {
  const { owner, now } = options;
  if (world.calendar(owner.email)) return;
  const common = { description: null, location: null, byApp: false, deleted: false, labels: [] };
  world.putCalendar({
    ...common,
    id: owner.email,
    summary: owner.email,
    timeZone: owner.zone,
    accessRole: 'owner',
    primary: true,
    entry: { ...newEntry(), defaultReminders: [{ method: 'popup', minutes: 30 }] },
  });
  world.putCalendar({
    ...common,
    id: holidayCalendar,
    summary: 'Holidays',
    timeZone: owner.zone,
    accessRole: 'reader',
    primary: false,
    entry: newEntry(),
  });
  const first = new Date(now()).getUTCFullYear();
  for (const [summary, day] of holidays) {
    for (const year of [first, first + 1]) addHoliday(world, summary, `${year}-${day}`);
  }
}

function addHoliday(world: Account['world'], summary: string, date: string): void {
  const id = `${date.replaceAll('-', '')}_${opaqueId(26, summary, date).toLowerCase()}`;
  const start = Date.parse(`${date}T00:00:00Z`);
  const end = start + 86_400_000;
  const organizer = { email: holidayCalendar, displayName: 'Holidays' };
  const stamp = `${date.slice(0, 4)}-01-01T00:00:00.000Z`;
  world.putEvent({
    calendar: holidayCalendar,
    id,
    start,
    end,
    lost: [],
    fields: {
      id,
      status: 'confirmed',
      summary,
      description: 'Public holiday',
      start: { date },
      end: { date: new Date(end).toISOString().slice(0, 10) },
      transparency: 'transparent',
      visibility: 'public',
      iCalUID: `${id}@google.com`,
      sequence: 0,
      eventType: 'default',
      creator: organizer,
      organizer,
      created: stamp,
      updated: stamp,
    },
  });
}

/** How a calendar stands in the list at first. */
function newEntry(): calendar_v3.Schema$CalendarListEntry {
  return {
    colorId: '14',
    backgroundColor: '#9fe1e7',
    foregroundColor: '#000000',
    selected: true,
    defaultReminders: [],
  };
}

/** A new secondary calendar of the person's own. */
export function addCalendar(
  { world, options }: Account,
  fields: Pick<StoredCalendar, 'summary' | 'description' | 'location' | 'timeZone' | 'byApp'>,
): StoredCalendar {
  const name = opaqueId(43, 'calendar', options.owner.email, world.change);
  return world.putCalendar({
    ...fields,
    id: `c_${name.toLowerCase().replace(/[^a-z0-9]/g, '0')}@group.calendar.google.com`,
    accessRole: 'owner',
    primary: false,
    deleted: false,
    entry: newEntry(),
    labels: [],
  });
}

/** A calendar as `calendars.get` shows it. */
export function shownCalendar(
  calendar: StoredCalendar,
  owner: string,
): calendar_v3.Schema$Calendar {
  return {
    kind: 'calendar#calendar',
    etag: etagOf(calendar.change),
    ...described(calendar),
    ...(calendar.accessRole === 'owner' ? { dataOwner: owner } : {}),
    ...(calendar.labels.length > 0
      ? { labelProperties: { eventLabels: [...calendar.labels] } }
      : {}),
  };
}

/** A calendar as the list of calendars shows it. */
export function shownEntry(
  calendar: StoredCalendar,
  owner: string,
): calendar_v3.Schema$CalendarListEntry {
  if (calendar.deleted) {
    const { id, change } = calendar;
    return { kind: 'calendar#calendarListEntry', etag: etagOf(change), id, deleted: true };
  }
  return {
    kind: 'calendar#calendarListEntry',
    etag: etagOf(calendar.change),
    ...described(calendar),
    ...calendar.entry,
    accessRole: calendar.accessRole,
    ...(calendar.primary ? { primary: true, notificationSettings: { notifications: [] } } : {}),
    ...(calendar.accessRole === 'owner' ? { dataOwner: owner } : {}),
  };
}

function described(calendar: StoredCalendar): calendar_v3.Schema$Calendar {
  const { id, summary, description, location, timeZone } = calendar;
  return {
    id,
    summary,
    ...(description === null ? {} : { description }),
    ...(location === null ? {} : { location }),
    timeZone,
    conferenceProperties: { allowedConferenceSolutionTypes: ['hangoutsMeet'] },
  };
}
