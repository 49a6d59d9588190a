/**
 * The whole story in a browser: one interview from the day on which it is added to the end of its series,
 * each part from where the part before has led.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { disconnect, followLink, openInterview, part, press, words } from './pages.ts';
import {
  addEvent,
  deleteEvent,
  eventsIn,
  moveEvent,
  openSandbox,
  skip,
  tasksIn,
  tickTask,
  wallDay,
  wallTime,
} from './sandbox.ts';
import { setStage } from './stage.ts';

const title = 'Interview with Acme for Data Engineer';
const text = 'You will meet Lena Fischer.';

describe('the story of one interview', () => {
  const stage = setStage();
  const googleEvents = (): Promise<readonly string[]> => stage().events('Google');

  beforeAll(async () => {
    await disconnect(stage().page, stage().url, 'maya.patel@example.org', 'remove');
  });

  it('begins with an interview in Google: its follow-ups appear in an open page by themselves', async () => {
    const { page, url } = stage();
    const onlooker = await page.context().newPage();
    await openSandbox(onlooker, url);
    await onlooker.evaluate('window.isStillTheSame = true');
    await addEvent(page, url, 'Google', { title, start: wallTime(2, 10), text });
    await expect
      .poll(() => eventsIn(onlooker, 'Google'))
      .toStrictEqual([
        `2 10:00 ${title}`,
        '2 11:00 Debrief: Acme, while it is fresh',
        '2 12:00 Thank Lena Fischer (Acme)',
        '9 10:00 Write to Acme: ask how things stand',
        '16 10:00 Write to Acme: once more',
        '23 10:00 Write to Acme: one last time',
      ]);
    await expect
      .poll(() => tasksIn(onlooker, 'Google'))
      .toStrictEqual([
        'Prepare for Acme: what to bring home',
        'Thank Lena Fischer (Acme)',
        'Move on from Acme',
      ]);
    expect(await onlooker.evaluate('window.isStillTheSame')).toBe(true);
    await onlooker.close();
  });

  it('the interview is moved: they move with it', async () => {
    const { page, url } = stage();
    await moveEvent(page, url, 'Google', title, wallTime(3, 14));
    await expect
      .poll(googleEvents)
      .toStrictEqual([
        `3 14:00 ${title}`,
        '3 15:00 Debrief: Acme, while it is fresh',
        '4 09:00 Thank Lena Fischer (Acme)',
        '10 10:00 Write to Acme: ask how things stand',
        '17 10:00 Write to Acme: once more',
        '24 10:00 Write to Acme: one last time',
      ]);
  });

  it('one of them is deleted: it stays deleted, and the others stay', async () => {
    const { page, url } = stage();
    await deleteEvent(page, url, 'Google', 'Thank Lena Fischer');
    const left = [
      `3 14:00 ${title}`,
      '3 15:00 Debrief: Acme, while it is fresh',
      '10 10:00 Write to Acme: ask how things stand',
      '17 10:00 Write to Acme: once more',
      '24 10:00 Write to Acme: one last time',
    ];
    await expect.poll(googleEvents).toStrictEqual(left);
    await skip(page, url, 'a day');
    await expect.poll(googleEvents).toStrictEqual(left);
    await expect
      .poll(() => stage().tasks('Google'))
      .toStrictEqual(['Prepare for Acme: what to bring home', 'Move on from Acme']);
  });

  it('Outlook is connected, and the same interview there changes nothing', async () => {
    const { page, url } = stage();
    const before = await googleEvents();
    await page.goto(url);
    await press(page, page.getByRole('link', { name: 'Connect Sandbox Outlook' }));
    expect(new URL(page.url()).pathname).toBe('/calendars');
    expect(await words(page)).toContain('maya.patel@example.org');
    await addEvent(page, url, 'Outlook', { title, start: wallTime(3, 14), text });
    expect(await eventsIn(page, 'Outlook')).toStrictEqual([`3 14:00 ${title}`]);
    expect(await tasksIn(page, 'Outlook')).toStrictEqual([]);
    expect(await eventsIn(page, 'Google')).toStrictEqual(before);
    await page.goto(`${url}/interviews`);
    expect(await page.getByRole('heading', { name: /^Acme/ }).count()).toBe(1);
  });

  it('the debrief tells a promised day: the status touch moves behind it', async () => {
    const { page, url } = stage();
    for (let day = 0; day < 3; day++) await skip(page, url, 'a day');
    await followLink(page, url, 'Google', 'Debrief: Acme', 'Answer in a minute, on a form');
    const decision = page.getByRole('group', { name: 'When will they decide?' });
    await decision.getByLabel('By').fill(wallDay(11));
    await page.getByLabel('What did you learn?').fill('Ask who is on call.');
    await press(page, page.getByRole('button', { name: 'Save' }));
    await expect
      .poll(googleEvents)
      .toStrictEqual([
        `3 14:00 ${title}`,
        expect.stringMatching(/^3 15:00 (?:✓ )?Debrief: Acme/),
        '15 10:00 Write to Acme: ask how things stand',
        '22 10:00 Write to Acme: once more',
        '29 10:00 Write to Acme: one last time',
      ]);
  });

  it('what was learned stands in the preparation of the next interview with anyone', async () => {
    const { page, url } = stage();
    const next = 'Interview with Globex for Data Engineer';
    await addEvent(page, url, 'Outlook', { title: next, start: wallTime(9, 10) });
    const prepare = page.getByRole('link', { name: 'Prepare for Globex' }).first();
    await press(page, prepare);
    expect(await words(page)).toContain('Ask who is on call.');
    await deleteEvent(page, url, 'Outlook', next);
    const inOutlook = async (): Promise<string> => (await stage().events('Outlook')).join();
    await expect.poll(inOutlook).not.toContain('Globex');
  });

  it('nobody answers: the first touch is done a while later, and the second waits for a week', async () => {
    const { page, url } = stage();
    for (let week = 0; week < 2; week++) await skip(page, url, 'a week');
    await followLink(page, url, 'Google', 'ask how things stand', 'I did it');
    const before = await googleEvents();
    expect(before.slice(-3)).toStrictEqual([
      '15 10:00 Write to Acme: ask how things stand',
      '22 10:00 Write to Acme: once more',
      '29 10:00 Write to Acme: one last time',
    ]);
    await followLink(page, url, 'Google', 'ask how things stand', 'I did it');
    await press(page, page.getByRole('button', { name: 'It is done' }));
    await expect
      .poll(async () => (await googleEvents()).slice(-3))
      .toStrictEqual([
        '15 10:00 ✓ Write to Acme: ask how things stand',
        '25 10:00 Write to Acme: once more',
        '32 10:00 Write to Acme: one last time',
      ]);
  });

  it('the second is done from the list of what comes next, the third from the page of the interview', async () => {
    const { page, url } = stage();
    for (let week = 0; week < 2; week++) await skip(page, url, 'a week');
    await page.goto(`${url}/interviews`);
    await press(page, page.getByRole('button', { name: /^Done ?: Write to Acme: once more/ }));
    const last = async (): Promise<string | undefined> => (await googleEvents()).at(-1);
    await expect.poll(last).toBe('39 10:00 Write to Acme: one last time');
    await skip(page, url, 'a week');
    await openInterview(page, url, 'Acme');
    await press(page, page.getByRole('button', { name: /^Done ?: Write to Acme: one last time/ }));
    await expect.poll(last).toBe('39 10:00 ✓ Write to Acme: one last time');
  });

  it('a week after the last word the search moves on, and the series is closed', async () => {
    const { page, url } = stage();
    await skip(page, url, 'a week');
    await page.goto(`${url}/interviews`);
    expect(await part(page, 'Next things to do').innerText()).toContain('Move on from Acme');
    await tickTask(page, url, 'Google', 'Move on from Acme');
    expect(await tasksIn(page, 'Google')).toContain('✓ Move on from Acme');
    const interviews = async (): Promise<string> => {
      await page.goto(`${url}/interviews`);
      return await words(page);
    };
    await expect.poll(interviews).toContain('Nothing is under way.');
    await page.getByText('Closed (1)').click();
    expect(await page.getByRole('heading', { name: /^Acme/ }).isVisible()).toBe(true);
  });

  it('leaves no error behind, in the browser or in the host', async () => {
    await stage().checkForErrors();
  });
});
