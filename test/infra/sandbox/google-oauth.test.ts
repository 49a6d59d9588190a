/** The sandbox's OAuth server, spoken to as a browser and as a client speak. */
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSandboxGoogle } from '../../../infra/local/sandbox/google/start-sandbox-google.ts';
import {
  allScopes,
  ask,
  askToken,
  type Bench,
  client,
  connect,
  consent,
  consentUrl,
  owner,
  redirect,
  startBench,
  trade,
} from './google-support.ts';

const tasksScope = 'https://www.googleapis.com/auth/tasks';
const calendarScope = 'https://www.googleapis.com/auth/calendar';
const list = '/calendar/v3/calendars/primary/events';
const day = 86_400_000;

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.sandbox.close());

describe('the way to a token', () => {
  it('names its endpoints under its own address', async () => {
    const { url } = bench.sandbox;
    const reply = await fetch(`${url}/.well-known/openid-configuration`);
    const found = (await reply.json()) as Record<string, unknown>;
    expect(found.issuer).toBe(url);
    for (const name of ['authorization', 'token', 'revocation', 'userinfo']) {
      expect(String(found[`${name}_endpoint`]).startsWith(`${url}/`)).toBe(true);
    }
  });

  it('sends the browser back with code, state and the granted scopes under their full names', async () => {
    const back = await consent(bench.sandbox);
    expect(back.get('state')).toBe('state-1');
    expect(back.get('code')).toBeTruthy();
    expect(back.get('scope')).toBe(
      allScopes
        .replace(' email', ' https://www.googleapis.com/auth/userinfo.email')
        .replace(' profile', ' https://www.googleapis.com/auth/userinfo.profile'),
    );
  });

  it('gives an ID token that verifies with the published key', async () => {
    const tokens = await connect(bench.sandbox);
    const keys = createRemoteJWKSet(new URL(`${bench.sandbox.url}/oauth2/v3/certs`));
    const { payload } = await jwtVerify(tokens.id_token ?? '', keys, {
      issuer: bench.sandbox.url,
      audience: client.id,
      currentDate: new Date(bench.clock.now),
    });
    expect(payload).toMatchObject({ email: owner.email, name: owner.name, nonce: 'nonce-1' });
    expect(payload.sub).toMatch(/^\d{21}$/);
    expect(tokens.expires_in).toBe(3599);
  });

  it.each([
    ['another client', { client_id: 'nobody' }, 401],
    ['an address that is not https', { redirect_uri: 'http://far.example.com/' }, 400],
    ['an unknown scope', { scope: 'https://www.googleapis.com/auth/drive' }, 400],
    ['a plain challenge', { code_challenge_method: 'plain' }, 400],
    ['another response type', { response_type: 'token' }, 400],
  ])('shows a page instead of sending back: %s', async (_, extra, status) => {
    const reply = await fetch(consentUrl(bench.sandbox, extra), { redirect: 'manual' });
    expect(reply.status).toBe(status);
    expect(reply.headers.get('location')).toBeNull();
  });

  it.each([
    ['another verifier', { code_verifier: 'w'.repeat(43) }, 400, 'invalid_grant'],
    ['no such code', { code: 'made-up' }, 400, 'invalid_grant'],
    ['another address', { redirect_uri: `${redirect}/` }, 400, 'redirect_uri_mismatch'],
    ['a wrong secret', { client_secret: 'wrong' }, 401, 'invalid_client'],
    ['another grant type', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
  ])('trades no code for %s', async (_, extra, status, error) => {
    const back = await consent(bench.sandbox);
    const reply = await trade(bench.sandbox, back.get('code') ?? '', extra);
    expect([reply.status, reply.error]).toStrictEqual([status, error]);
  });

  it('takes id and secret by basic authentication', async () => {
    const { refresh_token } = await connect(bench.sandbox);
    const reply = await fetch(`${bench.sandbox.url}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${client.id}:${client.secret}`)}` },
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: refresh_token ?? '',
      }),
    });
    expect(reply.status).toBe(200);
  });

  it('takes a code once and within ten minutes', async () => {
    const first = (await consent(bench.sandbox)).get('code') ?? '';
    expect((await trade(bench.sandbox, first)).status).toBe(200);
    expect((await trade(bench.sandbox, first)).error).toBe('invalid_grant');
    const second = (await consent(bench.sandbox)).get('code') ?? '';
    bench.clock.now += 600_000;
    expect((await trade(bench.sandbox, second)).error).toBe('invalid_grant');
  });
});

describe('what the person allows', () => {
  it('gives a refresh token only offline and when the person was asked', async () => {
    const { sandbox } = bench;
    const tokenOf = async (extra: Readonly<Record<string, string>>) =>
      (await trade(sandbox, (await consent(sandbox, extra)).get('code') ?? '')).refresh_token;
    expect(await tokenOf({ access_type: 'online', prompt: '' })).toBeUndefined();
    expect(await tokenOf({ prompt: '' })).toBeUndefined();
    expect(await tokenOf({ prompt: 'consent' })).toBeTypeOf('string');
    expect(await tokenOf({ prompt: 'consent', access_type: 'online' })).toBeUndefined();
  });

  it('leaves out what the person unticks, once', async () => {
    bench.sandbox.grants.untick([tasksScope]);
    const first = await connect(bench.sandbox);
    expect(first.scope).not.toContain(tasksScope);
    expect((await connect(bench.sandbox)).scope).toContain(tasksScope);
  });

  it('sends back access_denied and the state when the person says no', async () => {
    bench.sandbox.grants.deny();
    const back = await consent(bench.sandbox);
    expect(Object.fromEntries(back)).toStrictEqual({ error: 'access_denied', state: 'state-1' });
    expect((await consent(bench.sandbox)).get('code')).toBeTruthy();
  });

  it('adds earlier scopes to the token only where that is asked for', async () => {
    await connect(bench.sandbox, `openid ${calendarScope}`);
    const alone = await consent(bench.sandbox, { scope: tasksScope });
    expect(alone.get('scope')).toBe(tasksScope);
    const both = await consent(bench.sandbox, {
      scope: tasksScope,
      include_granted_scopes: 'true',
    });
    expect(both.get('scope')).toContain(calendarScope);
  });
});

describe('the life of tokens', () => {
  const refresh = (token: string | undefined) =>
    askToken(bench.sandbox, { grant_type: 'refresh_token', refresh_token: token ?? '' });

  it('refreshes without a new refresh token', async () => {
    const tokens = await connect(bench.sandbox);
    bench.clock.now += 3_599_000;
    expect((await ask(bench.sandbox, tokens.access_token, 'GET', list)).status).toBe(401);
    const fresh = await refresh(tokens.refresh_token);
    expect(fresh.refresh_token).toBeUndefined();
    expect((await ask(bench.sandbox, fresh.access_token, 'GET', list)).status).toBe(200);
  });

  it('keeps the refresh token when access ends at once', async () => {
    const tokens = await connect(bench.sandbox);
    bench.sandbox.grants.expireAccess();
    expect((await ask(bench.sandbox, tokens.access_token, 'GET', list)).status).toBe(401);
    expect((await refresh(tokens.refresh_token)).status).toBe(200);
  });

  it('lets a refresh token die after six months without use, and of a hundred and one the oldest', async () => {
    const old = (await connect(bench.sandbox)).refresh_token;
    bench.clock.now += 100 * day;
    expect((await refresh(old)).status).toBe(200);
    bench.clock.now += 183 * day;
    expect((await refresh(old)).error).toBe('invalid_grant');
    const first = (await connect(bench.sandbox)).refresh_token;
    for (let count = 0; count < 100; count++) await connect(bench.sandbox);
    expect((await refresh(first)).error).toBe('invalid_grant');
  });

  it.each(['withdrawn', 'revoked'])('ends everything when it is %s', async (how) => {
    const tokens = await connect(bench.sandbox);
    if (how === 'withdrawn') bench.sandbox.grants.withdraw();
    else {
      const url = `${bench.sandbox.url}/revoke?token=${tokens.access_token}`;
      expect((await fetch(url, { method: 'POST' })).status).toBe(200);
      expect((await fetch(url, { method: 'POST' })).status).toBe(400);
    }
    expect((await ask(bench.sandbox, tokens.access_token, 'GET', list)).status).toBe(401);
    expect(await refresh(tokens.refresh_token)).toStrictEqual({
      status: 400,
      error: 'invalid_grant',
      error_description: 'Token has been expired or revoked.',
    });
  });

  it('keeps grants, keys and tokens over a restart', async () => {
    const tokens = await connect(bench.sandbox);
    const again = await startSandboxGoogle({
      port: 0,
      records: bench.records,
      now: () => bench.clock.now,
      owner,
      client,
      onExchange: () => {},
      deliver: async () => new Response(null, { status: 202 }),
    });
    expect((await ask(again, tokens.access_token, 'GET', list)).status).toBe(200);
    const body = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token ?? '' };
    expect((await askToken(again, body)).status).toBe(200);
    await again.close();
  });
});

describe('who may do what', () => {
  it.each([
    ['events.readonly', 'GET', list, 200],
    ['events.readonly', 'POST', list, 403],
    ['calendarlist.readonly', 'GET', list, 403],
    ['calendarlist.readonly', 'GET', '/calendar/v3/users/me/calendarList', 200],
    ['events.owned', 'GET', '/calendar/v3/users/me/calendarList', 403],
    ['events.owned', 'GET', list, 200],
    ['app.created', 'GET', list, 404],
    ['app.created', 'POST', '/calendar/v3/calendars', 200],
    ['settings.readonly', 'GET', '/calendar/v3/users/me/settings/timezone', 200],
    ['events', 'GET', '/tasks/v1/users/@me/lists', 403],
    ['events', 'GET', '/calendar/v3/calendars/nobody@example.org/events', 404],
  ])('calendar.%s: %s %s is %i', async (scope, method, path, status) => {
    const { access_token } = await connect(bench.sandbox, `${calendarScope}.${scope}`);
    const body = method === 'POST' ? { summary: 'Interviews' } : undefined;
    const reply = await ask(bench.sandbox, access_token, method, path, body);
    expect(reply.status).toBe(status);
    if (status === 403) expect(JSON.stringify(reply.body)).toContain('insufficientPermissions');
  });

  it('answers 401 with the reason to unknown tokens and to none', async () => {
    const unknown = await ask(bench.sandbox, 'unknown', 'GET', list);
    expect(unknown.status).toBe(401);
    expect(unknown.body).toMatchObject({
      error: { code: 401, status: 'UNAUTHENTICATED', errors: [{ reason: 'authError' }] },
    });
    expect((await fetch(bench.sandbox.url + list)).status).toBe(401);
  });
});
