/** A store whose every act is counted in DynamoDB's units, by the sizes that our adapter would store. */
import { packed, unpacked } from '../../functions/adapters/dynamo/body.ts';
import { indexEntry, itemKey, noteKey } from '../../functions/adapters/dynamo/table.ts';
import type { Item, NoteStore, Store } from '../../functions/domain/ports/store.ts';
import { latency, lengths } from './assumptions.ts';
import type { Counts } from './counts.ts';
import type { VirtualTime } from './virtual-time.ts';

const readUnit = 4096;
const writeUnit = 1024;
/** The keys of a person's item and of its index entry, with their names. */
const indexBytes = 105;

/** What an item or an attribute is, as far as its size goes. */
type Sized = { readonly S?: string; readonly N?: string; readonly B?: string | Uint8Array };
type Stored = { readonly bytes: number; readonly body: Sized };

/** What may be asked of a counting store beside its port. */
export type CountingStore = Store & {
  /** Bytes of everything that is stored, with what DynamoDB adds to each item. */
  storedBytes(): number;
  items(): number;
};

/** A store around another, which it believes: refused writes cost as much as others. */
export function countingStore(inner: Store, time: VirtualTime, counts: Counts): CountingStore {
  const shelf = new Map<string, Map<string, Stored>>();
  const partition = (person: string): Map<string, Stored> => {
    const known = shelf.get(person) ?? new Map<string, Stored>();
    shelf.set(person, known);
    return known;
  };
  const reads = async (what: 'load' | 'find', bytes: number, share = 1): Promise<void> => {
    const units = Math.max(1, Math.ceil(bytes / readUnit)) * share;
    counts.add('store calls');
    counts.add('read units', units);
    counts.add(`reads of ${what}`, units);
    await time.wait(latency.tableRead);
  };
  const writes = async (what: Item['kind'] | 'note', bytes: number): Promise<void> => {
    const units = Math.max(1, Math.ceil(bytes / writeUnit));
    counts.add('store calls');
    counts.add('write units', units);
    counts.add(`writes of ${what}`, units);
    await time.wait(latency.tableWrite);
  };
  const put = (place: string, name: string, stored: Stored | null): number => {
    const items = partition(place);
    const before = items.get(name)?.bytes ?? 0;
    if (stored === null) items.delete(name);
    else items.set(name, stored);
    // A write is charged by what was there or by what is there then, whichever is larger.
    return Math.max(before, stored?.bytes ?? 0);
  };
  return {
    ...inner,
    ...countingNotes(inner, put, reads, writes, (name) => partition(name).get('note')?.bytes ?? 0),
    load: async (person, asOf) => {
      const items = [...partition(person).values()];
      // Unpacked for nothing but the time that it takes.
      for (const { body } of items) unpacked(body as Parameters<typeof unpacked>[0]);
      await reads(
        'load',
        items.reduce((sum, { bytes }) => sum + bytes, 0),
        // Eventually consistent reads cost half.
        asOf === 'lately' ? 0.5 : 1,
      );
      return await inner.load(person, asOf);
    },
    save: async (person, item, version) => {
      const stored = storedItem(person, item, version + 1);
      const name = `${item.kind} ${item.value.id}`;
      const isNew = !partition(person).has(name);
      const saved = await inner.save(person, item, version);
      const bytes = saved === null ? stored.bytes : put(person, name, stored);
      if (item.kind === 'person' && isNew) counts.add('index write units');
      await writes(item.kind, bytes);
      return saved;
    },
    remove: async (person, kind, id, version) => {
      const isRemoved = await inner.remove(person, kind, id, version);
      await writes(kind, isRemoved ? put(person, `${kind} ${id}`, null) : 0);
      return isRemoved;
    },
    personsIn: async (slice, after, limit) => {
      const persons = await inner.personsIn(slice, after, limit);
      // Read as it may be: a share of the half unit that each 4 KB of names cost.
      counts.add('index read units', (persons.length * indexBytes) / readUnit / 2);
      await time.wait(latency.tableRead);
      return persons;
    },
    storedBytes: () => {
      const sizes = [...shelf.values()].flatMap((items) => [...items.values()]);
      return sizes.reduce((sum, { bytes }) => sum + bytes + 100, 0);
    },
    items: () => [...shelf.values()].reduce((sum, { size }) => sum + size, 0),
  };
}

/** Bytes of an item: the names of its attributes and their values. */
export function bytesOf(attributes: Readonly<Record<string, Sized>>): number {
  const sizes = Object.entries(attributes).map(([name, value]) => name.length + bytesIn(value));
  return sizes.reduce((sum, size) => sum + size, 0);
}

function bytesIn({ S, N, B }: Sized): number {
  if (S !== undefined) return Buffer.byteLength(S);
  if (N !== undefined) return Math.ceil(N.length / 2) + 1;
  // As the SDK has it, or as it stands in JSON.
  return typeof B === 'string' ? Buffer.byteLength(B, 'base64') : (B?.length ?? 0);
}

function storedItem(person: string, { kind, value }: Item, version: number): Stored {
  const body = packed(value, `the ${kind} record`) as Sized;
  const item = {
    ...(itemKey(person, kind, value.id) as Readonly<Record<string, Sized>>),
    ...(kind === 'person' ? (indexEntry(person) as Readonly<Record<string, Sized>>) : {}),
    version: { N: String(version) },
    body,
  };
  return { bytes: bytesOf(item) + idsIn(value) * lengths.id, body };
}

/** How many of a provider's ids a record holds. */
function idsIn(value: Item['value']): number {
  if (!('copies' in value)) return 0;
  return value.copies.length + value.steps.filter(({ id }) => id !== null).length;
}

function countingNotes(
  inner: Store,
  put: (place: string, name: string, stored: Stored | null) => number,
  reads: (what: 'find', bytes: number) => Promise<void>,
  writes: (what: 'note', bytes: number) => Promise<void>,
  sizeOf: (name: string) => number,
): NoteStore {
  const storedNote = (name: string, value: string): Stored => {
    const body = packed(value, 'a note') as Sized;
    const key = noteKey(name) as Readonly<Record<string, Sized>>;
    return { bytes: bytesOf({ ...key, body, until: { N: '1764000000000' } }) + 14, body };
  };
  return {
    claim: async (name, value, expires, now) => {
      const stands = await inner.claim(name, value, expires, now);
      const stored = storedNote(name, value);
      await writes('note', stands === value ? put(name, 'note', stored) : stored.bytes);
      if (stands !== value) await reads('find', sizeOf(name));
      return stands;
    },
    note: async (name, value, expires) => {
      await inner.note(name, value, expires);
      await writes('note', put(name, 'note', storedNote(name, value)));
    },
    find: async (name, now) => {
      await reads('find', sizeOf(name));
      return await inner.find(name, now);
    },
    take: async (name, now) => {
      const value = await inner.take(name, now);
      await writes('note', put(name, 'note', null));
      return value;
    },
    drop: async (name) => {
      await inner.drop(name);
      await writes('note', put(name, 'note', null));
    },
  };
}
