/** An access token that lasts: opened, and refreshed under a lease where it is about to end. */
import { Failure, failureOf } from '../domain/failure.ts';
import type { AccountRecord } from '../domain/ledger/records.ts';
import type { ProviderName } from '../domain/ports/calendar.ts';
import type { Permissions, Tokens } from '../domain/ports/consent.ts';
import type { Versioned } from '../domain/ports/store.ts';
import { dayMs, type Instant, minuteMs, plusMs } from '../domain/time.ts';
import type { HeldToken, Ports } from './ports.ts';

/**
 * What is sealed in `AccountRecord.tokens`: as the consent brought it, and once that was refreshed the
 * refresh token alone, with the moment at which it was stored.
 */
type Sealed = {
  readonly access?: string;
  readonly expires?: Instant;
  readonly refresh: string | null;
  readonly storedAt?: Instant;
};

/** A token that ends so soon is refreshed before it is used. */
const marginMs = 5 * minuteMs;
/** More accounts than one process sees in its life. */
const heldAtMost = 5000;

export type Fresh = { readonly access: string; readonly account: Versioned<AccountRecord> };

/**
 * The account's access token. It lives in this process's memory alone: most looks at an account are more
 * than a token's life apart, and two kilobytes in a record would be paid for at each write of a cursor
 * (docs/cost.md). Two runs never refresh at once: within a process the first one holds the lease, and of
 * all processes only one looks at a person at a time (design, decision 6). A refresh token that comes
 * back is stored before the new access token is used, or once a day where the one before stays good.
 * Fails with `conflict` where another run is refreshing, `reconnect` where consent is over.
 */
export async function freshTokens(
  ports: Ports,
  person: string,
  account: Versioned<AccountRecord>,
  force: boolean,
): Promise<Fresh> {
  const { id, tokens } = account.value;
  const { held } = ports;
  const soon = plusMs(ports.clock.now(), marginMs);
  const known = held.tokens.get(id);
  if (!force && known?.of === tokens && known.expires > soon) {
    return { access: known.access, account };
  }
  const sealed = await opened(ports, account.value);
  const { access, expires, refresh } = sealed;
  if (!force && access !== undefined && expires !== undefined && expires > soon) {
    hold(ports, id, { access, expires, of: tokens });
    return { access, account };
  }
  if (refresh === null) throw new Failure({ code: 'reconnect', because: 'grant' });
  if (held.refreshing.has(id)) throw new Failure({ code: 'conflict' });
  held.refreshing.add(id);
  try {
    return await refreshed(ports, person, account, { ...sealed, refresh });
  } finally {
    held.refreshing.delete(id);
  }
}

async function refreshed(
  ports: Ports,
  person: string,
  { value, version }: Versioned<AccountRecord>,
  known: Sealed & { readonly refresh: string },
): Promise<Fresh> {
  const now = ports.clock.now();
  const { consent } = ports.providers[value.provider];
  const { access, expires, refresh, scopes } = await consent
    .refresh(known.refresh, now)
    .catch((error: unknown) => {
      throw withProvider(error, value.provider);
    });
  // Permissions may be taken back one by one, and are told with each refresh.
  const told = scopes ? consent.permissions(scopes) : value.permissions;
  const permissions = lesser(value.permissions, told);
  const isSame = JSON.stringify(permissions) === JSON.stringify(value.permissions);
  const tokens = mayStay(known, refresh, consent.keepsReplaced, now)
    ? value.tokens
    : await seal(ports, value.id, { refresh: refresh ?? known.refresh, storedAt: now });
  const account =
    isSame && tokens === value.tokens
      ? { value, version }
      : await saved(ports, person, { ...value, tokens, permissions }, version);
  hold(ports, value.id, { access, expires, of: tokens });
  return { access, account };
}

/** An operator who has two clients has to know which of them is refused. */
function withProvider(error: unknown, provider: ProviderName): unknown {
  const { facts } = failureOf(error);
  if (facts.code !== 'misconfigured') return error;
  return new Failure({ code: 'misconfigured', what: `${provider}: ${facts.what}` });
}

/** Whether what is stored does as well as what came. */
function mayStay(
  { refresh, storedAt }: Sealed,
  came: string | null,
  keepsReplaced: boolean,
  now: Instant,
): boolean {
  // As a door sealed it, it is dear to open each time.
  if (storedAt === undefined) return false;
  return came === null || came === refresh || (keepsReplaced && storedAt > plusMs(now, -dayMs));
}

function hold({ held }: Ports, account: string, token: HeldToken): void {
  if (held.tokens.size >= heldAtMost) held.tokens.clear();
  held.tokens.set(account, token);
}

/** Tokens as a consent brings them, as they are stored. */
export async function sealTokens(
  ports: Pick<Ports, 'secrets'>,
  account: string,
  { access, expires, refresh }: Tokens,
): Promise<string> {
  return await seal(ports, account, { access, expires, refresh });
}

function seal({ secrets }: Pick<Ports, 'secrets'>, account: string, what: Sealed): Promise<string> {
  return secrets.seal(JSON.stringify(what), account);
}

async function opened(
  { secrets }: Pick<Ports, 'secrets'>,
  { id, tokens }: AccountRecord,
): Promise<Sealed> {
  return JSON.parse(await secrets.open(tokens, id)) as Sealed;
}

/** The token to give back when the person leaves; null where there is none. */
export async function tokenToRevoke(ports: Ports, account: AccountRecord): Promise<string | null> {
  const { refresh, access } = await opened(ports, account);
  return refresh ?? access ?? null;
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
