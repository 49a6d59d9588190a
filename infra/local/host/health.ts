/** How things stand, for operators: without anything personal. */
import { createHash } from 'node:crypto';
import type { AccountRecord } from '../../../functions/domain/ledger/records.ts';
import type { Inside } from './inside.ts';

/** What `GET /health` answers. */
export async function health(inside: Inside): Promise<object> {
  const { journal } = inside;
  const accounts: object[] = [];
  for await (const account of everyAccount(inside)) accounts.push(accountHealth(account, inside));
  const { notifications, events, failures } = journal;
  return { status: 'ok', accounts, notifications, events, failures };
}

function accountHealth(account: AccountRecord, inside: Inside): object {
  const now = inside.ports.clock.now();
  const { provider, status, calendars, channels } = account;
  return {
    // A name for the log: the account's own holds the provider's name of the person.
    account: createHash('sha256').update(account.id).digest('hex').slice(0, 12),
    provider,
    status,
    secondsSinceSync: inside.journal.secondsSinceRead(account.id),
    calendars: calendars.length,
    push: channels.some(({ expires }) => expires > now),
    missing: missing(account),
    suddenlyEmpty: account.suddenlyEmpty.length,
  };
}

/** Permissions that the person did not give, and that would make the service better. */
function missing({ permissions }: AccountRecord): readonly string[] {
  return [
    ...(permissions.calendar === 'none' ? ['calendar'] : []),
    ...(permissions.calendar === 'read' ? ['calendar-write'] : []),
    ...(permissions.lists ? [] : ['calendar-list']),
    ...(permissions.tasks ? [] : ['tasks']),
  ];
}

async function* everyAccount({ ports }: Inside): AsyncIterable<AccountRecord> {
  for (let after: string | null = null; ; ) {
    const persons: readonly string[] = await ports.store.persons(after, 100);
    for (const person of persons) {
      const state = await ports.store.load(person);
      for (const { value } of state?.accounts ?? []) yield value;
    }
    after = persons.at(-1) ?? null;
    if (after === null) return;
  }
}
