/** Looks at a person as the pages show them: what is stored, planned as of now. Nothing is written. */
import { planLedger } from '../domain/ledger/owed.ts';
import type { AccountRecord } from '../domain/ledger/records.ts';
import type { PersonState, Store } from '../domain/ports/store.ts';
import type { SearchPlan } from '../domain/search/plan-search.ts';
import { type Instant, minuteMs } from '../domain/time.ts';
import { isBeingErased } from './erase-person.ts';
import type { Ports } from './ports.ts';
import { Session } from './session.ts';

export type PersonView = { readonly session: Session; readonly plan: SearchPlan };

type Seen = PersonView & { readonly state: PersonState };

/** Who goes from page to page is not planned anew for each of them; so many persons are remembered. */
const remembered = 8;
const seenIn = new WeakMap<Store, Map<string, Seen>>();

/**
 * Null where nobody is known by that id, or they want everything erased. Calendars are not asked: what a
 * page shows is what we know. The view is shared within a minute in which nothing changed, so its `now`
 * may be that old; whoever wants to change something begins a session of their own.
 */
export async function viewPerson(ports: Ports, person: string): Promise<PersonView | null> {
  const state = await ports.store.load(person);
  const seen = seenIn.get(ports.store) ?? new Map<string, Seen>();
  seenIn.set(ports.store, seen);
  if (!state || isBeingErased(state.person.value, accountsOf(state))) {
    seen.delete(person);
    return null;
  }
  const known = seen.get(person);
  if (known && isSame(known.state, state) && isNow(known.session.now, ports.clock.now())) {
    return known;
  }
  const session = new Session(ports, state);
  const plan = planLedger(session.ledger, session.settings, session.now);
  if (seen.size >= remembered && !known) seen.clear();
  seen.set(person, { session, plan, state });
  return { session, plan };
}

function accountsOf({ accounts }: PersonState): readonly AccountRecord[] {
  return accounts.map(({ value }) => value);
}

/** The very same values: a store that reads them anew each time gives others, and nothing is shared. */
function isSame(a: PersonState, b: PersonState): boolean {
  const valuesOf = ({ person, accounts, interviews }: PersonState): readonly unknown[] =>
    [person, ...accounts, ...interviews].map(({ value }) => value);
  const others = valuesOf(b);
  const values = valuesOf(a);
  return values.length === others.length && values.every((value, at) => value === others[at]);
}

function isNow(then: Instant, now: Instant): boolean {
  return Math.floor(then / minuteMs) === Math.floor(now / minuteMs);
}
