/** Doors of the web under one roof, with the headers that keep pages to themselves. */
import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { isLoopback } from '../../adapters/http/loopback.ts';
import { assetsDoor } from './assets.ts';
import { bodyAtMost } from './body-limit.ts';
import { inTurns } from './in-turns.ts';
import { say } from './show.ts';
import { isLocal, type Web } from './web.ts';

/** No form of ours is longer; a calendar file has a limit of its own. */
const longestForm = 64 * 1024;
const longestFile = 4.4 * 1024 * 1024;
/** Reading one takes up to 100 MB of memory, and all of a processor: two at once are no sooner done. */
const filesAtOnce = 1;
const filesWaiting = 20;
/** So much more is taken, and thrown away, to be able to say that it is too much. */
const thrownAway = 64 * 1024 * 1024;

/** Routes of one part of the product. */
export type Door = (web: Web) => Hono;

/** Pages of the product. What else an operator serves beside them is added to the answer. */
export function webApp(web: Web, doors: readonly Door[]): Hono {
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
      // An address of ours may be a secret (a feed, a link in a follow-up): it is told to nobody.
      referrerPolicy: 'no-referrer',
      strictTransportSecurity: web.publicUrl.startsWith('https:') && 'max-age=31536000',
      crossOriginOpenerPolicy: 'same-origin',
    }),
  );
  app.use(compress());
  app.route('/assets', assetsDoor());
  if (isLocal(web)) app.use((c, next) => (isCalledHere(c) ? next() : sayOurName(c, web)));
  app.use(csrf({ origin: [...web.origins] }));
  limited(app, web);
  for (const door of doors) app.route('/', door(web));
  app.notFound((c) => say(c, web, 404, 'There is nothing here', 'The address may be mistyped.'));
  app.onError((error, c) => {
    if (error instanceof HTTPException) return refused(c, web, error);
    web.failed('door', error);
    return say(c, web, 500, 'Something went wrong', 'Please try again in a minute.');
  });
  return app;
}

/** How much is read of a request, and how much at once. */
function limited(app: Hono, web: Web): void {
  const tooLong = (c: Context): Promise<Response> => {
    // What may be left of it is not read: the line cannot be used again.
    c.header('connection', 'close');
    const most = c.req.path === '/look' ? 'A calendar file may have 4 MB.' : 'No form is so long.';
    return say(c, web, 413, 'That is too much', most);
  };
  const forms = bodyAtMost(longestForm, thrownAway, tooLong);
  const files = bodyAtMost(longestFile, thrownAway, tooLong);
  app.use((c, next) => (c.req.path === '/look' ? files(c, next) : forms(c, next)));
  const busy = (c: Context): Promise<Response> =>
    say(c, web, 503, 'Too many files at once', 'Please try again in a minute.');
  app.post('/look', inTurns(filesAtOnce, filesWaiting, busy));
}

/**
 * Whether the address that was called is on this machine. A page of another site can give its own name
 * our address, and the browser then takes what we answer for that site's.
 */
function isCalledHere(c: Context): boolean {
  return isLoopback(new URL(c.req.url));
}

function sayOurName(c: Context, web: Web): Promise<Response> {
  return say(c, web, 403, 'Not under this name', `Please open ${web.publicUrl} instead.`);
}

/** Refused on purpose: nothing of ours has failed. */
function refused(c: Context, web: Web, { message }: HTTPException): Promise<Response> {
  switch (message) {
    case 'token': {
      const sentence = 'Go back, load it anew, and send it once more.';
      return say(c, web, 403, 'This page was too old', sentence);
    }
    case 'form': {
      const sentence = 'It came in pieces, or no browser wrote it. Go back, and send it once more.';
      return say(c, web, 400, 'That could not be read', sentence);
    }
    default:
      return say(c, web, 403, 'That is refused', 'It did not come from this site.');
  }
}
