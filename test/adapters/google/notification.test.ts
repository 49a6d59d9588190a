import { describe, expect, it } from 'vitest';
import { readGoogleNotification } from '../../../functions/adapters/google/notification.ts';

const hint = {
  'X-Goog-Channel-ID': 'channel-1',
  'X-Goog-Channel-Token': 'token-1',
  'X-Goog-Resource-ID': 'o3hgv1538sdjfh',
  'X-Goog-Resource-State': 'exists',
  'X-Goog-Resource-URI': 'https://www.googleapis.com/calendar/v3/calendars/primary/events?alt=json',
  'X-Goog-Message-Number': '10',
};

function read(sent: Readonly<Record<string, string>>) {
  const headers = new Headers(sent);
  return readGoogleNotification((name) => headers.get(name));
}

const named = { channel: 'channel-1', token: 'token-1', resource: 'o3hgv1538sdjfh' };

describe('a notification of Google', () => {
  it.each(['exists', 'not_exists'])('is a hint to look again where the state is %s', (state) => {
    expect(read({ ...hint, 'X-Goog-Resource-State': state })).toStrictEqual({
      is: 'hint',
      ...named,
    });
  });

  it('is no hint where a channel only begins', () => {
    const sync = { ...hint, 'X-Goog-Resource-State': 'sync' };
    expect(read(sync)).toStrictEqual({ is: 'sync', ...named });
  });

  it.each([
    ['X-Goog-Channel-ID', ''],
    ['X-Goog-Channel-ID', 'a b'],
    ['X-Goog-Channel-ID', 'x'.repeat(65)],
    ['X-Goog-Channel-Token', ''],
    ['X-Goog-Channel-Token', 'x'.repeat(257)],
    ['X-Goog-Resource-ID', ''],
    ['X-Goog-Resource-ID', 'x'.repeat(257)],
    ['X-Goog-Resource-State', ''],
    ['X-Goog-Resource-State', 'update'],
  ])('is malformed where %s is %j', (name, value) => {
    expect(read({ ...hint, [name]: value })).toStrictEqual({ is: 'malformed' });
  });

  it.each(Object.keys(hint).slice(0, 4))('is malformed without %s', (missing) => {
    const others = Object.fromEntries(Object.entries(hint).filter(([name]) => name !== missing));
    expect(read(others)).toStrictEqual({ is: 'malformed' });
  });
});
