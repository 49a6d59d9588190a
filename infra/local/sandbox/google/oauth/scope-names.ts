/** Names of scopes as clients ask for them and as Google writes them down. */
import { scopePrefix, scopesOf } from '../scopes.ts';

const signIn: Readonly<Record<string, string>> = {
  openid: 'openid',
  email: `${scopePrefix}userinfo.email`,
  profile: `${scopePrefix}userinfo.profile`,
};
const signInNames = new Set(Object.values(signIn));
const known = new Set<string>([
  ...signInNames,
  ...Object.values(scopesOf).flatMap((names) => names.map((name) => scopePrefix + name)),
]);

/** The scopes of a `scope` parameter under their full names; null where one is unknown. */
export function readScopes(text: string): readonly string[] | null {
  const names = text.split(' ').filter((name) => name !== '');
  const full = names.map((name) => signIn[name] ?? name);
  return full.length > 0 && full.every((name) => known.has(name)) ? [...new Set(full)] : null;
}

/** Whether it comes with signing in, so that the person is not asked for it by itself. */
export function isSignIn(scope: string): boolean {
  return signInNames.has(scope);
}
