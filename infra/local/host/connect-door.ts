/** The door for connecting and disconnecting accounts. */
import { type Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { Failure } from '../../../functions/domain/failure.ts';
import type { ProviderName } from '../../../functions/domain/ports/calendar.ts';
import { minuteMs } from '../../../functions/domain/time.ts';
import { beginConsent, endConsent } from '../../../functions/flows/connect-account.ts';
import { askToDisconnect } from '../../../functions/flows/disconnect-account.ts';
import { everything } from '../../../functions/flows/wish.ts';
import { messagePage } from '../../../functions/pages/message.ts';
import { isLoopback } from './config.ts';
import type { Inside } from './inside.ts';
import { ownOrigins } from './own-origins.ts';
import { cookieName, putCookie, signIn, visitor, whoConnects } from './visitors.ts';

/** As long as the flow remembers a consent that is under way. */
const consentMs = 15 * minuteMs;

/** Routes `/connect/...` and `/disconnect`. */
export function connectDoor(inside: Inside): Hono {
  const app = new Hono();
  app.use(csrf({ origin: ownOrigins(inside.config) }));
  for (const provider of ['google', 'outlook'] as const) {
    app.get(`/connect/${provider}`, (c) => begin(c, inside, provider));
    app.get(`/connect/${provider}/callback`, (c) => end(c, inside, provider));
  }
  app.post('/disconnect', (c) => disconnect(c, inside));
  return app;
}

async function begin(c: Context, inside: Inside, provider: ProviderName): Promise<Response> {
  const { publicUrl } = inside.config;
  const person = await whoConnects(c, inside, provider);
  const redirect = `${publicUrl}/connect/${provider}/callback`;
  try {
    const { url, state } = await beginConsent(inside.ports, provider, redirect, person);
    putCookie(c, publicUrl, 'consent', state, consentMs);
    return c.redirect(url, 302);
  } catch (error) {
    inside.journal.failed('connect', error);
    return say(c, 503, 'This calendar cannot be reached just now', 'Please try again in a minute.');
  }
}

async function end(c: Context, inside: Inside, provider: ProviderName): Promise<Response> {
  const { publicUrl } = inside.config;
  const { search, searchParams } = new URL(c.req.url);
  // The answer must come to the browser that asked; on one's own machine there is but one.
  const asked = getCookie(c, cookieName(publicUrl, 'consent'));
  if (!isLoopback(publicUrl) && asked !== searchParams.get('state')) return stale(c);
  try {
    const callback = `${publicUrl}/connect/${provider}/callback${search}`;
    const connected = await endConsent(inside.ports, provider, callback);
    switch (connected.is) {
      case 'denied':
        return say(c, 200, 'Not connected', 'You said no, and nothing was read or written.');
      case 'needs-admin':
        return say(c, 200, 'Your administrator has to say yes first', 'Then connect once more.');
      case 'unknown':
        return stale(c);
      case 'connected':
        await signIn(c, inside, connected.person);
        inside.queue.add(connected.person, everything);
        return c.redirect('/', 303);
    }
  } catch (error) {
    inside.journal.failed('connect', error);
    const isTheirs = error instanceof Failure && error.code === 'reconnect';
    const sentence = 'The account is not connected; please try again.';
    return say(c, isTheirs ? 400 : 503, 'That did not work', sentence);
  }
}

async function disconnect(c: Context, inside: Inside): Promise<Response> {
  const person = await visitor(c, inside);
  const { account, clear } = await c.req.parseBody();
  const isKnown =
    person !== null &&
    typeof account === 'string' &&
    (await askToDisconnect(inside.ports, person, account, clear === 'yes'));
  if (!isKnown) return say(c, 404, 'There is no such account', 'It may be disconnected already.');
  inside.queue.add(person, everything);
  return c.redirect('/', 303);
}

function stale(c: Context): Promise<Response> {
  return say(c, 400, 'This link has been used or is too old', 'Please begin again.');
}

async function say(
  c: Context,
  status: 200 | 400 | 404 | 503,
  heading: string,
  sentence: string,
): Promise<Response> {
  return await c.html(messagePage(heading, sentence), status);
}
