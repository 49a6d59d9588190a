/**
 * Cuts a calendar file into its components while it streams by: bytes in, whole VEVENTs, VTODOs
 * and VTIMEZONEs out, each with its line number. Holds one component at a time; whatever is wrong
 * costs the component that it is in and is told as a problem.
 */
import { ByteText } from './byte-text.ts';
import { ComponentTracker, type SplitPart } from './component-tracker.ts';

const megabyte = 1024 * 1024;
const maxLineBytes = megabyte;
const maxComponentBytes = 4 * megabyte;
/** A file that has not begun a calendar by then is none; an endless one must not be read on. */
const maxPreambleBytes = megabyte;
/** Small pieces keep an event that is held on to from holding on to a whole big chunk. */
const pieceBytes = 64 * 1024;
const fewestChars = 8192;
/** Lines are folded at 75 bytes; only longer ones can hide carriage returns that end lines. */
const usualLineBytes = 80;

/**
 * A splitter for one file: iterate `push(chunk)` for each chunk, then `end()`. Never throws. Larger
 * components than `componentBytes` (null: 4 MB) are left out.
 */
export function splitCalendar(componentBytes: number | null = null): CalendarSplitter {
  return new CalendarSplitter(componentBytes ?? maxComponentBytes);
}

/** See `splitCalendar`. */
class CalendarSplitter {
  readonly #componentBytes: number;
  readonly #bytes = new ByteText();
  readonly #tracker = new ComponentTracker();
  /** Small chunks, gathered: a long line is looked through once for each piece of it. */
  #waiting = '';
  #buffer = '';
  /** Offset in the buffer, and number, of the first line that is not yet handled. */
  #at = 0;
  #line = 1;
  #received = 0;
  #magic = '';
  #crEndsLines = false;
  #heldCr = false;
  #skippingLine = false;
  /** True after a `fatal` part: nothing more comes, and no more bytes are wanted. */
  over = false;

  constructor(componentBytes: number) {
    this.#componentBytes = componentBytes;
  }

  /** The parts that `chunk` completes; chunks may be of any size. */
  *push(chunk: Uint8Array): Generator<SplitPart, void> {
    for (let at = 0; at < chunk.length && !this.over; at += pieceBytes) {
      this.#waiting += this.#bytes.push(chunk.subarray(at, at + pieceBytes));
      if (this.#waiting.length < fewestChars) continue;
      this.#take(this.#waited());
      yield* this.#taken();
    }
  }

  /** The last parts, once the file has ended: what is unfinished is a problem. */
  *end(): Generator<SplitPart, void> {
    if (this.over) return;
    this.#take(this.#waited() + this.#bytes.end());
    const unended = this.#at < this.#buffer.length || this.#skippingLine || this.#heldCr;
    if (unended) this.#take('\n');
    if (this.over) {
      yield* this.#taken();
      return;
    }
    if (this.#tracker.calendars === 0) this.#refuse();
    else this.#tracker.finish(Math.max(1, this.#line - 1));
    yield* this.#taken();
  }

  #waited(): string {
    const text = this.#waiting;
    this.#waiting = '';
    return text;
  }

  #taken(): SplitPart[] {
    const parts = this.#tracker.parts;
    if (parts.length > 0) this.#tracker.parts = [];
    return parts;
  }

