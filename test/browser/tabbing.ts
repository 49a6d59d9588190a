/** Walks through a page with the tab key alone. */
import type { Page } from 'playwright-core';

/** What a person without a mouse meets on a page. */
export type Tabbed = {
  /** What could be used with a mouse and is never reached. */
  readonly missed: readonly string[];
  /** What is reached and does not show it. */
  readonly unmarked: readonly string[];
  /** How many places were reached. */
  readonly reached: number;
};

/** All that can be used, numbered; of buttons that are one choice, only that which the key stops at. */
const number = `(() => {
  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')];
  const usable = all.filter((one) => !one.disabled && one.type !== 'hidden' && one.checkVisibility());
  const stops = usable.filter((one) => {
    if (one.type !== 'radio') return true;
    const group = usable.filter(({ name, form, type }) =>
      type === 'radio' && name === one.name && form === one.form);
    return one === (group.find(({ checked }) => checked) ?? group[0]);
  });
  stops.forEach((one, at) => { one.dataset.stop = at; });
  document.activeElement?.blur();
  return stops.map((one) => one.outerHTML.slice(0, 160));
})()`;

/** Notes every place that the focus comes to, and whether it shows there. */
const note = `(() => {
  window.reached = new Map();
  document.addEventListener('focusin', ({ target }) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(target);
    const isMarked = (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
    window.reached.set(Number(target.dataset.stop ?? -1), isMarked);
  });
})()`;

/** Presses the tab key until it has been everywhere, or comes nowhere new. */
export async function tabThrough(page: Page): Promise<Tabbed> {
  const stops = (await page.evaluate(number)) as readonly string[];
  await page.evaluate(note);
  let reached = new Map<number, boolean>();
  for (let before = -1; before < reached.size && reached.size < stops.length; ) {
    before = reached.size;
    // A field for a date holds the key for its day, its month and its year.
    for (let press = 0; press < stops.length + 10; press++) await page.keyboard.press('Tab');
    reached = new Map((await page.evaluate('[...window.reached]')) as [number, boolean][]);
  }
  const missed = stops.filter((_, at) => !reached.has(at));
  const unmarked = stops.filter((_, at) => reached.get(at) === false);
  return { missed, unmarked, reached: reached.size };
}

/** What whoever has the focus is called, roughly as it is read aloud. */
const nameOfFocused = `(() => {
  const one = document.activeElement;
  return (one.labels?.[0]?.innerText ?? one.ariaLabel ?? one.innerText ?? '').trim();
})()`;

/** Presses the tab key until what has the focus is called so; fails where it never comes there. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let press = 0; press < 400; press++) {
    await page.keyboard.press('Tab');
    if (name.test(String(await page.evaluate(nameOfFocused)))) return;
  }
  throw new Error(`the tab key never comes to ${name}`);
}
