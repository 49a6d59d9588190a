/** One interview in one calendar, and what stands there because of it. */
import { expect } from 'vitest';
import { shortHash } from '../../../functions/domain/plan/step.ts';
import type {
  SandboxEvent,
  SandboxPerson,
  SandboxTask,
} from '../../../infra/local/sandbox/sandbox-person.ts';
import { type Entries, eventEntries, expected, type Known, taskEntries } from './expected.ts';
import type { Played } from './stage.ts';
import { until } from './waiting.ts';

export class Scene {
  readonly played: Played;
  readonly draft: Known;
  /** The provider's id of the interview. */
  id = '';
  /** What it came to show last; checked once more after everything else. */
  last: Entries = { events: [], tasks: [] };

  constructor(played: Played, draft: Known) {
    this.played = played;
    this.draft = draft;
  }

  get person(): SandboxPerson {
    return this.played.sandbox.person;
  }

  /** Adds the interview and waits for all of its follow-ups. */
  async begin(): Promise<this> {
    this.id = this.person.addEvent(this.draft);
    await this.comesToShow(await expected([this.draft]));
    return this;
  }

  /** What stands there of this interview's follow-ups. */
  shown(): Entries {
    const start = shortHash(this.draft.uid);
    const isOurs = ({ key }: { readonly key: string | null }): boolean =>
      key?.startsWith(`${start}.`) ?? false;
    return {
      events: eventEntries(this.person.events().filter(isOurs)),
      tasks: taskEntries(this.person.tasks().filter(isOurs)),
    };
  }

  /** Waits until exactly these follow-ups stand there. */
  async comesToShow(wanted: Entries, withinMs = 12_000): Promise<void> {
    this.last = wanted;
    const text = JSON.stringify(wanted);
    const isSo = (): boolean => JSON.stringify(this.shown()) === text;
    await until('they stand there', isSo, withinMs).catch(() => undefined);
    this.stillShows();
  }

  /** Holds what stands there against what it came to show last. */
  stillShows(): void {
    expect({ in: this.played.name, ...this.shown() }).toStrictEqual({
      in: this.played.name,
      ...this.last,
    });
  }

  /** The event of a step, by the step's name (`debrief`, `status-1`). */
  event(step: string): SandboxEvent {
    const key = `${shortHash(this.draft.uid)}.${step}`;
    return found(this.person.events(), key);
  }

  /** The task of a step. */
  task(step: string): SandboxTask {
    const key = `${shortHash(this.draft.uid)}.${step}`;
    return found(this.person.tasks(), key);
  }
}

function found<T extends { readonly key: string | null }>(all: readonly T[], key: string): T {
  const one = all.find((each) => each.key === key);
  if (!one) throw new Error(`there is no step ${key} among ${all.map((each) => each.key)}`);
  return one;
}
