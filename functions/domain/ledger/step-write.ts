/** One write of a step: what is stored of it before it is done, and how a calendar or a list takes it. */
import type { EventWrite } from '../ports/calendar.ts';
import type { TaskWrite } from '../ports/task-list.ts';
import type { FollowUp } from '../search/plan-search.ts';
import { localDay } from '../time.ts';
import type { Intent, StepRecord } from './records.ts';

/** One write of one half of a step. */
export type StepWrite = {
  /** With its intent; this is what has to be stored first. */
  readonly step: StepRecord;
  /** Whether an earlier attempt may have come true unseen. */
  readonly mayExist: boolean;
  readonly followUp: FollowUp | null;
  /** As in `EventWrite`. */
  readonly words: 'ours' | 'theirs' | 'only';
  /** Removed here to be written elsewhere. */
  readonly isMove: boolean;
};

/** A write of that step, noted before it is done. */
export function withIntent(
  step: StepRecord,
  intent: Intent,
  followUp: FollowUp | null,
  words: StepWrite['words'],
): StepWrite {
  const mayExist = step.state === 'absent' && step.intent !== null;
  return { step: { ...step, intent }, mayExist, followUp, words, isMove: false };
}

/** The write as a calendar takes it. */
export function eventWrite({ step, followUp, words }: StepWrite): EventWrite {
  const { key, id, etag, generation } = step;
  if (followUp === null) return { do: 'remove', key, id: id ?? '', etag };
  const { title, text, start, end, zone } = followUp;
  const draft = { title, text, start, end, zone };
  return id === null
    ? { do: 'create', key, generation, draft }
    : { do: 'update', key, id, etag, words, draft };
}

/** The write as a task list takes it: a day, and a time to remind. */
export function taskWrite({ step, followUp, words, mayExist }: StepWrite): TaskWrite {
  const { key, id, etag, intent } = step;
  if (intent?.do === 'tick') return { do: 'tick', key, id: id ?? '', etag };
  if (followUp === null) return { do: 'remove', key, id: id ?? '', etag };
  const { title, text, start, zone } = followUp;
  const draft = { title, text, due: localDay(zone, start), remindAt: start, zone };
  return id === null
    ? { do: 'create', key, mayExist, draft }
    : { do: 'update', key, id, etag, words: words === 'theirs' ? words : 'ours', draft };
}
