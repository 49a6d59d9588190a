/** Who is at the door: a session belongs to a person, and signing in is connecting an account. */
import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { ProviderName } from '../../../functions/domain/ports/calendar.ts';
import { dayMs, plusMs } from '../../../functions/domain/time.ts';
import { isLoopback } from './config.ts';
import type { Inside } from './inside.ts';

const sessionMs = 90 * dayMs;

/**
 * The person whose session the request carries; null: a stranger. Where both providers are sandboxes
 * there is nobody but their made-up person.
 */
export async function visitor(c: Context, inside: Inside): Promise<string | null> {
  const { ports, config, sandboxes } = inside;
  const secret = getCookie(c, cookieName(config.publicUrl, 'session'));
  const isOne = secret !== undefined && secret.length <= 64;
  const known = isOne ? await ports.store.find(sessionNote(secret), ports.clock.now()) : null;
  return known ?? (sandboxes.isAll ? sandboxes.person() : null);
}

/** Signs a person in on this browser. */
export async function signIn(c: Context, { ports, config }: Inside, person: string): Promise<void> {
  const secret = ports.mint();
  const until = plusMs(ports.clock.now(), sessionMs);
  await ports.store.note(sessionNote(secret), person, until);
  putCookie(c, config.publicUrl, 'session', secret, sessionMs);
}

/** Sets a cookie that no script reads and no other site sends along with a post. */
export function putCookie(
  c: Context,
  publicUrl: string,
  name: string,
  value: string,
  lifeMs: number,
): void {
  setCookie(c, cookieName(publicUrl, name), value, {
    httpOnly: true,
    sameSite: 'Lax',
    secure: publicUrl.startsWith('https:'),
    path: '/',
    maxAge: Math.floor(lifeMs / 1000),
  });
}

/** The cookie's full name: on https the browser itself ties it to this host. */
export function cookieName(publicUrl: string, name: string): string {
  return publicUrl.startsWith('https:') ? `__Host-afterword-${name}` : `afterword-${name}`;
}

/**
 * Whom a new account joins. On one's own machine a second account joins the only person there, cookie or
 * not, as long as they have none of that provider; anywhere else only a session tells who somebody is.
 */
export async function whoConnects(
  c: Context,
  inside: Inside,
  provider: ProviderName,
): Promise<string | null> {
  const signedIn = await visitor(c, inside);
  if (signedIn !== null || !isLoopback(inside.config.publicUrl)) return signedIn;
  const { store } = inside.ports;
  const [only, another] = await store.persons(null, 2);
  if (only === undefined || another !== undefined) return null;
  const state = await store.load(only);
  const hasOne = state?.accounts.some(({ value }) => value.provider === provider) ?? true;
  return hasOne ? null : only;
}

/** Secrets are not stored as they are: who reads the store cannot sign in with what they find. */
function sessionNote(secret: string): string {
  return `session/${createHash('sha256').update(secret).digest('base64url')}`;
}
