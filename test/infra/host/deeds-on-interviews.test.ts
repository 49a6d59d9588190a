/** What the person and the other side do to an interview, in the calendar alone: the rest follows. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayMs, formatDay, hourMs, instant, localDay } from '../../../functions/domain/time.ts';
import { Browser } from './browser.ts';
import { type Entries, expected, type Known } from './expected.ts';
import { inDays, interviewAt, zone } from './people.ts';
import { Scene } from './scene.ts';
import { both, openStage, type Stage } from './stage.ts';

const nothing: Entries = { events: [], tasks: [] };

describe('an interview that changes', () => {
  let stage: Stage;
  const scenes: Scene[] = [];

  beforeAll(async () => {
    stage = await openStage();
    const browser = new Browser();
    for (const name of both) await browser.connect(stage.url, name);
    await stage.calm(100);
  }, 60_000);
  afterAll(async () => stage?.close(), 60_000);

  /** Plays the same scene in both calendars at once. */
  async function inBoth(
    company: string,
    days: number,
    play: (scene: Scene) => Promise<void>,
  ): Promise<void> {
    await Promise.all(
      both.map(async (name) => {
        const draft = interviewAt(`${company}${name}`, inDays(days, name === 'google' ? 10 : 15));
        const scene = new Scene(stage[name], draft);
        scenes.push(scene);
        await play(await scene.begin());
      }),
    );
  }

  it.concurrent('takes its follow-ups along when it is moved', async () => {
    await inBoth('Movo', 5, async (scene) => {
      const start = scene.draft.start + 2 * dayMs;
      const moved: Known = { ...scene.draft, start, end: start + hourMs };
      scene.person.changeEvent(scene.id, { start, end: start + hourMs });
      await scene.comesToShow(await expected([moved]));
    });
  });

  it.concurrent('leaves nothing behind when the other side calls it off', async () => {
    await inBoth('Cancelco', 6, async (scene) => {
      scene.person.cancelEvent(scene.id);
      await scene.comesToShow(nothing);
    });
  });

  it.concurrent('leaves nothing behind when the person deletes it', async () => {
    await inBoth('Deletia', 7, async (scene) => {
      scene.person.deleteEvent(scene.id);
      await scene.comesToShow(nothing);
    });
  });

  it.concurrent('leaves nothing behind when the person declines it', async () => {
    await inBoth('Declino', 8, async (scene) => {
      scene.person.answerEvent(scene.id, 'declined');
      await scene.comesToShow(nothing);
    });
  });

  it.concurrent('is followed up by what an outcome in its title asks for', async () => {
    for (const [company, outcome] of [
      ['Nope', '#rejected'],
      ['Yep', '#offer'],
    ] as const) {
      await inBoth(company, 4, async (scene) => {
        const title = `${scene.draft.title} ${outcome}`;
        const before = JSON.stringify(scene.last);
        scene.person.changeEvent(scene.id, { title });
        await scene.comesToShow(await expected([{ ...scene.draft, title }]));
        expect(JSON.stringify(scene.last)).not.toBe(before);
      });
    }
  });

  it.concurrent('is asked about after the day that its text promises', async () => {
    await inBoth('Promiso', 4, async (scene) => {
      const day = formatDay(localDay(zone, instant(inDays(18, 12))));
      const text = `${scene.draft.text}\nDecision by ${day}`;
      const before = JSON.stringify(scene.last);
      scene.person.changeEvent(scene.id, { text });
      await scene.comesToShow(await expected([{ ...scene.draft, text }]));
      expect(JSON.stringify(scene.last)).not.toBe(before);
    });
  });

  it.concurrent('is no interview any more when the person says so', async () => {
    await inBoth('Notone', 9, async (scene) => {
      scene.person.changeEvent(scene.id, { title: `${scene.draft.title} #notinterview` });
      await scene.comesToShow(nothing);
    });
  });

  it('is left as it is by a host that was killed and starts again', async () => {
    expect(scenes.length).toBeGreaterThan(10);
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
});
