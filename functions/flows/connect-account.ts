/** Connecting an account: consent begun, consent ended, and the account stored with its calendars. */
import { Failure } from '../domain/failure.ts';
import { type AccountRecord, newPerson } from '../domain/ledger/records.ts';
import type { ProviderName } from '../domain/ports/calendar.ts';
import type { Granted, Pending } from '../domain/ports/consent.ts';
import { minuteMs, plusMs } from '../domain/time.ts';
import { sealTokens } from './fresh-tokens.ts';
import type { Ports } from './ports.ts';
import { beginSession } from './session.ts';

/** How long a person may take over a consent page. */
const pendingMs = 15 * minuteMs;

/** What is remembered of a consent that is under way. */
type Begun = {
  readonly provider: ProviderName;
  /** Who is signed in and adds an account; null: nobody yet. */
  readonly person: string | null;
  readonly pending: Pending;
};

export type Connected =
  | { readonly is: 'connected'; readonly person: string; readonly account: string }
  | { readonly is: 'denied' }
  | { readonly is: 'needs-admin' }
  /** The answer belongs to no consent that is under way: stale, forged or used before. */
  | { readonly is: 'unknown' };

/** Where to send the person for their consent; the answer is taken once, and for a quarter of an hour. */
export async function beginConsent(
  ports: Ports,
  provider: ProviderName,
  redirect: string,
  person: string | null,
): Promise<{ readonly url: string; readonly state: string }> {
  const { url, pending } = await ports.providers[provider].consent.begin(redirect);
  const begun: Begun = { provider, person, pending };
  const sealed = await ports.pending.seal(JSON.stringify(begun), pending.state);
  const until = plusMs(ports.clock.now(), pendingMs);
  await ports.store.note(`consent/${pending.state}`, sealed, until);
  return { url, state: pending.state };
}

/**
 * Ends a consent. `callback` is the whole address that the provider sent the person to. No calendar is
 * asked for anything yet: the next look that tends to the person lists them.
 */
export async function endConsent(
  ports: Ports,
  provider: ProviderName,
  callback: string,
): Promise<Connected> {
  const state = new URL(callback).searchParams.get('state') ?? '';
  const now = ports.clock.now();
  const sealed = state === '' ? null : await ports.store.take(`consent/${state}`, now);
  if (sealed === null) return { is: 'unknown' };
  const begun = JSON.parse(await ports.pending.open(sealed, state)) as Begun;
  if (begun.provider !== provider) return { is: 'unknown' };
  const finished = await ports.providers[provider].consent.finish(callback, begun.pending, now);
  if (finished.is !== 'granted') return finished;
  return await connect(ports, provider, finished.granted, begun.person);
}

/** The name under which it is noted whose an account is. */
export function accountNote(account: string): string {
  return `account/${account}`;
}

async function connect(
  ports: Ports,
  provider: ProviderName,
  granted: Granted,
  signedIn: string | null,
): Promise<Connected> {
  const account = `${provider}:${granted.subject}`;
  // Whoever connected it first owns it: the same account never makes two persons.
  const person = await ports.store.claim(
    accountNote(account),
    signedIn ?? ports.mint(),
    null,
    ports.clock.now(),
  );
  const record = (known: AccountRecord | null): Promise<AccountRecord> =>
    accountRecord(ports, provider, account, granted, known);
  // Who leaves their last other account at this very moment may be erased with it: they are here again.
  for (let tries = 0; tries < 2; tries++) {
    if ((await ports.store.load(person)) === null) await addPerson(ports, person, granted.name);
    const session = await beginSession(ports, person);
    if (!session) continue;
    session.put(await record(session.account(account)));
    await session.saveAccount(account);
    const stored = await ports.store.load(person);
    if (stored?.accounts.some(({ value }) => value.id === account)) {
      return { is: 'connected', person, account };
    }
  }
  throw new Failure({ code: 'conflict' });
}

async function addPerson(ports: Ports, id: string, name: string | null): Promise<void> {
  const person = newPerson(id, name);
  // A null answer: somebody else has just added the same person, which is as good.
  await ports.store.save(id, { kind: 'person', value: person }, 0);
}

const nothingYet = {
  calendars: [],
  listedAt: null,
  channels: [],
  polledUntil: null,
  taskList: null,
  isBehind: false,
  rest: { reads: null, writes: null },
  suddenlyEmpty: [],
} as const;

async function accountRecord(
  ports: Ports,
  provider: ProviderName,
  id: string,
  granted: Granted,
  known: AccountRecord | null,
): Promise<AccountRecord> {
  const tokens = await sealTokens(ports, id, granted.tokens);
  const { email, permissions } = granted;
  const fresh = { email, permissions, tokens, status: 'connected' as const };
  if (!known) return { id, provider, ...fresh, ...nothingYet };
  // Connected again: where it left off. Whether its channels still speak nobody knows: they are renewed, and the old ones stopped.
  const channels = known.channels.map((channel) => ({ ...channel, expires: channel.begun }));
  const { polledUntil, rest, listedAt } = nothingYet;
  return { ...known, ...fresh, channels, polledUntil, rest, listedAt };
}
