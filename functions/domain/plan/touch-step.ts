/** One contact with an employer as a step: whom it is for, by which channel, under which rules. */
import type { RuleId } from '../cadences/cadence.ts';
import type { Person } from '../event.ts';
import type { Notes } from '../notes/notes.ts';
import type { Instant, MinuteOfDay, Zone } from '../time.ts';
import { type BareStep, type Reason, shownAs, type Tone } from './step.ts';
import { type Anchors, type ChosenChannel, touchLengthMs } from './touches.ts';

/** What a series of touches belongs to: a meeting or an application. */
export type SeriesSubject = {
  readonly identity: string;
  readonly uid: string;
  readonly kind: 'status' | 'application';
  readonly zone: Zone;
  /** The local time of day at which the interview ended; 0 for an application. */
  readonly endedMinute: MinuteOfDay;
  /** The interview's end, before which nothing may be moved; null for an application. */
  readonly notBefore: Instant | null;
  readonly contacts: readonly Person[];
  readonly anchors: Omit<Anchors, 'previous'>;
  /** What was said of the ways to reach this employer. */
  readonly notes: Pick<Notes, 'noPhoneCalls' | 'prefers'>;
};

/** What sets one touch of a series apart from the others. */
export type TouchParts = {
  readonly key: string;
  /** Its number in the series, from 1. */
  readonly number: number;
  readonly chosen: ChosenChannel;
  /** The rules of the cadence that ask for it. */
  readonly rules: readonly RuleId[];
  readonly start: Instant;
  readonly tone: Tone;
  readonly reason: Reason;
};

/** A touch as a step, before what the person did is laid over it. */
export function touchStep(subject: SeriesSubject, parts: TouchParts): BareStep {
  const { key, number, chosen, rules, start, tone, reason } = parts;
  return {
    key,
    uid: subject.uid,
    kind: subject.kind,
    touch: number,
    channel: chosen.channel,
    as: shownAs[subject.kind],
    start,
    end: (start + touchLengthMs) as Instant,
    deadline: null,
    zone: subject.zone,
    // A call goes to whoever answers; a note to one person, not to the whole panel.
    to: chosen.channel === 'phone' ? subject.contacts : mainContact(subject.contacts),
    rules: [...rules, 'common.9', ...chosen.rules],
    tone,
    reason,
  };
}

/** Whom a note goes to: the first person with an address, else the first. */
export function mainContact(contacts: readonly Person[]): readonly Person[] {
  const contact = contacts.find((person) => person.email !== null) ?? contacts[0];
  return contact ? [contact] : [];
}
