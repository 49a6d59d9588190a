/** `/o/oauth2/v2/auth`: the consent screen, on which the person says yes at once. */
import type { Context } from 'hono';
import type { SandboxOptions } from '../../sandbox.ts';
import type { Grants } from './grants.ts';
import { isSignIn, readScopes } from './scope-names.ts';

/**
 * Sends the browser back with a code, or with `error=access_denied`. A request that is wrong in a way
 * that makes it unsafe to send anybody back is answered with a page.
 */
export function authorize(c: Context, options: SandboxOptions, grants: Grants): Response {
  const query = new URL(c.req.url).searchParams;
  const redirect = query.get('redirect_uri') ?? '';
  if (query.get('client_id') !== options.client.id) return page(c, 401, 'invalid_client');
  if (!isRedirect(redirect)) return page(c, 400, 'redirect_uri_mismatch');
  if (query.get('response_type') !== 'code') return page(c, 400, 'unsupported_response_type');
  const scopes = readScopes(query.get('scope') ?? '');
  if (scopes === null) return page(c, 400, 'invalid_scope');
  const challenge = query.get('code_challenge') ?? '';
  if (query.get('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(challenge)) {
    return page(c, 400, 'invalid_request');
  }
  const back = new URL(redirect);
  const state = query.get('state');
  if (state !== null) back.searchParams.set('state', state);
  const before = grants.scopes();
  const prompts = (query.get('prompt') ?? '').split(' ');
  const isAsked = prompts.includes('consent') || scopes.some((scope) => !before.includes(scope));
  const { untick, deny } = grants.wishes();
  if (isAsked) grants.wish({ untick: [], deny: false });
  if (isAsked && deny) {
    back.searchParams.set('error', 'access_denied');
    return c.redirect(back.href);
  }
  // Where the person is not asked, nothing is unticked.
  const granted = scopes.filter((scope) => !isAsked || isSignIn(scope) || !untick.includes(scope));
  const isUnion = query.get('include_granted_scopes') === 'true';
  const inToken = isUnion ? [...new Set([...before, ...granted])] : granted;
  const code = grants.allow(granted, {
    scopes: inToken,
    redirect,
    challenge,
    nonce: query.get('nonce'),
    offline: query.get('access_type') === 'offline' && isAsked,
  });
  back.searchParams.set('code', code);
  back.searchParams.set('scope', inToken.join(' '));
  back.searchParams.set('authuser', '0');
  back.searchParams.set('prompt', isAsked ? 'consent' : 'none');
  return c.redirect(back.href);
}

function isRedirect(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || url.hash !== '') return false;
  const isHere = /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && isHere);
}

function page(c: Context, status: 400 | 401, error: string): Response {
  return c.html(`<title>Error ${status}: ${error}</title><p>Access blocked: ${error}</p>`, status);
}
