/** Looks of a simulated world as the deployed functions do them: by messages, which outlive every process. */
import type { SQSRecord } from 'aws-lambda';
import { messageText } from '../../functions/adapters/aws/message.ts';
import { personOfChannel } from '../../functions/domain/channel-name.ts';
import { failureOf } from '../../functions/domain/failure.ts';
import type { Hint, Message, Queue } from '../../functions/domain/ports/queue.ts';
import { minuteMs, plusMs } from '../../functions/domain/time.ts';
import { bothWishes, type Wish } from '../../functions/domain/wish.ts';
import { type HeldTokens, nothingHeld, type Ports } from '../../functions/flows/ports.ts';
import { takeMessages } from '../../functions/flows/take-messages.ts';
import { takeNotification } from '../../functions/flows/take-notification.ts';
import { takeBatch } from '../../functions/handlers/take-batch.ts';
import { faulty, type Life } from './faults.ts';
import type { Work } from './host-work.ts';
import type { Random } from './random.ts';
import type { World } from './world.ts';
import { portsOf } from './world-ports.ts';

type Waiting = { readonly id: string; readonly message: Message; tries: number; from: number };

/** As the queue is deployed: so many in a batch, so often tried, so long until it is tried again. */
const batchSize = 10;
const triesAtMost = 3;
const untilNextMs = [5000, 30_000];
/** Of whom a process that died had taken messages. */
const unseenMs = 6 * minuteMs;

export class LambdaWork implements Work {
  readonly #world: World;
  readonly #random: Random;
  readonly #forged = new Set<string>();
  #waiting: Waiting[] = [];
  #taken: readonly Waiting[] = [];
  /** Of each process that AWS keeps; which of them takes a batch is chance. */
  #held = processes();
  #made = 0;

  constructor(world: World, random: Random) {
    this.#world = world;
    this.#random = random;
  }

  /** The queue as a process of that life reaches it. */
  queue(life: Life): Queue {
    return faulty({ add: async (messages) => this.#add(messages) }, 'queue', life);
  }

  /** From now on one process takes all: several fetch access tokens again and again, each its own. */
  useOneProcess(): void {
    this.#held = this.#held.slice(0, 1);
  }

  get isReady(): boolean {
    return this.#next().length > 0;
  }

  wish(person: string, wish: Wish): void {
    this.#add([{ is: 'wish', person, wish, agains: 0 }]);
  }

  knock(hint: Hint, isForged: boolean): void {
    const person = personOfChannel(hint.channel);
    if (person === null) return;
    if (isForged) this.#forged.add(hint.token);
    this.#add([{ is: 'hint', person, hint }]);
  }

  begin(life: Life): readonly Promise<void>[] {
    this.#taken = this.#next();
    this.#waiting = this.#waiting.filter((one) => !this.#taken.includes(one));
    return this.#taken.length === 0 ? [] : [this.#takeBatch(life, this.#taken)];
  }

  drop(): void {
    this.#waiting = [];
  }

  /** Nothing is lost: what was taken comes again, when nobody has said that it is done. */
  async restart(): Promise<void> {
    this.#world.story.tell('a process has died; what it had taken comes again');
    this.#held = processes();
    this.#comeAgain(this.#taken, () => unseenMs);
  }

  #add(messages: readonly Message[]): void {
    for (const message of messages) {
      this.#made += 1;
      this.#waiting.push({ id: `m${this.#made}`, message, tries: 0, from: 0 });
    }
  }

  /** What could be taken now: of nobody who has a message out of sight. */
  #next(): readonly Waiting[] {
    const now = this.#world.now();
    const hidden = new Set(
      this.#waiting.filter(({ from }) => from > now).map(({ message }) => message.person),
    );
    return this.#waiting.filter(({ message }) => !hidden.has(message.person)).slice(0, batchSize);
  }

  async #takeBatch(life: Life, batch: readonly Waiting[]): Promise<void> {
    const ports = { ...portsOf(this.#world, life), held: this.#random.pick(this.#held) };
    const left = await takeBatch(batch.map(recordOf), {
      take: (person, messages, isRetry) => this.#take(life, ports, person, messages, isRetry),
      failed: (_, error) => {
        if (!life.isDead) this.#world.failed(failureOf(error).facts, error);
      },
      hasTime: () => true,
      putBack: async (_, messages) => this.#add(messages),
    });
    if (life.isDead) return;
    this.#taken = [];
    const ids = new Set(left.map(({ messageId }) => messageId));
    const isAgain = this.#random.chance(this.#world.weather.doubled / 10);
    // Now and then what was done is said not to be.
    const again = batch.filter(({ id }) => ids.has(id) || isAgain);
    this.#comeAgain(again, (tries) => untilNextMs[tries - 1] ?? 0);
  }

  #comeAgain(batch: readonly Waiting[], waitMs: (tries: number) => number): void {
    const world = this.#world;
    const back = batch.map((one) => ({ ...one, tries: one.tries + 1 }));
    for (const one of back.filter(({ tries }) => tries >= triesAtMost)) {
      world.story.tell(`    a message is parked: ${messageText(one.message)}`);
    }
    const kept = back
      .filter(({ tries }) => tries < triesAtMost)
      .map((one) => ({ ...one, from: plusMs(world.now(), waitMs(one.tries)) }));
    for (const { from } of kept) world.at(from, () => undefined);
    this.#waiting.unshift(...kept);
  }

  async #take(
    life: Life,
    ports: Ports,
    person: string,
    messages: readonly Message[],
    isRetry: boolean,
  ): Promise<void> {
    const world = this.#world;
    const order = world.next();
    const wish = await this.#wishOf(person, messages);
    const queue = this.queue(life);
    const { report, forged } = await takeMessages(ports, queue, person, messages, isRetry);
    if (life.isDead) return;
    const guessed = messages.filter((one) => one.is === 'hint' && this.#forged.has(one.hint.token));
    if (forged < guessed.length) world.story.fault('a forged notification was believed');
    if (wish) world.reported(person, report, wish, order);
  }

  /** What the messages ask for; null: nothing. */
  async #wishOf(person: string, messages: readonly Message[]): Promise<Wish | null> {
    const { store, now } = this.#world;
    const wishes: Wish[] = [];
    for (const message of messages) {
      if (message.is === 'wish') wishes.push(message.wish);
      else {
        const bare = { ...message.hint, isAboutChannel: false };
        const heeded = await takeNotification({ store, clock: { now } }, bare);
        if (heeded.is === 'heeded' && heeded.person === person) wishes.push(heeded.wish);
      }
    }
    const [first, ...more] = wishes;
    return first ? more.reduce(bothWishes, first) : null;
  }
}

function processes(): readonly HeldTokens[] {
  return [nothingHeld(), nothingHeld(), nothingHeld()];
}

function recordOf({ id, message, tries }: Waiting): SQSRecord {
  const attributes = {
    ...{ ApproximateReceiveCount: String(tries + 1), SentTimestamp: '0', SenderId: 'us' },
    ...{ ApproximateFirstReceiveTimestamp: '0', MessageGroupId: message.person },
  };
  const more = { receiptHandle: id, messageAttributes: {}, md5OfBody: '', awsRegion: 'here' };
  const source = { eventSource: 'aws:sqs', eventSourceARN: 'queue' };
  return { messageId: id, body: messageText(message), attributes, ...more, ...source };
}
