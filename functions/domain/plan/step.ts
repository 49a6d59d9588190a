/** One follow-up as the planner decides it, before any words are written. */
import type { ContactChannel, RuleId } from '../cadences/cadence.ts';
import type { Person } from '../event.ts';
import type { Instant, LocalDay, Zone } from '../time.ts';

export type StepKind =
  | 'prepare'
  | 'debrief'
  | 'thank-you'
  | 'card'
  | 'status'
  | 'reply'
  | 'application'
  | 'closing';

/** `superseded` is for readers of the plan: a step that was written and is owed no longer. */
export type StepStatus = 'planned' | 'overdue' | 'done' | 'deleted' | 'superseded';

/** Why a step stands on its day: what the wording tells the person. */
export type Reason =
  | { readonly because: 'interview' }
  | { readonly because: 'decision-soon'; readonly day: LocalDay }
  | { readonly because: 'promise'; readonly day: LocalDay }
  | { readonly because: 'new-date'; readonly day: LocalDay }
  | { readonly because: 'agreed-call'; readonly day: LocalDay }
  | { readonly because: 'usual-answer'; readonly day: LocalDay }
  | { readonly because: 'days-since-interview'; readonly days: number }
  | { readonly because: 'days-since-application'; readonly days: number }
  | { readonly because: 'previous'; readonly day: LocalDay }
  | { readonly because: 'outcome'; readonly outcome: 'rejected' | 'offer' | 'withdrawn' };

/** Which text a step gets. */
export type Tone =
  | 'first'
  | 'again'
  | 'last'
  | 'new-date'
  | 'after-voicemail'
  | 'rejected'
  | 'offer';

export type Step = {
  /** Same interview + same step = same key, for ever. */
  readonly key: string;
  /** The uid of the interview or application under which the step is listed. */
  readonly uid: string;
  readonly kind: StepKind;
  readonly touch: number | null;
  readonly channel: ContactChannel | 'self';
  readonly as: 'event' | 'task' | 'both';
  readonly start: Instant;
  readonly end: Instant;
  readonly deadline: Instant | null;
  readonly zone: Zone;
  readonly to: readonly Person[];
  readonly rules: readonly RuleId[];
  readonly tone: Tone;
  readonly reason: Reason;
  readonly status: StepStatus;
  /** Where the plan puts it; `start` differs where the person moved it. */
  readonly planned: Instant;
  /** When the person did it; null while they have not. */
  readonly doneAt: Instant | null;
};

/** A step before what the person did is laid over it. */
export type BareStep = Omit<Step, 'status' | 'planned' | 'doneAt'>;

/** A step that is over for the person: done, or not wanted. */
export function isPast(step: Step): boolean {
  return step.status === 'done' || step.status === 'deleted';
}

/** Time goes into events, ticking into tasks (contract, "What it writes into a calendar"). */
export const shownAs: Readonly<Record<StepKind, Step['as']>> = {
  prepare: 'task',
  debrief: 'event',
  'thank-you': 'both',
  card: 'task',
  status: 'event',
  reply: 'event',
  application: 'event',
  closing: 'task',
};

/**
 * The key of a step: a short name made from the identity of its interview and the step's own name.
 * It reveals nothing, for it is written into calendars and links.
 */
export function stepKey(identity: string, step: string): string {
  return `${shortHash(identity)}.${step}`;
}

/** What the keys of an interview's steps begin with, and the id of its record: the hash of its identity. */
export function recordIdOf(key: string): string {
  return key.slice(0, key.indexOf('.'));
}

/**
 * 64 bits of a text as 13 characters of base32hex: FNV-1a beside a second multiplicative hash. No
 * secret and no defence against forgers, only a name that two texts will not share by accident.
 */
export function shortHash(text: string): string {
  let high = 0x811c9dc5;
  let low = 0x01000193;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low ^ unit, 0x5bd1e995) ^ (low >>> 15);
  }
  const bits = (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
  return bits.toString(32).padStart(13, '0');
}
