/** One person, two mailboxes in memory, and the flows' ports around them: processes come and go, and may die. */
import { Failure } from '../../functions/domain/failure.ts';
import type { AccountRecord } from '../../functions/domain/ledger/records.ts';
import type { DomainEvent } from '../../functions/domain/ports/bus.ts';
import type {
  Calendar,
  CalendarInfo,
  ChangePage,
  ProviderName,
} from '../../functions/domain/ports/calendar.ts';
import type { Permissions } from '../../functions/domain/ports/consent.ts';
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
  type Live,
  nothingHeld,
  type Ports,
  type Provider,
} from '../../functions/flows/ports.ts';
import { beginSession } from '../../functions/flows/session.ts';
import type { SandboxEvent, SandboxTask } from '../../infra/local/sandbox/sandbox-person.ts';
import {
  type Decide,
  faulty,
  faultyCalendar,
  faultyTaskList,
  Life,
  type Moment,
} from '../world/faults.ts';
import { seededRandom } from '../world/random.ts';
import { type TwinConsent, twinConsent } from '../world/twin-consent.ts';
import { twinLinks } from '../world/twin-links.ts';
import { type TwinMailbox, twinMailbox } from '../world/twin-mailbox.ts';
import { twinSchedule } from '../world/twin-schedule.ts';
import { twinSecrets } from '../world/twin-secrets.ts';
import { twinStore } from '../world/twin-store.ts';

/** One provider as the person has it. */
export type Side = {
  readonly name: ProviderName;
  readonly mailbox: TwinMailbox;
  readonly consent: TwinConsent;
  /** What the person allows: at the next consent, and at each request from now on. */
  permissions: Permissions;
  /** How the list of calendars shows each of them. */
  shown: (info: CalendarInfo) => CalendarInfo;
  /** The provider forgets all cursors and shows calendars as if nothing had ever been in them. */
  isBlank: boolean;
  /** The provider refuses all tasks, whatever the consent says. */
  refusesTasks: boolean;
  /** Calendars that the person has deleted. */
  readonly deleted: Set<string>;
};

type SyncReport = Awaited<ReturnType<typeof lookAtPerson>>;

type WorldOptions = {
  readonly zone?: Zone;
  readonly rotates?: boolean;
  /** How many changes a page holds; missing: now more, now fewer. */
  readonly pageSize?: number;
};

const berlin = 'Europe/Berlin' as Zone;
const all: Permissions = { calendar: 'write', tasks: true, lists: true };
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

  #side(name: ProviderName, { rotates = false, pageSize }: WorldOptions): Side {
    const chance = seededRandom(7);
    const random = pageSize === undefined ? chance : { ...chance, between: () => pageSize };
    const email = `${name}@example.com`;
    const side: Side = {
      name,
      permissions: all,
      shown: (info) => info,
      isBlank: false,
      refusesTasks: false,
      deleted: new Set(),
      mailbox: twinMailbox({
        ...{ dialect: name, zone: this.zone, email, now: () => this.now },
        random,
        onNotify: (channel, token) => void this.hints.push({ channel, token }),
      }),
      consent: twinConsent({
        ...{ subject: `subject-${name}`, email, now: () => this.now, rotates },
        get permissions() {
          return side.permissions;
        },
      }),
    };
    return side;
  }

  #provider(side: Side, life: Life): Provider {
    return {
      consent: faulty(side.consent, `${side.name} consent`, life, ['permissions']),
      open: (access) => opened(side, access, life),
    };
  }
}

function opened(side: Side, access: string, life: Life): Live {
  const { mailbox, consent } = side;
  const refusal = ({ port, method, when }: Moment): Failure | null => {
    if (when !== 'before' && when !== 'write-before') return null;
    if (!consent.isGood(access)) return new Failure({ code: 'reconnect', because: 'token' });
    const { permissions } = side;
    const isWrite = port === 'calendar' && method === 'write';
    const isAllowed =
      port === 'tasks'
        ? permissions.tasks && !side.refusesTasks
        : permissions.calendar === 'write' || (permissions.calendar === 'read' && !isWrite);
    return isAllowed ? null : new Failure({ code: 'reconnect', because: 'scope' });
  };
  const gate = new Life(refusal);
  const { calendar, tasks } = mailbox;
  const calendars = async () =>
    (await calendar.calendars()).filter(({ id }) => !side.deleted.has(id)).map(side.shown);
  const changesSince: Calendar['changesSince'] = (id, cursor, window) => {
    if (side.deleted.has(id)) throw new Failure({ code: 'gone' });
    return side.isBlank ? blankRound(cursor) : calendar.changesSince(id, cursor, window);
  };
  const shown = { ...calendar, calendars, changesSince };
  return {
    calendar: faultyCalendar(faultyCalendar(shown, gate), life),
    tasks: faultyTaskList(faultyTaskList(tasks, gate), life),
  };
}

async function* blankRound(cursor: string | null): AsyncGenerator<ChangePage> {
  if (cursor !== null) throw new Failure({ code: 'cursor-expired' });
  yield { changes: [], cursor: 'blank' };
}

/** Our events in a mailbox, in order of time. */
export function ownEvents({ mailbox }: Side): readonly SandboxEvent[] {
  const own = mailbox.person.events().filter(({ key }) => key !== null);
  return [...own].sort((a, b) => a.start - b.start || ((a.key ?? '') < (b.key ?? '') ? -1 : 1));
}

/** Our tasks in a mailbox. */
export function ownTasks({ mailbox }: Side): readonly SandboxTask[] {
  return mailbox.person.tasks().filter(({ key }) => key !== null);
}

/** The name of a step without its interview: `debrief`, `status-1`. */
export function stepName({ key }: { readonly key: string | null }): string {
  return key?.slice(key.indexOf('.') + 1) ?? '';
}

/** All steps of an interview in a week to come, with the usual cadence and nobody named. */
export const wholeSeries: readonly string[] = [
  ...['closing task', 'debrief event', 'prepare task'],
  ...['status-1 event', 'status-2 event', 'status-3 event'],
  ...['thank-you event', 'thank-you task'],
];

/** The names of our steps in a mailbox, each with its form, sorted. */
export function stepNames(side: Side): readonly string[] {
  const events = ownEvents(side).map((one) => `${stepName(one)} event`);
  return [...events, ...ownTasks(side).map((one) => `${stepName(one)} task`)].sort();
}

/** Our event of that name in a mailbox; fails where there is none or are several. */
export function eventNamed(side: Side, name: string): SandboxEvent {
  return theOne(ownEvents(side).filter((one) => stepName(one) === name));
}

/** The same for a task. */
export function taskNamed(side: Side, name: string): SandboxTask {
  return theOne(ownTasks(side).filter((one) => stepName(one) === name));
}

function theOne<T>(found: readonly T[]): T {
  const [one] = found;
  if (one === undefined || found.length > 1) throw new Error(`there are ${found.length}`);
  return one;
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
