/**
 * All of AWS on one machine, as far as the functions see it: the table, the queue with its parked
 * messages, schedules, the bus, keys and secrets, each reached through the rights of the function that
 * asks; in front the HTTP API, behind it two providers that know nothing of all this.
 */
import { randomBytes } from 'node:crypto';
import { type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { type FunctionName, functionNames } from '../../infra/aws/bundles.ts';
import { startWire, type Wire, wireKeyArn, wireSigner } from '../adapters/aws/wire.ts';
import { startTables } from '../adapters/dynamo/table-server.ts';
import { until } from '../infra/host/waiting.ts';
import { region } from './environment.ts';
import { type EventSource, mapEvents } from './event-source.ts';
import { scheduledEvent, transformed } from './events.ts';
import { bundles, type Deployed, domain, type Fleet, fleetAt, stageName } from './fleet.ts';
import { type Gate, openGate } from './gate.ts';
import { serveGateway } from './gateway.ts';
import { type LambdaFunction, lambdaFunction } from './lambda.ts';
import { type Name, type Provider, startProvider } from './provider.ts';
import { type LocalQueues, startQueues } from './queues.ts';
import type { Statement } from './template.ts';

const publicUrl = `https://${domain}`;

export type Stand = {
  readonly publicUrl: string;
  readonly providers: Readonly<Record<Name, Provider>>;
  readonly functions: Readonly<Record<FunctionName, LambdaFunction>>;
  readonly gates: Readonly<Record<FunctionName, Gate>>;
  /** What the roles of the functions allow. */
  readonly allowed: Readonly<Record<FunctionName, readonly Statement[]>>;
  readonly wire: Wire;
  /** How notifications travel; tests lose them. */
  readonly post: { deliver: (request: Request) => Promise<Response> };
  /** As `fetch`, by whoever is out there: our public name leads to the front. */
  fetch(url: string, init?: RequestInit): Promise<Response>;
  /** Puts a message into the queue, as whoever may. */
  send(body: string, person: string): Promise<void>;
  /** Calls the sweep, as EventBridge's rule does for that minute. */
  rule(job: 'lost' | 'channels' | 'all', minute: Date): Promise<void>;
  /** Ids of all persons, as they stand in the table. */
  persons(): Promise<readonly string[]>;
  /** Bodies of the messages that were parked. */
  parked(): readonly string[];
  /** Lets the time pass for which messages that failed are held back. */
  skipWaits(): Promise<void>;
  /** Ends all processes that wait for an event. */
  recycle(): Promise<void>;
  /** Puts back what was parked, as `aws sqs start-message-move-task` does. */
  redrive(): Promise<void>;
  /** Fires what is due by then, as EventBridge Scheduler; says how many there were. */
  fireSchedules(byMs: number): Promise<number>;
  /** Settles when nothing is under way and nobody has said anything for a while. */
  calm(quietMs?: number): Promise<void>;
  close(): Promise<void>;
};

/** Puts everything up; nobody is connected yet. */
export async function openStand(): Promise<Stand> {
  const made = await bundles();
  const post = { deliver: (request: Request): Promise<Response> => forward(request) };
  const google = await startProvider('google', (request) => post.deliver(request));
  const outlook = await startProvider('outlook', (request) => post.deliver(request));
  const { fleet, wire, queues, tables, table } = await startAws(google, outlook);
  const { functions, gates } = await raised(
    fleet.functions,
    made,
    wire,
    providerUrls(google, outlook),
  );
  const routes = Object.entries(fleet.routes).map(([key, name]) => [key, functions[name]] as const);
  const gateway = await serveGateway(Object.fromEntries(routes), domain);
  const mapping = mapEvents(functions.sync, {
    ...{ endpoint: queues.endpoint, ...queues.work, ...fleet.mapping },
    // As many at once as the template says would be more than this machine can run.
    concurrency: 2,
    afterCrashSeconds: 1,
  });
  const asOutside = (url: string): string =>
    url.startsWith(publicUrl) ? gateway.url + url.slice(publicUrl.length) : url;
  async function forward(request: Request): Promise<Response> {
    const { method, headers } = request;
    const body = await request.arrayBuffer();
    return await fetch(asOutside(request.url), { method, headers, body });
  }
  const { send, parked, waiting, redrive } = queues;
  const providers = { google, outlook };
  return {
    allowed: allowedIn(fleet),
    ...{ publicUrl, providers, functions, gates, wire, post, send, parked, redrive },
    fetch: (url, init = {}) => fetch(asOutside(url), { redirect: 'manual', ...init }),
    rule: (job, minute) => callSweep(fleet, functions.sweep, `${stageName}-${job}`, minute),
    skipWaits: async () => {
      // What is under way now is not held back.
      await until('nothing is under way', () => mapping.busy === 0);
      await queues.skipWaits();
    },
    recycle: async () => {
      for (const name of functionNames) await functions[name].recycle();
    },
    persons: () => personsIn(tables.client, table),
    fireSchedules: async (byMs) => {
      const fired = wire.scheduler.due(byMs);
      for (const { input, messageGroupId } of fired) await send(input, messageGroupId);
      return fired.length;
    },
    calm: (quietMs = 300) => calm([google, outlook], mapping, waiting, quietMs),
    close: async () => {
      await gateway.close();
      const stopped = mapping.stop();
      for (const name of functionNames) await functions[name].close();
      await stopped;
      for (const name of functionNames) await gates[name].close();
      for (const one of [wire, queues, tables, google.sandbox, outlook.sandbox]) await one.close();
    },
  };
}

type LocalAws = {
  readonly fleet: Fleet;
  readonly wire: Wire;
  readonly queues: LocalQueues;
  readonly tables: Awaited<ReturnType<typeof startTables>>;
  readonly table: string;
};

/** The services of a stage, and the stage as it is deployed to them. */
async function startAws(google: Provider, outlook: Provider): Promise<LocalAws> {
  const tables = await startTables();
  const queues = await startQueues();
  const table = await tables.newTable();
  const fleet = fleetAt({ queueUrl: queues.urlOf, table, keyArn: wireKeyArn });
  const { OAUTH_CLIENTS_SECRET_ARN = '', LINKS_KEY_SECRET_ARN = '' } =
    fleet.functions.pages.environment;
  const wire = await startWire({
    region,
    credentials: wireSigner,
    keys: [wireKeyArn],
    groups: [stageName],
    buses: [stageName],
    secrets: {
      [OAUTH_CLIENTS_SECRET_ARN]: clientsText(google, outlook),
      [LINKS_KEY_SECRET_ARN]: randomBytes(32).toString('hex'),
    },
    behind: { sqs: queues.endpoint, dynamodb: tables.url },
  });
  return { fleet, wire, queues, tables, table };
}

function allowedIn({ functions }: Fleet): Stand['allowed'] {
  const all = functionNames.map((name) => [name, functions[name].allowed] as const);
  return Object.fromEntries(all) as Record<FunctionName, readonly Statement[]>;
}

async function callSweep(
  { rules }: Fleet,
  sweep: LambdaFunction,
  name: string,
  minute: Date,
): Promise<void> {
  const transformer = rules[name];
  if (!transformer) throw new Error(`there is no rule ${name}`);
  await sweep.invoke(transformed(scheduledEvent(name, minute), transformer));
}

async function personsIn(client: DynamoDBClient, TableName: string): Promise<readonly string[]> {
  const { Items = [] } = await client.send(new ScanCommand({ TableName }));
  return Items.flatMap(({ pk, sk }) =>
    sk?.S === 'person' ? [(pk?.S ?? '').replace('PERSON#', '')] : [],
  );
}

function clientsText(google: Provider, outlook: Provider): string {
  const of = ({ client }: Provider): object => ({
    clientId: client.id,
    clientSecret: client.secret,
  });
  return JSON.stringify({ google: of(google), microsoft: of(outlook) });
}

function providerUrls(google: Provider, outlook: Provider): Readonly<Record<string, string>> {
  return {
    GOOGLE_ISSUER_URL: google.sandbox.url,
    GOOGLE_API_URL: google.sandbox.url,
    GOOGLE_TASKS_URL: google.sandbox.url,
    MICROSOFT_ISSUER_URL: outlook.sandbox.url,
    GRAPH_URL: outlook.sandbox.url,
  };
}

type Raised = Pick<Stand, 'functions' | 'gates'>;

/** Every function with its own rights, through its own door. */
async function raised(
  deployed: Readonly<Record<FunctionName, Deployed>>,
  made: Awaited<ReturnType<typeof bundles>>,
  wire: Wire,
  urls: Readonly<Record<string, string>>,
): Promise<Raised> {
  const all = await Promise.all(
    functionNames.map(async (name) => {
      const { allowed, environment, memoryMb, timeoutMs } = deployed[name];
      const gate = await openGate(wire.url, allowed);
      const called = lambdaFunction({
        name: `${stageName}-${name}`,
        folder: made[name].folder,
        ...{ memoryMb, timeoutMs },
        environment: {
          ...environment,
          ...urls,
          AWS_ENDPOINT_URL: gate.url,
          AWS_ACCESS_KEY_ID: wireSigner.accessKeyId,
          AWS_SECRET_ACCESS_KEY: wireSigner.secretAccessKey,
          AWS_SESSION_TOKEN: wireSigner.sessionToken ?? '',
        },
      });
      return [name, called, gate] as const;
    }),
  );
  return {
    functions: Object.fromEntries(all.map(([name, one]) => [name, one])) as Raised['functions'],
    gates: Object.fromEntries(all.map(([name, , gate]) => [name, gate])) as Raised['gates'],
  };
}

async function calm(
  providers: readonly Provider[],
  mapping: EventSource,
  waiting: () => number,
  quietMs: number,
): Promise<void> {
  let busyAt = performance.now();
  await until('nothing more is under way', () => {
    if (mapping.busy > 0 || waiting() > 0) busyAt = performance.now();
    const last = Math.max(busyAt, ...providers.map((one) => one.lastHeard()));
    return performance.now() - last >= quietMs;
  });
}
