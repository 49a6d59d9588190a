/** `npm run pictures`: makes the pictures of the README anew, of a search that somebody has looked after. */
import { mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { aSearch } from './lived-in.ts';
import { openHost } from './own-host.ts';
import { openInterview, press } from './pages.ts';
import { launchBrowser } from './real-browser.ts';
import { addEvent, openSandbox, skip, wallTime } from './sandbox.ts';

const folder = resolve(import.meta.dirname, '../../docs/pictures');
/** Whoever clones the repository fetches them all. */
const mostBytes = 150 * 1024;

const desk = { width: 1100, height: 760 };
const phone = { width: 390, height: 760 };

async function keep(of: Page | Locator, name: string, more = {}): Promise<void> {
  const path = join(folder, `${name}.png`);
  await of.screenshot({ path, animations: 'disabled', ...more });
  const bytes = statSync(path).size;
  if (bytes > mostBytes) throw new Error(`${name}.png has ${bytes} bytes`);
  process.stdout.write(`docs/pictures/${name}.png ${Math.ceil(bytes / 1024)} KB\n`);
}

/** Does what is due, one by one, as somebody does who looks once a day. */
async function doWhatIsDue(page: Page, url: string): Promise<void> {
  for (;;) {
    await page.goto(`${url}/interviews`);
    const due = page.getByRole('listitem').filter({ hasText: 'overdue' });
    const done = due.getByRole('button', { name: /^Done/ }).first();
    if ((await done.count()) === 0) return;
    await press(page, done);
  }
}

async function ofSearch(page: Page): Promise<void> {
  const { url, close } = await openHost(aSearch);
  try {
    for (let day = 0; day < 9; day++) {
      await skip(page, url, 'a day');
      await doWhatIsDue(page, url);
    }
    for (let day = 0; day < 2; day++) await skip(page, url, 'a day');
    await page.goto(`${url}/interviews`);
    await keep(page, 'interviews', { fullPage: true });
    await page.setViewportSize(phone);
    await page.emulateMedia({ colorScheme: 'dark' });
    await keep(page, 'interviews-phone');
    await page.setViewportSize(desk);
    await page.emulateMedia({ colorScheme: 'light' });
    await openInterview(page, url, 'Acme');
    await keep(page.getByRole('listitem').filter({ hasText: 'once more' }).first(), 'step');
    await page.goto(`${url}/settings`);
    await keep(page.getByRole('group', { name: 'Cadence' }), 'cadences');
  } finally {
    await close();
  }
}

async function ofSandbox(page: Page): Promise<void> {
  const { url, close } = await openHost();
  try {
    const text = 'You will meet Lena Fischer.';
    const title = 'Interview with Acme for Data Engineer';
    await addEvent(page, url, 'Google', { title, start: wallTime(1, 10), text });
    await openSandbox(page, url);
    await keep(page, 'sandbox', { fullPage: true });
  } finally {
    await close();
  }
}

mkdirSync(folder, { recursive: true });
const browser = await launchBrowser();
try {
  const context = await browser.newContext({ viewport: desk, locale: 'en-GB' });
  await ofSandbox(await context.newPage());
  await ofSearch(await context.newPage());
} finally {
  await browser.close();
}
