/** Puts the doors together and listens. */
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { ConfigError } from '../../../functions/handlers/environment.ts';
import { webApp } from '../../../functions/handlers/web/app.ts';
import { lookDoor } from '../../../functions/handlers/web/look-door.ts';
import { notifyDoor } from '../../../functions/handlers/web/notify-door.ts';
import { pageDoors } from '../../../functions/handlers/web/page-doors.ts';
import { hasSandboxPages } from '../../../functions/handlers/web/web.ts';
import { health } from './health.ts';
import type { Inside } from './inside.ts';
import { localNotices } from './local-notices.ts';
import { localWeb } from './local-web.ts';
import { sandboxDoor } from './sandbox-door.ts';

/** Listens on the configured address; fails with a `ConfigError` where it is taken. */
export async function serveDoors(
  inside: Inside,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const web = localWeb(inside);
  // Nobody sets this clock, and nothing stops it but the end of the process.
  const clock = (): number => performance.now();
  const pages = webApp(web, [...pageDoors, lookDoor(clock)]);
  if (hasSandboxPages(web)) {
    pages.route('/sandbox', sandboxDoor(inside, web));
  }
  const app = new Hono();
  app.onError((error, c) => {
    web.failed('door', error);
    return c.text('Something went wrong.\n', 500);
  });
  // It would send back what a browser keeps from scripts; no request can be made of it here anyway.
  app.on('TRACE', '*', (c) => c.text('That is not answered here.\n', 405));
  app.get('/health', async (c) => c.json(await health(inside)));
  app.route('/notify', notifyDoor(localNotices(inside), clock));
  app.mount('/', pages.fetch);
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
