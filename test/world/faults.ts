/**
 * Faults around ports: before the work, after it (the answer is lost), between pages, at single writes,
 * and the death of the process at any await. What strikes when is decided by whoever makes the `Life`.
 */

import { Failure, type FailureFacts, failureOf } from '../../functions/domain/failure.ts';
import type { Calendar, Outcome } from '../../functions/domain/ports/calendar.ts';
import type { TaskList } from '../../functions/domain/ports/task-list.ts';
import { type HeldTokens, nothingHeld } from '../../functions/flows/ports.ts';
import type { Random } from './random.ts';

/** The process died at this await; nothing that it does afterwards reaches the world. */
export class Crash extends Error {
  constructor() {
    super('the process died here');
    this.name = 'Crash';
  }
}

/** A point at which a fault may strike. */
export type Moment = {
  /** `calendar`, `tasks`, or the name given to `faulty`. */
  readonly port: string;
  readonly method: string;
  /** `page`: a page was read and is not yet handed on. `write-...`: around one write of several. */
  readonly when: 'before' | 'after' | 'page' | 'write-before' | 'write-after';
  /** A read goes on from a cursor, which may have been forgotten. */
  readonly fromCursor: boolean;
};

export type Decide = (moment: Moment) => Failure | 'crash' | null;

/** The life of one process: every port that it uses dies with it. */
export class Life {
  /** Access tokens: they are nowhere but in memory, and die with the process. */
  readonly held: HeldTokens = nothingHeld();
  /** Requests begun, by `port.method`. */
  readonly requests = new Map<string, number>();
  readonly #decide: Decide;
  #isDead = false;

  constructor(decide: Decide) {
    this.#decide = decide;
  }

  get isDead(): boolean {
    return this.#isDead;
  }

