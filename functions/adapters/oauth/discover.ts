/** Finds a provider's OAuth endpoints, once per process, and trusts none that could be overheard. */

import {
  allowInsecureRequests,
  type Configuration,
  clockTolerance,
  customFetch,
  discovery,
} from 'openid-client';
import { Failure } from '../../domain/failure.ts';
import { isLoopback } from '../http/loopback.ts';
import { refusal } from './read-refusal.ts';

export type OAuthClient = {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Endpoints come from `/.well-known/openid-configuration` below it. */
  readonly issuerUrl: string;
  /** How long an answer may take; 10 seconds unless told. */
  readonly timeoutMs?: number;
};

/**
 * openid-client fills in the tenant of Microsoft's issuer (`.../{tenantid}/v2.0`) only for this
 * address; it is named to it, whatever address is really asked, to get the same check everywhere.
 */
const entra = new URL('https://login.microsoftonline.com/common/v2.0');

/** The library would judge ID tokens by the machine's clock; we do it by the time we are given. */
const anyClock = 100 * 365 * 86_400;

/**
 * Returns what gives the discovered client: the endpoints are fetched at the first call and kept; a
 * failed attempt is forgotten, so that the next call tries again. `tenants`: the issuer named by the
 * document may be a template with `{tenantid}`, of the same origin.
 * Fails with `misconfigured` (address, issuer, plain http beyond loopback) and `unreachable`.
 */
export function discoverOnce(client: OAuthClient, tenants: boolean): () => Promise<Configuration> {
  let found: Promise<Configuration> | null = null;
  return () => {
    found ??= discover(client, tenants).catch((error: unknown) => {
      found = null;
      throw refusal(error, {
        code: 'misconfigured',
        what: 'no OAuth server at the issuer address',
      });
    });
    return found;
  };
}

/** `address` as an URL; fails with `misconfigured` unless it is https, or http on loopback. */
export function safeUrl(address: string, what: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isOnThisMachine(url));
  if (!url || !isSafe) {
    throw new Failure({ code: 'misconfigured', what: `${what} is no https address` });
  }
  return url;
}

async function discover(client: OAuthClient, tenants: boolean): Promise<Configuration> {
  if (client.clientId === '') throw new Failure({ code: 'misconfigured', what: 'no client id' });
  const issuer = safeUrl(client.issuerUrl, 'the issuer');
  const document = `${client.issuerUrl.replace(/\/+$/, '')}/.well-known/openid-configuration`;
  const seconds = (client.timeoutMs ?? 10_000) / 1000;
  const config = await discovery(
    tenants ? entra : new URL(document),
    client.clientId,
    { client_secret: client.clientSecret, [clockTolerance]: anyClock },
    undefined,
    {
      timeout: seconds,
      [customFetch]: (_url, request) => fetch(document, { ...request, body: null }),
      execute: issuer.protocol === 'http:' ? [allowInsecureRequests] : [],
    },
  );
  config[customFetch] = (url, request) => fetch(url, { ...request, body: request.body ?? null });
  check(config, issuer, tenants);
  return config;
}

/** That the document speaks for the issuer, and sends neither person nor secret where all can listen. */
function check(config: Configuration, issuer: URL, tenants: boolean): void {
  const metadata = config.serverMetadata();
  const named = URL.canParse(metadata.issuer) ? new URL(metadata.issuer) : null;
  const isSame = tenants ? named?.origin === issuer.origin : named?.href === issuer.href;
  // Whoever serves on the operator's own machine may call itself what it likes.
  if (!isSame && !isOnThisMachine(issuer)) {
    throw new Failure({ code: 'misconfigured', what: 'the OAuth server names another issuer' });
  }
  safeUrl(metadata.authorization_endpoint ?? '', 'the authorization endpoint');
  safeUrl(metadata.token_endpoint ?? '', 'the token endpoint');
  if (metadata.revocation_endpoint)
    safeUrl(metadata.revocation_endpoint, 'the revocation endpoint');
}

/** Names below `localhost` count as well: an imitation may give each of its tenants one. */
function isOnThisMachine(url: URL): boolean {
  return isLoopback(url) || /.+\.localhost$/.test(url.hostname);
}
