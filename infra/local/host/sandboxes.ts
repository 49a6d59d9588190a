/** The built-in accounts: servers that speak the providers' own APIs, for who has no client ids. */
import { join } from 'node:path';
import type { ProviderName } from '../../../functions/domain/ports/calendar.ts';
import type { ProviderConfig } from '../../../functions/handlers/environment.ts';
import { memoryRecords, type Records, sqliteRecords } from '../sandbox/records.ts';
import type { Sandbox, SandboxOptions } from '../sandbox/sandbox.ts';
import type { HostConfig } from './config.ts';

export type Sandboxes = {
  readonly google: Sandbox | null;
  readonly outlook: Sandbox | null;
  /** Where the sandbox of a provider is; fails where there is none. */
  config(provider: ProviderName): ProviderConfig;
  /** The time that counts: the machine's, moved forward as far as somebody has skipped. */
  now(): number;
  /** Moves the sandbox's clock forward; false where a real account is served, whose time is not ours. */
  skip(ms: number): boolean;
  /** Where notifications go; until then none are sent. */
  deliverTo(url: string): void;
  /** Both providers are sandboxes: nobody real is served here. */
  readonly isAll: boolean;
  /** The person whom the sandbox accounts were connected for; null: not yet. */
  person(): string | null;
  remember(person: string): void;
  /** The address of the person of a provider's sandbox. */
  owner(provider: ProviderName): string;
  /** Told of whatever changes in a sandbox's calendars, before it is looked at. */
  readonly told: Set<() => void>;
  close(): Promise<void>;
};

const owner = { name: 'Maya Patel', zone: 'America/New_York' };
const emails = { google: 'maya.patel@example.com', outlook: 'maya.patel@example.org' };

/** Starts a sandbox for each provider that the operator has no client of. */
export async function startSandboxes(
  config: HostConfig,
  systemNow: () => number,
): Promise<Sandboxes> {
  const isAll = config.google === null && config.outlook === null;
  const records =
    config.google && config.outlook
      ? memoryRecords()
      : sqliteRecords(join(config.dataDir, 'sandbox.sqlite'));
  let skipped = isAll ? (records.get<number>('clock', 'skipped') ?? 0) : 0;
  const now = (): number => systemNow() + skipped;
  let target: string | null = null;
  const told = new Set<() => void>();
  // Until the doors are open there is nobody to tell.
  const deliver = (request: Request): Promise<Response> =>
    target === null ? Promise.resolve(new Response(null, { status: 503 })) : fetch(request);
  const optionsFor = (provider: ProviderName): SandboxOptions => ({
    port: records.get<number>('port', provider) ?? 0,
    records: named(records, provider),
    now,
    owner: { ...owner, email: emails[provider] },
    client: { id: `sandbox-${provider}`, secret: `sandbox-${provider}-secret` },
    onExchange: ({ method, status }) => {
      if (method !== 'GET' && status < 300) for (const tell of told) tell();
    },
    deliver,
  });
  const google = config.google === null ? await startGoogle(optionsFor('google'), records) : null;
  const outlook =
    config.outlook === null ? await startOutlook(optionsFor('outlook'), records) : null;
  return {
    google,
    outlook,
    config: (provider) => configOf(provider, provider === 'google' ? google : outlook),
    now,
    skip: (ms) => {
      if (!isAll) return false;
      skipped += ms;
      records.put('clock', 'skipped', skipped);
      return true;
    },
    deliverTo: (url) => {
      target = url;
    },
    isAll,
    person: () => records.get<string>('person', 'sandbox'),
    remember: (person) => records.put('person', 'sandbox', person),
    owner: (provider) => emails[provider],
    told,
    close: async () => {
      await google?.close();
      await outlook?.close();
      records.close();
    },
  };
}

function configOf(provider: ProviderName, sandbox: Sandbox | null): ProviderConfig {
  if (sandbox === null) throw new Error(`there is no sandbox for ${provider}`);
  const { url } = sandbox;
  const clientId = `sandbox-${provider}`;
  return {
    clientId,
    clientSecret: `${clientId}-secret`,
    issuerUrl: url,
    apiUrl: url,
    tasksUrl: url,
  };
}

/** Loaded only where they are needed: who serves real accounts need not pay for them. */
async function startGoogle(options: SandboxOptions, records: Records): Promise<Sandbox> {
  const { startSandboxGoogle } = await import('../sandbox/google/start-sandbox-google.ts');
  return await onItsPort(startSandboxGoogle, options, records, 'google');
}

async function startOutlook(options: SandboxOptions, records: Records): Promise<Sandbox> {
  const { startSandboxOutlook } = await import('../sandbox/outlook/start-sandbox-outlook.ts');
  return await onItsPort(startSandboxOutlook, options, records, 'outlook');
}

/** On the port that it had before, so that its addresses stay; on any other where that one is taken. */
async function onItsPort(
  start: (options: SandboxOptions) => Promise<Sandbox>,
  options: SandboxOptions,
  records: Records,
  provider: ProviderName,
): Promise<Sandbox> {
  const sandbox = await start(options).catch(() => start({ ...options, port: 0 }));
  records.put('port', provider, Number(new URL(sandbox.url).port));
  return sandbox;
}

/** Both sandboxes keep their values in one file, each under its own names. */
function named(records: Records, provider: ProviderName): Records {
  const kindOf = (kind: string): string => `${provider}/${kind}`;
  return {
    get: (kind, id) => records.get(kindOf(kind), id),
    put: (kind, id, value) => records.put(kindOf(kind), id, value),
    remove: (kind, id) => records.remove(kindOf(kind), id),
    all: (kind) => records.all(kindOf(kind)),
    close: () => undefined,
  };
}
