/** The host's settings, read from the environment as the contract has them, each refused in one sentence. */
import { resolve } from 'node:path';
import {
  addressIn,
  ConfigError,
  type Environment,
  googleUrls,
  microsoftUrls,
  type ProviderConfig,
  type ProviderUrls,
  textIn,
} from '../../../functions/handlers/environment.ts';

export type HostConfig = {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly publicUrl: string;
  readonly pollSeconds: number;
  /** Null: the operator has no client there. */
  readonly google: ProviderConfig | null;
  readonly outlook: ProviderConfig | null;
};

/** Reads all settings; throws a `ConfigError` at the first that makes no sense. */
export function readConfig(environment: Environment): HostConfig {
  const port = wholeNumber(environment, 'PORT', 4310, 0, 65_535);
  return {
    host: textIn(environment, 'HOST') ?? '127.0.0.1',
    port,
    dataDir: resolve(textIn(environment, 'DATA_DIR') ?? '.afterword'),
    publicUrl: addressIn(environment, 'PUBLIC_URL', `http://localhost:${port}`),
    pollSeconds: wholeNumber(environment, 'POLL_SECONDS', 60, 1, 86_400),
    google: client(environment, 'GOOGLE', googleUrls(environment)),
    outlook: client(environment, 'MICROSOFT', microsoftUrls(environment)),
  };
}

function wholeNumber(
  environment: Environment,
  name: string,
  usual: number,
  least: number,
  most: number,
): number {
  const value = textIn(environment, name);
  if (value === null) return usual;
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < least || number > most) {
    throw new ConfigError(`${name} must be a whole number from ${least} to ${most}`);
  }
  return number;
}

function client(
  environment: Environment,
  prefix: string,
  urls: ProviderUrls,
): ProviderConfig | null {
  const clientId = textIn(environment, `${prefix}_CLIENT_ID`);
  const clientSecret = textIn(environment, `${prefix}_CLIENT_SECRET`);
  if (clientId === null) return null;
  if (clientSecret === null) {
    throw new ConfigError(`${prefix}_CLIENT_SECRET is missing, though ${prefix}_CLIENT_ID is set`);
  }
  return { clientId, clientSecret, ...urls };
}
