/** Whatever another site makes a browser send: nothing is done, whosever cookies come along. */
import { describe, expect, it } from 'vitest';
import { formatDay } from '../../functions/domain/time.ts';
import { linkOf, type Somebody, stored, type TwoPersons, twoPersons } from './two-persons.ts';
import { publicUrl } from './web-world.ts';

type Fields = Readonly<Record<string, string>>;
type Target = { readonly path: string; readonly fields: Fields };

const series = (act: string, fields: Fields) => (who: Somebody) => ({
  path: `/interviews/${who.series}/${act}`,
  fields: { key: `${who.series}.status-1`, ...fields },
});
const link = (deed: Parameters<typeof linkOf>[2], fields: Fields) => (who: Somebody) => ({
  path: linkOf(who, deed === 'debrief' ? 'debrief' : 'status-1', deed),
  fields,
});
const debrief = { name: 'Dana Cruz', title: '', email: '', 'was-promise': '', promise: '' };

/** Every post that there is, with what makes it act. A new one stands here, or the first test fails. */
const targets: Readonly<Record<string, (who: Somebody, two: TwoPersons) => Target>> = {
  '/look': () => ({ path: '/look', fields: {} }),
  '/calendars/choose': ({ account }) => ({
    path: '/calendars/choose',
    fields: { account },
  }),
  '/calendars/disconnect': ({ account }) => ({
    path: '/calendars/disconnect',
    fields: { account, clear: 'yes' },
  }),
  '/interviews/:series/outcome': series('outcome', { outcome: 'offer', 'was-outcome': 'none' }),
  '/interviews/:series/known': series('known', { calls: 'yes', 'was-calls': 'no' }),
  '/interviews/:series/met': series('met', { name: 'Dana Cruz' }),
  '/interviews/:series/not-mine': series('not-mine', {}),
  '/interviews/:series/step': series('step', { did: 'done' }),
  '/interviews/:series/debrief': series('debrief', debrief),
  '/go/:name/done': link('done', { did: 'done' }),
  '/go/:name/answered': link('answered', {}),
  '/go/:name/rejected': link('rejected', {}),
  '/go/:name/offer': link('offer', {}),
  '/go/:name/later': (who, { world }) => ({
    path: linkOf(who, 'status-1', 'later'),
    fields: { did: 'later', day: formatDay(dayIn(world.flows.now, 21)) },
  }),
  '/go/:name/stop': link('stop', {}),
  '/go/:name/debrief': link('debrief', debrief),
  '/questions': ({ series: event }) => ({ path: '/questions', fields: { event, is: 'no' } }),
  '/questions/forget': () => ({ path: '/questions/forget', fields: {} }),
  '/settings': () => ({
    path: '/settings',
    fields: {
      ...{ zone: 'UTC', opens: '08:00', closes: '18:00', shownAs: 'events' },
      ...{ cadence: 'how-often', name: 'Somebody', country: '', addresses: '', employers: '' },
    },
  }),
  '/settings/feed': () => ({ path: '/settings/feed', fields: { do: 'off' } }),
  '/settings/delete': () => ({ path: '/settings/delete', fields: { calendars: 'clear' } }),
};

/** These have nothing to change here; what they answer shows that they were reached. */
const reachedOnly: Readonly<Record<string, number>> = {
  '/look': 400,
  '/calendars/choose': 400,
  '/questions/forget': 303,
};

function dayIn(now: number, days: number) {
  return (Math.floor(now / 86_400_000) + days) as Parameters<typeof formatDay>[0];
}

/** What a browser sends of itself. */
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const ours = { ...form, origin: publicUrl };
const bodyOf = (fields: Fields): string => new URLSearchParams(fields).toString();

type Sent = { readonly headers: Fields; readonly body: string; readonly query?: string };
type Attack = (
  target: Target,
  tokens: Readonly<Record<'right' | 'others' | 'stale', string>>,
) => Sent;
const from =
  (headers: Fields): Attack =>
  ({ fields }, { right }) => ({
    headers: { ...form, ...headers },
    body: bodyOf({ ...fields, token: right }),
  });
const with_ =
  (token: (tokens: Parameters<Attack>[1]) => Fields): Attack =>
  ({ fields }, tokens) => ({ headers: ours, body: bodyOf({ ...fields, ...token(tokens) }) });

/** Those with the right token are what a thief of tokens could do: the origin alone holds them up. */
const attacks: Readonly<Record<string, Attack>> = {
  'no origin at all': from({}),
  'another origin': from({ origin: 'https://evil.example.org' }),
  'an origin that is none': from({ origin: 'null' }),
  'a neighbour below our domain': from({ origin: 'https://x.afterword.example.com' }),
  'an origin that begins as ours': from({ origin: `${publicUrl}.evil.example.org` }),
  'our name without encryption': from({ origin: publicUrl.replace('https', 'http') }),
  'our name at another port': from({ origin: `${publicUrl}:8443` }),
  'a cross-site fetch': from({ 'sec-fetch-site': 'cross-site' }),
  'a fetch from the same site': from({ 'sec-fetch-site': 'same-site' }),
  'a fetch from nowhere': from({ 'sec-fetch-site': 'none' }),
  'a form of plain text': ({ fields }, { right }) => ({
    headers: { origin: publicUrl, 'content-type': 'text/plain' },
    body: bodyOf({ ...fields, token: right }),
  }),
  'JSON, which needs no origin': ({ fields }, { right }) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...fields, token: right }),
  }),
  'a form under the name of JSON': ({ fields }, { right }) => ({
    headers: { 'content-type': 'application/json' },
    body: bodyOf({ ...fields, token: right }),
  }),
  'no token': with_(() => ({})),
  'an empty token': with_(() => ({ token: '' })),
  'a token of somebody else’s visit': with_(({ others }) => ({ token: others })),
  'a token of a visit that is over': with_(({ stale }) => ({ token: stale })),
  'a token that is cut off': with_(({ right }) => ({ token: right.slice(0, -1) })),
  'the token in the address': ({ fields }, { right }) => ({
    headers: ours,
    body: bodyOf(fields),
    query: `?token=${right}`,
  }),
  'two tokens': ({ fields }, { right }) => ({
    headers: ours,
    body: `${bodyOf({ ...fields, token: right })}&token=${right}`,
  }),
};

