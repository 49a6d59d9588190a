/** What the host says of itself on `/health`. */
import type { Name, Stage } from './stage.ts';

export type AccountHealth = {
  readonly account: string;
  readonly provider: Name;
  readonly status: string;
  readonly secondsSinceSync: number | null;
  readonly calendars: number;
  readonly push: boolean;
  readonly missing: readonly string[];
  readonly suddenlyEmpty: number;
};

export type Health = {
  readonly status: string;
  readonly accounts: readonly AccountHealth[];
  readonly notifications: Readonly<Record<string, number>>;
  readonly events: Readonly<Record<string, number>>;
  readonly failures: Readonly<Record<string, number>>;
};

/** All of it. */
export async function healthOf({ url }: Stage): Promise<Health> {
  return (await (await fetch(`${url}/health`)).json()) as Health;
}

/** What it says of the account at one provider; fails where there is none. */
export async function accountOf(stage: Stage, name: Name): Promise<AccountHealth> {
  const account = (await healthOf(stage)).accounts.find(({ provider }) => provider === name);
  if (!account) throw new Error(`there is no account at ${name}`);
  return account;
}
