import { afterEach, describe, expect, it } from 'vitest';
import type { EventWrite } from '../../../functions/domain/ports/calendar.ts';
import { draft, there } from './event-shapes.ts';
import { type Asked, refusal, type Wire, wire } from './wire.ts';

const create: EventWrite = { do: 'create', key: 'k1', generation: 0, draft };
const update: EventWrite = {
  do: 'update',
  key: 'k1',
  id: 'abc',
  etag: '"1"',
  words: 'ours',
  draft,
};
const remove: EventWrite = { do: 'remove', key: 'k1', id: 'abc', etag: '"1"' };

let server: Wire;
afterEach(() => server.close());

describe('many writes', () => {
  it('go out side by side, and one that fails does not hold up the others', async () => {
    const bad = (asked: Asked) => asked.path.endsWith('/bad');
    server = await wire((asked) => (bad(asked) ? { status: 500 } : there));
    const writes = Array.from({ length: 30 }, (_, n) => ({
      ...update,
      id: n === 7 ? 'bad' : `e${n}`,
    }));
    const outcomes = await server.calendar.write('primary', writes);
    expect(outcomes.map((one) => one.is)).toStrictEqual(
      writes.map((one) => (one.id === 'bad' ? 'failed' : 'written')),
    );
  });

  it('all fail, each with its failure, where the token is over', async () => {
    server = await wire(() => refusal(401, 'authError'));
    const outcomes = await server.calendar.write('primary', [create, update, remove]);
    const failed = { is: 'failed', failure: { facts: { code: 'reconnect', because: 'token' } } };
    expect(outcomes).toMatchObject([failed, failed, failed]);
    expect(server.asked).toHaveLength(3);
  });
});
