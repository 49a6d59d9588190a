/** One run's hold on a person: what was loaded, the accounts that were opened, and what to save. */
import { plainWorkCalendar } from '../domain/business-days.ts';
import { Failure, failureOf } from '../domain/failure.ts';
import { Ledger } from '../domain/ledger/ledger.ts';
import { type AccountRecord, type PersonRecord, wholePerson } from '../domain/ledger/records.ts';
import type { PersonState, Versioned } from '../domain/ports/store.ts';
import type { Settings } from '../domain/search/settings.ts';
import type { Instant } from '../domain/time.ts';
import { freshTokens } from './fresh-tokens.ts';
import type { Live, Ports } from './ports.ts';

/** Loads a person; null where nobody is known by that id. `lately`: as `Store.load` has it. */
export async function beginSession(
  ports: Ports,
  person: string,
  as?: 'lately',
): Promise<Session | null> {
  const state = await ports.store.load(person, as);
  return state && new Session(ports, state);
}

/** State of one run. Nothing in here outlives it; what counts is saved on the way. */
export class Session {
  readonly ports: Ports;
  readonly now: Instant;
  person: PersonRecord;
  #personVersion: number;
  readonly ledger: Ledger;
  readonly #accounts = new Map<string, Versioned<AccountRecord>>();
  readonly #stored = new Map<string, AccountRecord>();
  readonly #versions = new Map<string, number>();
  readonly #live = new Map<string, Promise<Live>>();
  readonly #refreshed = new Set<string>();
  #settings: Settings | null = null;

  constructor(ports: Ports, state: PersonState) {
    this.ports = ports;
    this.now = ports.clock.now();
    this.person = wholePerson(state.person.value);
    this.#personVersion = state.person.version;
    this.ledger = new Ledger(state.interviews.map(({ value }) => value));
    for (const account of state.accounts) {
      this.#accounts.set(account.value.id, account);
      this.#stored.set(account.value.id, account.value);
    }
    for (const { value, version } of state.interviews) this.#versions.set(value.id, version);
  }

  get accounts(): readonly AccountRecord[] {
    return [...this.#accounts.values()].map(({ value }) => value);
  }

  account(id: string): AccountRecord | null {
    return this.#accounts.get(id)?.value ?? null;
  }

  /** Whose calendar it is, with the addresses of all accounts. */
  get settings(): Settings {
    this.#settings ??= this.#readSettings();
    return this.#settings;
  }

  #readSettings(): Settings {
    const { name, zone, employers, cadence, country, addresses, answers } = this.person;
    const { opens, closes, lessons } = this.person;
    const emails = this.accounts.map(({ email }) => email?.toLowerCase() ?? '');
    const isHoliday = (country && this.ports.holidays(country)) || plainWorkCalendar.isHoliday;
    return {
      owner: {
        name,
        addresses: [...new Set([...addresses, ...emails.filter((email) => email !== '')])],
        employers,
        zone,
        answers,
      },
      work: { isHoliday, opens, closes },
      cadence,
      lessons,
      pageOf: this.ports.links.of(this.person.id),
    };
  }

  /** Changes an account in this run; it is stored by `saveAccount`. */
  put(account: AccountRecord): void {
    const version = this.#accounts.get(account.id)?.version ?? 0;
    this.#accounts.set(account.id, { value: account, version });
  }

  /**
   * Runs `use` with an account opened. A refused access token is refreshed once; consent that is over
   * marks the account, tells the person by one event, and fails with `reconnect`.
   */
  async with<T>(id: string, use: (live: Live) => Promise<T>): Promise<T> {
    for (;;) {
      const opening = this.#open(id);
      try {
        return await use(await opening);
      } catch (error) {
        const { facts } = failureOf(error);
        if (facts.code !== 'reconnect' || facts.because === 'scope') throw error;
        const isFresh = this.#live.get(id) === opening && this.#refreshed.has(id);
        if (facts.because === 'grant' || isFresh) {
          await this.#endConsent(id);
          throw error;
        }
        // Of several uses that are refused at once only the first refreshes; the others share it.
        if (this.#live.get(id) === opening) this.forgetAccess(id);
      }
    }
  }

  /** The access token is no good: the next opening refreshes it. */
  forgetAccess(id: string): void {
    this.#live.delete(id);
    this.#refreshed.add(id);
  }

  #open(id: string): Promise<Live> {
    const known = this.#live.get(id);
    if (known) return known;
    const opening = this.#opened(id);
    this.#live.set(id, opening);
    return opening;
  }