  /** All requests begun so far. */
  get requestCount(): number {
    return [...this.requests.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Counts a request. */
  count(port: string, method: string): void {
    const name = `${port}.${method}`;
    this.requests.set(name, (this.requests.get(name) ?? 0) + 1);
  }

  /** Throws where a fault strikes at that moment, and always once the process is dead. */
  strike(moment: Moment): void {
    if (this.#isDead) throw new Crash();
    const fault = this.#decide(moment);
    if (fault === null) return;
    if (fault !== 'crash') throw fault;
    this.#isDead = true;
    throw new Crash();
  }

  /** Does one request between its two moments. */
  async call<T>(
    port: string,
    method: string,
    work: () => Promise<T>,
    fromCursor = false,
  ): Promise<T> {
    const moment = { port, method, fromCursor };
    if (!this.#isDead) this.count(port, method);
    this.strike({ ...moment, when: 'before' });
    try {
      const answer = await work();
      this.strike({ ...moment, when: 'after' });
      return answer;
    } catch (error) {
      // Who died meanwhile hears of no failure either.
      throw this.#isDead ? new Crash() : error;
    }
  }
}

/** A calendar of that life. Single writes may fail by themselves, written or not. */
export function faultyCalendar(calendar: Calendar, life: Life): Calendar {
  const call = <T>(method: string, work: () => Promise<T>): Promise<T> =>
    life.call('calendar', method, work);
  return {
    reads: calendar.reads,
    watches: calendar.watches,
    calendars: () => call('calendars', () => calendar.calendars()),
    changesSince: async function* (id, cursor, window) {
      const fromCursor = cursor !== null;
      const moment = { port: 'calendar', method: 'changesSince', fromCursor };
      life.strike({ ...moment, when: 'before' });
      for await (const page of calendar.changesSince(id, cursor, window)) {
        life.count('calendar', 'changesSince');
        life.strike({ ...moment, when: 'page' });
        yield page;
        // The reader may have died over this page.
        if (life.isDead) throw new Crash();
      }
    },
    write: (id, writes) =>
      eachWrite('calendar', life, writes, async (write) => calendar.write(id, [write])),
    watch: (request) => call('watch', () => calendar.watch(request)),
    renew: (channel, request) => call('renew', () => calendar.renew(channel, request)),
    unwatch: (channel) => call('unwatch', () => calendar.unwatch(channel)),
  };
}

/** Task lists of that life. */
export function faultyTaskList(tasks: TaskList, life: Life): TaskList {
  return {
    find: (name) => life.call('tasks', 'find', () => tasks.find(name)),
    create: (name) => life.call('tasks', 'create', () => tasks.create(name)),
    changesSince: (list, cursor) => {
      const work = () => tasks.changesSince(list, cursor);
      return life.call('tasks', 'changesSince', work, cursor !== null);
    },
    write: (list, writes) =>
      eachWrite('tasks', life, writes, async (write) => tasks.write(list, [write])),
  };
}

/** Any port whose methods all give promises, `pure` ones aside, which are left as they are. */
export function faulty<P extends object>(
  port: P,
  name: string,
  life: Life,
  pure: readonly (keyof P & string)[] = [],
): P {
  return new Proxy(port, {
    get(target, method) {
      const value: unknown = Reflect.get(target, method, target);
      if (typeof value !== 'function' || typeof method !== 'string') return value;
      const isPure = pure.some((one) => one === method);
      return (...given: unknown[]): unknown => {
        const work = () => Reflect.apply(value, target, given) as Promise<unknown>;
        return isPure ? work() : life.call(name, method, work);
      };
    },
  });
}

/** Writes one by one, so that a crash leaves the earlier ones written and the later ones not. */
async function eachWrite<W, T>(
  port: string,
  life: Life,
  writes: readonly W[],
  send: (write: W) => Promise<readonly Outcome<T>[]>,
): Promise<Outcome<T>[]> {
  const moment = { port, method: 'write', fromCursor: false };
  const outcomes: Outcome<T>[] = [];
  for (const write of writes) {
    life.count(port, 'write');
    try {
      life.strike({ ...moment, when: 'write-before' });
      const [outcome] = await send(write);
      life.strike({ ...moment, when: 'write-after' });
      if (outcome) outcomes.push(outcome);
    } catch (error) {
      if (error instanceof Crash) throw error;
      outcomes.push({ is: 'failed', failure: failureOf(error) });
    }
  }
  return outcomes;
}

/** How likely each fault is at each moment where it can strike; 0: never. */
export type Rates = {
  readonly crash: number;
  /** Before the work. */
  readonly rateLimited: number;
  readonly unreachable: number;
  readonly tokenRefused: number;
  readonly grantWithdrawn: number;
  /** After the work: it was done, and nobody hears of it. */
  readonly answerLost: number;
  /** At reads that go on from a cursor. */
  readonly cursorExpired: number;
};

/** Nothing ever fails. */
export const calmRates: Rates = {
  ...{ crash: 0, rateLimited: 0, unreachable: 0, tokenRefused: 0, grantWithdrawn: 0 },
  ...{ answerLost: 0, cursorExpired: 0 },
};

/** Faults by chance, the same for the same seed and the same order of calls. */
export function seededFaults(random: Random, rates: Rates): Decide {
  const failing = (facts: FailureFacts, rate: number): Failure | null =>
    random.chance(rate) ? new Failure(facts) : null;
  return ({ when, fromCursor }) => {
    if (random.chance(rates.crash)) return 'crash';
    if (fromCursor && (when === 'before' || when === 'page')) {
      const expired = failing({ code: 'cursor-expired' }, rates.cursorExpired);
      if (expired) return expired;
    }
    if (when === 'after' || when === 'write-after' || when === 'page') {
      const status = random.pick([null, 500, 503]);
      return failing({ code: 'unreachable', status }, rates.answerLost);
    }
    const retryAfterMs = random.pick([null, 500, 30_000]);
    return (
      failing({ code: 'rate-limited', retryAfterMs }, rates.rateLimited) ??
      failing({ code: 'unreachable', status: null }, rates.unreachable) ??
      failing({ code: 'reconnect', because: 'token' }, rates.tokenRefused) ??
      failing({ code: 'reconnect', because: 'grant' }, rates.grantWithdrawn)
    );
  };
}
