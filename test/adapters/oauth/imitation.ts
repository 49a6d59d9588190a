/**
 * A provider's OAuth server on loopback, strict where the real ones are: client, redirect, PKCE, single
 * codes. `google` and `microsoft` differ in addresses, issuer, scopes and errors as the originals do.
 */
import { createHash } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { type Exchange, type Fault, serveSandbox } from '../../../infra/local/sandbox/serve.ts';

export const client = { id: 'client.example.com', secret: 'the client secret' };
export const tenant = '9188040d-6c67-4c5b-b112-36a304b66dad';
export const imitationNow = Date.UTC(2026, 11, 4, 12);

type Flavour = 'google' | 'microsoft';

export type Imitation = {
  readonly url: string;
  /** What the adapter is to be given. */
  readonly issuerUrl: string;
  readonly exchanges: Exchange[];
  readonly faults: Fault[];
  /** What can be changed: everything. */
  readonly will: {
    /** Replaces the code in the answer to the person. */
    error: { readonly error: string; readonly error_description?: string } | null;
    /** Put over the claims of ID tokens; `undefined` takes one away. */
    claims: Record<string, unknown>;
    /** Put over the token endpoint's good answers. */
    tokens: Record<string, unknown>;
    /** Put over the discovery document. */
    document: Record<string, unknown>;
  };
  withdraw(): void;
  close(): Promise<void>;
};

type Asked = Readonly<Record<string, string>>;

const keys = await generateKeyPair('RS256', { extractable: true });

/** Starts an imitation; `port` 0 takes any. */
export async function startImitation(flavour: Flavour, port = 0): Promise<Imitation> {
  const exchanges: Exchange[] = [];
  const codes = new Map<string, Asked>();
  const refreshers = new Map<string, Asked>();
  const will: Imitation['will'] = { error: null, claims: {}, tokens: {}, document: {} };
  let count = 0;
  const paths = pathsOf(flavour);
  const app = new Hono<{ Bindings: HttpBindings }>();

  app.get(paths.document, (c) => {
    const { origin } = new URL(c.req.url);
    return c.json({ ...documentOf(flavour, origin), ...will.document });
  });
  app.get(paths.keys, async (c) =>
    c.json({ keys: [{ ...(await exportJWK(keys.publicKey)), alg: 'RS256', use: 'sig' }] }),
  );
  app.get(paths.authorize, (c) => {
    const asked = c.req.query();
    const wrong = wrongIn(asked);
    if (wrong) return c.text(wrong, 400);
    const back = new URL(asked.redirect_uri ?? '');
    back.searchParams.set('state', asked.state ?? '');
    const code = `code-${++count}`;
    if (!will.error) codes.set(code, asked);
    const answer = will.error ?? { code };
    for (const [name, value] of Object.entries(answer)) back.searchParams.set(name, value);
    return c.redirect(back.href);
  });

  const granted = async (c: Context, asked: Asked, withRefresh: boolean): Promise<Response> => {
    const { origin } = new URL(c.req.url);
    const refresh = `refresh-${++count}`;
    if (withRefresh) refreshers.set(refresh, asked);
    return c.json({
      token_type: 'Bearer',
      access_token: `access-${++count}`,
      expires_in: 3599,
      scope: grantedScopes(flavour, asked.scope ?? ''),
      id_token: await idToken({ ...claimsOf(flavour, origin, asked), ...will.claims }),
      ...(withRefresh ? { refresh_token: refresh } : {}),
      ...will.tokens,
    });
  };
  app.post(paths.token, async (c) => {
    const form = (await c.req.parseBody()) as Asked;
    if (form.client_id !== client.id || form.client_secret !== client.secret) {
      return c.json(errorOf(flavour, 'invalid_client', 7000215), 401);
    }
    if (form.grant_type === 'refresh_token') {
      const asked = refreshers.get(form.refresh_token ?? '');
      if (!asked) return c.json(errorOf(flavour, 'invalid_grant', 700082), 400);
      return granted(c, asked, flavour === 'microsoft');
    }
    const asked = codes.get(form.code ?? '');
    codes.delete(form.code ?? '');
    const challenge = createHash('sha256')
      .update(form.code_verifier ?? '')
      .digest('base64url');
    const isFit = asked?.code_challenge === challenge && asked.redirect_uri === form.redirect_uri;
    if (!asked || !isFit) return c.json(errorOf(flavour, 'invalid_grant', 70000), 400);
    return granted(c, asked, wantsRefresh(asked));
  });
  app.post('/revoke', async (c) => {
    const { token } = (await c.req.parseBody()) as Asked;
    if (!refreshers.delete(token ?? '')) return c.json({ error: 'invalid_token' }, 400);
    return c.json({});
  });

  const onExchange = (exchange: Exchange): void => void exchanges.push(exchange);
  const served = await serveSandbox(app, { port, onExchange });
  return {
    ...served,
    issuerUrl: served.url + paths.document.replace('/.well-known/openid-configuration', ''),
    exchanges,
    will,
    withdraw: () => refreshers.clear(),
  };
}

