/** One person, two mailboxes in memory, and the flows' ports around them: processes come and go, and may die. */
import type { AccountRecord } from '../../functions/domain/ledger/records.ts';
import type { DomainEvent } from '../../functions/domain/ports/bus.ts';
import type { ProviderName } from '../../functions/domain/ports/calendar.ts';
import {
  addDays,
  type Instant,
  instantAt,
  localDay,
  plusMs,
  type Zone,
} from '../../functions/domain/time.ts';
import { everything, type Wish } from '../../functions/domain/wish.ts';
import { chooseCalendars } from '../../functions/flows/choose-calendars.ts';
import { beginConsent, type Connected, endConsent } from '../../functions/flows/connect-account.ts';
import { lookAtPerson } from '../../functions/flows/look-at-person.ts';
import {
  type HeldTokens,
  nothingHeld,
  type Ports,
  type Provider,
} from '../../functions/flows/ports.ts';
import { beginSession } from '../../functions/flows/session.ts';
import { type Decide, faulty, Life } from '../world/faults.ts';
import { twinLinks } from '../world/twin-links.ts';
import { twinSchedule } from '../world/twin-schedule.ts';
import { twinSecrets } from '../world/twin-secrets.ts';
import { twinStore } from '../world/twin-store.ts';
import { opened, type Side, type SideOptions, sideOf } from './flow-side.ts';

/** The providers that an account may be of. */
export const providers = ['google', 'outlook'] as const;

/** The id under which a side's account is stored: the provider's name and its subject for the person. */
export function accountIdOf({ name }: Pick<Side, 'name'>): string {
  return `${name}:subject-${name}`;
}

type SyncReport = Awaited<ReturnType<typeof lookAtPerson>>;

/** An account with two calendars, by their ids. */
export type TwoCalendars = {
  readonly world: FlowWorld;
  readonly side: Side;
  readonly first: string;
  readonly second: string;
};

type WorldOptions = Pick<SideOptions, 'rotates' | 'pageSize'> & { readonly zone?: Zone };

const berlin = 'Europe/Berlin' as Zone;
const redirect = 'http://localhost:4310/connect/callback';

export class FlowWorld {
  /** A Monday morning. */
  now = Date.parse('2026-10-05T07:30:00Z') as Instant;
  readonly zone: Zone;
  store = twinStore();
  readonly schedule = twinSchedule();
  /** What was published. */
  readonly told: DomainEvent[] = [];
  /** What the providers told us, in order. */
  readonly hints: { readonly channel: string; readonly token: string }[] = [];
  /** Null: nobody can notify us. */
  notifyUrl: string | null = 'https://afterword.example.com/notify';
  readonly google: Side;
  readonly outlook: Side;
  /** Who is signed in. */
  person = '';
  /** The process that began last. */
  life = new Life(() => null);
  /** Access tokens: a process that begins after another has died knows none. */
  held: HeldTokens = nothingHeld();
  #minted = 0;
  #added = 0;

  constructor(options: WorldOptions = {}) {
    this.zone = options.zone ?? berlin;
    this.google = this.#side('google', options);
    this.outlook = this.#side('outlook', options);
  }

  /** The ports of a new process. */
  ports(decide: Decide = () => null): Ports {
    if (this.life.isDead) this.held = nothingHeld();
    const life = new Life(decide);
    this.life = life;
    return {
      store: faulty(this.store, 'store', life),
      secrets: twinSecrets(),
      pending: twinSecrets(),
      held: this.held,
      links: twinLinks(),
      clock: { now: () => this.now },
      schedule: faulty(this.schedule, 'schedule', life),
      bus: faulty({ publish: async (events) => void this.told.push(...events) }, 'bus', life),
      providers: {
        google: this.#provider(this.google, life),
        outlook: this.#provider(this.outlook, life),
      },
      mint: () => `mint${String(++this.#minted).padStart(20, '0')}`,
      holidays: () => null,
      notifyUrl: () => this.notifyUrl,
    };
  }

