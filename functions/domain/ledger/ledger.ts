/** The records of one person while a sync works on them: found by every name, and what changed is known. */
import type { Deed } from '../plan/deeds.ts';
import { recordIdOf, shortHash } from '../plan/step.ts';
import type { Half } from '../reconcile.ts';
import {
  type Copy,
  type InterviewRecord,
  nothingTold,
  type StepRecord,
  type Told,
} from './records.ts';

/** A working copy of a person's interview records; nothing outside is touched. */
export class Ledger {
  readonly #records = new Map<string, InterviewRecord>();
  readonly #stored = new Map<string, InterviewRecord>();

  constructor(records: readonly InterviewRecord[]) {
    for (const record of records) {
      this.#records.set(record.id, record);
      this.#stored.set(record.id, record);
    }
  }

  get records(): readonly InterviewRecord[] {
    return [...this.#records.values()];
  }

  get steps(): readonly StepRecord[] {
    return this.records.flatMap((record) => record.steps);
  }

  record(id: string): InterviewRecord | null {
    return this.#records.get(id) ?? null;
  }

  step(key: string, as: Half): StepRecord | null {
    const steps = this.#records.get(recordIdOf(key))?.steps ?? [];
    return steps.find((one) => one.key === key && one.as === as) ?? null;
  }

  /** The step that has this provider's id in that calendar or list. */
  stepAt(account: string, place: string, id: string): StepRecord | null {
    return (
      this.steps.find((one) => one.id === id && one.account === account && one.place === place) ??
      null
    );
  }

  /** Copies in that calendar that have this provider's id, or are occurrences of that series. */
  copiesAt(account: string, calendar: string, id: string): readonly Copy[] {
    return this.records.flatMap((record) =>
      record.copies.filter(
        (copy) =>
          copy.account === account &&
          copy.calendar === calendar &&
          (copy.id === id || copy.seriesId === id),
      ),
    );
  }

  putStep(given: StepRecord): void {
    const record = this.#recordOr(recordIdOf(given.key));
    const index = record.steps.findIndex((one) => one.key === given.key && one.as === given.as);
    const before = record.steps[index];
    const step = this.#doneAsTold(given, before);
    if (same(before, step)) return;
    this.#put({ ...record, steps: replaced(record.steps, index, step) });
    // Unticked in the calendar: what was said on a page before holds no longer.
    const isUndone = before?.doneAt != null && step.doneAt === null && step.state === 'written';
    if (isUndone) this.#forgetDeeds(step.key, isDone);
    // Taken away, and there again though nobody was writing it: they have put it back.
    const isBack = before?.absentSince != null && before.intent === null;
    if (isBack && step.state === 'written')
      this.#forgetDeeds(step.key, ({ did }) => did === 'deleted');
  }

  putCopy(copy: Copy): void {
    const record = this.#recordOr(shortHash(copy.event.uid));
    const index = record.copies.findIndex((one) => isSamePlace(one, copy));
    if (same(record.copies[index], copy)) return;
    this.#put({ ...record, copies: replaced(record.copies, index, copy) });
  }

  dropCopy(copy: Copy): void {
    const record = this.#recordOr(shortHash(copy.event.uid));
    this.#put({ ...record, copies: record.copies.filter((one) => !isSamePlace(one, copy)) });
  }

  dropSteps(unwanted: (step: StepRecord) => boolean): void {
    for (const record of this.records) {
      const steps = record.steps.filter((step) => !unwanted(step));
      if (steps.length < record.steps.length) this.#put({ ...record, steps });
    }
  }

  /**
   * Forgets the steps of an account, but not what the person did with them: where the same interview
   * stands in another account too, a step that was done or deleted is not written there.
   */
  leave(account: string): void {
    for (const step of this.steps) {
      if (step.account !== account) continue;
      if (step.doneAt === null && step.deletedAt === null) continue;
      this.unplace(step);
    }
    this.dropSteps((step) => step.account === account);
  }

  /** Forgets where a step stands; what the person did, and which of its names are used up, is kept. */
  unplace(step: StepRecord): void {
    const nowhere = { account: '', place: '', id: null, etag: null, intent: null };
    this.putStep({ ...step, ...nowhere, state: 'absent', written: null, seen: null });
  }

  told(id: string): Told {
    return this.#records.get(id)?.told ?? nothingTold;
  }

  /** What the person told on a page about that interview or its steps. */
  tell(id: string, told: Told): void {
    const { told: before, ...record } = this.#recordOr(id);
    if (same(before ?? nothingTold, told)) return;
    const isNothing = told.sayings.length + told.deeds.length === 0;
    this.#put(isNothing ? record : { ...record, told });
  }

  /** Ticked because it was told on a page: it was done when it was told, whenever the tick came. */
  #doneAsTold(step: StepRecord, before: StepRecord | undefined): StepRecord {
    if (step.doneAt === null || before?.doneAt != null) return step;
    const { deeds } = this.told(recordIdOf(step.key));
    const deed = deeds.find((one) => one.key === step.key && isDone(one));
    return deed && deed.at < step.doneAt ? { ...step, doneAt: deed.at } : step;
  }

  #forgetDeeds(key: string, isOver: (deed: Deed) => boolean): void {
    const id = recordIdOf(key);
    const { sayings, deeds } = this.told(id);
    const kept = deeds.filter((deed) => deed.key !== key || !isOver(deed));
    this.tell(id, { sayings, deeds: kept });
  }

  putOutcome(id: string, outcome: InterviewRecord['outcome']): void {
    const record = this.#recordOr(id);
    if (!same(record.outcome, outcome)) this.#put({ ...record, outcome });
  }

  drop(id: string): void {
    this.#records.delete(id);
  }

  /** Records that are not as they were stored. */
  get changed(): readonly InterviewRecord[] {
    return this.records.filter((record) => this.#stored.get(record.id) !== record);
  }

  /** Ids that were not stored before. */
  get added(): readonly string[] {
    return [...this.#records.keys()].filter((id) => !this.#stored.has(id));
  }

  /** Ids that are stored and have nothing to hold any more. */
  get dropped(): readonly string[] {
    return [...this.#stored.keys()].filter((id) => !this.#records.has(id));
  }

  /** What was saved is what is stored. */
  saved(record: InterviewRecord): void {
    this.#stored.set(record.id, record);
  }

  /** What was dropped is not stored any more. */
  forgotten(id: string): void {
    this.#stored.delete(id);
  }

  #recordOr(id: string): InterviewRecord {
    return this.#records.get(id) ?? { id, copies: [], steps: [], outcome: null };
  }

  #put(record: InterviewRecord): void {
    const { sayings, deeds } = record.told ?? nothingTold;
    const isEmpty =
      record.copies.length + record.steps.length + sayings.length + deeds.length === 0;
    if (isEmpty) this.#records.delete(record.id);
    else this.#records.set(record.id, record);
  }
}

/** Whether a deed means that the step was carried out. */
export function isDone({ did }: Deed): boolean {
  return did === 'done' || did === 'no-answer' || did === 'new-date';
}

function isSamePlace(a: Copy, b: Copy): boolean {
  return a.account === b.account && a.calendar === b.calendar && a.id === b.id;
}

function replaced<T>(list: readonly T[], index: number, value: T): readonly T[] {
  return index < 0 ? [...list, value] : list.map((one, at) => (at === index ? value : one));
}

/** Records are plain JSON with their fields in one order: equal text is equal content. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
