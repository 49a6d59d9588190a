/** What must hold at the end of a simulated world, when faults have stopped and everything was looked at. */
import { saysDone } from '../../functions/domain/search/own-steps.ts';
import { formatDay, instantAt } from '../../functions/domain/time.ts';
import type { World } from './world.ts';
import { checkOwed, companyOf, isAhead, type Standing } from './world-check-owed.ts';
import type { Human, Mailbox } from './world-human.ts';
import { hashOf } from './world-owed.ts';
import { sweep } from './world-rounds.ts';
import { clockOf } from './world-story.ts';

/** Looks at everything once more and expects that nothing is written. */
export async function checkSettled(world: World): Promise<void> {
  const { watcher, story } = world;
  const before = [watcher.providerWrites, watcher.storeWrites];
  story.tell('-- once more: nothing may be written');
  await sweep(world);
  if (watcher.providerWrites !== before[0]) story.fault('not settled: a provider was written to');
  if (watcher.storeWrites !== before[1]) story.fault('not settled: the store was written to');
}

/** Everything that can be seen from outside. */
export function checkHuman(world: World, human: Human): void {
  const { story } = world;
  for (const { account, twin } of human.mailboxes) {
    for (const offence of twin.offences) story.fault(`${account}: ${offence}`);
  }
  const standing = human.mailboxes.flatMap((mailbox) => standingIn(human, mailbox));
  checkShape(world, human);
  checkLeft(world, human, standing);
  // What is known of a person's deeds is forgotten with the account.
  if (human.hasLeft) return;
  checkOnce(world, standing);
  checkWords(world, human, standing);
  checkRemoved(world, human, standing);
  checkMemory(world, human);
  // Where a calendar came back empty all at once, nothing is done until it is not (decision 7).
  const accounts = world.watcher.accounts(human.person);
  if (accounts.every(({ suddenlyEmpty }) => suddenlyEmpty.length === 0)) {
    checkOwed(world, human, standing);
    checkCancelled(world, human, standing);
  }
}

/** What was published and what is stored tells nothing personal. */
export function checkDiscretion(world: World): void {
  for (const event of world.watcher.published) {
    if (/@|example\.|interview with|\s/i.test(`${event.person}${event.about}`)) {
      world.story.fault(`an event of the bus tells something personal: ${event.name}`);
    }
  }
}

function standingIn(human: Human, mailbox: Mailbox): readonly Standing[] {
  const { zone } = human;
  const events = mailbox.twin.standing().flatMap(({ id, key, event }): Standing[] => {
    if (key === null) return [];
    const { title, description: text, start } = event;
    const at = clockOf(start);
    return [
      { mailbox, id, key, as: 'event', title, text, until: start, at, isDone: saysDone(title) },
    ];
  });
  const tasks = mailbox.twin.standingTasks().flatMap((task): Standing[] => {
    const { id, key, title, text, due, completed } = task;
    if (key === null || due === null) return [];
    const until = instantAt(zone, due, 0);
    const isDone = completed || saysDone(title);
    return [{ mailbox, id, key, as: 'task', title, text, until, at: formatDay(due), isDone }];
  });
  return [...events, ...tasks];
}

function checkOnce({ story }: World, standing: readonly Standing[]): void {
  for (const [name, halves] of Map.groupBy(standing, ({ key, as }) => `${key} ${as}`)) {
    if (halves.length > 1) story.fault(`${name} stands ${halves.length} times`);
  }
}

function checkRemoved({ story }: World, human: Human, standing: readonly Standing[]): void {
  for (const half of standing) {
    if (!human.removed.has(half.key)) continue;
    const isDone = standing.some((one) => one.key === half.key && one.isDone);
    if (!isDone) story.fault(`${half.key} ${half.as} was removed by the person and is back`);
  }
}

/** Of an account that is not wanted any more nothing is known, and where it was to be cleared nothing stands. */
function checkLeft({ story, watcher }: World, human: Human, standing: readonly Standing[]): void {
  for (const mailbox of human.mailboxes) {
    if (mailbox.isWanted) continue;
    const { account } = mailbox;
    if (watcher.accounts(human.person).some(({ id }) => id === account)) {
      story.fault(`${account} was disconnected and is still known`);
    }
    for (const half of standing) {
      if (half.mailbox !== mailbox || !mailbox.isCleared) continue;
      story.fault(`${half.key} ${half.as} was to be taken away with the account`);
    }
  }
}

/** What the person wrote into a step of ours stays. */
function checkWords({ story }: World, human: Human, standing: readonly Standing[]): void {
  for (const { key, as, words, id } of human.deeds) {
    if (words === '' || human.hazy.has(companyOf(human, key))) continue;
    const half = standing.find((one) => one.key === key && one.as === as && one.id === id);
    if (half && !half.text.includes(words)) story.fault(`${key} ${as} has lost "${words}"`);
  }
}

/** Of what has steps it is remembered what it was, also when it is gone: something may take its place. */
function checkMemory({ story, watcher }: World, human: Human): void {
  for (const { id, steps, copies } of watcher.interviews(human.person)) {
    if (steps.length > 0 && copies.length === 0) story.fault(`${id} has steps and is forgotten`);
  }
}

/** Where nothing of an employer stands any more, nothing of ours lies ahead for it. */
function checkCancelled(world: World, human: Human, standing: readonly Standing[]): void {
  const alive = new Set(
    human.mailboxes.flatMap(({ twin }) =>
      twin.standing().flatMap(({ key, event }) => {
        const company = human.companies.get(hashOf(event.uid));
        return key === null && !event.cancelled && company ? [company] : [];
      }),
    ),
  );
  for (const half of standing) {
    if (half.isDone || !half.mailbox.isWanted || !isAhead(world, human, half)) continue;
    const isOther = standing.some((one) => one.key === half.key && one.isDone);
    if (!isOther && !alive.has(companyOf(human, half.key))) {
      world.story.fault(`${half.key} ${half.as} survives the cancellation`);
    }
  }
}

function checkShape({ story }: World, human: Human): void {
  for (const { twin } of human.mailboxes) {
    for (const event of twin.person.events()) {
      if (event.key === null) continue;
      if (event.attendees.length > 0) story.fault(`${event.key} has an attendee`);
      if (event.busy) story.fault(`${event.key} is shown as busy`);
    }
  }
}
