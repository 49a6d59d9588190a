/** Settings out of an environment, each refused in one sentence that names the variable and no secret. */
import { isLoopback } from '../adapters/http/loopback.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where a provider is and who we are to it. */
export type ProviderConfig = ProviderUrls & {
  readonly clientId: string;
  readonly clientSecret: string;
};

export type ProviderUrls = {
  readonly issuerUrl: string;
  readonly apiUrl: string;
  readonly tasksUrl: string;
};

/** A setting that cannot be used; the message names the variable and never its value's secret part. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** A variable's trimmed text; null where it is missing or empty. */
export function textIn(environment: Environment, name: string): string | null {
  const value = environment[name]?.trim();
  return value === undefined || value === '' ? null : value;
}

/** A variable without which nothing can begin. */
export function neededIn(environment: Environment, name: string): string {
  const value = textIn(environment, name);
  if (value === null) throw new ConfigError(`${name} is missing`);
  return value;
}

/** An http(s) address without a slash at the end; plain http for this machine only. */
export function addressIn(environment: Environment, name: string, usual: string): string {
  const value = textIn(environment, name) ?? usual;
  const url = URL.parse(value);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new ConfigError(`${name} must be an address that begins with https://`);
  }
  if (url.protocol === 'http:' && !isLoopback(url)) {
    throw new ConfigError(`${name} must begin with https://: plain http is for this machine only`);
  }
  // A bare `?` or `#` is none to `URL`, and would still swallow what is put behind it.
  if (/[?#]/.test(value) || url.username !== '' || url.password !== '') {
    throw new ConfigError(`${name} must be an address without a query, a fragment or a password`);
  }
  return value.replace(/\/+$/, '');
}

/** Where Google is, as the contract has it. */
export function googleUrls(environment: Environment): ProviderUrls {
  return {
    issuerUrl: addressIn(environment, 'GOOGLE_ISSUER_URL', 'https://accounts.google.com'),
    apiUrl: addressIn(environment, 'GOOGLE_API_URL', 'https://www.googleapis.com'),
    tasksUrl: addressIn(environment, 'GOOGLE_TASKS_URL', 'https://tasks.googleapis.com'),
  };
}

/** Where Microsoft is, as the contract has it: To Do is part of Graph. */
export function microsoftUrls(environment: Environment): ProviderUrls {
  const issuer = 'https://login.microsoftonline.com/common/v2.0';
  const graph = addressIn(environment, 'GRAPH_URL', 'https://graph.microsoft.com');
  return {
    issuerUrl: addressIn(environment, 'MICROSOFT_ISSUER_URL', issuer),
    apiUrl: graph,
    tasksUrl: graph,
  };
}
