/** Without JavaScript: all that can be done is done by forms and links; only nothing moves by itself. */
import { describe, expect, it } from 'vitest';
import { type Calendars, dayAt } from './own-host.ts';
import { followLink, openInterview, part, press, words } from './pages.ts';
import { calendarFile } from './rare-pages.ts';
import {
  addEvent,
  deleteEvent,
  moveEvent,
  openSandbox,
  skip,
  tasksIn,
  tickTask,
  wallTime,
} from './sandbox.ts';
import { setStage } from './stage.ts';

const title = 'Interview with Acme for Data Engineer';

function aQuestion({ outlook }: Calendars): void {
  outlook.addEvent({
    title: 'Coffee chat about the role',
    start: dayAt(4, 9),
    end: dayAt(4, 10),
    organizer: { name: 'Robin Vale', email: 'robin.vale@umbrella.example.com' },
  });
}

describe('without JavaScript', () => {
  const stage = setStage(aQuestion, { javaScriptEnabled: false });
  const events = (): Promise<readonly string[]> => stage().events('Google');

  it('an interview is added, moved, and one of its follow-ups deleted', async () => {
    const { page, url } = stage();
    await addEvent(page, url, 'Google', { title, start: wallTime(1, 10) });
    await moveEvent(page, url, 'Google', title, wallTime(2, 15));
    await deleteEvent(page, url, 'Google', 'one last time');
    await expect
      .poll(events)
      .toStrictEqual([
        `2 15:00 ${title}`,
        '2 16:00 Debrief: Acme, while it is fresh',
        '3 09:00 Thank everyone you met (Acme)',
        '9 10:00 Write to Acme: ask how things stand',
        '16 10:00 Write to Acme: once more',
      ]);
  });

  it('a task is ticked, and the clock moves', async () => {
    const { page, url } = stage();
    await tickTask(page, url, 'Google', 'Prepare for Acme: what to bring home');
    expect(await tasksIn(page, 'Google')).toContain('✓ Prepare for Acme: what to bring home');
    for (let day = 0; day < 3; day++) await skip(page, url, 'a day');
    expect(await words(page)).toContain('Thursday, 6 May');
  });

  it('a step is done by the link in it', async () => {
    const { page, url } = stage();
    await followLink(page, url, 'Google', 'Thank everyone', 'I did it');
    await press(page, page.getByRole('button', { name: 'It is done' }));
    await expect.poll(events).toContainEqual(expect.stringMatching(/✓ Thank everyone/));
  });

  it('an interview is steered on its page', async () => {
    const { page, url } = stage();
    await openInterview(page, url, 'Acme');
    const form = part(page, 'What you know');
    await form.getByLabel('They promised an answer by').fill(wallTime(11, 12).slice(0, 10));
    await press(page, form.getByRole('button', { name: 'Save' }));
    await expect.poll(events).toContain('15 10:00 Write to Acme: ask how things stand');
  });

  it('a question is answered', async () => {
    const { page, url } = stage();
    const questions = async (): Promise<string> => {
      await page.goto(`${url}/questions`);
      return await words(page);
    };
    await expect.poll(questions).toContain('Coffee chat about the role');
    await press(page, page.getByRole('button', { name: /^Yes/ }).first());
    await openSandbox(page, url);
    await expect
      .poll(() => stage().events('Outlook'))
      .toContainEqual(expect.stringMatching(/Debrief/));
  });

  it('settings are changed', async () => {
    const { page, url } = stage();
    await page.goto(`${url}/settings`);
    await page.getByRole('radio', { name: /weekly-calls/ }).check();
    await press(page, page.getByRole('button', { name: 'Save' }).first());
    await expect.poll(events).toContainEqual(expect.stringMatching(/Call Acme/));
  });

  it('a calendar file is looked at', async () => {
    const { page, url } = stage();
    await page.goto(url);
    const name = 'interview.ics';
    const file = { name, mimeType: 'text/calendar', buffer: Buffer.from(calendarFile) };
    await page.locator('input[type="file"]').setInputFiles(file);
    await press(page, page.getByRole('button', { name: /Look|Show/ }));
    expect(await words(page)).toContain('Initech');
    expect((await events()).join()).not.toContain('Initech');
    await stage().checkForErrors();
  });
});
