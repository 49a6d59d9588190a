/** A consent in memory: one person, one provider, and what can go wrong between them. */
import { Failure, type FailureFacts } from '../../functions/domain/failure.ts';
import type {
  Consent,
  Finished,
  Pending,
  Permissions,
  Tokens,
} from '../../functions/domain/ports/consent.ts';
import { hourMs, type Instant, plusMs } from '../../functions/domain/time.ts';

type TwinPerson = {
  readonly subject: string;
  readonly email: string | null;
  /** What the person allows. */
  readonly permissions: Permissions;
  readonly now: () => Instant;
  /** Whether each refresh brings another refresh token, as Microsoft's does. */
  readonly rotates?: boolean;
};

export type TwinConsent = Consent & {
  /** How the provider's server is: changed at will. */
  server: 'up' | 'client-refused' | 'unreachable';
  /** What the person says at the next visit. */
  says: 'yes' | 'no' | 'needs-admin';
  /** The person goes to the address; returns the address that they are sent back to. */
  visit(url: string): string;
  /** The person takes the grant back: refresh fails, access tokens are good for nothing. */
  withdraw(): void;
  /** Access tokens end at once; refresh works. */
  expireAccess(): void;
  /** Whether a calendar may be opened with this access token. */
  isGood(access: string): boolean;
};

const over: FailureFacts = { code: 'reconnect', because: 'grant' };

/** A consent of that person's at which nothing has been asked for yet. */
export function twinConsent(person: TwinPerson): TwinConsent {
  const access = new Map<string, Instant>();
  const refreshers = new Set<string>();
  const codes = new Map<string, string>();
  let count = 0;
  const next = (what: string): string => `${what}-of-${person.subject}-${++count}`;

  const reach = (): void => {
    if (twin.server === 'unreachable') throw new Failure({ code: 'unreachable', status: 503 });
    if (twin.server === 'client-refused') {
      throw new Failure({ code: 'misconfigured', what: 'the OAuth client is refused' });
    }
  };
  const grant = (now: Instant, withRefresh: boolean): Tokens => {
    const tokens: Tokens = {
      access: next('access'),
      expires: plusMs(now, hourMs),
      refresh: withRefresh ? next('refresh') : null,
      scopes: scopesOf(person.permissions),
    };
    access.set(tokens.access, tokens.expires);
    if (tokens.refresh) refreshers.add(tokens.refresh);
    return tokens;
  };
  const withdraw = (): void => {
    access.clear();
    refreshers.clear();
  };

  const twin: TwinConsent = {
    server: 'up',
    says: 'yes',
    // A token that was replaced is refused here.
    keepsReplaced: false,
    begin: async (redirect) => beginning(next, redirect),
    finish: async (callback, pending, now) => {
      const query = new URL(callback).searchParams;
      if (query.get('state') !== pending.state) throw new Failure(over);
      const end = endings[query.get('error') ?? ''];
      if (end) return end;
      reach();
      const code = query.get('code') ?? '';
      const verifier = codes.get(code);
      codes.delete(code);
      if (verifier !== pending.verifier) throw new Failure(over);
      const { subject, email, permissions } = person;
      const tokens = grant(now, true);
      return { is: 'granted', granted: { subject, email, name: null, tokens, permissions } };
    },
    refresh: async (token, now) => {
      reach();
      if (!refreshers.has(token)) throw new Failure(over);
      return grant(now, person.rotates ?? false);
    },
    permissions: permissionsOf,
    revoke: async (token) => {
      reach();
      if (refreshers.has(token) || access.has(token)) withdraw();
    },
    visit: (url) => {
      const asked = new URL(url).searchParams;
      const back = new URL(asked.get('redirect') ?? '');
      back.searchParams.set('state', asked.get('state') ?? '');
      if (twin.says === 'yes') {
        const code = next('code');
        codes.set(code, asked.get('verifier') ?? '');
        back.searchParams.set('code', code);
      } else back.searchParams.set('error', twin.says);
      return back.href;
    },
    withdraw,
    expireAccess: () => access.clear(),
    isGood: (token) => person.now() < (access.get(token) ?? Number.NEGATIVE_INFINITY),
  };
  return twin;
}

const endings: Readonly<Record<string, Finished>> = {
  no: { is: 'denied' },
  'needs-admin': { is: 'needs-admin' },
};

function beginning(
  next: (what: string) => string,
  redirect: string,
): { url: string; pending: Pending } {
  const pending = {
    state: next('state'),
    nonce: next('nonce'),
    verifier: next('verifier'),
    redirect,
  };
  const query = new URLSearchParams({ state: pending.state, verifier: pending.verifier, redirect });
  return { url: `https://twin.example.com/consent?${query}`, pending };
}

function scopesOf({ calendar, tasks, lists }: Permissions): readonly string[] {
  return [`calendar.${calendar}`, ...(tasks ? ['tasks'] : []), ...(lists ? ['lists'] : [])];
}

function permissionsOf(scopes: readonly string[]): Permissions {
  const has = (scope: string): boolean => scopes.includes(scope);
  const calendar = has('calendar.write') ? 'write' : has('calendar.read') ? 'read' : 'none';
  return { calendar, tasks: has('tasks'), lists: has('lists') };
}
