/** What becomes of notifications on one machine: they are proved at the door, and looked at in a moment. */
import type { Hint } from '../../../functions/domain/ports/queue.ts';
import { takeNotification } from '../../../functions/flows/take-notification.ts';
import type { Notices } from '../../../functions/handlers/web/notify-door.ts';
import type { Inside } from './inside.ts';

/** Notices over the host's queue, counted in its journal. */
export function localNotices({ ports, journal, queue }: Inside): Notices {
  const heed = async (hint: Hint): Promise<boolean> => {
    const heeded = await takeNotification(ports, hint);
    if (heeded.is === 'forged') return false;
    journal.count('heeded');
    queue.addSoon(heeded.person, heeded.wish);
    return true;
  };
  return {
    heed: async (hints) => {
      let isHeeded = false;
      for (const hint of hints) isHeeded = (await heed(hint)) || isHeeded;
      return isHeeded;
    },
    count: (what) => journal.count(what),
  };
}
