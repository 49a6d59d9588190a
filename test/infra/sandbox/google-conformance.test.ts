/** The checker itself: what it lets pass and what it finds. */
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../infra/local/sandbox/serve.ts';
import { checkGoogleExchange } from './google-conformance.ts';

const events = '/calendar/v3/calendars/primary/events';
const tasks = '/tasks/v1/lists/%40default/tasks';
const start = { dateTime: '2026-11-24T09:00:00Z' };
const end = { dateTime: '2026-11-24T10:00:00Z' };
const json = { authorization: 'Bearer x', 'content-type': 'application/json' };

function exchange(
  method: string,
  path: string,
  body?: unknown,
  change: Partial<Exchange> = {},
): Exchange {
  return {
    method,
    path,
    requestHeaders: body === undefined ? { authorization: 'Bearer x' } : json,
    requestBody: body === undefined ? '' : JSON.stringify(body),
    status: 200,
    replyHeaders: { 'content-type': 'application/json' },
    replyBody: '{}',
    ...change,
  };
}

describe('a sound exchange', () => {
  it.each([
    ['GET', `${events}?syncToken=x&maxResults=2500&singleEvents=true`],
    ['GET', `${events}?eventTypes=default&eventTypes=birthday&fields=items(id)`],
    ['POST', `${events}?sendUpdates=none`, { id: 'abcde', start, end }],
    [
      'PATCH',
      `${events}/abcde`,
      { start: { date: '2026-11-24', dateTime: null }, description: null },
    ],
    ['PUT', `${events}/abcde`, { start, end, status: 'confirmed' }],
    ['POST', '/calendar/v3/channels/stop', { id: 'x', resourceId: 'y' }],
    ['POST', tasks, { title: 'x', due: '2026-12-04T00:00:00.000Z' }],
    ['GET', '/tasks/v1/users/@me/lists'],
  ])('passes: %s %s', (method, path, body?: unknown) => {
    const reply = path.endsWith('/stop') ? { status: 204, replyBody: '' } : {};
    expect(checkGoogleExchange(exchange(method, path, body, reply))).toStrictEqual([]);
  });
});

describe('a mistake in a request', () => {
  it.each([
    ['GET', '/calendar/v3/calenders/primary/events', undefined, 'no such method'],
    ['GET', '/calendar/v2/calendars/primary/events', undefined, 'no such method'],
    ['DELETE', events, undefined, 'no such method'],
    ['GET', `${events}?limit=5`, undefined, 'parameter limit is not known'],
    ['GET', `${events}?singleEvents=1`, undefined, 'parameter singleEvents has a value'],
    ['GET', `${events}?maxResults=0`, undefined, 'parameter maxResults has a value'],
    ['GET', `${events}?orderBy=created`, undefined, 'parameter orderBy has a value'],
    ['GET', `${events}?timeMin=2026-11-24`, undefined, 'parameter timeMin has a value'],
    [
      'GET',
      `${events}?timeMin=${start.dateTime}&timeMin=${end.dateTime}`,
      undefined,
      'given twice',
    ],
    ['GET', `${events}?syncToken=x&timeMin=${start.dateTime}`, undefined, 'syncToken does not go'],
    ['POST', `${events}/abcde/move`, undefined, 'parameter destination is missing'],
    ['POST', events, undefined, 'the body is missing'],
    ['POST', events, { start }, "required property 'end'"],
    ['POST', events, { start, end, title: 'x' }, 'additional properties: title'],
    ['POST', events, { start, end, summary: null }, 'must be string'],
    ['POST', events, { start, end, attendees: 'ada@example.com' }, 'must be array'],
    ['POST', events, { start: { dateTime: 'soon' }, end }, 'must match format'],
    [
      'POST',
      events,
      { start: { dateTime: '2026-11-24T09:00:00' }, end },
      'neither offset nor zone',
    ],
    ['POST', events, { start, end, recurrence: ['RRULE:FREQ=DAILY'] }, 'has no zone'],
    ['POST', events, { id: 'ABCDE', start, end }, 'not base32hex'],
    ['POST', events, { id: 'abcde', iCalUID: 'x', start, end }, 'given together'],
    ['DELETE', `${events}/abcde`, { id: 'abcde' }, 'a body where none belongs'],
    ['POST', tasks, { title: 'x', position: '1' }, 'additional properties: position'],
    ['POST', tasks, { title: 'x', key: 'k' }, 'additional properties: key'],
    ['GET', '/oauth2/v4/token', undefined, 'no such method'],
  ])('is found: %s %s %j', (method, path, body, problem) => {
    const found = checkGoogleExchange(exchange(method, path, body, { status: 404, replyBody: '' }));
    expect(found.join('\n')).toContain(problem);
  });

  it.each([
    ['no token', { requestHeaders: {} }, 'no bearer token'],
    [
      'an unknown property in the answer',
      { replyBody: '{"surprise":1}' },
      'additional properties: surprise',
    ],
    ['an answer that is no JSON', { replyBody: '<html>' }, 'no JSON'],
    [
      'an error of another form',
      { status: 400, replyBody: '{"error":"bad"}' },
      'not the form of Google',
    ],
  ])('is found: %s', (_, change, problem) => {
    const found = checkGoogleExchange(exchange('GET', events, undefined, change));
    expect(found.join('\n')).toContain(problem);
  });

  it.each([
    ['grant_type=password', 'no request for a token'],
    ['grant_type=refresh_token&client_id=a&client_secret=b', 'refresh_token is missing'],
    [
      'grant_type=authorization_code&code=x&redirect_uri=y&client_id=a&client_secret=b',
      'code_verifier is missing',
    ],
  ])('is found in a form: %s', (requestBody, problem) => {
    const requestHeaders = { 'content-type': 'application/x-www-form-urlencoded' };
    const found = checkGoogleExchange(
      exchange('POST', '/token', undefined, { requestBody, requestHeaders }),
    );
    expect(found.join('\n')).toContain(problem);
  });
});
