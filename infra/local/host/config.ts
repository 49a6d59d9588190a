/** The host's settings, read from the environment as the contract has them, each refused in one sentence. */
import { resolve } from 'node:path';
import { isLoopback as isOnThisMachine } from '../../../functions/adapters/http/loopback.ts';

/** Where a provider is and who we are to it; null: the operator has no client there. */
export type ProviderConfig = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly issuerUrl: string;
  readonly apiUrl: string;
  readonly tasksUrl: string;
};

export type HostConfig = {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly publicUrl: string;
  readonly pollSeconds: number;
  readonly google: ProviderConfig | null;
  readonly outlook: ProviderConfig | null;
};

/** A setting that cannot be used; the message names the variable and never its value's secret part. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads all settings; throws a `ConfigError` at the first that makes no sense. */
export function readConfig(environment: Environment): HostConfig {
  const port = wholeNumber(environment, 'PORT', 4310, 0, 65_535);
  const publicUrl = address(environment, 'PUBLIC_URL', `http://localhost:${port}`);
  return {
    host: text(environment, 'HOST') ?? '127.0.0.1',
    port,
    dataDir: resolve(text(environment, 'DATA_DIR') ?? '.afterword'),
    publicUrl,
    pollSeconds: wholeNumber(environment, 'POLL_SECONDS', 60, 1, 86_400),
    google: provider(environment, 'GOOGLE', {
      issuer: 'https://accounts.google.com',
      api: ['GOOGLE_API_URL', 'https://www.googleapis.com'],
      tasks: ['GOOGLE_TASKS_URL', 'https://tasks.googleapis.com'],
    }),
    outlook: provider(environment, 'MICROSOFT', {
      issuer: 'https://login.microsoftonline.com/common/v2.0',
      api: ['GRAPH_URL', 'https://graph.microsoft.com'],
      tasks: ['GRAPH_URL', 'https://graph.microsoft.com'],
    }),
  };
}

/** Whether an address is on this machine: plain http is accepted there and nowhere else. */
export function isLoopback(url: string): boolean {
  return isOnThisMachine(new URL(url));
}

function text(environment: Environment, name: string): string | null {
  const value = environment[name]?.trim();
  return value === undefined || value === '' ? null : value;
}

function wholeNumber(
  environment: Environment,
  name: string,
  usual: number,
  least: number,
  most: number,
): number {
  const value = text(environment, name);
  if (value === null) return usual;
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < least || number > most) {
    throw new ConfigError(`${name} must be a whole number from ${least} to ${most}`);
  }
  return number;
}

/** An http(s) address without a slash at the end. */
function address(environment: Environment, name: string, usual: string): string {
  const value = text(environment, name) ?? usual;
  const url = URL.parse(value);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new ConfigError(`${name} must be an address that begins with https://`);
  }
  if (url.protocol === 'http:' && !isLoopback(value)) {
    throw new ConfigError(`${name} must begin with https://: plain http is for this machine only`);
  }
  if (url.search !== '' || url.hash !== '' || url.username !== '') {
    throw new ConfigError(`${name} must be an address without a query, a fragment or a password`);
  }
  return value.replace(/\/+$/, '');
}

function provider(
  environment: Environment,
  prefix: string,
  usual: {
    readonly issuer: string;
    readonly api: readonly [string, string];
    readonly tasks: readonly [string, string];
  },
): ProviderConfig | null {
  const clientId = text(environment, `${prefix}_CLIENT_ID`);
  const clientSecret = text(environment, `${prefix}_CLIENT_SECRET`);
  const issuerUrl = address(environment, `${prefix}_ISSUER_URL`, usual.issuer);
  const apiUrl = address(environment, ...usual.api);
  const tasksUrl = address(environment, ...usual.tasks);
  if (clientId === null) return null;
  if (clientSecret === null) {
    throw new ConfigError(`${prefix}_CLIENT_SECRET is missing, though ${prefix}_CLIENT_ID is set`);
  }
  return { clientId, clientSecret, issuerUrl, apiUrl, tasksUrl };
}
