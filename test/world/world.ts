/**
 * A world in one process: persons with their mailboxes, the flows over twins of every port, a virtual
 * clock, and a process that may die at any await. The same seed gives the same world, to the last word.
 */
import { failureOf } from '../../functions/domain/failure.ts';
import type { Bus } from '../../functions/domain/ports/bus.ts';
import type { ProviderName } from '../../functions/domain/ports/calendar.ts';
import { type Instant, minuteMs, plusMs } from '../../functions/domain/time.ts';
import { lookAtPerson } from '../../functions/flows/look-at-person.ts';
import type { Ports } from '../../functions/flows/ports.ts';
import { bothWishes, everything, theirTurn, type Wish } from '../../functions/flows/wish.ts';
import { type Decide, Life, type Moment, seededFaults } from './faults.ts';
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
  readonly schedule = twinSchedule();
  readonly secrets = twinSecrets();
  readonly bus: Bus;
  readonly store: ReturnType<Watcher['over']>;
  readonly humans: Human[] = [];
  weather: Weather;
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
  readonly #waiting = new Map<string, Wish>();
  #doors: ((ports: Ports) => Promise<void>)[] = [];

  constructor(seed: number, start: Instant, weather: Weather) {
    this.random = seededRandom(seed).fork('world');
    this.#now = start;
    this.weather = weather;
    this.story = new Story(this.now);
    this.#faults = seededFaults(seededRandom(seed).fork('faults'), weather.rates);
    this.bus = twinBus(this.watcher.published);
    const taken = seededRandom(seed).fork('store');
    this.store = this.watcher.over(twinStore(), this.story, taken, () => {
      return !this.#calm && taken.chance(this.weather.storeConflict * 2);
    });
    this.#life = new Life((moment) => this.#strike(moment));
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
  door(work: (ports: Ports) => Promise<void>): void {
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

  /** Adds a wish as the host's queue does: what waits already is widened. */
  wish(person: string, wish: Wish): void {
    const waiting = this.#waiting.get(person);
    this.#waiting.set(person, waiting ? bothWishes(waiting, wish) : wish);
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

  /** Runs until nobody waits; one turn of a person at a time, persons side by side. */
  async drain(): Promise<void> {
    for (let rounds = 0; this.#waiting.size + this.#doors.length > 0; rounds++) {
      if (rounds > runsAtOnce) {
        this.story.fault('runs follow runs without an end');
        this.#waiting.clear();
        return;
      }
      const batch = [...this.#waiting];
      this.#waiting.clear();
      const doors = this.#doors.splice(0).map((work) => this.#work(work));
      await Promise.all([...doors, ...batch.map(([person, wish]) => this.#turn(person, wish))]);
      await this.#restartWhereDead();
    }
  }

  async #work(work: (ports: Ports) => Promise<void>): Promise<void> {
    const life = this.#life;
    try {
      await work(portsOf(this, life));
    } catch (error) {
      if (!life.isDead) this.#failed(failureOf(error).facts, error);
    }
  }

  async #turn(person: string, wish: Wish): Promise<void> {
    const life = this.#life;
    const order = this.next();
    try {
      const report = await lookAtPerson(portsOf(this, life), person, wish);
      if (life.isDead) return;
      for (const facts of report.failures) this.#failed(facts);
      for (const account of report.read) this.#noteLook(person, account, wish, order);
      const { again } = report;
      if (again?.afterMs === 0) this.wish(person, again.wish);
      else if (again) {
        this.at(plusMs(this.#now, again.afterMs), () => this.wish(person, again.wish), life);
      }
    } catch (error) {
      if (!life.isDead) this.#failed(failureOf(error).facts, error);
    }
  }

  #failed(facts: ReturnType<typeof failureOf>['facts'], error: unknown = null): void {
    const text = JSON.stringify(facts);
    this.story.tell(`    failed: ${text}`);
    if (facts.code === 'bug')
      this.story.fault(`a bug: ${error instanceof Error ? error.stack : text}`);
    if (/example\.|@/.test(text)) this.story.fault('a failure tells something personal');
  }

  #noteLook(person: string, account: string, { accounts }: Wish, order: number): void {
    const record = this.watcher.accounts(person).find(({ id }) => id === account);
    const wished = accounts === null ? { calendars: null, tasks: true } : accounts.get(account);
    for (const { id } of record?.calendars ?? []) {
      if (!wished?.calendars || wished.calendars.has(id))
        this.looked.set(`${account}/${id}`, order);
    }
    if (wished?.tasks) this.looked.set(`${account}/tasks`, order);
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

  async #restartWhereDead(): Promise<void> {
    if (!this.#life.isDead) return;
    this.#waiting.clear();
    this.#life = new Life((moment) => this.#strike(moment));
    this.jump(this.random.between(0, 20) * minuteMs);
    this.story.tell('the process starts again and looks at everybody');
    for (const person of await this.store.persons(null, 100)) this.wish(person, everything);
  }
}
