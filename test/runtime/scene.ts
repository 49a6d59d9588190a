/** Plays on a stand of its own, and what is to be seen of an interview in a calendar there. */
import { expect } from 'vitest';
import { shortHash } from '../../functions/domain/plan/step.ts';
import { hourOf, sliceOf } from '../../functions/domain/slices.ts';
import { functionNames } from '../../infra/aws/bundles.ts';
import {
  type Entries,
  eventEntries,
  expected,
  type Known,
  taskEntries,
} from '../infra/host/expected.ts';
import { until } from '../infra/host/waiting.ts';
import { checkGoogleExchange } from '../infra/sandbox/google-conformance.ts';
import { checkOutlookExchange } from '../infra/sandbox/outlook-conformance.ts';
import { bundles, domain } from './fleet.ts';
import type { LambdaFunction } from './lambda.ts';
import { type Provider, secretsIn } from './provider.ts';
import { openStand, type Stand } from './stand.ts';
import { resourcesOf } from './template.ts';
import { Visitor } from './visitor.ts';

/** Opens a stand, plays, closes it, and checks all that was said and asked for meanwhile. */
export async function onStand(play: (stand: Stand) => Promise<void>): Promise<void> {
  const stand = await openStand();
  try {
    await play(stand);
    expect(wrongIn(stand)).toStrictEqual([]);
    expect(leaksIn(stand)).toStrictEqual([]);
  } catch (error) {
    const wrong = wrongIn(stand).join('\n');
    if (error instanceof Error) error.message += `\n${wrong}\nThe functions said: ${saidBy(stand)}`;
    throw error;
  } finally {
    await stand.close();
  }
}

/** Somebody who has connected Google, and whose first look is over. */
export async function connected(stand: Stand): Promise<Visitor> {
  const visitor = new Visitor(stand);
  expect((await visitor.connect('google')).status).toBe(303);
  await stand.calm();
  return visitor;
}

/** A stand on which one person has connected Google; whoever opens it closes it. */
export async function connectedStand(): Promise<{
  readonly stand: Stand;
  readonly visitor: Visitor;
  readonly person: string;
}> {
  const stand = await openStand();
  const visitor = await connected(stand);
  const [person = ''] = await stand.persons();
  return { stand, visitor, person };
}

/** Makes what all scenes need, so that the first does not wait for it. */
export async function ready(): Promise<void> {
  resourcesOf(domain);
  await bundles();
}

/** A minute at which the sweep looks after the only person, in each of its jobs. */
export async function minuteOf(stand: Stand): Promise<Date> {
  const [person = ''] = await stand.persons();
  return new Date(Date.UTC(2026, 10, 22, hourOf(person), sliceOf(person)));
}

/** The machine may have a lot to do besides. */
const patienceMs = 40_000;

const none: Entries = { events: [], tasks: [] };

/** Waits until the follow-ups of an interview are those that the command line plans for it. */
export async function comesToShow(provider: Provider, draft: Known): Promise<void> {
  await comesTo(provider, draft, await expected([draft]));
}

/** Waits until nothing stands there of an interview's follow-ups. */
export async function comesToNothing(provider: Provider, draft: Known): Promise<void> {
  await comesTo(provider, draft, none);
}

/** What stands there of an interview's follow-ups. */
export function shownOf({ sandbox }: Provider, draft: Known): Entries {
  const start = shortHash(draft.uid);
  const isOurs = ({ key }: { readonly key: string | null }): boolean =>
    key?.startsWith(`${start}.`) ?? false;
  return {
    events: eventEntries(sandbox.person.events().filter(isOurs)),
    tasks: taskEntries(sandbox.person.tasks().filter(isOurs)),
  };
}

async function comesTo(provider: Provider, draft: Known, wanted: Entries): Promise<void> {
  const text = JSON.stringify(wanted);
  const isSo = (): boolean => JSON.stringify(shownOf(provider, draft)) === text;
  await until('they stand there', isSo, patienceMs).catch(() => undefined);
  expect(shownOf(provider, draft)).toStrictEqual(wanted);
}

/** What broke a rule of AWS's or of a provider's, or was asked for without the right to. */
function wrongIn({ providers, functions, gates, wire }: Stand): readonly string[] {
  return [
    ...providers.google.exchanges.flatMap(checkGoogleExchange),
    ...providers.outlook.exchanges.flatMap(checkOutlookExchange),
    ...functionNames.flatMap((name) => gates[name].refused.map((one) => `${name}: ${one}`)),
    ...functionNames.flatMap((name) => tooMuchIn(functions[name])),
    ...wire.requests.flatMap(({ problem, path }) =>
      problem === null ? [] : `${path}: ${problem}`,
    ),
  ];
}

/** Lambda ends whoever holds more memory than their function has. */
function tooMuchIn({ spec, invoked }: LambdaFunction): readonly string[] {
  const most = Math.max(0, ...invoked.map(({ peakMb }) => peakMb));
  return most <= spec.memoryMb ? [] : [`${spec.name} held ${most} MB of ${spec.memoryMb}`];
}

/** Whatever the functions said of persons, or of secrets, though they must never. */
function leaksIn(stand: Stand): readonly string[] {
  const { google, outlook } = stand.providers;
  const words = [
    'Maya',
    'Patel',
    'Lena',
    '@example',
    'Interview with',
    ...secretsIn([google, outlook]),
  ];
  const said = saidBy(stand);
  return [...new Set(words)].filter((word) => said.includes(word));
}

function saidBy({ functions }: Stand): string {
  return functionNames.map((name) => functions[name].said()).join('');
}
