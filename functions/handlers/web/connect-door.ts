/** The door through which accounts are connected: consent begun, consent ended. */
import { type Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { Failure } from '../../domain/failure.ts';
import type { ProviderName } from '../../domain/ports/calendar.ts';
import { minuteMs } from '../../domain/time.ts';
import { everything } from '../../domain/wish.ts';
import { beginConsent, endConsent } from '../../flows/connect-account.ts';
import { needsAdminPage } from '../../pages/needs-admin.ts';
import { frameOf, say, show } from './show.ts';
import { cookieName, putCookie, signIn, whoConnects } from './visitors.ts';
import { isLocal, type Web } from './web.ts';

/** As long as the flow remembers a consent that is under way. */
const consentMs = 15 * minuteMs;

/** Routes `/connect/...`. */
export function connectDoor(web: Web): Hono {
  const app = new Hono();
  for (const provider of ['google', 'outlook'] as const) {
    app.get(`/connect/${provider}`, (c) => begin(c, web, provider));
    app.get(`/connect/${provider}/callback`, (c) => end(c, web, provider));
  }
  return app;
}

async function begin(c: Context, web: Web, provider: ProviderName): Promise<Response> {
  const { publicUrl } = web;
  if (web.providers[provider].isMissing) return notOffered(c, web);
  const person = await whoConnects(c, web, provider);
  const redirect = `${publicUrl}/connect/${provider}/callback`;
  try {
    const { url, state } = await beginConsent(web.ports, provider, redirect, person);
    putCookie(c, web, 'consent', state, consentMs);
    return c.redirect(url, 302);
  } catch (error) {
    web.failed('connect', error);
    const sentence = 'Please try again in a minute.';
    return say(c, web, 503, 'This calendar cannot be reached just now', sentence);
  }
}

async function end(c: Context, web: Web, provider: ProviderName): Promise<Response> {
  const { publicUrl } = web;
  const { search, searchParams } = new URL(c.req.url);
  if (searchParams.get('admin_consent')?.toLowerCase() === 'true') {
    const sentence = 'Whoever asked you can connect their calendar now.';
    return say(c, web, 200, 'Thank you', sentence);
  }
  // The answer must come to the browser that asked; on one's own machine there is but one.
  const asked = getCookie(c, cookieName(web, 'consent'));
  if (!isLocal(web) && asked !== searchParams.get('state')) return stale(c, web);
  try {
    const callback = `${publicUrl}/connect/${provider}/callback${search}`;
    const connected = await endConsent(web.ports, provider, callback);
    switch (connected.is) {
      case 'denied':
        return say(c, web, 200, 'Not connected', 'You said no, and nothing was read or written.');
      case 'needs-admin':
        return show(c, needsAdminPage(frameOf(c, web, null), web.adminConsentUrl(provider)));
      case 'unknown':
        return stale(c, web);
      case 'connected':
        await signIn(c, web, connected.person);
        await web.look(connected.person, everything);
        await web.settled(connected.person);
        return c.redirect('/calendars', 303);
    }
  } catch (error) {
    web.failed('connect', error);
    const isTheirs = error instanceof Failure && error.code === 'reconnect';
    const sentence = 'The account is not connected; please try again.';
    return say(c, web, isTheirs ? 400 : 503, 'That did not work', sentence);
  }
}

function notOffered(c: Context, web: Web): Promise<Response> {
  return say(c, web, 404, 'This calendar is not offered here', 'Please connect another one.');
}

function stale(c: Context, web: Web): Promise<Response> {
  const heading = 'This link has been used or is too old';
  return say(c, web, 400, heading, 'Please begin again.');
}
