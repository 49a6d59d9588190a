/** `calendarView/delta`: what changed in one calendar within a fixed window. */
import { deltaPage } from './delta-page.ts';
import type { DeltaToken, DeltaTokens } from './delta-token.ts';
import { eventJson, stubJson } from './event-json.ts';
import { GraphError, notModelled } from './graph-error.ts';
import type { Mailbox } from './mailbox.ts';
import { itself, type Span, shownIn } from './occurrences.ts';
import type { Prefer } from './prefer.ts';
import { type App, type Ask, preferOf } from './reply.ts';
import { calendarOf } from './routes-calendars.ts';
import type { Json, StoredEvent } from './stored.ts';
import { readBound } from './times.ts';

const refused = ['$select', '$filter', '$expand', '$orderby', '$search'];
const mostDays = 1825;

/** Adds the three paths by which a calendar's view can be followed. */
export function addDeltaRoutes(app: App, mailbox: Mailbox, tokens: DeltaTokens): void {
  for (const head of ['/v1.0/me', '/v1.0/me/calendar', '/v1.0/me/calendars/:calendar']) {
    app.get(`${head}/calendarView/delta`, (ask) => {
      const prefer = preferOf(ask);
      const token = tokenOf(ask, mailbox, tokens);
      const span: Span = { from: token.from ?? 0, until: token.until ?? 0 };
      return deltaPage(ask, {
        context: 'Collection(event)',
        tokens,
        token,
        shelf: mailbox.events,
        render: (event) => changed(event, span, prefer),
        prefer,
      });
    });
  }
}

/** A single event whole; a series as its master and a stub for each occurrence in the window. */
function changed(event: StoredEvent, span: Span, prefer: Prefer): Json[] | null {
  const shown = shownIn(event, span);
  if (shown.length === 0) return null;
  const master = event.recurrence ? [itself(event)] : [];
  return [...master, ...shown].map((one) =>
    one.type === 'occurrence'
      ? stubJson(one, prefer)
      : { '@odata.type': '#microsoft.graph.event', ...eventJson(one, prefer) },
  );
}

function tokenOf(ask: Ask, mailbox: Mailbox, tokens: DeltaTokens): DeltaToken {
  const query = new URL(ask.req.url).searchParams;
  const names = [...query.keys()];
  const bad = names.filter((name) => refused.includes(name.toLowerCase()));
  if (bad.length > 0) {
    throw new GraphError(
      400,
      'ErrorInvalidUrlQuery',
      `The following parameters are not supported with change tracking over the 'CalendarView' resource: '${bad.join(', ')}'.`,
    );
  }
  const place = calendarOf(ask, mailbox).id;
  const text = query.get('$deltatoken') ?? query.get('$skiptoken');
  if (text !== null) {
    if (names.length > 1)
      throw new GraphError(400, 'BadRequest', 'A link is to be taken as it is.');
    return tokens.read(text, place);
  }
  const span = spanOf(query);
  const other = names.find((name) => !/^(?:start|end)DateTime$/i.test(name));
  if (other !== undefined) throw notModelled(`the query option ${other} here`);
  return tokens.begin({
    place,
    from: span.from,
    until: span.until,
    begun: mailbox.seq,
    select: null,
    expand: null,
  });
}

/** The window of a view; 400 where it is missing, empty or longer than Outlook allows. */
export function spanOf(query: URLSearchParams): Span {
  const named = (name: string) =>
    [...query].find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1] ?? null;
  const [start, end] = [named('startDateTime'), named('endDateTime')];
  if (start === null || end === null) {
    throw new GraphError(
      400,
      'ErrorInvalidParameter',
      'This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.',
    );
  }
  const span = { from: readBound(start, 'startDateTime'), until: readBound(end, 'endDateTime') };
  if (span.until < span.from) {
    throw new GraphError(400, 'ErrorInvalidParameter', 'The window ends before it begins.');
  }
  if (span.until - span.from > mostDays * 86_400_000) {
    throw new GraphError(
      400,
      'ErrorCalendarViewRangeTooBig',
      `Your request can't be completed. The range between the start and end dates is greater than the allowed range. Maximum number of days: ${mostDays}`,
    );
  }
  return span;
}
