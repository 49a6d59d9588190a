/**
 * A stage as it is deployed: the real bundles, and everything around them as the synthesised template
 * has it. What the template forgets, the functions do not have here either.
 */
import { globSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleAll, type FunctionName } from '../../infra/aws/bundles.ts';
import { accountId, region } from './environment.ts';
import {
  type Made,
  nameOf,
  type Resource,
  resolved,
  resourcesOf,
  type Statement,
  statementsOf,
} from './template.ts';

export const domain = 'afterword.example.com';
export const stageName = 'afterword-test';

export type Deployed = {
  readonly memoryMb: number;
  readonly timeoutMs: number;
  readonly environment: Readonly<Record<string, string>>;
  /** What its role allows. */
  readonly allowed: readonly Statement[];
};

/** What a rule hands to its target: paths into the event by name, and a text in which they stand. */
export type Transformer = {
  readonly InputPathsMap: Readonly<Record<string, string>>;
  readonly InputTemplate: string;
};

export type Fleet = {
  readonly functions: Readonly<Record<FunctionName, Deployed>>;
  /** Which function a route leads to, by route key. */
  readonly routes: Readonly<Record<string, FunctionName>>;
  /** Rules that call the sweep, by name. */
  readonly rules: Readonly<Record<string, Transformer>>;
  readonly mapping: Mapping;
};

/** How the queue calls the sync function. */
export type Mapping = {
  readonly batchSize: number;
  /** Whether its answers say which messages failed: else all are done that it did not crash on. */
  readonly reportsFailures: boolean;
};

/** Attributes of the queues, by name, as SQS's own API takes them. */
export type Queues = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What the local servers made of what the template asks for. */
export type Places = {
  readonly queueUrl: (name: string) => string;
  readonly table: string;
  readonly keyArn: string;
};

let bundled: ReturnType<typeof bundleAll> | null = null;

const prefix = join(tmpdir(), 'afterword-bundles-');
const longestRunMs = 60 * 60 * 1000;

/** All bundles, made once in a folder that goes with this process. */
export function bundles(): ReturnType<typeof bundleAll> {
  if (bundled === null) {
    clearOld();
    const folder = mkdtempSync(prefix);
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    bundled = bundleAll(folder);
  }
  return bundled;
}

