/** The sandbox Google server: Calendar v3, Tasks v1 and OAuth 2.0 for one made-up person. */
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { Sandbox, SandboxOptions } from '../sandbox.ts';
import { serveSandbox } from '../serve.ts';
import { type Account, forgetCursors } from './account.ts';
import { methodsOf } from './api-method.ts';
import { addCalendarRoutes } from './calendar-routes.ts';
import { seedCalendars } from './calendars.ts';
import { Channels } from './channels.ts';
import { addEntryRoutes } from './entry-routes.ts';
import { addEventRoutes } from './event-routes.ts';
import { errorEnvelope, GoogleError } from './google-error.ts';
import { addListRoutes } from './list-routes.ts';
import { Grants } from './oauth/grants.ts';
import { makeIdentity } from './oauth/identity.ts';
import { addOauthRoutes } from './oauth/routes.ts';
import { readScopes } from './oauth/scope-names.ts';
import { personWith } from './person.ts';
import { addTaskRoutes } from './task-routes.ts';
import { TaskStore } from './task-store.ts';
import { World } from './world.ts';

/**
 * Starts to serve on loopback. Everything is kept in `options.records`, so that a sandbox that was
 * killed goes on where it was: cursors, channels and grants stay good.
 */
export async function startSandboxGoogle(options: SandboxOptions): Promise<Sandbox> {
  const { records, now } = options;
  const world = new World(records);
  const channels = new Channels(options);
  const grants = new Grants(records, now);
  const tasks = new TaskStore(records, now);
  const identity = await makeIdentity(options);
  const account: Account = { options, world, channels };
  seedCalendars(account);
  world.onChange((calendar) => channels.notify(calendar));
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.notFound((c) => c.html('<title>Error 404 (Not Found)</title>', 404));
  app.onError((_, c) => {
    const error = new GoogleError(500, 'backendError', 'Backend Error');
    return c.json(errorEnvelope(error, 'calendar'), 500);
  });
  addOauthRoutes(app, { options, grants, identity });
  const add = methodsOf(app, grants);
  addListRoutes(add, account);
  addEventRoutes(add, account);
  addCalendarRoutes(add, account);
  addEntryRoutes(add, account);
  addTaskRoutes(add, tasks, now);
  const served = await serveSandbox(app, options);
  return {
    url: served.url,
    faults: served.faults,
    person: personWith(account, tasks),
    grants: {
      withdraw: () => grants.withdraw(),
      expireAccess: () => grants.expireAccess(),
      untick: (scopes) => {
        const untick = scopes.flatMap((scope) => readScopes(scope) ?? [scope]);
        grants.wish({ ...grants.wishes(), untick });
      },
      deny: () => grants.wish({ ...grants.wishes(), deny: true }),
    },
    forgetCursors: () => forgetCursors(records),
    endChannels: () => channels.end(),
    close: async () => {
      channels.close();
      await served.close();
    },
  };
}
