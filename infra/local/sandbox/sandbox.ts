/** What both sandboxes take and give: a provider's servers for one made-up person. */
import type { Records } from './records.ts';
import type { SandboxPerson } from './sandbox-person.ts';
import type { Exchange, Fault } from './serve.ts';

export type SandboxOptions = {
  /** 0: any free port. */
  readonly port: number;
  readonly records: Records;
  /** The sandbox's time, milliseconds since 1970; the host moves it forward. */
  readonly now: () => number;
  readonly owner: { readonly name: string; readonly email: string; readonly zone: string };
  /** The only OAuth client that is served. */
  readonly client: { readonly id: string; readonly secret: string };
  /** Called with every exchange on the API and the OAuth endpoints; tests check them. */
  readonly onExchange: (exchange: Exchange) => void;
  /** Carries notifications to the product; tests lose, double or delay them. Fails never. */
  readonly deliver: (request: Request) => Promise<Response>;
};

export type Sandbox = {
  /** Base of the API and of `/.well-known/openid-configuration`; no slash at the end. */
  readonly url: string;
  readonly person: SandboxPerson;
  /** Push onto it to make requests fail. */
  readonly faults: Fault[];
  /** What tests and the sandbox page may do to the grant. */
  readonly grants: {
    /** The person withdraws consent: refresh fails, the API answers 401. */
    withdraw(): void;
    /** Access tokens end at once; refresh works. */
    expireAccess(): void;
    /** Scopes that the person will untick at the next consent. */
    untick(scopes: readonly string[]): void;
    /** The person will say no at the next consent. */
    deny(): void;
  };
  /** All cursors given so far are forgotten (410). */
  forgetCursors(): void;
  /** All channels end without a word. */
  endChannels(): void;
  close(): Promise<void>;
};
