/** Strangers who mean harm: what they may fill, what they make us say, and what they make us believe. */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channelName } from '../../functions/domain/channel-name.ts';
import { httpEvent } from './events.ts';
import { domain } from './fleet.ts';
import { connectedStand } from './scene.ts';
import type { Stand } from './stand.ts';
import { Visitor } from './visitor.ts';

let stand: Stand;
let visitor: Visitor;
let person = '';

beforeAll(async () => {
  ({ stand, visitor, person } = await connectedStand());
});
afterAll(() => stand.close());

const url = (path: string): string => stand.publicUrl + path;
/** What nobody may ever read in a log. */
const secret = 'secret4name0of1a2link';

describe('a flood of forged notifications', () => {
  /** One request of Outlook's shape, with so many hints; `of` says about whom. */
  const forged = (of: (at: number) => string, count: number, turn: number): RequestInit => {
    const value = Array.from({ length: count }, (_, at) => {
      const channel = channelName(of(at), `${turn}`.padEnd(10, 'x') + `${at}`.padStart(10, 'x'));
      return { subscriptionId: 'made-up', clientState: `${channel}.made-up-token` };
    });
    const headers = { 'content-type': 'application/json' };
    return { method: 'POST', headers, body: JSON.stringify({ value }) };
  };
  /** What was put into the queue since, by person. */
  const sentSince = (before: number): ReadonlyMap<string, number> => {
    const entries = stand.wire.requests
      .slice(before)
      .filter(({ service, body }) => service === 'sqs' && /"Entries"/.test(String(body)))
      .flatMap(({ body }) => JSON.parse(String(body)).Entries as { MessageGroupId: string }[]);
    return new Map(
      [...Map.groupBy(entries, (one) => one.MessageGroupId)].map(([who, all]) => [who, all.length]),
    );
  };

  it('about one person fills their line with no more than a few', async () => {
    await stand.recycle();
    const before = stand.wire.requests.length;
    const answers: number[] = [];
    for (let turn = 0; turn < 5; turn++) {
      const flood = forged(() => person, 200, turn);
      answers.push((await stand.fetch(url('/notify/outlook'), flood)).status);
    }
    const sent = sentSince(before).get(person) ?? 0;
    expect(sent).toBeGreaterThanOrEqual(20);
    // One more for each second that it takes.
    expect(sent).toBeLessThan(60);
    // A provider comes again after that; what is lost would be seen hours later.
    expect(answers.at(-1)).toBe(503);
    await stand.calm();
    expect(stand.parked()).toStrictEqual([]);
  });

  it('keeps nobody else from being told of', async () => {
    await stand.recycle();
    await stand.fetch(
      url('/notify/outlook'),
      forged(() => 'nobody', 100, 0),
    );
    const before = stand.wire.requests.length;
    const { status } = await stand.fetch(
      url('/notify/outlook'),
      forged(() => person, 1, 1),
    );
    expect(status).toBe(202);
    expect(sentSince(before)).toStrictEqual(new Map([[person, 1]]));
    await stand.calm();
  });
});

type Change = Partial<APIGatewayProxyEventV2> & { readonly method?: string };

/** An event as it would have to be for something to go wrong with it. */
function odd({ method = 'GET', ...change }: Change): object {
  const asked = { method, target: '/', headers: { host: domain }, body: null };
  const route = { key: '$default', parameters: null };
  const event = httpEvent({ ...asked, sourceIp: '192.0.2.1', domain }, route, Date.now());
  return { ...event, ...change };
}

describe('a request that no browser sends', () => {
  const asked: readonly (readonly [string, Change])[] = [
    ['a GET with a body', { body: 'c2VjcmV0', isBase64Encoded: true }],
    ['the method TRACE', { method: 'TRACE' }],
    ['the method CONNECT', { method: 'CONNECT' }],
    ['a method of two words', { method: `GET ${secret}` }],
    ['a path that is a port', { rawPath: `:99999/go/${secret}/done` }],
    ['a path that is a host', { rawPath: `@evil.example.org/go/${secret}` }],
    ['a path of two slashes', { rawPath: `//evil.example.org/${secret}` }],
    ['a zero in its path', { rawPath: `/go/\0${secret}/done` }],
    ['half a character in its path', { rawPath: `/go/\ud800${secret}/done` }],
    ['percent signs that mean nothing', { rawPath: `/go/%${secret}%/done`, rawQueryString: '%%' }],
    ['a header of two lines', { headers: { host: domain, 'x-odd': `${secret}\nand more` } }],
    ['half a character in a header', { headers: { host: domain, 'x-odd': `${secret}\ud800` } }],
    ['a header without a name', { headers: { host: domain, 'x odd': secret } }],
    ['a bell in its cookie', { cookies: [`__Host-afterword-session=${secret}\x07`] }],
    ['a body that is no Base64', { method: 'POST', body: `${secret}#`, isBase64Encoded: true }],
  ];

  it.each(
    (['pages', 'look', 'notify'] as const).flatMap((name) =>
      asked.map(([what, change]) => [what, name, change] as const),
    ),
  )('with %s is answered by %s, and quoted nowhere', async (_, name, change) => {
    const called = stand.functions[name];
    const { payload, isError } = await called.invoke(odd(change));
    expect({ isError, payload }).toMatchObject({ isError: false });
    expect([200, 303, 400, 403, 404, 405]).toContain(JSON.parse(payload).statusCode);
    expect(called.said()).not.toContain(secret);
    expect(called.said()).not.toContain('TypeError');
  });

  it('shuts nobody out for what another site of the domain has put into their cookies', async () => {
    const cookie = await signedIn();
    const cookies = ['theirs=\u20ac', 'bell=\x07', cookie, 'more=\ud800'];
    const { payload } = await stand.functions.pages.invoke(odd({ cookies, rawPath: '/calendars' }));
    const { statusCode, body } = JSON.parse(payload);
    expect({ statusCode, body }).toMatchObject({ statusCode: 200 });
  });
});

