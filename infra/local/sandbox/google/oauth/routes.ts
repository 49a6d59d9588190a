/** Google's OAuth 2.0 and OpenID Connect endpoints. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import type { SandboxOptions } from '../../sandbox.ts';
import { authorize } from './authorize.ts';
import { accessSeconds, type Grants } from './grants.ts';
import type { Identity } from './identity.ts';

type Doors = {
  readonly options: SandboxOptions;
  readonly grants: Grants;
  readonly identity: Identity;
};

/** Adds the endpoints to `app`; addresses are those under which the request came in. */
export function addOauthRoutes(app: Hono<{ Bindings: HttpBindings }>, doors: Doors): void {
  const { options, grants, identity } = doors;
  app.get('/.well-known/openid-configuration', (c) => c.json(discovery(baseOf(c))));
  app.get('/o/oauth2/v2/auth', (c) => authorize(c, options, grants));
  app.get('/oauth2/v3/certs', (c) => c.json(identity.certs));
  app.post('/token', (c) => token(c, doors));
  app.post('/revoke', async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const revoked = grants.revoke(form.get('token') ?? c.req.query('token') ?? '');
    return revoked ? c.json({}) : refused(c, 'invalid_token', 'Token expired or revoked');
  });
  app.on(['GET', 'POST'], ['/v1/userinfo', '/oauth2/v3/userinfo'], (c) => {
    const access = grants.access(
      /^Bearer (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '',
    );
    if (access) return c.json(identity.claims(access.scopes));
    return c.json({ error: 'invalid_request', error_description: 'Invalid Credentials' }, 401);
  });
}

function baseOf(c: Context): string {
  return new URL(c.req.url).origin;
}

function discovery(issuer: string): unknown {
  return {
    issuer,
    authorization_endpoint: `${issuer}/o/oauth2/v2/auth`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/v1/userinfo`,
    revocation_endpoint: `${issuer}/revoke`,
    jwks_uri: `${issuer}/oauth2/v3/certs`,
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid', 'email', 'profile'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    claims_supported: ['aud', 'email', 'email_verified', 'exp', 'iat', 'iss', 'name', 'sub'],
    code_challenge_methods_supported: ['S256'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
  };
}

async function token(c: Context, doors: Doors): Promise<Response> {
  const type = c.req.header('content-type') ?? '';
  if (!type.startsWith('application/x-www-form-urlencoded')) {
    return refused(c, 'invalid_request', 'Bad Request');
  }
  const form = new URLSearchParams(await c.req.text());
  if (!isClient(c, form, doors.options.client)) {
    const body = { error: 'invalid_client', error_description: 'Unauthorized' };
    return c.json(body, 401, { 'www-authenticate': 'Basic realm="oauth"' });
  }
  const kind = form.get('grant_type');
  if (kind === 'authorization_code') return fromCode(c, form, doors);
  if (kind === 'refresh_token') return fromRefresh(c, form, doors);
  return refused(c, 'unsupported_grant_type', `Invalid grant_type: ${kind ?? ''}`);
}

async function fromCode(c: Context, form: URLSearchParams, doors: Doors): Promise<Response> {
  const { grants } = doors;
  const code = grants.takeCode(form.get('code') ?? '');
  if (!code) return refused(c, 'invalid_grant', 'Malformed auth code.');
  if (form.get('redirect_uri') !== code.redirect) {
    return refused(c, 'redirect_uri_mismatch', 'Bad Request');
  }
  const verifier = form.get('code_verifier');
  if (verifier === null) return refused(c, 'invalid_grant', 'Missing code verifier.');
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  if (!/^[\w.~-]{43,128}$/.test(verifier) || challenge !== code.challenge) {
    return refused(c, 'invalid_grant', 'Invalid code verifier.');
  }
  const refresh = code.offline ? { refresh_token: grants.newRefresh(code.scopes) } : {};
  return tokens(c, doors, code.scopes, refresh, code.nonce);
}

async function fromRefresh(c: Context, form: URLSearchParams, doors: Doors): Promise<Response> {
  const scopes = doors.grants.useRefresh(form.get('refresh_token') ?? '');
  if (!scopes) return refused(c, 'invalid_grant', 'Token has been expired or revoked.');
  return tokens(c, doors, scopes, {}, null);
}

async function tokens(
  c: Context,
  { grants, identity }: Doors,
  scopes: readonly string[],
  extra: { readonly refresh_token?: string },
  nonce: string | null,
): Promise<Response> {
  const access = grants.newAccess(scopes);
  const body = {
    access_token: access.token,
    expires_in: accessSeconds,
    ...extra,
    scope: scopes.join(' '),
    token_type: 'Bearer',
    ...(scopes.includes('openid')
      ? { id_token: await identity.idToken(baseOf(c), access.token, scopes, nonce) }
      : {}),
  };
  return c.json(body, 200, { 'cache-control': 'no-store' });
}

function refused(c: Context, error: string, description: string): Response {
  return c.json({ error, error_description: description }, 400);
}

/** Id and secret by basic authentication (each percent-encoded, RFC 6749, 2.3.1) or in the form. */
function isClient(
  c: Context,
  form: URLSearchParams,
  client: { readonly id: string; readonly secret: string },
): boolean {
  const basic = /^Basic (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  const parts = basic === undefined ? null : Buffer.from(basic, 'base64').toString().split(':');
  const [id, secret] = parts
    ? parts.map((part) => decodeURIComponent(part.replaceAll('+', ' ')))
    : [form.get('client_id'), form.get('client_secret')];
  return same(id ?? '', client.id) && same(secret ?? '', client.secret);
}

function same(left: string, right: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(left), hash(right));
}
