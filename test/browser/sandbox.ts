/** What a person does and sees on the sandbox's pages, found by the words that they read there. */
import type { Locator, Page, Response } from 'playwright-core';
import { formatInstant, parseDay } from '../../functions/domain/time.ts';
import { zone } from '../infra/host/people.ts';
import { until } from '../infra/host/waiting.ts';
import { dayAt, firstMonday } from './own-host.ts';

export type CalendarName = 'Google' | 'Outlook';

/** Sends a form and waits until what follows from it is done: with a script the page stays where it is. */
async function send(page: Page, button: Locator): Promise<void> {
  const isPost = (one: Response): boolean => one.request().method() === 'POST';
  const [answer] = await Promise.all([page.waitForResponse(isPost), button.click()]);
  if (answer.status() >= 400) throw new Error(`a form was answered with ${answer.status()}`);
  await openSandbox(page, new URL(page.url()).origin);
}

/** The sandbox as it is now. */
export async function openSandbox(page: Page, host: string): Promise<void> {
  await page.goto(`${host}/sandbox`);
}

/** Moves the sandbox's clock, and waits for what follows from it. */
export async function skip(page: Page, host: string, much: 'a day' | 'a week'): Promise<void> {
  await openSandbox(page, host);
  // The tour may offer the same further down.
  await send(page, page.getByRole('button', { name: `Skip ${much}`, exact: true }).first());
}

/** A time as forms want it: so many days after the first Monday, at that hour. */
export function wallTime(days: number, hour: number): string {
  return formatInstant(zone, dayAt(days, hour)).slice(0, 16);
}

/** A day as forms want it: so many days after the first Monday. */
export function wallDay(days: number): string {
  return wallTime(days, 12).slice(0, 10);
}

/** Adds an event by hand and comes back to the calendars. */
export async function addEvent(
  page: Page,
  host: string,
  calendar: CalendarName,
  {
    title,
    start,
    text = '',
  }: { readonly title: string; readonly start: string; readonly text?: string },
): Promise<void> {
  await openSandbox(page, host);
  const button = page.getByRole('button', { name: `Add to Sandbox ${calendar}` });
  if (!(await button.isVisible())) await page.getByText(/^Add something/).click();
  const form = page.locator('form').filter({ has: button });
  await form.getByLabel('Title').fill(title);
  await form.getByLabel('Time').fill(start);
  await form.getByLabel('Text').fill(text);
  await send(page, button);
}

/**
 * The events of a calendar as the page shows them, in order of time: `2 11:00 Debrief: Acme …` is on the
 * second day after the first Monday.
 */
export async function eventsIn(page: Page, calendar: CalendarName): Promise<readonly string[]> {
  const cells = (await page.evaluate(
    `[...${ofCalendar(calendar)}.querySelectorAll('[data-day]')].flatMap((cell) =>
      [...cell.querySelectorAll('a')].map((one) => [cell.dataset.day, one.innerText]))`,
  )) as readonly (readonly [string, string])[];
  return cells.map(([day, words]) => {
    const days = (parseDay(day) ?? 0) - firstMonday();
    return `${days} ${words.replace(/\s+/g, ' ').replace(/ ?, follow-up$/, '')}`;
  });
}

/** The open tasks of a calendar's list, and the done ones with a tick before them. */
export async function tasksIn(page: Page, calendar: CalendarName): Promise<readonly string[]> {
  const names = (await page.evaluate(
    `[...${ofCalendar(calendar)}.querySelectorAll('button[aria-label]')].map((one) => one.ariaLabel)`,
  )) as readonly string[];
  return names
    .filter((name) => /^(?:Tick|Untick): /.test(name))
    .map((name) => name.replace(/^Tick: /, '').replace(/^Untick: /, '✓ '));
}

function ofCalendar(calendar: CalendarName): string {
  return `document.querySelector('section[data-provider="${calendar.toLowerCase()}"]')`;
}

/** Where the pages of two events are: a debrief, and one of the person's own. */
export async function eventPaths(page: Page, host: string): Promise<readonly string[]> {
  await openSandbox(page, host);
  const links = page.getByRole('table').getByRole('link');
  const ours = links.filter({ hasText: 'Debrief' }).first();
  const own = links.filter({ hasNotText: 'follow-up' }).first();
  const paths = [await ours.getAttribute('href'), await own.getAttribute('href')];
  return paths.filter((path) => path !== null);
}

/** Goes from the calendars to the page of an event, the first whose title holds the words. */
export async function openEvent(
  page: Page,
  host: string,
  calendar: CalendarName,
  title: string | RegExp,
): Promise<void> {
  const region = page.getByRole('region', { name: `Sandbox ${calendar}` });
  const link = region.getByRole('table').getByRole('link', { name: title }).first();
  await until(`${title} stands in ${calendar}`, async () => {
    await openSandbox(page, host);
    return (await link.count()) > 0;
  });
  await page.goto(new URL((await link.getAttribute('href')) ?? '', host).href);
}

/** Moves an event to another time. */
export async function moveEvent(
  page: Page,
  host: string,
  calendar: CalendarName,
  title: string | RegExp,
  start: string,
): Promise<void> {
  await openEvent(page, host, calendar, title);
  const form = page.locator('section').filter({ hasText: 'Move it' });
  await form.getByLabel('Time').fill(start);
  await send(page, form.getByRole('button', { name: 'Move' }));
}

/** Deletes an event. */
export async function deleteEvent(
  page: Page,
  host: string,
  calendar: CalendarName,
  title: string | RegExp,
): Promise<void> {
  await openEvent(page, host, calendar, title);
  await send(page, page.getByRole('button', { name: 'Delete', exact: true }));
}

/** Ticks a task in its list. */
export async function tickTask(
  page: Page,
  host: string,
  calendar: CalendarName,
  title: string,
): Promise<void> {
  await openSandbox(page, host);
  const region = page.getByRole('region', { name: `Sandbox ${calendar}` });
  await send(page, region.getByRole('button', { name: `Tick: ${title}` }));
}
