/** Short ways to write what a ledger holds, and what a calendar tells. */
import type { CalendarEvent, Owner } from '../../../functions/domain/event.ts';
import type { Copy, StepRecord } from '../../../functions/domain/ledger/records.ts';
import { formOf, type Sighting } from '../../../functions/domain/ledger/seen-step.ts';
import type { Reading } from '../../../functions/domain/ledger/take-events.ts';
import { shortHash } from '../../../functions/domain/plan/step.ts';
import type { Change, LiveEvent } from '../../../functions/domain/ports/calendar.ts';
import { hourMs, plusMs } from '../../../functions/domain/time.ts';
import { at, zone } from '../make.ts';

/** Monday morning in Berlin. */
export const now = at('2026-10-05T07:30:00Z');
export const berlin = zone('Europe/Berlin');

export const owner: Owner = {
  name: null,
  addresses: ['me@example.com'],
  employers: [],
  zone: berlin,
};

export const reading: Reading = { account: 'google:one', calendar: 'home', owner, now };

/** An event of an hour; an interview unless titled otherwise. */
function event(changed: Partial<CalendarEvent> = {}): CalendarEvent {
  const start = changed.start ?? at('2026-10-07T08:00:00Z');
  return {
    ...{
      uid: 'one@example.com',
      title: 'Interview with Acme',
      description: '',
      location: '',
      url: '',
    },
    ...{ start, end: plusMs(start, hourMs), zone: null, allDay: false, cancelled: false },
    ...{ tentative: false, recurring: false, categories: [], organizer: null, attendees: [] },
    ...{
      created: at('2026-10-01T08:00:00Z'),
      lastModified: at('2026-10-01T08:00:00Z'),
      sequence: 0,
    },
    ...changed,
  };
}

/** Somebody else's event as a calendar shows it; `id` is `live-one` for the uid `one@example.com`. */
export function live(
  changed: Partial<CalendarEvent> = {},
  more: Partial<LiveEvent> = {},
): LiveEvent {
  const made = event(changed);
  const id = `live-${made.uid.split('@')[0]}`;
  return { id, seriesId: null, etag: '"1"', key: null, event: made, ...more };
}

/** The change that tells of it. */
export function told(changed: Partial<CalendarEvent> = {}, more: Partial<LiveEvent> = {}): Change {
  return { is: 'event', live: live(changed, more) };
}

export function copy(changed: Partial<CalendarEvent> = {}, more: Partial<Copy> = {}): Copy {
  const { id, seriesId, event: made } = live(changed);
  const { account, calendar } = reading;
  return { account, calendar, id, seriesId, event: made, firstSeen: now, goneAt: null, ...more };
}

/** The key of a step of the interview with that uid. */
export function keyOf(step: string, uid = 'one@example.com'): string {
  return `${shortHash(uid)}.${step}`;
}

export const ourTitle = 'Write to Acme: ask how things stand';
export const ourText = 'Dear Zoe,\n\nhow do things stand?';
export const ourForm = formOf(ourTitle, ourText);
export const ourStart = at('2026-10-14T08:00:00Z');
export const writtenAt = at('2026-10-02T08:00:00Z');

/** A step that stands as we wrote it. */
export function step(changed: Partial<StepRecord> = {}): StepRecord {
  return {
    ...{ key: keyOf('status-1'), as: 'event', account: 'google:one', place: 'home', id: 'own-1' },
    ...{ etag: '"1"', zone: berlin, generation: 1, state: 'written', absentSince: null },
    ...{ intent: null, doneAt: null, deletedAt: null },
    written: { start: ourStart, hash: 'hash', form: ourForm },
    seen: { start: ourStart, form: ourForm, at: writtenAt, words: null },
    ...changed,
  };
}

/** A step that was never written, with the intent to. */
export function stepToBe(changed: Partial<StepRecord> = {}): StepRecord {
  const intent = {
    do: 'create',
    start: ourStart,
    planned: ourStart,
    hash: 'hash',
    form: ourForm,
  } as const;
  const absent = { id: null, etag: null, state: 'absent', written: null, seen: null } as const;
  return step({ ...absent, intent, ...changed });
}

/** What a look shows of a step that nobody touched. */
export function sighting(changed: Partial<Sighting> = {}): Sighting {
  return {
    ...{ id: 'own-1', etag: '"2"', title: ourTitle, text: ourText, start: ourStart, due: null },
    ...{ ticked: false, tickedAt: null, lastModified: writtenAt },
    ...changed,
  };
}
