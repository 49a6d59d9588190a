/** What the person has allowed the one client, and the codes and tokens that came of it. */
import { randomBytes } from 'node:crypto';
import { dayMs, hourMs, minuteMs } from '../../../../../functions/domain/time.ts';
import type { Records } from '../../records.ts';

/** A consent that waits to be traded for tokens. */
export type Code = {
  readonly code: string;
  readonly scopes: readonly string[];
  readonly redirect: string;
  readonly challenge: string;
  readonly nonce: string | null;
  /** Whether a refresh token comes of it. */
  readonly offline: boolean;
  readonly expires: number;
  readonly used: boolean;
};

type RefreshToken = {
  readonly token: string;
  readonly scopes: readonly string[];
  /** Milliseconds since 1970. */
  readonly lastUsed: number;
};

/** All that the person allowed, over all consents. */
type Grant = { readonly scopes: readonly string[]; readonly refresh: readonly RefreshToken[] };

export type AccessToken = {
  readonly token: string;
  readonly scopes: readonly string[];
  readonly expires: number;
};

/** What the person will do at the next consent. */
type Wishes = { readonly untick: readonly string[]; readonly deny: boolean };

/** Seconds that an access token lives. */
export const accessSeconds = 3599;
const codeMs = 10 * minuteMs;
/** A refresh token that nobody uses for six months is dead; of more than a hundred the oldest is. */
const idleMs = 182 * dayMs;
const mostRefreshTokens = 100;

const kinds = { grant: 'google.grant', code: 'google.code', access: 'google.access' } as const;

/** One person's grant to the client: codes are traded once, tokens end as they do with Google. */
export class Grants {
  readonly #records: Records;
  readonly #now: () => number;

  constructor(records: Records, now: () => number) {
    this.#records = records;
    this.#now = now;
  }

  /** Scopes that are allowed already; none where there is no grant. */
  scopes(): readonly string[] {
    return this.#grant().scopes;
  }

  wishes(): Wishes {
    return this.#records.get<Wishes>(kinds.grant, 'wishes') ?? { untick: [], deny: false };
  }

  wish(wishes: Wishes): void {
    this.#records.put(kinds.grant, 'wishes', wishes);
  }

  /** Adds `scopes` to the grant and makes a code for a token with `inToken`. */
  allow(
    scopes: readonly string[],
    code: Pick<Code, 'redirect' | 'challenge' | 'nonce' | 'offline' | 'scopes'>,
  ): string {
    const grant = this.#grant();
    this.#save({ ...grant, scopes: [...new Set([...grant.scopes, ...scopes])] });
    const stored: Code = {
      ...code,
      code: `4/0${secret(48)}`,
      expires: this.#now() + codeMs,
      used: false,
    };
    this.#records.put(kinds.code, stored.code, stored);
    return stored.code;
  }

  /** The code if it is good still; from now on it is used. Null: unknown, used or too old. */
  takeCode(code: string): Code | null {
    const stored = this.#records.get<Code>(kinds.code, code);
    if (!stored || stored.used || stored.expires <= this.#now()) return null;
    this.#records.put(kinds.code, code, { ...stored, used: true });
    return stored;
  }

  newAccess(scopes: readonly string[]): AccessToken {
    for (const old of this.#records.all<AccessToken>(kinds.access)) {
      if (old.expires + hourMs < this.#now()) this.#records.remove(kinds.access, old.token);
    }
    const expires = this.#now() + accessSeconds * 1000;
    const access = { token: `ya29.${secret(120)}`, scopes, expires };
    this.#records.put(kinds.access, access.token, access);
    return access;
  }

  newRefresh(scopes: readonly string[]): string {
    const grant = this.#grant();
    const token = { token: `1//0${secret(72)}`, scopes, lastUsed: this.#now() };
    this.#save({ ...grant, refresh: [...grant.refresh, token].slice(-mostRefreshTokens) });
    return token.token;
  }

  /** Scopes of a living refresh token, which is used hereby; null: it is dead. */
  useRefresh(token: string): readonly string[] | null {
    const grant = this.#grant();
    const known = grant.refresh.find((one) => one.token === token);
    if (!known || known.lastUsed + idleMs < this.#now()) return null;
    const used = { ...known, lastUsed: this.#now() };
    this.#save({ ...grant, refresh: grant.refresh.map((one) => (one === known ? used : one)) });
    return known.scopes;
  }

  /** A living access token; null: unknown or expired. */
  access(token: string): AccessToken | null {
    const access = this.#records.get<AccessToken>(kinds.access, token);
    return access && access.expires > this.#now() ? access : null;
  }

  /** Ends all access tokens; refreshing works. */
  expireAccess(): void {
    for (const { token } of this.#records.all<AccessToken>(kinds.access)) {
      this.#records.remove(kinds.access, token);
    }
  }

  /** Ends the grant with all its tokens and codes. */
  withdraw(): void {
    this.#records.remove(kinds.grant, 'grant');
    this.expireAccess();
    for (const { code } of this.#records.all<Code>(kinds.code)) {
      this.#records.remove(kinds.code, code);
    }
  }

  /** Ends the grant that `token` belongs to; false where nobody knows the token. */
  revoke(token: string): boolean {
    const isRefresh = this.#grant().refresh.some((one) => one.token === token);
    if (!isRefresh && this.access(token) === null) return false;
    this.withdraw();
    return true;
  }

  #grant(): Grant {
    return this.#records.get<Grant>(kinds.grant, 'grant') ?? { scopes: [], refresh: [] };
  }

  #save(grant: Grant): void {
    this.#records.put(kinds.grant, 'grant', grant);
  }
}

function secret(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}
