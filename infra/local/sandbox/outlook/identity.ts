/** Microsoft's identity platform: discovery, keys, the consent page and the token endpoint. */
import { exportJWK, generateKeyPair } from 'jose';
import { isLoopback } from '../../../../functions/adapters/http/loopback.ts';
import type { SandboxOptions } from '../sandbox.ts';
import type { Grants } from './grants.ts';
import type { App, Ask } from './reply.ts';
import { userIdOf } from './tenant.ts';
import { TokenEndpoint } from './token-endpoint.ts';

/** Adds the endpoints; `issuer` is known once the server listens. */
export async function addIdentityRoutes(
  app: App,
  options: SandboxOptions,
  grants: Grants,
  issuer: () => string,
): Promise<void> {
  const { publicKey, privateKey } = await keyPair();
  const jwk = { ...(await exportJWK(publicKey)), use: 'sig', alg: 'RS256', kid: 'sandbox-key' };
  const tokens = new TokenEndpoint(options, grants, { issuer, privateKey, keyId: 'sandbox-key' });
  app.get('/.well-known/openid-configuration', (ask) => ask.json(discovery(issuer())));
  app.get('/discovery/v2.0/keys', (ask) => ask.json({ keys: [jwk] }));
  app.get('/oauth2/v2.0/authorize', (ask) => authorize(ask, options, grants));
  app.post('/oauth2/v2.0/token', (ask) => tokens.answer(ask));
}

let made: ReturnType<typeof generateKeyPair> | null = null;

/** One pair a process: to make it takes longer than all the rest of a start. */
function keyPair(): ReturnType<typeof generateKeyPair> {
  made ??= generateKeyPair('RS256', { extractable: true });
  return made;
}

function discovery(issuer: string): Record<string, unknown> {
  return {
    issuer,
    authorization_endpoint: `${issuer}/oauth2/v2.0/authorize`,
    token_endpoint: `${issuer}/oauth2/v2.0/token`,
    jwks_uri: `${issuer}/discovery/v2.0/keys`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    response_modes_supported: ['query'],
    response_types_supported: ['code'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'nonce', 'tid', 'oid', 'email', 'name'],
  };
}

/** Consents at once, as a person would who wants to go on, unless a no was asked for. */
function authorize(ask: Ask, options: SandboxOptions, grants: Grants): Response {
  const query = new URL(ask.req.url).searchParams;
  const get = (name: string) => query.get(name) ?? '';
  if (get('client_id') !== options.client.id) {
    return ask.text('AADSTS700016: Application was not found in the directory.', 400);
  }
  const redirect = redirectOf(get('redirect_uri'));
  if (redirect === null) {
    return ask.text('AADSTS50011: The redirect URI does not match those of the application.', 400);
  }
  if (query.has('state')) redirect.searchParams.set('state', get('state'));
  const wrong = wrongIn(get);
  if (wrong !== null) return refused(redirect, 'invalid_request', wrong);
  const wishes = grants.takeWishes();
  if (wishes.deny) {
    redirect.searchParams.set('error_subcode', 'cancel');
    const text = 'AADSTS65004: The resource owner or authorization server denied the request.';
    return refused(redirect, 'access_denied', text);
  }
  const code = grants.code({
    scopes: get('scope')
      .split(/\s+/)
      .filter((scope) => scope !== '' && !wishes.untick.includes(scope)),
    redirect: get('redirect_uri'),
    challenge: get('code_challenge'),
    nonce: query.get('nonce'),
  });
  redirect.searchParams.set('code', code);
  redirect.searchParams.set('session_state', userIdOf(code));
  return Response.redirect(redirect.href, 302);
}

function wrongIn(get: (name: string) => string): string | null {
  if (get('response_type') !== 'code') return 'AADSTS70005: response_type has to be code.';
  if (!['', 'query'].includes(get('response_mode'))) return 'AADSTS70007: response_mode.';
  if (get('scope').trim() === '') return 'AADSTS900144: The request must contain scope.';
  if (get('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(get('code_challenge'))) {
    return 'AADSTS501491: A code challenge by S256 is required.';
  }
  return null;
}

function refused(redirect: URL, error: string, description: string): Response {
  redirect.searchParams.set('error', error);
  redirect.searchParams.set('error_description', description);
  return Response.redirect(redirect.href, 302);
}

function redirectOf(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url)))
    ? url
    : null;
}
