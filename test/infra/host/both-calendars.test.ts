/** Two accounts, an interview in each, and what appears there by itself. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from './browser.ts';
import { eventEntries, expected, taskEntries } from './expected.ts';
import { inDays, interviewAt } from './people.ts';
import { both, openStage, type Stage } from './stage.ts';
import { until } from './waiting.ts';

describe('a host with both accounts', () => {
  let stage: Stage;
  const drafts = {
    google: interviewAt('Globex', inDays(5, 10)),
    outlook: interviewAt('Initech', inDays(6, 14)),
  };

  beforeAll(async () => {
    stage = await openStage();
    const browser = new Browser();
    for (const name of both) {
      const answer = await browser.connect(stage.url, name);
      expect(answer.status).toBe(303);
    }
    await stage.calm();
    for (const name of both) stage[name].sandbox.person.addEvent(drafts[name]);
    for (const name of both) {
      const { events, tasks } = await expected([drafts[name]]);
      const { person } = stage[name].sandbox;
      await until(
        `${name} holds the follow-ups`,
        () =>
          eventEntries(person.events()).length >= events.length &&
          taskEntries(person.tasks()).length >= tasks.length,
      );
    }
    await stage.calm();
  }, 60_000);
  afterAll(async () => stage?.close(), 60_000);

  for (const name of both) {
    it(`writes into ${name} exactly what the command line plans`, async () => {
      const wanted = await expected([drafts[name]]);
      const { person } = stage[name].sandbox;
      expect(wanted.events.length).toBeGreaterThan(3);
      expect(wanted.tasks.length).toBeGreaterThan(1);
      expect(eventEntries(person.events())).toStrictEqual(wanted.events);
      expect(taskEntries(person.tasks())).toStrictEqual(wanted.tasks);
    });
  }
});
