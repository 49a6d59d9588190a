/** What the person does to the follow-ups themselves: it wins, and the rest follows it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Deed } from '../../../functions/domain/plan/deeds.ts';
import {
  dayMs,
  formatDay,
  hourMs,
  instant,
  localDay,
  minuteMs,
  plusMs,
} from '../../../functions/domain/time.ts';
import { Browser } from './browser.ts';
import { type Entries, expected } from './expected.ts';
import { inDays, interviewAt, zone } from './people.ts';
import { Scene } from './scene.ts';
import { both, openStage, type Stage } from './stage.ts';
import { until } from './waiting.ts';

/** Without some steps, each named by what its key ends with. */
function without({ events, tasks }: Entries, steps: readonly string[]): Entries {
  const isKept = ({ key }: { readonly key: string }): boolean =>
    !steps.some((step) => key.endsWith(`.${step}`));
  return { events: events.filter(isKept), tasks: tasks.filter(isKept) };
}

/** Only those steps. */
function only({ events, tasks }: Entries, steps: readonly string[]): Entries {
  const isKept = ({ key }: { readonly key: string }): boolean =>
    steps.some((step) => key.endsWith(`.${step}`));
  return { events: events.filter(isKept), tasks: tasks.filter(isKept) };
}

/** What the keys end with. */
function names({ events, tasks }: Entries): readonly string[] {
  return [...events, ...tasks].map(({ key }) => key.slice(key.indexOf('.') + 1));
}

