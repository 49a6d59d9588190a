/** What the contract cannot see: what goes over the wire, and which ID tokens are believed. */
import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { Finished } from '../../../functions/domain/ports/consent.ts';
import { instant } from '../../../functions/domain/time.ts';
import { client, imitationNow, tenant } from './imitation.ts';
import { callbackUrl, type ImitatedWorld, imitated, visit } from './support.ts';

const open: ImitatedWorld[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function world(provider: 'google' | 'microsoft'): Promise<ImitatedWorld> {
  const made = await imitated(provider);
  open.push(made);
  return made;
}

async function finished(at: ImitatedWorld, now = at.now): Promise<Finished> {
  const { url, pending } = await at.consent.begin(callbackUrl);
  return at.consent.finish(await visit(url), pending, now);
}

function tokenRequest({ imitation }: ImitatedWorld): URLSearchParams {
  const exchange = imitation.exchanges.findLast(({ method }) => method === 'POST');
  return new URLSearchParams(exchange?.requestBody);
}

const over = { facts: { code: 'reconnect', because: 'grant' } };
const providers = ['google', 'microsoft'] as const;

describe('the question to the person', () => {
  it('asks Google for a lasting grant and keeps what was granted before', async () => {
    const at = await world('google');
    const url = new URL((await at.consent.begin(callbackUrl)).url);
    expect(url.origin + url.pathname).toBe(`${at.imitation.url}/o/oauth2/v2/auth`);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: client.id,
      response_type: 'code',
      redirect_uri: callbackUrl,
      scope:
        'openid email profile https://www.googleapis.com/auth/calendar.events.owned ' +
        'https://www.googleapis.com/auth/calendar.calendarlist.readonly https://www.googleapis.com/auth/tasks',
      access_type: 'offline',
      prompt: 'consent',
      include_granted_scopes: 'true',
    });
  });

  it('asks Microsoft which account it is, for a lasting grant', async () => {
    const at = await world('microsoft');
    const url = new URL((await at.consent.begin(callbackUrl)).url);
    expect(url.origin + url.pathname).toBe(`${at.imitation.url}/common/oauth2/v2.0/authorize`);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: client.id,
      response_type: 'code',
      redirect_uri: callbackUrl,
      scope:
        'openid profile email offline_access User.Read Calendars.ReadWrite Tasks.ReadWrite MailboxSettings.Read',
      response_mode: 'query',
      prompt: 'select_account',
    });
  });

  it.each(providers)('carries the hash of the verifier, never the verifier (%s)', async (name) => {
    const at = await world(name);
    const { url, pending } = await at.consent.begin(callbackUrl);
    const query = new URL(url).searchParams;
    const hash = createHash('sha256').update(pending.verifier).digest('base64url');
    expect(query.get('code_challenge')).toBe(hash);
    expect(query.get('code_challenge_method')).toBe('S256');
    expect(query.get('nonce')).toBe(pending.nonce);
    expect(pending.verifier).toMatch(/^[\w.~-]{43,128}$/);
    expect(url).not.toContain(pending.verifier);
    expect(url).not.toContain(encodeURIComponent(client.secret));
  });

  it('leads nowhere but to the provider, whatever the redirect is', async () => {
    const at = await world('google');
    const redirect = 'https://afterword.example.com/callback?next=https://evil.example.org';
    const { url } = await at.consent.begin(redirect);
    expect(new URL(url).origin).toBe(at.imitation.url);
  });

  it.each([
    'javascript:alert(1)',
    '//evil.example.org',
    '/callback',
    'http://example.com/callback',
  ])('is not asked where the answer would come back to %s', async (redirect) => {
    const at = await world('google');
    await expect(at.consent.begin(redirect)).rejects.toMatchObject({
      facts: { code: 'misconfigured' },
    });
  });
});

describe('the trade of the code', () => {
  it.each(providers)(
    'carries verifier, client and the redirect that was named (%s)',
    async (name) => {
      const at = await world(name);
      const { url, pending } = await at.consent.begin(callbackUrl);
      const callback = new URL(await visit(url));
      await at.consent.finish(callback.href, pending, at.now);
      expect(Object.fromEntries(tokenRequest(at))).toStrictEqual({
        grant_type: 'authorization_code',
        code: callback.searchParams.get('code'),
        code_verifier: pending.verifier,
        redirect_uri: callbackUrl,
        client_id: client.id,
        client_secret: client.secret,
      });
    },
  );

  it('takes the query alone from the address that was called', async () => {
    const at = await world('google');
    const { url, pending } = await at.consent.begin(callbackUrl);
    const { search } = new URL(await visit(url));
    const called = `http://10.0.0.7:8080/behind/a/proxy${search}&redirect_uri=https://evil.example.org`;
    expect(await at.consent.finish(called, pending, at.now)).toMatchObject({ is: 'granted' });
    expect(tokenRequest(at).get('redirect_uri')).toBe(callbackUrl);
  });

  it('asks the provider for nothing where the answer is not to this question', async () => {
    const at = await world('google');
    const { url, pending } = await at.consent.begin(callbackUrl);
    const callback = new URL(await visit(url));
    callback.searchParams.append('state', pending.state);
    await expect(at.consent.finish(callback.href, pending, at.now)).rejects.toMatchObject(over);
    callback.searchParams.set('state', 'another');
    await expect(at.consent.finish(callback.href, pending, at.now)).rejects.toMatchObject(over);
    await expect(at.consent.finish('http://[', pending, at.now)).rejects.toMatchObject(over);
    expect(at.imitation.exchanges.filter(({ method }) => method === 'POST')).toStrictEqual([]);
  });

  it('takes no answer that another issuer gave, where it says whose it is (RFC 9207)', async () => {
    const at = await world('google');
    const { url, pending } = await at.consent.begin(callbackUrl);
    const callback = new URL(await visit(url));
    callback.searchParams.set('iss', 'https://evil.example.org');
    await expect(at.consent.finish(callback.href, pending, at.now)).rejects.toMatchObject(over);
    callback.searchParams.set('iss', at.imitation.url);
    const finishing = at.consent.finish(callback.href, pending, at.now);
    expect(await finishing).toMatchObject({ is: 'granted' });
  });
});

