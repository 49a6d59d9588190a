/** Who is at the door: a session belongs to a person, and signing in is connecting an account. */
import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { ProviderName } from '../../domain/ports/calendar.ts';
import { dayMs, plusMs } from '../../domain/time.ts';
import { type PersonView, viewPerson } from '../../flows/view-person.ts';
import { isLocal, type Web } from './web.ts';

const sessionMs = 90 * dayMs;
/** The cookie that forms are tied to; for whoever has not signed in as well. */
const visitMs = 30 * dayMs;

/**
 * The person whose session the request carries; null: a stranger. Where both providers are sandboxes
 * there is nobody but their made-up person.
 */
export async function visitor(c: Context, web: Web): Promise<string | null> {
  const { ports } = web;
  const secret = getCookie(c, cookieName(web, 'session'));
  const isOne = secret !== undefined && secret.length <= 64;
  const known = isOne ? await ports.store.find(sessionNote(secret), ports.clock.now()) : null;
  return known ?? web.onlyPerson();
}

/** What is shown to the visitor; null: a stranger, or somebody who is on their way out. */
export async function visitorView(c: Context, web: Web): Promise<PersonView | null> {
  const person = await visitor(c, web);
  return person === null ? null : await viewPerson(web.ports, person);
}

/** Signs a person in on this browser. */
export async function signIn(c: Context, web: Web, person: string): Promise<void> {
  const { ports } = web;
  const secret = ports.mint();
  const until = plusMs(ports.clock.now(), sessionMs);
  await ports.store.note(sessionNote(secret), person, until);
  putCookie(c, web, 'session', secret, sessionMs);
}

/** Signs this browser out: its session ends here and in the store. */
export async function signOut(c: Context, web: Web): Promise<void> {
  const secret = getCookie(c, cookieName(web, 'session'));
  if (secret !== undefined && secret.length <= 64) await web.ports.store.drop(sessionNote(secret));
  const secure = web.publicUrl.startsWith('https:');
  deleteCookie(c, cookieName(web, 'session'), { path: '/', secure });
}

/** The secret of this browser's visit, made where it has none: what forms are tied to. */
export function visitOf(c: Context, web: Web): string {
  const known = knownVisit(c, web);
  if (known !== null) return known;
  const made = c.get('visit') as string | undefined;
  if (made !== undefined) return made;
  const secret = web.ports.mint();
  c.set('visit', secret);
  putCookie(c, web, 'visit', secret, visitMs);
  return secret;
}

/** The secret that the browser sent; null: none, or none of ours. */
export function knownVisit(c: Context, web: Web): string | null {
  const secret = getCookie(c, cookieName(web, 'visit'));
  return secret !== undefined && /^[\w-]{20,64}$/.test(secret) ? secret : null;
}

/** Sets a cookie that no script reads and no other site sends along with a post. */
export function putCookie(
  c: Context,
  { publicUrl }: Web,
  name: string,
  value: string,
  lifeMs: number,
): void {
  setCookie(c, cookieName({ publicUrl }, name), value, {
    httpOnly: true,
    sameSite: 'Lax',
    secure: publicUrl.startsWith('https:'),
    path: '/',
    maxAge: Math.floor(lifeMs / 1000),
  });
}

/** The cookie's full name: on https the browser itself ties it to this host. */
export function cookieName({ publicUrl }: Pick<Web, 'publicUrl'>, name: string): string {
  return publicUrl.startsWith('https:') ? `__Host-afterword-${name}` : `afterword-${name}`;
}

/**
 * Whom a new account joins. On one's own machine a second account joins the only person there, cookie or
 * not, as long as they have none of that provider; anywhere else only a session tells who somebody is.
 */
export async function whoConnects(
  c: Context,
  web: Web,
  provider: ProviderName,
): Promise<string | null> {
  const signedIn = await visitor(c, web);
  if (signedIn !== null || !isLocal(web)) return signedIn;
  const { store } = web.ports;
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
