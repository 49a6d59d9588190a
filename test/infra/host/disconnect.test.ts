/** Leaving: what we wrote goes or stays, as the person wishes, and nothing of theirs is touched. */
import { describe, expect, it } from 'vitest';
import { hourMs } from '../../../functions/domain/time.ts';
import type { SandboxPerson } from '../../../infra/local/sandbox/sandbox-person.ts';
import { Browser, connectBoth } from './browser.ts';
import { healthOf } from './health.ts';
import { inDays, interviewAt } from './people.ts';
import { Scene } from './scene.ts';
import { both, type Name, onStage, type Stage } from './stage.ts';
import { until } from './waiting.ts';

/** All that stands there without our mark. */
function theirs(person: SandboxPerson): readonly unknown[] {
  const isTheirs = ({ key }: { readonly key: string | null }): boolean => key === null;
  return [...person.events().filter(isTheirs), ...person.tasks().filter(isTheirs)];
}

/** Both connected, an interview in each, and things of the person's own beside. */
async function scenesOn(stage: Stage): Promise<readonly Scene[]> {
  for (const name of both) {
    const start = inDays(2, 9);
    stage[name].sandbox.person.addEvent({ title: 'Dentist', start, end: start + hourMs });
  }
  return await Promise.all(
    both.map((name, at) =>
      new Scene(stage[name], interviewAt(`Leave${name}`, inDays(5 + at, 10))).begin(),
    ),
  );
}

/** The account's id, as the form on the page of whoever asks has it. */
async function accountOf(browser: Browser, { url }: Stage, name: Name): Promise<string> {
  const page = await (await browser.ask(`${url}/calendars`)).text();
  const id = [...page.matchAll(/name="account" value="([^"]+)"/g)]
    .map((match) => match[1] ?? '')
    .find((one) => one.startsWith(`${name}:`));
  if (id === undefined) throw new Error(`there is no form for ${name}`);
  return id;
}

describe.concurrent('disconnecting', () => {
  for (const clear of [true, false]) {
    it(`${clear ? 'with' : 'without'} removal leaves ${clear ? 'nothing of ours' : 'all of it'}`, () =>
      onStage(async (stage) => {
        const browser = await connectBoth(stage);
        const scenes = await scenesOn(stage);
        const before = both.map((name) => theirs(stage[name].sandbox.person));
        for (const name of both) {
          const account = await accountOf(browser, stage, name);
          const form = { account, ...(clear ? { clear: 'yes' } : {}) };
          expect((await browser.post(stage.url, '/calendars/disconnect', form)).status).toBe(303);
          const isGone = async (): Promise<boolean> =>
            (await healthOf(stage)).accounts.every(({ provider }) => provider !== name);
          await until(`${name} is disconnected`, isGone);
        }
        for (const scene of scenes) {
          if (clear) await scene.comesToShow({ events: [], tasks: [] });
          else scene.stillShows();
        }
        expect(both.map((name) => theirs(stage[name].sandbox.person))).toStrictEqual(before);
        const paths = both.flatMap((name) =>
          stage[name].exchanges.map(({ method, path }) => `${method} ${path}`),
        );
        expect(paths.filter((path) => path === 'POST /calendar/v3/channels/stop')).toHaveLength(1);
        expect(paths.filter((path) => path.startsWith('DELETE /v1.0/subscriptions/'))).toHaveLength(
          1,
        );
        expect(paths.filter((path) => path === 'POST /revoke')).toHaveLength(1);
        const said = both.map((name) => stage[name].exchanges.length);
        for (const scene of scenes) scene.person.deleteEvent(scene.id);
        await stage.calm(400);
        expect(both.map((name) => stage[name].exchanges.length)).toStrictEqual(said);
      }));
  }

  it('one account leaves the other at work', () =>
    onStage(async (stage) => {
      const browser = await connectBoth(stage);
      const account = await accountOf(browser, stage, 'google');
      await browser.post(stage.url, '/calendars/disconnect', { account, clear: 'yes' });
      await until('one is gone', async () => (await healthOf(stage)).accounts.length === 1);
      const scene = new Scene(stage.outlook, interviewAt('Stays', inDays(5, 10)));
      await scene.begin();
    }));

  it('and connecting again writes everything once more, and once only', () =>
    onStage(async (stage) => {
      const browser = await connectBoth(stage);
      const scenes = await scenesOn(stage);
      for (const clear of ['no', 'yes']) {
        for (const name of both) {
          const account = await accountOf(browser, stage, name);
          await browser.post(stage.url, '/calendars/disconnect', { account, clear });
        }
        await until('all are gone', async () => (await healthOf(stage)).accounts.length === 0);
        for (const name of both) await browser.connect(stage.url, name);
        for (const scene of scenes) await scene.comesToShow(scene.last);
        await stage.calm();
        for (const scene of scenes) scene.stillShows();
      }
    }));

  it('is refused to other sites, to strangers and for accounts of nobody', () =>
    onStage(async (stage) => {
      const browser = await connectBoth(stage);
      const account = await accountOf(browser, stage, 'google');
      const post = (headers: Readonly<Record<string, string>>): Promise<Response> =>
        browser.ask(`${stage.url}/calendars/disconnect`, {
          method: 'POST',
          headers,
          body: new URLSearchParams({ account }),
        });
      const evil = { origin: 'https://evil.example.com', 'sec-fetch-site': 'cross-site' };
      expect((await post(evil)).status).toBe(403);
      expect((await post({ origin: stage.url })).status).toBe(403);
      const stranger = new Browser();
      const theirs = await stranger.post(stage.url, '/calendars/disconnect', { account });
      expect(theirs.status).toBe(403);
      const nobody = await browser.post(stage.url, '/calendars/disconnect', {
        account: 'google:nobody',
      });
      expect(nobody.status).toBe(404);
      expect((await healthOf(stage)).accounts).toHaveLength(2);
    }));
});
