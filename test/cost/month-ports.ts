/** The flows' ports in a counted month: twins that take their time, each act of theirs counted. */
import type { Queue } from '../../functions/domain/ports/queue.ts';
import type { Schedule } from '../../functions/domain/ports/schedule.ts';
import type { Secrets } from '../../functions/domain/ports/secrets.ts';
import { type Instant, minuteMs } from '../../functions/domain/time.ts';
import { nothingHeld, type Ports } from '../../functions/flows/ports.ts';
import type { Random } from '../world/random.ts';
import type { TwinConsent } from '../world/twin-consent.ts';
import { twinLinks } from '../world/twin-links.ts';
import type { TwinMailbox } from '../world/twin-mailbox.ts';
import { twinSchedule } from '../world/twin-schedule.ts';
import { twinSecrets } from '../world/twin-secrets.ts';
import { latency } from './assumptions.ts';
import { countingProvider } from './counting-provider.ts';
import type { CountingStore } from './counting-store.ts';
import type { Counts } from './counts.ts';
import type { VirtualTime } from './virtual-time.ts';

export type Side = { readonly mailbox: TwinMailbox; readonly consent: TwinConsent };

export type Parts = {
  readonly time: VirtualTime;
  readonly counts: Counts;
  readonly random: Random;
  readonly store: CountingStore;
  readonly sides: Readonly<Record<'google' | 'outlook', Side>>;
  /** A provider has spoken to our address without telling of a change. */
  readonly spoken: () => void;
  /** A person's turn has come. */
  readonly turn: (person: string) => void;
};

/** All ports of the flows. */
export function countingPorts(parts: Parts): Ports {
  const { counts, time, random, sides, spoken } = parts;
  const minting = random.fork('mint');
  const provider = (name: 'google' | 'outlook') => {
    const { mailbox, consent } = sides[name];
    const { calendar, tasks } = mailbox;
    const lengths = random.fork(`lengths ${name}`);
    return countingProvider({
      ...{ name, calendar, tasks, consent, time, counts, spoken },
      random: lengths,
    });
  };
  const secrets = twinSecrets();
  return {
    store: parts.store,
    secrets: countedSecrets(secrets, counts),
    pending: secrets,
    held: nothingHeld(),
    clock: { now: time.now },
    schedule: countedSchedule(parts),
    bus: {
      publish: async (events) => {
        counts.add('bus calls', Math.ceil(events.length / 10));
        counts.add('bus events', events.length);
        await time.wait(latency.bus);
      },
    },
    links: twinLinks(),
    providers: { google: provider('google'), outlook: provider('outlook') },
    mint: () => Array.from({ length: 32 }, () => minting.between(0, 31).toString(32)).join(''),
    holidays: () => null,
    notifyUrl: (name) => `https://afterword.example.com/notify/${name}`,
  };
}

/** A queue that counts requests: ten messages fit into one. */
export function countedQueue(
  counts: Counts,
  time: VirtualTime,
  add: (message: Parameters<Queue['add']>[0][number]) => void,
): Queue {
  return {
    add: async (messages) => {
      counts.add('queue sends', Math.ceil(messages.length / 10));
      await time.wait(latency.queue);
      messages.forEach(add);
    },
  };
}

function countedSecrets(inner: Secrets, counts: Counts): Secrets {
  return {
    seal: (text, context) => {
      counts.add('seals');
      return inner.seal(text, context);
    },
    open: (sealed, context) => {
      counts.add('opens');
      return inner.open(sealed, context);
    },
  };
}

/** A turn comes within ten minutes of its moment; the schedule is gone then, and the next is made anew. */
function countedSchedule({ counts, time, random, turn }: Parts): Schedule {
  const schedule = twinSchedule();
  const calling = async (calls: number): Promise<void> => {
    counts.add('schedule calls', calls);
    await time.wait(calls * latency.scheduler);
  };
  const fire = (): void => {
    for (const person of schedule.due(time.now(), 1)) {
      counts.add('schedule fires');
      turn(person);
    }
  };
  const set = async (person: string, at: Instant, calls: number): Promise<void> => {
    const isThere = schedule.next() !== null;
    await schedule.set(person, at);
    time.at(at + random.between(0, 10 * minuteMs), fire);
    await calling(isThere ? calls : calls + 1);
  };
  return {
    set: (person, at) => set(person, at, 1),
    hasten: async (person, at) => {
      const known = schedule.next();
      if (known === null || known > at) await set(person, at, 2);
      else await calling(1);
    },
    clear: async (person) => {
      await schedule.clear(person);
      await calling(1);
    },
  };
}
