/** What the person has consented to, and the codes and tokens that came of it. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Sandbox, SandboxOptions } from '../sandbox.ts';

const accessSeconds = 3599;
const codeMs = 10 * 60_000;
const refreshMs = 90 * 86_400_000;

export type Code = {
  readonly grant: string;
  readonly scopes: readonly string[];
  readonly redirect: string;
  readonly challenge: string;
  readonly nonce: string | null;
  readonly expires: number;
  readonly used: boolean;
};

/** `used` is when it was last used: ninety days without use end it. */
export type Refresh = {
  readonly grant: string;
  readonly scopes: readonly string[];
  readonly used: number;
};

type Access = {
  readonly grant: string;
  readonly scopes: readonly string[];
  readonly expires: number;
};

type Wishes = { readonly deny: boolean; readonly untick: readonly string[] };

/** All of it lies in the records, so that a restart changes nothing. */
export class Grants {
  readonly #records: SandboxOptions['records'];
  readonly #now: () => number;

  constructor(options: Pick<SandboxOptions, 'records' | 'now'>) {
    this.#records = options.records;
    this.#now = options.now;
  }

  /** The switches of the sandbox page and of tests. */
  readonly switches: Sandbox['grants'] = {
    withdraw: () => this.#records.put('outlook.meta', 'grant', null),
    expireAccess: () => this.#records.put('outlook.meta', 'accessEpoch', randomUUID()),
    untick: (scopes) => this.#wish({ untick: scopes }),
    deny: () => this.#wish({ deny: true }),
  };

  /** What the person will do at this consent; asked once. */
  takeWishes(): Wishes {
    const wishes = this.#wishes;
    this.#records.remove('outlook.meta', 'wishes');
    return wishes;
  }

  code(given: Pick<Code, 'scopes' | 'redirect' | 'challenge' | 'nonce'>): string {
    const grant = this.#grant ?? randomUUID();
    this.#records.put('outlook.meta', 'grant', grant);
    const code = `M.C5_SN1.2.U.${randomBytes(24).toString('base64url')}`;
    const made: Code = { ...given, grant, expires: this.#now() + codeMs, used: false };
    this.#records.put('outlook.code', code, made);
    return code;
  }

  findCode(code: string): Code | null {
    return this.#records.get<Code>('outlook.code', code);
  }

  useCode(code: string, found: Code): void {
    this.#records.put('outlook.code', code, { ...found, used: true });
  }

  access(grant: string, scopes: readonly string[]): { token: string; seconds: number } {
    const token = `EwB${randomBytes(48).toString('base64url')}`;
    const expires = this.#now() + accessSeconds * 1000;
    const made = { grant, scopes, expires, epoch: this.#epoch };
    this.#records.put('outlook.access', token, made);
    return { token, seconds: accessSeconds };
  }

  /** The scopes of a living access token; null for any other. */
  scopesOf(token: string): readonly string[] | null {
    const found = this.#records.get<Access & { epoch: string }>('outlook.access', token);
    if (!found || found.epoch !== this.#epoch || !this.isAlive(found.grant)) return null;
    return found.expires > this.#now() ? found.scopes : null;
  }

  refresh(grant: string, scopes: readonly string[]): string {
    const token = `1.AX${randomBytes(48).toString('base64url')}`;
    const made: Refresh = { grant, scopes, used: this.#now() };
    this.#records.put('outlook.refresh', token, made);
    return token;
  }

  /** A refresh token that may be used, which it then was; null where it is unknown or too old. */
  useRefresh(token: string): Refresh | null {
    const found = this.#records.get<Refresh>('outlook.refresh', token);
    if (!found || this.#now() - found.used > refreshMs) return null;
    this.#records.put('outlook.refresh', token, { ...found, used: this.#now() });
    return found;
  }

  /** Whether the person still stands by that consent. */
  isAlive(grant: string): boolean {
    return this.#grant === grant;
  }

  get #grant(): string | null {
    return this.#records.get<string>('outlook.meta', 'grant');
  }

  get #epoch(): string {
    return this.#records.get<string>('outlook.meta', 'accessEpoch') ?? '';
  }

  get #wishes(): Wishes {
    return this.#records.get<Wishes>('outlook.meta', 'wishes') ?? { deny: false, untick: [] };
  }

  #wish(more: Partial<Wishes>): void {
    this.#records.put('outlook.meta', 'wishes', { ...this.#wishes, ...more });
  }
}
