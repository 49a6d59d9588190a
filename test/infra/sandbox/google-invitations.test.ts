/** Events that others share, that cannot be written, and their words. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkGoogleExchange } from './google-conformance.ts';
import { ask, type Bench, connect, startBench } from './google-support.ts';

const events = '/calendar/v3/calendars/primary/events';
const start = { dateTime: '2026-11-24T10:00:00+01:00' };
const end = { dateTime: '2026-11-24T11:00:00+01:00' };

let bench: Bench;
let token: string;
beforeEach(async () => {
  bench = await startBench();
  token = (await connect(bench.sandbox)).access_token;
});
afterEach(async () => {
  await bench.sandbox.close();
  const wrong = bench.exchanges
    .flatMap(checkGoogleExchange)
    .filter((each) => !/request|paramet/.test(each));
  expect(wrong).toStrictEqual([]);
});

const reasonOf = (body: Record<string, unknown>): string =>
  (body as { error?: { errors?: { reason: string }[] } }).error?.errors?.[0]?.reason ?? '';
const post = (body: unknown, query = '') => ask(bench.sandbox, token, 'POST', events + query, body);
const get = (id: string, headers = {}) =>
  ask(bench.sandbox, token, 'GET', `${events}/${id}`, undefined, headers);
const patch = (id: string, body: unknown, headers = {}) =>
  ask(bench.sandbox, token, 'PATCH', `${events}/${id}`, body, headers);
const remove = (id: string, headers = {}) =>
  ask(bench.sandbox, token, 'DELETE', `${events}/${id}`, undefined, headers);

describe('an invitation', () => {
  const organizer = { name: 'Grace Example', email: 'grace@example.org' };
  const draft = {
    title: 'Interview',
    start: Date.UTC(2026, 10, 25, 9),
    end: Date.UTC(2026, 10, 25, 10),
    organizer,
  };

  it('shows the person as an attendee who has not answered, then their answer', async () => {
    const id = bench.sandbox.person.addEvent(draft);
    const own = { email: 'ada@example.com', self: true };
    expect((await get(id)).body.attendees).toMatchObject([
      { ...own, responseStatus: 'needsAction' },
    ]);
    bench.sandbox.person.answerEvent(id, 'declined');
    expect((await get(id)).body.attendees).toMatchObject([{ ...own, responseStatus: 'declined' }]);
  });

  it('is not the attendee’s to change, but theirs to answer and to delete', async () => {
    const id = bench.sandbox.person.addEvent(draft);
    const reply = await patch(id, { summary: 'Mine' });
    expect([reply.status, reasonOf(reply.body)]).toStrictEqual([403, 'forbiddenForNonOrganizer']);
    expect((await patch(id, { colorId: '4' })).status).toBe(200);
    expect((await remove(id)).status).toBe(204);
  });

  it('leaves out other attendees where more are asked for than wanted', async () => {
    const attendees = [1, 2, 3].map((n) => ({ name: `N${n}`, email: `n${n}@example.org` }));
    const id = bench.sandbox.person.addEvent({ ...draft, attendees });
    const { body } = await get(`${id}?maxAttendees=1`);
    expect(body).toMatchObject({
      attendeesOmitted: true,
      attendees: [{ email: 'ada@example.com' }],
    });
  });
});

describe('what may not be written', () => {
  it('refuses to write into a calendar that may only be read', async () => {
    const name = encodeURIComponent('en.example#holiday@group.v.calendar.google.com');
    const path = `/calendar/v3/calendars/${name}/events`;
    expect((await ask(bench.sandbox, token, 'GET', path)).body.accessRole).toBe('reader');
    const reply = await ask(bench.sandbox, token, 'POST', path, { start, end });
    expect([reply.status, reasonOf(reply.body)]).toStrictEqual([403, 'requiredAccessLevel']);
  });

  it('refuses what is no JSON object', async () => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const reply = await fetch(bench.sandbox.url + events, { method: 'POST', headers, body: '[1' });
    expect(reply.status).toBe(400);
    expect(reasonOf((await reply.json()) as Record<string, unknown>)).toBe('parseError');
  });

  it('shows only the fields that are asked for', async () => {
    await post({ id: 'abcde', summary: 'x', start, end });
    const { body } = await ask(
      bench.sandbox,
      token,
      'GET',
      `${events}?fields=items(id,start/timeZone),timeZone`,
    );
    expect(body).toStrictEqual({ timeZone: 'Europe/Berlin', items: [{ id: 'abcde', start: {} }] });
  });
});

describe('a description', () => {
  it('is read by the person as text, whatever markup it holds', async () => {
    await post({
      start,
      end,
      description: '<p>Bring <b>pens</b> &amp; ink<br/>5 &lt; 6 &#39;x&#x27;</p>',
    });
    expect(bench.sandbox.person.events()[0]?.text).toBe("Bring pens & ink\n5 < 6 'x'\n");
  });

  it('is written by the person as text and kept as markup', async () => {
    const { person } = bench.sandbox;
    const text = 'R&D <team>\nsecond line';
    const id = person.addEvent({ title: 'x', text, start: 0, end: 1000 });
    expect((await get(id)).body.description).toBe('R&amp;D &lt;team&gt;\nsecond line');
    person.changeEvent(id, { text });
    expect((await get(id)).body.description).toBe('R&amp;D &lt;team&gt;<br>second line');
    expect(person.events()[0]?.text).toBe(text);
  });
});
