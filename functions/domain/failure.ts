/**
 * What can go wrong with the outside world: a closed set, each with its facts as fields and one answer.
 * An adapter reads a provider's error once, at the edge, into one of these; nobody else looks at
 * status codes or message texts (design, decision 12).
 */

export type FailureFacts =
  /** The provider has forgotten our sync token or delta link: read everything anew. */
  | { readonly code: 'cursor-expired' }
  /** Too many requests; `retryAfterMs` where the provider said how long to wait. */
  | { readonly code: 'rate-limited'; readonly retryAfterMs: number | null }
  /**
   * `token`: the access token was refused, a refresh may mend it. `scope`: a permission is missing.
   * `grant`: the person withdrew their consent or it expired; only they can mend it.
   */
  | { readonly code: 'reconnect'; readonly because: 'token' | 'scope' | 'grant' }
  /** The thing itself is not there any more. */
  | { readonly code: 'gone' }
  /** It was changed by somebody else since we read it. */
  | { readonly code: 'conflict' }
  /** Network, 5xx, time-outs: the provider's trouble, and it passes. */
  | { readonly code: 'unreachable'; readonly status: number | null }
  /** Our client id, secret or address is wrong: the operator's outage, never the person's. */
  | { readonly code: 'misconfigured'; readonly what: string }
  /** An answer that our code did not expect; `what` never holds a title, name, address or token. */
  | { readonly code: 'bug'; readonly what: string };

export type FailureCode = FailureFacts['code'];

/** Thrown by adapters; the message is made from the facts alone, so that nothing personal leaks. */
export class Failure extends Error {
  readonly facts: FailureFacts;

  constructor(facts: FailureFacts) {
    super(described(facts));
    this.name = 'Failure';
    this.facts = facts;
  }

  get code(): FailureCode {
    return this.facts.code;
  }
}

/** What to do about a failure. */
export type Answer =
  /** Try again, after the wait where one is named. */
  | { readonly answer: 'retry'; readonly afterMs: number | null }
  /** Drop the cursor and read everything. */
  | { readonly answer: 'start-over' }
  /** Read again and decide anew. */
  | { readonly answer: 'look-again' }
  /** Leave it; an operator has to look. */
  | { readonly answer: 'park' }
  /** Only the person can mend it; they are told once. */
  | { readonly answer: 'ask-person' };

/** The one answer to each failure. */
export function answerTo(facts: FailureFacts): Answer {
  switch (facts.code) {
    case 'cursor-expired':
      return { answer: 'start-over' };
    case 'rate-limited':
      return { answer: 'retry', afterMs: facts.retryAfterMs };
    case 'unreachable':
      return { answer: 'retry', afterMs: null };
    case 'gone':
    case 'conflict':
      return { answer: 'look-again' };
    case 'reconnect':
      return { answer: 'ask-person' };
    case 'misconfigured':
    case 'bug':
      return { answer: 'park' };
  }
}

/** The failure that an error is; what is not one of ours is a bug. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const what = error instanceof Error ? error.name : typeof error;
  return new Failure({ code: 'bug', what: `an unexpected ${what}` });
}

function described(facts: FailureFacts): string {
  switch (facts.code) {
    case 'reconnect':
      return `reconnect: ${facts.because}`;
    case 'unreachable':
      return `unreachable: ${facts.status ?? 'no answer'}`;
    case 'misconfigured':
    case 'bug':
      return `${facts.code}: ${facts.what}`;
    default:
      return facts.code;
  }
}
