/** What the person does in Outlook and To Do with their own hands. */
import { randomUUID } from 'node:crypto';
import { dayMs } from '../../../../functions/domain/time.ts';
import type { SandboxDraft, SandboxEvent, SandboxPerson } from '../sandbox-person.ts';
import { textBody } from './bodies.ts';
import { movedSeries } from './event-input.ts';
import type { Mailbox } from './mailbox.ts';
import { occurrenceId, type Shown, shownById, shownIn } from './occurrences.ts';
import { personTasks } from './person-tasks.ts';
import { recurrenceOf } from './recurrence.ts';
import type { Override, StoredEvent } from './stored.ts';
import { dayIn, midnight } from './times.ts';
import { storedZone } from './zones.ts';

/** So far into the future a series without an end is shown. */
const horizonMs = 730 * dayMs;

/** The person of that mailbox. Ids are immutable ones; both kinds are understood. */
export function outlookPerson(mailbox: Mailbox): SandboxPerson {
  const shownOf = (id: string): Shown => {
    const shown = shownById(mailbox, id);
    if (!shown) throw new Error('the person has no such event');
    return shown;
  };
  return {
    ...personTasks(mailbox),
    events: () => eventsOf(mailbox),
    addEvent: (draft) => {
      const place = draft.calendar ?? mailbox.defaultCalendar.id;
      return mailbox.addEvent(place, drafted(mailbox, draft)).id;
    },
    changeEvent: (id, wanted) => changeEvent(mailbox, shownOf(id), wanted),
    deleteEvent: (id) => {
      const { event, day } = shownOf(id);
      if (day === null) mailbox.removeEvent(event);
      else mailbox.changeEvent(event, { dropped: [...event.dropped, day] });
    },
    cancelEvent: (id) => cancelEvent(mailbox, shownOf(id)),
    answerEvent: (id, answer) => answerEvent(mailbox, shownOf(id).event, answer),
    moveToCalendar: (id, calendar) => {
      mailbox.moveEvent(shownOf(id).event, calendar);
    },
    addCalendar: (name) => mailbox.addCalendar(name, { isDefault: false, canEdit: true }).id,
  };
}

/** One occurrence gets something of its own, all else is changed as a whole. */
function change(
  mailbox: Mailbox,
  { event, day }: Shown,
  own: Override,
  whole: Parameters<Mailbox['changeEvent']>[1],
): void {
  if (day === null) {
    mailbox.changeEvent(event, { ...own, ...whole, plain: { ...event.plain, ...own.plain } });
    return;
  }
  const before = event.overrides[day];
  const override = { ...before, ...own, plain: { ...before?.plain, ...own.plain } };
  mailbox.changeEvent(event, { overrides: { ...event.overrides, [day]: override } });
}

function changeEvent(
  mailbox: Mailbox,
  shown: Shown,
  wanted: Parameters<SandboxPerson['changeEvent']>[1],
): void {
  const start = wanted.start ?? shown.start;
  // Who drags an event takes its end along.
  const end = wanted.end ?? shown.end + (start - shown.start);
  const plain = wanted.title === undefined ? {} : { subject: wanted.title };
  const body = wanted.text === undefined ? {} : { body: textBody(wanted.text) };
  const series = movedSeries(shown.event, start, storedZone(shown.event.zone));
  change(mailbox, shown, { start, end, plain, ...body }, series);
}

function cancelEvent(mailbox: Mailbox, shown: Shown): void {
  const subject = `Canceled: ${String(shown.plain.subject ?? '')}`;
  change(mailbox, shown, { isCancelled: true, plain: { subject } }, {});
}

/** Outlook takes a declined invitation out of the calendar. */
function answerEvent(
  mailbox: Mailbox,
  event: StoredEvent,
  answer: 'accepted' | 'declined' | 'tentative',
): void {
  if (answer === 'declined') {
    mailbox.removeEvent(event);
    return;
  }
  const response = answer === 'accepted' ? 'accepted' : 'tentativelyAccepted';
  const showAs = answer === 'accepted' ? 'busy' : 'tentative';
  const own = mailbox.owner.email.toLowerCase();
  mailbox.changeEvent(event, {
    response,
    plain: { ...event.plain, showAs },
    attendees: event.attendees.map((guest) =>
      guest.address.toLowerCase() === own ? { ...guest, response } : guest,
    ),
  });
}

function drafted(mailbox: Mailbox, draft: SandboxDraft): Parameters<Mailbox['addEvent']>[1] {
  const { owner } = mailbox;
  const zone = storedZone(draft.zone ?? owner.zone);
  const host = draft.organizer;
  const isOrganizer = !host || host.email.toLowerCase() === owner.email.toLowerCase();
  const uidTail = randomUUID().replaceAll('-', '').toUpperCase();
  // Midnight in the person's zone is what a draft gives; the event's zone may be another.
  const whole = (ms: number) => midnight(dayIn(storedZone(owner.zone), ms), zone);
  const start = draft.allDay ? whole(draft.start) : draft.start;
  return {
    uid: draft.uid ?? `040000008200E00074C5B7101A82E00800000000${uidTail}`,
    // An invitation stands in the calendar as tentative until it is answered.
    plain: {
      subject: draft.title,
      showAs: draft.allDay ? 'free' : isOrganizer ? 'busy' : 'tentative',
    },
    body: textBody(draft.text ?? ''),
    start,
    end: draft.allDay ? whole(draft.end) : draft.end,
    allDay: draft.allDay ?? false,
    zone,
    organizer: isOrganizer
      ? { name: owner.name, address: owner.email }
      : { name: host.name, address: host.email },
    isOrganizer,
    response: isOrganizer ? 'organizer' : 'notResponded',
    attendees: (draft.attendees ?? []).map(({ name, email }) => ({
      name,
      address: email,
      type: 'required',
      response: 'none',
    })),
    isCancelled: false,
    transactionId: null,
    properties: {},
    recurrence: draft.recurrence ? recurrenceOf(draft.recurrence, dayIn(zone, start)) : null,
    overrides: {},
    dropped: [],
  };
}

function eventsOf(mailbox: Mailbox): SandboxEvent[] {
  const span = { from: 0, until: mailbox.now() + horizonMs };
  const single = { from: Number.MIN_SAFE_INTEGER, until: Number.MAX_SAFE_INTEGER };
  return mailbox.events
    .in(null)
    .flatMap((event) => shownIn(event, event.recurrence ? span : single))
    .filter((shown) => !shown.isCancelled)
    .map((shown) => seen(mailbox, shown))
    .sort((a, b) => a.start - b.start);
}

function seen(mailbox: Mailbox, shown: Shown): SandboxEvent {
  const { event, day } = shown;
  const zone = storedZone(mailbox.owner.zone);
  const time = (ms: number) =>
    event.allDay ? midnight(dayIn(storedZone(event.zone), ms), zone) : ms;
  const keys = Object.entries(event.properties).filter(([id]) => id.endsWith('Name Afterword'));
  return {
    id: day === null ? event.id : occurrenceId(event.id, day),
    calendar: event.place,
    title: String(shown.plain.subject ?? ''),
    text: shown.body.text.replaceAll('\r\n', '\n'),
    start: time(shown.start),
    end: time(shown.end),
    allDay: event.allDay,
    cancelled: shown.isCancelled,
    key: keys[0]?.[1] ?? null,
    attendees: event.attendees.map(({ address }) => address),
    busy: (shown.plain.showAs ?? 'busy') !== 'free',
  };
}