describe('the ID token', () => {
  const hour = 3600;
  it.each<[string, Record<string, unknown>]>([
    ['another nonce', { nonce: 'another' }],
    ['no nonce', { nonce: undefined }],
    ['another client', { aud: 'another.example.com' }],
    ['a second client beside ours', { aud: [client.id, 'another.example.com'] }],
    ['another issuer', { iss: 'https://evil.example.org' }],
    ['no subject', { sub: undefined }],
    ['a life that is over', { exp: imitationNow / 1000 - hour }],
  ])('is not believed with %s', async (_what, claims) => {
    for (const name of providers) {
      const at = await world(name);
      Object.assign(at.imitation.will.claims, claims);
      await expect(finished(at)).rejects.toMatchObject(over);
    }
  });

  it('is not believed where there is none', async () => {
    const at = await world('google');
    at.imitation.will.tokens = { id_token: undefined };
    await expect(finished(at)).rejects.toMatchObject(over);
  });

  it('is not believed where its issuer is of another tenant, or a tenant is missing', async () => {
    const at = await world('microsoft');
    at.imitation.will.claims = { tid: 'another-tenant' };
    await expect(finished(at)).rejects.toMatchObject(over);
    at.imitation.will.claims = { tid: undefined };
    await expect(finished(at)).rejects.toMatchObject(over);
  });

  it('is judged by the time that is given, not by the machine', async () => {
    const at = await world('google');
    const past = Date.UTC(2001, 0, 1);
    at.imitation.will.claims = { iat: past / 1000, exp: past / 1000 + hour };
    expect(await finished(at, instant(past))).toMatchObject({ is: 'granted' });
    await expect(finished(at)).rejects.toMatchObject(over);
  });

  it('names a Microsoft person by tenant and object, by subject where there is no object', async () => {
    const at = await world('microsoft');
    expect(await finished(at)).toMatchObject({ granted: { subject: `${tenant}:object-1` } });
    at.imitation.will.claims = { oid: undefined };
    expect(await finished(at)).toMatchObject({ granted: { subject: 'subject-1' } });
  });

  it('falls back on the sign-in name of Microsoft only where that is an address', async () => {
    const at = await world('microsoft');
    at.imitation.will.claims = { email: undefined, preferred_username: 'sam@example.org' };
    expect(await finished(at)).toMatchObject({ granted: { email: 'sam@example.org' } });
    at.imitation.will.claims = { email: undefined, preferred_username: '+1 555 0100' };
    expect(await finished(at)).toMatchObject({ granted: { email: null } });
  });
});

describe('the tokens', () => {
  it('allow what was asked for where the answer does not say', async () => {
    for (const name of providers) {
      const at = await world(name);
      at.imitation.will.tokens = { scope: undefined };
      expect(await finished(at)).toMatchObject({
        granted: {
          tokens: { scopes: null },
          permissions: { calendar: 'write', tasks: true, lists: true },
        },
      });
    }
  });

  it('allow no more than the person ticked', async () => {
    const at = await world('google');
    at.imitation.will.tokens = { scope: 'openid email https://www.googleapis.com/auth/tasks' };
    expect(await finished(at)).toMatchObject({
      granted: { permissions: { calendar: 'none', tasks: true, lists: false } },
    });
  });

  it('end when they say, an hour from now where they do not', async () => {
    const at = await world('google');
    const expires = (ms: number) => ({ granted: { tokens: { expires: imitationNow + ms } } });
    expect(await finished(at)).toMatchObject(expires(3_599_000));
    at.imitation.will.tokens = { expires_in: undefined };
    expect(await finished(at)).toMatchObject(expires(3_600_000));
  });

  it('bring a refresh token only where the provider sent one', async () => {
    const google = await world('google');
    const granted = await finished(google);
    if (granted.is !== 'granted') throw new Error(granted.is);
    const token = granted.granted.tokens.refresh ?? '';
    expect((await google.consent.refresh(token, google.now)).refresh).toBeNull();
    google.imitation.will.tokens = { refresh_token: 'another', scope: undefined };
    expect(await google.consent.refresh(token, google.now)).toMatchObject({
      refresh: 'another',
      scopes: null,
    });
  });
});
