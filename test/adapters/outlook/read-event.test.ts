import { describe, expect, it } from 'vitest';
import { readEvent, type WireEvent } from '../../../functions/adapters/outlook/read-event.ts';
import { berlin, wireEvent, zone } from './fake-graph.ts';

const unknown = { key: null, master: null };

async function read(more: object, reading: { zone?: string; owner?: string | null } = {}) {
  let asked = 0;
  const live = await readEvent(
    wireEvent('e1', more) as WireEvent,
    {
      zone: zone(reading.zone ?? 'Europe/Berlin'),
      ownerAddress: async () => {
        asked += 1;
        return reading.owner ?? null;
      },
    },
    unknown,
  );
  if (live === null) throw new Error('not read');
  return { ...live, asked };
}

const person = (address: string, response = 'none', more: object = {}) => ({
  emailAddress: { name: address, address },
  status: { response },
  type: 'required',
  ...more,
});

describe('an event of Graph', () => {
  it('is read with all that the product looks at', async () => {
    const { event, asked, ...live } = await read({
      location: { displayName: 'Room 5' },
      onlineMeeting: { joinUrl: 'https://meet.example.com/1' },
      showAs: 'tentative',
      isCancelled: true,
      categories: ['Job'],
      organizer: { emailAddress: { name: 'Anna Berg', address: 'Anna@Example.com' } },
      createdDateTime: '2026-11-20T08:00:00.1234567Z',
      lastModifiedDateTime: '2026-11-21T08:00:00Z',
    });
    expect(live).toStrictEqual({ id: 'e1', seriesId: null, etag: 'W/"e1"', key: null });
    expect(asked).toBe(0);
    expect(event).toStrictEqual({
      uid: 'uid-e1',
      title: 'Subject e1',
      description: 'Words',
      location: 'Room 5',
      url: 'https://meet.example.com/1',
      start: Date.UTC(2026, 11, 4, 9),
      end: Date.UTC(2026, 11, 4, 10),
      zone: berlin,
      allDay: false,
      cancelled: true,
      tentative: true,
      recurring: false,
      categories: ['Job'],
      organizer: {
        name: 'Anna Berg',
        email: 'anna@example.com',
        response: 'accepted',
        resource: false,
      },
      attendees: [],
      created: Date.UTC(2026, 10, 20, 8, 0, 0, 123),
      lastModified: Date.UTC(2026, 10, 21, 8),
      sequence: 0,
    });
  });

  it.each([
    ['W. Europe Standard Time', 'Europe/Berlin'],
    ['Tokyo Standard Time', 'Asia/Tokyo'],
    ['America/New_York', 'America/New_York'],
    ['tzone://Microsoft/Custom', null],
    ['tzone://Microsoft/Utc', null],
    ['Customized Time Zone', null],
    ['UTC', null],
    ['Etc/GMT', null],
    [null, null],
  ])('has %s for zone %s', async (originalStartTimeZone, expected) => {
    expect((await read({ originalStartTimeZone })).event.zone).toBe(expected);
  });

  it('is read in the zone that the answer names, be it another than the one preferred', async () => {
    const { event } = await read({
      start: { dateTime: '2026-12-04T09:00:00.0000000', timeZone: 'Pacific Standard Time' },
      end: { dateTime: '2026-12-04T10:00:00.0000000', timeZone: 'America/Los_Angeles' },
    });
    expect([event.start, event.end]).toStrictEqual([
      Date.UTC(2026, 11, 4, 17),
      Date.UTC(2026, 11, 4, 18),
    ]);
  });

  it.each([
    ['Europe/Berlin', 23],
    ['America/Los_Angeles', 32],
    ['Pacific/Auckland', 11],
  ])('lasts all day by the clock of the person in %s', async (name, hourOfDayBefore) => {
    const midnight = (day: number) => ({ dateTime: `2026-12-0${day}T00:00:00`, timeZone: 'UTC' });
    const { event } = await read(
      { isAllDay: true, start: midnight(4), end: midnight(6) },
      { zone: name },
    );
    expect(event).toMatchObject({
      allDay: true,
      zone: null,
      start: Date.UTC(2026, 11, 3, hourOfDayBefore),
      end: Date.UTC(2026, 11, 5, hourOfDayBefore),
    });
  });

  it('never ends before it starts', async () => {
    const { event } = await read({ end: { dateTime: '2026-12-01T00:00:00', timeZone: 'UTC' } });
    expect(event.end).toBe(event.start);
  });

  it('tells text in lines, whichever form the body comes in', async () => {
    const text = await read({ body: { contentType: 'text', content: 'One\r\nTwo\r\n\r\n' } });
    expect(text.event.description).toBe('One\nTwo');
    const content =
      '<html>\r\n<head>\r\n</head><body><p>One</p>\r\n<p>Two &amp; more</p></body></html>';
    const html = await read({ body: { contentType: 'HTML', content } });
    expect(html.event.description.replace(/\n+/g, '\n')).toBe('One\nTwo & more');
  });

  it('tells who is invited, with their answers, rooms apart', async () => {
    const { event } = await read({
      attendees: [
        person('a@example.com', 'accepted'),
        person('b@example.com', 'tentativelyAccepted'),
        person('c@example.com', 'notResponded'),
        person('room@example.com', 'none', { type: 'resource' }),
        person('/o=Exchange/cn=Recipients/cn=x'),
        { emailAddress: {} },
      ],
    });
    expect(event.attendees.map((one) => [one.email, one.response, one.resource])).toStrictEqual([
      ['a@example.com', 'accepted', false],
      ['b@example.com', 'tentative', false],
      ['c@example.com', 'needs-action', false],
      ['room@example.com', 'needs-action', true],
      [null, 'needs-action', false],
    ]);
  });

  it('says that the person declined where only the event as a whole says so', async () => {
    const attendees = [person('b@example.com', 'declined'), person('me@example.com', 'none')];
    const responseStatus = { response: 'declined' };
    const { event } = await read({ attendees, responseStatus }, { owner: 'me@example.com' });
    expect(event.cancelled).toBe(false);
    expect(event.attendees.map((one) => [one.email, one.response])).toStrictEqual([
      ['b@example.com', 'declined'],
      ['me@example.com', 'declined'],
    ]);
    const alone = await read({ responseStatus }, { owner: 'me@example.com' });
    expect(alone.event.attendees).toMatchObject([
      { email: 'me@example.com', response: 'declined' },
    ]);
    const accepted = await read({ attendees, responseStatus: { response: 'accepted' } });
    expect(accepted.asked).toBe(0);
  });
});
