import { afterEach, describe, expect, it } from 'vitest';
import { eventId } from '../../../functions/adapters/google/event-body.ts';
import type { EventDraft, EventWrite } from '../../../functions/domain/ports/calendar.ts';
import { at, zone } from '../../domain/make.ts';
import { type Asked, inOrder, type Reply, refusal, type Wire, wire } from './wire.ts';

const draft: EventDraft = {
  title: 'Thank <Anna> & Ben',
  text: 'Dear Anna,\n1 < 2 & 3 > 2: "so"',
  start: at('2026-12-04T15:00:00Z'),
  end: at('2026-12-04T15:30:00Z'),
  zone: zone('Europe/Berlin'),
};
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

const start = { dateTime: '2026-12-04T15:00:00Z', timeZone: 'Europe/Berlin' };
const end = { dateTime: '2026-12-04T15:30:00Z', timeZone: 'Europe/Berlin' };
const stored = {
  id: 'abc',
  etag: '"2"',
  status: 'confirmed',
  summary: draft.title,
  start,
  end,
  extendedProperties: { private: { afterword: 'k1' } },
};
const there: Reply = { body: stored };
const deleted: Reply = { body: { id: 'abc', status: 'cancelled' } };
const taken = refusal(409, 'duplicate');
const newer = refusal(412, 'conditionNotMet');

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

describe('an update', () => {
  it('names the version that it is of, and what it changes only', async () => {
    expect(await write(update, there)).toMatchObject({ is: 'written', live: { etag: '"2"' } });
    const [sent] = server.asked;
    expect(sent).toMatchObject({ method: 'PATCH', query: { sendUpdates: 'none' } });
    expect(sent?.headers['if-match']).toBe('"1"');
    const description = 'Dear Anna,\n1 &lt; 2 &amp; 3 &gt; 2: "so"';
    expect(sent?.body).toStrictEqual({ summary: draft.title, description, start, end });
  });

  it('writes no words where they are theirs', async () => {
    await write({ ...update, words: 'theirs' }, there);
    expect(server.asked[0]?.body).toStrictEqual({ start, end });
  });

  it('writes nothing over what somebody else has changed', async () => {
    const moved = { body: { ...stored, summary: 'Their words' } };
    expect(await write(update, newer, moved)).toStrictEqual({ is: 'changed' });
    expect(methods()).toStrictEqual(['PATCH', 'GET']);
  });

  it('knows its own change again whose answer was lost', async () => {
    expect(await write(update, 'cut', newer, there)).toMatchObject({
      is: 'written',
      live: { etag: '"2"' },
    });
    await server.close();
    const theirs = { body: { ...stored, summary: 'Their words' } };
    expect(await write(update, 'cut', newer, theirs)).toStrictEqual({ is: 'changed' });
  });

  it.each([
    ['404', [refusal(404, 'notFound')]],
    ['410', [refusal(410, 'deleted')]],
    ['412 and cancelled', [newer, deleted]],
    ['412 and 404', [newer, refusal(404, 'notFound')]],
    ['an answer that is cancelled', [deleted]],
  ])('says gone to %s', async (_name, replies) => {
    expect(await write(update, ...replies)).toStrictEqual({ is: 'gone' });
  });

  it('reads the event first where no version is known, and leaves alone what has no mark', async () => {
    const blind = { ...update, etag: null };
    expect(await write(blind, there, there)).toMatchObject({ is: 'written' });
    expect(methods()).toStrictEqual(['GET', 'PATCH']);
    expect(server.asked[1]?.headers['if-match']).toBe('"2"');
    await server.close();
    const outcome = await write(blind, { body: { ...stored, extendedProperties: {} } });
    expect(outcome).toMatchObject({ is: 'failed', failure: { facts: { code: 'conflict' } } });
    expect(methods()).toStrictEqual(['GET']);
    await server.close();
    expect(await write(blind, deleted)).toStrictEqual({ is: 'gone' });
  });

  it('gives an event a time again that the person has spread over a day', async () => {
    const allDay = { ...stored, start: { date: '2026-12-05' }, end: { date: '2026-12-06' } };
    const refused = refusal(400, 'invalid');
    expect(await write(update, refused, { body: allDay }, there)).toMatchObject({ is: 'written' });
    expect(server.asked[2]?.body).toMatchObject({
      start: { ...start, date: null },
      end: { ...end, date: null },
    });
    await server.close();
    const atMidnight = { ...update, draft: { ...draft, start: at('2026-12-04T23:00:00Z') } };
    expect(await write(atMidnight, refused, { body: allDay }, { body: allDay })).toMatchObject({
      is: 'written',
    });
    expect(Object.keys(server.asked[2]?.body ?? {})).toStrictEqual(['summary', 'description']);
  });

  it('fails where Google refuses it for another reason', async () => {
    const outcome = await write(update, refusal(400, 'timeRangeEmpty'), there);
    expect(outcome).toMatchObject({ is: 'failed', failure: { facts: { code: 'bug' } } });
  });
});

describe('a remove', () => {
  it('names the version that it is of and mails nobody', async () => {
    expect(await write(remove, { status: 204 })).toStrictEqual({ is: 'removed' });
    expect(server.asked[0]).toMatchObject({ method: 'DELETE', query: { sendUpdates: 'none' } });
    expect(server.asked[0]?.headers['if-match']).toBe('"1"');
  });

  it.each([
    ['404', [refusal(404, 'notFound')]],
    ['410', [refusal(410, 'deleted')]],
    ['a lost answer and 410', ['cut', refusal(410, 'deleted')] as const],
    ['412 and cancelled', [newer, deleted]],
  ])('is done after %s', async (_name, replies) => {
    expect(await write(remove, ...replies)).toStrictEqual({ is: 'removed' });
  });

  it('leaves alone what somebody has changed', async () => {
    expect(await write(remove, newer, there)).toStrictEqual({ is: 'changed' });
  });

  it('reads the event first where no version is known, and leaves alone what has no mark', async () => {
    const blind = { ...remove, etag: null };
    expect(await write(blind, there, { status: 204 })).toStrictEqual({ is: 'removed' });
    await server.close();
    const outcome = await write(blind, { body: { ...stored, extendedProperties: {} } });
    expect(outcome).toMatchObject({ is: 'failed', failure: { facts: { code: 'conflict' } } });
    expect(methods()).toStrictEqual(['GET']);
  });
});

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
