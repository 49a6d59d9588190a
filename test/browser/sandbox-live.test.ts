/** The sandbox page while it is open: what is dragged moves, and what others change is seen, heard and disturbs nobody. */
import type { Locator } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { hourMs } from '../../functions/domain/time.ts';
import { dayAt } from './own-host.ts';
import { addEvent, type CalendarName, eventsIn, openSandbox, wallTime } from './sandbox.ts';
import { setStage } from './stage.ts';

describe('an open page of the sandbox', { timeout: 60_000 }, () => {
  const stage = setStage(({ google }) => {
    const start = dayAt(1, 10);
    google.addEvent({ title: 'Interview with Acme for Data Engineer', start, end: start + hourMs });
  });
  afterEach(() => stage().checkForErrors());

  /** An event in a calendar's table, by its title. */
  function chip(calendar: CalendarName, title: string): Locator {
    const region = stage().page.getByRole('region', { name: `Sandbox ${calendar}` });
    return region.getByRole('table').getByRole('link', { name: title });
  }

  /** The cell so many days after the first Monday. */
  function cell(calendar: CalendarName, days: number): Locator {
    const region = stage().page.getByRole('region', { name: `Sandbox ${calendar}` });
    return region.locator(`[data-day="${wallTime(days, 12).slice(0, 10)}"]`);
  }

  async function shows(what: RegExp, calendar: CalendarName = 'Google'): Promise<void> {
    const { page } = stage();
    await expect
      .poll(async () => (await eventsIn(page, calendar)).join('\n'), { timeout: 8000 })
      .toMatch(what);
  }

  it('moves an interview that is dragged to another day, and its follow-ups with it', async () => {
    const { page, url } = stage();
    await openSandbox(page, url);
    await shows(/^1 11:00 Debrief: Acme/m);
    await chip('Google', 'Interview with Acme').dragTo(cell('Google', 3));
    await shows(/^3 10:00 Interview with Acme/m);
    await shows(/^3 11:00 Debrief: Acme/m);
    expect(await page.getByRole('status').textContent()).toMatch(/moved or changed/);
  });

  it('lets nothing be dragged into the other calendar', async () => {
    const { page } = stage();
    await chip('Google', 'Interview with Acme').dragTo(cell('Outlook', 4));
    expect(await eventsIn(page, 'Outlook')).toStrictEqual([]);
    await shows(/^3 10:00 Interview with Acme/m);
  });

  it('shows what is done in another window, and keeps what is half typed and unfolded', async () => {
    const { page, url, browser } = stage();
    const other = await (await browser.newContext()).newPage();
    await page.getByText(/^Add something/).click();
    await page.getByLabel('Title').fill('Half a tit');
    await addEvent(other, url, 'Outlook', { title: 'Dentist', start: wallTime(2, 9) });
    await other.context().close();
    await shows(/^2 09:00 Dentist$/m, 'Outlook');
    expect(await page.getByLabel('Title').inputValue()).toBe('Half a tit');
    expect(await page.evaluate('document.activeElement.name')).toBe('title');
    await expect.poll(() => page.getByRole('status').textContent()).toMatch(/1 appeared/);
  });

  it('gives the focus to the list when what had it is done', async () => {
    const { page } = stage();
    const tick = page.getByRole('button', { name: /^Tick: Prepare for Acme/ });
    await tick.focus();
    await page.keyboard.press('Enter');
    await tick.waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement.id')).toBe('of-google');
    await page.getByText('1 done').click();
    await page.getByRole('button', { name: /^Untick: Prepare for Acme/ }).click();
    await tick.waitFor();
  });

  it('says what is wrong with a form where it stands, and loses nothing of it', async () => {
    const { page, watched } = stage();
    await page.getByLabel('Title').fill('   ');
    await page.getByLabel('Text').fill('What I typed');
    await page.getByRole('button', { name: 'Add to Sandbox Google' }).click();
    await page.getByText('An event needs a title and a time.').waitFor();
    expect(await page.getByLabel('Text').inputValue()).toBe('What I typed');
    expect(watched.faults()).toStrictEqual([expect.stringContaining('a status of 400')]);
    await page.getByLabel('Title').fill('Dentist');
    await page.getByRole('button', { name: 'Add to Sandbox Google' }).click();
    await shows(/ Dentist$/m);
    await page.getByRole('alert').waitFor({ state: 'hidden' });
    await expect.poll(() => page.getByLabel('Text').inputValue()).toBe('');
  });
});
