/** Consent and tokens of the sandbox Outlook. */
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import * as oidc from 'openid-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  askToken,
  client,
  consent,
  consentBack,
  consentQuery,
  everyScope,
  redeem,
  redirect,
  type Stage,
  stage,
} from './outlook-support.ts';

let on: Stage;
let url: string;
beforeEach(async () => {
  on = await stage({ consented: false, checkRequests: false });
  url = on.sandbox.url;
});
afterEach(() => on.close());

const me = async (token: string) =>
  (await fetch(`${url}/v1.0/me`, { headers: { authorization: `Bearer ${token}` } })).status;
const refresh = (token: string, more = {}) =>
  askToken(url, { grant_type: 'refresh_token', refresh_token: token, ...more });

describe('consent', () => {
  it('is understood by a client that discovers it', async () => {
    on.clock.now = Date.now();
    const config = await oidc.discovery(new URL(url), client.id, client.secret, undefined, {
      execute: [oidc.allowInsecureRequests],
    });
    const pkceCodeVerifier = oidc.randomPKCECodeVerifier();
    const [state, nonce] = [oidc.randomState(), oidc.randomNonce()];
    const begin = oidc.buildAuthorizationUrl(config, {
      redirect_uri: redirect,
      scope: everyScope,
      state,
      nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
    });
    const sentBack = await fetch(begin, { redirect: 'manual' });
    const back = new URL(sentBack.headers.get('location') ?? '');
    const tokens = await oidc.authorizationCodeGrant(config, back, {
      pkceCodeVerifier,
      expectedState: state,
      expectedNonce: nonce,
    });
    expect(tokens.claims()).toMatchObject({ email: 'ada@example.com', name: 'Ada Example' });
    const again = await oidc.refreshTokenGrant(config, tokens.refresh_token ?? '');
    expect(again.refresh_token).not.toBe(tokens.refresh_token);
    expect(await me(again.access_token)).toBe(200);
  });

  it('signs who the person is', async () => {
    const { body } = await redeem(url, await consent(url));
    const answer = await fetch(`${url}/discovery/v2.0/keys`);
    const keys = (await answer.json()) as JSONWebKeySet;
    const { payload } = await jwtVerify(body.id_token, createLocalJWKSet(keys), {
      issuer: url,
      audience: client.id,
      currentDate: new Date(on.clock.now),
    });
    expect(payload).toMatchObject({
      tid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      oid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      preferred_username: 'ada@example.com',
      nonce: 'a nonce',
    });
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3599 });
    expect(body.scope).not.toContain('offline_access');
  });

  it('sends a person who says no back with the reason, once', async () => {
    on.sandbox.grants.deny();
    const back = await consentBack(url);
    expect(back.searchParams.get('error')).toBe('access_denied');
    expect(back.searchParams.get('state')).toBe('a state');
    expect((await consentBack(url)).searchParams.get('code')).toBeTruthy();
  });

  it('leaves out what the person unticks', async () => {
    on.sandbox.grants.untick(['Tasks.ReadWrite']);
    const { body } = await redeem(url, await consent(url));
    expect(body.scope).not.toContain('Tasks.ReadWrite');
    const response = await fetch(`${url}/v1.0/me/todo/lists`, {
      headers: { authorization: `Bearer ${body.access_token}` },
    });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ error: { code: 'ErrorAccessDenied' } });
  });

  it.each([
    ['no challenge', { code_challenge: '' }, 'invalid_request'],
    ['a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['no scope', { scope: '' }, 'invalid_request'],
    ['a token at once', { response_type: 'token' }, 'invalid_request'],
  ])('is refused with %s', async (_what, more, error) => {
    const query = consentQuery();
    for (const [name, value] of Object.entries(more)) query.set(name, value);
    expect((await consentBack(url, query)).searchParams.get('error')).toBe(error);
  });

  it.each([
    ['client_id', 'somebody else'],
    ['redirect_uri', 'http://evil.example.com/'],
  ])('sends nobody anywhere with another %s', async (name, value) => {
    const query = consentQuery();
    query.set(name, value);
    const response = await fetch(`${url}/oauth2/v2.0/authorize?${query}`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toStrictEqual([400, null]);
  });
});

