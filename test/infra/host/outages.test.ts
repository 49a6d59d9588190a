/** Providers that forget, refuse, fall silent or answer into the void: nothing is lost, nothing doubled. */
import { describe, expect, it } from 'vitest';
import type { Exchange, Fault } from '../../../infra/local/sandbox/serve.ts';
import { connectBoth } from './browser.ts';
import { expected } from './expected.ts';
import { accountOf, healthOf } from './health.ts';
import { inDays, interviewAt } from './people.ts';
import { Scene } from './scene.ts';
import { both, onStage, type Played, type Stage } from './stage.ts';
import { until } from './waiting.ts';

/** A new interview for each provider, not begun. */
function scenesOf(stage: Stage, company: string): readonly Scene[] {
  return both.map((name, at) => {
    return new Scene(stage[name], interviewAt(`${company}${name}`, inDays(5 + at, 10)));
  });
}

async function begun(stage: Stage, company: string): Promise<readonly Scene[]> {
  return await Promise.all(scenesOf(stage, company).map((scene) => scene.begin()));
}

function fail(played: Played, fault: Fault): void {
  played.sandbox.faults.push(fault);
}

/** Adds something that matters to nobody, so that the provider tells of it. */
function nudge(stage: Stage): void {
  for (const name of both) {
    const start = inDays(3, 12);
    stage[name].sandbox.person.addEvent({ title: 'Dentist', start, end: start + 1 });
  }
}

const isApi = (path: string): boolean => /^\/(?:calendar|tasks|v1\.0)\//.test(path);
const isToken = (path: string): boolean => /\/token$/.test(path);
const tokenCalls = ({ exchanges }: Played): readonly Exchange[] =>
  exchanges.filter(({ path }) => isToken(path));

