import { afterEach, describe, expect, it } from 'vitest';
import { eventId } from '../../../functions/adapters/google/event-body.ts';
import type { EventWrite } from '../../../functions/domain/ports/calendar.ts';
import { deleted, draft, end, start, stored, taken, there } from './event-shapes.ts';
import { inOrder, type Reply, refusal, type Wire, wire } from './wire.ts';

const create: EventWrite = { do: 'create', key: 'k1', generation: 0, draft };

let server: Wire;
afterEach(() => server.close());

async function write(one: EventWrite, ...replies: readonly Reply[]) {
  server = await wire(inOrder(...replies));
  const outcomes = await server.calendar.write('primary', [one]);
  expect(outcomes).toHaveLength(1);
  return outcomes[0];
}

const methods = () => server.asked.map((one) => one.method);

describe('a new event', () => {
  it('is sent as one of ours: marked, free, reminded of, without guests or mail', async () => {
    expect(await write(create, there)).toMatchObject({
      is: 'written',
      live: { id: 'abc', key: 'k1' },
    });
    expect(server.asked).toHaveLength(1);
    expect(server.asked[0]).toMatchObject({
      method: 'POST',
      path: '/calendar/v3/calendars/primary/events',
      query: { sendUpdates: 'none' },
    });
    expect(server.asked[0]?.body).toStrictEqual({
      id: eventId('k1', 0),
      status: 'confirmed',
      summary: 'Thank <Anna> & Ben',
      description: 'Dear Anna,\n1 &lt; 2 &amp; 3 &gt; 2: "so"',
      start,
      end,
      transparency: 'transparent',
      reminders: { useDefault: false, overrides: [{ method: 'popup', minutes: 0 }] },
      extendedProperties: { private: { afterword: 'k1', afterwordStep: 'yes' } },
    });
  });

  it('has an id that Google allows, its own for each key and generation, for ever', () => {
    expect(eventId('k1', 0)).toMatch(/^[a-v0-9]{32}$/);
    // Frozen: another way to make ids would write every event a second time.
    expect(eventId('k1', 0)).toBe('o53v4omd5b4gglkd5n6mk0t7k55s78j4');
    const ids = ['k1', 'k2', 'k1/1'].flatMap((key) => [0, 1, 11].map((n) => eventId(key, n)));
    expect(new Set(ids).size).toBe(9);
  });

  it('is looked up after a lost answer, and written once', async () => {
    expect(await write(create, 'cut', there)).toMatchObject({ is: 'written' });
    expect(methods()).toStrictEqual(['POST', 'GET']);
    expect(server.asked[1]?.path).toBe(`/calendar/v3/calendars/primary/events/${eventId('k1', 0)}`);
  });

  it('is sent again where the look-up finds nothing, or the limit was reached', async () => {
    const absent = refusal(404, 'notFound');
    expect(await write(create, { status: 503 }, absent, there)).toMatchObject({ is: 'written' });
    expect(methods()).toStrictEqual(['POST', 'GET', 'POST']);
    await server.close();
    expect(await write(create, refusal(403, 'rateLimitExceeded'), there)).toMatchObject({
      is: 'written',
    });
    expect(methods()).toStrictEqual(['POST', 'POST']);
  });

  it('is adopted where its id is taken by itself', async () => {
    expect(await write(create, taken, there)).toMatchObject({
      is: 'written',
      live: { etag: '"2"' },
    });
    expect(methods()).toStrictEqual(['POST', 'GET']);
  });

  it('is gone where its id is taken by what the person deleted', async () => {
    expect(await write(create, taken, deleted)).toStrictEqual({ is: 'gone' });
    await server.close();
    expect(await write(create, 'cut', deleted)).toStrictEqual({ is: 'gone' });
    expect(methods()).toStrictEqual(['POST', 'GET']);
  });

  it('fails where what has its id is not ours', async () => {
    const theirs = { body: { ...stored, extendedProperties: {} } };
    const outcome = await write(create, taken, theirs);
    expect(outcome).toMatchObject({ is: 'failed', failure: { facts: { code: 'conflict' } } });
  });
});
