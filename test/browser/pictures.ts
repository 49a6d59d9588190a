/** Pictures of pages, as they look on a phone and on a desk, in the light and in the dark. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';

/** Ignored by git; whoever changes a page looks here. */
const folder = resolve(import.meta.dirname, '../../screenshots');

const widths = [390, 1280] as const;
const schemes = ['light', 'dark'] as const;

/** Takes all four pictures of the page as it stands; how far it sticks out sideways at each width. */
export async function takePictures(
  page: Page,
  name: string,
): Promise<readonly { readonly width: number; readonly sticksOutBy: number }[]> {
  mkdirSync(folder, { recursive: true });
  const found = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 844 });
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      const path = join(folder, `${name}-${width}-${colorScheme}.png`);
      await page.screenshot({ path, fullPage: true });
    }
    const whole = Number(await page.evaluate('document.documentElement.scrollWidth'));
    found.push({ width, sticksOutBy: Math.max(0, whole - width) });
  }
  return found;
}
