/**
 * Keeps account of what is open while the lines of a calendar file pass: which VCALENDAR, which
 * component, what is nested in it. Told of BEGIN, END and stray lines only; never sees the rest.
 */
import { type Problem, quoted } from './problem.ts';
import type { CalendarScope, ComponentKind, RawComponent } from './raw-component.ts';
import { repaired } from './repair.ts';

/** `lost`: a component that is left out because of the problem. `fatal`: this is no calendar. */
export type SplitPart =
  | { readonly type: 'component'; readonly component: RawComponent }
  | { readonly type: 'problem'; readonly problem: Problem; readonly lost: ComponentKind | null }
  | { readonly type: 'fatal'; readonly problem: Problem };

/** A component whose END has not come yet. */
type OpenComponent = {
  readonly name: string;
  readonly line: number;
  readonly scope: CalendarScope;
  /** Offset of BEGIN in the splitter's buffer; -1 once given up and only skipped. */
  start: number;
  folded: boolean;
  broken: boolean;
  /** Components begun inside and not ended, outermost first. */
  readonly nested: string[];
};

/** RFC 5545 nests one component in another, and no deeper. */
const deepestNesting = 100;
const neverNested = new Set(['VEVENT', 'VTODO', 'VTIMEZONE', 'VJOURNAL', 'VFREEBUSY']);

/** The state between BEGIN and END for one file; the parts to hand on gather in `parts`. */
export class ComponentTracker {
  open: OpenComponent | null = null;
  /** VCALENDARs begun so far. */
  calendars = 0;
  parts: SplitPart[] = [];
  #scope: CalendarScope | null = null;
  #strayTold = false;

  /**
   * Takes note of a line (trimmed, without its folded rest) that starts at `offset`. The answer is
   * true where it ends the open component: then call `complete`.
   */
  note(text: string, line: number, offset: number): boolean {
    const edge = /^(?:\xef\xbb\xbf)?(BEGIN|END):\s*(\S+)$/i.exec(text);
    const name = edge?.[2]?.toUpperCase();
    if (edge?.[1] === undefined || name === undefined) {
      if (!this.open) this.#between(text, line);
      return false;
    }
    if (edge[1].length === 3) return this.#end(name, line);
    this.#begin(name, line, offset);
    return false;
  }

  /** Hands the open component on; `bytes` are all its lines, BEGIN to END. */
  complete(bytes: string): void {
    const open = this.open;
    this.open = null;
    const kind = open ? kindOf(open.name) : null;
    if (!open || !kind || open.start < 0) return;
    const { folded, line, scope } = open;
    const whole = open.broken ? repaired(bytes) : bytes;
    this.parts.push({ type: 'component', component: { kind, bytes: whole, folded, line, scope } });
  }

  /** Gives the open component up, once; it is then skipped up to its END. */
  lose(line: number, text: string): void {
    const open = this.open;
    if (!open || open.start < 0) return;
    open.start = -1;
    this.tell(line, text, kindOf(open.name));
  }

  /** Adds a problem. */
  tell(line: number, text: string, lost: ComponentKind | null = null): void {
    this.parts.push({ type: 'problem', problem: { line, text }, lost });
  }

  /** The file is over: what is still open was cut off, which is told once. */
  finish(lastLine: number): void {
    const open = this.open;
    if (open) {
      this.lose(
        lastLine,
        `the file ends inside the ${open.name} that begins on line ${open.line}; it is left out.`,
      );
    } else if (this.#scope) {
      this.tell(lastLine, 'the file ends without END:VCALENDAR; events may be missing.');
    }
  }

  #begin(name: string, line: number, offset: number): void {
    if (name === 'VCALENDAR') {
      this.#dropUnfinished();
      if (this.#scope) this.tell(line, 'the calendar before this line has no END:VCALENDAR.');
      this.calendars++;
      this.#scope = { ordinal: this.calendars, method: null };
      this.#strayTold = false;
      return;
    }
    if (this.open && !neverNested.has(name)) {
      this.#nest(this.open, name);
      return;
    }
    this.#dropUnfinished();
    if (!this.#scope)
      this.#stray(line, 'components stand outside BEGIN:VCALENDAR and END:VCALENDAR.');
    const scope = this.#scope ?? { ordinal: 0, method: null };
    this.open = { name, line, scope, start: offset, folded: false, broken: false, nested: [] };
  }

  /** Where an END belongs is looked for among all that is open, so that depth has its limit. */
  #nest(open: OpenComponent, name: string): void {
    if (open.nested.length < deepestNesting) open.nested.push(name);
    else this.lose(open.line, 'too much is nested in what begins here; it is left out.');
  }

  #end(name: string, line: number): boolean {
    const open = this.open;
    if (name === 'VCALENDAR') {
      this.#dropUnfinished();
      if (!this.#scope) this.tell(line, 'END:VCALENDAR stands without its BEGIN.');
      this.#scope = null;
      this.#strayTold = false;
      return false;
    }
    if (!open) {
      this.tell(line, `END:${quoted(name)} stands without its BEGIN.`);
      return false;
    }
    if (name === open.name) {
      if (open.nested.length > 0) this.#mend(open, line, 'a component inside this one has no END');
      return true;
    }
    const begun = open.nested.lastIndexOf(name);
    if (begun < 0) {
      this.#mend(open, line, `END:${quoted(name)} stands without its BEGIN`);
    } else {
      if (begun < open.nested.length - 1) this.#mend(open, line, 'a component inside has no END');
      open.nested.length = begun;
    }
    return false;
  }

  #mend(open: OpenComponent, line: number, what: string): void {
    if (!open.broken && open.start >= 0) {
      this.tell(line, `${what}; the ${shown(open.name)} is read without it.`);
    }
    open.broken = true;
  }

  #dropUnfinished(): void {
    const open = this.open;
    if (!open) return;
    this.lose(open.line, `the ${shown(open.name)} that begins here has no END; it is left out.`);
    this.open = null;
  }

  /** A line outside every component: a property of the calendar, or nothing that belongs there. */
  #between(text: string, line: number): void {
    if (text === '') return;
    if (!this.#scope) {
      this.#stray(line, 'text stands outside BEGIN:VCALENDAR and END:VCALENDAR.');
    } else if (!/^[\w-]+[:;]/.test(text)) {
      this.#stray(line, 'lines are no properties of a calendar.');
    } else {
      const method = /^METHOD(?:;[^:]*)?:\s*(\S+)/i.exec(text)?.[1];
      if (method) this.#scope.method = method.toUpperCase();
    }
  }

  /** Garbage is told once for each calendar, not line by line. */
  #stray(line: number, what: string): void {
    if (!this.#strayTold) this.tell(line, `from here on ${what}`);
    this.#strayTold = true;
  }
}

function kindOf(name: string): ComponentKind | null {
  return name === 'VEVENT' || name === 'VTODO' || name === 'VTIMEZONE' ? name : null;
}

/** Names that RFC 5545 knows stand bare; whatever else a file calls a component is quoted. */
function shown(name: string): string {
  return neverNested.has(name) ? name : `component ${quoted(name)}`;
}
