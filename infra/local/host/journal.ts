/** What the host counts and says of itself: numbers and codes, never a title, name, address or token. */
import { failureOf } from '../../../functions/domain/failure.ts';
import type { Bus, DomainEvent } from '../../../functions/domain/ports/bus.ts';
import type { Instant } from '../../../functions/domain/time.ts';
import type { SyncReport } from '../../../functions/flows/sync-report.ts';
import type { NotificationCount } from '../../../functions/handlers/web/notify-door.ts';

/** The local bus: nothing listens on this machine but the host's own counters. */
export function journalBus(journal: Journal): Bus {
  return { publish: async (events) => journal.publish(events) };
}

/** Lives in memory: a restarted host begins to count anew, and reads everything at once anyway. */
export class Journal {
  readonly #now: () => Instant;
  readonly #lastRead = new Map<string, Instant>();
  readonly notifications: Record<NotificationCount, number> = {
    heeded: 0,
    handshake: 0,
    forged: 0,
    malformed: 0,
    oversized: 0,
    flooded: 0,
  };
  readonly events: Partial<Record<DomainEvent['name'], number>> = {};
  readonly failures: Record<string, number> = {};
  /** Tells whoever looks at a live page that something is new. */
  readonly listeners = new Set<() => void>();

  constructor(now: () => Instant) {
    this.#now = now;
  }

  count(what: NotificationCount): void {
    this.notifications[what] += 1;
  }

  publish(events: readonly DomainEvent[]): void {
    for (const { name } of events) this.events[name] = (this.events[name] ?? 0) + 1;
  }

  synced(report: SyncReport): void {
    for (const account of report.read) this.#lastRead.set(account, this.#now());
    for (const { code } of report.failures) this.#fail(code);
    for (const listener of this.listeners) listener();
  }

  /** Seconds since the last good read; null: none since the start. */
  secondsSinceRead(account: string): number | null {
    const last = this.#lastRead.get(account);
    return last === undefined ? null : Math.max(0, Math.round((this.#now() - last) / 1000));
  }

  failed(what: string, error: unknown): void {
    const failure = failureOf(error);
    this.#fail(failure.code);
    process.stderr.write(`afterword: ${what}: ${failure.message}\n`);
  }

  /** Runs something that must not end the process. */
  async watched(what: string, task: () => Promise<void>): Promise<void> {
    try {
      await task();
    } catch (error) {
      this.failed(what, error);
    }
  }

  #fail(code: string): void {
    this.failures[code] = (this.failures[code] ?? 0) + 1;
  }
}
