/** What takes much memory and time is done for a few at once; whoever comes meanwhile waits. */
import type { Context, MiddlewareHandler } from 'hono';

/**
 * Lets `atOnce` requests through at a time, in order, each only once all of its body is here: who sends
 * slowly keeps nobody waiting. `busy` answers whoever comes while `waitingAtMost` wait already.
 */
export function inTurns(
  atOnce: number,
  waitingAtMost: number,
  busy: (c: Context) => Response | Promise<Response>,
): MiddlewareHandler {
  let under = 0;
  const waiting: (() => void)[] = [];
  return async (c, next) => {
    // Where it breaks off, whoever reads the form says so.
    await c.req.arrayBuffer().catch(() => null);
    if (under < atOnce) under += 1;
    else if (waiting.length >= waitingAtMost) return await busy(c);
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      await next();
    } finally {
      // A turn is handed on, not given back: nobody can slip in between.
      const first = waiting.shift();
      if (first) first();
      else under -= 1;
    }
  };
}
