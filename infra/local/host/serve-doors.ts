/** Puts the doors together and listens. */
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { homePage } from '../../../functions/pages/home.ts';
import { messagePage } from '../../../functions/pages/message.ts';
import { ConfigError } from './config.ts';
import { connectDoor } from './connect-door.ts';
import { health, homeView } from './health.ts';
import type { Inside } from './inside.ts';
import { notifyDoor } from './notify-door.ts';
import { sandboxDoor } from './sandbox-door.ts';
import { visitor } from './visitors.ts';

/** Listens on the configured address; fails with a `ConfigError` where it is taken. */
export async function serveDoors(
  inside: Inside,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    }),
  );
  app.get('/', async (c) => c.html(homePage(await homeView(inside, await visitor(c, inside)))));
  app.get('/health', async (c) => c.json(await health(inside)));
  app.route('/notify', notifyDoor(inside));
  app.route('/', connectDoor(inside));
  if (inside.sandboxes.google || inside.sandboxes.outlook)
    app.route('/sandbox', sandboxDoor(inside));
  app.notFound((c) =>
    c.html(messagePage('There is nothing here', 'The address may be mistyped.'), 404),
  );
  app.onError((error, c) => {
    // A post from another site: refused on purpose, and nothing of ours has failed.
    if (error instanceof HTTPException) {
      return c.html(
        messagePage('That is refused', 'It did not come from this site.'),
        error.status,
      );
    }
    inside.journal.failed('door', error);
    return c.html(messagePage('Something went wrong', 'Please try again in a minute.'), 500);
  });
  const { host, port } = inside.config;
  const server = serve({ fetch: app.fetch, port, hostname: host, overrideGlobalObjects: false });
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      const why = taken
        ? `port ${port} is in use; set PORT to another`
        : `HOST and PORT cannot be listened on`;
      reject(new ConfigError(why));
    });
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://localhost:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        if ('closeAllConnections' in server) server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
