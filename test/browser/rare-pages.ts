/** Pages that no link leads to: what is said where something is wrong, done, or over. */
import type { Page } from 'playwright-core';
import { needsAdminPage } from '../../functions/pages/needs-admin.ts';
import { dayAt } from './own-host.ts';
import { followLink, part, press, words } from './pages.ts';
import { openSandbox } from './sandbox.ts';

export type RarePage = {
  readonly name: string;
  /** Goes there on a host with a search that is going on. */
  readonly go: (page: Page, host: string) => Promise<void>;
  /** Some of its words. */
  readonly says: RegExp;
};

/** In this order: the last one leaves nothing. */
const rarePages: readonly RarePage[] = [
  {
    name: 'nothing-here',
    go: (page, host) => to(page, `${host}/no-such-page`),
    says: /nothing here/,
  },
  {
    name: 'no-such-interview',
    go: (page, host) => to(page, `${host}/interviews/0123456789abcdef`),
    says: /no such interview/,
  },
  {
    name: 'no-such-link',
    go: (page, host) => to(page, `${host}/go/0.0/done`),
    says: /leads nowhere/,
  },
  {
    name: 'consent-too-old',
    go: (page, host) => to(page, `${host}/connect/google/callback?state=made-up&code=made-up`),
    says: /used or is too old/,
  },
  { name: 'needs-admin', go: showNeedsAdmin, says: /administrator/ },
  { name: 'file-shown', go: (page, host) => lookAt(page, host, calendarFile), says: /Initech/ },
  {
    name: 'file-unreadable',
    go: (page, host) => lookAt(page, host, 'no calendar'),
    says: /calendar/,
  },
  { name: 'form-too-old', go: sendForged, says: /too old/ },
  { name: 'settings-wrong', go: saveWrongSettings, says: /./ },
  { name: 'told-done', go: tellDone, says: /marked as done/ },
  { name: 'told-rejected', go: tellRejected, says: /noted that they said no/ },
  { name: 'feed-made', go: makeFeed, says: /feed|address/i },
  { name: 'deleted', go: deleteEverything, says: /deleted/ },
  {
    name: 'stranger',
    go: (page, host) => to(page, `${host}/interviews`),
    says: /Please connect first/,
  },
  { name: 'home-of-stranger', go: (page, host) => to(page, host), says: /Connect Sandbox Google/ },
];

/** Goes to each and lets `visit` look at it; fails where one is not what it should be. */
export async function seeRarePages(
  page: Page,
  host: string,
  visit: (name: string) => Promise<void>,
): Promise<void> {
  for (const { name, go, says } of rarePages) {
    await go(page, host);
    const said = await words(page);
    if (!says.test(said)) throw new Error(`instead of ${name} there is: ${said.slice(0, 300)}`);
    await visit(name);
  }
}

async function to(page: Page, address: string): Promise<void> {
  await page.goto(address);
}

/** Only a real provider sends people there; its style comes from the host all the same. */
async function showNeedsAdmin(page: Page, host: string): Promise<void> {
  const around = { isSignedIn: false, questions: 0, hasSandbox: true, path: '/connect', token: '' };
  const frame = { ...around, version: 'any' };
  const body = String(await needsAdminPage(frame, 'https://login.example.com/adminconsent'));
  await page.route('**/needs-admin', (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto(`${host}/needs-admin`);
}

async function lookAt(page: Page, host: string, text: string): Promise<void> {
  await page.goto(`${host}/look`);
  const file = { name: 'some.ics', mimeType: 'text/calendar', buffer: Buffer.from(text) };
  await page.locator('input[type="file"]').setInputFiles(file);
  await press(page, page.getByRole('button', { name: 'Show the follow-ups' }));
}

async function sendForged(page: Page, host: string): Promise<void> {
  await page.goto(`${host}/settings`);
  await page.evaluate(
    `document.querySelectorAll('input[name="token"]').forEach((one) => { one.value = 'forged'; })`,
  );
  await press(page, page.getByRole('button', { name: 'Save' }).first());
}

async function saveWrongSettings(page: Page, host: string): Promise<void> {
  await page.goto(`${host}/settings`);
  // A browser would not let it through; whoever has another one may send it.
  await page.evaluate(
    `document.querySelectorAll('form').forEach((one) => { one.noValidate = true; })`,
  );
  await page.evaluate(`document.querySelector('[name="opens"]').type = 'text'`);
  await page.locator('[name="opens"]').fill('late');
  await press(page, page.getByRole('button', { name: 'Save' }).first());
}

async function tellDone(page: Page, host: string): Promise<void> {
  await followLink(page, host, 'Google', 'ask how things stand', 'I did it');
  await press(page, page.getByRole('button', { name: 'It is done' }));
}

async function tellRejected(page: Page, host: string): Promise<void> {
  await followLink(page, host, 'Google', 'ask how things stand', 'They said no');
  await press(page, page.getByRole('button', { name: 'They said no' }));
}

async function makeFeed(page: Page, host: string): Promise<void> {
  await page.goto(`${host}/settings`);
  await press(page, part(page, 'A private calendar address').getByRole('button').first());
}

async function deleteEverything(page: Page, host: string): Promise<void> {
  await openSandbox(page, host);
  await page.goto(`${host}/settings/delete`);
  await press(page, page.getByRole('button', { name: 'Delete everything for good' }));
}

/** One interview, soon. */
export const calendarFile = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//example//EN',
  'BEGIN:VEVENT',
  'UID:file@initech.example.com',
  'DTSTAMP:20260901T090000Z',
  `DTSTART:${new Date(dayAt(30, 10)).toISOString().replace(/[-:]|\.\d+/g, '')}`,
  'SUMMARY:Interview with Initech for Data Engineer',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');
