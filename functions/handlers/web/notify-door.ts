/**
 * The door for notifications: reads them, counts them, and hands on what they hint at. It asks no provider
 * anything, and knows no store: on Lambda it can do nothing but enqueue.
 */
import { type Context, Hono } from 'hono';
import { readGoogleNotification } from '../../adapters/google/notification.ts';
import { readOutlookNotification } from '../../adapters/outlook/notification.ts';
import type { Hint } from '../../domain/ports/queue.ts';
import { bodyAtMost } from './body-limit.ts';
import { Bucket } from './flood.ts';

/** Larger than any that a provider sends, by far. */
const largestBytes = 256 * 1024;
/** A provider sends a few at once; more are not looked at, for the first already asks for a look. */
const hintsAtMost = 200;
/** Guesses at secrets: a few are misrouted, many are an attack. */
const guessesAtOnce = 100;
const guessesPerSecond = 20;

export type NotificationCount =
  | 'heeded'
  | 'handshake'
  | 'forged'
  | 'malformed'
  | 'oversized'
  | 'flooded';

/** What becomes of notifications, as whoever runs the door has it. */
export type Notices = {
  /** Hands hints on; false: none of them can have come through a channel of ours. */
  heed(hints: readonly Hint[]): Promise<boolean>;
  count(what: NotificationCount): void;
};

/** Routes below `/notify`. `clock` counts milliseconds, also while the process is frozen. */
export function notifyDoor(notices: Notices, clock: () => number): Hono {
  const app = new Hono();
  const guesses = new Bucket(guessesAtOnce, guessesPerSecond, clock());
  const refuse = (c: Context, what: 'forged' | 'malformed'): Response => {
    const isFlood = !guesses.take(clock());
    notices.count(isFlood ? 'flooded' : what);
    if (isFlood) return c.text('too many', 429);
    return what === 'forged' ? c.text('no such channel', 403) : c.text('malformed', 400);
  };
  app.use(
    bodyAtMost(largestBytes, 0, (c) => {
      notices.count('oversized');
      // What is left of it is not read: the line cannot be used again.
      return c.text('too large', 413, { connection: 'close' });
    }),
  );

  app.post('/google', async (c) => {
    await c.req.arrayBuffer();
    const read = readGoogleNotification((name) => c.req.header(name) ?? null);
    if (read.is === 'malformed') return refuse(c, 'malformed');
    const { channel, token } = read;
    const isHeeded = await notices.heed([{ channel, token, isAboutChannel: false }]);
    return isHeeded ? c.body(null, 204) : refuse(c, 'forged');
  });

  app.post('/outlook', async (c) => {
    const read = readOutlookNotification((name) => c.req.query(name) ?? null, await c.req.text());
    if (read.is === 'malformed') return refuse(c, 'malformed');
    if (read.is === 'handshake') {
      notices.count('handshake');
      const headers = { 'content-type': 'text/plain', 'x-content-type-options': 'nosniff' };
      return c.body(read.echo, 200, headers);
    }
    const hints = read.hints.map(({ channel, token, lifecycle }) => {
      return { channel, token, isAboutChannel: lifecycle !== null };
    });
    return (await notices.heed(hints.slice(0, hintsAtMost)))
      ? c.body(null, 202)
      : refuse(c, 'forged');
  });
  return app;
}
