/** The door for connecting and disconnecting accounts. */
import { Hono } from 'hono';
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
import type { Inside } from './host.ts';
import { ownOrigins } from './own-origins.ts';
import { cookieName, putCookie, signIn, visitor, whoConnects } from './visitors.ts';

/** Routes `/connect/...` and `/disconnect`. */
export function connectDoor(inside: Inside): Hono {
  const { config, ports, queue } = inside;
  const app = new Hono();
  app.use(csrf({ origin: ownOrigins(inside.config) }));

  app.get('/connect/:provider{google|outlook}', async (c) => {
    const provider = c.req.param('provider') as ProviderName;
    const person = await whoConnects(c, inside, provider);
    const redirect = `${config.publicUrl}/connect/${provider}/callback`;
    try {
      const { url, state } = await beginConsent(ports, provider, redirect, person);
      putCookie(c, config.publicUrl, 'consent', state, 15 * minuteMs);
      return c.redirect(url, 302);
    } catch (error) {
      inside.journal.failed('connect', error);
      return c.html(
        messagePage('This calendar cannot be reached just now', 'Please try again in a minute.'),
        503,
      );
    }
  });

  app.get('/connect/:provider{google|outlook}/callback', async (c) => {
    const provider = c.req.param('provider') as ProviderName;
    const { search, searchParams } = new URL(c.req.url);
    // The answer must come to the browser that asked; on one's own machine there is but one.
    const asked = getCookie(c, cookieName(config.publicUrl, 'consent'));
    if (!isLoopback(config.publicUrl) && asked !== searchParams.get('state')) {
      return c.html(
        messagePage('This link has been used or is too old', 'Please begin again.'),
        400,
      );
    }
    try {
      const callback = `${config.publicUrl}/connect/${provider}/callback${search}`;
      const connected = await endConsent(ports, provider, callback);
      if (connected.is === 'denied') {
        return c.html(
          messagePage('Not connected', 'You said no, and nothing was read or written.'),
          200,
        );
      }
      if (connected.is === 'needs-admin') {
        return c.html(
          messagePage('Your administrator has to say yes first', 'Send them this page’s address.'),
          200,
        );
      }
      if (connected.is === 'unknown') {
        return c.html(
          messagePage('This link has been used or is too old', 'Please begin again.'),
          400,
        );
      }
      await signIn(c, inside, connected.person);
      queue.add(connected.person, everything);
      return c.redirect('/', 303);
    } catch (error) {
      inside.journal.failed('connect', error);
      const isTheirs = error instanceof Failure && error.code === 'reconnect';
      return c.html(
        messagePage('That did not work', 'The account is not connected; please try again.'),
        isTheirs ? 400 : 503,
      );
    }
  });

  app.post('/disconnect', async (c) => {
    const person = await visitor(c, inside);
    const form = await c.req.parseBody();
    const account = typeof form.account === 'string' ? form.account : '';
    if (person === null || !(await askToDisconnect(ports, person, account, form.clear === 'yes'))) {
      return c.html(
        messagePage('There is no such account', 'It may be disconnected already.'),
        404,
      );
    }
    queue.add(person, everything);
    return c.redirect('/', 303);
  });
  return app;
}
