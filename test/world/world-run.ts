/** One simulated world from its first day to its last, and what was found wrong with it. */
import {
  hourMs,
  type Instant,
  minuteMs,
  parseInstant,
  plusMs,
  type Zone,
  zoneNamed,
} from '../../functions/domain/time.ts';
import { checkDiscretion, checkHuman, checkSettled } from './checks.ts';
import { type Random, seededRandom } from './random.ts';
import { World } from './world.ts';
import { Deeds } from './world-deeds.ts';
import { carry, connect } from './world-doors.ts';
import { Human, mailboxOf } from './world-human.ts';
import { Interviews } from './world-interviews.ts';
import { watchWriting } from './world-memory.ts';
import { insist, leave, mishap, reconnect, showAgain } from './world-mishaps.ts';
import { poll, roundOfEverybody, roundOfSlices, sweep } from './world-rounds.ts';
import { weatherOf } from './world-weather.ts';

/** What came of a seed: nothing wrong where `problems` is empty. */
export type Ending = {
  readonly seed: number;
  readonly weather: string;
  readonly problems: readonly string[];
  readonly story: readonly string[];
};

/** Moments near which clocks change somewhere, and one that is far from any. */
const beginnings = [
  '2026-03-05T09:00:00Z',
  '2026-03-25T09:00:00Z',
  '2026-10-20T09:00:00Z',
  '2026-10-30T09:00:00Z',
  '2026-06-10T09:00:00Z',
  '2026-12-21T09:00:00Z',
];
const homes = ['Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'Australia/Lord_Howe'];
const cadenceNames = [
  'recommended',
  'recommended',
  'recommended',
  'five-guidelines',
  'dos-and-donts',
  'eight-rules',
  'how-often',
  'weekly-calls',
] as const;

/** Lives through one world. */
export async function simulate(seed: number): Promise<Ending> {
  const random = seededRandom(seed).fork('life');
  const start = parseInstant(random.pick(beginnings)) ?? (0 as Instant);
  const weather = weatherOf(random);
  const isDeployed = seededRandom(seed).fork('deployed').chance(0.4);
  const world = new World(seed, start, weather, isDeployed);
  world.story.tell(`weather: ${weather.name}${isDeployed ? ', deployed' : ''}`);
  const count = random.chance(0.1) ? 2 : 1;
  for (let i = 0; i < count; i++) world.humans.push(humanOf(world, random, 'ab'.charAt(i)));
  const hands = world.humans.map((human) => new Hands(world, human, random));
  world.writing = (writing) => {
    const human = world.humans.find((one) => one.mailboxes.includes(writing.mailbox));
    if (human) watchWriting(world, human, writing);
  };
  world.meddle = () => random.pick(hands).actMidRun();
  await settleIn(world);
  await liveThrough(world, random, hands);
  await comeToRest(world);
  await checkSettled(world);
  for (const human of world.humans) checkHuman(world, human);
  checkDiscretion(world);
  const { problems, lines } = world.story;
  return { seed, weather: weather.name, problems, story: lines };
}

function humanOf(world: World, random: Random, name: string): Human {
  const zone = zoneNamed(random.pick(homes)) as Zone;
  const permissions = random.pick([
    ...Array.from({ length: 6 }, () => ({ calendar: 'write' as const, tasks: true, lists: true })),
    { calendar: 'write' as const, tasks: false, lists: true },
    { calendar: 'read' as const, tasks: true, lists: true },
  ]);
  const providers = random.pick([
    ['google', 'outlook'],
    ['google', 'outlook'],
    ['google'],
    ['outlook'],
  ] as const);
  const mailboxes = providers.map((provider) =>
    mailboxOf(provider, {
      ...{ name, zone, permissions, random },
      now: world.now,
      onNotify: (channel, token) => carry(world, channel, token),
      calendars: random.between(1, 2),
    }),
  );
  return new Human(name, zone, random.pick(cadenceNames), mailboxes);
}

/** Everybody connects everything and says which cadence they like. */
async function settleIn(world: World): Promise<void> {
  for (const human of world.humans) {
    for (const mailbox of human.mailboxes) {
      for (
        let i = 0;
        i < 200 && world.watcher.accounts(human.person).every(({ id }) => id !== mailbox.account);
        i++
      ) {
        connect(world, human, mailbox);
        await world.until(plusMs(world.now(), minuteMs));
      }
    }
    await setUp(world, human);
  }
}

/** What a page of settings will do; again where somebody else was first. */
async function setUp(world: World, human: Human): Promise<void> {
  const { person, cadence, zone } = human;
  const state = person === null ? null : await world.store.load(person);
  if (!state || person === null) throw new Error('nobody could connect');
  const value = { ...state.person.value, cadence, zone, zoneIsKnown: true };
  const { version } = state.person;
  const saved = await world.store.save(person, { kind: 'person', value }, version);
  if (saved === null) await setUp(world, human);
}

/** The hands of one person. */
class Hands {
  readonly #interviews: Interviews;
  readonly #deeds: Deeds;
  readonly #random: Random;
  readonly #world: World;

  constructor(world: World, human: Human, random: Random) {
    this.#random = random;
    this.#world = world;
    this.#interviews = new Interviews(world, human, random);
    this.#deeds = new Deeds(world, human, random);
  }

  act(): void {
    if (this.#random.chance(0.5) && this.#deeds.act()) return;
    this.#interviews.act();
  }

  actMidRun(): void {
    this.#world.story.tell('    meanwhile:');
    this.act();
  }
}

async function liveThrough(world: World, random: Random, hands: readonly Hands[]): Promise<void> {
  const acts = random.between(3, 14);
  const spread = random.pick([1, 6, 20]) * hourMs;
  const sweepMs = random.pick([24, 48]) * hourMs;
  const end = plusMs(world.now(), acts * spread);
  const each = (ms: number, what: () => Promise<void>): void => {
    const again = (): void =>
      world.at(plusMs(world.now(), ms), async () => {
        await what();
        if (world.now() < end) again();
      });
    again();
  };
  if (world.deployed) each(hourMs, () => roundOfSlices(world));
  else {
    each(sweepMs, () => sweep(world));
    each(sweepMs / 3, () => poll(world));
  }
  for (let i = 0; i < acts; i++) {
    random.pick(hands).act();
    if (random.chance(world.weather.mishap)) mishap(world, random);
    if (random.chance(0.01)) leave(world, random);
    await world.until(
      plusMs(
        world.now(),
        random.chance(0.2) ? minuteMs : random.between(1, spread / minuteMs) * minuteMs,
      ),
    );
    reconnect(world, random);
  }
}

/** Faults stop; what waits to be tried again is tried, until a look at everything changes nothing. */
async function comeToRest(world: World): Promise<void> {
  world.story.tell('-- faults stop');
  world.calmDown();
  for (const { mailbox } of world.mailboxes) {
    mailbox.consent.server = 'up';
    mailbox.twin.refuseWatching(false);
    if (mailbox.isBlank) showAgain(mailbox);
  }
  if (world.deployed) await sweepOn(world);
  for (let round = 0; round < 8; round++) {
    reconnect(world, null);
    insist(world);
    const before = world.watcher.providerWrites + world.watcher.storeWrites;
    await world.until(plusMs(world.now(), 2 * minuteMs));
    await (world.deployed ? roundOfEverybody(world) : sweep(world));
    if (round > 0 && world.watcher.providerWrites + world.watcher.storeWrites === before) return;
  }
  world.story.fault('it does not settle');
}

/**
 * A day and more in which only the rules, turns and notifications ask for anything: that is enough for
 * everything to stand as it should.
 */
async function sweepOn(world: World): Promise<void> {
  for (let hour = 0; hour < 26; hour++) {
    reconnect(world, null);
    insist(world);
    await roundOfSlices(world);
    await world.until(plusMs(world.now(), hourMs));
  }
  for (const human of world.humans) checkHuman(world, human);
  world.deployed?.useOneProcess();
}
