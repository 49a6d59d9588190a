/** The same interview in both calendars is one interview: its follow-ups stand in one place. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayMs, hourMs } from '../../../functions/domain/time.ts';
import type { SandboxDraft } from '../../../infra/local/sandbox/sandbox-person.ts';
import { Browser } from './browser.ts';
import { type Entries, eventEntries, expected, type Known, taskEntries } from './expected.ts';
import { inDays, interviewAt } from './people.ts';
import { both, openStage, type Stage } from './stage.ts';
import { until } from './waiting.ts';

describe('an interview that stands in both calendars', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
    const browser = new Browser();
    for (const name of both) await browser.connect(stage.url, name);
    await stage.calm(100);
  }, 60_000);
  afterAll(async () => stage?.close(), 60_000);

  /** All follow-ups of a company, wherever they stand. */
  function shown(company: string): Entries {
    const people = both.map((name) => stage[name].sandbox.person);
    const isOf = ({ title }: { readonly title: string }): boolean => title.includes(company);
    return {
      events: people.flatMap((one) => eventEntries(one.events().filter(isOf))).sort(byKey),
      tasks: people.flatMap((one) => taskEntries(one.tasks().filter(isOf))).sort(byKey),
    };
  }

  function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
    return a.key < b.key ? -1 : 1;
  }

  /** How many of our events of a company stand in each calendar. */
  function counts(company: string): readonly number[] {
    return both.map(
      (name) =>
        eventEntries(stage[name].sandbox.person.events()).filter(({ title }) =>
          title.includes(company),
        ).length,
    );
  }

  async function comesToShow(company: string, wanted: Entries): Promise<void> {
    const text = JSON.stringify(wanted);
    const isSo = (): boolean => JSON.stringify(shown(company)) === text;
    await until('they stand there', isSo, 6000).catch(() => undefined);
    await stage.calm();
    expect(shown(company)).toStrictEqual(wanted);
  }

  it.concurrent('gets one plan where one invitation reached both', async () => {
    const draft: Known = interviewAt('Twicely', inDays(5, 10));
    const ids = both.map((name) => stage[name].sandbox.person.addEvent(draft));
    await comesToShow('Twicely', await expected([draft]));
    expect(counts('Twicely')).toContain(0);
    // The other side moves it: both copies move, one after the other.
    const start = draft.start + dayMs;
    const times = { start, end: start + hourMs };
    for (const [at, name] of both.entries()) {
      stage[name].sandbox.person.changeEvent(ids[at] ?? '', times);
      await stage.calm(150);
    }
    await comesToShow('Twicely', await expected([{ ...draft, ...times }]));
    for (const [at, name] of both.entries()) {
      stage[name].sandbox.person.cancelEvent(ids[at] ?? '');
    }
    await comesToShow('Twicely', { events: [], tasks: [] });
  });

  it.concurrent('gets one plan where the person wrote it down in the other by hand', async () => {
    const draft: Known = interviewAt('Handmade', inDays(6, 11));
    stage.google.sandbox.person.addEvent(draft);
    await comesToShow('Handmade', await expected([draft]));
    const { events } = stage.google.sandbox.person;
    const debrief = eventEntries(events()).find(
      ({ title }) => title.includes('Handmade') && title.startsWith('Debrief'),
    );
    const { id } = events().find(({ key }) => key === debrief?.key) ?? { id: '' };
    stage.google.sandbox.person.deleteEvent(id);
    await stage.calm();
    const byHand: SandboxDraft = { title: draft.title, start: draft.start, end: draft.end };
    stage.outlook.sandbox.person.addEvent(byHand);
    await stage.calm();
    const wanted = await expected([draft]);
    // What the person has deleted stays deleted: it is the same interview under the same name.
    const kept = wanted.events.filter(({ key }) => key !== debrief?.key);
    await comesToShow('Handmade', { ...wanted, events: kept });
    expect(counts('Handmade')).toContain(0);
  });

  it.concurrent('keeps its follow-ups when only the copy without them is deleted', async () => {
    const draft: Known = interviewAt('Onecopy', inDays(7, 11));
    stage.google.sandbox.person.addEvent(draft);
    await comesToShow('Onecopy', await expected([draft]));
    const copy = stage.outlook.sandbox.person.addEvent(draft);
    await stage.calm();
    stage.outlook.sandbox.person.deleteEvent(copy);
    await comesToShow('Onecopy', await expected([draft]));
  });
});
