/** Finds what a person would look for on the product's pages: by roles, labels and words. */
import type { Locator, Page } from 'playwright-core';
import { until } from '../infra/host/waiting.ts';
import { type CalendarName, openEvent } from './sandbox.ts';

/** Presses what leads to another page, or to the same one anew, and waits for that. */
export async function press(page: Page, button: Locator): Promise<void> {
  await Promise.all([page.waitForEvent('domcontentloaded'), button.click()]);
}

/** The words of a page's main part on one line. */
export async function words(page: Page): Promise<string> {
  return (await page.getByRole('main').innerText()).replace(/\s+/g, ' ');
}

/** A part of a page by its heading. */
export function part(page: Page, heading: string | RegExp): Locator {
  return page.locator('section').filter({ has: page.getByRole('heading', { name: heading }) });
}

/** Opens a follow-up in the calendar, and follows the link in it that says so; nothing is done yet. */
export async function followLink(
  page: Page,
  host: string,
  calendar: CalendarName,
  event: string | RegExp,
  link: string,
): Promise<void> {
  await openEvent(page, host, calendar, event);
  await press(page, page.getByRole('main').getByRole('link', { name: link, exact: true }));
}

/** Opens the page of an employer's only interview from the list of all. */
export async function openInterview(page: Page, host: string, company: string): Promise<void> {
  const row = page.getByRole('heading', { name: new RegExp(`^${company}`) });
  await until(`${company} is among the interviews`, async () => {
    await page.goto(`${host}/interviews`);
    return (await row.count()) > 0;
  });
  await press(page, row.getByRole('link'));
}

/** Disconnects an account; whether what we wrote is removed. */
export async function disconnect(
  page: Page,
  host: string,
  account: string,
  follows: 'leave' | 'remove',
): Promise<void> {
  await page.goto(`${host}/calendars`);
  const card = part(page, account);
  await card.getByText('Disconnect this account').click();
  await card
    .getByLabel(follows === 'leave' ? /Leave the follow-ups/ : /Remove the follow-ups/)
    .check();
  await press(page, card.getByRole('button', { name: 'Disconnect' }));
}
