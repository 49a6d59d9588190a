/** One component as the splitter found it, and what can be told about it without parsing it. */
import { decodeBytes } from './byte-text.ts';

/** The components that the product reads; all others are passed over. */
export type ComponentKind = 'VEVENT' | 'VTODO' | 'VTIMEZONE';

/** The VCALENDAR around a component. TZIDs and METHOD hold within one of these only. */
export type CalendarScope = { readonly ordinal: number; method: string | null };

/** A whole component, BEGIN to END, as bytes (one character each), its lines still folded. */
export type RawComponent = {
  readonly kind: ComponentKind;
  readonly bytes: string;
  readonly folded: boolean;
  /** Number of the line with BEGIN, from 1. */
  readonly line: number;
  readonly scope: CalendarScope;
};

/** The component's text, unfolded and decoded; lines end as in the file (LF or CRLF). */
export function componentText(raw: RawComponent): string {
  // Unfolding comes first: many programs fold in the middle of a letter's bytes.
  return decodeBytes(raw.folded ? raw.bytes.replace(/\r?\n[ \t]/g, '') : raw.bytes);
}

/**
 * The value of the component's first property of that name (written in capitals) as it stands in
 * the text, parameters dropped; null where there is none. For values that hold no colon.
 */
export function rawValue(text: string, name: string): string | null {
  for (let at = text.indexOf(`\n${name}`); at >= 0; at = text.indexOf(`\n${name}`, at + 1)) {
    const after = text.charCodeAt(at + 1 + name.length);
    if (after !== 58 && after !== 59) continue;
    let end = text.indexOf('\n', at + 1);
    if (end < 0) end = text.length;
    const colon = text.lastIndexOf(':', end - 1);
    return colon > at ? text.slice(colon + 1, end).trim() : '';
  }
  return null;
}

/**
 * The day in DTSTART as the number yyyymmdd, without a zone; `broken` where it is no date at all,
 * `missing` where there is none, `unclear` where only a parser can tell (lower-case names).
 */
export function quickStart(text: string): number | 'missing' | 'broken' | 'unclear' {
  const value = rawValue(text, 'DTSTART');
  if (value === null) return /^dtstart[:;]/im.test(text) ? 'unclear' : 'missing';
  if (!/^\d{8}(T\d{4}(\d\d)?Z?)?$/i.test(value)) return 'broken';
  const ymd = Number(value.slice(0, 8));
  const month = Math.floor(ymd / 100) % 100;
  const day = ymd % 100;
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? ymd : 'broken';
}

/** Whether the component is a series, or stands in for one of its occurrences. */
export function isRecurring(text: string): boolean {
  return text.includes('\nRRULE') || text.includes('\nRDATE') || isOverride(text);
}

/** Whether the component stands in for one occurrence of a series. */
export function isOverride(text: string): boolean {
  return text.includes('\nRECURRENCE-ID');
}

/** Whether the product itself may have written the component. */
export function mayBeOurs(text: string): boolean {
  return text.includes('X-AFTERWORD-') || text.includes('x-afterword-');
}

/** Properties that say nothing of what an event is about, by their beginnings. */
const silent =
  /^(?:DT|UID|RRULE|EXDATE|RDATE|CREATED|LAST-|SEQUENCE|STATUS|TRANSP|ATTENDEE|CLASS|PRIORITY|X-MICROSOFT-CDO|X-MOZ|X-GOOGLE-CONF|END|BEGIN|ACTION|TRIGGER)/i;

/** The lines that tell what an event is about: without dates, states and who else is invited. */
export function tellingLines(text: string): string {
  let telling = '';
  for (let from = 0; from < text.length; ) {
    const newline = text.indexOf('\n', from);
    const end = newline < 0 ? text.length : newline + 1;
    if (!silent.test(text.slice(from, from + 16))) telling += text.slice(from, end);
    from = end;
  }
  return telling;
}