function pathsOf(flavour: Flavour): Record<'document' | 'authorize' | 'token' | 'keys', string> {
  if (flavour === 'google') {
    return {
      document: '/.well-known/openid-configuration',
      authorize: '/o/oauth2/v2/auth',
      token: '/token',
      keys: '/oauth2/v3/certs',
    };
  }
  return {
    document: '/common/v2.0/.well-known/openid-configuration',
    authorize: '/common/oauth2/v2.0/authorize',
    token: '/common/oauth2/v2.0/token',
    keys: '/common/discovery/v2.0/keys',
  };
}

function documentOf(flavour: Flavour, origin: string): Record<string, unknown> {
  const paths = pathsOf(flavour);
  return {
    issuer: flavour === 'google' ? origin : `${origin}/{tenantid}/v2.0`,
    authorization_endpoint: origin + paths.authorize,
    token_endpoint: origin + paths.token,
    jwks_uri: origin + paths.keys,
    ...(flavour === 'google' ? { revocation_endpoint: `${origin}/revoke` } : {}),
    response_types_supported: ['code', 'id_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
  };
}

/** What the person would be shown in place of the question. */
function wrongIn(asked: Asked): string | null {
  if (asked.client_id !== client.id) return 'unknown client';
  if (asked.response_type !== 'code') return 'response_type';
  if (asked.code_challenge_method !== 'S256' || asked.code_challenge?.length !== 43) return 'PKCE';
  return asked.state && asked.nonce && asked.redirect_uri ? null : 'state, nonce and redirect_uri';
}

function wantsRefresh(asked: Asked): boolean {
  const isOffline = asked.access_type === 'offline' && asked.prompt === 'consent';
  return isOffline || (asked.scope ?? '').split(' ').includes('offline_access');
}

/** Microsoft names the resource's scopes by their addresses and leaves `offline_access` out. */
function grantedScopes(flavour: Flavour, scope: string): string {
  if (flavour === 'google') return scope;
  const named = scope.split(' ').filter((one) => one !== 'offline_access');
  return named
    .map((one) => (/^[A-Z]/.test(one) ? `https://graph.microsoft.com/${one}` : one))
    .join(' ');
}

function claimsOf(flavour: Flavour, origin: string, asked: Asked): Record<string, unknown> {
  const common = {
    sub: 'subject-1',
    aud: client.id,
    iat: imitationNow / 1000,
    exp: imitationNow / 1000 + 3599,
    nonce: asked.nonce,
    email: 'alex@example.com',
    name: 'Alex Example',
  };
  if (flavour === 'google') return { ...common, iss: origin, email_verified: true };
  return { ...common, iss: `${origin}/${tenant}/v2.0`, tid: tenant, oid: 'object-1', ver: '2.0' };
}

async function idToken(claims: Record<string, unknown>): Promise<string> {
  const kept = Object.fromEntries(Object.entries(claims).filter(([, one]) => one !== undefined));
  return new SignJWT(kept).setProtectedHeader({ alg: 'RS256' }).sign(keys.privateKey);
}

/** The error body as each of them words it, with what must never be passed on in it. */
function errorOf(flavour: Flavour, error: string, code: number): Record<string, unknown> {
  if (flavour === 'google') return { error, error_description: 'Bad Request for alex@example.com' };
  return {
    error,
    error_description: `AADSTS${code}: refused for alex@example.com. Trace ID: 0000`,
    error_codes: [code],
    suberror: 'bad_token',
  };
}