  #take(text: string): void {
    if (text === '' || this.over) return;
    if (this.#received === 0) this.#magic = text.slice(0, 4);
    this.#received += text.length;
    let fresh = this.#crEndsLines ? this.#lineFeeds(text) : text;
    if (this.#skippingLine) {
      const newline = fresh.indexOf('\n');
      if (newline < 0) return;
      this.#skippingLine = false;
      this.#line++;
      fresh = fresh.slice(newline + 1);
    }
    this.#buffer += fresh;
    this.#handleLines();
    if (!this.#crEndsLines && this.#hidesLines(this.#at, this.#buffer.length)) this.#obeyCr();
    this.#checkSizes();
    const open = this.#tracker.open;
    const keep = open && open.start >= 0 ? open.start : this.#at;
    this.#buffer = this.#buffer.slice(keep);
    this.#at -= keep;
    if (open && open.start >= 0) open.start = 0;
  }

  /** The hot loop: one look at the first letter of each line, a closer one at B... and E... */
  #handleLines(): void {
    const buffer = this.#buffer;
    const tracker = this.#tracker;
    let at = this.#at;
    for (let end = buffer.indexOf('\n', at); end >= 0; end = buffer.indexOf('\n', at)) {
      if ((end - at > usualLineBytes || this.#line === 1) && this.#hidesLines(at, end)) {
        this.#at = at;
        this.#obeyCr();
        return;
      }
      const first = buffer.charCodeAt(at) | 32;
      const open = tracker.open;
      if (!open || ((first === 98 || first === 101) && isEdge(buffer, at))) {
        // Longer lines are neither BEGIN nor END; METHOD is short as well.
        const text = buffer.slice(at, Math.min(end, at + 200)).trim();
        const folds = (first === 32 || first === 41) && isBlank(buffer, at);
        if (!folds && tracker.note(text, this.#line, at)) {
          tracker.complete(buffer.slice(tracker.open?.start, end + 1));
        }
      } else if (first === 32 || first === 41) {
        if (isBlank(buffer, at)) open.folded = true;
      }
      at = end + 1;
      this.#line++;
    }
    this.#at = at;
  }

  /** Whether a stretch without line feeds is really several lines that carriage returns end. */
  #hidesLines(at: number, end: number): boolean {
    if (this.#crEndsLines) return false;
    const cr = this.#buffer.indexOf('\r', at);
    if (cr < 0 || cr >= end - 1) return false;
    if (this.#line === 1) return this.#buffer[cr + 1] !== '\n';
    return /\r(?:BEGIN|END):/i.test(this.#buffer.slice(at, end));
  }

  /** From here on a carriage return ends a line, with a line feed behind it or without. */
  #obeyCr(): void {
    this.#crEndsLines = true;
    const rest = this.#buffer.slice(this.#at);
    this.#buffer = this.#buffer.slice(0, this.#at) + this.#lineFeeds(rest);
    this.#handleLines();
  }

  #lineFeeds(text: string): string {
    let whole = this.#heldCr ? `\r${text}` : text;
    // A last CR may be half of a CRLF: it waits for the next piece.
    this.#heldCr = whole.endsWith('\r');
    if (this.#heldCr) whole = whole.slice(0, -1);
    return whole.replace(/\r\n?/g, '\n');
  }

  #checkSizes(): void {
    const tracker = this.#tracker;
    if (tracker.calendars === 0 && this.#received > maxPreambleBytes) {
      this.#refuse();
      return;
    }
    if (this.#buffer.length - this.#at > maxLineBytes) {
      const what = 'this line is longer than 1 MB';
      if (tracker.open) tracker.lose(this.#line, `${what}; the component around it is left out.`);
      else tracker.tell(this.#line, `${what}; it is passed over.`);
      this.#skippingLine = true;
      this.#at = this.#buffer.length;
    }
    const open = tracker.open;
    if (open && open.start >= 0 && this.#buffer.length - open.start > this.#componentBytes) {
      const most = this.#componentBytes;
      const size = most < megabyte ? `${most / 1024} KB` : `${most / megabyte} MB`;
      const what = `the component that begins here is larger than ${size}`;
      tracker.lose(open.line, `${what}; it is left out.`);
    }
  }

  #refuse(): void {
    this.over = true;
    const zipped = this.#magic.startsWith('PK') || this.#magic.startsWith('\x1f\x8b');
    const reason =
      this.#received === 0
        ? 'the file is empty.'
        : zipped
          ? 'this is a compressed archive, not a calendar; unpack it first.'
          : 'this is not a calendar: there is no BEGIN:VCALENDAR.';
    this.#buffer = '';
    this.#tracker.parts = [{ type: 'fatal', problem: { line: 1, text: reason } }];
  }
}

/** `BEGIN:` or `END:`, as far as the colon tells. */
function isEdge(buffer: string, at: number): boolean {
  return buffer.charCodeAt(at + 5) === 58 || buffer.charCodeAt(at + 3) === 58;
}

function isBlank(buffer: string, at: number): boolean {
  const code = buffer.charCodeAt(at);
  return code === 32 || code === 9;
}
