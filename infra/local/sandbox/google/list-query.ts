/** The parameters of `events.list`, and the cursors that are bound to them. */
import { dayMs, parseInstant } from '../../../../functions/domain/time.ts';
import { fullSyncRequired, GoogleError, invalid } from './google-error.ts';
import { makeCursor, opaqueId, readCursor } from './opaque.ts';

export type ListQuery = {
  readonly calendar: string;
  readonly maxResults: number;
  readonly singleEvents: boolean;
  readonly showDeleted: boolean;
  readonly timeMin: number | null;
  readonly timeMax: number | null;
  readonly updatedMin: number | null;
  readonly q: string | null;
  readonly iCalUID: string | null;
  readonly eventTypes: readonly string[];
  readonly properties: readonly { side: 'private' | 'shared'; name: string; value: string }[];
  readonly orderBy: 'startTime' | 'updated' | null;
  /** Only what changed after that number; null: everything. */
  readonly since: number | null;
  /** Where the page begins; null: at the beginning. */
  readonly page: Page | null;
  /** What a cursor is bound to. */
  readonly bound: string;
};

/** `upTo`: the change at which the round began; `after`: the last entry shown; `turn`: pages before. */
export type Page = {
  readonly bound: string;
  readonly upTo: number;
  readonly after: readonly [number, string];
  readonly turn: number;
};

type SyncToken = { readonly bound: string; readonly since: number; readonly epoch: number };

const forbidden = [
  'iCalUID',
  'orderBy',
  'privateExtendedProperty',
  'q',
  'sharedExtendedProperty',
  'timeMin',
  'timeMax',
  'updatedMin',
];
const eventTypes = [
  'birthday',
  'default',
  'focusTime',
  'fromGmail',
  'outOfOffice',
  'workingLocation',
];
/** Parameters that have to be the same from page to page and from round to round. */
const binding = ['singleEvents', 'eventTypes', 'showHiddenInvitations', 'maxAttendees'];

/** Reads the query. `epoch` is the one in which cursors are good. 400 and 410 as Google has them. */
export function readListQuery(
  calendar: string,
  query: URLSearchParams,
  epoch: number,
  now: number,
): ListQuery {
  const syncToken = query.get('syncToken');
  if (syncToken !== null) checkWithToken(query);
  const types = query.getAll('eventTypes');
  for (const type of types) {
    if (!eventTypes.includes(type)) throw invalid('Invalid event type.', 'eventTypes');
  }
  const bound = opaqueId(10, calendar, ...binding.flatMap((name) => query.getAll(name).sort()));
  const updatedMin = momentAt(query, 'updatedMin');
  // Google does not say how long it remembers; a month is what clients report.
  if (updatedMin !== null && updatedMin < now - 30 * dayMs) {
    const message = 'The requested minimum modification time lies too far in the past.';
    throw new GoogleError(410, 'updatedMinTooLongAgo', message, 'calendar', 'parameter:updatedMin');
  }
  const timeMin = momentAt(query, 'timeMin');
  const timeMax = momentAt(query, 'timeMax');
  if (timeMin !== null && timeMax !== null && timeMax <= timeMin) {
    const message = 'The specified time range is empty.';
    throw new GoogleError(400, 'timeRangeEmpty', message, 'calendar', 'parameter:timeMax');
  }
  const singleEvents = flag(query, 'singleEvents') ?? false;
  return {
    calendar,
    maxResults: numberIn(query, 'maxResults', 250, 2500),
    singleEvents,
    showDeleted: flag(query, 'showDeleted') ?? false,
    timeMin,
    timeMax,
    updatedMin,
    q: query.get('q'),
    iCalUID: query.get('iCalUID'),
    eventTypes: types,
    properties: [...propertiesOf(query, 'private'), ...propertiesOf(query, 'shared')],
    orderBy: orderOf(query, singleEvents),
    since: syncToken === null ? null : sinceOf(syncToken, bound, epoch),
    page: pageOf(query, bound),
    bound,
  };
}

/** A token for everything that happens after the change of that number. */
export function makeSyncToken(bound: string, since: number, epoch: number): string {
  return makeCursor({ bound, since, epoch } satisfies SyncToken);
}

function checkWithToken(query: URLSearchParams): void {
  const name = forbidden.find((each) => query.has(each));
  if (name !== undefined) throw invalid(`Sync token cannot be used with ${name}.`, name);
  if (query.get('showDeleted') === 'false') {
    throw invalid('Sync token cannot be used with showDeleted=false.', 'showDeleted');
  }
}

function sinceOf(text: string, bound: string, epoch: number): number {
  const token = readCursor<SyncToken>(text);
  if (!token || typeof token.since !== 'number') {
    throw invalid('Invalid sync token value.', 'syncToken');
  }
  if (token.epoch !== epoch) throw fullSyncRequired();
  if (token.bound !== bound) throw invalid('Sync token belongs to another query.', 'syncToken');
  return token.since;
}

function pageOf(query: URLSearchParams, bound: string): Page | null {
  const text = query.get('pageToken');
  if (text === null) return null;
  const page = readCursor<Page>(text);
  const whole = pageBound(query, bound);
  if (page?.bound !== whole) throw invalid('Invalid page token value.', 'pageToken');
  return page;
}

/** Pages are bound to all parameters that change what is listed. */
export function pageBound(query: URLSearchParams, bound: string): string {
  const names = [...forbidden, 'showDeleted', 'syncToken', 'timeZone'];
  return opaqueId(10, bound, ...names.map((name) => `${name}=${query.getAll(name).join()}`));
}

function orderOf(query: URLSearchParams, singleEvents: boolean): ListQuery['orderBy'] {
  const orderBy = query.get('orderBy');
  if (orderBy === null || orderBy === 'updated') return orderBy;
  if (orderBy !== 'startTime') throw invalid('Invalid order.', 'orderBy');
  if (singleEvents) return orderBy;
  const message = 'The requested ordering is not available for the particular query.';
  throw new GoogleError(400, 'invalid', message, 'global', 'parameter:orderBy');
}

function propertiesOf(query: URLSearchParams, side: 'private' | 'shared') {
  return query.getAll(`${side}ExtendedProperty`).map((text) => {
    const [name = '', ...rest] = text.split('=');
    if (name === '' || rest.length === 0) {
      throw invalid('Invalid constraint expression.', `${side}ExtendedProperty`);
    }
    return { side, name, value: rest.join('=') };
  });
}

/** A moment with an offset in the query, milliseconds cut off; null where there is none. */
export function momentAt(query: URLSearchParams, name: string): number | null {
  const text = query.get(name);
  if (text === null) return null;
  const moment = parseInstant(text.toUpperCase());
  if (moment === null) throw new GoogleError(400, 'badRequest', 'Bad Request');
  return Math.floor(moment / 1000) * 1000;
}

/** A boolean in the query; null where it is not given. */
export function flag(query: URLSearchParams, name: string): boolean | null {
  const text = query.get(name);
  if (text === null) return null;
  if (text !== 'true' && text !== 'false') throw invalid(`Invalid boolean value: '${name}'.`, name);
  return text === 'true';
}

/** A positive number in the query, at most `most`; `usual` where it is not given. */
export function numberIn(
  query: URLSearchParams,
  name: string,
  usual: number,
  most: number,
): number {
  const text = query.get(name);
  if (text === null) return usual;
  if (!/^[1-9]\d{0,9}$/.test(text)) throw invalid('Invalid value.', name);
  return Math.min(Number(text), most);
}
