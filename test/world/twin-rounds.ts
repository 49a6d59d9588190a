/** The rounds of a twin calendar: what changed since a cursor, cut into pages. */
import { Failure } from '../../functions/domain/failure.ts';
import type { Change, ChangePage, Window } from '../../functions/domain/ports/calendar.ts';
import { instant } from '../../functions/domain/time.ts';
import type { Random } from './random.ts';
import { changeOf, type TwinBook, type TwinEvent } from './twin-book.ts';

/** The window is part of the cursor only where the dialect fixes it. */
type Cursor = { readonly epoch: number; readonly count: number; readonly window: Window };

/** The pages of one round over what stands in the book as the round begins. */
export async function* roundOf(
  book: TwinBook,
  calendar: string,
  cursor: string | null,
  window: Window,
  random: Random,
): AsyncGenerator<ChangePage> {
  if (!book.hasCalendar(calendar)) throw new Failure({ code: 'gone' });
  const since = cursor === null ? null : readCursor(cursor);
  if (since && since.epoch !== book.epoch) throw new Failure({ code: 'cursor-expired' });
  const used = since && book.dialect === 'outlook' ? since.window : window;
  const changes = since
    ? incremental(book, calendar, since.count, used)
    : full(book, calendar, used);
  const next = { epoch: book.epoch, count: book.count, window: used };
  const isQuiet = since !== null && changes.length === 0;
  // Nothing new: the same cursor, so that nothing has to be stored.
  const last = isQuiet ? cursor : writeCursor(next, book);
  yield* pagesOf(changes, last, random);
}

function full(book: TwinBook, calendar: string, window: Window): Change[] {
  const standing = book
    .all(calendar)
    .filter((one) => !one.gone && (one.key !== null || isIn(window, one, book)));
  return [...seriesBegin(book, standing), ...standing.map(changeOf)];
}

function incremental(book: TwinBook, calendar: string, count: number, window: Window): Change[] {
  if (count === book.count) return [];
  const touched = book
    .all(calendar)
    .filter((one) => one.touched > count)
    .sort((a, b) => a.touched - b.touched);
  if (book.dialect === 'google') return touched.map(changeOf);
  const told = touched.flatMap((one): Change[] => {
    if (!one.gone && isIn(window, one, book)) return [changeOf(one)];
    // An occurrence goes without a sign: it is missing where its series is told anew.
    return one.seriesId === null ? [{ is: 'gone', id: one.id }] : [];
  });
  return [...seriesBegin(book, touched), ...told];
}

/** Outlook: `gone` of each series that follows, before its occurrences. */
function seriesBegin(book: TwinBook, events: readonly TwinEvent[]): Change[] {
  if (book.dialect === 'google') return [];
  const series = new Set(events.flatMap((one) => (one.seriesId === null ? [] : [one.seriesId])));
  return [...series].map((id) => ({ is: 'gone', id }));
}

function isIn(window: Window, { event }: TwinEvent, book: TwinBook): boolean {
  if (event.end <= window.from) return false;
  return book.dialect === 'google' || event.start < window.until;
}

/** Pages of any size, now and then an empty one among them. */
function* pagesOf(changes: Change[], cursor: string | null, random: Random): Generator<ChangePage> {
  const size = random.between(1, 40);
  for (let from = 0; from + size < changes.length; from += size) {
    if (random.chance(0.05)) yield { changes: [], cursor: null };
    yield { changes: changes.slice(from, from + size), cursor: null };
  }
  const rest = changes.length === 0 ? 0 : Math.floor((changes.length - 1) / size) * size;
  yield { changes: changes.slice(rest), cursor };
}

function writeCursor({ epoch, count, window }: Cursor, book: TwinBook): string {
  const bounds = book.dialect === 'outlook' ? [window.from, window.until] : [];
  return [epoch, count, ...bounds].join(':');
}

function readCursor(text: string): Cursor {
  const [epoch = 0, count = 0, from = 0, until = 0] = text.split(':').map(Number);
  return { epoch, count, window: { from: instant(from), until: instant(until) } };
}
