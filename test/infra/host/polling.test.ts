/** Where nobody tells us anything, the calendars are asked. */
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../infra/local/sandbox/serve.ts';
import { connectBoth } from './browser.ts';
import { expected } from './expected.ts';
import { accountOf } from './health.ts';
import { inDays, interviewAt } from './people.ts';
import { Scene } from './scene.ts';
import { both, onStage, type Stage } from './stage.ts';

/** The product is asked to look once a second. */
const often = { POLL_SECONDS: '1' };

function scenesOn(stage: Stage, company: string): readonly Scene[] {
  return both.map(
    (name, at) => new Scene(stage[name], interviewAt(`${company}${name}`, inDays(5 + at, 10))),
  );
}

describe.concurrent('a calendar that cannot be watched', () => {
  it('is asked instead where the provider refuses to tell', () =>
    onStage(async (stage) => {
      const refusal = {
        answer: 400,
        headers: { 'content-type': 'application/json' },
      };
      const google = {
        error: {
          code: 400,
          message: 'Push notifications are not supported by this resource.',
          errors: [
            {
              domain: 'push',
              reason: 'pushNotSupportedForRequestedResource',
              message: 'Push notifications are not supported by this resource.',
            },
          ],
        },
      };
      const graph = {
        error: { code: 'ValidationError', message: 'Subscription validation request failed.' },
      };
      const refuse = (path: RegExp, body: unknown): Fault => ({
        on: (method, asked) => method === 'POST' && path.test(asked),
        times: 1000,
        does: { ...refusal, body: JSON.stringify(body) },
      });
      stage.google.sandbox.faults.push(refuse(/\/watch$/, google));
      stage.outlook.sandbox.faults.push(refuse(/\/subscriptions$/, graph));
      await connectBoth(stage);
      for (const name of both) expect((await accountOf(stage, name)).push).toBe(false);
      for (const scene of scenesOn(stage, 'Polled')) await scene.begin();
    }, often));

  it('is looked at when the host starts', () =>
    onStage(async (stage) => {
      await connectBoth(stage);
      await stage.host.now.stop();
      const scenes = scenesOn(stage, 'Asleep');
      for (const scene of scenes) scene.id = scene.person.addEvent(scene.draft);
      await stage.start();
      for (const scene of scenes) await scene.comesToShow(await expected([scene.draft]));
    }));

  it('is looked at once more where a notification got lost, or came twice and late', () =>
    onStage(async (stage) => {
      await connectBoth(stage);
      const { deliver } = stage.post;
      const held: Request[] = [];
      stage.post.deliver = (request) => {
        held.push(request.clone());
        return Promise.resolve(new Response(null, { status: 204 }));
      };
      const scenes = scenesOn(stage, 'Lostnews');
      for (const scene of scenes) scene.id = scene.person.addEvent(scene.draft);
      await stage.calm(150);
      for (const scene of scenes) expect(scene.shown().events).toStrictEqual([]);
      stage.post.deliver = deliver;
      for (const request of [...held, ...held].reverse()) await deliver(request.clone());
      for (const scene of scenes) await scene.comesToShow(await expected([scene.draft]));
      await stage.calm();
      for (const scene of scenes) scene.stillShows();
    }));
});
