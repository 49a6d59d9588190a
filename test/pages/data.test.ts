/** The page before the end: it says what goes, what cannot go, and what stays. */
import { describe, expect, it } from 'vitest';
import type { AccountRecord } from '../../functions/domain/ledger/records.ts';
import { deletedPage, deletePage } from '../../functions/pages/data.ts';
import type { Frame } from '../../functions/pages/page.ts';

const frame: Frame = {
  ...{ isSignedIn: true, questions: 0, hasSandbox: false, path: '/settings/delete' },
  ...{ token: 'token', version: 'v' },
};

const providers = {
  google: { label: 'Google Calendar', isSandbox: false },
  outlook: { label: 'Outlook', isSandbox: false },
};

const account: AccountRecord = {
  ...{ id: 'google:1', provider: 'google', email: 'maya@example.com', status: 'connected' },
  permissions: { calendar: 'write', tasks: true, lists: true },
  ...{ tokens: 'sealed', calendars: [], listedAt: null, channels: [] },
  ...{ polledUntil: null, taskList: null, isBehind: false, rest: { reads: null, writes: null } },
  suddenlyEmpty: [],
};

const drawn = async (...accounts: readonly AccountRecord[]): Promise<string> =>
  String(await deletePage(frame, { accounts, providers }));

describe('the page on which everything is deleted', () => {
  it('names the accounts, and has the one button and a way back', async () => {
    const text = await drawn(account);
    expect(text).toContain('<li>maya@example.com (Google Calendar)</li>');
    expect(text.match(/<button/g)).toHaveLength(1);
    expect(text).toContain('href="/settings">No');
    expect(text).not.toContain('cannot write');
  });

  it.each<[string, Partial<AccountRecord>]>([
    ['consent is over', { status: 'reconnect' }],
    ['may only be read', { permissions: { calendar: 'read', tasks: true, lists: true } }],
    ['may not be seen', { permissions: { calendar: 'none', tasks: true, lists: true } }],
  ])('says that a calendar cannot be cleared where %s', async (_, change) => {
    const other = { ...account, id: 'outlook:2', provider: 'outlook', email: null } as const;
    expect(await drawn(account, { ...other, ...change })).toContain('cannot write to Outlook any');
    const both = await drawn({ ...account, ...change }, { ...other, ...change });
    expect(both).toContain('maya@example.com (Google Calendar) and Outlook any more');
  });

  it('says afterwards whether it is over, or goes on', async () => {
    const told = async (isGone: boolean): Promise<string> =>
      String(await deletedPage({ ...frame, isSignedIn: false }, { isGone }));
    expect(await told(true)).toContain('Everything is deleted');
    expect(await told(false)).toContain('for a day');
  });
});
