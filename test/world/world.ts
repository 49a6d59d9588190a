/**
 * A world in one process: persons with their mailboxes, the flows over twins of every port, a virtual
 * clock, and a process that may die at any await. The same seed gives the same world, to the last word.
 */
import { type FailureFacts, failureOf } from '../../functions/domain/failure.ts';
import type { Bus } from '../../functions/domain/ports/bus.ts';
import type { ProviderName } from '../../functions/domain/ports/calendar.ts';
import { type Instant, plusMs } from '../../functions/domain/time.ts';
import { theirTurn, type Wish } from '../../functions/domain/wish.ts';
import type { Ports } from '../../functions/flows/ports.ts';
import type { SyncReport } from '../../functions/flows/sync-report.ts';
import { type Decide, Life, type Moment, seededFaults } from './faults.ts';
import { HostWork, type Work } from './host-work.ts';
import { LambdaWork } from './lambda-work.ts';
import { type Random, seededRandom } from './random.ts';
import { twinBus } from './twin-bus.ts';
import { twinSchedule } from './twin-schedule.ts';
import { twinSecrets } from './twin-secrets.ts';
import { twinStore } from './twin-store.ts';
import type { Human, Mailbox } from './world-human.ts';
import { portsOf, type Writing } from './world-ports.ts';
import { Story } from './world-story.ts';
import { Watcher } from './world-watcher.ts';
import type { Weather } from './world-weather.ts';

/** Something that will happen. */
type Coming = {
  readonly at: Instant;
  readonly order: number;
  /** The process with which it is lost; null: it happens in any case. */
  readonly life: Life | null;
  readonly what: () => void | Promise<void>;
};

/** Nobody needs so many runs without time passing. */
const runsAtOnce = 40;

export class World {
  readonly random: Random;
  readonly story: Story;
  readonly watcher = new Watcher();
  readonly schedule: ReturnType<typeof twinSchedule>;
  readonly secrets = twinSecrets();
  readonly pending = twinSecrets();
  readonly bus: Bus;
  readonly store: ReturnType<Watcher['over']>;
  readonly humans: Human[] = [];
  weather: Weather;
  /** The channel that spoke last. */
  heard: string | null = null;
  /** What the person does in the middle of a run; set by whoever makes the world. */
  meddle: () => void = () => undefined;
  /** Told of each write before it is done. */
  writing: (writing: Writing) => void = () => undefined;
  /** When each place was last read to its end, by `account/calendar` or `account/tasks`. */
  readonly looked = new Map<string, number>();
  #order = 0;
  #now: Instant;
  #life: Life;
  #calm = false;
  #coming: Coming[] = [];
  readonly visitors = new Map<ProviderName, Mailbox>();
  #minted = 0;
  readonly #faults: Decide;
  readonly work: Work;
  /** Whether a refresh token that was replaced goes on working, and need not be stored at once. */
  readonly keepsReplaced: boolean;
  /** What is deployed, where the world runs on messages; null: it is a host of one's own. */
  readonly deployed: LambdaWork | null;
  #doors: ((ports: Ports, life: Life) => Promise<void>)[] = [];

  constructor(seed: number, start: Instant, weather: Weather, isDeployed: boolean) {
    this.random = seededRandom(seed).fork('world');
    this.#now = start;
    this.weather = weather;
    this.story = new Story(this.now);
    this.#faults = seededFaults(seededRandom(seed).fork('faults'), weather.rates);
    this.bus = twinBus(this.watcher.published);
    const taken = seededRandom(seed).fork('store');
    const late = seededRandom(seed).fork('late');
    const isLate = (): boolean => !this.#calm && late.chance(0.2);
    this.store = this.watcher.over(twinStore(isLate), this.story, taken, () => {
      return !this.#calm && taken.chance(this.weather.storeConflict * 2);
    });
    this.#life = new Life((moment) => this.#strike(moment));
    const lateMs = (): number => late.between(0, 10 * 60) * 1000;
    this.schedule = twinSchedule(isDeployed ? { now: this.now, lateMs } : null);
    this.keepsReplaced = seededRandom(seed).fork('tokens').chance(0.5);
    this.deployed = isDeployed ? new LambdaWork(this, seededRandom(seed).fork('queue')) : null;
    this.work = this.deployed ?? new HostWork(this);
  }

  readonly now = (): Instant => this.#now;
  readonly mint = (): string => `minted${String(++this.#minted).padStart(16, '0')}`;

  /** The next number in the world's own order. */
  next(): number {
    this.#order += 1;
    return this.#order;
  }

  get mailboxes(): readonly { readonly human: string; readonly mailbox: Mailbox }[] {
    return this.humans.flatMap((human) =>
      human.mailboxes.map((mailbox) => ({ human: human.name, mailbox })),
    );
  }

  /** Somebody comes to a door; what is done there is done beside the runs that wait. */
  door(work: (ports: Ports, life: Life) => Promise<void>): void {
    this.#doors.push(work);
  }

