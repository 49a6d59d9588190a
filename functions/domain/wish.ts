/** What a run is asked to look at. It carries no news: whoever looks, reads (design, decision 1). */

export type Wish = {
  /** Accounts by id; null: all. */
  readonly accounts: ReadonlyMap<string, AccountWish> | null;
  /** Plan anew even if nothing was read: the person's turn has come, or their settings changed. */
  readonly plan: boolean;
  /** See to the accounts first: channels, and what a crash left half done. */
  readonly tend: boolean;
};

export type AccountWish = {
  /** Which calendars to read; null: all that are watched. */
  readonly calendars: ReadonlySet<string> | null;
  readonly tasks: boolean;
};

/** Look at everything. */
export const everything: Wish = { accounts: null, plan: true, tend: true };

/** The person's turn has come: look at all calendars before something falls due. */
export const theirTurn: Wish = { accounts: null, plan: true, tend: false };

/** Nothing has to be read: the person said something on a page, or what was written waits for more. */
export const planOnly: Wish = { accounts: new Map(), plan: true, tend: false };

/** What one account is wished for; null: it is left alone. */
export function wishFor(wish: Wish, account: string): AccountWish | null {
  if (wish.accounts === null) return { calendars: null, tasks: true };
  return wish.accounts.get(account) ?? null;
}

/** Two wishes as one: who waits for both waits once. */
export function bothWishes(a: Wish, b: Wish): Wish {
  const plan = a.plan || b.plan;
  const tend = a.tend || b.tend;
  if (a.accounts === null || b.accounts === null) return { accounts: null, plan, tend };
  const accounts = new Map(a.accounts);
  for (const [id, wished] of b.accounts) {
    const known = accounts.get(id);
    accounts.set(id, known ? bothAccountWishes(known, wished) : wished);
  }
  return { accounts, plan, tend };
}

function bothAccountWishes(a: AccountWish, b: AccountWish): AccountWish {
  const calendars =
    a.calendars === null || b.calendars === null ? null : new Set([...a.calendars, ...b.calendars]);
  return { calendars, tasks: a.tasks || b.tasks };
}
