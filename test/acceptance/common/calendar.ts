/** A small writer of iCalendar text, so that a test says what is in the calendar and nothing else. */
export interface Guest {
  email: string;
  name?: string;
  /** ACCEPTED, DECLINED, ... */
  answer?: string;
  /** INDIVIDUAL, ROOM, RESOURCE, GROUP */
  type?: string;
}

export interface EventFields {
  uid?: string;
  title?: string;
  /** "2026-06-02T15:00Z": UTC; "2026-06-02T15:00": in `zone`, or floating without one; "2026-06-02": all day. */
  start: string;
  end?: string;
  zone?: string | undefined;
  description?: string;
  organizer?: Guest | undefined;
  guests?: readonly Guest[] | undefined;
  categories?: readonly string[];
  status?: string;
  sequence?: number;
  rrule?: string;
  /** Same forms as `start`. */
  recurrenceId?: string;
  modified?: string;
  /** X- and other properties, as they stand in the file. */
  extra?: Readonly<Record<string, string>>;
}

const escaped = (text: string): string =>
  text.replaceAll(/[\\;,]/g, (found) => `\\${found}`).replaceAll('\n', '\\n');
const compact = (stamp: string): string => stamp.replaceAll(/[-:]/g, '').replace(/\.\d+/, '');

/** A line of at most 75 octets, the rest on continuation lines (RFC 5545, 3.1). */
function folded(line: string): string {
  let out = '';
  let width = 0;
  for (const letter of line) {
    const octets = new TextEncoder().encode(letter).length;
    if (width + octets > 75) {
      out += '\r\n ';
      width = 1;
    }
    out += letter;
    width += octets;
  }
  return out;
}

function moment(property: string, value: string, zone: string | undefined): string {
  if (!value.includes('T')) return `${property};VALUE=DATE:${compact(value)}`;
  if (value.endsWith('Z'))
    return `${property}:${compact(value.length === 17 ? value.replace('Z', ':00Z') : value)}`;
  const local = compact(value.length === 16 ? `${value}:00` : value);
  return zone === undefined ? `${property}:${local}` : `${property};TZID=${zone}:${local}`;
}

function guest(property: string, { email, name, answer, type }: Guest): string {
  const parameters = [
    name === undefined ? '' : `;CN="${name}"`,
    type === undefined ? '' : `;CUTYPE=${type}`,
    answer === undefined ? '' : `;PARTSTAT=${answer}`,
  ];
  return `${property}${parameters.join('')}:mailto:${email}`;
}

function component(name: string, fields: EventFields): string {
  const { zone } = fields;
  const lines = [
    `BEGIN:${name}`,
    `UID:${fields.uid ?? 'interview-1@acme.example'}`,
    `DTSTAMP:${compact(fields.modified ?? '2025-12-01T09:00:00Z')}`,
    fields.modified === undefined ? '' : `LAST-MODIFIED:${compact(fields.modified)}`,
    moment('DTSTART', fields.start, zone),
    fields.end === undefined ? '' : moment(name === 'VTODO' ? 'DUE' : 'DTEND', fields.end, zone),
    fields.recurrenceId === undefined ? '' : moment('RECURRENCE-ID', fields.recurrenceId, zone),
    fields.rrule === undefined ? '' : `RRULE:${fields.rrule}`,
    `SUMMARY:${escaped(fields.title ?? 'Interview with Acme')}`,
    fields.description === undefined ? '' : `DESCRIPTION:${escaped(fields.description)}`,
    fields.categories === undefined ? '' : `CATEGORIES:${fields.categories.map(escaped).join(',')}`,
    fields.status === undefined ? '' : `STATUS:${fields.status}`,
    fields.sequence === undefined ? '' : `SEQUENCE:${fields.sequence}`,
    fields.organizer === undefined ? '' : guest('ORGANIZER', fields.organizer),
    ...(fields.guests ?? []).map((each) => guest('ATTENDEE', each)),
    ...Object.entries(fields.extra ?? {}).map(([key, value]) => `${key}:${value}`),
    `END:${name}`,
  ];
  return lines
    .filter((line) => line !== '')
    .map(folded)
    .join('\r\n');
}

export const event = (fields: EventFields): string => component('VEVENT', fields);
export const todo = (fields: EventFields): string => component('VTODO', fields);

export function calendar(...components: readonly string[]): string {
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Acceptance//Tests//EN'];
  return `${[...head, ...components, 'END:VCALENDAR'].join('\r\n')}\r\n`;
}

function minutesEastOfUtc(instant: number, zone: string): number {
  const form = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  const name =
    form.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours, minutes] = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const digits = [Math.floor(size / 60), size % 60].map((part) => String(part).padStart(2, '0'));
  return `${minutes < 0 ? '-' : '+'}${digits.join('')}`;
}

/** The zone's VTIMEZONE: one observance for every change of its clock from the year before `year` to the year after. */
export function timezone(zone: string, year: number, name = zone): string {
  const day = 86_400_000;
  const first = Date.UTC(year - 1, 0, 1);
  const base = minutesEastOfUtc(first, zone);
  const changes = [{ at: first, from: base, to: base }];
  for (let at = first; at < Date.UTC(year + 2, 0, 1); at += day) {
    const from = minutesEastOfUtc(at, zone);
    const to = minutesEastOfUtc(at + day, zone);
    if (from === to) continue;
    let [low, high] = [at, at + day];
    while (high - low > 60_000) {
      const middle = low + Math.round((high - low) / 120_000) * 60_000;
      if (minutesEastOfUtc(middle, zone) === from) low = middle;
      else high = middle;
    }
    changes.push({ at: high, from, to });
  }
  const standard = Math.min(...changes.map(({ to }) => to));
  const observances = changes.flatMap(({ at, from, to }) => {
    const kind = to === standard ? 'STANDARD' : 'DAYLIGHT';
    const start = compact(new Date(at + from * 60_000).toISOString()).replace('Z', '');
    const offsets = [`TZOFFSETFROM:${offsetText(from)}`, `TZOFFSETTO:${offsetText(to)}`];
    return [`BEGIN:${kind}`, `DTSTART:${start}`, ...offsets, `END:${kind}`];
  });
  return ['BEGIN:VTIMEZONE', `TZID:${name}`, ...observances, 'END:VTIMEZONE'].join('\r\n');
}
