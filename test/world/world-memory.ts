/** What the world remembers of a person's deeds, and what it says to each write of ours. */
import { recordIdOf } from '../../functions/domain/plan/step.ts';
import { dayMs, formatDay, type Instant } from '../../functions/domain/time.ts';
import type { World } from './world.ts';
import type { Deed, Human, Mailbox } from './world-human.ts';
import { hashOf, isOwed, owedNow } from './world-owed.ts';
import type { Writing } from './world-ports.ts';
import { clockOf } from './world-story.ts';

/** A deed as the person is about to do it. */
type Doing = Pick<Deed, 'key' | 'as' | 'did' | 'to' | 'words'>;

/** Notes a deed about to be done, and whether it can be told apart from what else happens meanwhile. */
export function noteDeed(world: World, human: Human, mailbox: Mailbox, doing: Doing): void {
  const { key, as, did, to, words } = doing;
  const before = human.deeds.findLast((deed) => deed.key === key);
  const isUnclear = before !== undefined && !isSeen(world, before);
  if (isUnclear) blur(human, key, 'two deeds between two looks');
  const where = to === null ? words : `to ${clockOf(to)}`;
  world.story.tell(`${human.name}: ${key} ${as} is ${did} ${where}`.trim());
  if (did === 'deleted') {
    // What was done is not taken away any more: its other half stays as a record.
    if (isDone(human, key)) human.removed.delete(key);
    // Its creation was never answered: nobody knows that there was anything to delete.
    else if (isUnclear) human.removed.delete(key);
    else if (!isKnown(world, human, key, as)) blur(human, key, 'deleted before it was known');
    else if (isOwed(world, human, key)) human.removed.add(key);
    else blur(human, key, 'deleted though not owed');
  }
  // Words for an interview that is gone: whether they hold should it come back is a matter of taste.
  if (did === 'edited' && !isOwed(world, human, key)) blur(human, key, 'told of what is gone');
  const place = `${mailbox.account}/${as === 'task' ? 'tasks' : calendarOf(mailbox, key)}`;
  const order = world.next();
  const id = idOf(mailbox, key, as);
  const written = did === 'edited' ? words : '';
  human.deeds.push({ key, as, did, at: world.now(), to, words: written, id, order, place });
}

function idOf({ twin }: Mailbox, key: string, as: Deed['as']): string {
  const things = as === 'event' ? twin.standing() : twin.standingTasks();
  return things.find((one) => one.key === key)?.id ?? '';
}

function calendarOf(mailbox: Mailbox, key: string): string {
  return mailbox.twin.standing().find((event) => event.key === key)?.calendar ?? '';
}

function isKnown(world: World, human: Human, key: string, as: Deed['as']): boolean {
  const records = world.watcher.interviews(human.person);
  const step = records
    .flatMap(({ steps }) => steps)
    .find((one) => one.key === key && one.as === as);
  return step?.state === 'written';
}

function isDone(human: Human, key: string): boolean {
  return isHalfDone(human, key, 'event') || isHalfDone(human, key, 'task');
}

function isHalfDone(human: Human, key: string, as: Deed['as']): boolean {
  const deeds = human.deeds.filter((deed) => deed.key === key && deed.as === as);
  return deeds.findLast(({ did }) => did === 'done' || did === 'undone')?.did === 'done';
}

/** From now on no exact plan is expected of the employer that a step belongs to. */
function blur(human: Human, key: string, why: string): void {
  const company = human.companies.get(recordIdOf(key)) ?? '';
  if (!human.hazy.has(company)) human.hazy.set(company, why);
}

function isSeen(world: World, deed: Deed): boolean {
  return (world.looked.get(deed.place) ?? 0) > deed.order;
}

/** Watches each write of ours as it is about to be done; tells what it undoes of what the person did. */
export function watchWriting(world: World, human: Human, writing: Writing): void {
  const { mailbox, as, place, write } = writing;
  const { key } = write;
  world.story.tell(`    ${write.do} ${key} ${as}${shown(write)} in ${mailbox.account}/${place}`);
  if ('draft' in write && 'due' in write.draft) {
    human.reminders.set(key, { at: write.draft.remindAt, zone: write.draft.zone });
  }
  const isAllowed =
    as === 'task' ? mailbox.permissions.tasks : mailbox.permissions.calendar === 'write';
  if (!isAllowed) world.story.fault(`a write without the permission: ${as}`);
  // Where nothing at all is shown, nobody knows that anything is over (decision 7).
  if (write.do === 'remove' && mailbox.isBlank && !mailbox.hasGained && mailbox.isWanted) {
    const isPlanned = owedNow(world, human).get(key)?.status === 'planned';
    const isHazy = human.hazy.has(human.companies.get(recordIdOf(key)) ?? '');
    const isAlone = human.mailboxes.length === 1 && !human.hasLeft;
    if (isPlanned && !isHazy && isAlone) world.story.fault(`${key} is taken away unseen`);
  }
  const last = human.lastDeed(key, as);
  if (last === null || write.do === 'create') return;
  // We take it away and the person deletes it in one moment: whose doing it was nobody can tell.
  if (write.do === 'remove' && last.did === 'deleted' && !isSeen(world, last)) {
    human.removed.delete(key);
    blur(human, key, 'deleted while it was taken away');
  }
  const isNowhereLeft = human.mailboxes.every(({ isWanted }) => isWanted) && !human.hasLeft;
  if (write.do === 'remove' && isNowhereLeft) {
    const isTold = human.deeds.every((deed) => deed.key !== key || isSeen(world, deed));
    if (isTold && isHalfDone(human, key, as))
      world.story.fault(`${key} was done and is taken away`);
  }
  // No provider compares before it writes a task: what the person did at the same moment is lost.
  if (as === 'task' && !isSeen(world, last)) blur(human, key, 'a task was written over');
  // Where it was put last counts, be it by its other half.
  const lastMove = human.deeds.findLast((deed) => deed.key === key && deed.did === 'moved');
  if (write.do === 'update' && as === 'event' && last.did === 'moved' && last === lastMove) {
    const stored = mailbox.twin.standing().find((event) => event.key === key);
    const draft = write.draft as { start: Instant };
    if (!stored || !isCurrent(mailbox, write)) return;
    if (
      stored.event.start === last.to &&
      draft.start !== last.to &&
      !mayPass(human, key, last.to)
    ) {
      world.story.fault(`${key} was moved by the person and moves again`);
    }
  }
}

/** Whether the write comes after everything that was done to the event. */
function isCurrent({ twin }: Mailbox, write: Writing['write']): boolean {
  const stored = twin.standing().find(({ key }) => key === write.key);
  return write.do !== 'create' && stored?.etag === write.etag;
}

function shown(write: Writing['write']): string {
  if (!('draft' in write)) return '';
  const { title } = write.draft;
  const when = 'due' in write.draft ? formatDay(write.draft.due) : clockOf(write.draft.start);
  return ` "${title}" at ${when}`;
}

/** Whether the interview that a step belongs to may have moved past the place where it was put. */
function mayPass(human: Human, key: string, to: Instant): boolean {
  const company = human.companies.get(recordIdOf(key));
  return human.mailboxes.some((mailbox) =>
    mailbox.twin.standing().some(({ event, key: ours }) => {
      const isTheirs =
        ours === null && human.companies.get(recordIdOf(`${hashOf(event.uid)}.`)) === company;
      return isTheirs && event.end >= to - dayMs;
    }),
  );
}
