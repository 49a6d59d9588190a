/** An access token that lasts: opened, and refreshed under a lease where it is about to end. */
import { Failure } from '../domain/failure.ts';
import type { AccountRecord } from '../domain/ledger/records.ts';
import type { Permissions, Tokens } from '../domain/ports/consent.ts';
import type { Versioned } from '../domain/ports/store.ts';
import { type Instant, minuteMs, plusMs } from '../domain/time.ts';
import type { Ports } from './ports.ts';

/** What is sealed in `AccountRecord.tokens`. */
type Sealed = {
  readonly access: string;
  readonly expires: Instant;
  readonly refresh: string | null;
};

/** A token that ends so soon is refreshed before it is used. */
const marginMs = 5 * minuteMs;
/** Longer than any refresh takes; a crashed holder blocks nobody for longer. */
const leaseMs = minuteMs;

export type Fresh = { readonly access: string; readonly account: Versioned<AccountRecord> };

/**
 * The account's access token. Two runs never refresh at once: the lease is taken by a conditional
 * write, and the refresh token that comes back is stored before the new access token is used. Fails
 * with `conflict` where another run holds the lease, `reconnect` where consent is over. Where a refresh
 * fails, `released` is told how the account is stored since.
 */
export async function freshTokens(
  ports: Ports,
  person: string,
  account: Versioned<AccountRecord>,
  force: boolean,
  released: (account: Versioned<AccountRecord>) => void,
): Promise<Fresh> {
  const { value } = account;
  const now = ports.clock.now();
  const sealed = JSON.parse(await ports.secrets.open(value.tokens, value.id)) as Sealed;
  if (!force && sealed.expires > plusMs(now, marginMs)) return { access: sealed.access, account };
  if (sealed.refresh === null) throw new Failure({ code: 'reconnect', because: 'grant' });
  if (value.lease !== null && value.lease.until > now) throw new Failure({ code: 'conflict' });
  const lease = { holder: ports.mint(), until: plusMs(now, leaseMs) };
  const leased = await saved(ports, person, { ...value, lease }, account.version);
  let tokens: Tokens;
  try {
    tokens = await ports.providers[value.provider].consent.refresh(sealed.refresh, now);
  } catch (error) {
    released(await saved(ports, person, { ...value, lease: null }, leased.version));
    throw error;
  }
  const next = await sealTokens(ports, value.id, tokens, sealed.refresh);
  const { consent } = ports.providers[value.provider];
  // Permissions may be taken back one by one, and are told with each refresh.
  const told = tokens.scopes ? consent.permissions(tokens.scopes) : value.permissions;
  const permissions = lesser(value.permissions, told);
  const record = { ...value, lease: null, tokens: next, permissions };
  return { access: tokens.access, account: await saved(ports, person, record, leased.version) };
}

/** Tokens as they are stored; a provider that sends no new refresh token means the one we have. */
export async function sealTokens(
  ports: Pick<Ports, 'secrets'>,
  account: string,
  { access, expires, refresh }: Tokens,
  known: string | null,
): Promise<string> {
  const sealed: Sealed = { access, expires, refresh: refresh ?? known };
  return await ports.secrets.seal(JSON.stringify(sealed), account);
}

/** The token to give back when the person leaves; null where there is none. */
export async function tokenToRevoke(ports: Ports, account: AccountRecord): Promise<string | null> {
  const sealed = JSON.parse(await ports.secrets.open(account.tokens, account.id)) as Sealed;
  return sealed.refresh ?? sealed.access;
}

/** What was refused once is not asked for again until the person says yes anew. */
function lesser(known: Permissions, told: Permissions): Permissions {
  const order = ['none', 'read', 'write'] as const;
  const rank = Math.min(order.indexOf(known.calendar), order.indexOf(told.calendar));
  return {
    calendar: order[rank] ?? 'none',
    tasks: known.tasks && told.tasks,
    lists: known.lists && told.lists,
  };
}

async function saved(
  ports: Ports,
  person: string,
  value: AccountRecord,
  version: number,
): Promise<Versioned<AccountRecord>> {
  const next = await ports.store.save(person, { kind: 'account', value }, version);
  if (next === null) throw new Failure({ code: 'conflict' });
  return { value, version: next };
}
