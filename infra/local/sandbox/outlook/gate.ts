/** What every request on the API passes: a living token, the right scope, four at once. */
import { randomUUID } from 'node:crypto';
import type { Grants } from './grants.ts';
import { GraphError } from './graph-error.ts';
import type { App, Ask } from './reply.ts';

const atOnce = 4;
/** So long a request takes at least: else no two would ever meet. */
const takesMs = 5;

/** Adds it before all routes. `isInner`: part of a batch, which waits on its own. */
export function addGate(app: App, grants: Grants, isInner: (request: Request) => boolean): void {
  let running = 0;
  app.use('/v1.0/*', async (ask, next) => {
    const scopes = scopesOf(ask, grants);
    if (isInner(ask.req.raw)) {
      requireScope(ask, scopes);
      return next();
    }
    if (running >= atOnce) {
      throw new GraphError(
        429,
        'ApplicationThrottled',
        'Application is over its MailboxConcurrency limit.',
        { headers: { 'retry-after': '1' } },
      );
    }
    running += 1;
    try {
      await new Promise((done) => setTimeout(done, takesMs));
      requireScope(ask, scopes);
      await next();
      const requestId = randomUUID();
      ask.res.headers.set('request-id', requestId);
      ask.res.headers.set('client-request-id', ask.req.header('client-request-id') ?? requestId);
    } finally {
      running -= 1;
    }
  });
}

function scopesOf(ask: Ask, grants: Grants): readonly string[] {
  const token = /^Bearer (\S+)$/i.exec(ask.req.header('authorization') ?? '')?.[1];
  const scopes = token === undefined ? null : grants.scopesOf(token);
  if (scopes !== null) return scopes.map(shortened);
  const text =
    token === undefined
      ? 'Access token is empty.'
      : 'Lifetime validation failed, the token is expired.';
  throw new GraphError(401, 'InvalidAuthenticationToken', text, {
    headers: {
      'www-authenticate':
        'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"',
    },
  });
}

function shortened(scope: string): string {
  return scope.replace(/^https:\/\/graph\.microsoft\.com\//i, '').toLowerCase();
}

function requireScope(ask: Ask, scopes: readonly string[]): void {
  const path = new URL(ask.req.url).pathname.replace(/^\/v1\.0/, '');
  const isRead = ask.req.method === 'GET';
  const enough = /^\/me\/todo\//.test(path)
    ? ['tasks.readwrite', ...(isRead ? ['tasks.read'] : [])]
    : /^\/me\/mailboxSettings$/i.test(path)
      ? ['mailboxsettings.read', 'mailboxsettings.readwrite']
      : /^\/me\/(?:calendar|event)/.test(path)
        ? ['calendars.readwrite', ...(isRead ? ['calendars.read'] : [])]
        : /^\/subscriptions/.test(path)
          ? ['calendars.read', 'calendars.readwrite', 'tasks.readwrite']
          : /^\/me$/.test(path)
            ? ['user.read', 'user.readwrite']
            : null;
  if (enough === null || enough.some((one) => scopes.includes(one))) return;
  throw new GraphError(
    403,
    'ErrorAccessDenied',
    'Access is denied. Check credentials and try again.',
  );
}
