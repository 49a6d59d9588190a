/** The runtime that the bundles are run by, held to what AWS documents of it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type LambdaFunction, lambdaFunction } from './lambda.ts';

/** A function of these lines, with little time and memory. */
function functionOf(source: string, timeoutMs = 20_000): LambdaFunction {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-lambda-'));
  writeFileSync(join(folder, 'index.mjs'), source);
  const made = lambdaFunction({
    name: 'afterword-test-tiny',
    folder,
    memoryMb: 128,
    timeoutMs,
    environment: { STAGE: 'test' },
  });
  onTestFinished(async () => {
    await made.close();
    rmSync(folder, { recursive: true });
  });
  return made;
}

describe.concurrent('a function under the runtime', () => {
  it('gets the event, and its answer is the payload', async () => {
    const echo = functionOf('export const handler = async (event) => ({ got: event });');
    const { payload, isError } = await echo.invoke({ text: 'Grüße ✓' });
    expect({ isError, said: JSON.parse(payload) }).toStrictEqual({
      isError: false,
      said: { got: { text: 'Grüße ✓' } },
    });
  });

  it('answers null where the handler returns nothing', async () => {
    const silent = functionOf('export const handler = async () => {};');
    expect((await silent.invoke({})).payload).toBe('null');
  });

  it('knows what Lambda tells every function', async () => {
    const tell = functionOf(`export const handler = async (_, context) => ({
      env: process.env, left: context.getRemainingTimeInMillis(), context });`);
    const { env, left, context } = JSON.parse((await tell.invoke({})).payload);
    expect(env).toMatchObject({
      _HANDLER: 'index.handler',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
      AWS_REGION: 'eu-central-1',
      STAGE: 'test',
      TZ: ':UTC',
    });
    expect(env._X_AMZN_TRACE_ID).toMatch(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};/);
    expect(Object.keys(env).filter((name) => /^(?:npm_|VITEST|HOME$)/.test(name))).toStrictEqual(
      [],
    );
    expect(left).toBeGreaterThan(10_000);
    expect(context).toMatchObject({
      functionName: 'afterword-test-tiny',
      invokedFunctionArn: expect.stringMatching(/^arn:aws:lambda:eu-central-1:\d{12}:function:/),
      memoryLimitInMB: '128',
      awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  it('tells of an error in its shape, and lives on', async () => {
    const fail = functionOf(`let times = 0;
      export const handler = async () => {
        times += 1;
        if (times === 1) throw new TypeError('it is broken');
        return times;
      };`);
    const first = await fail.invoke({});
    expect(first.isError).toBe(true);
    expect(JSON.parse(first.payload)).toMatchObject({
      errorType: 'TypeError',
      errorMessage: 'it is broken',
    });
    expect(await fail.invoke({})).toMatchObject({ payload: '2', isError: false });
  });

  it('serves one event at a time in an environment, and more in more of them', async () => {
    const count = functionOf(`let now = 0, most = 0;
      export const handler = async () => {
        most = Math.max(most, ++now);
        await new Promise((done) => setTimeout(done, 50));
        now -= 1;
        return { most, pid: process.pid };
      };`);
    const all = await Promise.all([1, 2, 3].map(() => count.invoke({})));
    const told = all.map(({ payload }) => JSON.parse(payload));
    expect(told.map(({ most }) => most)).toStrictEqual([1, 1, 1]);
    expect(new Set(told.map(({ pid }) => pid)).size).toBe(3);
    const warm = await count.invoke({});
    expect(warm.initMs).toBeNull();
    expect(told.map(({ pid }) => pid)).toContain(JSON.parse(warm.payload).pid);
  });

  it('is frozen between two events, with whatever it left undone', async () => {
    const ticking = functionOf(`let ticks = 0;
      setInterval(() => { ticks += 1; }, 2);
      export const handler = async () => ticks;`);
    const before = Number((await ticking.invoke({})).payload);
    await new Promise((done) => setTimeout(done, 1500));
    // Until the freeze comes, and once or twice before the next event is there, the timer does fire.
    expect(Number((await ticking.invoke({})).payload) - before).toBeLessThan(150);
  });

  it('is ended when its time is over, and started anew', async () => {
    const slow = functionOf(
      `export const handler = (event) =>
        event.hang ? new Promise((done) => setTimeout(done, 60_000)) : process.pid;`,
      1500,
    );
    const late = await slow.invoke({ hang: true });
    expect(late.isError).toBe(true);
    expect(JSON.parse(late.payload)).toMatchObject({
      errorType: 'Sandbox.Timedout',
      errorMessage: expect.stringContaining('Task timed out after 1.50 seconds'),
    });
    expect(await slow.invoke({ hang: false })).toMatchObject({ isError: false });
  });

  it('that dies in the middle of an event is told of as such', async () => {
    const dying = functionOf('export const handler = async () => process.exit(0);');
    const { payload, isError } = await dying.invoke({});
    expect({ isError, ...JSON.parse(payload) }).toMatchObject({
      isError: true,
      errorType: 'Runtime.ExitError',
    });
  });

  it.each([
    ['throws while it starts', "throw new Error('no such table');", 'Error'],
    ['has no handler', 'export const other = 1;', 'Runtime.HandlerNotFound'],
    ['takes a callback', 'export const handler = (a, b, c) => c();', /CallbackHandlerDeprecated/],
  ])('that %s fails each event with the reason', async (_, source, errorType) => {
    const broken = functionOf(source);
    const { payload, isError } = await broken.invoke({});
    expect(isError).toBe(true);
    expect(JSON.parse(payload).errorType).toMatch(errorType);
  });

  it('may not answer with more than 6 MB', async () => {
    const large = functionOf("export const handler = async () => 'x'.repeat(7 * 1024 * 1024);");
    const { payload, isError } = await large.invoke({});
    expect(isError).toBe(true);
    expect(JSON.parse(payload).errorType).toBe('Function.ResponseSizeTooLarge');
  });

  it('that holds too much memory is ended', async () => {
    const greedy = functionOf(`const held = [];
      export const handler = async () => { for (;;) held.push(new Array(1e5).fill({}).map(() => ({}))); };`);
    expect((await greedy.invoke({})).isError).toBe(true);
  });
});
