/** A store in memory: the one of the simulation, which runs thousands of worlds. */
import type {
  AccountRecord,
  InterviewRecord,
  PersonRecord,
} from '../../functions/domain/ledger/records.ts';
import type {
  Item,
  NoteStore,
  PersonState,
  Store,
  Versioned,
} from '../../functions/domain/ports/store.ts';
import { sliceOf } from '../../functions/domain/slices.ts';
import type { Instant } from '../../functions/domain/time.ts';

type Shelf = {
  person: Versioned<PersonRecord> | null;
  readonly accounts: Map<string, Versioned<AccountRecord>>;
  readonly interviews: Map<string, Versioned<InterviewRecord>>;
  /** As last loaded; null since something was saved. */
  state: PersonState | null;
  /** As it was before the last save; null: that is not to be seen. */
  before: PersonState | null;
};

/**
 * A store that does at once what the real ones do over a line. What it is given it copies, what it
 * returns is frozen: nobody changes what is stored by holding on to it. `isLate`: whether a load that says
 * `lately` misses what was saved last, as one of DynamoDB's may; missing: never.
 */
export function twinStore(isLate: (() => boolean) | null = null): Store {
  return { ...items(isLate), ...notes() };
}

function items(isLate: (() => boolean) | null): Omit<Store, keyof NoteStore> {
  const shelves = new Map<string, Shelf>();
  const copies = copier();
  const listed = (after: string | null): readonly string[] =>
    [...shelves]
      .filter(([id, { person }]) => person !== null && (after === null || id > after))
      .map(([id]) => id)
      .sort();
  return {
    load: async (person, as) => {
      const shelf = shelves.get(person);
      if (shelf === undefined) return null;
      const isOld = as === 'lately' && shelf.before !== null && isLate?.() === true;
      return isOld ? shelf.before : stateOf(shelf);
    },
    save: async (person, item, version) => {
      const shelf = shelves.get(person) ?? emptyShelf();
      if ((stored(shelf, item.kind, item.value.id)?.version ?? 0) !== version) return null;
      shelves.set(person, shelf);
      if (isLate) shelf.before = stateOf(shelf);
      put(shelf, { ...item, value: copies(item.value) } as Item, version + 1);
      return version + 1;
    },
    remove: async (person, kind, id, version) => {
      const shelf = shelves.get(person);
      if (shelf === undefined || stored(shelf, kind, id)?.version !== version) return false;
      if (isLate) shelf.before = stateOf(shelf);
      shelf.state = null;
      if (kind === 'person') shelf.person = null;
      else shelf[kind === 'account' ? 'accounts' : 'interviews'].delete(id);
      return true;
    },
    erase: async (person) => void shelves.delete(person),
    persons: async (after, limit) => listed(after).slice(0, limit),
    personsIn: async (slice, after, limit) =>
      listed(after)
        .filter((id) => sliceOf(id) === slice)
        .slice(0, limit),
  };
}

function emptyShelf(): Shelf {
  return { person: null, accounts: new Map(), interviews: new Map(), state: null, before: null };
}

function stored(shelf: Shelf, kind: Item['kind'], id: string): Versioned<unknown> | null {
  if (kind === 'person') return shelf.person;
  return shelf[kind === 'account' ? 'accounts' : 'interviews'].get(id) ?? null;
}

function put(shelf: Shelf, item: Item, version: number): void {
  shelf.state = null;
  if (item.kind === 'person') shelf.person = Object.freeze({ value: item.value, version });
  if (item.kind === 'account') {
    shelf.accounts.set(item.value.id, Object.freeze({ value: item.value, version }));
  }
  if (item.kind === 'interview') {
    shelf.interviews.set(item.value.id, Object.freeze({ value: item.value, version }));
  }
}

function stateOf(shelf: Shelf): PersonState | null {
  const { person } = shelf;
  if (person === null) return null;
  shelf.state ??= Object.freeze({
    person,
    accounts: inOrder(shelf.accounts),
    interviews: inOrder(shelf.interviews),
  });
  return shelf.state;
}

/** By id, as a database returns them. */
function inOrder<T>(values: ReadonlyMap<string, T>): readonly T[] {
  const sorted = [...values].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.freeze(sorted.map(([, value]) => value));
}

/**
 * Copies and freezes plain JSON, and throws at anything else, which a real store would lose or change
 * without a word. Parts that it made itself are frozen already and are shared: a flow changes little
 * of a large record.
 */
function copier(): <T>(value: T) => T {
  const ours = new WeakSet<object>();
  const copy = (value: unknown): unknown => {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    if (typeof value !== 'object') throw new Error(`stored a ${typeof value}: no JSON`);
    if (ours.has(value)) return value;
    if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) {
      throw new Error('stored an object that is no plain one: no JSON');
    }
    const made = Array.isArray(value)
      ? value.map(copy)
      : Object.fromEntries(
          Object.entries(value)
            // JSON leaves them out.
            .filter(([, part]) => part !== undefined)
            .map(([name, part]) => [name, copy(part)]),
        );
    ours.add(made);
    return Object.freeze(made);
  };
  return <T>(value: T) => copy(value) as T;
}

function notes(): NoteStore {
  const named = new Map<string, { readonly value: string; readonly expires: Instant | null }>();
  const find = (name: string, now: Instant): string | null => {
    const note = named.get(name);
    return note === undefined || (note.expires !== null && note.expires <= now) ? null : note.value;
  };
  return {
    claim: async (name, value, expires, now) => {
      const standing = find(name, now);
      if (standing === null) named.set(name, { value, expires });
      return standing ?? value;
    },
    note: async (name, value, expires) => void named.set(name, { value, expires }),
    find: async (name, now) => find(name, now),
    take: async (name, now) => {
      const value = find(name, now);
      named.delete(name);
      return value;
    },
    drop: async (name) => void named.delete(name),
  };
}