  /** The person goes through a consent; `signedIn`: who they are known as by then. */
  async connect(side: Side, signedIn = this.person, ports = this.ports()): Promise<Connected> {
    const { url } = await beginConsent(ports, side.name, redirect, signedIn || null);
    const connected = await endConsent(ports, side.name, side.consent.visit(url));
    if (connected.is !== 'connected') return connected;
    this.person ||= connected.person;
    // As the look does that follows at once.
    const session = await beginSession(ports, connected.person);
    if (session) await chooseCalendars(session, connected.account, true);
    return connected;
  }

  /** One turn. */
  async look(wish: Wish = everything, ports = this.ports()): Promise<SyncReport> {
    return await lookAtPerson(ports, this.person, wish);
  }

  /** Turns until nothing is left to do; fails where that takes more than ten. */
  async settle(wish: Wish = everything): Promise<void> {
    let next: Wish | null = wish;
    for (let turn = 0; next !== null; turn++) {
      if (turn === 10) throw new Error('it does not settle');
      const report: SyncReport = await this.look(next);
      if (report.again) this.now = plusMs(this.now, report.again.afterMs);
      next = report.again?.wish ?? null;
    }
  }

  /** Time passes. */
  later(ms: number): void {
    this.now = plusMs(this.now, ms);
  }

  /** The moment at which the person's clock shows `hour`, that many days from today. */
  at(days: number, hour: number): Instant {
    return instantAt(this.zone, addDays(localDay(this.zone, this.now), days), hour * 60);
  }

  /** Adds an interview of an hour; its id. */
  addInterview(
    side: Side,
    days = 2,
    more: { title?: string; uid?: string; calendar?: string } = {},
  ) {
    const title = 'Interview with Acme';
    const hour = { start: this.at(days, 10), end: this.at(days, 11) };
    // Two mailboxes in memory would give their first events the same name.
    const uid = `interview-${++this.#added}@example.com`;
    return side.mailbox.person.addEvent({ title, ...hour, uid, ...more });
  }

  /** What is stored of an account. */
  async account(side: Side): Promise<AccountRecord | null> {
    const state = await this.store.load(this.person);
    const found = state?.accounts.find(({ value }) => value.provider === side.name);
    return found?.value ?? null;
  }

  #side(name: ProviderName, options: WorldOptions): Side {
    const onNotify = (channel: string, token: string) => void this.hints.push({ channel, token });
    return sideOf(name, { ...options, zone: this.zone, now: () => this.now, onNotify });
  }

  #provider(side: Side, life: Life): Provider {
    return {
      consent: faulty(side.consent, `${side.name} consent`, life, ['permissions']),
      open: (access) => opened(side, access, life),
    };
  }
}

/** A world in which both, or these, accounts are connected and nothing has happened yet. */
export async function connectedWorld(
  names: readonly ProviderName[] = ['google'],
  options: WorldOptions = {},
): Promise<FlowWorld> {
  const world = new FlowWorld(options);
  for (const name of names) await world.connect(world[name]);
  await world.settle();
  return world;
}

/** A world with one account, in which an interview with Acme stands so many days ahead, with all its steps. */
export async function withInterview(
  name: ProviderName,
  days = 2,
): Promise<{ readonly world: FlowWorld; readonly side: Side; readonly interview: string }> {
  const world = await connectedWorld([name]);
  const side = world[name];
  const interview = world.addInterview(side, days);
  await world.settle();
  return { world, side, interview };
}

/**
 * A world with one account that has two calendars, both of them watched and empty.
 * `readOnly`: the person may not write to the second.
 */
export async function twoCalendars(
  name: ProviderName,
  { readOnly = false } = {},
): Promise<TwoCalendars> {
  const world = await connectedWorld([]);
  const side = world[name];
  const second = side.mailbox.person.addCalendar('Job search');
  if (readOnly) side.shown = (info) => ({ ...info, mayWrite: info.id !== second });
  await world.connect(side);
  await world.settle();
  return { world, side, first: side.mailbox.calendarId, second };
}

/** A world with both accounts: an interview with Acme in Google, and one with Globex in Outlook. */
export async function twoAccounts(): Promise<FlowWorld> {
  const world = await connectedWorld(providers);
  world.addInterview(world.google, 3);
  world.addInterview(world.outlook, 4, { title: 'Interview with Globex' });
  await world.settle();
  return world;
}

/** The person's side with the other provider. */
export function otherSide(world: FlowWorld, name: ProviderName): Side {
  return name === 'google' ? world.outlook : world.google;
}
