/** What it costs: requests counted at the providers, and the time from a push to the last follow-up. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Exchange } from '../../../infra/local/sandbox/serve.ts';
import { connectBoth } from './browser.ts';
import { expected } from './expected.ts';
import { inDays, interviewAt } from './people.ts';
import { Scene } from './scene.ts';
import { both, type Name, openStage, type Played, type Stage } from './stage.ts';
import { until } from './waiting.ts';

const addedMs = 100;
const ownMs = 150;

/** Requests as the provider counts them: those inside of a batch in place of the batch. */
function requestsOf({ method, path, requestBody }: Exchange): readonly string[] {
  if (!path.endsWith('/$batch')) return [`${method} ${path.split('?')[0]}`];
  const { requests } = JSON.parse(requestBody) as {
    readonly requests: readonly { readonly method: string; readonly url: string }[];
  };
  return requests.map((one) => `${one.method} ${one.url.split('?')[0]}`);
}

const isWrite = (request: string): boolean => !request.startsWith('GET ');

describe('a settled host', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await openStage({ POLL_SECONDS: '3600' });
    await connectBoth(stage);
    // The first interview makes the lists of tasks; from then on an account is settled.
    for (const name of both) await added(name, 'Settle');
    await stage.calm();
  }, 60_000);
  afterAll(async () => stage?.close(), 60_000);

  async function added(name: Name, company: string): Promise<Scene> {
    return await new Scene(stage[name], interviewAt(`${company}${name}`, inDays(6, 10))).begin();
  }

  /** Everything that a provider was asked while something was done, and until all was quiet. */
  async function during(played: Played, act: () => Promise<void>): Promise<readonly string[]> {
    await stage.calm();
    const from = played.exchanges.length;
    await act();
    await stage.calm(700);
    return played.exchanges.slice(from).flatMap(requestsOf);
  }

  it('asks once, and writes nothing, where there is nothing new', async () => {
    await Promise.all(
      both.map(async (name) => {
        const played = stage[name];
        const start = inDays(3, 12);
        const asked = await during(played, async () => {
          const from = played.exchanges.length;
          played.sandbox.person.addEvent({ title: 'Dentist', start, end: start + 1 });
          await until('it is read', () => played.exchanges.length > from);
        });
        expect({ name, asked: asked.length }).toStrictEqual({ name, asked: 1 });
        expect(asked.filter(isWrite)).toStrictEqual([]);
      }),
    );
  });

  for (const name of both) {
    it(`writes a new interview's n steps into ${name} for at most 1 + n + 3 requests`, async () => {
      const draft = interviewAt(`Count${name}`, inDays(7, 10));
      const { events, tasks } = await expected([draft]);
      const steps = events.length + tasks.length;
      const asked = await during(stage[name], async () => {
        await new Scene(stage[name], draft).begin();
      });
      const creations = asked.filter((one) => /^POST \S*\/(?:events|tasks)$/.test(one));
      console.info(`${name}: ${steps} steps, ${asked.length} requests`);
      expect(creations).toHaveLength(steps);
      expect(asked.filter(isWrite)).toHaveLength(steps);
      expect(asked.length).toBeLessThanOrEqual(1 + steps + 3);
    });
  }

  it('writes nothing where a step of ours was touched and is as it was', async () => {
    await Promise.all(
      both.map(async (name) => {
        const scene = await added(name, 'Echo');
        const asked = await during(stage[name], async () => {
          const { id, title } = scene.event('debrief');
          const from = stage[name].exchanges.length;
          scene.person.changeEvent(id, { title: `${title}!` });
          scene.person.changeEvent(id, { title });
          await until('it is read', () => stage[name].exchanges.length > from);
        });
        expect(asked.filter(isWrite)).toStrictEqual([]);
        scene.stillShows();
      }),
    );
  });

  for (const name of both) {
    it(`has written to ${name} soon after a push, though each request takes 100 ms`, async () => {
      const { faults } = stage[name].sandbox;
      const times: number[] = [];
      const most = 1.5 * (5 * addedMs + ownMs);
      // The machine may be busy with something else: the best of three counts.
      for (const company of ['Slow', 'Slower', 'Slowest']) {
        if (Math.min(...times) <= most) break;
        await stage.calm();
        faults.push({ on: () => true, times: 1000, does: { delayMs: addedMs } });
        let pushed = 0;
        const { deliver } = stage.post;
        stage.post.deliver = (request) => {
          if (pushed === 0) pushed = performance.now();
          return deliver(request);
        };
        let last = 0;
        stage[name].ear.onHeard = (exchange) => {
          if (requestsOf(exchange).some(isWrite)) last = performance.now();
        };
        await added(name, company);
        // What is still on its way counts as well.
        await stage.calm(300);
        times.push(last - pushed);
        stage.post.deliver = deliver;
        stage[name].ear.onHeard = () => undefined;
        faults.splice(0);
      }
      const best = Math.round(Math.min(...times));
      console.info(`${name}: ${best} ms from the push to the last follow-up`);
      expect(best).toBeLessThanOrEqual(most);
    });
  }
});
