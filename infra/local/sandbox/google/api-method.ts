/** One method of an API: who calls, whether they may, what goes in, what comes out. */
import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import { type Body, isObject } from './event-fields.ts';
import { errorEnvelope, GoogleError } from './google-error.ts';
import type { Grants } from './oauth/grants.ts';
import { partialResponse } from './partial-response.ts';
import { type MethodId, scopePrefix, scopesOf } from './scopes.ts';

export type Call = {
  /** A part of the path, decoded. */
  readonly param: (name: string) => string;
  readonly query: URLSearchParams;
  readonly body: Body;
  readonly ifMatch: string | null;
  /** Those scopes of the access token that open this method, without the address before them. */
  readonly scopes: readonly string[];
  /** `http://127.0.0.1:PORT`. */
  readonly base: string;
};

/** Adds a method to the server; its answer is sent as JSON, undefined as 204. */
export type AddMethod = (
  id: MethodId,
  verb: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  answer: (call: Call) => unknown,
) => void;

/** The way in which methods are added to `app`. */
export function methodsOf(app: Hono<{ Bindings: HttpBindings }>, grants: Grants): AddMethod {
  return (id, verb, path, answer) => {
    const api = id.startsWith('tasks.') ? 'tasks' : 'calendar';
    app.on(verb, path, async (c) => {
      try {
        const call = await callOf(c, id, grants);
        const answered = await answer(call);
        return reply(c, answered, call.query.get('fields'));
      } catch (error) {
        if (!(error instanceof GoogleError)) throw error;
        return c.json(errorEnvelope(error, api), error.status as 400, {
          ...(error.status === 401
            ? { 'www-authenticate': 'Bearer realm="https://accounts.google.com/"' }
            : {}),
        });
      }
    });
  };
}

async function callOf(c: Context, id: MethodId, grants: Grants): Promise<Call> {
  const url = new URL(c.req.url);
  const given = /^Bearer (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  const token = given ?? url.searchParams.get('access_token');
  if (!token) throw unauthorized('required', 'Login Required.');
  const access = grants.access(token);
  if (!access) throw unauthorized('authError', 'Invalid Credentials');
  const opening: readonly string[] = scopesOf[id];
  const scopes = access.scopes
    .map((scope) => scope.replace(scopePrefix, ''))
    .filter((scope) => opening.includes(scope));
  if (scopes.length === 0) throw insufficientPermissions();
  return {
    param: (name) => c.req.param(name) ?? '',
    query: url.searchParams,
    body: await bodyOf(c),
    ifMatch: c.req.header('if-match') ?? null,
    scopes,
    base: url.origin,
  };
}

/** 403: the token does not reach that far. */
export function insufficientPermissions(): GoogleError {
  const message = 'Request had insufficient authentication scopes.';
  return new GoogleError(403, 'insufficientPermissions', message);
}

function unauthorized(reason: string, message: string): GoogleError {
  return new GoogleError(401, reason, message, 'global', 'header:Authorization');
}

async function bodyOf(c: Context): Promise<Body> {
  const text = await c.req.text();
  if (text === '') return {};
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) {
    throw new GoogleError(400, 'badContent', 'Unsupported content with type');
  }
  try {
    const body: unknown = JSON.parse(text);
    if (isObject(body)) return body;
  } catch {
    // Refused below, as anything else that is no object.
  }
  throw new GoogleError(400, 'parseError', 'Parse Error');
}

function reply(c: Context, answered: unknown, fields: string | null): Response {
  if (answered === undefined) return c.body(null, 204);
  const etag = isObject(answered) && typeof answered.etag === 'string' ? answered.etag : null;
  if (etag !== null && c.req.method === 'GET' && c.req.header('if-none-match') === etag) {
    return c.body(null, 304, { etag });
  }
  return c.json(partialResponse(answered, fields) as object, 200, {
    ...(etag === null ? {} : { etag }),
    'cache-control': 'private, max-age=0, must-revalidate, no-transform',
  });
}
