/** Every page without a mouse: all that can be used is reached with the tab key, and shows that it is. */
import { describe, expect, it } from 'vitest';
import { aSearch } from './lived-in.ts';
import { words } from './pages.ts';
import { skip } from './sandbox.ts';
import { setStage } from './stage.ts';
import { tabThrough, tabTo } from './tabbing.ts';
import { startingPoints, walk, walkMs } from './walk.ts';

describe('with a keyboard alone', () => {
  const stage = setStage(aSearch);

  it(
    'everything on every page is reached, and marked when it is',
    async () => {
      const { page, url } = stage();
      await skip(page, url, 'a week');
      const wrong: string[] = [];
      await walk(page, url, startingPoints, async ({ path }) => {
        const { missed, unmarked, reached } = await tabThrough(page);
        wrong.push(...missed.map((one) => `${path} never reaches ${one}`));
        wrong.push(...unmarked.map((one) => `${path} does not mark ${one}`));
        if (reached < 2) wrong.push(`${path} has nowhere to go`);
      });
      expect(wrong).toStrictEqual([]);
    },
    walkMs,
  );

  it('what is never reached or does not show it is found', async () => {
    const { page, url } = stage();
    await page.goto(`${url}/calendars`);
    await page.evaluate(`(() => {
      const [first, second] = document.querySelectorAll('main a[href]');
      first.tabIndex = -1;
      second.style.outline = 'none';
    })()`);
    const { missed, unmarked } = await tabThrough(page);
    expect(missed.join()).toContain('Connect Sandbox Google');
    expect(unmarked.join()).toContain('Connect Sandbox Outlook');
  });

  it('one comes past the way around at once', async () => {
    const { page, url } = stage();
    await page.goto(`${url}/calendars`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const isInside = await page.evaluate(
      `document.querySelector('main').contains(document.activeElement)`,
    );
    expect(isInside).toBe(true);
  });

  it('an interview is added, and its debrief written', async () => {
    const { page, url } = stage();
    await page.goto(`${url}/sandbox`);
    await tabTo(page, /^Add something/);
    await page.keyboard.press('Enter');
    await tabTo(page, /^Title/);
    await page.keyboard.type('Interview with Vandelay for Data Engineer');
    await tabTo(page, /^Add to Sandbox Google/);
    await page.keyboard.press('Enter');
    // All of them: what is still being renewed may lose the focus.
    for (const last of [/Write to Vandelay: one last time/, /Move on from Vandelay/]) {
      const link = page.getByRole('region', { name: 'Sandbox Google' }).getByRole('link');
      await expect.poll(() => link.filter({ hasText: last }).count()).toBeGreaterThan(0);
    }
    await tabTo(page, /Debrief: Vandelay/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/event/);
    await tabTo(page, /^Answer in a minute/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/debrief$/);
    await tabTo(page, /^What did you learn/);
    await page.keyboard.type('Bring a pen.');
    await tabTo(page, /^Save/);
    await page.keyboard.press('Enter');
    await expect.poll(() => words(page)).toContain('Bring a pen.');
    await stage().checkForErrors();
  });
});