  async #opened(id: string): Promise<Live> {
    const account = this.#accounts.get(id);
    if (!account) throw new Failure({ code: 'gone' });
    const isForced = this.#refreshed.has(id);
    const fresh = await freshTokens(this.ports, this.person.id, account, isForced);
    if (fresh.account !== account) {
      this.#accounts.set(id, fresh.account);
      this.#stored.set(id, fresh.account.value);
      this.#refreshed.add(id);
    }
    const provider = this.ports.providers[account.value.provider];
    return provider.open(fresh.access, this.person.zone);
  }

  async #endConsent(id: string): Promise<void> {
    const account = this.account(id);
    if (account?.status !== 'connected') return;
    this.put({ ...account, status: 'reconnect' });
    await this.saveAccount(id);
    await this.ports.bus.publish([
      { name: 'account.reconnect-needed', person: this.person.id, about: id },
    ]);
  }

  /** Stores what changed in the ledger, each record on its own. Fails with `conflict`. */
  async saveLedger(): Promise<void> {
    const { store } = this.ports;
    const person = this.person.id;
    const saving = this.ledger.changed.map(async (value) => {
      const version = this.#versions.get(value.id) ?? 0;
      const next = await store.save(person, { kind: 'interview', value }, version);
      if (next === null) throw new Failure({ code: 'conflict' });
      this.#versions.set(value.id, next);
      this.ledger.saved(value);
    });
    const removing = this.ledger.dropped.map(async (id) => {
      const version = this.#versions.get(id) ?? 0;
      if (!(await store.remove(person, 'interview', id, version))) {
        throw new Failure({ code: 'conflict' });
      }
      this.#versions.delete(id);
      this.ledger.forgotten(id);
    });
    await Promise.all([...saving, ...removing]);
  }

  /** Stores what was set for the person. Fails with `conflict`. */
  async savePerson(value: PersonRecord): Promise<void> {
    const item = { kind: 'person', value } as const;
    const version = await this.ports.store.save(value.id, item, this.#personVersion);
    if (version === null) throw new Failure({ code: 'conflict' });
    this.person = value;
    this.#personVersion = version;
    this.#settings = null;
  }

  /** Takes over what others have stored of the person since. */
  async reloadPerson(): Promise<void> {
    const state = await this.ports.store.load(this.person.id);
    if (!state) return;
    this.person = wholePerson(state.person.value);
    this.#personVersion = state.person.version;
    this.#settings = null;
  }

  /** Stores one account where it changed. Fails with `conflict`. */
  async saveAccount(id: string): Promise<void> {
    const account = this.#accounts.get(id);
    const stored = this.#stored.get(id);
    if (!account || JSON.stringify(account.value) === JSON.stringify(stored)) return;
    const { value } = account;
    const version = await this.ports.store.save(
      this.person.id,
      { kind: 'account', value },
      account.version,
    );
    if (version === null) throw new Failure({ code: 'conflict' });
    this.#accounts.set(id, { value, version });
    this.#stored.set(id, value);
  }

  /** Removes an account for good. */
  async removeAccount(id: string): Promise<void> {
    const account = this.#accounts.get(id);
    if (!account) return;
    const { store } = this.ports;
    if (!(await store.remove(this.person.id, 'account', id, account.version))) {
      throw new Failure({ code: 'conflict' });
    }
    this.#accounts.delete(id);
    this.#live.delete(id);
  }
}
