/** The ports of one process of a simulated world: the twins, watched, gated by tokens, and faulty. */
import { Failure } from '../../functions/domain/failure.ts';
import type { Calendar, EventWrite } from '../../functions/domain/ports/calendar.ts';
import type { Consent } from '../../functions/domain/ports/consent.ts';
import type { TaskList, TaskWrite } from '../../functions/domain/ports/task-list.ts';
import type { Ports } from '../../functions/flows/ports.ts';
import { faulty, faultyCalendar, faultyTaskList, type Life } from './faults.ts';
import { twinLinks } from './twin-links.ts';
import type { World } from './world.ts';
import type { Mailbox } from './world-human.ts';

/** One write that a provider is asked for. */
export type Writing = {
  readonly mailbox: Mailbox;
  readonly as: 'event' | 'task';
  readonly place: string;
  readonly write: EventWrite | TaskWrite;
};

/** Everything that a process reaches the world through, for as long as it lives. */
export function portsOf(world: World, life: Life): Ports {
  return {
    store: faulty(world.store, 'store', life),
    secrets: faulty(world.secrets, 'secrets', life),
    pending: faulty(world.pending, 'secrets', life),
    held: life.held,
    schedule: faulty(world.schedule, 'schedule', life),
    bus: faulty(world.bus, 'bus', life),
    clock: { now: world.now },
    links: twinLinks(),
    providers: {
      google: provider(world, life, 'google'),
      outlook: provider(world, life, 'outlook'),
    },
    mint: world.mint,
    // Days off of a country that is nowhere.
    holidays: () => (day) => day % 11 === 0,
    notifyUrl: (name) => `https://afterword.example.com/notify/${name}`,
  };
}

function provider(world: World, life: Life, name: 'google' | 'outlook') {
  const of = (token: string): Mailbox => {
    const found = world.mailboxes.find(
      ({ human, mailbox }) => mailbox.provider === name && token.includes(`-of-${name}-${human}-`),
    );
    if (!found) throw new Error('a token of nobody');
    return found.mailbox;
  };
  const consent: Consent = {
    begin: (redirect) => world.visitor(name).consent.begin(redirect),
    finish: (callback, pending, now) => of(pending.state).consent.finish(callback, pending, now),
    refresh: (token, now) => of(token).consent.refresh(token, now),
    keepsReplaced: world.keepsReplaced,
    permissions: (scopes) => world.visitor(name).consent.permissions(scopes),
    revoke: (token) => of(token).consent.revoke(token),
  };
  return {
    consent: faulty(consent, 'consent', life, ['permissions']),
    open: (access: string) => {
      const mailbox = of(access);
      const check = (): void => {
        if (!mailbox.consent.isGood(access)) {
          throw new Failure({ code: 'reconnect', because: 'token' });
        }
      };
      return {
        calendar: faultyCalendar(watchedCalendar(world, mailbox, check), life),
        tasks: faultyTaskList(watchedTasks(world, mailbox, check), life),
      };
    },
  };
}

function watchedCalendar(world: World, mailbox: Mailbox, check: () => void): Calendar {
  const { calendar } = mailbox.twin;
  const write = <T>(work: () => Promise<T>): Promise<T> => {
    world.watcher.providerWrites += 1;
    return work();
  };
  return {
    reads: calendar.reads,
    watches: calendar.watches,
    calendars: async () => {
      check();
      return await calendar.calendars();
    },
    changesSince: async function* (id, cursor, window) {
      check();
      for await (const page of calendar.changesSince(id, cursor, window)) {
        yield mailbox.isBlank && cursor === null ? { ...page, changes: [] } : page;
      }
    },
    write: async (id, writes) => {
      check();
      for (const one of writes) world.writing({ mailbox, as: 'event', place: id, write: one });
      const outcomes = await write(() => calendar.write(id, writes));
      for (const { is } of outcomes) world.story.tell(`      ${is}`);
      return outcomes;
    },
    watch: async (request) => {
      check();
      return await write(() => calendar.watch(request));
    },
    renew: async (channel, request) => {
      check();
      return await write(() => calendar.renew(channel, request));
    },
    unwatch: async (channel) => {
      check();
      await write(() => calendar.unwatch(channel));
    },
  };
}

function watchedTasks(world: World, mailbox: Mailbox, check: () => void): TaskList {
  const { tasks } = mailbox.twin;
  return {
    find: async (name) => {
      check();
      return await tasks.find(name);
    },
    create: async (name) => {
      check();
      world.watcher.providerWrites += 1;
      return await tasks.create(name);
    },
    changesSince: async (list, cursor) => {
      check();
      return await tasks.changesSince(list, cursor);
    },
    write: async (list, writes) => {
      check();
      world.watcher.providerWrites += 1;
      for (const one of writes) world.writing({ mailbox, as: 'task', place: list, write: one });
      const outcomes = await tasks.write(list, writes);
      for (const { is } of outcomes) world.story.tell(`      ${is}`);
      return outcomes;
    },
  };
}