/** The visitor's session, as a cookie. */
async function signedIn(): Promise<string> {
  const other = new Visitor(stand);
  const back = await other.ask(await other.consent('google'));
  await stand.calm();
  const [session = ''] = back.headers
    .getSetCookie()
    .filter((one) => one.startsWith('__Host-afterword-session='));
  return session.split(';')[0] ?? '';
}

describe('a request that names another host', () => {
  const spoofed = {
    'x-forwarded-host': 'evil.example.org',
    'x-forwarded-proto': 'http',
    forwarded: 'host=evil.example.org;proto=http',
    'x-original-url': '/settings',
    'x-http-method-override': 'POST',
  };

  it('is sent to the provider with our address, and gets cookies for https alone', async () => {
    const answer = await stand.fetch(url('/connect/google'), { headers: spoofed });
    const to = new URL(answer.headers.get('location') ?? '');
    expect(to.searchParams.get('redirect_uri')).toBe(url('/connect/google/callback'));
    for (const cookie of answer.headers.getSetCookie()) expect(cookie).toMatch(/^__Host-.*Secure/);
  });

  it.each([
    ['another site', 'https://evil.example.org'],
    ['the plain form of ours', `http://${domain}`],
    ['a port of ours', `https://${domain}:8443`],
    ['nobody', 'null'],
    ['a site below ours', `https://evil.${domain}`],
  ])('may not post for %s', async (_, origin) => {
    const headers = { ...spoofed, origin };
    const body = new URLSearchParams({ token: await visitor.token('/settings'), name: 'Mallory' });
    const answer = await visitor.ask('/settings', { method: 'POST', headers, body });
    expect(answer.status).toBe(403);
    expect(await visitor.read('/settings')).not.toContain('Mallory');
  });
});

describe('the end of a consent', () => {
  it('is refused in another browser, and used up in none', async () => {
    const mallory = new Visitor(stand);
    const back = await mallory.consent('google');
    expect((await visitor.ask(back)).status).toBe(400);
    expect((await mallory.ask(back)).status).toBe(303);
    expect((await mallory.ask(back)).status).toBe(400);
    await stand.calm();
  });

  it.each([
    '/connect/outlook/callback',
    '/connect/google/callback/',
    '/%2Fconnect/google/callback',
  ])('at %s leads to no account', async (path) => {
    const mallory = new Visitor(stand);
    const back = new URL(await mallory.consent('google'));
    const before = await stand.persons();
    const answer = await mallory.ask(path + back.search);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await stand.persons()).toStrictEqual(before);
  });
});

describe('what is asked of KMS', () => {
  it('is a key for one account where a door asks, and its opening never', async () => {
    const before = stand.wire.requests.length;
    await stand.recycle();
    const other = new Visitor(stand);
    const back = await other.consent('google');
    const asked = [...stand.gates.pages.asked];
    expect((await other.ask(back)).status).toBe(303);
    await stand.calm();
    const purposes = stand.wire.requests
      .slice(before)
      .filter(({ service, headers }) => service === 'kms' && /Generate/.test(target(headers)))
      .map(({ body }) => JSON.parse(String(body)).EncryptionContext.purpose as string);
    expect(purposes).toContain('account-tokens');
    expect(asked).not.toContain('kms:Decrypt');
    // Rights hold for purposes: the gate refuses a door what it asks for beside them.
    expect(stand.gates.pages.refused).toStrictEqual([]);
    expect(
      stand.allowed.pages.find(({ actions }) => actions.includes('kms:GenerateDataKey')),
    ).toMatchObject({ purposes: ['account-tokens'] });
  });
});

function target(headers: unknown): string {
  return JSON.stringify(headers);
}

describe('what the functions have said in all of this', () => {
  it('holds no name of a link, no cookie and no person', async () => {
    await stand.fetch(url(`/go/${secret}/done`));
    await stand.fetch(url(`/feed/${secret}.ics?${secret}`));
    await stand.fetch(url(`/connect/google/callback?code=${secret}&state=${secret}`));
    const said = (['notify', 'pages', 'look', 'sync', 'sweep'] as const)
      .map((name) => stand.functions[name].said())
      .join('');
    expect(said).not.toMatch(new RegExp(`${secret}|@example|Maya|__Host-`));
  });
});
