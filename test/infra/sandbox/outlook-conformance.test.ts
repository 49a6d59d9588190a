/** The checker of exchanges finds what it is there to find. */
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../infra/local/sandbox/serve.ts';
import { checkOutlookExchange } from './outlook-conformance.ts';
import { draft, extendedId } from './outlook-support.ts';

function exchange(
  more: Partial<Exchange> & { readonly sent?: unknown; readonly got?: unknown },
): Exchange {
  const { sent, got, ...rest } = more;
  return {
    method: 'GET',
    path: '/v1.0/me/events',
    requestHeaders: { authorization: 'Bearer x', 'content-type': 'application/json' },
    requestBody: sent === undefined ? '' : JSON.stringify(sent),
    status: 200,
    replyHeaders: {},
    replyBody: JSON.stringify(got ?? { value: [] }),
    ...rest,
  };
}

const made = { method: 'POST', status: 201, got: { id: 'x' } };
const marked = { singleValueExtendedProperties: [{ id: extendedId, value: 'key' }] };
const inBatch = (step: object, answer: object) =>
  exchange({
    method: 'POST',
    path: '/v1.0/$batch',
    sent: { requests: [{ id: '1', ...step }] },
    got: { responses: [{ id: '1', ...answer }] },
  });
const delta = '/v1.0/me/calendarView/delta';

describe('what is in order', () => {
  it.each<[string, Exchange]>([
    ['a list', exchange({})],
    ['an event that is made', exchange({ ...made, sent: draft(undefined, marked) })],
    ['an id that is encoded', exchange({ path: '/v1.0/me/events/AA%3D', got: { id: 'AA=' } })],
    ['a kept link', exchange({ path: `${delta}?%24deltatoken=abc` })],
    ['a batch', inBatch({ method: 'DELETE', url: '/me/events/x' }, { status: 204 })],
    ['an answer without a body from a fault', exchange({ status: 503, replyBody: '' })],
  ])('passes %s', (_what, one) => {
    expect(checkOutlookExchange(one)).toStrictEqual([]);
  });
});

describe('what is not', () => {
  it.each<[string, Exchange, RegExp]>([
    ['an unknown path', exchange({ path: '/v1.0/me/meetings' }), /Graph has no/],
    ['an unknown method', exchange({ method: 'PUT' }), /Graph has no PUT/],
    ['no token', exchange({ requestHeaders: {} }), /no bearer token/],
    [
      'an unknown property',
      exchange({ ...made, sent: draft(undefined, { colour: 'red' }) }),
      /colour/,
    ],
    [
      'a read-only property',
      exchange({ ...made, sent: draft(undefined, { iCalUId: 'x' }) }),
      /iCalUId/,
    ],
    [
      'an enum in another case',
      exchange({ ...made, sent: draft(undefined, { showAs: 'FREE' }) }),
      /showAs/,
    ],
    [
      'a transactionId in a change',
      exchange({
        method: 'PATCH',
        path: '/v1.0/me/events/x',
        sent: { transactionId: 'x' },
        got: { id: 'x' },
      }),
      /transactionId/,
    ],
    [
      'an offset in a time',
      exchange({
        ...made,
        sent: draft(undefined, { start: { dateTime: '2026-11-25T09:00:00Z', timeZone: 'UTC' } }),
      }),
      /offset/,
    ],
    [
      'a time without a zone',
      exchange({ ...made, sent: draft(undefined, { start: { dateTime: '2026-11-25T09:00:00' } }) }),
      /timeZone/,
    ],
    ['a body where none belongs', exchange({ sent: {} }), /a body where none belongs/],
    ['an unknown option', exchange({ path: '/v1.0/me/events?$flavour=a' }), /\$flavour/],
    [
      'an option that a delta refuses',
      exchange({ path: `${delta}?startDateTime=a&endDateTime=b&$select=id` }),
      /\$select/,
    ],
    ['a delta without a window', exchange({ path: delta }), /startDateTime is missing/],
    [
      'a raw plus sign',
      exchange({ path: `${delta}?startDateTime=2026-01-01T00:00:00+01:00&endDateTime=b` }),
      /plus sign/,
    ],
    [
      'an unknown preference',
      exchange({ requestHeaders: { authorization: 'Bearer x', prefer: 'outlook.timezone=UTC' } }),
      /unknown preference/,
    ],
    ['an answer of another form', exchange({ got: { items: [] } }), /reply/],
    [
      'both links on a page',
      exchange({
        path: `${delta}?startDateTime=a&endDateTime=b`,
        got: { value: [], '@odata.nextLink': 'a', '@odata.deltaLink': 'b' },
      }),
      /reply/,
    ],
    ['an error without a code', exchange({ status: 400, got: { error: 'no' } }), /error/],
    ['a status that it never has', exchange({ status: 202 }), /status 202/],
    [
      'a wrong request in a batch',
      inBatch({ method: 'GET', url: '/me/meetings' }, { status: 404 }),
      /\[1\] .*Graph has no/,
    ],
    [
      'a wrong body in a batch',
      inBatch(
        {
          method: 'POST',
          url: '/me/events',
          headers: { 'Content-Type': 'application/json' },
          body: { subject: 1 },
        },
        { status: 201, body: { id: 'x' } },
      ),
      /\[1\] .*subject/,
    ],
    [
      'a lost answer in a batch',
      { ...inBatch({ method: 'GET', url: '/me' }, {}), replyBody: '{"responses":[]}' },
      /no answer to 1/,
    ],
    [
      'consent without S256',
      exchange({
        path: '/oauth2/v2.0/authorize?client_id=a&redirect_uri=b&response_type=code&scope=c&state=d&nonce=e&code_challenge=f',
      }),
      /no S256/,
    ],
    [
      'a refresh without a token',
      exchange({
        method: 'POST',
        path: '/oauth2/v2.0/token',
        requestBody: 'grant_type=refresh_token',
      }),
      /refresh_token is missing/,
    ],
  ])('finds %s', (_what, one, problem) => {
    expect(checkOutlookExchange(one).join('\n')).toMatch(problem);
  });
});