describe.concurrent('a provider', () => {
  it('that has forgotten all cursors is read anew, and deletions are found', () =>
    onStage(async (stage) => {
      await connectBoth(stage);
      const gone = await begun(stage, 'Gone');
      const kept = await begun(stage, 'Kept');
      for (const name of both) stage[name].sandbox.forgetCursors();
      for (const scene of gone) scene.person.deleteEvent(scene.id);
      await begun(stage, 'Newly');
      for (const scene of gone) await scene.comesToShow({ events: [], tasks: [] });
      await stage.calm();
      for (const scene of [...gone, ...kept]) scene.stillShows();
      for (const name of both) {
        expect(stage[name].exchanges.map(({ status }) => status)).toContain(410);
      }
    }));

  it('whose access tokens have ended is asked for new ones, once', () =>
    onStage(async (stage) => {
      await connectBoth(stage);
      const calls = both.map((name) => tokenCalls(stage[name]).length);
      for (const name of both) stage[name].sandbox.grants.expireAccess();
      await begun(stage, 'Fresh');
      await stage.calm();
      expect(
        both.map((name, at) => tokenCalls(stage[name]).length - (calls[at] ?? 0)),
      ).toStrictEqual([1, 1]);
    }));

  it('that has taken the consent back is left alone until the person connects again', () =>
    onStage(async (stage) => {
      const browser = await connectBoth(stage);
      const before = await begun(stage, 'Before');
      await stage.calm(500);
      for (const name of both) stage[name].sandbox.grants.withdraw();
      const during = scenesOf(stage, 'During');
      for (const scene of during) scene.id = scene.person.addEvent(scene.draft);
      for (const name of both) {
        const isSo = async (): Promise<boolean> =>
          (await accountOf(stage, name)).status === 'reconnect';
        await until(`${name} is to be connected again`, isSo);
      }
      await stage.calm(300);
      const said = both.map((name) => stage[name].exchanges.length);
      nudge(stage);
      await stage.calm(500);
      await stage.host.now.kill();
      await stage.start();
      nudge(stage);
      await stage.calm(500);
      expect(both.map((name) => stage[name].exchanges.length)).toStrictEqual(said);
      for (const scene of during) scene.stillShows();
      for (const name of both) await browser.connect(stage.url, name);
      for (const scene of during) await scene.comesToShow(await expected([scene.draft]));
      await stage.calm();
      for (const scene of [...before, ...during]) scene.stillShows();
      expect((await healthOf(stage)).accounts.map(({ status }) => status)).toStrictEqual([
        'connected',
        'connected',
      ]);
    }));

  it('that does not know our client any more disconnects nobody', () =>
    onStage(async (stage) => {
      await connectBoth(stage);
      for (const name of both) {
        const answer = {
          answer: 401,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ error: 'invalid_client', error_description: 'Unauthorized' }),
        };
        fail(stage[name], { on: (_method, path) => isToken(path), times: 1000, does: answer });
        stage[name].sandbox.grants.expireAccess();
      }
      const scenes = scenesOf(stage, 'Ourfault');
      for (const scene of scenes) scene.id = scene.person.addEvent(scene.draft);
      await until('it is refused', () => both.every((name) => tokenCalls(stage[name]).length > 1));
      await stage.calm(300);
      const { accounts, failures } = await healthOf(stage);
      expect(accounts.map(({ status }) => status)).toStrictEqual(['connected', 'connected']);
      expect(failures.misconfigured).toBeGreaterThan(0);
      for (const name of both) stage[name].sandbox.faults.splice(0);
      nudge(stage);
      for (const scene of scenes) await scene.comesToShow(await expected([scene.draft]));
    }));

  it('that is down for a while is caught up with', () =>
    onStage(async (stage) => {
      await connectBoth(stage);
      const isDown = { on: (_method: string, path: string) => isApi(path), times: 1000 };
      fail(stage.google, { ...isDown, does: { answer: 503 } });
      fail(stage.outlook, { ...isDown, does: { cut: 'before' } });
      const scenes = scenesOf(stage, 'Patience');
      for (const scene of scenes) scene.id = scene.person.addEvent(scene.draft);
      await until(
        'it is noticed',
        async () => ((await healthOf(stage)).failures.unreachable ?? 0) > 1,
      );
      for (const name of both) stage[name].sandbox.faults.splice(0);
      nudge(stage);
      for (const scene of scenes) await scene.comesToShow(await expected([scene.draft]));
      await stage.calm();
      for (const scene of scenes) scene.stillShows();
    }));

  it('that stumbles now and then is asked again at once', () =>
    onStage(async (stage) => {
      await connectBoth(stage);
      for (const name of both) {
        const some = { on: (_method: string, path: string) => isApi(path), times: 2 };
        fail(stage[name], { ...some, does: { answer: 503 } });
        fail(stage[name], { ...some, does: { answer: 429, headers: { 'retry-after': '1' } } });
        fail(stage[name], { ...some, does: { cut: 'before' } });
      }
      await begun(stage, 'Stumbles');
    }));

  it('whose answers get lost after it has written is not written to twice', () =>
    onStage(async (stage) => {
      await connectBoth(stage);
      for (const round of ['First', 'Second']) {
        for (const name of both) {
          const isWrite = (method: string, path: string): boolean =>
            method !== 'GET' && isApi(path) && !/subscriptions|watch/.test(path);
          fail(stage[name], { on: isWrite, times: 4, does: { cut: 'after' } });
        }
        const scenes = scenesOf(stage, `Lost${round}`);
        for (const scene of scenes) scene.id = scene.person.addEvent(scene.draft);
        await until('they have got lost', () =>
          both.every((name) => stage[name].sandbox.faults.every(({ times }) => times === 0)),
        );
        nudge(stage);
        for (const scene of scenes) await scene.comesToShow(await expected([scene.draft]), 20_000);
        await stage.calm();
        for (const scene of scenes) scene.stillShows();
      }
    }));

  it('whose channels have ended without a word is asked all the same', () =>
    onStage(
      async (stage) => {
        await connectBoth(stage);
        for (const name of both) stage[name].sandbox.endChannels();
        const scenes = scenesOf(stage, 'Silent');
        for (const scene of scenes) scene.id = scene.person.addEvent(scene.draft);
        for (const scene of scenes) await scene.comesToShow(await expected([scene.draft]), 20_000);
      },
      { POLL_SECONDS: '1' },
    ));

  it('that asks for a wait is left alone for so long, whatever news come', () =>
    onStage(async (stage) => {
      await connectBoth(stage);
      const waitMs = 3000;
      const asked = both.map((): number[] => []);
      for (const [at, name] of both.entries()) {
        const does = { answer: 429, headers: { 'retry-after': String(waitMs / 1000) } };
        fail(stage[name], { on: (_method, path) => isApi(path), times: 1, does });
        stage[name].ear.onHeard = () => asked[at]?.push(performance.now());
      }
      const scenes = scenesOf(stage, 'Busy');
      for (const scene of scenes) scene.id = scene.person.addEvent(scene.draft);
      await until('it is asked for', () => asked.every(({ length }) => length > 0));
      nudge(stage);
      await stage.calm(300);
      nudge(stage);
      for (const scene of scenes) await scene.comesToShow(await expected([scene.draft]));
      for (const [first = 0, second = 0] of asked) {
        expect(second - first).toBeGreaterThanOrEqual(waitMs);
      }
    }));
});
