/** What the sandbox's pages show: the calendars of its made-up person, at the sandbox's own time. */
import type { ProviderName } from '../../../../functions/domain/ports/calendar.ts';
import {
  formatDay,
  type Instant,
  instant,
  type LocalDay,
  localDay,
  localTime,
  parseDay,
  type Zone,
} from '../../../../functions/domain/time.ts';
import { clock } from '../../../../functions/domain/wording/english-dates.ts';
import type { SandboxEvent, SandboxTask } from '../../sandbox/sandbox-person.ts';

export type SandboxAccount = {
  readonly provider: ProviderName;
  readonly label: string;
  readonly events: readonly SandboxEvent[];
  readonly tasks: readonly SandboxTask[];
};

export type SandboxView = {
  readonly zone: Zone;
  /** The sandbox's time. */
  readonly now: Instant;
  readonly accounts: readonly SandboxAccount[];
  /** Somebody has connected a calendar here: without that nothing ever appears. */
  readonly isConnected: boolean;
  /** The clock is ours to move. */
  readonly canSkip: boolean;
  /** The first day of the month that is looked at; null: the weeks around today. */
  readonly month: LocalDay | null;
  /** The sandbox's time before the clock was moved; null: it was not just moved. */
  readonly since: Instant | null;
};

/** Today, on the sandbox's wall. */
export function todayOf({ zone, now }: Pick<SandboxView, 'zone' | 'now'>): LocalDay {
  return localDay(zone, now);
}

/** The day on which an event begins. */
export function dayOfEvent(zone: Zone, { start }: SandboxEvent): LocalDay {
  return localDay(zone, instant(start));
}

/** `10:00` on the sandbox's wall. */
export function timeOfEvent(zone: Zone, { start }: SandboxEvent): string {
  return clock(localTime(zone, instant(start)).minute);
}

/** The day on which a task is due; null: none. */
export function dueOf({ due }: SandboxTask): LocalDay | null {
  return due === null ? null : parseDay(due);
}

/** The step's own name (`status-1`) in a key of ours; empty where it is none. */
export function stepNamed(key: string | null): string {
  return key === null ? '' : key.slice(key.indexOf('.') + 1);
}

/** `2026-12`, as addresses and forms have it. */
export function monthName(day: LocalDay): string {
  return formatDay(day).slice(0, 7);
}

/** The address of an event's or a task's own page; it leads back to the month that is looked at. */
export function entryPath(
  kind: 'event' | 'task',
  provider: ProviderName,
  id: string,
  month: LocalDay | null,
): string {
  const back = month === null ? '' : `&month=${monthName(month)}`;
  return `/sandbox/${provider}/${kind}?id=${encodeURIComponent(id)}${back}`;
}
