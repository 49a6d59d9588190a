/** "Later" on the link of what one does to prepare: it never comes to lie at or after the interview. */
import { describe, expect, it } from 'vitest';
import { taskNamed } from '../flows/flow-sight.ts';
import { afterInterview, link, type Scene } from './link-scene.ts';
import { signedInWorld } from './web-world.ts';

/** An interview on Friday, 9 October at 10:00; the clock stands on Monday of that week at 08:00. */
async function beforeInterview(): Promise<Scene> {
  const { world, browser } = await signedInWorld();
  world.flows.addInterview(world.flows.google, 4);
  await world.flows.settle();
  return { world, browser, stranger: world.stranger() };
}

const offered = (text: string): string | null =>
  /name="day" value="([^"]*)"/.exec(text)?.[1] ?? null;

describe('the link "later" of what prepares for an interview', () => {
  it.each(['2026-10-09', '2026-10-12', '2026-12-01'])(
    'does not move it to %s, when the interview has begun',
    async (day) => {
      const scene = await beforeInterview();
      const { google } = scene.world.flows;
      const before = taskNamed(google, 'prepare');
      const form = { did: 'later', day };
      const answer = await scene.stranger.post(link(scene, 'prepare', 'later'), form);
      expect([answer.status, answer.text.includes('has begun by then')]).toStrictEqual([400, true]);
      expect(taskNamed(google, 'prepare')).toStrictEqual(before);
    },
  );

  it('offers no day where none is left before the interview, and says so', async () => {
    const scene = await beforeInterview();
    const path = link(scene, 'prepare', 'later');
    // It stands on the day before: a day later, at its hour, the interview has begun.
    const page = await scene.stranger.get(path);
    expect(page.status).toBe(200);
    expect(offered(page.text)).toBeNull();
    expect(page.text).toContain('No later day is left before the interview');
  });

  it('offers the next day where that lies before the interview', async () => {
    const scene = await beforeInterview();
    const path = link(scene, 'prepare', 'later');
    expect((await scene.stranger.post(path, { did: 'later', day: '2026-10-06' })).status).toBe(303);
    expect(offered((await scene.stranger.get(path)).text)).toBe('2026-10-07');
  });

  it('offers a day of a weekend where only that lies before the interview', async () => {
    const { world, browser } = await signedInWorld();
    world.flows.addInterview(world.flows.google, 7);
    await world.flows.settle();
    const scene = { world, browser, stranger: world.stranger() };
    const path = link(scene, 'prepare', 'later');
    expect((await scene.stranger.post(path, { did: 'later', day: '2026-10-09' })).status).toBe(303);
    expect(offered((await scene.stranger.get(path)).text)).toBe('2026-10-10');
  });
});

describe('the form that moves what prepares for an interview, on its page', () => {
  it('offers on the evening before a time that it takes', async () => {
    const { world, browser } = await beforeInterview();
    world.flows.now = world.flows.at(3, 20);
    const list = await browser.get('/interviews');
    const path = /href="(\/interviews\/\w+)"/.exec(list.text)?.[1] ?? '';
    const { text } = await browser.get(path);
    const form = new Map(
      [...text.matchAll(/name="(key|day|time)" value="([^"]*)"/g)]
        .map(([, name = '', value = '']) => [name, value] as const)
        .toReversed(),
    );
    expect([form.get('day'), form.get('time')]).toStrictEqual(['2026-10-08', '21:00']);
    const answer = await browser.post(
      `${path}/step`,
      { ...Object.fromEntries(form), did: 'moved' },
      path,
    );
    expect([answer.status, answer.location]).toStrictEqual([303, `${path}?saved`]);
  });
});

describe('a day that is very late', () => {
  it('is refused with the limit that is kept', async () => {
    const scene = await afterInterview();
    const path = link(scene, 'status-1', 'later');
    const late = await scene.stranger.post(path, { did: 'later', day: '2029-01-01' });
    expect(late.text).toContain('Choose a day within 400 days.');
    // More than a year, and less than the limit.
    const far = await scene.stranger.post(path, { did: 'later', day: '2027-10-20' });
    expect(far.status).toBe(303);
  });
});