describe('a code', () => {
  it.each([
    ['another verifier', { code_verifier: 'w'.repeat(64) }, 400, 'invalid_grant', 501481],
    ['no verifier', { code_verifier: '' }, 400, 'invalid_grant', 501481],
    ['another address', { redirect_uri: `${redirect}/` }, 400, 'invalid_grant', 500112],
    ['another code', { code: 'made-up' }, 400, 'invalid_grant', 9002313],
    ['a wrong secret', { client_secret: 'x' }, 401, 'invalid_client', 7000215],
    ['no secret', { client_secret: '' }, 401, 'invalid_client', 7000218],
    ['another client', { client_id: 'x' }, 400, 'unauthorized_client', 700016],
    ['another grant type', { grant_type: 'password' }, 400, 'unsupported_grant_type', 70003],
  ])('buys nothing with %s', async (_what, more, status, error, code) => {
    const answer = await redeem(url, await consent(url), more as Record<string, string>);
    expect(answer).toMatchObject({ status, body: { error, error_codes: [code] } });
    expect(answer.body.trace_id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('can be used once', async () => {
    const code = await consent(url);
    expect((await redeem(url, code)).status).toBe(200);
    expect((await redeem(url, code)).body.error_codes).toStrictEqual([54005]);
  });

  it('lives ten minutes', async () => {
    const code = await consent(url);
    on.clock.now += 600_000;
    expect((await redeem(url, code)).body.error_codes).toStrictEqual([70008]);
  });
});

describe('tokens', () => {
  it('come without a refresh token where offline access was not asked for', async () => {
    const { body } = await redeem(url, await consent(url, 'openid User.Read'));
    expect(body.refresh_token).toBeUndefined();
  });

  it('are replaced at every refresh, and the old refresh token still works', async () => {
    const first = (await redeem(url, await consent(url))).body;
    const second = (await refresh(first.refresh_token)).body;
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect((await refresh(first.refresh_token)).status).toBe(200);
    expect(await me(second.access_token)).toBe(200);
  });

  it('open the API for 3599 seconds', async () => {
    const { body } = await redeem(url, await consent(url));
    on.clock.now += 3598_000;
    expect(await me(body.access_token)).toBe(200);
    on.clock.now += 1000;
    expect(await me(body.access_token)).toBe(401);
    expect(await me('made-up')).toBe(401);
  });

  it('end for good when the person withdraws, until they consent anew', async () => {
    const { body } = await redeem(url, await consent(url));
    on.sandbox.grants.withdraw();
    expect(await me(body.access_token)).toBe(401);
    expect(await refresh(body.refresh_token)).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant', error_codes: [70000], suberror: 'bad_token' },
    });
    const anew = await redeem(url, await consent(url));
    expect(await me(anew.body.access_token)).toBe(200);
    expect((await refresh(body.refresh_token)).status).toBe(400);
  });

  it('end at once when access is made to expire, and can be refreshed', async () => {
    const { body } = await redeem(url, await consent(url));
    on.sandbox.grants.expireAccess();
    expect(await me(body.access_token)).toBe(401);
    expect(await me((await refresh(body.refresh_token)).body.access_token)).toBe(200);
  });

  it('end after ninety days without use', async () => {
    const { body } = await redeem(url, await consent(url));
    on.clock.now += 91 * 86_400_000;
    expect((await refresh(body.refresh_token)).body.error_codes).toStrictEqual([700082]);
  });

  it('never grow by a refresh', async () => {
    const { body } = await redeem(url, await consent(url, 'openid offline_access User.Read'));
    const more = await refresh(body.refresh_token, { scope: 'Calendars.ReadWrite' });
    expect(more.body).toMatchObject({ error_codes: [65001], suberror: 'consent_required' });
  });
});
