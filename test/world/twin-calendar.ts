/** A calendar in memory that keeps the port's promises in either provider's manner. */
import { Failure } from '../../functions/domain/failure.ts';
import type {
  Calendar,
  CalendarInfo,
  EventDraft,
  EventWrite,
  LiveEvent,
  Outcome,
} from '../../functions/domain/ports/calendar.ts';
import { type Instant, instant, type Zone } from '../../functions/domain/time.ts';
import type { Random } from './random.ts';
import { liveOf, type TwinBook, type TwinEvent } from './twin-book.ts';
import type { TwinChannels } from './twin-channels.ts';
import { roundOf } from './twin-rounds.ts';

type Parts = {
  readonly book: TwinBook;
  readonly channels: TwinChannels;
  readonly zone: Zone;
  readonly now: () => Instant;
  readonly random: Random;
  /** Told of each write that would touch what is not ours. */
  readonly offended: (what: string) => void;
};

/** The calendars of one twin mailbox. */
export function twinCalendar(parts: Parts): Calendar {
  const { book, channels, zone, random } = parts;
  const info = ({ id, name }: { id: string; name: string }, index: number): CalendarInfo => ({
    ...{ id, name, zone },
    ...{ isPrimary: index === 0, isOwn: true, mayWrite: true, ownAddress: null },
  });
  return {
    reads: book.dialect === 'google' ? 'by-token' : 'in-window',
    watches: book.dialect === 'google' ? 'calendar' : 'mailbox',
    calendars: async () => book.calendars.map(info),
    changesSince: (calendar, cursor, window) => roundOf(book, calendar, cursor, window, random),
    write: async (calendar, writes) =>
      book.hasCalendar(calendar)
        ? writes.map((write) => written(parts, calendar, write))
        : writes.map(() => ({ is: 'failed', failure: new Failure({ code: 'gone' }) })),
    watch: async (request) => channels.watch(request),
    renew: async (channel, request) => channels.renew(channel, request),
    unwatch: async (channel) => channels.unwatch(channel),
  };
}

function written(parts: Parts, calendar: string, write: EventWrite): Outcome<LiveEvent> {
  if (write.do === 'create') return create(parts, calendar, write);
  const { book } = parts;
  const stored = book.find(calendar, write.id);
  if (!stored || stored.gone) return { is: write.do === 'update' ? 'gone' : 'removed' };
  if (write.etag !== null && write.etag !== stored.etag) return { is: 'changed' };
  if (stored.key !== write.key) parts.offended(`${write.do} of what is not ours`);
  if (write.do === 'remove') {
    book.put({ ...stored, gone: true });
    return { is: 'removed' };
  }
  const { draft } = write;
  const when = write.words === 'only' ? {} : { ...timesOf(draft), allDay: false };
  const said = write.words === 'theirs' ? {} : { title: draft.title, description: draft.text };
  return writtenAs(book.put({ ...stored, event: { ...stored.event, ...when, ...said } }));
}

function create(
  { book, now }: Parts,
  calendar: string,
  write: EventWrite & { do: 'create' },
): Outcome<LiveEvent> {
  const name = `${calendar}/${write.key}/${write.generation}`;
  const known = book.names.get(name);
  if (known !== undefined) {
    const stored = book.find(calendar, known);
    return !stored || stored.gone
      ? { is: 'gone' }
      : { is: 'written', live: liveOf(stored), isFound: true };
  }
  const id = book.newId('own');
  book.names.set(name, id);
  return writtenAs(
    book.put({
      ...{ id, calendar, seriesId: null, key: write.key, busy: false, gone: false },
      event: eventOf(write.draft, `${id}@twin.example.com`, now()),
    }),
  );
}

function eventOf(draft: EventDraft, uid: string, created: Instant) {
  const { title, text } = draft;
  return {
    ...{ uid, title, description: text, location: '', url: '', ...timesOf(draft) },
    ...{ allDay: false, cancelled: false, tentative: false, recurring: false, categories: [] },
    ...{ organizer: null, attendees: [], created, lastModified: created, sequence: 0 },
  };
}

/** No calendar keeps what is less than a second. */
function timesOf({ start, end, zone }: EventDraft): Pick<EventDraft, 'start' | 'end' | 'zone'> {
  const whole = (moment: Instant): Instant => instant(Math.floor(moment / 1000) * 1000);
  return { start: whole(start), end: whole(end), zone };
}

function writtenAs(event: TwinEvent): Outcome<LiveEvent> {
  return { is: 'written', live: liveOf(event) };
}
