import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import { describe, expect, it } from 'vitest';
import { readChange, readLiveEvent } from '../../../functions/adapters/google/read-event.ts';
import { at, zone } from '../../domain/make.ts';

type GoogleEvent = calendar_v3.Schema$Event;

const berlin = zone('Europe/Berlin');

const invitation: GoogleEvent = {
  kind: 'calendar#event',
  id: 'abc123',
  etag: '"3526388862940158"',
  status: 'confirmed',
  htmlLink: 'https://www.google.com/calendar/event?eid=abc',
  created: '2026-11-20T08:00:00.000Z',
  updated: '2026-11-21T09:30:00.123Z',
  summary: 'Interview with Acme',
  description: 'See you<br>on &quot;Friday&quot;\nBring &lt;nothing&gt;',
  location: 'Room 5',
  colorId: '5',
  creator: { email: 'anna@example.com' },
  organizer: { email: 'Anna@Example.com', displayName: 'Anna Berg' },
  start: { dateTime: '2026-12-04T15:00:00+01:00', timeZone: 'America/New_York' },
  end: { dateTime: '2026-12-04T16:00:00+01:00', timeZone: 'America/New_York' },
  iCalUID: 'abc123@google.com',
  sequence: 2,
  attendees: [
    {
      email: 'anna@example.com',
      displayName: 'Anna Berg',
      organizer: true,
      responseStatus: 'accepted',
    },
    { email: 'me@example.org', self: true, responseStatus: 'tentative' },
    { email: 'c_188@resource.calendar.google.com', displayName: 'Room 5', resource: true },
    { email: 'ben@example.com', displayName: 'ben@example.com', responseStatus: 'declined' },
    { displayName: 'Somebody' },
    {},
  ],
  hangoutLink: 'https://meet.google.com/old',
  conferenceData: {
    entryPoints: [
      { entryPointType: 'phone', uri: 'tel:+1-555-0100' },
      { entryPointType: 'video', uri: 'https://meet.google.com/abc-defg-hij' },
    ],
  },
  reminders: { useDefault: true },
  eventType: 'default',
};

function read(more: Partial<GoogleEvent> = {}) {
  const live = readLiveEvent({ ...invitation, ...more }, berlin);
  if (live === null) throw new Error('nothing was read');
  return live;
}

