/** Turns that a search takes: interviews that come back, move elsewhere, are replaced or repeat. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayMs, hourMs } from '../../../functions/domain/time.ts';
import { connectBoth } from './browser.ts';
import { type Entries, expected, type Known } from './expected.ts';
import { inDays, interviewAt } from './people.ts';
import { Scene } from './scene.ts';
import { both, type Name, onStage, openStage, type Stage } from './stage.ts';
import { until } from './waiting.ts';

const nothing: Entries = { events: [], tasks: [] };

describe('an interview that takes a turn', () => {
  let stage: Stage;
  const second = { google: '', outlook: '' };
  const scenes: Scene[] = [];

  beforeAll(async () => {
    stage = await openStage({ POLL_SECONDS: '1' });
    for (const name of both) {
      second[name] = stage[name].sandbox.person.addCalendar('Job search');
    }
    await connectBoth(stage);
  }, 60_000);
  afterAll(async () => stage?.close(), 60_000);

  async function begun(name: Name, company: string, days: number): Promise<Scene> {
    const draft = interviewAt(`${company}${name}`, inDays(days, name === 'google' ? 10 : 15));
    const scene = new Scene(stage[name], draft);
    scenes.push(scene);
    return await scene.begin();
  }

  async function inBoth(
    company: string,
    days: number,
    play: (scene: Scene, name: Name) => Promise<void>,
  ): Promise<void> {
    await Promise.all(both.map(async (name) => play(await begun(name, company, days), name)));
  }

  it.concurrent('has its follow-ups back when it is an interview again', async () => {
    await inBoth('Again', 5, async (scene) => {
      const whole = scene.last;
      for (let round = 0; round < 2; round++) {
        scene.person.changeEvent(scene.id, { title: `${scene.draft.title} #notinterview` });
        await scene.comesToShow(nothing);
        scene.person.changeEvent(scene.id, { title: scene.draft.title });
        await scene.comesToShow(whole);
      }
    });
  });

  it.concurrent('has its follow-ups back when the same invitation comes once more', async () => {
    await inBoth('Reborn', 6, async (scene) => {
      const whole = scene.last;
      scene.person.deleteEvent(scene.id);
      await scene.comesToShow(nothing);
      scene.id = scene.person.addEvent(scene.draft);
      await scene.comesToShow(whole);
    });
  });

  it.concurrent('keeps its follow-ups when it is moved to another calendar', async () => {
    await inBoth('Wanderly', 7, async (scene, name) => {
      scene.person.moveToCalendar(scene.id, second[name]);
      await stage.calm();
      scene.stillShows();
    });
  });

  it.concurrent('hands its follow-ups to the event that takes its place', async () => {
    await inBoth('Handover', 8, async (scene) => {
      const start = scene.draft.start + dayMs;
      const uid = `another-${scene.draft.uid}`;
      const draft: Known = { ...scene.draft, uid, start, end: start + hourMs };
      scene.person.addEvent(draft);
      scene.person.cancelEvent(scene.id);
      // Under the keys that it has, at the times of the new event.
      const moved = await expected([{ ...draft, uid: scene.draft.uid }]);
      await scene.comesToShow(moved);
    });
  });

  it.concurrent('does not get back the tasks of a list that the person has deleted', async () => {
    // In an account of its own: the list is shared by all.
    await onStage(
      async (own) => {
        await connectBoth(own);
        for (const name of both) {
          const draft = interviewAt(`Listless${name}`, inDays(5, 10));
          const scene = await new Scene(own[name], draft).begin();
          const before = scene.last.events;
          const { list } = scene.task('prepare');
          scene.person.deleteTaskList(list);
          const next = interviewAt(`Nextlist${name}`, inDays(12, 10));
          await until('the loss is noticed', () => lastPoll(own, name) === 404, 8000);
          await new Scene(own[name], next).begin();
          // With the thank-you's task goes its event: it was one step.
          const left = before.filter(({ key }) => !key.includes('.thank-you'));
          await scene.comesToShow({ events: left, tasks: [] });
          const lists = new Set(scene.person.tasks().map((task) => task.list));
          expect(lists.size).toBe(1);
        }
      },
      { POLL_SECONDS: '1' },
    );
  });

  /** How the last request for tasks was answered. */
  function lastPoll(own: Stage, name: Name): number | undefined {
    return own[name].exchanges.findLast(
      ({ method, path }) => method === 'GET' && /\/tasks(?:\/delta)?\?/.test(path),
    )?.status;
  }

  it('is left as it is by a host that starts again', async () => {
    await stage.calm();
    for (const scene of scenes) scene.stillShows();
    await stage.host.now.kill();
    await stage.start();
    await stage.calm();
    for (const scene of scenes) scene.stillShows();
  });
});
