/** What waits for one person, taken together: one look for all of it. */
import type { Message, Queue } from '../domain/ports/queue.ts';
import { minuteMs, plusMs } from '../domain/time.ts';
import { bothWishes, type Wish } from '../domain/wish.ts';
import { lookAtPerson } from './look-at-person.ts';
import type { Ports } from './ports.ts';
import { idle, type SyncReport } from './sync-report.ts';
import { takeNotification } from './take-notification.ts';

/** So many looks in a row may follow at once: after a conflict the second usually settles it. */
const promptAgains = 3;

export type Taken = {
  readonly report: SyncReport;
  /** Hints whose channel is not known, not this person's, or whose secret is wrong. */
  readonly forged: number;
};

/**
 * Looks at a person for all messages at once. What has to be looked at again at once goes back to the
 * queue; a wait goes to the schedule, whose turn reads everything. Never to be run twice at once for one
 * person. Throws what nobody foresaw: the messages are not taken then. `isRetry`: one of them was begun
 * before, and may have ended anywhere.
 */
export async function takeMessages(
  ports: Ports,
  queue: Queue,
  person: string,
  messages: readonly Message[],
  isRetry = false,
): Promise<Taken> {
  const wishes: Wish[] = [];
  let forged = 0;
  let agains = 0;
  for (const message of messages) {
    if (message.is === 'hint') {
      const heeded = await takeNotification(ports, message.hint);
      // Whoever names another person than the channel's would be looked at out of turn.
      if (heeded.is === 'heeded' && heeded.person === person) wishes.push(heeded.wish);
      else forged += 1;
    } else {
      wishes.push(message.wish);
      agains = Math.max(agains, message.agains);
    }
  }
  const [first, ...more] = wishes;
  if (first === undefined) return { report: idle, forged };
  const wish = more.reduce(bothWishes, first);
  // What it read then is no news any more, and yet the person's turn may not have been set.
  const report = await lookAtPerson(ports, person, { ...wish, plan: wish.plan || isRetry });
  await lookAgain(ports, queue, person, report, agains);
  return { report, forged };
}

async function lookAgain(
  { schedule, clock }: Ports,
  queue: Queue,
  person: string,
  { again }: SyncReport,
  agains: number,
): Promise<void> {
  if (again === null) return;
  if (again.afterMs <= 0 && agains < promptAgains) {
    await queue.add([{ is: 'wish', person, wish: again.wish, agains: agains + 1 }]);
    return;
  }
  // A schedule's grain is a minute; who has to be looked at again and again waits as long as well.
  await schedule.hasten(person, plusMs(clock.now(), Math.max(again.afterMs, minuteMs)));
}
