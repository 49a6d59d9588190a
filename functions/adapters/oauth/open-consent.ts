/**
 * Consent at Google and Microsoft: OpenID Connect's code flow with PKCE, `state` and `nonce`
 * (contract, "The local host"). Nothing is remembered here but the endpoints.
 */
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  type IDToken,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  refreshTokenGrant,
  type TokenEndpointResponse,
  tokenRevocation,
} from 'openid-client';
import { Failure, type FailureFacts } from '../../domain/failure.ts';
import type {
  Consent,
  Finished,
  Pending,
  Permissions,
  Tokens,
} from '../../domain/ports/consent.ts';
import { type Instant, minuteMs, plusMs } from '../../domain/time.ts';
import { discoverOnce, type OAuthClient, safeUrl } from './discover.ts';
import { isTokenUnknown, refusal, unfinished } from './read-refusal.ts';
import {
  googlePermissions,
  googleScopes,
  microsoftPermissions,
  microsoftScopes,
} from './scopes.ts';

/** In what the providers differ. */
type Manners = {
  readonly scopes: readonly string[];
  /** Sent along to where the person is asked. */
  readonly asking: Readonly<Record<string, string>>;
  readonly permissions: (scopes: readonly string[]) => Permissions;
  readonly keepsReplaced: boolean;
  readonly subject: (claims: IDToken) => string;
  readonly email: (claims: IDToken) => string | null;
  /** Whether its issuer is a template for all tenants. */
  readonly tenants: boolean;
  /** Whether it takes grants back (RFC 7009). */
  readonly revokes: boolean;
};

const over: FailureFacts = { code: 'reconnect', because: 'grant' };
/** Both providers' access tokens live about an hour; only where the answer does not say. */
const usualLifeSeconds = 3600;
/** How far the provider's clock may be from ours. */
const leewayMs = 5 * minuteMs;

/**
 * Consent at Google. `prompt=consent`, since without it a second consent brings no refresh token;
 * `include_granted_scopes`, since without it a new grant loses what an earlier one allowed.
 */
export function googleConsent(client: OAuthClient): Consent {
  return openConsent(client, {
    scopes: googleScopes,
    asking: { access_type: 'offline', prompt: 'consent', include_granted_scopes: 'true' },
    permissions: googlePermissions,
    subject: (claims) => claims.sub,
    email: (claims) => text(claims.email),
    tenants: false,
    revokes: true,
    // It replaces none.
    keepsReplaced: false,
  });
}

/**
 * Consent at Microsoft, work and personal accounts. The subject is tenant and object id, the only
 * name that is the same for every application; `sub` where one of them is missing.
 */
export function microsoftConsent(client: OAuthClient): Consent {
  return openConsent(client, {
    scopes: microsoftScopes,
    asking: { response_mode: 'query', prompt: 'select_account' },
    permissions: microsoftPermissions,
    subject: (claims) => {
      const [tenant, object] = [text(claims.tid), text(claims.oid)];
      return tenant && object ? `${tenant}:${object}` : claims.sub;
    },
    // Work accounts have an `email` only where the directory holds one; the sign-in name is then it.
    email: (claims) => {
      const signIn = text(claims.preferred_username);
      return text(claims.email) ?? (signIn?.includes('@') ? signIn : null);
    },
    tenants: true,
    revokes: false,
    // "Refresh tokens aren't revoked when used to fetch new access tokens" (Microsoft identity platform,
    // refresh tokens, read 2026-11-22); of an imitation nobody says so.
    keepsReplaced: URL.parse(client.issuerUrl)?.hostname === 'login.microsoftonline.com',
  });
}

function openConsent(client: OAuthClient, manners: Manners): Consent {
  const config = discoverOnce(client, manners.tenants);
  return {
    begin: async (redirect) => begin(await config(), manners, redirect),
    finish: async (callback, pending, now) =>
      finish(await config(), manners, callback, pending, now),
    refresh: async (refreshToken, now) => refresh(await config(), refreshToken, now),
    keepsReplaced: manners.keepsReplaced,
    permissions: manners.permissions,
    revoke: async (token) => {
      if (manners.revokes) await revoke(await config(), token);
    },
  };
}

async function begin(
  config: Configuration,
  manners: Manners,
  redirect: string,
): Promise<{ url: string; pending: Pending }> {
  const pending: Pending = {
    state: randomState(),
    nonce: randomNonce(),
    verifier: randomPKCECodeVerifier(),
    redirect: safeUrl(redirect, 'the redirect').href,
  };
  const url = buildAuthorizationUrl(config, {
    ...manners.asking,
    scope: manners.scopes.join(' '),
    redirect_uri: pending.redirect,
    state: pending.state,
    nonce: pending.nonce,
    code_challenge: await calculatePKCECodeChallenge(pending.verifier),
    code_challenge_method: 'S256',
  });
  return { url: url.href, pending };
}

async function finish(
  config: Configuration,
  manners: Manners,
  callback: string,
  pending: Pending,
  now: Instant,
): Promise<Finished> {
  // Of the address that was called only the query counts: behind a proxy the rest is another, and
  // the provider must be told the very redirect that it was given.
  const called = new URL(pending.redirect);
  if (!URL.canParse(callback, pending.redirect)) throw new Failure(over);
  called.search = new URL(callback, pending.redirect).search;
  try {
    // The ID token's signature is not checked: it comes straight from the token endpoint, whose
    // TLS vouches for it (OpenID Connect Core 3.1.3.7, 6). Issuer, audience and nonce are.
    const answer = await authorizationCodeGrant(config, called, {
      expectedState: pending.state,
      expectedNonce: pending.nonce,
      pkceCodeVerifier: pending.verifier,
    });
    const claims = answer.claims();
    if (!claims || claims.exp * 1000 + leewayMs <= now) throw new Failure(over);
    const tokens = tokensIn(answer, now);
    const granted = {
      subject: manners.subject(claims),
      email: manners.email(claims),
      name: text(claims.name),
      tokens,
      permissions: manners.permissions(tokens.scopes ?? manners.scopes),
    };
    return { is: 'granted', granted };
  } catch (error) {
    const end = unfinished(error);
    if (end) return { is: end };
    throw refusal(error, over);
  }
}

async function refresh(config: Configuration, refreshToken: string, now: Instant): Promise<Tokens> {
  try {
    return tokensIn(await refreshTokenGrant(config, refreshToken), now);
  } catch (error) {
    throw refusal(error, { code: 'bug', what: 'an unfit answer to a refresh' });
  }
}

async function revoke(config: Configuration, token: string): Promise<void> {
  if (!config.serverMetadata().revocation_endpoint) return;
  try {
    await tokenRevocation(config, token);
  } catch (error) {
    if (isTokenUnknown(error)) return;
    throw refusal(error, { code: 'bug', what: 'an unfit answer to a revocation' });
  }
}

function tokensIn(answer: TokenEndpointResponse, now: Instant): Tokens {
  return {
    access: answer.access_token,
    expires: plusMs(now, (answer.expires_in ?? usualLifeSeconds) * 1000),
    refresh: answer.refresh_token ?? null,
    scopes: answer.scope === undefined ? null : answer.scope.split(' ').filter((one) => one !== ''),
  };
}

function text(claim: unknown): string | null {
  return typeof claim === 'string' && claim !== '' ? claim : null;
}
