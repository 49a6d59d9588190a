/** A kind of things, in memory and written through, with the order in which they changed. */
import type { Records } from '../records.ts';
import type { Shelved } from './stored.ts';

type Entry = { readonly seq: number; readonly key: string };

/** Finds by id and tells what changed since a number; what is gone stays known as gone. */
export class Shelf<T extends Shelved> {
  readonly #records: Records;
  readonly #kind: string;
  readonly #items = new Map<string, T>();
  readonly #plain = new Map<string, string>();
  readonly #journal = new Map<string, Entry[]>();

  constructor(records: Records, kind: string) {
    this.#records = records;
    this.#kind = kind;
    const stored = [...records.all<T>(kind)].sort((a, b) => a.seq - b.seq);
    for (const item of stored) this.#index(item);
  }

  /** By either id; null where there is none, or it is gone. Ids are told apart by case. */
  get(id: string): T | null {
    return this.#items.get(id) ?? this.#items.get(this.#plain.get(id) ?? '') ?? null;
  }

  put(item: T): void {
    this.#records.put(this.#kind, keyOf(item), item);
    const tomb = `${item.place}|${item.id}`;
    if (!item.gone && this.#items.delete(tomb)) this.#records.remove(this.#kind, tomb);
    if (item.gone) {
      const live = this.#items.get(item.id);
      if (live?.place === item.place) {
        this.#items.delete(item.id);
        this.#records.remove(this.#kind, item.id);
      }
      this.#plain.delete(item.plainId);
    }
    this.#index(item);
  }

  /** What is in `place` (null: anywhere), oldest first. */
  in(place: string | null): T[] {
    const found: T[] = [];
    for (const item of this.#items.values()) {
      if (!item.gone && (place === null || item.place === place)) found.push(item);
    }
    return found;
  }

  /** Everything, what is gone as well. */
  all(): IterableIterator<T> {
    return this.#items.values();
  }

  /** What changed in `place` after `seq`, each thing as it is now, in order of its last change. */
  *since(place: string, seq: number): Generator<T> {
    const entries = this.#journal.get(place) ?? [];
    for (let at = firstAfter(entries, seq); at < entries.length; at++) {
      const entry = entries[at];
      const item = entry && this.#items.get(entry.key);
      if (item && item.seq === entry.seq && item.place === place) yield item;
    }
  }

  #index(item: T): void {
    const key = keyOf(item);
    this.#items.set(key, item);
    if (!item.gone) this.#plain.set(item.plainId, item.id);
    const entries = this.#journal.get(item.place) ?? [];
    entries.push({ seq: item.seq, key });
    this.#journal.set(item.place, entries);
  }
}

function keyOf(item: Shelved): string {
  return item.gone ? `${item.place}|${item.id}` : item.id;
}

function firstAfter(entries: readonly Entry[], seq: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.seq ?? 0) > seq) high = middle;
    else low = middle + 1;
  }
  return low;
}
