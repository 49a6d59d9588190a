import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOutlookNotification } from '../../../functions/adapters/outlook/notification.ts';

const none = (): null => null;
const read = (value: unknown) => readOutlookNotification(none, JSON.stringify(value));
const hint = (more: object = {}) => ({
  subscriptionId: 's1',
  clientState: 'channel1.secret.with.dots',
  changeType: 'updated',
  tenantId: '',
  ...more,
});

describe('a notification of Outlook', () => {
  it('is a handshake where it carries a token, which comes back letter for letter', () => {
    const url = new URL('https://example.com/notify?validationToken=a%2Bb%20%3Ci%3E+c');
    const read = readOutlookNotification((name) => url.searchParams.get(name), '');
    expect(read).toStrictEqual({ is: 'handshake', echo: 'a+b <i> c' });
  });

  it('gives the channel and the secret of each hint', () => {
    expect(read({ value: [hint(), hint({ clientState: 'two.t' })], more: 1 })).toStrictEqual({
      is: 'hints',
      hints: [
        { channel: 'channel1', token: 'secret.with.dots', lifecycle: null },
        { channel: 'two', token: 't', lifecycle: null },
      ],
    });
  });

  it.each(['reauthorizationRequired', 'subscriptionRemoved', 'missed'])('tells of %s', (event) => {
    expect(read({ value: [hint({ lifecycleEvent: event })] })).toMatchObject({
      hints: [{ lifecycle: event }],
    });
  });

  it('takes a lifecycle event that nobody knows for a plain hint', () => {
    expect(read({ value: [hint({ lifecycleEvent: 'other' })] })).toMatchObject({
      hints: [{ lifecycle: null }],
    });
  });

  it('drops what carries no state of ours', () => {
    const states = [undefined, null, 7, '', 'nodot', '.token', 'id.', {}];
    const value = [null, 'text', 4, ...states.map((clientState) => hint({ clientState }))];
    expect(read({ value })).toStrictEqual({ is: 'hints', hints: [] });
  });

  it.each(['', 'no json', '[]', 'null', '{"value":{}}', '{}', '"value"'])(
    'is malformed where its body is %s',
    (body) => {
      expect(readOutlookNotification(none, body)).toStrictEqual({ is: 'malformed' });
    },
  );

  it('never throws, and gives no hint without a channel and a secret', () => {
    const items = fc.oneof(fc.jsonValue(), fc.record({ clientState: fc.string() }));
    const bodies = fc.oneof(
      fc.string(),
      fc.array(items).map((value) => JSON.stringify({ value })),
    );
    fc.assert(
      fc.property(bodies, (body) => {
        const read = readOutlookNotification(none, body);
        const hints = read.is === 'hints' ? read.hints : [];
        expect(hints.every(({ channel, token }) => channel !== '' && token !== '')).toBe(true);
      }),
    );
  });
});
