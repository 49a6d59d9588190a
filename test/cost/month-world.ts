/** One person with both accounts, and what AWS does around the flows: doors, queue, sweeps, schedule. */
import type { Message, Queue } from '../../functions/domain/ports/queue.ts';
import { sliceOf } from '../../functions/domain/slices.ts';
import {
  dayMs,
  hourMs,
  type Instant,
  minuteMs,
  plusMs,
  type Zone,
} from '../../functions/domain/time.ts';
import { everything, planOnly, theirTurn, type Wish } from '../../functions/domain/wish.ts';
import { beginConsent, endConsent } from '../../functions/flows/connect-account.ts';
import { nothingHeld, type Ports } from '../../functions/flows/ports.ts';
import { sweep, sweepJobs } from '../../functions/flows/sweep.ts';
import { takeMessages } from '../../functions/flows/take-messages.ts';
import { type Random, seededRandom } from '../world/random.ts';
import { twinConsent } from '../world/twin-consent.ts';
import { twinMailbox } from '../world/twin-mailbox.ts';
import { twinStore } from '../world/twin-store.ts';
import { latency, merging, running, toldTwice, typical } from './assumptions.ts';
import { type CountingStore, countingStore } from './counting-store.ts';
import { Counts } from './counts.ts';
import { Life } from './life.ts';
import { countedQueue, countingPorts, type Side } from './month-ports.ts';
import { VirtualTime } from './virtual-time.ts';

/** Midnight in Berlin, so that days of life and days of the clock are the same. */
const begins = Date.parse('2026-01-04T23:00:00Z') as Instant;
const zone = 'Europe/Berlin' as Zone;
const redirect = 'https://afterword.example.com/connect/callback';
const batchAtMost = 10;
/** How many persons a sweep loads at a time (functions/flows/sweep.ts). */
const sweptAtOnce = 50;
const subjects = {
  google: '108412345678901234567',
  outlook: 'AAAAAAAAAAAAAAAAAAAAAIkzqFVrSaSaFHy782bbtaQ',
} as const;

export class MonthWorld {
  readonly counts = new Counts();
  readonly time = new VirtualTime(begins);
  readonly store: CountingStore;
  readonly #random: Random;
  readonly #sides: Readonly<Record<'google' | 'outlook', Side>>;
  readonly #ports: Ports;
  readonly #queue: Queue;
  readonly #life: Life;
  readonly #waiting: Message[] = [];
  readonly #processes: { readonly ports: Ports; readonly ends: number }[] = [];
  /** Which hint of a channel's was kept last. */
  readonly #latest = new Map<string, string>();
  #isBusy = false;
  #person = '';

