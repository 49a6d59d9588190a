/** A calendar that holds steps and nothing else, and a ledger beside it: reconciled until settled. */

import type { Deed } from '../../functions/domain/plan/deeds.ts';
import {
  type Half,
  type Operation,
  type Recorded,
  reconcile,
} from '../../functions/domain/reconcile.ts';
import {
  deedsSeen,
  type SeenStep,
  withoutDoneMark,
} from '../../functions/domain/search/own-steps.ts';
import type { FollowUp } from '../../functions/domain/search/plan-search.ts';
import type { Instant } from '../../functions/domain/time.ts';
import { wordsHash } from '../../functions/domain/wording/wording.ts';

export type Plan = (seen: readonly SeenStep[], deeds: readonly Deed[]) => readonly FollowUp[];

export class CalendarOfSteps {
  readonly #entries = new Map<string, SeenStep>();
  readonly #ledger = new Map<string, Recorded>();
  #deeds: Deed[] = [];

  get steps(): readonly SeenStep[] {
    return [...this.#entries.values()];
  }

  /** Plans, compares, writes; returns what was not left alone. */
  sync(plan: Plan, now: Instant): readonly string[] {
    const seen = this.steps;
    this.#remember(now);
    const owed = plan(seen, this.#deeds);
    const done: string[] = [];
    for (const operation of reconcile(owed, [...this.#ledger.values()], seen, now)) {
      if (operation.do === 'leave') continue;
      if ('step' in operation) {
        this.#write(operation);
      } else this.#remove(operation.key, operation.as);
      done.push(`${operation.do} ${operation.as}: ${operation.why}`);
    }
    return done;
  }

  /** The person's own hand; returns what it found there. */
  change(index: number, how: (step: SeenStep) => SeenStep | null): SeenStep | null {
    const step = this.steps[index % Math.max(1, this.#entries.size)];
    if (!step) return null;
    const changed = how(step);
    const name = `${step.key} ${step.as}`;
    if (changed === null) this.#entries.delete(name);
    else this.#entries.set(name, withEdits(changed));
    return step;
  }

  /** What was done is remembered, a step that has gone from the calendar too (design, decision 4). */
  #remember(now: Instant): void {
    const gone = [...this.#ledger].filter(([name]) => !this.#entries.has(name));
    const known = this.#deeds.map(({ key, did }) => `${key} ${did}`);
    for (const [, { key }] of gone) {
      if (!known.includes(`${key} deleted`)) this.#deeds.push({ key, did: 'deleted', at: now });
    }
    const moves = deedsSeen(this.steps, now);
    this.#deeds = [...this.#deeds.filter(({ did }) => did !== 'moved'), ...moves].filter(
      (deed, index, all) => all.findIndex((one) => same(one, deed)) === index,
    );
  }

  #write({ step, as, start, words, ...operation }: Write): void {
    const name = `${step.key} ${as}`;
    const before = this.#entries.get(name);
    // Where the person put it, the mark keeps our own place, so that theirs is still told apart.
    const isTheirs = operation.do === 'update' && before !== undefined && before.start === start;
    const kept = words === 'theirs' ? before : undefined;
    const hash = kept?.written.hash ?? wordsHash(step);
    this.#ledger.set(name, { key: step.key, as, hash });
    this.#entries.set(name, {
      key: step.key,
      as,
      title: kept?.title ?? step.title,
      text: kept?.text ?? step.text,
      start,
      ticked: before?.ticked ?? false,
      tickedAt: before?.tickedAt ?? null,
      removed: false,
      edited: kept?.edited ?? false,
      lastModified: null,
      written: { start: isTheirs ? before.written.start : start, hash },
    });
  }

  #remove(key: string, as: Half): void {
    this.#entries.delete(`${key} ${as}`);
    this.#ledger.delete(`${key} ${as}`);
  }
}

const same = (a: Deed, b: Deed): boolean => JSON.stringify(a) === JSON.stringify(b);

function withEdits(step: SeenStep): SeenStep {
  const words = { title: withoutDoneMark(step.title), text: step.text };
  return { ...step, edited: wordsHash(words) !== step.written.hash };
}

type Write = Extract<Operation, { readonly words: 'ours' | 'theirs' }>;
