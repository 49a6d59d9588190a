/** The process is killed again and again, at whatever moment; whoever looks later sees no difference. */
import { describe, expect, it } from 'vitest';
import { Browser, connectBoth } from './browser.ts';
import { expected } from './expected.ts';
import { accountOf } from './health.ts';
import { inDays, interviewAt } from './people.ts';
import { Scene } from './scene.ts';
import { both, onStage, type Stage } from './stage.ts';
import { until } from './waiting.ts';

/** Replay with `SEED=...`; printed so that a failure can be. */
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

/** Numbers from 0 (included) to 1 (excluded), the same for the same seed. */
function chanceFrom(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Kills the host when so many requests have been carried out, before the last one is answered. */
async function killAfter(stage: Stage, requests: number): Promise<void> {
  let left = requests;
  let killing: Promise<void> | null = null;
  const hear = (): void => {
    left -= 1;
    if (left === 0) killing = stage.host.now.kill();
  };
  for (const name of both) stage[name].ear.onHeard = hear;
  // There may be fewer: then it is killed while nothing happens.
  await until('it is killed', () => killing !== null, 1200).catch(() => null);
  for (const name of both) stage[name].ear.onHeard = () => undefined;
  await (killing ?? stage.host.now.kill());
}

describe.concurrent(`a host that is killed (seed ${seed})`, () => {
  for (const part of [0, 1]) {
    it(`while it writes, has written each step exactly once in the end, part ${part + 1}`, () =>
      onStage(async (stage) => {
        const chance = chanceFrom(seed + part);
        await connectBoth(stage);
        const scenes: Scene[] = [];
        for (let round = 0; round < 3; round++) {
          const added = both.map((name, at) => {
            const draft = interviewAt(`Crash${round}${name}`, inDays(4 + round, 9 + 3 * at));
            return new Scene(stage[name], draft);
          });
          for (const scene of added) scene.id = scene.person.addEvent(scene.draft);
          scenes.push(...added);
          await killAfter(stage, 1 + Math.floor(chance() * 22));
          await stage.start();
          if (chance() < 0.5) {
            await killAfter(stage, 1 + Math.floor(chance() * 12));
            await stage.start();
          }
        }
        for (const scene of scenes) await scene.comesToShow(await expected([scene.draft]), 25_000);
        await stage.calm();
        for (const scene of scenes) scene.stillShows();
      }));
  }

  it('while it takes away what is no longer owed, takes away all of it', () =>
    onStage(async (stage) => {
      const chance = chanceFrom(seed + 7);
      await connectBoth(stage);
      const scenes = await Promise.all(
        both.map((name, at) =>
          new Scene(stage[name], interviewAt(`Undone${name}`, inDays(4 + at, 9))).begin(),
        ),
      );
      for (const scene of scenes) scene.person.cancelEvent(scene.id);
      await killAfter(stage, 1 + Math.floor(chance() * 10));
      await stage.start();
      for (const scene of scenes) await scene.comesToShow({ events: [], tasks: [] });
    }));

  it('while somebody connects, lets them connect', () =>
    onStage(async (stage) => {
      const chance = chanceFrom(seed + 8);
      const scenes = both.map((name, at) => {
        const scene = new Scene(stage[name], interviewAt(`Early${name}`, inDays(4 + at, 9)));
        scene.id = scene.person.addEvent(scene.draft);
        return scene;
      });
      const browser = new Browser();
      for (const name of both) {
        const killed = killAfter(stage, 1 + Math.floor(chance() * 8));
        await browser.connect(stage.url, name).catch(() => null);
        await killed;
        await stage.start();
        // The person tries once more where it did not come to anything.
        const account = await accountOf(stage, name).catch(() => null);
        if (account === null) await browser.connect(stage.url, name);
      }
      for (const scene of scenes) await scene.comesToShow(await expected([scene.draft]), 25_000);
      await stage.calm();
      for (const scene of scenes) scene.stillShows();
      for (const name of both) expect((await accountOf(stage, name)).status).toBe('connected');
    }));
});
