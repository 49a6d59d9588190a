/**
 * A provider whose requests are counted and take their time: the twins' verbs as the requests that our
 * adapters make of them (functions/adapters/google, functions/adapters/outlook).
 */
import type { Calendar, ChangePage, ProviderName } from '../../functions/domain/ports/calendar.ts';
import type { Consent, Tokens } from '../../functions/domain/ports/consent.ts';
import type { TaskList } from '../../functions/domain/ports/task-list.ts';
import type { Provider } from '../../functions/flows/ports.ts';
import type { Random } from '../world/random.ts';
import { latency, lengths } from './assumptions.ts';
import type { Asked, Counts } from './counts.ts';
import type { VirtualTime } from './virtual-time.ts';

type Parts = {
  readonly name: ProviderName;
  readonly calendar: Calendar;
  readonly tasks: TaskList;
  readonly consent: Consent;
  readonly time: VirtualTime;
  readonly counts: Counts;
  readonly random: Random;
  /** The provider speaks to our address: a new channel, or its handshake. */
  readonly spoken: () => void;
};

type Kind = 'read' | 'write' | 'other';
/** So many requests, `atOnce` of them side by side, each as long as its kind takes. */
type Ask = (whom: Asked, kind: Kind, many: number) => Promise<void>;

const atOnce = { google: 12, outlook: 4 } as const;

/** The provider as the flows get it. */
export function countingProvider(parts: Parts): Provider {
  const { name, time, counts } = parts;
  const ask: Ask = async (whom, kind, many) => {
    if (many === 0) return;
    counts.add(`asked ${whom}`, many);
    counts.add('bytes sent', many * (kind === 'write' ? 3_000 : 1_500));
    await time.wait(Math.ceil(many / atOnce[name]) * latency[name][kind]);
  };
  const live = { calendar: countedCalendar(parts, ask), tasks: countedTasks(parts, ask) };
  return { consent: countedConsent(parts, ask), open: () => live };
}

function countedCalendar({ name, calendar, random, spoken }: Parts, ask: Ask): Calendar {
  const whom = name === 'google' ? 'google calendar' : 'graph';
  const toChannels = name === 'google' ? 'google calendar' : 'graph subscriptions';
  const cursors = longer(lengths[name].cursor, random, name === 'outlook');
  return {
    reads: calendar.reads,
    watches: calendar.watches,
    calendars: async () => {
      await ask(whom, 'read', name === 'google' ? 1 : 2);
      return await calendar.calendars();
    },
    changesSince: async function* (id, cursor, window): AsyncGenerator<ChangePage> {
      // From nothing our own events are listed as well.
      if (cursor === null) await ask(whom, 'read', 1);
      const round = calendar.changesSince(id, cursor && cursors.short(cursor), window);
      let read = 0;
      for await (const page of round) {
        // The adapter's pages hold 500 or 200 changes, the twin's a few.
        const pages = Math.ceil((read + page.changes.length + 1) / 200) - Math.ceil(read / 200);
        read += page.changes.length;
        await ask(whom, 'read', pages);
        yield page.cursor === null ? page : { ...page, cursor: cursors.long(page.cursor) };
      }
    },
    write: async (id, writes) => {
      await ask(whom, 'write', writes.length);
      return await calendar.write(id, writes);
    },
    watch: async (request) => {
      await ask(toChannels, 'other', 1);
      spoken();
      return await calendar.watch(request);
    },
    renew: async (channel, request) => {
      await ask(toChannels, 'other', 1);
      if (name === 'google') spoken();
      return await calendar.renew(channel, request);
    },
    unwatch: async (channel) => {
      await ask(toChannels, 'other', 1);
      await calendar.unwatch(channel);
    },
  };
}

function countedTasks({ name, tasks, random }: Parts, ask: Ask): TaskList {
  const whom = name === 'google' ? 'google tasks' : 'graph';
  const cursors = longer(name === 'google' ? 0 : lengths.outlook.cursor, random, false);
  return {
    find: async (title) => {
      await ask(whom, 'read', 1);
      return await tasks.find(title);
    },
    create: async (title) => {
      await ask(whom, 'read', 1);
      await ask(whom, 'write', 1);
      return await tasks.create(title);
    },
    changesSince: async (list, cursor) => {
      await ask(whom, 'read', 1);
      const told = await tasks.changesSince(list, cursor && cursors.short(cursor));
      return { ...told, cursor: cursors.long(told.cursor) };
    },
    write: async (list, writes) => {
      // Those that may exist share one look at the list.
      const isUnsure = writes.some((write) => write.do === 'create' && write.mayExist);
      await ask(whom, 'read', isUnsure ? 1 : 0);
      await ask(whom, 'write', writes.length);
      return await tasks.write(list, writes);
    },
  };
}

function countedConsent({ name, consent, random }: Parts, ask: Ask): Consent {
  const whom = name === 'google' ? 'google consent' : 'microsoft consent';
  const access = longer(lengths[name].access, random, false);
  const refresh = longer(lengths[name].refresh, random, false);
  const asLong = (tokens: Tokens): Tokens => ({
    ...tokens,
    access: access.long(tokens.access),
    refresh: tokens.refresh && refresh.long(tokens.refresh),
  });
  return {
    begin: (redirect) => consent.begin(redirect),
    // As Microsoft's own does (`open-consent.ts`); Google replaces none.
    keepsReplaced: name === 'outlook',
    permissions: (scopes) => consent.permissions(scopes),
    revoke: async (token) => {
      await ask(whom, 'other', 1);
      await consent.revoke(refresh.short(token));
    },
    finish: async (callback, pending, now) => {
      await ask(whom, 'other', 1);
      const finished = await consent.finish(callback, pending, now);
      if (finished.is !== 'granted') return finished;
      const { granted } = finished;
      return { is: 'granted', granted: { ...granted, tokens: asLong(granted.tokens) } };
    },
    refresh: async (token, now) => {
      await ask(whom, 'other', 1);
      return asLong(await consent.refresh(refresh.short(token), now));
    },
  };
}

/** Makes a twin's texts as long as a provider's, and short again. */
function longer(length: number, random: Random, isNewEachTime: boolean) {
  const known = new Map<string, string>();
  const made = (short: string): string => {
    const rest = Math.max(0, length - short.length - 1);
    return `${short}~${Array.from({ length: rest }, () => random.pick(letters)).join('')}`;
  };
  return {
    short: (long: string): string => long.slice(0, long.indexOf('~')),
    long: (short: string): string => {
      const long = (isNewEachTime ? undefined : known.get(short)) ?? made(short);
      // Only the latest is ever asked for again.
      known.clear();
      known.set(short, long);
      return long;
    },
  };
}

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'];
