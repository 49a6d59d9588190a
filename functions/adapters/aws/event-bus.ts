/** Domain events on a bus of EventBridge, where an operator's rules find them. */
import type { Bus, DomainEvent } from '../../domain/ports/bus.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import { type Aws, callAwsOnce, jsonCall } from '../http/aws-call.ts';
import { awsFailure } from '../http/aws-failure.ts';
import { patiently } from '../http/patiently.ts';
import { listField } from './reply-fields.ts';

const called = 'the event bus';
const entriesAtMost = 10;

type Entry = {
  readonly Time: number;
  readonly Source: string;
  readonly DetailType: string;
  readonly Detail: string;
  readonly EventBusName: string;
};

/**
 * The bus of that name. What it does not take of a request is sent again, and nothing else; fails where it
 * goes on not taking it. An event may arrive twice, as where an answer was lost.
 */
export function eventBridgeBus({
  aws,
  bus,
  clock,
}: {
  readonly aws: Aws;
  readonly bus: string;
  readonly clock: Clock;
}): Bus {
  return {
    publish: async (events) => {
      const Time = clock.now() / 1000;
      const entries = events.map((event) => entryOf(event, bus, Time));
      for (let from = 0; from < entries.length; from += entriesAtMost) {
        await put(aws, entries.slice(from, from + entriesAtMost));
      }
    },
  };
}

function entryOf({ name, person, about }: DomainEvent, bus: string, Time: number): Entry {
  const Detail = JSON.stringify({ person, about });
  return { Time, Source: 'afterword', DetailType: name, Detail, EventBusName: bus };
}

async function put(aws: Aws, entries: readonly Entry[]): Promise<void> {
  let left = entries;
  await patiently(async () => {
    const { body } = await callAwsOnce(aws, {
      service: 'events',
      called,
      ...jsonCall('1.1', 'AWSEvents.PutEvents'),
      body: { Entries: left },
      expects: [],
    });
    // The answers stand in the order of the entries.
    const answers = listField(body, 'Entries', called);
    left = left.filter((_, index) => typeof answers[index]?.EventId !== 'string');
    if (left.length === 0) return;
    const codes = answers.flatMap(({ ErrorCode }) => (ErrorCode === undefined ? [] : [ErrorCode]));
    throw awsFailure(String(codes[0] ?? 'TooFewEntries'), 400, called);
  }, aws.pace);
}