describe('an event of Google Calendar', () => {
  it('is read with all that it says', () => {
    const nobody = { name: null, email: null, response: 'needs-action', resource: false };
    expect(read()).toStrictEqual({
      id: 'abc123',
      seriesId: null,
      etag: '"3526388862940158"',
      key: null,
      event: {
        uid: 'abc123@google.com',
        title: 'Interview with Acme',
        description: 'See you\non "Friday"\nBring <nothing>',
        location: 'Room 5',
        url: 'https://meet.google.com/abc-defg-hij',
        start: at('2026-12-04T14:00:00Z'),
        end: at('2026-12-04T15:00:00Z'),
        zone: 'America/New_York',
        allDay: false,
        cancelled: false,
        tentative: false,
        recurring: false,
        categories: [],
        organizer: {
          ...nobody,
          name: 'Anna Berg',
          email: 'anna@example.com',
          response: 'accepted',
        },
        attendees: [
          { ...nobody, name: 'Anna Berg', email: 'anna@example.com', response: 'accepted' },
          { ...nobody, email: 'me@example.org', response: 'tentative' },
          {
            ...nobody,
            name: 'Room 5',
            email: 'c_188@resource.calendar.google.com',
            resource: true,
          },
          { ...nobody, email: 'ben@example.com', response: 'declined' },
          { ...nobody, name: 'Somebody' },
        ],
        created: at('2026-11-20T08:00:00Z'),
        lastModified: at('2026-11-21T09:30:00.123Z'),
        sequence: 2,
      },
    });
  });

  it('has empty words and no people where the person may only see that it is there', () => {
    const { start = {}, end = {} } = invitation;
    const live = readLiveEvent({ id: 'abc123', status: 'confirmed', start, end }, berlin);
    expect(live?.event).toMatchObject({ title: '', description: '', location: '', url: '' });
    expect(live?.event).toMatchObject({ organizer: null, attendees: [], sequence: 0 });
  });

  it.each([
    ['Europe/Berlin', '2026-12-03T23:00:00Z', '2026-12-05T23:00:00Z'],
    ['America/Los_Angeles', '2026-12-04T08:00:00Z', '2026-12-06T08:00:00Z'],
    ['Pacific/Auckland', '2026-12-03T11:00:00Z', '2026-12-05T11:00:00Z'],
  ])('begins and ends at midnight in %s where it lasts whole days', (name, start, end) => {
    const item = { ...invitation, start: { date: '2026-12-04' }, end: { date: '2026-12-06' } };
    expect(readLiveEvent(item, zone(name))?.event).toMatchObject({
      start: at(start),
      end: at(end),
      allDay: true,
      zone: null,
    });
  });

  it.each([
    ['UTC', null],
    ['Etc/UTC', null],
    ['GMT', null],
    ['Europe/Berlin', 'Europe/Berlin'],
    ['Nowhere/City', null],
    [null, null],
  ])('in the zone %s is in the zone %s', (timeZone, expected) => {
    const start = { dateTime: '2026-12-04T15:00:00Z', timeZone };
    expect(read({ start }).event.zone).toBe(expected);
  });

  it('is named by its UID and when its series has it, whatever its own id looks like', () => {
    const occurrence = {
      id: 'opaque-77',
      recurringEventId: 'abc123',
      originalStartTime: { dateTime: '2026-12-04T10:00:00-05:00', timeZone: 'America/New_York' },
    };
    expect(read(occurrence)).toMatchObject({
      id: 'opaque-77',
      seriesId: 'abc123',
      event: { uid: 'abc123@google.com/20261204T150000Z', recurring: true },
    });
    const allDay = { ...occurrence, originalStartTime: { date: '2026-12-04' } };
    expect(read(allDay).event.uid).toBe('abc123@google.com/20261204');
  });

  it('is recurring where it is the master of a series', () => {
    expect(read({ recurrence: ['RRULE:FREQ=WEEKLY'] }).event.recurring).toBe(true);
  });

  it('is tentative where the organiser says so', () => {
    expect(read({ status: 'tentative' }).event.tentative).toBe(true);
  });

  it('never ends before it begins', () => {
    expect(read({ end: { dateTime: '2026-12-04T10:00:00Z' } }).event.end).toBe(read().event.start);
    const { end: _end, ...endless } = invitation;
    expect(readLiveEvent(endless, berlin)?.event.end).toBe(read().event.start);
  });

  it.each([
    [{ conferenceData: { entryPoints: [] } }, 'https://meet.google.com/old'],
    [{ conferenceData: {}, hangoutLink: null }, ''],
  ])('links to its video meeting, or to none: %j', (more, url) => {
    expect(read(more).event.url).toBe(url);
  });

  it('takes the organiser for coming unless they say otherwise', () => {
    const answer = (responseStatus: string) =>
      read({ attendees: [{ email: 'anna@example.com', organizer: true, responseStatus }] }).event
        .organizer?.response;
    expect(answer('needsAction')).toBe('accepted');
    expect(answer('declined')).toBe('declined');
  });

  it.each([
    ['c_7@group.calendar.google.com', 'me@example.org', 'me@example.org'],
    ['unknownorganizer@calendar.google.com', undefined, undefined],
    ['c_7@group.calendar.google.com', 'c_8@import.calendar.google.com', undefined],
    ['anna@calendar.example.com', 'me@example.org', 'anna@calendar.example.com'],
  ])('organised by %s, made by %s is organised by %s', (organizer, creator, expected) => {
    const { event } = read({
      organizer: { email: organizer, displayName: 'Job search', self: true },
      creator: creator === undefined ? {} : { email: creator },
    });
    expect(event.organizer?.email).toBe(expected);
    expect(event.organizer?.name ?? null).toBe(expected === organizer ? 'Job search' : null);
  });

  it('is ours only by our mark', () => {
    expect(read({ extendedProperties: { private: { afterword: 'k1' } } }).key).toBe('k1');
    expect(read({ extendedProperties: { private: { other: 'k1' } } }).key).toBeNull();
    expect(read({ extendedProperties: { shared: { afterword: 'k1' } } }).key).toBeNull();
  });
});

describe('an item of a list', () => {
  it('is gone where it is cancelled, of which no more than the id is sure', () => {
    expect(readChange({ id: 'abc123', status: 'cancelled' }, berlin)).toStrictEqual({
      is: 'gone',
      id: 'abc123',
    });
  });

  it.each(['workingLocation', 'birthday', 'outOfOffice', 'focusTime'])(
    'is passed over where it is of type %s',
    (eventType) => {
      expect(readChange({ ...invitation, eventType }, berlin)).toBeNull();
    },
  );

  it.each(['default', 'fromGmail', 'somethingNew', null])(
    'is an event where it is of type %s',
    (eventType) => {
      expect(readChange({ ...invitation, eventType }, berlin)?.is).toBe('event');
    },
  );

  it('is passed over where it has no time or no id', () => {
    expect(readChange({ id: 'abc123', status: 'confirmed' }, berlin)).toBeNull();
    expect(readChange({ ...invitation, id: null }, berlin)).toBeNull();
    expect(readChange({ ...invitation, start: { dateTime: 'soon' } }, berlin)).toBeNull();
  });
});
