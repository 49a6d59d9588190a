/** The operator's OAuth clients, as their secret holds them. */
import { objectIn } from '../adapters/http/json-object.ts';
import { Failure, failureOf } from '../domain/failure.ts';
import type { ProviderName } from '../domain/ports/calendar.ts';
import { type Environment, googleUrls, microsoftUrls, type ProviderConfig } from './environment.ts';

/** Null: the operator has no client there, and nobody can connect an account of it. */
export type OAuthClients = Readonly<Record<ProviderName, ProviderConfig | null>>;

/**
 * Reads `{"google":{"clientId","clientSecret"},"microsoft":{...}}`; either may be missing. Fails with
 * `misconfigured` where it says something else: nothing of it is told.
 */
export function oauthClientsIn(text: string, environment: Environment): OAuthClients {
  const read = objectIn(text);
  if (read === null) throw misfit('it is no JSON object');
  const google = clientIn(read.google, 'google');
  const microsoft = clientIn(read.microsoft, 'microsoft');
  return {
    google: google && { ...google, ...googleUrls(environment) },
    outlook: microsoft && { ...microsoft, ...microsoftUrls(environment) },
  };
}

/**
 * The same for who goes on without: who wrote the secret wrongly stops what needs a client, not links, feeds
 * and follow-ups. It is told to the operator, without a word of what was written.
 */
export function clientsOrNone(text: string, environment: Environment): OAuthClients {
  try {
    return oauthClientsIn(text, environment);
  } catch (error) {
    console.error(`afterword: ${failureOf(error).message}`);
    return { google: null, outlook: null };
  }
}

/**
 * The clients, and in place of a missing one a client that nobody has: whatever is asked of it fails as the
 * operator's own trouble.
 */
export function orNobodys(
  { google, outlook }: OAuthClients,
  environment: Environment,
): Readonly<Record<ProviderName, ProviderConfig>> {
  const nobody = { clientId: '', clientSecret: '' };
  return {
    google: google ?? { ...nobody, ...googleUrls(environment) },
    outlook: outlook ?? { ...nobody, ...microsoftUrls(environment) },
  };
}

type Client = Pick<ProviderConfig, 'clientId' | 'clientSecret'>;

function clientIn(value: unknown, name: string): Client | null {
  if (value === undefined || value === null) return null;
  const { clientId, clientSecret } = typeof value === 'object' ? (value as Partial<Client>) : {};
  const isOne = typeof clientId === 'string' && typeof clientSecret === 'string';
  if (isOne && clientId !== '' && clientSecret !== '') return { clientId, clientSecret };
  throw misfit(`"${name}" needs a clientId and a clientSecret`);
}

function misfit(what: string): Failure {
  return new Failure({ code: 'misconfigured', what: `the secret of the OAuth clients: ${what}` });
}
