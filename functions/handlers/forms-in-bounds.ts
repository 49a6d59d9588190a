/**
 * How many forms of one person a process takes. Each asks for a look, and looks of one person wait in one
 * line: who fills it by a script would make everybody else wait, since a queue of 120,000 messages of one
 * person gives out nobody else's.
 */
import { type Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Door } from './web/app.ts';
import { Buckets } from './web/flood.ts';
import { say } from './web/show.ts';
import { cookieName } from './web/visitors.ts';
import type { Web } from './web/web.ts';

/** Nobody who answers a list of questions by hand comes near it. */
const formsAtOnce = 120;
/** Several processes may serve one person: together, they stay below what one line takes in a second. */
const formsPerSecond = 1;
/** Longer than any secret or name of ours: what is longer is somebody's attempt to fill the memory. */
const senderAtMost = 128;

/** A door that leads nowhere, and stands before all others. `clock` counts milliseconds. */
export function formsInBounds(clock: () => number): Door {
  return (web) => {
    const buckets = new Buckets(formsAtOnce, formsPerSecond);
    const app = new Hono();
    app.post('*', async (c, next) => {
      const sender = senderOf(c, web);
      if (sender === null || buckets.take(sender, clock())) return await next();
      c.header('retry-after', '60');
      const sentence =
        'Nothing of this form was kept. Please wait a minute, and send it once more.';
      return await say(c, web, 429, 'That was too much at once', sentence);
    });
    return app;
  };
}

/** What a form acts by for a person: a link's name, or a session. Null: nothing, and it will do nothing. */
function senderOf(c: Context, web: Web): string | null {
  const [first, name] = c.req.path.split('/').filter(Boolean);
  const isLink = first === 'go' && name !== undefined;
  const sender = isLink ? name : getCookie(c, cookieName(web, 'session'));
  return sender !== undefined && sender.length <= senderAtMost ? sender : null;
}