async function post(two: TwoPersons, who: Somebody, path: string, { headers, body, query }: Sent) {
  const cookie = [...who.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return await two.world.app.request(`${publicUrl}${path}${query ?? ''}`, {
    method: 'POST',
    headers: { ...headers, cookie },
    body,
  });
}

/** The tokens that an attacker may have got hold of. */
async function tokensFor(who: Somebody, other: Somebody) {
  const stale = await who.browser.token('/settings');
  for (const name of who.browser.cookies.keys()) {
    if (name.endsWith('visit')) who.browser.cookies.delete(name);
  }
  const right = await who.browser.token('/settings');
  return { right, stale, others: await other.browser.token('/settings') };
}

describe('the posts that there are', () => {
  it('are all named here, and nothing is done by any other method', async () => {
    const { world } = await twoPersons();
    const routes = world.app.routes.filter(({ method }) => method !== 'ALL');
    const posts = routes.filter(({ method }) => method !== 'GET');
    expect(posts.filter(({ method }) => method !== 'POST')).toStrictEqual([]);
    const paths = new Set(posts.map(({ path }) => path));
    expect([...paths].sort()).toStrictEqual(Object.keys(targets).sort());
    // What answers to all methods may only be what every request passes through.
    const others = world.app.routes.filter(({ method }) => method === 'ALL');
    expect(new Set(others.map(({ path }) => path))).toStrictEqual(new Set(['/*']));
  });
});

describe.each(Object.entries(targets))('a post to %s', (_, targetOf) => {
  it('acts where it comes from our own page', async () => {
    const two = await twoPersons();
    const target = targetOf(two.maya, two);
    const before = await stored(two);
    const { right } = await tokensFor(two.maya, two.noah);
    const body = bodyOf({ ...target.fields, token: right });
    const { status } = await post(two, two.maya, target.path, { headers: ours, body });
    const reached = reachedOnly[target.path];
    if (reached !== undefined) expect(status).toBe(reached);
    else expect([status < 400, (await stored(two)) !== before]).toStrictEqual([true, true]);
  });

  it('is refused from anywhere else, with a clear page, and changes nothing', async () => {
    const two = await twoPersons();
    const { world, maya, noah } = two;
    const target = targetOf(maya, two);
    const tokens = await tokensFor(maya, noah);
    const before = await stored(two);
    const asked = world.asked.length;
    for (const [what, attack] of Object.entries(attacks)) {
      const answer = await post(two, maya, target.path, attack(target, tokens));
      const text = await answer.text();
      expect([what, answer.status]).toStrictEqual([what, 403]);
      expect(text).toMatch(/<h1>(?:That is refused|This page was too old)<\/h1>/);
      expect(text).not.toMatch(/Acme|Globex|\bat .*:\d+:\d+/);
      expect([what, await stored(two)]).toStrictEqual([what, before]);
    }
    // Without cookies, or with those of another, the right token is worth nothing.
    const sent = { headers: ours, body: bodyOf({ ...target.fields, token: tokens.right }) };
    const stranger = { ...maya, browser: world.stranger() };
    for (const who of [stranger, noah]) {
      expect((await post(two, who, target.path, sent)).status).toBe(403);
    }
    expect(await stored(two)).toBe(before);
    expect([world.asked.length, world.failed]).toStrictEqual([asked, []]);
  });

  it('is not done by reading, whatever the reader claims to mean', async () => {
    const two = await twoPersons();
    const { world, maya, noah } = two;
    const { path, fields } = targetOf(maya, two);
    const { right } = await tokensFor(maya, noah);
    const before = await stored(two);
    const cookie = [...maya.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const query = bodyOf({ ...fields, token: right, _method: 'POST' });
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await world.app.request(`${publicUrl}${path}?${query}`, {
        method,
        headers: {
          ...{ cookie, origin: publicUrl, 'x-http-method-override': 'POST', purpose: 'prefetch' },
          ...{ 'x-http-method': 'POST', 'x-method-override': 'POST', 'sec-purpose': 'prefetch' },
        },
      });
      expect([method, answer.status < 500, await stored(two)]).toStrictEqual([
        method,
        true,
        before,
      ]);
    }
  });

  it('in pieces, or in a form that is none, is answered with a clear page', async () => {
    const two = await twoPersons();
    const { path } = targetOf(two.maya, two);
    const before = await stored(two);
    const types = [
      'multipart/form-data',
      'multipart/form-data; boundary=b',
      'multipart/form-data; b',
    ];
    for (const type of types) {
      for (const body of [
        '',
        '--b',
        '--b\r\nContent-Disposition: form-data; name="token"\r\n\r\nx',
      ]) {
        const sent = { headers: { origin: publicUrl, 'content-type': type }, body };
        const answer = await post(two, two.maya, path, sent);
        expect([400, 403]).toContain(answer.status);
        expect(await answer.text()).toContain('<h1>');
      }
    }
    expect(two.world.failed).toStrictEqual([]);
    expect(await stored(two)).toBe(before);
  });
});
