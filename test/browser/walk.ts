/** Walks to every page that links lead to, as somebody curious would. */
import type { Page } from 'playwright-core';

/** What one page stands for: pages of one shape differ in their content alone. */
export type Found = { readonly path: string; readonly name: string };

/** Where the way around leads, and what stands on its own. */
export const startingPoints = [
  '/',
  '/interviews',
  '/questions',
  '/calendars',
  '/settings',
  '/look',
  '/sandbox',
] as const;

/** Those that say something else where the calendars are empty. */
export const emptyPages = ['/interviews', '/questions', '/sandbox'] as const;

/** How long looking at every page may take where much else is done at once. */
export const walkMs = 180_000;

/** They lead away, download something, or speak another language than HTML. */
const noPage = /^\/(?:connect|assets|feed|export)\b|\.(?:ics|json|csv|txt)$/;
/** Of all other shapes one page is looked at: these differ by what they are of. */
const twice = new Set(['interviews-one', 'sandbox-one-event']);

/** Goes to each page once, beginning at `from`, and lets `visit` look at it; where it has been. */
export async function walk(
  page: Page,
  host: string,
  from: readonly string[],
  visit: (found: Found) => Promise<void>,
): Promise<readonly Found[]> {
  const waiting = [...from];
  const been = new Set<string>();
  const shapes = new Map<string, number>();
  const found: Found[] = [];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const shape = shapeOf(path);
    const seen = shapes.get(shape) ?? 0;
    if (been.has(path) || seen >= (twice.has(shape) ? 2 : 1)) continue;
    been.add(path);
    shapes.set(shape, seen + 1);
    await page.goto(host + path);
    const one = { path, name: seen === 0 ? shape : `${shape}-${seen + 1}` };
    found.push(one);
    await visit(one);
    waiting.push(...(await waysOn(page, host)));
  }
  return found;
}

/** The pages that this one links to, in words that stand in a calendar among them. */
async function waysOn(page: Page, host: string): Promise<readonly string[]> {
  const links = (await page.evaluate(
    `[...document.querySelectorAll('a[href]')].map((one) => one.href)`,
  )) as readonly string[];
  const written = ((await page.content()).match(/https?:\/\/[^\s"'<>]+/g) ?? []).map(String);
  return [...links, ...written]
    .flatMap((address) => URL.parse(address) ?? [])
    .filter(({ origin, pathname }) => origin === host && !noPage.test(pathname))
    .map(({ pathname, search }) => pathname + search);
}

/**
 * `/interviews/3f9a…` is `interviews-one`, either calendar is `sandbox-one`, every month is `sandbox`; the links that tell an outcome
 * ask in the same way.
 */
function shapeOf(path: string): string {
  const { pathname } = new URL(path, 'http://localhost');
  const parts = pathname.split('/').filter((part) => part !== '');
  const plain = parts.map((part) => {
    if (/^(?:answered|rejected|offer|stop)$/.test(part)) return 'outcome';
    return /^(?!google|outlook)[a-z-]{1,24}$/.test(part) ? part : 'one';
  });
  return plain.join('-') || 'home';
}
