/** What an operator may say about a stage, by `-c name=value` or in `cdk.json`: docs/deploy.md. */
import type { Node } from 'constructs';
import { type FunctionName, functionNames } from './bundles.ts';

/** A number for some of the functions. */
export type ByFunction = Readonly<Partial<Record<FunctionName, number>>>;

/** Settings of one stage. */
export type Settings = {
  readonly stage: string;
  /** Null: that of whoever deploys. */
  readonly region: string | null;
  /** Null: the address that AWS gives. */
  readonly domain: { readonly name: string; readonly certificateArn: string } | null;
  /** Who is told of alarms; null: whoever subscribes by themselves. */
  readonly alarmEmail: string | null;
  /** How many looks are under way at once, at most: a provider's quota is for all persons together. */
  readonly syncConcurrency: number;
  /** Requests a second that pages answer, before some are refused. */
  readonly pagesPerSecond: number;
  /** The same of notifications. Google sends none again that was answered with 429: a sweep sees to it. */
  readonly notificationsPerSecond: number;
  readonly xray: boolean;
  /** Set aside for a function out of the account's concurrency; none: it takes what is free. */
  readonly reserved: ByFunction;
  /** Megabytes of a function, where they are to be others than ours. */
  readonly memory: ByFunction;
  /** Where the runbook is, to be linked from alarms. */
  readonly runbook: string;
  /** A table restored from a backup, in place of the stack's own: docs/runbook.md. */
  readonly restoredTable: string | null;
  /** ARN of the key that an earlier stack left, to open what stands in its table. */
  readonly keptTokenKey: string | null;
};

/** All that may be set. */
const names: ReadonlySet<string> = new Set([
  ...['stage', 'region', 'domain', 'certificateArn', 'alarmEmail', 'syncConcurrency'],
  ...['pagesPerSecond', 'notificationsPerSecond', 'xray', 'reserved', 'memory', 'runbook'],
  ...['restoredTable', 'keptTokenKey'],
]);

/** Reads the settings; what makes no sense is refused here, not by CloudFormation after ten minutes. */
export function settingsIn(node: Node): Settings {
  refuseUnknown(node);
  const text = (name: string): string | null => {
    const value: unknown = node.tryGetContext(name);
    if (value === undefined) return null;
    // An unset variable of a shell must not lead to another stage, or to none of the mails.
    if (value === '') throw new Error(`${name}: is empty; leave it out where nothing is meant`);
    return String(value);
  };
  const region = shapedIn('region', text('region'), /^[a-z]{2}(?:-[a-z]+)+-\d$/, 'eu-central-1');
  const mail = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;
  return {
    stage: stageIn(text('stage') ?? 'prod'),
    region,
    domain: domainIn(text('domain'), text('certificateArn'), region),
    alarmEmail: shapedIn('alarmEmail', text('alarmEmail'), mail, 'operator@example.com'),
    // AWS limits how many a queue may call at once to these numbers; one is too few for it.
    syncConcurrency: numberIn('syncConcurrency', text('syncConcurrency') ?? '10', 2, 1000),
    pagesPerSecond: numberIn('pagesPerSecond', text('pagesPerSecond') ?? '100', 1, 10_000),
    notificationsPerSecond: numberIn(
      'notificationsPerSecond',
      text('notificationsPerSecond') ?? '200',
      1,
      10_000,
    ),
    xray: truthIn('xray', text('xray') ?? 'false'),
    reserved: byFunctionIn('reserved', text('reserved') ?? '', 1, 100_000),
    memory: byFunctionIn('memory', text('memory') ?? '', 128, 10_240),
    runbook: text('runbook') ?? 'docs/runbook.md',
    restoredTable: text('restoredTable'),
    keptTokenKey: arnIn('keptTokenKey', text('keptTokenKey')),
  };
}

function stageIn(value: string): string {
  // It is part of names, of which some allow no more.
  if (/^[a-z][a-z0-9]{0,11}$/.test(value)) return value;
  throw new Error(`stage: a small letter, then up to 11 letters and digits, not "${value}"`);
}

/** The CDK's own names and those of feature flags have a sign in them that none of ours has. */
function refuseUnknown(node: Node): void {
  const given = Object.keys(node.getAllContext()).filter((name) => /^\w+$/.test(name));
  const unknown = given.find((name) => !names.has(name));
  if (unknown === undefined) return;
  throw new Error(`${unknown}: is no setting; there are ${[...names].join(', ')}`);
}

function shapedIn(name: string, value: string | null, shape: RegExp, like: string): string | null {
  if (value === null || shape.test(value)) return value;
  throw new Error(`${name}: such as ${like}, not "${value}"`);
}

function domainIn(
  name: string | null,
  certificateArn: string | null,
  region: string | null,
): Settings['domain'] {
  if (name === null && certificateArn === null) return null;
  if (name === null || certificateArn === null) {
    throw new Error('domain and certificateArn: both or neither');
  }
  if (!/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(name)) {
    throw new Error(`domain: a host name such as follow.example.com, not "${name}"`);
  }
  const of = /^arn:aws[a-z-]*:acm:([a-z0-9-]+):\d{12}:certificate\/[\w-]+$/.exec(
    certificateArn,
  )?.[1];
  if (of === undefined) {
    throw new Error(`certificateArn: the ARN of a certificate, not "${certificateArn}"`);
  }
  if (region !== null && of !== region) {
    throw new Error(`certificateArn: of the region ${region}, not ${of}`);
  }
  return { name, certificateArn };
}

function arnIn(name: string, value: string | null): string | null {
  if (value === null || /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/.test(value))
    return value;
  throw new Error(`${name}: the ARN of a key, not "${value}"`);
}

function numberIn(name: string, value: string, least: number, most: number): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new Error(`${name}: a whole number from ${least} to ${most}, not "${value}"`);
}

function truthIn(name: string, value: string): boolean {
  if (value === 'true' || value === 'false') return value === 'true';
  throw new Error(`${name}: true or false, not "${value}"`);
}

/** `sync=20,pages=5`. */
function byFunctionIn(name: string, value: string, least: number, most: number): ByFunction {
  const parts = value.split(',').filter((part) => part !== '');
  const found = parts.map((part) => {
    const [which, number = ''] = part.split('=');
    if (functionNames.some((known) => known === which)) {
      return [which, numberIn(`${name} of ${which}`, number, least, most)] as const;
    }
    throw new Error(`${name}: ${functionNames.join(', ')}, as in sync=512; not "${part}"`);
  });
  return Object.fromEntries(found);
}
