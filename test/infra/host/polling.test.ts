/** Where nobody tells us anything, or not any more, the calendars are asked. */
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../infra/local/sandbox/serve.ts';
import { connectBoth } from './browser.ts';
import { expected } from './expected.ts';
import { accountOf } from './health.ts';
import { inDays, interviewAt } from './people.ts';
import { Scene } from './scene.ts';
import { both, onStage, type Stage } from './stage.ts';
import { until } from './waiting.ts';

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

  it('is watched anew where the host has moved to another address', () =>
    onStage(async (stage) => {
      await connectBoth(stage);
      await stage.host.now.kill();
      const said = both.map((name) => stage[name].exchanges.length);
      const moved = stage.url.replace('localhost', '127.0.0.1');
      await stage.start({ PUBLIC_URL: moved });
      for (const [at, name] of both.entries()) {
        const isSo = (): boolean =>
          stage[name].exchanges
            .slice(said[at])
            .some(({ requestBody, status }) => requestBody.includes(moved) && status < 300);
        await until(`${name} is told of the new address`, isSo);
      }
      await stage.calm();
      const before = both.map((name) => stage[name].exchanges.length);
      for (const name of both) {
        const start = inDays(3, 12);
        stage[name].sandbox.person.addEvent({ title: 'Dentist', start, end: start + 1 });
      }
      await stage.calm();
      // One look each: the old channels say nothing more.
      expect(both.map((name) => stage[name].exchanges.length)).toStrictEqual(
        before.map((count) => count + 1),
      );
    }));
});

describe.concurrent('a calendar', () => {
  it('that is suddenly empty stops the work, until it is not', () =>
    onStage(async (stage) => {
      await connectBoth(stage);
      const scenes = await Promise.all(
        both.map((name, at) =>
          new Scene(stage[name], interviewAt(`Vanish${name}`, inDays(5 + at, 10))).begin(),
        ),
      );
      await stage.calm();
      await stage.host.now.kill();
      for (const name of both) {
        const { person } = stage[name].sandbox;
        for (const { id } of person.events()) person.deleteEvent(id);
        stage[name].sandbox.forgetCursors();
      }
      const writes = (): number =>
        both.flatMap((name) => stage[name].exchanges.filter(({ method }) => method !== 'GET'))
          .length;
      const before = writes();
      await stage.start();
      for (const name of both) {
        const isNoticed = async (): Promise<boolean> =>
          (await accountOf(stage, name)).suddenlyEmpty === 1;
        await until(`${name} is suddenly empty`, isNoticed);
      }
      await stage.calm();
      expect(writes()).toBe(before);
      for (const scene of scenes) {
        expect(scene.shown().tasks).toStrictEqual(scene.last.tasks);
        scene.id = scene.person.addEvent(scene.draft);
      }
      for (const name of both) {
        const isOver = async (): Promise<boolean> =>
          (await accountOf(stage, name)).suddenlyEmpty === 0;
        await until(`${name} is not empty any more`, isOver);
      }
    }));

  it('of Outlook whose subscription is removed, or needs care, is watched again', () =>
    onStage(async (stage) => {
      await connectBoth(stage);
      const { exchanges, sandbox } = stage.outlook;
      const made = (): number =>
        exchanges.filter(({ method, path }) => method === 'POST' && path === '/v1.0/subscriptions')
          .length;
      expect(made()).toBe(1);
      sandbox.sendLifecycle('subscriptionRemoved');
      await until('there is another one', () => made() === 2);
      await stage.calm(300);
      await new Scene(stage.outlook, interviewAt('Lifecycle', inDays(5, 10))).begin();
      await stage.calm();
      const cared = exchanges.length;
      sandbox.sendLifecycle('reauthorizationRequired');
      await until('it is cared for', () =>
        exchanges.slice(cared).some(({ path }) => path.startsWith('/v1.0/subscriptions')),
      );
      const missed = exchanges.length;
      await stage.calm();
      sandbox.sendLifecycle('missed');
      await until('it is read', () =>
        exchanges.slice(missed).some(({ path }) => path.includes('/calendarView/delta')),
      );
    }));
});
