/** The whole product in one process: the flows, a queue, timers in place of EventBridge, and the doors. */

import { holidaysOf } from '../../../functions/adapters/holidays/public-holidays.ts';
import { keyfileSecrets } from '../../../functions/adapters/keyfile/keyfile-secrets.ts';
import { signedLinks } from '../../../functions/adapters/links/signed-links.ts';
import { sqliteSchedule } from '../../../functions/adapters/sqlite/sqlite-schedule.ts';
import { sqliteStore } from '../../../functions/adapters/sqlite/sqlite-store.ts';
import type { Links } from '../../../functions/domain/ports/links.ts';
import { everything, theirTurn, type Wish } from '../../../functions/domain/wish.ts';
import { lookAtPerson } from '../../../functions/flows/look-at-person.ts';
import { pollWish } from '../../../functions/flows/poll-wish.ts';
import { nothingHeld, type Ports } from '../../../functions/flows/ports.ts';
import { clockOver } from '../../../functions/handlers/clock-over.ts';
import { mint } from '../../../functions/handlers/mint.ts';
import { notifyUrls } from '../../../functions/handlers/notify-urls.ts';
import type { HostConfig } from './config.ts';
import { connectSandboxes } from './connect-sandboxes.ts';
import { type DataDir, inDataDir, openDataDir } from './data-dir.ts';
import type { Inside } from './inside.ts';
import { Journal, journalBus } from './journal.ts';
import { localProviders } from './providers.ts';
import { type Next, Queue } from './queue.ts';
import { type Sandboxes, startSandboxes } from './sandboxes.ts';
import { serveDoors } from './serve-doors.ts';
import { startTimers } from './timers.ts';

export type Host = {
  readonly url: string;
  readonly sandboxes: Sandboxes;
  /** Settles when nothing is being done or waiting. */
  whenIdle(): Promise<void>;
  close(): Promise<void>;
};

/** After writing, our own changes are told to us one by one: they are looked at together. */
const restAfterWritesMs = 400;
/** The same change is often told twice. */
const restMs = 100;

/** Starts to serve; everything that was under way when the process last ended goes on. */
export async function startHost(config: HostConfig, systemNow: () => number): Promise<Host> {
  const dataDir = await openDataDir(config.dataDir);
  const sandboxes = await inDataDir(() => startSandboxes(config, systemNow));
  const links = signedLinks(dataDir.linkKey, config.publicUrl);
  const inside = insideOf(config, dataDir, sandboxes, links);
  const doors = await serveDoors(inside);
  sandboxes.deliverTo(doors.url);
  await connectSandboxes(inside.ports, sandboxes, doors.url);
  const timers = startTimers(inside);
  void inside.journal.watched('sweep', inside.sweep);
  return {
    url: config.port === 0 ? doors.url : config.publicUrl,
    sandboxes,
    whenIdle: () => inside.queue.whenIdle(),
    close: async () => {
      timers.stop();
      await doors.close();
      await inside.queue.close();
      await sandboxes.close();
      dataDir.db.close();
    },
  };
}

function insideOf(
  config: HostConfig,
  { db, keyPath }: DataDir,
  sandboxes: Sandboxes,
  links: Links,
): Inside {
  const clock = clockOver(sandboxes);
  const { now } = clock;
  const schedule = sqliteSchedule(db);
  const journal = new Journal(now);
  const secrets = keyfileSecrets(keyPath);
  const ports: Ports = {
    store: sqliteStore(db),
    secrets,
    pending: secrets,
    held: nothingHeld(),
    clock,
    schedule,
    bus: journalBus(journal),
    providers: localProviders(config, sandboxes),
    links,
    mint,
    holidays: holidaysOf,
    notifyUrl: notifyUrls(
      config.publicUrl,
      (provider) => (config[provider] ?? sandboxes.config(provider)).apiUrl,
    ),
  };
  const queue = new Queue((person, wish) => run(ports, journal, person, wish));
  const pollOne = async (person: string): Promise<void> => {
    const state = await ports.store.load(person);
    const wish = state && pollWish(state, now());
    if (wish) queue.add(person, wish);
  };
  return {
    config,
    ports,
    queue,
    journal,
    sandboxes,
    sweep: () => eachPerson(ports, async (person) => queue.add(person, everything)),
    poll: () => eachPerson(ports, pollOne),
    turns: () => {
      for (const person of schedule.due(now(), 100)) queue.add(person, theirTurn);
    },
  };
}

async function run(ports: Ports, journal: Journal, person: string, wish: Wish): Promise<Next> {
  try {
    const report = await lookAtPerson(ports, person, wish);
    journal.synced(report);
    return { again: report.again, restMs: report.written > 0 ? restAfterWritesMs : restMs };
  } catch (error) {
    journal.failed('sync', error);
    // What nobody foresaw is tried again at the next sweep, and costs nobody else their turn.
    return { again: null, restMs };
  }
}

async function eachPerson(ports: Ports, each: (person: string) => Promise<void>): Promise<void> {
  for (let after: string | null = null; ; ) {
    const persons: readonly string[] = await ports.store.persons(after, 100);
    for (const person of persons) await each(person);
    after = persons.at(-1) ?? null;
    if (after === null) return;
  }
}
