import { afterEach, describe, expect, it, vi } from 'vitest';
import { client } from './imitation.ts';
import { callbackUrl, consentAt, type ImitatedWorld, imitated } from './support.ts';

const open: ImitatedWorld[] = [];
afterEach(async () => {
  vi.unstubAllGlobals();
  for (const each of open.splice(0)) await each.close();
});

async function world(provider: 'google' | 'microsoft'): Promise<ImitatedWorld> {
  const made = await imitated(provider);
  open.push(made);
  return made;
}

/** Answers every request with that document, and remembers what was asked. */
function answering(document: Record<string, unknown>): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    return Response.json(document);
  });
  return asked;
}

const misconfigured = { facts: { code: 'misconfigured' } };

describe('the endpoints', () => {
  it('are asked for at the first use, once, however many wait for them', async () => {
    const { consent, imitation } = await world('google');
    expect(imitation.exchanges).toHaveLength(0);
    await Promise.all([1, 2, 3].map(() => consent.begin(callbackUrl)));
    await consent.begin(callbackUrl);
    expect(imitation.exchanges.map(({ path }) => path)).toStrictEqual([
      '/.well-known/openid-configuration',
    ]);
  });

  it.each([
    [{ answer: 503 }, 'unreachable'],
    [{ cut: 'before' } as const, 'unreachable'],
    [{ answer: 404 }, 'misconfigured'],
    [{ answer: 200, headers: { 'content-type': 'application/json' }, body: '{}' }, 'misconfigured'],
  ])('are asked for again after %j', async (does, code) => {
    for (const provider of ['google', 'microsoft'] as const) {
      const { consent, imitation } = await world(provider);
      imitation.faults.push({ on: () => true, times: 1, does });
      await expect(consent.begin(callbackUrl)).rejects.toMatchObject({ facts: { code } });
      expect((await consent.begin(callbackUrl)).url).toContain(imitation.url);
    }
  });

  it.each([
    ['google', 'https://accounts.example.com', 'https://accounts.example.com'],
    ['google', 'https://accounts.example.com/', 'https://accounts.example.com'],
    [
      'microsoft',
      'https://login.example.com/common/v2.0',
      'https://login.example.com/{tenantid}/v2.0',
    ],
    [
      'microsoft',
      'https://login.example.com/consumers/v2.0',
      'https://login.example.com/9188/v2.0',
    ],
  ] as const)('of %s are believed at %s', async (provider, issuerUrl, issuer) => {
    const asked = answering({ issuer, ...endpoints('https://example.com') });
    const { url } = await consentAt(provider, issuerUrl).begin(callbackUrl);
    expect(url).toMatch(/^https:\/\/example\.com\/authorize\?/);
    expect(asked).toStrictEqual([
      `${issuerUrl.replace(/\/$/, '')}/.well-known/openid-configuration`,
    ]);
  });

  it.each([
    ['google', 'https://accounts.example.com', 'https://evil.example.org'],
    ['google', 'https://accounts.example.com', 'https://accounts.example.com/other'],
    ['google', 'https://accounts.example.com', 'no address'],
    [
      'microsoft',
      'https://login.example.com/common/v2.0',
      'https://evil.example.org/{tenantid}/v2.0',
    ],
  ] as const)('of %s are not believed at %s under another name', async (provider, at, issuer) => {
    answering({ issuer, ...endpoints('https://example.com') });
    await expect(consentAt(provider, at).begin(callbackUrl)).rejects.toMatchObject(misconfigured);
  });

  it.each([
    'http://accounts.example.com',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'http://10.0.0.1',
    'ftp://localhost',
    'accounts.example.com',
    '',
  ])('are not asked for at %j, where anybody may listen', async (issuerUrl) => {
    const asked = answering({ issuer: issuerUrl, ...endpoints('https://example.com') });
    const consent = consentAt('google', issuerUrl);
    await expect(consent.begin(callbackUrl)).rejects.toMatchObject(misconfigured);
    expect(asked).toStrictEqual([]);
  });

  it.each(['http://localhost:9', 'http://127.0.0.1:9', 'http://127.1.2.3:9', 'http://[::1]:9'])(
    'are asked for at %s, which nobody can overhear',
    async (issuer) => {
      answering({ issuer, ...endpoints(issuer) });
      expect((await consentAt('google', issuer).begin(callbackUrl)).url).toContain(issuer);
    },
  );

  it.each(['authorization_endpoint', 'token_endpoint', 'revocation_endpoint'])(
    'are refused where the %s could be overheard',
    async (name) => {
      for (const issuer of ['https://accounts.example.com', 'http://localhost:9']) {
        answering({ issuer, ...endpoints(issuer), [name]: 'http://example.com/endpoint' });
        const consent = consentAt('google', issuer);
        await expect(consent.begin(callbackUrl)).rejects.toMatchObject(misconfigured);
      }
    },
  );

  it.each(['authorization_endpoint', 'token_endpoint'])('are refused without %s', async (name) => {
    const issuer = 'https://accounts.example.com';
    answering({ issuer, ...endpoints(issuer), [name]: undefined });
    const consent = consentAt('google', issuer);
    await expect(consent.begin(callbackUrl)).rejects.toMatchObject(misconfigured);
  });

  it('are of no use without a client', async () => {
    const asked = answering({});
    const consent = consentAt('google', 'https://accounts.example.com', { clientId: '' });
    await expect(consent.begin(callbackUrl)).rejects.toMatchObject(misconfigured);
    expect(asked).toStrictEqual([]);
  });

  it('are given the client secret in the body alone', async () => {
    const at = await world('google');
    await at.consent.refresh('token', at.now).catch(() => null);
    const sent = at.imitation.exchanges.at(-1);
    expect(new URLSearchParams(sent?.requestBody).get('client_secret')).toBe(client.secret);
    expect(sent?.requestHeaders).not.toHaveProperty('authorization');
  });
});

function endpoints(origin: string): Record<string, unknown> {
  return {
    authorization_endpoint: `${origin}/authorize`,
    token_endpoint: `${origin}/token`,
    revocation_endpoint: `${origin}/revoke`,
  };
}
