/** The text of one component as ical.js reads it; what cannot be read costs a line, not the component. */
import ICAL from 'ical.js';
import type { JCal } from './jcal.ts';
import { quoted } from './problem.ts';

const knownProperty =
  /^(ATTACH|ATTENDEE|CATEGORIES|CLASS|COMMENT|CONTACT|CREATED|DESCRIPTION|DTEND|DTSTAMP|DTSTART|DUE|DURATION|EXDATE|EXRULE|GEO|LAST-MODIFIED|LOCATION|ORGANIZER|PRIORITY|RDATE|RECURRENCE-ID|RELATED-TO|RESOURCES|RRULE|SEQUENCE|STATUS|SUMMARY|TRANSP|TRIGGER|UID|URL|X-AFTERWORD-[A-Z]{1,10})[;:]/i;

/** Each costs an exception of ical.js: a whole e-mail with broken folds is read, a book is not. */
const unreadableAtMost = 5000;

/**
 * Parses unfolded text, BEGIN to END; null where nothing can be made of it. One unreadable line fails the
 * whole component in ical.js; here it costs that line only, and `say` is told. Never throws.
 */
export function parseComponent(text: string, say: (what: string) => void): JCal | null {
  const whole = parsed(text);
  if (whole) return whole;
  const kept: string[] = [];
  let unreadable = 0;
  for (const line of text.split(/\r?\n/)) {
    if (isReadable(line)) {
      kept.push(line);
      continue;
    }
    if (++unreadable > unreadableAtMost) return null;
    // A broken fold may begin with anybody's name: only what RFC 5545 defines is named.
    const name = knownProperty.exec(line)?.[1];
    say(
      name
        ? `in what begins here a ${quoted(name.toUpperCase())} cannot be read and is passed over.`
        : 'in what begins here a line is no property and is passed over.',
    );
  }
  return parsed(kept.join('\n'));
}

function parsed(text: string): JCal | null {
  try {
    const found = ICAL.parse(text) as unknown;
    // An END that is none to the splitter may end the component early: what comes behind is another.
    const component = Array.isArray(found) && Array.isArray(found[0]) ? found[0] : found;
    return Array.isArray(component) && Array.isArray(component[1])
      ? (component as unknown as JCal)
      : null;
  } catch {
    // ical.js quotes the line in its message; the caller finds the line and names the property.
    return null;
  }
}

function isReadable(line: string): boolean {
  if (line === '' || /^(?:BEGIN|END):/i.test(line)) return true;
  try {
    ICAL.parse.property(line);
    return true;
  } catch {
    return false;
  }
}
