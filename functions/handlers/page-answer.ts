/** Answers of a function that serves pages: the web is made at the first request, and kept. */
import { Hono } from 'hono';
import type { LambdaContext, LambdaEvent } from 'hono/aws-lambda';
import { failureOf } from '../domain/failure.ts';
import { type Answer, quietHandle } from './quiet-handle.ts';
import { type Door, webApp } from './web/app.ts';
import type { Web } from './web/web.ts';

/** What AWS calls for each request; `doors` are what the function serves. */
export function answering(
  web: () => Promise<Web>,
  doors: readonly Door[],
): (event: LambdaEvent, context?: LambdaContext) => Promise<Answer> {
  const known = new WeakMap<Web, ReturnType<typeof quietHandle>>();
  const sorry = quietHandle(
    new Hono().all('*', (c) =>
      c.text('Something went wrong. Please try again in a minute.\n', 503),
    ),
  );
  return async (event, context) => {
    try {
      const now = await web();
      const answer = known.get(now) ?? quietHandle(webApp(now, doors));
      known.set(now, answer);
      return await answer(event, context);
    } catch (error) {
      console.error(`afterword: pages: ${failureOf(error).message}`);
      return await sorry(event, context);
    }
  };
}
