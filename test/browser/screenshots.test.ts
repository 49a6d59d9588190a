/** Takes a picture of every page into `screenshots/`, and looks whether each fits its screen. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { aSearch } from './lived-in.ts';
import { takePictures } from './pictures.ts';
import { seeRarePages } from './rare-pages.ts';
import { eventPaths, skip } from './sandbox.ts';
import { setStage } from './stage.ts';
import { emptyPages, startingPoints, walk, walkMs } from './walk.ts';

/** Takes the pictures of the page as it stands; what is wider than its screen, in words. */
async function tooWide(page: Page, name: string): Promise<readonly string[]> {
  const found = await takePictures(page, name);
  return found
    .filter(({ sticksOutBy }) => sticksOutBy > 0)
    .map(({ width, sticksOutBy }) => `${name} at ${width} px sticks out by ${sticksOutBy}`);
}

describe('with empty calendars', () => {
  const stage = setStage();

  it('every page fits a phone and a desk, and stands in `screenshots/`', async () => {
    const { page, url } = stage();
    const wide: string[] = [];
    for (const path of emptyPages) {
      await page.goto(url + path);
      wide.push(...(await tooWide(page, `empty-${path.slice(1)}`)));
    }
    expect(wide).toStrictEqual([]);
  });
});

describe('with a search that is going on', () => {
  const stage = setStage(aSearch);

  it(
    'every page fits a phone and a desk, and stands in `screenshots/`',
    async () => {
      const { page, url } = stage();
      for (let week = 0; week < 2; week++) await skip(page, url, 'a week');
      const wide: string[] = [];
      const look = async (name: string): Promise<void> => {
        wide.push(...(await tooWide(page, name)));
      };
      const from = [...startingPoints, ...(await eventPaths(page, url))];
      await walk(page, url, from, ({ name }) => look(name));
      await seeRarePages(page, url, look);
      expect(wide).toStrictEqual([]);
    },
    walkMs,
  );
});
