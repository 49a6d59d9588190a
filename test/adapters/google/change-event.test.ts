import { afterEach, describe, expect, it } from 'vitest';
import type { EventWrite } from '../../../functions/domain/ports/calendar.ts';
import { at } from '../../domain/make.ts';
import { deleted, draft, end, newer, start, stored, there } from './event-shapes.ts';
import { inOrder, type Reply, refusal, type Wire, wire } from './wire.ts';

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

async function write(one: EventWrite, ...replies: readonly Reply[]) {
  server = await wire(inOrder(...replies));
  const outcomes = await server.calendar.write('primary', [one]);
  expect(outcomes).toHaveLength(1);
  return outcomes[0];
}

const methods = () => server.asked.map((one) => one.method);

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
    ['410 without a reason', [{ status: 410 }]],
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
    expect(methods()).toStrictEqual(['PATCH', 'GET']);
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
    ['410 without a reason', [{ status: 410 }]],
    ['410', [refusal(410, 'deleted')]],
    ['410 without a reason', [{ status: 410 }]],
    ['an answer without a body', [{ status: 200 }]],
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
