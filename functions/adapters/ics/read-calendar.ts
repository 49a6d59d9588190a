/** Reads a whole calendar file: what may matter is parsed, the rest is only counted. */
import type { CalendarEvent } from '../../domain/event.ts';
import {
  addDays,
  dateParts,
  dayMs,
  type Instant,
  type LocalDay,
  type Zone,
} from '../../domain/time.ts';
import type { SplitPart } from './component-tracker.ts';
import { type Problem, quoted } from './problem.ts';
import {
  componentText,
  isOverride,
  isRecurring,
  mayBeOurs,
  quickStart,
  type RawComponent,
  tellingLines,
} from './raw-component.ts';
import {
  type ReadEvent,
  type Reading,
  type ReadTask,
  readEvent,
  readTask,
  readTimezone,
} from './read.ts';
import { Allowance } from './read-limits.ts';
import { type HeldComponent, keepNewer, type Series, SeriesGroups, uidOf } from './series.ts';
import { splitCalendar } from './split.ts';
import { ZoneTable } from './zones.ts';

/** How a calendar file is read. */
export type ReadOptions = {
  /** The person's zone, for times that carry none. */
  readonly zone: Zone;
  /** A single event that starts more than two days outside is counted and not parsed. */
  readonly window: { readonly from: Instant; readonly until: Instant | null };
  /** Asked with the raw, unfolded lines that tell what a VEVENT is about; false: only counted. */
  readonly mightMatter: (unfoldedText: string) => boolean;
};

export type CalendarFile = {
  /** VEVENTs in the file, broken ones and the product's own included. */
  readonly eventsRead: number;
  /** Events that happen once and may matter, in the order of the file; one for each UID. */
  readonly events: readonly CalendarEvent[];
  /** Recurring ones; judge the master, then ask `occurrences`. */
  readonly series: readonly Series[];
  /** What the product itself wrote (X-AFTERWORD-KEY), whatever the window. */
  readonly own: { readonly events: readonly ReadEvent[]; readonly tasks: readonly ReadTask[] };
  /** In the order of the file's lines. */
  readonly problems: readonly Problem[];
};

/** `fatal`: the bytes are no calendar at all. */
export type CalendarRead = CalendarFile | { readonly fatal: Problem };

/**
 * Reads the bytes of one calendar file. What is broken becomes a problem; only `chunks` may throw, and
 * an `allowance` with limits, which throws `FileRefused`.
 */
export async function readCalendar(
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  options: ReadOptions,
  allowance: Allowance = new Allowance(null),
): Promise<CalendarRead> {
  const splitter = splitCalendar(allowance.componentBytes);
  const reader = new CalendarReader(options, allowance);
  const takeAll = async (parts: Iterable<SplitPart>): Promise<void> => {
    for (const part of parts) {
      if (part.type === 'component') allowance.countComponent();
      reader.take(part);
      if (allowance.isTurnDue()) await allowance.turn();
    }
  };
  for await (const chunk of chunks) {
    for (const piece of allowance.pieces(chunk)) {
      await takeAll(splitter.push(piece));
      if (allowance.isTurnDue()) await allowance.turn();
    }
    if (splitter.over) break;
  }
  await takeAll(splitter.end());
  return reader.result();
}

class CalendarReader {
  readonly #options: ReadOptions;
  readonly #allowance: Allowance;
  readonly #firstDay: number;
  readonly #lastDay: number;
  readonly #zones = new Map<number, ZoneTable>();
  readonly #singles = new Map<string, ReadEvent>();
  readonly #groups = new SeriesGroups();
  /** Components whose TZID only a VTIMEZONE further down could explain. */
  readonly #later: HeldComponent[] = [];
  readonly #ownEvents = new Map<string, ReadEvent>();
  readonly #ownTasks: ReadTask[] = [];
  readonly #problems: Problem[] = [];
  readonly #toldZones = new Set<string>();
  #fatal: Problem | null = null;
  #eventsRead = 0;
  #isOver = false;

  constructor(options: ReadOptions, allowance: Allowance) {
    this.#options = options;
    this.#allowance = allowance;
    const { from, until } = options.window;
    this.#firstDay = dayNumber(from - 2 * dayMs, -1);
    this.#lastDay = until === null ? 99_999_999 : dayNumber(until + 2 * dayMs, 1);
  }

  take(part: SplitPart): void {
    if (part.type === 'fatal') {
      this.#fatal = part.problem;
    } else if (part.type === 'problem') {
      this.#tell(part.problem);
      if (part.lost === 'VEVENT') this.#eventsRead++;
    } else if (part.component.kind === 'VEVENT') {
      this.#eventsRead++;
      this.#takeEvent(part.component);
    } else if (part.component.kind === 'VTODO') {
      const text = componentText(part.component);
      if (mayBeOurs(text)) this.#readTask({ text, raw: part.component });
    } else {
      const timezone = readTimezone(componentText(part.component));
      if (timezone) this.#zonesOf(part.component).define(timezone);
    }
  }

