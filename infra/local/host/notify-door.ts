/** The door for notifications: proves them, counts them, and asks for a look. It asks no provider anything. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { readGoogleNotification } from '../../../functions/adapters/google/notification.ts';
import { readOutlookNotification } from '../../../functions/adapters/outlook/notification.ts';
import { type Hint, takeNotification } from '../../../functions/flows/take-notification.ts';
import { Bucket } from './flood.ts';
import type { Inside } from './host.ts';

/** Larger than any that a provider sends, by far. */
const largestBytes = 256 * 1024;
/** Guesses at secrets: a few are misrouted, many are an attack. */
const guessesAtOnce = 100;
const guessesPerSecond = 20;

/** Routes below `/notify`. */
export function notifyDoor({ ports, queue, journal }: Inside): Hono {
  const app = new Hono();
  const guesses = new Bucket(guessesAtOnce, guessesPerSecond, performance.now());
  const limited = bodyLimit({
    maxSize: largestBytes,
    onError: (c) => {
      journal.count('oversized');
      return c.text('too large', 413);
    },
  });

  /** True: at least one of the hints is through a channel of ours. */
  const heed = async (hints: readonly Hint[]): Promise<boolean> => {
    let isHeeded = false;
    for (const hint of hints) {
      const heeded = await takeNotification(ports, hint);
      if (heeded.is === 'heeded') {
        journal.count('heeded');
        queue.add(heeded.person, heeded.wish);
        isHeeded = true;
      } else {
        journal.count('forged');
        guesses.take(performance.now());
      }
    }
    return isHeeded;
  };
  app.use(limited);
  app.use(async (c, next) => {
    // Who guesses too often is not even looked up; the providers' own retries come later.
    if (guesses.isEmpty(performance.now())) {
      journal.count('flooded');
      return c.text('too many', 429);
    }
    return await next();
  });

  app.post('/google', async (c) => {
    await c.req.arrayBuffer();
    const read = readGoogleNotification((name) => c.req.header(name) ?? null);
    if (read.is === 'malformed') {
      journal.count('malformed');
      return c.text('malformed', 400);
    }
    const { channel, token } = read;
    const isHeeded = await heed([{ channel, token, isAboutChannel: false }]);
    return isHeeded ? c.body(null, 204) : c.text('no such channel', 403);
  });

  app.post('/outlook', async (c) => {
    const read = readOutlookNotification((name) => c.req.query(name) ?? null, await c.req.text());
    if (read.is === 'handshake') {
      journal.count('handshake');
      const headers = { 'content-type': 'text/plain', 'x-content-type-options': 'nosniff' };
      return c.body(read.echo, 200, headers);
    }
    if (read.is === 'malformed') {
      journal.count('malformed');
      return c.text('malformed', 400);
    }
    const hints = read.hints.map(({ channel, token, lifecycle }) => {
      return { channel, token, isAboutChannel: lifecycle !== null };
    });
    const isHeeded = await heed(hints);
    return isHeeded ? c.body(null, 202) : c.text('no such subscription', 403);
  });
  return app;
}
