/**
 * What a person of a simulated world is owed: planned from scratch, from what stands in the providers'
 * books and what the person is known to have done. Nothing here asks the ledger how it sees things.
 */
import { plainWorkCalendar } from '../../functions/domain/business-days.ts';
import type { CalendarEvent } from '../../functions/domain/event.ts';
import type { Deed as PlanDeed } from '../../functions/domain/plan/deeds.ts';
import { shortHash } from '../../functions/domain/plan/step.ts';
import { recognise } from '../../functions/domain/recognise/verdict.ts';
import type { SeenStep } from '../../functions/domain/search/own-steps.ts';
import {
  type FollowUp,
  followUpsOf,
  planSearch,
} from '../../functions/domain/search/plan-search.ts';
import type { Settings } from '../../functions/domain/search/settings.ts';
import { type Instant, type LocalDay, localDay } from '../../functions/domain/time.ts';
import { twinLinks } from './twin-links.ts';
import type { World } from './world.ts';
import type { Deed, Human } from './world-human.ts';

/** Every follow-up that the person is owed now, by key. */
export function owedNow(world: World, human: Human): ReadonlyMap<string, FollowUp> {
  const settings = settingsOf(human);
  const records = world.watcher.interviews(human.person);
  const standing = human.mailboxes
    .filter(({ isWanted }) => isWanted)
    .flatMap(({ twin }) => twin.standing().filter(({ key }) => key === null));
  const byUid = Map.groupBy(standing, ({ event }) => event.uid);
  const events = [...byUid.values()].flatMap((copies) =>
    agreeing(
      copies.map(({ event }) => event),
      settings,
    ),
  );
  // What is gone from every calendar lives on only where steps hang on it: there memory has to be asked.
  for (const { copies, steps } of records) {
    const [copy] = [...copies].sort((a, b) => ageOf(b.event) - ageOf(a.event));
    if (!copy || steps.length === 0 || byUid.has(copy.event.uid)) continue;
    events.push({ ...copy.event, cancelled: true });
  }
  const outcomes = records.flatMap(({ copies, outcome }) =>
    outcome ? copies.map(({ event }) => [event.uid, outcome] as const) : [],
  );
  const plan = planSearch(
    {
      events,
      seen: seenOf(human),
      deeds: deedsOf(human),
      knownOutcomes: new Map(outcomes),
      now: world.now(),
      since: null,
      until: null,
    },
    settings,
  );
  return new Map(followUpsOf(plan).map((step) => [step.key, step]));
}

/** Whether a step is owed and not over for the person. */
export function isOwed(world: World, human: Human, key: string): boolean {
  return owedNow(world, human).has(key);
}

/** Who the person is, as they told the world. */
function settingsOf({ zone, cadence, mailboxes, person }: Human): Settings {
  const addresses = mailboxes.filter(({ isWanted }) => isWanted).map(({ email }) => email);
  return {
    owner: { name: null, addresses, employers: [], zone },
    work: plainWorkCalendar,
    cadence,
    pageOf: twinLinks().of(person ?? ''),
  };
}

function ageOf({ lastModified }: CalendarEvent): number {
  return lastModified ?? 0;
}

