/** Brings together what belongs to one recurring event, wherever in the file it stands. */
import type { RawComponent } from './raw-component.ts';
import { rawValue } from './raw-component.ts';
import type { ReadEvent } from './read.ts';
import type { Allowance } from './read-limits.ts';

/** A recurring event; `master` is null where only single occurrences of it matter or are there. */
export type Series = {
  readonly uid: string;
  readonly master: ReadEvent | null;
  readonly overrides: readonly ReadEvent[];
};

/** A component that is read later, with its unfolded text. */
export type HeldComponent = { readonly text: string; readonly raw: RawComponent };

/** Masters as they are read, overrides unread: only their master can tell whether they matter. */
export class SeriesGroups {
  readonly #masters = new Map<string, ReadEvent>();
  readonly #overrides = new Map<string, HeldComponent[]>();

  addMaster(text: string, master: ReadEvent): void {
    keepNewer(this.#masters, uidOf(text), master);
  }

  holdOverride(held: HeldComponent): void {
    const uid = uidOf(held.text);
    const others = this.#overrides.get(uid);
    if (others) others.push(held);
    else this.#overrides.set(uid, [held]);
  }

  /** All series. Overrides without a master are read where `isWanted` says so of their text. */
  async assemble(
    read: (held: HeldComponent) => ReadEvent | null,
    isWanted: (text: string) => boolean,
    allowance: Allowance,
  ): Promise<Series[]> {
    const series: Series[] = [];
    for (const [uid, master] of this.#masters) {
      const overrides = await newestOf(this.#overrides.get(uid) ?? [], read, allowance);
      series.push({ uid: master.event.uid, master, overrides });
    }
    const readWanted = (held: HeldComponent): ReadEvent | null =>
      isWanted(held.text) ? read(held) : null;
    for (const [uid, held] of this.#overrides) {
      if (this.#masters.has(uid)) continue;
      const overrides = await newestOf(held, readWanted, allowance);
      if (overrides.length > 0) series.push({ uid, master: null, overrides });
    }
    return series;
  }
}

async function newestOf(
  held: readonly HeldComponent[],
  read: (held: HeldComponent) => ReadEvent | null,
  allowance: Allowance,
): Promise<ReadEvent[]> {
  const newest = new Map<string, ReadEvent>();
  for (const one of held) {
    if (allowance.isTurnDue()) await allowance.turn();
    const override = read(one);
    if (override) keepNewer(newest, override.event.uid, override);
  }
  return [...newest.values()];
}

/** Two events with one UID are two versions of one: the higher SEQUENCE counts, then the later. */
export function keepNewer(events: Map<string, ReadEvent>, uid: string, read: ReadEvent): void {
  const known = events.get(uid)?.event;
  const { sequence, lastModified } = read.event;
  if (known && known.sequence > sequence) return;
  const isOlder = (known?.lastModified ?? 0) > (lastModified ?? Number.POSITIVE_INFINITY);
  if (known && known.sequence === sequence && isOlder) return;
  events.set(uid, read);
}

/** The UID as written; an event without one is only the same as itself. */
export function uidOf(text: string): string {
  return rawValue(text, 'UID') || text;
}
