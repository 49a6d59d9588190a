/** The front that stands for API Gateway, before the real bundles are behind it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Gateway, serveGateway } from './gateway.ts';
import { type LambdaFunction, lambdaFunction } from './lambda.ts';

const folder = mkdtempSync(join(tmpdir(), 'afterword-gateway-'));
const answers = `{
  cookies: { statusCode: 303, headers: { Location: '/there' }, cookies: ['a=1; Secure', 'b=2'] },
  bytes: { statusCode: 200, headers: { 'content-type': 'image/png' }, body: 'AP8=', isBase64Encoded: true },
  bare: 'just text',
  odd: { statusCode: 'ok' },
}`;
writeFileSync(
  join(folder, 'index.mjs'),
  `const answers = ${answers};
  export const handler = async (event) => {
    const { rawPath } = event;
    if (rawPath === '/fails') throw new Error('no');
    const told = answers[rawPath.slice(1)];
    return told ?? { statusCode: 200, body: JSON.stringify(event) };
  };`,
);
let echo: LambdaFunction;
let gateway: Gateway;

beforeAll(async () => {
  echo = lambdaFunction({
    name: 'afterword-test-echo',
    folder,
    memoryMb: 128,
    timeoutMs: 10_000,
    environment: {},
  });
  const routes = { 'POST /notify/{provider}': echo, 'ANY /look': echo, $default: echo };
  gateway = await serveGateway(routes, 'afterword.example.com');
});
afterAll(async () => {
  await gateway.close();
  await echo.close();
  rmSync(folder, { recursive: true });
});

const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(gateway.url + path, { redirect: 'manual', ...init });

async function eventOf(path: string, init: RequestInit = {}): Promise<APIGatewayProxyEventV2> {
  return (await (await ask(path, init)).json()) as APIGatewayProxyEventV2;
}

describe('the front', () => {
  it.each([
    ['POST', '/notify/google', 'POST /notify/{provider}', { provider: 'google' }],
    ['GET', '/notify/google', '$default', undefined],
    ['POST', '/notify/google/more', '$default', undefined],
    ['GET', '/look', 'ANY /look', undefined],
    ['POST', '/look', 'ANY /look', undefined],
    ['GET', '/', '$default', undefined],
  ])('leads %s %s to %s', async (method, path, routeKey, pathParameters) => {
    const event = await eventOf(path, { method });
    expect({ key: event.routeKey, parameters: event.pathParameters }).toStrictEqual({
      key: routeKey,
      parameters: pathParameters,
    });
  });

  it('tells the function of the name that was asked for, and of https', async () => {
    const { headers, requestContext } = await eventOf('/');
    expect(requestContext.domainName).toBe('afterword.example.com');
    expect(headers).toMatchObject({ host: 'afterword.example.com', 'x-forwarded-proto': 'https' });
  });

  it('carries a file as it is', async () => {
    const bytes = Buffer.from([0, 255, 10, 13]);
    const { body } = await eventOf('/', { method: 'POST', body: bytes });
    expect(Buffer.from(body ?? '', 'base64')).toStrictEqual(bytes);
  });

  it('answers with what the function returns', async () => {
    const cookies = await ask('/cookies');
    expect(cookies.status).toBe(303);
    expect(cookies.headers.get('location')).toBe('/there');
    expect(cookies.headers.getSetCookie()).toStrictEqual(['a=1; Secure', 'b=2']);
    expect(Buffer.from(await (await ask('/bytes')).arrayBuffer())).toStrictEqual(
      Buffer.from([0, 255]),
    );
    expect(await (await ask('/bare')).text()).toBe('just text');
  });

  it.each(['/fails', '/odd'])('says no more of %s than that it failed', async (path) => {
    const answer = await ask(path);
    expect(answer.status).toBe(500);
    expect(await answer.text()).toBe('{"message":"Internal Server Error"}');
  });

  it.each([
    ['a file of more than 10 MB', 10_000_001],
    ['a file that is too large for an event', 5_000_000],
  ])('refuses %s', async (_, bytes) => {
    const answer = await ask('/look', { method: 'POST', body: new Uint8Array(bytes) });
    expect(answer.status).toBe(413);
  });

  it('refuses headers of more than 10 KB', async () => {
    const status = await new Promise((resolve) => {
      const headers = { 'x-long': 'x'.repeat(10_240) };
      request(gateway.url, { headers }, (answer) => resolve(answer.statusCode)).end();
    });
    expect(status).toBe(431);
  });
});
