/** The token endpoint: codes and refresh tokens against access tokens. */
import { Buffer } from 'node:buffer';
import { createHash, randomUUID } from 'node:crypto';
import { type CryptoKey, SignJWT } from 'jose';
import type { SandboxOptions } from '../sandbox.ts';
import type { Grants } from './grants.ts';
import type { Ask } from './reply.ts';
import { tenantId, userIdOf } from './tenant.ts';

type Keys = {
  readonly issuer: () => string;
  readonly privateKey: CryptoKey;
  readonly keyId: string;
};

class TokenError extends Error {
  readonly status: number;
  readonly error: string;
  readonly code: number;
  readonly suberror: string | null;

  constructor(status: number, error: string, code: number, text: string, suberror?: string) {
    super(text);
    this.status = status;
    this.error = error;
    this.code = code;
    this.suberror = suberror ?? null;
  }
}

/** Answers the POSTs of the one client that there is. */
export class TokenEndpoint {
  readonly #options: SandboxOptions;
  readonly #grants: Grants;
  readonly #keys: Keys;

  constructor(options: SandboxOptions, grants: Grants, keys: Keys) {
    this.#options = options;
    this.#grants = grants;
    this.#keys = keys;
  }

  async answer(ask: Ask): Promise<Response> {
    try {
      const type = ask.req.header('content-type') ?? '';
      if (!type.startsWith('application/x-www-form-urlencoded')) {
        throw new TokenError(400, 'invalid_request', 900144, 'The body has to be a form.');
      }
      const form = new URLSearchParams(await ask.req.text());
      this.#authenticate(form, ask.req.header('authorization') ?? null);
      const grantType = form.get('grant_type');
      if (grantType === 'authorization_code') return json(await this.#byCode(form), 200);
      if (grantType === 'refresh_token') return json(await this.#byRefresh(form), 200);
      throw new TokenError(400, 'unsupported_grant_type', 70003, 'The grant type is unknown.');
    } catch (error) {
      if (error instanceof TokenError) return this.#failed(error);
      throw error;
    }
  }

  #authenticate(form: URLSearchParams, header: string | null): void {
    const basic = /^Basic (.+)$/i.exec(header ?? '')?.[1];
    const [id, secret] = basic
      ? Buffer.from(basic, 'base64').toString().split(':').map(decodeURIComponent)
      : [form.get('client_id'), form.get('client_secret')];
    if (id !== this.#options.client.id) {
      throw new TokenError(400, 'unauthorized_client', 700016, 'Application was not found.');
    }
    if (!secret) {
      const text = "The request body must contain 'client_assertion' or 'client_secret'.";
      throw new TokenError(401, 'invalid_client', 7000218, text);
    }
    if (secret !== this.#options.client.secret) {
      throw new TokenError(401, 'invalid_client', 7000215, 'Invalid client secret provided.');
    }
  }

  async #byCode(form: URLSearchParams): Promise<Record<string, unknown>> {
    const code = form.get('code') ?? '';
    const found = this.#grants.findCode(code);
    const refuse = (number: number, text: string) =>
      new TokenError(400, 'invalid_grant', number, text);
    if (!found) throw refuse(9002313, 'The code is malformed or unknown.');
    if (found.used) throw refuse(54005, 'The code was already redeemed.');
    if (found.expires <= this.#options.now()) throw refuse(70008, 'The code has expired.');
    if (form.get('redirect_uri') !== found.redirect) {
      throw refuse(500112, 'The reply address does not match the one of the request.');
    }
    const verifier = form.get('code_verifier') ?? '';
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    if (verifier === '' || challenge !== found.challenge) {
      throw refuse(501481, 'The Code_Verifier does not match the code_challenge.');
    }
    this.#grants.useCode(code, found);
    if (!this.#grants.isAlive(found.grant)) throw refuse(70000, 'The grant is over.');
    return this.#tokens(found.grant, found.scopes, found.nonce);
  }

  async #byRefresh(form: URLSearchParams): Promise<Record<string, unknown>> {
    const found = this.#grants.useRefresh(form.get('refresh_token') ?? '');
    if (!found) {
      const text = 'The refresh token is unknown, or has expired due to inactivity.';
      throw new TokenError(400, 'invalid_grant', 700082, text, 'bad_token');
    }
    if (!this.#grants.isAlive(found.grant)) {
      const text = 'The user could not be authenticated as the grant is expired.';
      throw new TokenError(400, 'invalid_grant', 70000, text, 'bad_token');
    }
    const asked = (form.get('scope') ?? '').split(/\s+/).filter(Boolean);
    if (asked.some((scope) => !found.scopes.includes(scope))) {
      const text = 'The user has not consented to use the application with these scopes.';
      throw new TokenError(400, 'invalid_grant', 65001, text, 'consent_required');
    }
    return this.#tokens(found.grant, found.scopes, null);
  }

  async #tokens(
    grant: string,
    scopes: readonly string[],
    nonce: string | null,
  ): Promise<Record<string, unknown>> {
    const { token, seconds } = this.#grants.access(grant, scopes);
    return {
      token_type: 'Bearer',
      scope: scopes.filter((scope) => scope !== 'offline_access').join(' '),
      expires_in: seconds,
      ext_expires_in: seconds,
      access_token: token,
      ...(scopes.includes('offline_access')
        ? { refresh_token: this.#grants.refresh(grant, scopes) }
        : {}),
      ...(scopes.includes('openid') ? { id_token: await this.#idToken(scopes, nonce) } : {}),
    };
  }

  #idToken(scopes: readonly string[], nonce: string | null): Promise<string> {
    const { owner, client, now } = this.#options;
    const seconds = Math.floor(now() / 1000);
    const oid = userIdOf(owner.email);
    const claims = {
      ver: '2.0',
      tid: tenantId,
      oid,
      sub: createHash('sha256').update(`${client.id} ${oid}`).digest('base64url'),
      ...(scopes.includes('profile') ? { name: owner.name, preferred_username: owner.email } : {}),
      ...(scopes.includes('email') ? { email: owner.email } : {}),
      ...(nonce === null ? {} : { nonce }),
    };
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: this.#keys.keyId })
      .setIssuer(this.#keys.issuer())
      .setAudience(client.id)
      .setIssuedAt(seconds)
      .setNotBefore(seconds)
      .setExpirationTime(seconds + 3600)
      .sign(this.#keys.privateKey);
  }

  #failed(error: TokenError): Response {
    const [trace, correlation] = [randomUUID(), randomUUID()];
    const timestamp = new Date(this.#options.now())
      .toISOString()
      .replace('T', ' ')
      .replace(/\.\d+Z$/, 'Z');
    const description = `AADSTS${error.code}: ${error.message} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`;
    return json(
      {
        error: error.error,
        error_description: description,
        error_codes: [error.code],
        timestamp,
        trace_id: trace,
        correlation_id: correlation,
        ...(error.suberror === null ? {} : { suberror: error.suberror }),
      },
      error.status,
    );
  }
}

function json(body: Record<string, unknown>, status: number): Response {
  return Response.json(body, {
    status,
    headers: { 'cache-control': 'no-store, no-cache', pragma: 'no-cache' },
  });
}