  /** From now on nothing goes wrong. */
  calmDown(): void {
    this.#calm = true;
  }

  /** Who stands before that provider's consent page. */
  visitor(provider: ProviderName): Mailbox {
    const visitor = this.visitors.get(provider) ?? this.mailboxes[0]?.mailbox;
    if (!visitor) throw new Error('nobody is there');
    return visitor;
  }

  at(when: Instant, what: () => void | Promise<void>, life: Life | null = null): void {
    this.#coming.push({ at: when, order: this.next(), life, what });
  }

  /** Somebody is to be looked at. */
  wish(person: string, wish: Wish): void {
    this.work.wish(person, wish);
  }

  /** Lets time pass and everything happen that is due until then. */
  async until(end: Instant): Promise<void> {
    await this.drain();
    for (;;) {
      const turn = this.schedule.next();
      const first = this.#first();
      const next = Math.min(
        turn ?? Number.POSITIVE_INFINITY,
        first?.at ?? Number.POSITIVE_INFINITY,
      );
      if (next > end) break;
      this.#now = Math.max(this.#now, next) as Instant;
      if (turn !== null && turn === next) {
        for (const person of this.schedule.due(this.#now, 100)) this.wish(person, theirTurn);
      } else if (first) {
        this.#coming = this.#coming.filter((one) => one !== first);
        if (first.life === null || first.life === this.#life) await first.what();
      }
      await this.drain();
    }
    this.#now = Math.max(this.#now, end) as Instant;
  }

  /** The clock jumps: what is due meanwhile comes late. */
  jump(ms: number): void {
    this.#now = plusMs(this.#now, ms);
  }

  #first(): Coming | null {
    let first: Coming | null = null;
    for (const one of this.#coming) {
      if (!first || one.at < first.at || (one.at === first.at && one.order < first.order))
        first = one;
    }
    return first;
  }

  /** Runs until nobody waits. */
  async drain(): Promise<void> {
    for (let rounds = 0; this.work.isReady || this.#doors.length > 0; rounds++) {
      if (rounds > runsAtOnce) {
        this.story.fault('runs follow runs without an end');
        this.work.drop();
        return;
      }
      const doors = this.#doors.splice(0).map((work) => this.#work(work));
      await Promise.all([...doors, ...this.work.begin(this.#life)]);
      if (!this.#life.isDead) continue;
      this.#life = new Life((moment) => this.#strike(moment));
      await this.work.restart();
    }
  }

  async #work(work: (ports: Ports, life: Life) => Promise<void>): Promise<void> {
    const life = this.#life;
    try {
      await work(portsOf(this, life), life);
    } catch (error) {
      if (!life.isDead) this.failed(failureOf(error).facts, error);
    }
  }

  /** Somebody was looked at: what failed is told, and what was read noted. */
  reported(
    person: string,
    { failures, read }: SyncReport,
    { accounts }: Wish,
    order: number,
  ): void {
    for (const facts of failures) this.failed(facts);
    for (const account of read) {
      const record = this.watcher.accounts(person).find(({ id }) => id === account);
      const wished = accounts === null ? { calendars: null, tasks: true } : accounts.get(account);
      const isBlank = this.mailboxes.some(
        ({ mailbox }) => mailbox.account === account && mailbox.isBlank,
      );
      for (const { id } of record?.calendars ?? []) {
        // Who was shown nothing has not looked.
        if (!isBlank && (!wished?.calendars || wished.calendars.has(id)))
          this.looked.set(`${account}/${id}`, order);
      }
      if (wished?.tasks) this.looked.set(`${account}/tasks`, order);
    }
  }

  /** Something failed: it is told, and must tell nothing of a person. */
  failed(facts: FailureFacts, error: unknown = null): void {
    const text = JSON.stringify(facts);
    this.story.tell(`    failed: ${text}`);
    if (facts.code === 'bug')
      this.story.fault(`a bug: ${error instanceof Error ? error.stack : text}`);
    if (/example\.|@/.test(text)) this.story.fault('a failure tells something personal');
  }

  #strike(moment: Moment): ReturnType<Decide> {
    if (this.#calm) return null;
    const isTold = moment.port === 'calendar' || moment.port === 'tasks';
    if (isTold && this.random.chance(this.weather.meddling)) this.meddle();
    const fault = this.#faults(moment);
    // A store or a secret is not a provider: all that can befall it is a crash, or trouble that passes.
    const isProvider = isTold || moment.port === 'consent';
    if (fault !== null && fault !== 'crash') {
      if (!isProvider && fault.code !== 'unreachable') return null;
      if (moment.port === 'consent' && fault.code === 'reconnect') return null;
      this.story.tell(`    ~ ${moment.port}.${moment.method} ${moment.when}: ${fault.message}`);
    }
    if (fault === 'crash')
      this.story.tell(`    ~ crash at ${moment.port}.${moment.method} ${moment.when}`);
    return fault;
  }
}
