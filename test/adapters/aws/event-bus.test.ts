/** Domain events on EventBridge, over the wire. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { eventBridgeBus } from '../../../functions/adapters/aws/event-bus.ts';
import type { DomainEvent } from '../../../functions/domain/ports/bus.ts';
import { busContract } from '../../contracts/bus.ts';
import { noon } from '../../contracts/store-records.ts';
import { type Fault, startWire } from './wire.ts';

const wire = await startWire();
const clock = { now: () => noon };
const bus = eventBridgeBus({ aws: wire.aws(), bus: 'afterword-test', clock });

afterAll(() => wire.close());
beforeEach(() => {
  wire.disturb(() => null);
  wire.events.failEntries(0, 0, '');
});

busContract({
  name: 'EventBridge',
  make: () => {
    const before = wire.events.arrived.length;
    const arrived = (name: string) =>
      wire.events.arrived.slice(before).filter(({ type }) => type === name).length;
    return { bus, arrived };
  },
});

const events = (count: number): DomainEvent[] =>
  Array.from({ length: count }, (_, index) => {
    return { name: 'follow-up.written', person: 'p', about: `key-${index}` };
  });

/** What arrived, and in how many requests, since now. */
function watched() {
  const [events, requests] = [wire.events.arrived.length, wire.requests.length];
  return () => ({
    abouts: wire.events.arrived.slice(events).map(({ detail }) => detail.about),
    requests: wire.requests.length - requests,
  });
}

describe('an event on EventBridge', () => {
  it('says who, what about and when, and nothing else', async () => {
    await bus.publish([{ name: 'interview.recognised', person: 'p1', about: 'key-1' }]);
    expect(wire.events.arrived.at(-1)).toStrictEqual({
      bus: 'afterword-test',
      source: 'afterword',
      type: 'interview.recognised',
      detail: { person: 'p1', about: 'key-1' },
      time: noon / 1000,
    });
  });

  it('goes with nine others, in their order', async () => {
    const seen = watched();
    await bus.publish(events(23));
    expect(seen()).toStrictEqual({
      abouts: events(23).map(({ about }) => about),
      requests: 3,
    });
  });

  it('makes no request where there is none', async () => {
    const seen = watched();
    await bus.publish([]);
    expect(seen().requests).toBe(0);
  });

  it('is sent again where the bus did not take it, alone', async () => {
    const seen = watched();
    wire.events.failEntries(2, 1, 'ThrottlingException');
    await bus.publish(events(4));
    expect(seen()).toStrictEqual({ abouts: ['key-2', 'key-3', 'key-0', 'key-1'], requests: 2 });
  });

  it('is sent again where the bus takes fewer of them each time, but not for ever', async () => {
    const seen = watched();
    wire.events.failEntries(3, 9, 'InternalFailure');
    await expect(bus.publish(events(4))).rejects.toMatchObject({ facts: { code: 'unreachable' } });
    expect(seen()).toStrictEqual({ abouts: ['key-3'], requests: 4 });
  });

  it.each([
    ['ThrottlingException', 4, 'rate-limited'],
    ['InternalFailure', 4, 'unreachable'],
    ['AccessDeniedException', 1, 'misconfigured'],
    ['MalformedDetail', 1, 'bug'],
  ])('fails by name where it is not taken (%s)', async (error, requests, code) => {
    const seen = watched();
    wire.events.failEntries(1, 9, error);
    const failure = await bus.publish(events(1)).catch((thrown: unknown) => thrown);
    expect(failure).toMatchObject({ facts: { code } });
    expect((failure as Error).message).not.toContain('maya');
    expect(seen()).toStrictEqual({ abouts: [], requests });
  });

  it.each([
    ['throttling', { status: 400, error: 'ThrottlingException' }],
    ['an outage', { status: 500, error: 'InternalException' }],
    ['a lost request', 'cut-before'],
    ['a lost answer', 'cut-after'],
  ] as const)('arrives after %s', async (_, fault) => {
    const seen = watched();
    const once: Fault[] = [fault];
    wire.disturb(() => once.pop() ?? null);
    await bus.publish(events(2));
    expect(new Set(seen().abouts)).toStrictEqual(new Set(['key-0', 'key-1']));
  });

  it('is not lost where the answer says nothing of it', async () => {
    const short = await startWire();
    const [entry] = [{ EventId: 'one' }];
    short.events.answer = () => ({ body: { FailedEntryCount: 0, Entries: [entry] } });
    const other = eventBridgeBus({ aws: short.aws(), bus: 'afterword-test', clock });
    await expect(other.publish(events(2))).rejects.toMatchObject({ facts: { code: 'bug' } });
    await short.close();
  });
});