/** Of several copies of one event those that agree with the newest; a "no" in any of them counts. */
function agreeing(copies: readonly CalendarEvent[], { owner }: Settings): CalendarEvent[] {
  const inOrder = [...copies].sort((a, b) => ageOf(a) - ageOf(b));
  const newest = inOrder.at(-1);
  if (!newest || copies.length === 1) return [...copies];
  const no = copies.find((event) => /#notinterview\b/i.test(event.title + event.description));
  if (no) return [no];
  const { is } = recognise(newest, owner);
  if (is === 'skipped' || is === 'application') return [newest];
  return inOrder.filter((event) => event.start === newest.start && !event.cancelled);
}

function deedsOf(human: Human): readonly PlanDeed[] {
  const halves = Map.groupBy(human.deeds, ({ key, as }) => `${key} ${as}`);
  return [...halves.values()].flatMap((deeds) => deedsOfHalf(human, deeds));
}

function deedsOfHalf(human: Human, deeds: readonly Deed[]): readonly PlanDeed[] {
  const [first] = deeds;
  if (!first) return [];
  const { key, as } = first;
  const found: PlanDeed[] = [];
  const done = deeds.findLast(({ did }) => did === 'done' || did === 'undone');
  if (done?.did === 'done') found.push({ key, did: 'done', at: firstDone(deeds, done) });
  const last = deeds.at(-1);
  if (last?.did === 'deleted' && human.removed.has(key)) {
    found.push({ key, did: 'deleted', at: last.at });
  }
  const moved = deeds.findLast(({ did }) => did === 'moved');
  if (moved && moved.to !== null && isStillThere(human, moved, as)) {
    found.push({ key, did: 'moved', at: moved.at, start: moved.to });
  }
  return found;
}

/** A second tick changes nothing. */
function firstDone(deeds: readonly Deed[], last: Deed): Instant {
  const undone = deeds.findLastIndex(({ did }) => did === 'undone');
  return (deeds.slice(undone + 1).find(({ did }) => did === 'done') ?? last).at;
}

/** Whether it stands where the person put it; where one half was taken away, the other tells. */
function isStillThere(human: Human, { key, to }: Deed, as: Deed['as']): boolean {
  if (to === null) return false;
  const zone = human.reminders.get(key)?.zone ?? human.zone;
  const events = human.mailboxes.flatMap(({ twin }) => twin.standing());
  const tasks = human.mailboxes.flatMap(({ twin }) => twin.standingTasks());
  const event = events.find((one) => one.key === key);
  const task = tasks.find((one) => one.key === key);
  const byTask = task !== undefined && task.due === localDay(zone, to);
  if (as === 'event') return event ? event.event.start === to : byTask;
  return task ? byTask : event?.event.start === to;
}

/**
 * What of ours stands: an identity that has steps keeps its name, and a debrief is read where the
 * person wrote into it. What was done to a step is told by `deedsOf`.
 */
function seenOf(human: Human): readonly SeenStep[] {
  const bare = {
    ...{ title: '', text: '', start: null, ticked: false, tickedAt: null, removed: false },
    ...{ edited: false, lastModified: null, written: { start: null, hash: null } },
  };
  const seen = (key: string | null, as: Deed['as'], text: string): readonly SeenStep[] => {
    if (key === null) return [];
    const edits = human.deeds.filter((deed) => deed.key === key && deed.as === as);
    if (!edits.some(({ did }) => did === 'edited')) return [{ ...bare, key, as }];
    const changed = edits.findLast(({ did }) => did === 'edited' || did === 'moved');
    return [{ ...bare, key, as, text, edited: true, lastModified: changed?.at ?? null }];
  };
  const there = human.mailboxes.flatMap(({ twin }) => [
    ...twin.standing().flatMap(({ key, event }) => seen(key, 'event', event.description)),
    ...twin.standingTasks().flatMap(({ key, text }) => seen(key, 'task', text)),
  ]);
  return [...there, ...keptOf(human).map((kept) => ({ ...bare, ...kept }))];
}

/** What the person wrote into a step that they deleted later: it was said, and holds. */
function keptOf(
  human: Human,
): readonly Pick<SeenStep, 'key' | 'as' | 'text' | 'edited' | 'removed' | 'lastModified'>[] {
  const halves = Map.groupBy(human.deeds, ({ key, as }) => `${key} ${as}`);
  return [...halves.values()].flatMap((deeds) => {
    const last = deeds.at(-1);
    const said = deeds.filter(({ words }) => words !== '');
    if (last?.did !== 'deleted' || !human.removed.has(last.key) || said.length === 0) return [];
    const { key, as } = last;
    const text = said.map(({ words }) => words).join('\n');
    const lastModified = said.at(-1)?.at ?? null;
    return [{ key, as, text, edited: true, removed: true, lastModified }];
  });
}

/** The name under which the world knows whose event this is. */
export function hashOf(uid: string): string {
  return shortHash(uid);
}

/** The day of a step as a task shows it. */
export function dueOf({ zone, start }: FollowUp): LocalDay {
  return localDay(zone, start);
}
