/** Looks over the product's shoulder: what it stores and what it writes, as it does so. */
import type { AccountRecord, InterviewRecord } from '../../functions/domain/ledger/records.ts';
import type { DomainEvent } from '../../functions/domain/ports/bus.ts';
import type { Store } from '../../functions/domain/ports/store.ts';
import type { Random } from './random.ts';
import type { Story } from './world-story.ts';

/** What may stand in the store only sealed: the twins name their tokens so. */
const secret = /(?:access|refresh|verifier|code)-of-/;

/** What was stored last, readable at once, and how often anything was written. */
export class Watcher {
  /** Saves, removals and notes. */
  storeWrites = 0;
  /** Writes of events, tasks, lists and channels that a provider was asked for. */
  providerWrites = 0;
  readonly published: DomainEvent[] = [];
  readonly #accounts = new Map<string, Map<string, AccountRecord>>();
  readonly #interviews = new Map<string, Map<string, InterviewRecord>>();

  accounts(person: string | null): readonly AccountRecord[] {
    return [...(this.#accounts.get(person ?? '')?.values() ?? [])];
  }

  interviews(person: string | null): readonly InterviewRecord[] {
    return [...(this.#interviews.get(person ?? '')?.values() ?? [])];
  }

  /** The store, watched; now and then somebody else saves a record first. */
  over(raw: Store, story: Story, random: Random, isTaken: () => boolean): Store {
    const wrote = (text: string): void => {
      this.storeWrites += 1;
      if (secret.test(text)) story.fault('a token or code is stored plainly');
    };
    return {
      ...raw,
      save: async (person, item, version) => {
        wrote(JSON.stringify(item.value));
        if (version > 0 && isTaken() && random.chance(0.5)) await resave(raw, person, item);
        const next = await raw.save(person, item, version);
        if (next === null) story.tell(`    another save of a ${item.kind} came first`);
        if (next !== null && item.kind === 'account') {
          mapIn(this.#accounts, person).set(item.value.id, item.value);
        }
        if (next !== null && item.kind === 'interview') {
          mapIn(this.#interviews, person).set(item.value.id, item.value);
        }
        return next;
      },
      remove: async (person, kind, id, version) => {
        wrote('');
        const done = await raw.remove(person, kind, id, version);
        if (done && kind === 'account') mapIn(this.#accounts, person).delete(id);
        if (done && kind === 'interview') mapIn(this.#interviews, person).delete(id);
        return done;
      },
      erase: async (person) => {
        wrote('');
        this.#accounts.delete(person);
        this.#interviews.delete(person);
        await raw.erase(person);
      },
      note: async (name, value, expires) => {
        wrote(value);
        await raw.note(name, value, expires);
      },
    };
  }
}

function mapIn<T>(maps: Map<string, Map<string, T>>, name: string): Map<string, T> {
  const known = maps.get(name) ?? new Map<string, T>();
  maps.set(name, known);
  return known;
}

/** Somebody else saves the same: whoever saves next with the old version is told so. */
async function resave(raw: Store, person: string, item: Parameters<Store['save']>[1]) {
  const state = await raw.load(person);
  if (state === null) return;
  const { value, version } =
    item.kind === 'person'
      ? state.person
      : (state[item.kind === 'account' ? 'accounts' : 'interviews'].find(
          (one) => one.value.id === item.value.id,
        ) ?? { value: null, version: 0 });
  if (value === null) return;
  await raw.save(person, { ...item, value } as Parameters<Store['save']>[1], version);
}
