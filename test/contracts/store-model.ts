/** A store against a plain model of it, in random histories. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { PersonRecord } from '../../functions/domain/ledger/records.ts';
import type { Item, PersonState, Store, Versioned } from '../../functions/domain/ports/store.ts';
import { type Instant, plusMs } from '../../functions/domain/time.ts';
import { tries } from '../tries.ts';
import { itemOf, noon } from './store-records.ts';

type OfItem = {
  readonly do: 'save' | 'remove';
  readonly person: string;
  readonly kind: Item['kind'];
  readonly id: string;
  readonly words: string;
  /** Added to the version that is stored; 0 is the right one. */
  readonly off: number;
};

type OfNote = {
  readonly do: 'claim' | 'note' | 'find' | 'take' | 'drop';
  readonly name: string;
  readonly words: string;
  readonly lastsMs: number | null;
};

type Told = OfItem | OfNote | { readonly do: 'erase' | 'load'; readonly person: string };
type Deed =
  | Told
  | { readonly do: 'persons'; readonly after: string | null; readonly limit: number };

const ids = fc.constantFrom('a', 'b', 'é', '面', 'A');
const words = fc.string({ unit: 'binary', maxLength: 12 });

const deeds: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('save', 'save', 'save', 'remove'),
      person: ids,
      kind: fc.constantFrom('person', 'account', 'interview'),
      id: ids,
      words,
      off: fc.constantFrom(0, 0, 0, 1, -1),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('erase', 'load', 'load'), person: ids }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('persons'),
      after: fc.option(ids),
      limit: fc.integer({ min: 1, max: 6 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('claim', 'claim', 'note', 'find', 'take', 'drop'),
      name: ids,
      words,
      lastsMs: fc.constantFrom(null, 0, 1, 2, 5),
    }),
  },
);

/**
 * Tries random histories on a new store each; time goes on by a millisecond a deed.
 */
export async function behavesAsModel(make: () => Promise<Store>, histories: number): Promise<void> {
  const history = fc.array(deeds, { maxLength: 40, size: 'max' });
  await fc.assert(
    fc.asyncProperty(history, async (all) => {
      const [store, model] = [await make(), new Model()];
      const order = new Order();
      for (const [at, deed] of all.entries()) {
        const now = plusMs(noon, at);
        if (deed.do === 'persons') {
          const listed = await store.persons(deed.after, deed.limit);
          order.learn(listed, deed.after);
          expect(listed.length).toBeLessThanOrEqual(deed.limit);
          for (const id of listed) expect(model.person(id)).not.toBeNull();
        } else {
          expect(await done(store, deed, model, now)).toStrictEqual(model.did(deed, now));
        }
      }
      const everybody = await store.persons(null, 100);
      order.learn(everybody, null);
      expect([...everybody].sort()).toStrictEqual(model.everybody());
      for (const id of ['a', 'b', 'é', '面', 'A']) {
        expect(await store.load(id)).toStrictEqual(model.person(id));
      }
    }),
    tries(histories),
  );
}

/** Does it to the store; what comes back is compared with what the model says. */
async function done(store: Store, deed: Told, model: Model, now: Instant): Promise<unknown> {
  if ('kind' in deed) {
    const id = deed.kind === 'person' ? deed.person : deed.id;
    const version = model.versionFor(deed);
    if (deed.do === 'remove') return store.remove(deed.person, deed.kind, id, version);
    return store.save(deed.person, itemOf(deed.kind, id, deed.words), version);
  }
  if ('person' in deed) {
    if (deed.do === 'load') return store.load(deed.person);
    return (await store.erase(deed.person)) ?? null;
  }
  const expires = deed.lastsMs === null ? null : plusMs(now, deed.lastsMs);
  if (deed.do === 'claim') return store.claim(deed.name, deed.words, expires, now);
  if (deed.do === 'note') return (await store.note(deed.name, deed.words, expires)) ?? null;
  if (deed.do === 'drop') return (await store.drop(deed.name)) ?? null;
  return deed.do === 'find' ? store.find(deed.name, now) : store.take(deed.name, now);
}

type Stored = { readonly kind: Item['kind']; readonly value: unknown; readonly version: number };

class Model {
  readonly #items = new Map<string, Map<string, Stored>>();
  readonly #notes = new Map<string, { value: string; expires: Instant | null }>();

  versionFor(deed: OfItem): number {
    return Math.max(0, (this.#stored(deed)?.version ?? 0) + deed.off);
  }

  did(deed: Told, now: Instant): unknown {
    switch (deed.do) {
      case 'erase':
        this.#items.delete(deed.person);
        return null;
      case 'load':
        return this.person(deed.person);
      case 'save':
        return this.#save(deed);
      case 'remove': {
        const stored = this.#stored(deed);
        if (stored === undefined || stored.version !== this.versionFor(deed)) return false;
        return this.#of(deed.person).delete(nameOf(deed));
      }
      case 'drop':
        this.#notes.delete(deed.name);
        return null;
      default: {
        const expires = deed.lastsMs === null ? null : plusMs(now, deed.lastsMs);
        const note = this.#notes.get(deed.name);
        const stands = note && (note.expires === null || note.expires > now) ? note.value : null;
        if (deed.do === 'find') return stands;
        if (deed.do === 'take') this.#notes.delete(deed.name);
        if (deed.do === 'take') return stands;
        if (deed.do === 'note' || stands === null) {
          this.#notes.set(deed.name, { value: deed.words, expires });
        }
        return deed.do === 'note' ? null : (stands ?? deed.words);
      }
    }
  }

  person(id: string): PersonState | null {
    const all = [...this.#of(id)].sort(([a], [b]) =>
      Buffer.compare(Buffer.from(a), Buffer.from(b)),
    );
    const of = <T>(kind: Item['kind']): Versioned<T>[] =>
      all.flatMap(([, one]) =>
        one.kind === kind ? [{ value: one.value as T, version: one.version }] : [],
      );
    const [person] = of<PersonRecord>('person');
    if (person === undefined) return null;
    return { person, accounts: of('account'), interviews: of('interview') };
  }

  everybody(): readonly string[] {
    return [...this.#items.keys()].filter((id) => this.person(id) !== null).sort();
  }

  #of(person: string): Map<string, Stored> {
    const known = this.#items.get(person) ?? new Map<string, Stored>();
    this.#items.set(person, known);
    return known;
  }

  #stored(deed: OfItem): Stored | undefined {
    return this.#of(deed.person).get(nameOf(deed));
  }

  #save(deed: OfItem): number | null {
    const stored = this.#stored(deed)?.version ?? 0;
    if (this.versionFor(deed) !== stored) return null;
    const id = deed.kind === 'person' ? deed.person : deed.id;
    const { value } = itemOf(deed.kind, id, deed.words);
    this.#of(deed.person).set(nameOf(deed), { kind: deed.kind, value, version: stored + 1 });
    return stored + 1;
  }
}

function nameOf(deed: { readonly kind: Item['kind']; readonly id: string }): string {
  return deed.kind === 'person' ? deed.kind : `${deed.kind} ${deed.id}`;
}

/** The order in which a store lists persons is its own affair, but it is one order for ever. */
class Order {
  readonly #before = new Set<string>();

  learn(listed: readonly string[], after: string | null): void {
    const line = after === null ? listed : [after, ...listed];
    for (const [index, first] of line.entries()) {
      for (const second of line.slice(index + 1)) {
        expect(first).not.toBe(second);
        expect(this.#before.has(`${second} ${first}`)).toBe(false);
        this.#before.add(`${first} ${second}`);
      }
    }
  }
}
