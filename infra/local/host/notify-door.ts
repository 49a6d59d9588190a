/** The door for notifications: proves them, counts them, and asks for a look. It asks no provider anything. */
import { type Context, Hono } from 'hono';
import { readGoogleNotification } from '../../../functions/adapters/google/notification.ts';
import { readOutlookNotification } from '../../../functions/adapters/outlook/notification.ts';
import { type Hint, takeNotification } from '../../../functions/flows/take-notification.ts';
import { bodyAtMost } from '../../../functions/handlers/web/body-limit.ts';
import { Bucket } from './flood.ts';
import type { Inside } from './inside.ts';

/** Larger than any that a provider sends, by far. */
const largestBytes = 256 * 1024;
/** A provider sends a few at once; more are not looked at, for the first already asks for a look. */
const hintsAtMost = 200;
/** Guesses at secrets: a few are misrouted, many are an attack. */
const guessesAtOnce = 100;
const guessesPerSecond = 20;

/** Routes below `/notify`. */
export function notifyDoor(inside: Inside): Hono {
  const { journal } = inside;
  const app = new Hono();
  const guesses = new Bucket(guessesAtOnce, guessesPerSecond, performance.now());
  const refuse = (c: Context, what: 'forged' | 'malformed'): Response => {
    const isFlood = !guesses.take(performance.now());
    journal.count(isFlood ? 'flooded' : what);
    if (isFlood) return c.text('too many', 429);
    return what === 'forged' ? c.text('no such channel', 403) : c.text('malformed', 400);
  };
  app.use(
    bodyAtMost(largestBytes, 0, (c) => {
      journal.count('oversized');
      // What is left of it is not read: the line cannot be used again.
      return c.text('too large', 413, { connection: 'close' });
    }),
  );

  app.post('/google', async (c) => {
    await c.req.arrayBuffer();
    const read = readGoogleNotification((name) => c.req.header(name) ?? null);
    if (read.is === 'malformed') return refuse(c, 'malformed');
    const { channel, token } = read;
    const isHeeded = await heed(inside, [{ channel, token, isAboutChannel: false }]);
    return isHeeded ? c.body(null, 204) : refuse(c, 'forged');
  });

  app.post('/outlook', async (c) => {
    const read = readOutlookNotification((name) => c.req.query(name) ?? null, await c.req.text());
    if (read.is === 'malformed') return refuse(c, 'malformed');
    if (read.is === 'handshake') {
      journal.count('handshake');
      const headers = { 'content-type': 'text/plain', 'x-content-type-options': 'nosniff' };
      return c.body(read.echo, 200, headers);
    }
    const hints = read.hints.map(({ channel, token, lifecycle }) => {
      return { channel, token, isAboutChannel: lifecycle !== null };
    });
    return (await heed(inside, hints)) ? c.body(null, 202) : refuse(c, 'forged');
  });
  return app;
}

/** True: at least one of the hints came through a channel of ours. */
async function heed(inside: Inside, hints: readonly Hint[]): Promise<boolean> {
  let isHeeded = false;
  for (const hint of hints.slice(0, hintsAtMost)) {
    const heeded = await takeNotification(inside.ports, hint);
    if (heeded.is === 'forged') continue;
    inside.journal.count('heeded');
    inside.queue.addSoon(heeded.person, heeded.wish);
    isHeeded = true;
  }
  return isHeeded;
}
