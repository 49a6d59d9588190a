import { afterEach, describe, expect, it, vi } from 'vitest';
import { inOrder, refusal, type Wire, wire } from './wire.ts';

let server: Wire;
afterEach(() => {
  vi.unstubAllEnvs();
  return server.close();
});

const entry = {
  kind: 'calendar#calendarListEntry',
  accessRole: 'owner',
  timeZone: 'Europe/Berlin',
};

describe('the list of calendars', () => {
  it('tells the person’s own from those of others and those that Google fills', async () => {
    server = await wire(
      inOrder(
        {
          body: {
            items: [
              { ...entry, id: 'me@example.org', summary: 'me@example.org', primary: true },
              {
                ...entry,
                id: 'jobs@group.calendar.google.com',
                summary: 'Jobs',
                summaryOverride: 'Search',
              },
              {
                ...entry,
                id: 'team@group.calendar.google.com',
                summary: 'Team',
                accessRole: 'writer',
              },
            ],
            nextPageToken: 'page-2',
          },
        },
        {
          body: {
            items: [
              {
                ...entry,
                id: 'en.german#holiday@group.v.calendar.google.com',
                accessRole: 'reader',
              },
              {
                ...entry,
                id: 'addressbook#contacts@group.v.calendar.google.com',
                summary: 'Birthdays',
              },
              {
                ...entry,
                id: 'hidden@group.calendar.google.com',
                hidden: true,
                timeZone: 'Mars/City',
              },
              { ...entry, id: 'gone@group.calendar.google.com', deleted: true },
            ],
          },
        },
      ),
    );
    const calendars = await server.calendar.calendars();
    const table = calendars.map((one) => [
      one.name,
      one.isPrimary,
      one.isOwn,
      one.mayWrite,
      one.mayWatch ?? true,
      one.zone,
    ]);
    expect(table).toStrictEqual([
      ['me@example.org', true, true, true, true, 'Europe/Berlin'],
      ['Search', false, true, true, true, 'Europe/Berlin'],
      ['Team', false, false, true, false, 'Europe/Berlin'],
      ['', false, false, false, false, 'Europe/Berlin'],
      ['Birthdays', false, false, true, false, 'Europe/Berlin'],
      ['', false, false, true, true, null],
    ]);
    expect(server.asked.map((one) => [one.path, one.query])).toStrictEqual([
      ['/calendar/v3/users/me/calendarList', { maxResults: '250' }],
      ['/calendar/v3/users/me/calendarList', { maxResults: '250', pageToken: 'page-2' }],
    ]);
  });

  it('is the primary calendar alone where the list may not be read', async () => {
    server = await wire(() => refusal(403, 'insufficientPermissions'));
    expect(await server.calendar.calendars()).toStrictEqual([
      {
        id: 'primary',
        name: '',
        isPrimary: true,
        isOwn: true,
        mayWrite: true,
        zone: null,
        ownAddress: null,
      },
    ]);
  });

  it('fails where the token is over, and never looks like an account without calendars', async () => {
    server = await wire(() => refusal(401, 'authError'));
    await expect(server.calendar.calendars()).rejects.toThrow('reconnect: token');
  });
});

describe('the address of the API', () => {
  it('is asked directly where it is on this machine, whatever proxy the environment names', async () => {
    for (const name of ['HTTPS_PROXY', 'HTTP_PROXY']) vi.stubEnv(name, 'http://127.0.0.1:9');
    vi.stubEnv('NO_PROXY', '');
    vi.stubEnv('no_proxy', '');
    server = await wire(() => ({ body: { items: [] } }));
    expect(await server.calendar.calendars()).toStrictEqual([]);
  });

  it('may have a path of its own', async () => {
    server = await wire(
      (asked) => ({ body: asked.path.includes('/tasks/') ? { items: [] } : { items: [entry] } }),
      '/google',
    );
    await server.calendar.calendars();
    await server.tasks.find('Interview follow-ups');
    expect(server.asked.map((one) => one.path)).toStrictEqual([
      '/google/calendar/v3/users/me/calendarList',
      '/google/tasks/v1/users/@me/lists',
    ]);
  });
});
