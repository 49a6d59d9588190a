/** Messages in the queue: what was written is read, and what is none of ours is not. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageIn, messageText } from '../../../functions/adapters/aws/message.ts';
import type { Message } from '../../../functions/domain/ports/queue.ts';
import { theirTurn } from '../../../functions/domain/wish.ts';
import { tries } from '../../tries.ts';

/** Any text, strange characters and lone surrogates included. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.integer({ max: 0xffff }).map((code) => String.fromCharCode(code)) }),
  fc.constantFrom('__proto__', 'constructor', '\uffff\ufffe\u0000', '1', '-0'),
);
const plain = { noNullPrototype: true };
const accountWish = fc.record(
  {
    calendars: fc.option(
      fc.array(text).map((ids) => new Set(ids)),
      { nil: null },
    ),
    tasks: fc.boolean(),
  },
  plain,
);
const wish = fc.record(
  {
    accounts: fc.option(
      fc.array(fc.tuple(text, accountWish)).map((all) => new Map(all)),
      { nil: null },
    ),
    plan: fc.boolean(),
    tend: fc.boolean(),
  },
  plain,
);
const hint = fc.record({ channel: text, token: text, isAboutChannel: fc.boolean() }, plain);
const person = text.filter((id) => id !== '');
const message: fc.Arbitrary<Message> = fc.oneof(
  fc.record({ is: fc.constant('wish' as const), person, wish, agains: fc.nat() }, plain),
  fc.record({ is: fc.constant('hint' as const), person, hint }, plain),
);
/** Of the shape of a message, with anything anywhere. */
const likeness = fc.record(
  {
    is: fc.constantFrom('wish', 'hint'),
    person: fc.oneof(text, fc.jsonValue()),
    wish: fc.record(
      {
        accounts: fc.oneof(fc.constant(null), fc.dictionary(text, fc.jsonValue()), fc.jsonValue()),
        plan: fc.oneof(fc.boolean(), fc.jsonValue()),
        tend: fc.boolean(),
      },
      { requiredKeys: ['tend'] },
    ),
    hint: fc.record({
      channel: fc.oneof(text, fc.jsonValue()),
      token: text,
      isAboutChannel: fc.boolean(),
    }),
    agains: fc.oneof(fc.integer(), fc.jsonValue()),
  },
  { requiredKeys: ['is', 'person', 'wish'] },
);

const runs = tries(500);

describe('a message', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(message, (one) => {
        expect(messageIn(messageText(one))).toStrictEqual(one);
      }),
      runs,
    );
  });

  it('is written in characters that SQS takes', () => {
    // From SendMessage's reference, line ends aside; others are refused, and anybody may send us a hint.
    const allowed = /^[\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
    fc.assert(
      fc.property(message, (one) => {
        expect(messageText(one)).toMatch(allowed);
      }),
      runs,
    );
  });

  it('is read with more in it than is ours, as EventBridge Scheduler sends it', () => {
    const sent = messageText({ is: 'wish', person: 'p', wish: theirTurn, agains: 0 });
    const turn = JSON.stringify({ ...JSON.parse(sent), execution: 'd32c5kddcf5bb8c3' });
    const read = { is: 'wish', person: 'p', wish: theirTurn, agains: 0 };
    expect(messageIn(turn)).toStrictEqual(read);
    const { agains: _, ...without } = JSON.parse(sent);
    expect(messageIn(JSON.stringify(without))).toStrictEqual(read);
  });

  it.each([
    '',
    'null',
    '[]',
    '"wish"',
    '{',
    '{}',
    '{"is":"wish","person":"p"}',
    '{"is":"other","person":"p","wish":{"accounts":null,"plan":true,"tend":false}}',
    '{"is":"wish","wish":{"accounts":null,"plan":true,"tend":false}}',
    '{"is":"wish","person":"","wish":{"accounts":null,"plan":true,"tend":false}}',
    '{"is":"wish","person":7,"wish":{"accounts":null,"plan":true,"tend":false}}',
    '{"is":"wish","person":"p","wish":{"plan":true,"tend":false}}',
    '{"is":"wish","person":"p","wish":{"accounts":[],"plan":true,"tend":false}}',
    '{"is":"wish","person":"p","wish":{"accounts":null,"plan":1,"tend":false}}',
    '{"is":"wish","person":"p","wish":{"accounts":null,"plan":true}}',
    '{"is":"wish","person":"p","wish":{"accounts":{"a":null},"plan":true,"tend":false}}',
    '{"is":"wish","person":"p","wish":{"accounts":{"a":{"calendars":null}},"plan":true,"tend":false}}',
    '{"is":"wish","person":"p","wish":{"accounts":{"a":{"calendars":[1],"tasks":true}},"plan":true,"tend":false}}',
    '{"is":"wish","person":"p","wish":{"accounts":{"a":{"calendars":{},"tasks":true}},"plan":true,"tend":false}}',
    '{"is":"wish","person":"p","wish":{"accounts":null,"plan":true,"tend":false},"agains":"1"}',
    '{"is":"wish","person":"p","wish":{"accounts":null,"plan":true,"tend":false},"agains":-1}',
    '{"is":"wish","person":"p","wish":{"accounts":null,"plan":true,"tend":false},"agains":0.5}',
    '{"is":"hint","person":"p"}',
    '{"is":"hint","person":"p","hint":{"channel":"c","token":"t"}}',
    '{"is":"hint","person":"p","hint":{"channel":"c","token":1,"isAboutChannel":true}}',
    '{"is":"hint","person":"p","hint":{"channel":null,"token":"t","isAboutChannel":true}}',
  ])('is none of ours: %s', (body) => {
    expect(messageIn(body)).toBeNull();
  });

  it('is whole or none of ours, whatever stands there', () => {
    let whole = 0;
    fc.assert(
      fc.property(likeness, (like) => {
        const read = messageIn(JSON.stringify(like));
        if (read === null) return;
        whole++;
        expect(messageIn(messageText(read))).toStrictEqual(read);
        expect({ is: read.is, person: read.person }).toStrictEqual({
          is: like.is,
          person: like.person,
        });
      }),
      runs,
    );
    expect(whole).toBeGreaterThan(0);
  });
});