/** Whoever runs tests in threads ends them without a last word: what they left is cleared away later. */
function clearOld(): void {
  for (const name of globSync(`${prefix}*`)) {
    const age = Date.now() - (statSync(name, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > longestRunMs) rmSync(name, { recursive: true, force: true });
  }
}

/** The stage, on one machine. */
export function fleetAt(places: Places): Fleet {
  const resources = resourcesOf(domain);
  const made = new Map(resources.map((one) => [one.id, madeOf(one, places)]));
  const named = resources.filter(({ type }) => type === 'AWS::Lambda::Function');
  const all = named.flatMap((one) => {
    const name = nameOf(one);
    if (name === null) return [];
    const { MemorySize, Timeout, Environment, Role } = one.properties;
    const { Variables } = resolved(Environment, made) as { Variables: Record<string, string> };
    const deployed = {
      memoryMb: Number(MemorySize),
      timeoutMs: Number(Timeout) * 1000,
      environment: Variables,
      allowed: statementsOf(Role, resources, made),
    };
    return [[name, deployed] as const];
  });
  return {
    functions: Object.fromEntries(all) as Record<FunctionName, Deployed>,
    routes: routesIn(resources),
    rules: rulesIn(resources),
    mapping: mappingIn(resources),
  };
}

/** The queues that the template asks for, those first that others lead to. */
export function queuesOfStage(): Queues {
  const resources = resourcesOf(domain);
  const nowhere: Places = { queueUrl: () => '', table: '', keyArn: '' };
  const made = new Map(resources.map((one) => [one.id, madeOf(one, nowhere)]));
  const queues = resources
    .filter(({ type }) => type === 'AWS::SQS::Queue')
    .sort(
      (a, b) => Number('RedrivePolicy' in a.properties) - Number('RedrivePolicy' in b.properties),
    )
    .map(
      ({ properties }) => [String(properties.QueueName), attributesOf(properties, made)] as const,
    );
  return Object.fromEntries(queues);
}

function madeOf({ id, type, properties }: Resource, places: Places): Made {
  const arn = (service: string, rest: string): string =>
    `arn:aws:${service}:${region}:${accountId}:${rest}`;
  switch (type) {
    case 'AWS::DynamoDB::GlobalTable':
      return { ref: places.table, attributes: { Arn: arn('dynamodb', `table/${places.table}`) } };
    case 'AWS::SQS::Queue': {
      const name = String(properties.QueueName);
      return { ref: places.queueUrl(name), attributes: { Arn: arn('sqs', name), QueueName: name } };
    }
    case 'AWS::KMS::Key':
      return { ref: places.keyArn, attributes: { Arn: places.keyArn } };
    case 'AWS::SecretsManager::Secret':
      return { ref: arn('secretsmanager', `secret:${id}-AbCdEf`) };
    case 'AWS::Events::EventBus': {
      const name = String(properties.Name);
      return { ref: name, attributes: { Arn: arn('events', `event-bus/${name}`), Name: name } };
    }
    case 'AWS::IAM::Role':
      return { ref: id, attributes: { Arn: `arn:aws:iam::${accountId}:role/${id}` } };
    case 'AWS::Lambda::Function':
      return { ref: id, attributes: { Arn: arn('lambda', `function:${id}`) } };
    default:
      return { ref: String(properties.Name ?? id) };
  }
}

/** From a route by its integration to the function that it calls. */
function routesIn(resources: readonly Resource[]): Fleet['routes'] {
  const called = (target: string): FunctionName | undefined => {
    const integration = resources.find(({ id }) => target.includes(`"${id}"`));
    const uri = JSON.stringify(integration?.properties.IntegrationUri ?? null);
    const lambda = resources.find(
      ({ id, type }) => type === 'AWS::Lambda::Function' && uri.includes(`"${id}"`),
    );
    return (lambda && nameOf(lambda)) ?? undefined;
  };
  const routes = resources
    .filter(({ type }) => type === 'AWS::ApiGatewayV2::Route')
    .map(({ properties }) => {
      return [String(properties.RouteKey), called(JSON.stringify(properties.Target))] as const;
    });
  return Object.fromEntries(routes.filter(([, name]) => name !== undefined)) as Fleet['routes'];
}

function rulesIn(resources: readonly Resource[]): Fleet['rules'] {
  const rules = resources
    .filter(({ type }) => type === 'AWS::Events::Rule')
    .map(({ properties }) => {
      const [target] = properties.Targets as readonly { InputTransformer: Transformer }[];
      return [String(properties.Name), target?.InputTransformer] as const;
    });
  return Object.fromEntries(rules) as Fleet['rules'];
}

function mappingIn(resources: readonly Resource[]): Mapping {
  const found = resources.filter(({ type }) => type === 'AWS::Lambda::EventSourceMapping');
  const [mapping] = found;
  if (!mapping || found.length > 1) throw new Error('there is one mapping, or should be');
  const { BatchSize, FunctionResponseTypes } = mapping.properties;
  return {
    batchSize: Number(BatchSize),
    reportsFailures: [FunctionResponseTypes].flat().includes('ReportBatchItemFailures'),
  };
}

function attributesOf(
  properties: Resource['properties'],
  made: ReadonlyMap<string, Made>,
): Readonly<Record<string, string>> {
  const known = ['VisibilityTimeout', 'FifoQueue', 'ContentBasedDeduplication', 'RedrivePolicy'];
  const attributes = Object.entries(properties)
    .filter(([name]) => known.includes(name))
    .map(([name, value]) => {
      const plain = resolved(value, made);
      return [name, typeof plain === 'object' ? JSON.stringify(plain) : String(plain)] as const;
    });
  return Object.fromEntries(attributes);
}
