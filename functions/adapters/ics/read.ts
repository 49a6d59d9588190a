/** Makes the domain's events of VEVENTs, and the product's own steps of what it wrote itself. */
import type { Attendee, CalendarEvent } from '../../domain/event.ts';
import { htmlToText, looksLikeHtml } from '../../domain/html-text.ts';
import type { Instant } from '../../domain/time.ts';
import {
  type Findings,
  occurrenceUid,
  type Recurrence,
  readTimes,
  readZoned,
} from './event-times.ts';
import { firstOf, type JCal, type Properties, propertiesOf, textOf, valueText } from './jcal.ts';
import { parseComponent } from './parse-component.ts';
import { readAttendee } from './people.ts';
import type { Problem } from './problem.ts';
import { wallInstant } from './wall-time.ts';
import type { ZoneTable } from './zones.ts';

/** A VEVENT: the event, its X-AFTERWORD- properties and what expanding it needs. */
export type ReadEvent = {
  readonly event: CalendarEvent;
  /** X-AFTERWORD- properties by their whole names in capitals; null where there are none. */
  readonly own: Readonly<Record<string, string>> | null;
  /** Null for an event that happens once. */
  readonly recurrence: Recurrence | null;
  /** Number of the line with BEGIN. */
  readonly line: number;
};

/** A VTODO that the product wrote, as the person left it. */
export type ReadTask = {
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly own: Readonly<Record<string, string>>;
  readonly start: Instant | null;
  readonly due: Instant | null;
  /** STATUS:COMPLETED, a COMPLETED date, or 100 percent done. */
  readonly completed: boolean;
  readonly completedAt: Instant | null;
  readonly cancelled: boolean;
  readonly lastModified: Instant | null;
  readonly line: number;
};

/** What a component is read with: its line in the file and the VCALENDAR around it. */
type ReadContext = {
  readonly line: number;
  readonly method: string | null;
  readonly zones: ZoneTable;
};

/**
 * `read` is null where the component had to be left out; the problems say why. TZIDs that nothing
 * explains are in `unknownZones`: their times were read in the person's zone.
 */
export type Reading<T> = {
  readonly read: T | null;
  readonly problems: readonly Problem[];
  readonly unknownZones: ReadonlySet<string>;
};

/** Reads the unfolded text of a VEVENT. Never throws. */
export function readEvent(text: string, context: ReadContext): Reading<ReadEvent> {
  return reading(text, context, (properties, findings) => {
    const times = readTimes(properties, findings);
    if (!times) return null;
    const title = textOf(properties, 'summary');
    const { recurrence, ...when } = times;
    const uid =
      textOf(properties, 'uid') || `no-uid-${hash(`${formatStart(properties)}\n${title}`)}`;
    const replaces = recurrence?.replaces;
    const event: CalendarEvent = {
      ...when,
      uid: replaces ? occurrenceUid(uid, replaces.wall) : uid,
      title,
      ...readWords(properties),
      ...readState(properties, context.method),
      recurring: recurrence !== null,
      created: readMoment(properties, 'created', findings),
      lastModified: readMoment(properties, 'last-modified', findings),
    };
    return { event, own: readOwn(properties), recurrence, line: context.line };
  });
}

/** Reads the unfolded text of a VTODO; null, without a problem, where it is not the product's. */
export function readTask(text: string, context: ReadContext): Reading<ReadTask> {
  return reading(text, context, (properties, findings) => {
    const own = readOwn(properties);
    if (!own?.['X-AFTERWORD-KEY']) return null;
    const status = textOf(properties, 'status').toUpperCase();
    const completedAt = readMoment(properties, 'completed', findings);
    const percent = Number(textOf(properties, 'percent-complete'));
    return {
      uid: textOf(properties, 'uid'),
      title: textOf(properties, 'summary'),
      description: readWords(properties).description,
      own,
      start: readMoment(properties, 'dtstart', findings),
      due: readMoment(properties, 'due', findings),
      completed: status === 'COMPLETED' || completedAt !== null || percent >= 100,
      completedAt,
      cancelled: status === 'CANCELLED',
      lastModified: readMoment(properties, 'last-modified', findings),
      line: context.line,
    };
  });
}

