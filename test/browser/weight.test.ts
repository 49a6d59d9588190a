/** What pages cost and whom they ask: little, and nobody but the host itself. */
import { beforeAll, describe, expect, it } from 'vitest';
import { aSearch } from './lived-in.ts';
import { eventPaths, skip } from './sandbox.ts';
import { setStage } from './stage.ts';
import { type Found, startingPoints, walk, walkMs } from './walk.ts';

const mostBytes = 60 * 1024;

describe('every page of a search that is going on', () => {
  const stage = setStage(aSearch);
  let seen: readonly Found[];
  const weights: { readonly path: string; readonly bytes: number }[] = [];

  beforeAll(async () => {
    const { page, url, watched } = stage();
    for (let week = 0; week < 2; week++) await skip(page, url, 'a week');
    const from = [...startingPoints, ...(await eventPaths(page, url))];
    watched.bytes();
    seen = await walk(page, url, from, async ({ path }) => {
      await page.waitForLoadState('load');
      weights.push({ path, bytes: watched.bytes() });
    });
  }, walkMs);

  it('is walked to', () => {
    const paths = seen.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining([...startingPoints]));
    expect(paths.filter((path) => /^\/interviews\/./.test(path)).length).toBeGreaterThan(1);
    expect(paths.some((path) => /^\/go\/.+\/debrief/.test(path))).toBe(true);
  });

  it('transfers 60 KB at most, with all that belongs to it', () => {
    expect(weights.every(({ bytes }) => bytes > 1000)).toBe(true);
    expect(weights.filter(({ bytes }) => bytes > mostBytes)).toStrictEqual([]);
  });

  it('asks nobody but its host, and leaves no error in the console', async () => {
    await stage().checkForErrors();
  });

  it('is an error to the watcher where it asks somebody else, or breaks its own rules', async () => {
    const { page, url, watched } = stage();
    await page.goto(url);
    await page.evaluate(`document.body.append(Object.assign(new Image(), {
      src: 'http://127.0.0.1:9/stranger.png', alt: '' }))`);
    await expect.poll(() => watched.faults().join()).toMatch(/Content Security Policy/);
  });
});
