/**
 * Events of API Gateway for an application. Hono's own handler writes what it cannot read into the log, and
 * with it addresses and cookies, which are secrets: what it could not read never comes to it.
 */
import type { Hono } from 'hono';
import { handle, type LambdaContext, type LambdaEvent } from 'hono/aws-lambda';

/** What a function answers to API Gateway. */
export type Answer = Awaited<ReturnType<ReturnType<typeof handle>>>;

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
/** What headers may hold; another site of the same domain can put anything into a cookie. */
const plain = /^[\t\x20-\x7e]*$/;
const named = /^[\w-]+$/;
const base64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** As Hono's `handle`, but that nothing of a request is told to anybody. */
export function quietHandle(
  app: Hono,
): (event: LambdaEvent, context?: LambdaContext) => Promise<Answer> {
  const answer = handle(app);
  return async (event, context) => {
    const readable = readableEvent(event);
    return readable === null ? unreadable() : await answer(readable, context);
  };
}

/** The event without what no browser and no provider sends; null: nothing can be made of it. */
function readableEvent(event: LambdaEvent): LambdaEvent | null {
  if (!('rawPath' in event) || !event.rawPath.startsWith('/')) return null;
  const { method } = event.requestContext.http;
  if (!methods.includes(method)) return null;
  const hasNoBody = method === 'GET' || method === 'HEAD' || !event.body;
  const isBroken = event.isBase64Encoded && !hasNoBody && !isBase64(event.body ?? '');
  if (isBroken) return null;
  const headers = Object.entries(event.headers ?? {}).filter(
    ([name, value]) => named.test(name) && plain.test(value ?? ''),
  );
  return {
    ...event,
    headers: Object.fromEntries(headers),
    ...(event.cookies ? { cookies: event.cookies.filter((cookie) => plain.test(cookie)) } : {}),
    body: hasNoBody ? null : event.body,
  };
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && base64.test(text);
}

function unreadable(): Answer {
  const headers = { 'content-type': 'text/plain; charset=utf-8' };
  return { statusCode: 400, headers, body: 'That could not be read.\n', isBase64Encoded: false };
}