describe('a follow-up that the person touches', () => {
  let stage: Stage;
  const scenes: Scene[] = [];

  beforeAll(async () => {
    // Nobody tells of tasks: they are asked for once a second.
    stage = await openStage({ POLL_SECONDS: '1' });
    const browser = new Browser();
    for (const name of both) await browser.connect(stage.url, name);
    await stage.calm(100);
  }, 60_000);
  afterAll(async () => stage?.close(), 60_000);

  async function inBoth(
    company: string,
    play: (scene: Scene) => Promise<void>,
    start = inDays(5, 10),
  ): Promise<void> {
    await Promise.all(
      both.map(async (name) => {
        const draft = interviewAt(`${company}${name}`, start);
        const scene = new Scene(stage[name], draft);
        scenes.push(scene);
        await play(await scene.begin());
      }),
    );
  }

  it.concurrent('stays as a record when it was ticked and the interview goes', async () => {
    await inBoth('Tickit', async (scene) => {
      const before = scene.last;
      const reads = taskReads(scene);
      scene.person.tickTask(scene.task('prepare').id);
      await until('the tick is read', () => taskReads(scene) > reads);
      scene.person.cancelEvent(scene.id);
      await scene.comesToShow(only(before, ['prepare']));
      expect(scene.task('prepare').completed).toBe(true);
    });
  });

  it.concurrent('stays where the person drags it, and the others count from there', async () => {
    await inBoth('Dragon', async (scene) => {
      const step = scene.event('status-1');
      const start = plusMs(instant(step.start), 2 * dayMs);
      scene.person.changeEvent(step.id, { start, end: start + (step.end - step.start) });
      const { key } = step;
      const at = instant(Date.now());
      const moved: Deed = { key: key ?? '', did: 'moved', at, start };
      await scene.comesToShow(await expected([scene.draft], [moved]));
      expect(scene.event('status-1').start).toBe(start);
    });
  });

  it.concurrent('does not come back when the person deletes it, event or task', async () => {
    await inBoth('Delstep', async (scene) => {
      const before = scene.last;
      scene.person.deleteEvent(scene.event('debrief').id);
      scene.person.deleteTask(scene.task('prepare').id);
      await until('the deletions are read', () => isQuietSince(scene, 2));
      const text = `${scene.draft.text} Bring your passport.`;
      scene.person.changeEvent(scene.id, { text });
      await scene.comesToShow(without(before, ['debrief', 'prepare']));
    });
  });

  for (const mark of ['✓ ', '[x] ', 'Done: ']) {
    it.concurrent(`counts as done when its title begins with “${mark.trim()}”`, async () => {
      await inBoth(`Checker${mark.codePointAt(0)}`, async (scene) => {
        const before = scene.last;
        const { id, title } = scene.event('debrief');
        scene.person.changeEvent(id, { title: mark + title });
        await until('the mark is read', () => isQuietSince(scene, 1));
        scene.person.deleteEvent(scene.id);
        const [left] = only(before, ['debrief']).events;
        expect(left).toBeDefined();
        const events = left ? [{ ...left, title: mark + title }] : [];
        await scene.comesToShow({ events, tasks: [] });
      });
    });
  }

  it.concurrent('is the debrief, and a promised day written into it moves the question', async () => {
    await inBoth('Debrief', async (scene) => {
      const day = formatDay(localDay(zone, instant(inDays(20, 12))));
      const { id, text } = scene.event('debrief');
      const words = `Decision by ${day}`;
      scene.person.changeEvent(id, { text: `${text}\n${words}` });
      const draft = { ...scene.draft, text: `${scene.draft.text}\n${words}` };
      const before = JSON.stringify(scene.last);
      await scene.comesToShow(await expected([draft]));
      expect(JSON.stringify(scene.last)).not.toBe(before);
      expect(scene.event('debrief').text).toContain(words);
    });
  });

  it.concurrent('is the debrief, and an outcome written into it ends the questions', async () => {
    const justOver = Math.floor(Date.now() / minuteMs) * minuteMs - hourMs - 5 * minuteMs;
    await inBoth(
      'Outcome',
      async (scene) => {
        const { id, text } = scene.event('debrief');
        expect(names(scene.last)).toContain('status-1');
        scene.person.changeEvent(id, { text: `${text}\n#rejected` });
        const draft = { ...scene.draft, text: `${scene.draft.text}\n#rejected` };
        const wanted = await expected([draft]);
        const isSo = (): boolean => `${names(scene.shown())}` === `${names(wanted)}`;
        await until('it is so', isSo, 5000).catch(() => null);
        scene.last = scene.shown();
        expect(names(scene.last)).toStrictEqual(names(wanted));
        expect(names(scene.last)).not.toContain('status-1');
      },
      instant(justOver),
    );
  });

  it.concurrent('is the debrief, and stays where it alone says that the search is over', async () => {
    await inBoth('Early', async (scene) => {
      const { id, text } = scene.event('debrief');
      scene.person.changeEvent(id, { text: `${text}\n#rejected` });
      const wanted = ['debrief', 'reply-rejected', 'closing'];
      const isSo = (): boolean => `${names(scene.shown())}` === `${wanted}`;
      await until('it is so', isSo, 5000).catch(() => null);
      scene.last = scene.shown();
      expect(names(scene.last)).toStrictEqual(wanted);
    });
  });

  it('is left as it is after all that, and by a host that starts again', async () => {
    await stage.calm();
    for (const scene of scenes) scene.stillShows();
    await stage.host.now.kill();
    const said = both.map((name) => stage[name].exchanges.length);
    await stage.start();
    await stage.calm();
    for (const scene of scenes) scene.stillShows();
    const writes = both.flatMap((name, at) =>
      stage[name].exchanges.slice(said[at]).filter(({ method }) => method !== 'GET'),
    );
    expect(writes.map(({ method, path }) => `${method} ${path}`)).toStrictEqual([]);
  });

  /** How often this account's tasks were asked for. */
  function taskReads({ played }: Scene): number {
    return played.exchanges.filter(({ method, path }) => method === 'GET' && /\/tasks/.test(path))
      .length;
  }

  const marks = new Map<Scene, number>();
  /** Whether tasks were read so many times since the first call, and calendars with them. */
  function isQuietSince(scene: Scene, polls: number): boolean {
    const first = marks.get(scene) ?? taskReads(scene);
    marks.set(scene, first);
    const isCalm = performance.now() - scene.played.lastHeard > 100;
    const isDone = isCalm && taskReads(scene) >= first + polls;
    if (isDone) marks.delete(scene);
    return isDone;
  }
});
