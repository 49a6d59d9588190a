/** What axe says of every page, empty or full, light or dark, on a phone and on a desk. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './axe.ts';
import { aSearch } from './lived-in.ts';
import { seeRarePages } from './rare-pages.ts';
import { eventPaths, skip } from './sandbox.ts';
import { setStage } from './stage.ts';
import { emptyPages, startingPoints, walk, walkMs } from './walk.ts';

const phone = { width: 390, height: 844 };
const desk = { width: 1280, height: 900 };

/** The page on a desk in the light, and on a phone in the dark: there only what the two change. */
async function wrongWith(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(desk);
  const light = await violations(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize(phone);
  const dark = await violations(page, ['color-contrast', 'target-size']);
  return [...light, ...dark];
}

describe('axe', () => {
  describe('in empty calendars', () => {
    const stage = setStage();

    it('finds nothing wrong with any page', async () => {
      const { page, url } = stage();
      const wrong: string[] = [];
      for (const path of emptyPages) {
        await page.goto(url + path);
        wrong.push(...(await wrongWith(page)));
      }
      expect(wrong).toStrictEqual([]);
    });

    it('finds what is wrong where something is', async () => {
      const { page, url } = stage();
      await page.goto(url);
      await page.evaluate(`document.querySelector('main').append(new Image())`);
      expect((await violations(page)).join('\n')).toContain('image-alt');
    });
  });

  describe('in a search that is going on', () => {
    const stage = setStage(aSearch);

    it(
      'finds nothing wrong with any page',
      async () => {
        const { page, url } = stage();
        for (let week = 0; week < 2; week++) await skip(page, url, 'a week');
        const wrong: string[] = [];
        const from = [...startingPoints, ...(await eventPaths(page, url))];
        const found = await walk(page, url, from, async () => {
          wrong.push(...(await wrongWith(page)));
        });
        expect(wrong).toStrictEqual([]);
        expect(found.length).toBeGreaterThan(15);
      },
      walkMs,
    );

    it(
      'finds nothing wrong with any page that no link leads to',
      async () => {
        const { page, url } = stage();
        const wrong: string[] = [];
        await seeRarePages(page, url, async () => {
          wrong.push(...(await wrongWith(page)));
        });
        expect(wrong).toStrictEqual([]);
      },
      walkMs,
    );
  });
});