  constructor(seed: number) {
    const { counts, time } = this;
    this.#random = seededRandom(seed);
    this.store = countingStore(twinStore(), time, counts);
    this.#sides = { google: this.#side('google'), outlook: this.#side('outlook') };
    this.#ports = countingPorts({
      ...{ time, counts, random: this.#random, store: this.store, sides: this.#sides },
      spoken: () => this.#spoken(),
      turn: (person) => this.#add({ is: 'wish', person, wish: theirTurn, agains: 0 }),
    });
    this.#queue = countedQueue(counts, time, (message) => this.#add(message));
    const { google, outlook } = this.#sides;
    this.#life = new Life({
      ...{ google: google.mailbox, outlook: outlook.mailbox, zone, now: time.now },
      random: this.#random.fork('life'),
    });
  }

  /** The person connects both accounts, and their day begins. */
  async connect(): Promise<void> {
    const connecting = this.#connect();
    await this.time.passUntil(begins + minuteMs);
    await connecting;
    this.#ask(everything);
    await this.time.passUntil(begins + dayMs);
  }

  /**
   * So many days go by. `isCalm`: nothing but interviews happens, and nobody sweeps between nights, so that
   * months pass in seconds.
   */
  async live(days: number, isCalm = false): Promise<void> {
    for (let day = 0; day < days; day++) {
      const begin = this.time.now();
      for (const { at, act } of this.#life.day(isCalm)) {
        this.time.at(at, () => this.counts.add('calendar changes', act()));
      }
      for (let hour = 0; hour < 24; hour += isCalm ? 4 : 1) {
        const at = begin + hour * hourMs + sliceOf(this.#person) * minuteMs;
        this.time.at(at, () => void this.#sweep(plusMs(begin, at - begin)));
      }
      this.#visit(begin);
      await this.time.passUntil(begin + dayMs);
    }
  }

  async #connect(): Promise<void> {
    for (const name of ['google', 'outlook'] as const) {
      const signedIn = this.#person || null;
      const { url } = await beginConsent(this.#ports, name, redirect, signedIn);
      const done = await endConsent(this.#ports, name, this.#sides[name].consent.visit(url));
      if (done.is !== 'connected') throw new Error('the twin was not connected');
      this.#person = done.person;
    }
  }

  /** Pages are opened now and then, some with a form that asks for a look. */
  #visit(begin: number): void {
    const { chance, between } = this.#random;
    if (!chance(typical.pages / 30)) return;
    const isPost = chance(typical.posts / typical.pages);
    this.time.at(begin + between(8, 20) * hourMs, async () => {
      const { counts, time } = this;
      const begun = time.now();
      counts.add('page requests');
      counts.add('invocations pages');
      counts.add('bytes sent', typical.pageBytes);
      await this.store.load(this.#person);
      if (isPost) {
        // The interview of which something was said.
        counts.add('write units', 3);
        counts.add('writes of interview', 3);
        await time.wait(latency.tableWrite);
        const wish = { is: 'wish', person: this.#person, wish: planOnly, agains: 0 } as const;
        await this.#queue.add([wish]);
      }
      counts.add('ms pages', time.now() - begun);
    });
  }

  /** All jobs of this minute; the person is one of hundreds, who are loaded and asked for side by side. */
  async #sweep(at: Instant): Promise<void> {
    const { counts, store } = this;
    const queue: Queue = {
      add: async (messages) => {
        counts.add('queue sends', messages.length / batchAtMost);
        for (const message of messages) this.#add(message);
      },
    };
    for (const job of sweepJobs) {
      const ports = { store, clock: this.#ports.clock, queue };
      const { persons, asked } = await sweep(ports, job, at);
      counts.add('persons swept', persons);
      counts.add('ms sweep', (persons * latency.tableRead) / sweptAtOnce);
      counts.add(`asks of sweep ${job}`, asked);
    }
  }

  /** What a provider tells is told a while after, by its server to the door, by the door to the queue. */
  #told(name: 'google' | 'outlook', channel: string, token: string): void {
    const { between, chance } = this.#random;
    const hint = { channel, token, isAboutChannel: false };
    const tell = async (): Promise<void> => {
      this.#spoken();
      this.counts.add('ms notify', latency.queue);
      await this.#queue.add([{ is: 'hint', person: this.#person, hint }]);
    };
    const [soonest, latest] = latency.toldAfter[name];
    const at = this.time.now() + between(soonest, latest);
    this.time.at(at, tell);
    const [soon, later] = latency.toldAgain;
    if (chance(toldTwice[name])) this.time.at(at + between(soon, later), tell);
  }

  #spoken(): void {
    this.counts.add('notifications');
    this.counts.add('invocations notify');
  }

  #ask(wish: Wish): void {
    this.#add({ is: 'wish', person: this.#person, wish, agains: 0 });
  }

  #add(message: Message): void {
    const { withinMs, delayMs } = merging;
    if (message.is === 'hint' && withinMs > 0) {
      const name = `${message.hint.channel} ${Math.floor(this.time.now() / withinMs)}`;
      if (name === this.#latest.get(message.hint.channel)) return;
      this.#latest.set(message.hint.channel, name);
    }
    this.time.at(this.time.now() + delayMs, () => {
      this.#waiting.push(message);
      if (!this.#isBusy) void this.#serve();
    });
  }

  /** One batch after another: what comes during a run is taken together by the next. */
  async #serve(): Promise<void> {
    this.#isBusy = true;
    await this.time.wait(latency.queue);
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, batchAtMost);
      this.counts.add('queue receives');
      this.counts.add('invocations sync');
      const begun = this.time.now();
      const { report } = await takeMessages(this.#process(), this.#queue, this.#person, batch);
      const bug = report.failures.find(({ code }) => code === 'bug');
      if (bug) throw new Error(`what is counted does not work: ${JSON.stringify(bug)}`);
      this.counts.add('looks');
      if (report.written > 0) this.counts.add('looks that wrote');
      this.counts.add('ms sync', this.time.now() - begun);
      this.counts.add('queue deletes');
    }
    this.#isBusy = false;
  }

  /** The ports of the process that AWS happens to call: each remembers only what it did itself. */
  #process(): Ports {
    const at = this.#random.between(0, running.processes - 1);
    const now = this.time.now();
    const known = this.#processes[at];
    if (known && known.ends > now) return known.ports;
    const ports: Ports = { ...this.#ports, held: nothingHeld() };
    this.#processes[at] = { ports, ends: now + running.lifeMinutes * minuteMs };
    return ports;
  }

  #side(name: 'google' | 'outlook'): Side {
    const { now } = this.time;
    const email = `maya.${name}@example.com`;
    const permissions = { calendar: 'write', tasks: true, lists: true } as const;
    const mailbox = twinMailbox({
      ...{ dialect: name, zone, email, now, random: this.#random.fork(name) },
      onNotify: (channel, token) => this.#told(name, channel, token),
    });
    const subject = subjects[name];
    const rotates = name === 'outlook';
    return { mailbox, consent: twinConsent({ subject, email, permissions, now, rotates }) };
  }
}
