/** ORGANIZER and ATTENDEE as the domain's attendees. */
import type { Attendee, Response } from '../../domain/event.ts';
import { type JCalProperty, paramOf, valueText } from './jcal.ts';

/** The person or room of an ATTENDEE or ORGANIZER; null where neither a name nor an address is. */
export function readAttendee(property: JCalProperty, isOrganizer: boolean): Attendee | null {
  const value = valueText(property).trim();
  const said = unquoted(paramOf(property, 'cn') ?? '');
  const email = addressOf(paramOf(property, 'email') ?? '') ?? addressOf(value) ?? addressOf(said);
  // Programs that know no name write the address for it.
  const name = said === '' || addressOf(said) !== null ? null : said;
  if (email === null && name === null) return null;
  const kind = (paramOf(property, 'cutype') ?? '').toUpperCase();
  return {
    name,
    email,
    response: responseOf(paramOf(property, 'partstat'), isOrganizer),
    resource:
      kind === 'ROOM' ||
      kind === 'RESOURCE' ||
      (email?.endsWith('@resource.calendar.google.com') ?? false),
  };
}

function responseOf(partstat: string | null, isOrganizer: boolean): Response {
  const answer = (partstat ?? '').toLowerCase();
  if (answer === 'accepted' || answer === 'declined' || answer === 'tentative') return answer;
  // Who calls a meeting comes to it unless they say otherwise.
  return isOrganizer && answer === '' ? 'accepted' : 'needs-action';
}

/** The address in `mailto:Dana%2BX@Acme.com`, `Dana@Acme.com` or `<dana@acme.com>`, small letters. */
function addressOf(text: string): string | null {
  let bare = unquoted(text.trim()).replace(/^mailto:/i, '');
  if (bare.includes('%')) bare = decodedUri(bare);
  bare = bare.replace(/\?.*$/s, '').replace(/^<|>$/g, '').trim().toLowerCase();
  return bare.length <= 320 && /^[^\s@:/<>]+@[^\s@:/<>]+$/.test(bare) ? bare : null;
}

function decodedUri(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function unquoted(text: string): string {
  return text
    .trim()
    .replace(/^(['"])(.*)\1$/s, '$2')
    .trim();
}
