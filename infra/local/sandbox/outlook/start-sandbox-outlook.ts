/** The sandbox Outlook: Microsoft Graph and the identity platform for one made-up person. */
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { Sandbox, SandboxOptions } from '../sandbox.ts';
import { serveSandbox } from '../serve.ts';
import { DeltaTokens } from './delta-token.ts';
import { addGate } from './gate.ts';
import { Grants } from './grants.ts';
import { errorReply, notModelled } from './graph-error.ts';
import { addIdentityRoutes } from './identity.ts';
import { Mailbox } from './mailbox.ts';
import { type LifecycleEvent, Notifier } from './notifier.ts';
import { outlookPerson } from './person.ts';
import type { App } from './reply.ts';
import { addBatchRoute } from './routes-batch.ts';
import { addCalendarRoutes } from './routes-calendars.ts';
import { addDeltaRoutes } from './routes-delta.ts';
import { addEventRoutes } from './routes-events.ts';
import { addSubscriptionRoutes } from './routes-subscriptions.ts';
import { addTodoRoutes } from './routes-todo.ts';
import { Subscriptions } from './subscriptions.ts';
import { userIdOf } from './tenant.ts';

export type SandboxOutlook = Sandbox & {
  /** Mails to guests that the client has caused: the product must never cause any. */
  readonly invitationsSent: () => number;
  /** Tells all who gave a lifecycleNotificationUrl. */
  sendLifecycle(event: LifecycleEvent): void;
};

/** Starts to serve; settles when it listens. What the records hold is where it goes on. */
export async function startSandboxOutlook(options: SandboxOptions): Promise<SandboxOutlook> {
  const { records, now, owner } = options;
  const mailbox = new Mailbox(options);
  const grants = new Grants(options);
  const tokens = new DeltaTokens(records);
  const subscriptions = new Subscriptions(records, now);
  const userId = userIdOf(owner.email);
  const notifier = new Notifier(options.deliver, subscriptions, userId);
  mailbox.listen((change) => notifier.tell(change));

  const app: App = new Hono<{ Bindings: HttpBindings }>();
  const inner = new WeakSet<Request>();
  const served = { url: '', faults: [] as Sandbox['faults'] };
  app.onError((error) => errorReply(error, now()));
  app.notFound(() => errorReply(notModelled('this path or method'), now()));
  await addIdentityRoutes(app, options, grants, () => served.url);
  addGate(app, grants, (request) => inner.has(request));
  addBatchRoute(
    app,
    async (request) => {
      inner.add(request);
      return app.fetch(request);
    },
    () => served.faults,
  );
  addCalendarRoutes(app, mailbox, userId);
  addDeltaRoutes(app, mailbox, tokens);
  addEventRoutes(app, mailbox);
  addTodoRoutes(app, mailbox, tokens);
  const clientId = options.client.id;
  addSubscriptionRoutes(app, { mailbox, subscriptions, notifier, clientId, userId });

  const server = await serveSandbox(app, options);
  served.url = server.url;
  served.faults = server.faults;
  return {
    url: server.url,
    person: outlookPerson(mailbox),
    faults: server.faults,
    grants: grants.switches,
    invitationsSent: () => mailbox.invitationsSent,
    sendLifecycle: (event) => notifier.tellLifecycle(event),
    forgetCursors: () => tokens.forgetAll(),
    endChannels: () => subscriptions.removeAll(),
    close: () => {
      notifier.close();
      return server.close();
    },
  };
}