/** Parses the unfolded text of a VTIMEZONE for `ZoneTable.define`; null where it is unreadable. */
export function readTimezone(text: string): JCal | null {
  return parseComponent(text, () => {});
}

/** A component with more is garbage, and nobody reads on. */
const problemsAtMost = 1000;

function reading<T>(
  text: string,
  context: ReadContext,
  read: (properties: Properties, findings: Findings) => T | null,
): Reading<T> {
  const problems: Problem[] = [];
  const unknownZones = new Set<string>();
  const say = (what: string): void => {
    if (problems.length > problemsAtMost) return;
    const isLast = problems.length === problemsAtMost;
    problems.push({ line: context.line, text: isLast ? 'what follows is told no more.' : what });
  };
  const findings: Findings = { zones: context.zones, say, unknownZones };
  const component = parseComponent(text, say);
  if (!component) say('what begins here cannot be read; it is left out.');
  const result = component ? read(propertiesOf(component), findings) : null;
  return { read: result, problems, unknownZones };
}

function readWords(
  properties: Properties,
): Pick<CalendarEvent, 'description' | 'location' | 'url'> {
  const said = textOf(properties, 'description');
  const html = said === '' ? textOf(properties, 'x-alt-desc') : '';
  const plain = looksLikeHtml(said) ? htmlToText(said) : said;
  return {
    description: said === '' && html !== '' ? htmlToText(html, true) : plain,
    location: textOf(properties, 'location'),
    url:
      textOf(properties, 'url') ||
      textOf(properties, 'x-google-conference') ||
      textOf(properties, 'x-microsoft-skypeteamsmeetingurl'),
  };
}

function readState(
  properties: Properties,
  method: string | null,
): Pick<
  CalendarEvent,
  'cancelled' | 'tentative' | 'categories' | 'organizer' | 'attendees' | 'sequence'
> {
  const status = textOf(properties, 'status').toUpperCase();
  const busy = textOf(properties, 'x-microsoft-cdo-busystatus').toUpperCase();
  const organizer = firstOf(properties, 'organizer');
  const attendees: Attendee[] = [];
  for (const property of properties.get('attendee') ?? []) {
    const attendee = readAttendee(property, false);
    if (attendee) attendees.push(attendee);
  }
  const categories = (properties.get('categories') ?? []).flatMap((property) =>
    property.slice(3).map((value) => String(value).trim()),
  );
  const sequence = Number.parseInt(textOf(properties, 'sequence'), 10);
  return {
    cancelled: status === 'CANCELLED' || status === 'CANCELED' || method === 'CANCEL',
    tentative: status === 'TENTATIVE' || busy === 'TENTATIVE',
    categories: categories.filter((category) => category !== ''),
    organizer: organizer ? readAttendee(organizer, true) : null,
    attendees,
    sequence: Number.isSafeInteger(sequence) && sequence > 0 ? sequence : 0,
  };
}

function readMoment(properties: Properties, name: string, findings: Findings): Instant | null {
  const property = firstOf(properties, name);
  if (!property) return null;
  const time = readZoned(property, valueText(property), findings);
  return typeof time === 'string' ? null : wallInstant(time.wall, time.clock);
}

function readOwn(properties: Properties): Record<string, string> | null {
  const own: Record<string, string> = {};
  for (const [name, [property]] of properties) {
    if (property && name.startsWith('x-afterword-')) own[name.toUpperCase()] = valueText(property);
  }
  return Object.keys(own).length > 0 ? own : null;
}

function formatStart(properties: Properties): string {
  const property = firstOf(properties, 'dtstart');
  return property ? valueText(property) : '';
}

/** A stable name for an event that brings none: 64 bits of FNV-1a, enough for one calendar. */
function hash(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at++) {
    value = BigInt.asUintN(64, (value ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
  }
  return value.toString(16).padStart(16, '0');
}
