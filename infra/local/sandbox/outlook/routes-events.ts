/** Events: lists, views, and what a client does to one of them. */
import { changeOf, newEvent, overrideOf } from './event-input.ts';
import { etagOf, eventJson } from './event-json.ts';
import { eventFilter, expandedProperties, expansion } from './extended-properties.ts';
import { GraphError, itemNotFound } from './graph-error.ts';
import type { Mailbox } from './mailbox.ts';
import { itself, occurrenceId, type Shown, shownById, shownIn } from './occurrences.ts';
import {
  type App,
  type Ask,
  bodyOf,
  nothing,
  one,
  page,
  param,
  preferOf,
  queryOf,
  selected,
} from './reply.ts';
import { calendarOf } from './routes-calendars.ts';
import { spanOf } from './routes-delta.ts';
import type { Json, StoredEvent } from './stored.ts';

const listOptions = ['$top', '$skip', '$select', '$expand', '$filter'];
const viewOptions = ['startDateTime', 'endDateTime', '$top', '$skip', '$select', '$expand'];
const heads = ['/v1.0/me', '/v1.0/me/calendar', '/v1.0/me/calendars/:calendar'];

/** Adds everything below `events` and `calendarView`, its delta aside. */
export function addEventRoutes(app: App, mailbox: Mailbox): void {
  for (const head of heads) {
    app.get(`${head}/events`, (ask) => listEvents(ask, mailbox, head.endsWith('/me')));
    app.post(`${head}/events`, (ask) => createEvent(ask, mailbox));
    app.get(`${head}/calendarView`, (ask) => {
      const span = spanOf(queryOf(ask, viewOptions));
      const shown = mailbox.events
        .in(calendarOf(ask, mailbox).id)
        .flatMap((event) => shownIn(event, span))
        .sort((a, b) => a.start - b.start);
      return listShown(ask, shown);
    });
    app.get(`${head}/events/:event`, (ask) => {
      queryOf(ask, ['$select', '$expand']);
      const shown = shownOf(ask, mailbox);
      return one(ask, 'me/events/$entity', rendered(ask, shown));
    });
    app.get(`${head}/events/:event/instances`, (ask) => {
      const span = spanOf(queryOf(ask, viewOptions));
      const { event, type } = shownOf(ask, mailbox);
      if (type !== 'seriesMaster') {
        throw new GraphError(400, 'ErrorInvalidRequest', 'Only a series has instances.');
      }
      return listShown(ask, shownIn(event, span));
    });
    app.patch(`${head}/events/:event`, (ask) => changeEvent(ask, mailbox));
    app.delete(`${head}/events/:event`, (ask) => deleteEvent(ask, mailbox));
  }
}

function listEvents(ask: Ask, mailbox: Mailbox, mayBeWhole: boolean): Response {
  const filter = queryOf(ask, listOptions).get('$filter');
  const test = filter === null ? null : eventFilter(filter);
  const place = mayBeWhole && test?.wholeMailbox ? null : calendarOf(ask, mailbox).id;
  const events = mailbox.events.in(place).filter((event) => test?.test(event) ?? true);
  return listShown(ask, events.map(itself));
}

function listShown(ask: Ask, shown: readonly Shown[]): Response {
  return page(ask, 'me/events', shown, (item) => rendered(ask, item));
}

function rendered(ask: Ask, shown: Shown): Json {
  const query = new URL(ask.req.url).searchParams;
  const expanded = expansion(shown.event, expandedProperties(query.get('$expand')));
  const select = query.get('$select');
  const prefer = preferOf(ask);
  const ownId = prefer.immutableIds ? shown.event.id : shown.event.plainId;
  const dropped = select?.split(',').includes('cancelledOccurrences')
    ? { cancelledOccurrences: shown.event.dropped.map((day) => occurrenceId(ownId, day)) }
    : {};
  return { ...selected({ ...eventJson(shown, prefer), ...dropped }, select), ...expanded };
}

function shownOf(ask: Ask, mailbox: Mailbox): Shown {
  const shown = shownById(mailbox, param(ask, 'event'));
  const calendar = param(ask, 'calendar');
  if (!shown || (calendar !== '' && calendarOf(ask, mailbox).id !== shown.event.place)) {
    throw itemNotFound();
  }
  return shown;
}

async function createEvent(ask: Ask, mailbox: Mailbox): Promise<Response> {
  queryOf(ask, []);
  const calendar = calendarOf(ask, mailbox);
  if (!calendar.canEdit) throw new GraphError(403, 'ErrorAccessDenied', 'Access is denied.');
  const event = newEvent(mailbox, await bodyOf(ask));
  const existing = event.transactionId && mailbox.withTransaction(event.transactionId);
  if (existing) {
    throw new GraphError(
      400,
      'ErrorDuplicateTransactionId',
      "Your request can't be completed. The TransactionId specified in the request has already been used to create a different event.",
      { more: { '@event.existingEventId': idFor(ask, mailbox, existing) } },
    );
  }
  const made = mailbox.addEvent(calendar.id, event);
  mailbox.invite(made.attendees.length);
  return one(ask, 'me/events/$entity', eventJson(itself(made), preferOf(ask)), 201);
}

function idFor(ask: Ask, mailbox: Mailbox, id: string): string {
  return preferOf(ask).immutableIds ? id : (mailbox.events.get(id)?.plainId ?? id);
}

async function changeEvent(ask: Ask, mailbox: Mailbox): Promise<Response> {
  queryOf(ask, []);
  const sent = await bodyOf(ask);
  const shown = shownOf(ask, mailbox);
  const { event, day } = shown;
  requireMatch(ask, event);
  if (day !== null) {
    const override = overrideOf(event, shown, event.overrides[day] ?? {}, sent);
    const changed = mailbox.changeEvent(event, {
      overrides: { ...event.overrides, [day]: override },
    });
    const again = shownById(mailbox, occurrenceId(changed.id, day));
    if (!again) throw itemNotFound();
    return one(ask, 'me/events/$entity', eventJson(again, preferOf(ask)));
  }
  const changed = mailbox.changeEvent(event, changeOf(event, sent));
  if (changed.isOrganizer) mailbox.invite(changed.attendees.length);
  return one(ask, 'me/events/$entity', eventJson(itself(changed), preferOf(ask)));
}

function deleteEvent(ask: Ask, mailbox: Mailbox): Response {
  queryOf(ask, []);
  const { event, day } = shownOf(ask, mailbox);
  requireMatch(ask, event);
  if (event.isOrganizer) mailbox.invite(event.attendees.length);
  if (day === null) mailbox.removeEvent(event);
  else mailbox.changeEvent(event, { dropped: [...event.dropped, day] });
  return nothing();
}

function requireMatch(ask: Ask, event: StoredEvent): void {
  const wanted = ask.req.header('if-match');
  if (wanted === undefined || wanted === '*' || wanted === etagOf(event)) return;
  throw new GraphError(
    412,
    'ErrorIrresolvableConflict',
    'The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.',
  );
}