  async result(): Promise<CalendarRead> {
    if (this.#fatal) return { fatal: this.#fatal };
    this.#isOver = true;
    for (const { text, raw } of this.#later) {
      if (this.#allowance.isTurnDue()) await this.#allowance.turn();
      if (raw.kind === 'VTODO') this.#readTask({ text, raw });
      else this.#readEvent({ text, raw });
    }
    const series = await this.#series();
    return {
      eventsRead: this.#eventsRead,
      events: [...this.#singles.values()].map((read) => read.event),
      series,
      own: { events: [...this.#ownEvents.values()], tasks: this.#ownTasks },
      problems: this.#problems.sort((a, b) => a.line - b.line),
    };
  }

  #takeEvent(raw: RawComponent): void {
    const text = componentText(raw);
    const start = quickStart(text);
    if (start === 'missing' || start === 'broken') {
      const why = start === 'missing' ? 'has no DTSTART' : 'has a DTSTART that is no date';
      this.#tell({ line: raw.line, text: `the event that begins here ${why}; it is left out.` });
      return;
    }
    if (mayBeOurs(text)) {
      this.#readEvent({ text, raw });
    } else if (isOverride(text)) {
      // Whether it is needed only its master can tell, which may come later in the file.
      this.#groups.holdOverride({ text, raw });
    } else if (this.#mayCount(text, start) && this.#options.mightMatter(tellingLines(text))) {
      this.#readEvent({ text, raw });
    }
  }

  /** Whether the days leave the event in; years that no event can have are left to the parser. */
  #mayCount(text: string, start: number | 'unclear'): boolean {
    if (start === 'unclear' || start < 1900_00_00 || start > 2200_99_99) return true;
    if (start > this.#lastDay) return false;
    return start >= this.#firstDay || isRecurring(text);
  }

  #readEvent(held: HeldComponent): void {
    const read = this.#accept(held, readEvent(held.text, this.#contextOf(held.raw)));
    if (!read) return;
    if (read.own?.['X-AFTERWORD-KEY']) keepNewer(this.#ownEvents, read.event.uid, read);
    else if (!read.recurrence) keepNewer(this.#singles, uidOf(held.text), read);
    else if (read.recurrence.replaces) this.#groups.holdOverride(held);
    else this.#groups.addMaster(held.text, read);
  }

  #readTask(held: HeldComponent): void {
    const read = this.#accept(held, readTask(held.text, this.#contextOf(held.raw)));
    if (read) this.#ownTasks.push(read);
  }

  /** Puts a reading off whose TZID is still unknown; otherwise tells its problems. */
  #accept<T>(held: HeldComponent, reading: Reading<T>): T | null {
    if (reading.read && reading.unknownZones.size > 0 && !this.#isOver) {
      this.#later.push(held);
      return null;
    }
    for (const problem of reading.problems) this.#tell(problem);
    for (const tzid of reading.unknownZones) {
      const { line, scope } = held.raw;
      const told = `${scope.ordinal} ${tzid}`;
      // One sentence for each TZID: a whole calendar may be in it.
      if (this.#toldZones.has(told)) continue;
      this.#toldZones.add(told);
      const what = `the time zone ${quoted(tzid)} is not known; its times are read in your zone.`;
      this.#tell({ line, text: what });
    }
    return reading.read;
  }

  #series(): Promise<Series[]> {
    return this.#groups.assemble(
      (held) => this.#accept(held, readEvent(held.text, this.#contextOf(held.raw))),
      (text) => {
        const start = quickStart(text);
        const isNumber = typeof start === 'number';
        const isInside = !isNumber || (start >= this.#firstDay && start <= this.#lastDay);
        return isInside && this.#options.mightMatter(tellingLines(text));
      },
      this.#allowance,
    );
  }

  #tell(problem: Problem): void {
    const most = this.#allowance.problemsAtMost;
    if (this.#problems.length > most) return;
    const isLast = this.#problems.length === most;
    this.#problems.push(
      isLast ? { ...problem, text: 'more is wrong than is told here.' } : problem,
    );
  }

  #zonesOf(raw: RawComponent): ZoneTable {
    let zones = this.#zones.get(raw.scope.ordinal);
    if (!zones) {
      zones = new ZoneTable(this.#options.zone);
      this.#zones.set(raw.scope.ordinal, zones);
    }
    return zones;
  }

  #contextOf(raw: RawComponent): { line: number; method: string | null; zones: ZoneTable } {
    return { line: raw.line, method: raw.scope.method, zones: this.#zonesOf(raw) };
  }
}

function dayNumber(moment: number, more: number): number {
  const day = addDays(Math.floor(moment / dayMs) as LocalDay, more);
  const { year, month, dayOfMonth } = dateParts(day);
  return year * 10_000 + month * 100 + dayOfMonth;
}
