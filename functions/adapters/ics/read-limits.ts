/**
 * What reading one calendar file may cost, for files that strangers send: bytes, entries and time. Between
 * two pieces of work the program turns to what else is waiting.
 */

/** The limits of one file; none of them says anything about files of one's own. */
export type ReadLimits = {
  readonly bytesAtMost: number;
  /** Events, tasks and time zones in the file, whatever they are about. */
  readonly componentsAtMost: number;
  /** Events that may be interviews, the occurrences of a series one by one. */
  readonly foundAtMost: number;
  /** Who is met in them, invited or named; one person in two interviews counts twice. */
  readonly peopleAtMost: number;
  /** Steps of ours that the file holds already. */
  readonly stepsAtMost: number;
  /** From the first look at the file to the plan, in milliseconds; who sends no more chunks is not timed. */
  readonly msAtMost: number;
  /** Milliseconds since any moment; never runs backwards. */
  readonly clock: () => number;
};

/** Which limit a file is over. */
export type OverLimit = 'too-large' | 'too-many' | 'too-slow';

/** What is said of a file over a limit: one sentence in the form of a problem's, without its contents. */
export type Refusal = { readonly over: OverLimit; readonly text: string };

/** Limits that no calendar of a person comes near in years, for `clock` as in `ReadLimits`. */
export function uploadLimits(clock: () => number): ReadLimits {
  return {
    bytesAtMost: 4 * 1024 * 1024,
    componentsAtMost: 20_000,
    foundAtMost: 500,
    peopleAtMost: 1000,
    stepsAtMost: 10_000,
    msAtMost: 5000,
    clock,
  };
}

/** Unwinds the reading of a file that is over a limit; never leaves this adapter. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.over);
    this.refusal = refusal;
  }
}

/** So long may one piece of work keep everybody else waiting before it is somebody else's turn. */
const turnMs = 10;
/** A component of more bytes is left out of a limited file: some work on one cannot be interrupted. */
const componentBytes = 512 * 1024;
const problemsAtMost = 200;
const pieceBytes = 64 * 1024;
const instead = 'try one calendar, or fewer months.';

/** Keeps account of what a file has cost. Without limits it allows everything and takes no turns. */
export class Allowance {
  readonly #limits: ReadLimits | null;
  readonly #began: number;
  #turned: number;
  #bytes = 0;
  #components = 0;
  #found = 0;
  #people = 0;
  #steps = 0;

  constructor(limits: ReadLimits | null) {
    this.#limits = limits;
    this.#began = limits?.clock() ?? 0;
    this.#turned = this.#began;
  }

  /** Whether the file is a stranger's. */
  get isLimited(): boolean {
    return this.#limits !== null;
  }

  /** How large one component may be; null: as large as the splitter takes. */
  get componentBytes(): number | null {
    return this.#limits && componentBytes;
  }

  /** How many problems are told one by one. */
  get problemsAtMost(): number {
    return this.#limits ? problemsAtMost : Number.POSITIVE_INFINITY;
  }

  /** The chunk in pieces after each of which somebody else may have a turn. */
  *pieces(chunk: Uint8Array): Generator<Uint8Array, void> {
    this.#bytes += chunk.length;
    const limits = this.#limits;
    if (limits && this.#bytes > limits.bytesAtMost) {
      const megabytes = Math.round((limits.bytesAtMost / 1024 / 1024) * 10) / 10;
      refuse('too-large', `the file is larger than ${megabytes} MB; ${instead}`);
    }
    const length = limits ? pieceBytes : chunk.length;
    for (let at = 0; at < chunk.length; at += length) yield chunk.subarray(at, at + length);
  }

  /** Counts a component of the file. */
  countComponent(): void {
    this.#count(++this.#components, this.#limits?.componentsAtMost, 'entries');
  }

  /** Counts an event that may be an interview. */
  countFound(): void {
    this.#count(++this.#found, this.#limits?.foundAtMost, 'events that may be interviews');
  }

  /** Counts those who are met in an event. */
  countPeople(people: number): void {
    this.#people += people;
    this.#count(this.#people, this.#limits?.peopleAtMost, 'people to thank');
  }

  /** Counts a step of ours that the file holds. */
  countStep(): void {
    this.#count(++this.#steps, this.#limits?.stepsAtMost, 'follow-ups');
  }

  #count(count: number, most: number | undefined, what: string): void {
    if (most === undefined || count <= most) return;
    refuse(
      'too-many',
      `the file holds more than ${most.toLocaleString('en-US')} ${what}; ${instead}`,
    );
  }

  /** Whether it is somebody else's turn: then await `turn`. Refuses the file where its time is up. */
  isTurnDue(): boolean {
    const limits = this.#limits;
    if (!limits) return false;
    const now = limits.clock();
    if (now - this.#began > limits.msAtMost) {
      refuse('too-slow', `the file takes too long to read; ${instead}`);
    }
    return now - this.#turned >= turnMs;
  }

  /** Lets everything else that waits in this process go first. */
  async turn(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.#turned = this.#limits?.clock() ?? 0;
  }
}

function refuse(over: OverLimit, text: string): never {
  throw new FileRefused({ over, text });
}
