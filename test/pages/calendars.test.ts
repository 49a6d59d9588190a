/** The page of the connected accounts: what is granted, missing, watched and old, in plain words. */
import { describe, expect, test } from 'vitest';
import {
  type CalendarsView,
  calendarsPage,
  type ShownAccount,
} from '../../functions/pages/calendars.ts';
import { needsAdminPage } from '../../functions/pages/needs-admin.ts';
import type { Frame } from '../../functions/pages/page.ts';

const frame: Frame = {
  isSignedIn: true,
  questions: 0,
  hasSandbox: false,
  path: '/calendars',
  token: 't',
  version: 'v',
};
const calendar = {
  id: 'first',
  name: 'Robin',
  mayWrite: true,
  isPrimary: true,
  zone: null,
  cursor: null,
  readFrom: null,
};
const account: ShownAccount['account'] = {
  id: 'google:robin',
  provider: 'google',
  email: 'robin@example.com',
  permissions: { calendar: 'write', tasks: true, lists: true },
  status: 'connected',
  calendars: [calendar],
  isBehind: false,
  suddenlyEmpty: [],
};
const view: CalendarsView = {
  providers: {
    google: { label: 'Google Calendar', isSandbox: false },
    outlook: { label: 'Outlook', isSandbox: false },
  },
  accounts: [],
  adminUrls: { google: null, outlook: null },
};

function shown(
  changed: Partial<ShownAccount['account']> = {},
  secondsSinceRead: number | null = 12,
  more: Partial<CalendarsView> = {},
): string {
  const accounts = [{ account: { ...account, ...changed }, secondsSinceRead }];
  return String(calendarsPage(frame, { ...view, accounts, ...more }));
}

const count = (text: string, part: string): number => text.split(part).length - 1;

describe('an account on the page of calendars', () => {
  test.each([
    [null, 'not read yet'],
    [0, 'read 0 s ago'],
    [12.7, 'read 12 s ago'],
    [119, 'read 119 s ago'],
    [120, 'read 2 min ago'],
    [3599, 'read 59 min ago'],
    [3600, 'read within the last 2 hours'],
    [7200, 'read within the last 3 hours'],
  ])('tells how fresh it is (%s s)', (seconds, words) => {
    expect(shown({}, seconds)).toContain(words);
  });

  test('says that its last read failed', () => {
    expect(shown({ isBehind: true })).toContain('the last try failed');
    expect(shown()).not.toContain('the last try failed');
  });

  const all = { calendar: 'write', tasks: true, lists: true } as const;
  test.each([
    [{ ...all, calendar: 'none' as const }, ['You did not allow to read the calendar']],
    [{ ...all, calendar: 'read' as const }, ['follow-ups are tasks only']],
    [{ ...all, calendar: 'read' as const, tasks: false }, ['no follow-up can be written there']],
    [{ ...all, tasks: false }, ['everything is written as an event']],
    [{ ...all, lists: false, tasks: false }, ['only your first one', 'written as an event']],
  ])('names what is missing, with one button to mend it (%j)', (permissions, sentences) => {
    const page = shown({ permissions });
    for (const sentence of sentences) expect(page).toContain(sentence);
    expect(count(page, '>Allow what is missing</a>')).toBe(1);
    expect(page).toContain('href="/connect/google">Allow what is missing');
  });

  test('has no such button where nothing is missing', () => {
    expect(shown()).not.toContain('Allow what is missing');
    expect(shown()).toContain('You allowed: reading and writing events');
  });

  test('whose consent is over says so, and offers nothing but to connect again or to leave', () => {
    const page = shown({ status: 'reconnect', permissions: { ...all, tasks: false } });
    expect(page).toContain('does not let us in any more');
    expect(count(page, '>Connect again</a>')).toBe(1);
    expect(page).not.toContain('/calendars/choose');
    expect(page).not.toContain('Allow what is missing');
    expect(page).toContain('value="no" checked');
    expect(page).not.toContain('value="yes"');
  });

  test.each([
    ['leaving', 'It is being disconnected.'],
    ['clearing', 'the follow-ups are being removed first'],
  ] as const)('that is %s says so and can be done nothing with', (status, sentence) => {
    const page = shown({ status });
    expect(page).toContain(sentence);
    expect(page).not.toContain('action="/calendars/');
  });

  test('says which calendar came back empty', () => {
    expect(shown({ suddenlyEmpty: ['first'] })).toContain('Robin came back empty all at once');
  });

  test('lists its calendars: watched ones ticked, left and offered ones not', () => {
    const page = shown({
      calendars: [
        calendar,
        { ...calendar, id: 'shared', name: 'Team', mayWrite: false, isPrimary: false },
        { ...calendar, id: 'old', name: 'Old', isPrimary: false, isLeaving: true },
      ],
      offered: [{ id: 'offered', name: 'Holidays' }],
    });
    const boxes = page.matchAll(
      /<input type="checkbox" name="calendar" value="(\w+)"( checked)?>/g,
    );
    expect([...boxes].map(([, id, on]) => [id, on !== undefined])).toStrictEqual([
      ['first', true],
      ['shared', true],
      ['old', false],
      ['offered', false],
    ]);
    expect(count(page, 'you may only read it')).toBe(1);
    expect(count(page, 'being taken away)')).toBe(1);
  });

  test('has no form to choose from where there is but one, by name', () => {
    expect(shown()).toContain('Watched for interviews: <strong>Robin</strong>.');
    expect(shown()).not.toContain('/calendars/choose');
    const offered = [{ id: 'other', name: 'Other' }];
    expect(shown({ offered })).toContain('action="/calendars/choose"');
  });

  test('says why calendars that others share are missing, where they are', () => {
    expect(shown()).toContain('that others share with you are not among them');
    expect(shown({ provider: 'outlook' })).not.toContain('that others share with you');
  });

  test('offers to leave or to remove the follow-ups, and explains both', () => {
    const page = shown();
    expect(page).toContain('They stay in your calendar and are yours');
    expect(page).toContain('Everything that was written into this account is taken away');
  });

  test('shows names from elsewhere as text, cut and without marks that turn them', () => {
    const name = `<img src=x onerror=alert(1)>\u202e${'x'.repeat(300)}`;
    const page = shown({
      calendars: [calendar, { ...calendar, name, id: '"><b>' }],
      email: '<i>@example.com',
    });
    expect(page).not.toMatch(/<img|<b>|<i>|\u202e|x{100}/);
  });

  test('is labelled where it is made up', () => {
    const google = { label: 'Sandbox Google', isSandbox: true };
    expect(shown({}, 1, { providers: { ...view.providers, google } })).toContain('made-up');
  });
});

describe('the text for administrators', () => {
  const url = 'https://login.example.com/admin?a=1&b=2';

  test('is on the page of calendars where the provider has a page for them', () => {
    const page = shown({}, 1, { adminUrls: { google: null, outlook: url } });
    expect(page).toContain('https://login.example.com/admin?a=1&amp;b=2');
    expect(shown()).not.toContain('administrator');
  });

  test.each([
    [url, 'Send them this address'],
    [null, 'allow “Afterword” for calendars and tasks'],
  ])('says what to send them (%s)', (address, sentence) => {
    const page = String(needsAdminPage(frame, address));
    expect(page).toContain(sentence);
    expect(page).toContain('Nothing was read or written');
  });
});
