/** What may be written into an event, field by field, and what Google makes of it. */
import { GoogleError, invalid, required } from './google-error.ts';
import type { Event } from './world.ts';

/** A JSON object as it came in. */
export type Body = Readonly<Record<string, unknown>>;

const writable = [
  'anyoneCanAddSelf',
  'attachments',
  'attendees',
  'attendeesOmitted',
  'birthdayProperties',
  'colorId',
  'conferenceData',
  'description',
  'end',
  'eventLabelId',
  'extendedProperties',
  'focusTimeProperties',
  'gadget',
  'guestsCanInviteOthers',
  'guestsCanModify',
  'guestsCanSeeOtherGuests',
  'location',
  'outOfOfficeProperties',
  'recurrence',
  'reminders',
  'source',
  'start',
  'status',
  'summary',
  'transparency',
  'visibility',
  'workingLocationProperties',
] as const;

/** Of `body` what a client may set; null and unknown names are left out. */
export function writableOf(body: Body): Event {
  const given = writable.filter((name) => body[name] !== undefined && body[name] !== null);
  return Object.fromEntries(given.map((name) => [name, body[name]]));
}

/** `fields` without what a client may set: what a PUT keeps. */
export function keptOf(fields: Event): Event {
  const names: readonly string[] = writable;
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

/** `fields` with `patch` laid over: objects are merged, arrays replaced, null takes away. */
export function patched(fields: Event, patch: Body): Event {
  const names: readonly string[] = writable;
  const known = Object.entries(patch).filter(([name]) => names.includes(name));
  return merge(fields as Body, Object.fromEntries(known)) as Event;
}

function merge(base: Body, patch: Body): Body {
  const merged: Record<string, unknown> = { ...base };
  for (const [name, value] of Object.entries(patch)) {
    const old = merged[name];
    if (value === null) delete merged[name];
    else if (isObject(value)) merged[name] = merge(isObject(old) ? old : {}, value);
    else merged[name] = value;
  }
  return merged;
}

/** Whether `value` is a JSON object. */
export function isObject(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const allowed: Readonly<Record<string, readonly string[]>> = {
  status: ['confirmed', 'tentative', 'cancelled'],
  transparency: ['opaque', 'transparent'],
  visibility: ['default', 'public', 'private', 'confidential'],
};

/** Refuses values that Google refuses, apart from times, and returns the fields as it keeps them. */
export function checkedFields(fields: Event): Event {
  for (const [name, values] of Object.entries(allowed)) {
    const value = (fields as Body)[name];
    if (value !== undefined && !values.includes(String(value))) {
      throw invalid(`Invalid value for: ${String(value)} is not a valid value`);
    }
  }
  for (const name of ['summary', 'description', 'location'] as const) {
    if (fields[name] !== undefined && typeof fields[name] !== 'string') throw parseError();
  }
  for (const name of ['attachments', 'attendees', 'recurrence'] as const) {
    if (fields[name] !== undefined && !Array.isArray(fields[name])) throw parseError();
  }
  if (fields.colorId !== undefined && !/^(?:[1-9]|10|11)$/.test(String(fields.colorId))) {
    throw invalid('Invalid color ID.');
  }
  if (fields.source?.url && !/^https?:\/\//.test(fields.source.url)) {
    throw invalid('Invalid source URL.');
  }
  for (const attendee of fields.attendees ?? []) {
    if (!attendee.email) throw required('Missing attendee email.');
    if (!/^[^\s@]+@[^\s@]+$/.test(attendee.email)) throw invalid('Invalid attendee email.');
  }
  if ((fields.attachments?.length ?? 0) > 25) throw invalid('Too many attachments.');
  checkReminders(fields);
  const { extendedProperties } = fields;
  if (!extendedProperties) return fields;
  const kept = Object.entries(extendedProperties).flatMap(([side, map]) => {
    const cut = cutProperties(map);
    return Object.keys(cut).length > 0 ? [[side, cut] as const] : [];
  });
  const { extendedProperties: _, ...rest } = fields;
  return kept.length > 0 ? { ...rest, extendedProperties: Object.fromEntries(kept) } : rest;
}

function parseError(): GoogleError {
  return new GoogleError(400, 'parseError', 'Parse Error');
}

/** At most five overrides, by e-mail or popup, at most four weeks before. */
function checkReminders({ reminders }: Event): void {
  if (!reminders) return;
  const overrides = reminders.overrides ?? [];
  if (reminders.useDefault && overrides.length > 0) {
    const message = 'Cannot specify both default reminders and overrides at the same time.';
    throw new GoogleError(400, 'cannotUseDefaultRemindersAndSpecifyOverride', message, 'calendar');
  }
  if (overrides.length > 5) throw invalid('Too many reminder overrides.');
  for (const { method, minutes } of overrides) {
    if (method !== 'email' && method !== 'popup') throw invalid('Invalid reminder method.');
    if (!Number.isInteger(minutes) || Number(minutes) < 0 || Number(minutes) > 40_320) {
      throw invalid('Invalid reminder minutes.');
    }
  }
}

/** Long keys are dropped and long values cut, without a word. */
function cutProperties(map: unknown): Record<string, string> {
  if (!isObject(map)) return {};
  const entries = Object.entries(map).filter(([key, value]) => key.length <= 44 && value !== null);
  if (entries.length > 300) throw invalid('Too many extended properties.');
  return Object.fromEntries(entries.map(([key, value]) => [key, String(value).slice(0, 1024)]));
}
