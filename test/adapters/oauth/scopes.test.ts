import { describe, expect, it } from 'vitest';
import {
  googlePermissions,
  googleScopes,
  microsoftPermissions,
  microsoftScopes,
} from '../../../functions/adapters/oauth/scopes.ts';

const all = { calendar: 'write', tasks: true, lists: true };
const none = { calendar: 'none', tasks: false, lists: false };

describe('the scopes of Google', () => {
  it('allow all that is needed where all that was asked for is granted', () => {
    expect(googlePermissions(googleScopes)).toStrictEqual(all);
  });

  it.each([
    ['calendar', { ...none, calendar: 'write', lists: true }],
    ['calendar.events', { ...none, calendar: 'write' }],
    ['calendar.events.owned', { ...none, calendar: 'write' }],
    ['calendar.readonly', { ...none, calendar: 'read', lists: true }],
    ['calendar.events.readonly', { ...none, calendar: 'read' }],
    ['calendar.events.owned.readonly', { ...none, calendar: 'read' }],
    ['calendar.calendarlist', { ...none, lists: true }],
    ['calendar.calendarlist.readonly', { ...none, lists: true }],
    ['tasks', { ...none, tasks: true }],
    ['tasks.readonly', none],
    ['calendar.freebusy', none],
  ])('allow with %s just that', (scope, permissions) => {
    const scopes = ['openid', `https://www.googleapis.com/auth/${scope}`];
    expect(googlePermissions(scopes)).toStrictEqual(permissions);
  });

  it('allow nothing under the name of another', () => {
    expect(googlePermissions(['tasks', 'https://example.com/auth/calendar'])).toStrictEqual(none);
  });
});

describe('the scopes of Microsoft', () => {
  it('allow all that is needed where all that was asked for is granted', () => {
    expect(microsoftPermissions(microsoftScopes)).toStrictEqual(all);
  });

  it.each([
    [
      'https://graph.microsoft.com/Calendars.ReadWrite',
      { ...none, calendar: 'write', lists: true },
    ],
    ['calendars.readwrite', { ...none, calendar: 'write', lists: true }],
    ['Calendars.ReadWrite.Shared', { ...none, calendar: 'write', lists: true }],
    ['Calendars.Read', { ...none, calendar: 'read', lists: true }],
    ['Calendars.ReadBasic', none],
    ['https://graph.microsoft.com/TASKS.READWRITE', { ...none, tasks: true }],
    ['Tasks.Read', none],
    ['MailboxSettings.Read', none],
  ])('allow with %s just that', (scope, permissions) => {
    expect(microsoftPermissions(['openid', 'profile', scope])).toStrictEqual(permissions);
  });
});
