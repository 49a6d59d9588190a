import { describe, expect, it } from 'vitest';
import { failureOf } from '../../../functions/domain/failure.ts';
import { type Answered, berlin, error, fakeGraph } from './fake-graph.ts';

const me = { name: 'Me', address: 'Me@example.com' };
const calendars = [
  { id: 'c1', name: 'Calendar', isDefaultCalendar: true, canEdit: true, canShare: true, owner: me },
  { id: 'c2', name: 'Jobs', canEdit: true, canShare: true, owner: me },
  { id: 'c3', name: 'Holidays', canEdit: false, canShare: false, owner: me },
  {
    id: 'c4',
    name: 'Team',
    canEdit: true,
    canShare: false,
    owner: { address: 'boss@example.com' },
  },
  { id: 'c5', name: 'Unowned', canEdit: true, canShare: true, owner: null },
  { name: 'without an id' },
];
const serve = (settings: Answered) =>
  fakeGraph(({ path }) =>
    path.startsWith('/me/mailboxSettings') ? settings : { body: { value: calendars } },
  );

describe('the calendars of a mailbox', () => {
  it('are own ones where the person may edit and owns them', async () => {
    const graph = await serve({ body: { timeZone: 'W. Europe Standard Time' } });
    expect(await graph.open().calendar.calendars()).toStrictEqual([
      {
        id: 'c1',
        name: 'Calendar',
        isPrimary: true,
        isOwn: true,
        mayWrite: true,
        zone: berlin,
        ownAddress: 'me@example.com',
      },
      {
        id: 'c2',
        name: 'Jobs',
        isPrimary: false,
        isOwn: true,
        mayWrite: true,
        zone: null,
        ownAddress: null,
      },
      {
        id: 'c3',
        name: 'Holidays',
        isPrimary: false,
        isOwn: false,
        mayWatch: false,
        mayWrite: false,
        zone: null,
        ownAddress: null,
      },
      {
        id: 'c4',
        name: 'Team',
        isPrimary: false,
        isOwn: false,
        mayWrite: true,
        zone: null,
        ownAddress: null,
      },
      {
        id: 'c5',
        name: 'Unowned',
        isPrimary: false,
        isOwn: true,
        mayWrite: true,
        zone: null,
        ownAddress: null,
      },
    ]);
  });

  it.each([403, 404])('are read without a zone where settings answer %i', async (status) => {
    const graph = await serve({ status, body: error('ErrorAccessDenied') });
    const [primary] = await graph.open().calendar.calendars();
    expect(primary).toMatchObject({ id: 'c1', zone: null });
  });

  it('take the zone of most events where the settings may not be read', async () => {
    const zones = ['UTC', 'W. Europe Standard Time', 'Eastern Standard Time', 'Europe/Berlin'];
    const events = zones.map((originalStartTimeZone) => ({ originalStartTimeZone }));
    const graph = await fakeGraph(({ path }) => {
      if (path.startsWith('/me/mailboxSettings')) return { status: 403, body: error('Denied') };
      return { body: { value: path.startsWith('/me/events') ? events : calendars } };
    });
    const [primary] = await graph.open().calendar.calendars();
    expect(primary).toMatchObject({ id: 'c1', zone: berlin });
  });

  it.each([
    ['Europe/Zurich', 'Europe/Zurich'],
    ['Customized Time Zone', null],
    ['UTC', null],
  ])('take %s for zone %s', async (timeZone, expected) => {
    const graph = await serve({ body: { timeZone } });
    expect((await graph.open().calendar.calendars())[0]?.zone).toBe(expected);
  });

  it('say so where the account has no mailbox', async () => {
    const answer = { status: 404, body: error('MailboxNotEnabledForRESTAPI') };
    const graph = await fakeGraph(() => answer);
    expect(await graph.open().calendar.calendars().catch(failureOf)).toMatchObject({
      facts: { code: 'reconnect', because: 'scope' },
    });
  });

  it('say who declined, asked once for all events', async () => {
    const declined = (id: string) => ({
      id,
      type: 'singleInstance',
      start: { dateTime: '2026-12-04T09:00:00', timeZone: 'UTC' },
      end: { dateTime: '2026-12-04T10:00:00', timeZone: 'UTC' },
      responseStatus: { response: 'declined' },
    });
    const graph = await fakeGraph(({ path }, url) =>
      path.startsWith('/me/x')
        ? {
            body: {
              value: [declined('e1'), declined('e2')],
              '@odata.deltaLink': `${url}/me/x`,
            },
          }
        : { body: { value: calendars } },
    );
    const reading = graph
      .open()
      .calendar.changesSince('c1', '/me/x', { from: 0, until: 0 } as never);
    const page = await reading[Symbol.asyncIterator]().next();
    const attendees = page.value.changes.flatMap(
      (change: { live: { event: { attendees: unknown } } }) => change.live.event.attendees,
    );
    expect(attendees).toMatchObject([
      { email: 'me@example.com', response: 'declined' },
      { email: 'me@example.com', response: 'declined' },
    ]);
    expect(graph.asked).toHaveLength(2);
  });
});
