/** The one retry policy: what is tried again, how often, and after what waits. */
import { describe, expect, it } from 'vitest';
import { type Pace, patiently } from '../../../functions/adapters/http/patiently.ts';
import { Failure, type FailureFacts } from '../../../functions/domain/failure.ts';

/** Runs an attempt that fails so often with these facts; each takes `eachMs`. */
async function run(facts: FailureFacts, failures: number, eachMs = 0) {
  let now = 0;
  let tries = 0;
  const waits: number[] = [];
  const pace = {
    sleep: async (ms: number) => void waits.push(ms),
    random: () => 0.5,
    clock: () => now,
    line: null,
  };
  const attempt = async (): Promise<string> => {
    tries += 1;
    now += eachMs;
    if (tries <= failures) throw new Failure(facts);
    return 'done';
  };
  const end = await patiently(attempt, pace).catch((error: Failure) => error.code);
  return { end, tries, waits };
}

const unreachable = { code: 'unreachable', status: 503 } as const;

describe('the retry policy', () => {
  it.each([
    ['what succeeds is not repeated', unreachable, 0, 'done', 1],
    ['what fails once is tried again', unreachable, 1, 'done', 2],
    ['after four tries it is over', unreachable, 9, 'unreachable', 4],
    ['a short wait is waited', { code: 'rate-limited', retryAfterMs: 1500 }, 1, 'done', 2],
    ['a long one goes back', { code: 'rate-limited', retryAfterMs: 3000 }, 1, 'rate-limited', 1],
    ['what is for good is thrown at once', { code: 'gone' }, 1, 'gone', 1],
  ] as const)('%s', async (_, facts, failures, end, tries) => {
    expect(await run(facts, failures)).toMatchObject({ end, tries });
  });

  it('waits longer each time', async () => {
    expect((await run(unreachable, 9)).waits).toStrictEqual([100, 300, 900]);
  });

  it('leaves a line alone for half a minute on which nobody answered three times in a row', async () => {
    let now = 0;
    let asked = 0;
    let isSilent = true;
    const pace: Pace = {
      sleep: async () => undefined,
      random: () => 0.5,
      clock: () => now,
      line: { hangs: 0, hungAt: 0, restsUntil: 0 },
    };
    const ask = async (): Promise<string> => {
      asked += 1;
      if (!isSilent) return 'done';
      now += 10_000;
      throw new Failure({ code: 'unreachable', status: null });
    };
    const end = (): Promise<string> => patiently(ask, pace).catch((error: Failure) => error.code);
    for (const expected of [1, 2, 3, 3, 3]) {
      expect([await end(), asked]).toStrictEqual(['unreachable', expected]);
    }
    now += 30_000;
    // One tries; it was in vain, and nobody else does.
    expect([await end(), asked]).toStrictEqual(['unreachable', 4]);
    expect([await end(), asked]).toStrictEqual(['unreachable', 4]);
    now += 30_000;
    isSilent = false;
    expect([await end(), await end(), asked]).toStrictEqual(['done', 'done', 6]);
  });

  it('does not ask again at once who let it wait for seconds without an answer', async () => {
    expect(await run(unreachable, 9, 10_000)).toMatchObject({ end: 'unreachable', tries: 1 });
    expect(await run(unreachable, 1, 4000)).toMatchObject({ end: 'done', tries: 2 });
  });
});
