/** What goes wrong in a simulated world by itself, and how its persons mend it. */
import { hourMs, plusMs } from '../../functions/domain/time.ts';
import type { Random } from './random.ts';
import type { World } from './world.ts';
import { connect, disconnect, knock } from './world-doors.ts';
import type { Mailbox } from './world-human.ts';
import { sweep } from './world-rounds.ts';

/** Somebody disconnects an account, for good or for a while. */
export function leave(world: World, random: Random): void {
  const human = random.pick(world.humans);
  const mailbox = random.pick(human.mailboxes);
  if (!mailbox.isWanted) return;
  disconnect(world, human, mailbox, random.chance(0.6));
  if (random.chance(0.5)) return;
  const when = plusMs(world.now(), random.between(1, 30) * hourMs);
  world.at(when, () => connect(world, human, mailbox));
}

/** Whose wish was lost on its way says so again. */
export function insist(world: World): void {
  for (const human of world.humans) {
    const known = world.watcher.accounts(human.person);
    for (const mailbox of human.mailboxes) {
      const record = known.find(({ id }) => id === mailbox.account);
      const isStaying = record?.status === 'connected' || record?.status === 'reconnect';
      if (!mailbox.isWanted && isStaying) disconnect(world, human, mailbox, false);
      if (mailbox.isWanted && !record) connect(world, human, mailbox);
    }
  }
}

/** Whose consent has ended connects again, some time. */
export function reconnect(world: World, random: Random | null): void {
  for (const human of world.humans) {
    for (const { id, status } of world.watcher.accounts(human.person)) {
      const mailbox = human.mailboxes.find(({ account }) => account === id);
      const isTime = random === null || random.chance(0.5);
      if (status === 'reconnect' && mailbox?.isWanted && isTime) connect(world, human, mailbox);
    }
  }
}

/** Something goes wrong by itself. */
export function mishap(world: World, random: Random): void {
  const { mailbox } = random.pick(world.mailboxes);
  const { account, twin, consent } = mailbox;
  const back = (hours: number, what: () => void | Promise<void>): void => {
    world.at(plusMs(world.now(), hours * hourMs), what);
  };
  const tell = (what: string): void => world.story.tell(`~ ${account}: ${what}`);
  random.pick<() => void>([
    () => {
      tell('channels end');
      twin.endChannels();
    },
    () => {
      tell('cursors are forgotten');
      twin.forgetCursors();
    },
    () => {
      tell('access tokens end');
      consent.expireAccess();
    },
    () => {
      tell('the grant is withdrawn');
      consent.withdraw();
      mailbox.isOver = true;
      mailbox.isCleared = false;
    },
    () => {
      tell('watching is refused');
      twin.refuseWatching(true);
      back(random.between(1, 60), () => twin.refuseWatching(false));
    },
    () => {
      consent.server = random.pick(['unreachable', 'client-refused'] as const);
      tell(`the consent server is ${consent.server}`);
      back(random.pick([0.1, 0.3, 0.6]), () => {
        consent.server = 'up';
      });
    },
    () => {
      tell('the calendars come back empty');
      mailbox.isBlank = true;
      mailbox.hasGained = false;
      twin.forgetCursors();
      back(0.1, () => sweep(world));
      back(random.between(1, 20), () => showAgain(mailbox));
    },
    () => {
      tell('the clock jumps');
      world.jump(random.between(1, 72) * hourMs);
    },
    () => {
      tell('a forged notification');
      knock(world, random.pick(['nonsense', world.heard ?? 'nonsense']), 'guessed', true);
    },
  ])();
}

/** What was read while nothing was shown counts for nothing. */
export function showAgain(mailbox: Mailbox): void {
  mailbox.isBlank = false;
  mailbox.twin.forgetCursors();
}
