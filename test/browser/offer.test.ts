/** They make an offer: nobody is asked how things stand any more, and one thanks them. */
import { describe, expect, it } from 'vitest';
import { openInterview, part, press, words } from './pages.ts';
import { addEvent, openSandbox, skip, wallTime } from './sandbox.ts';
import { setStage } from './stage.ts';

const title = 'Interview with Globex for Product Manager';

describe('an offer', () => {
  const stage = setStage();
  const tell = async (outcome: string): Promise<void> => {
    const { page, url } = stage();
    await openInterview(page, url, 'Globex');
    const form = part(page, 'Did they answer?');
    await form.getByLabel(outcome, { exact: true }).check();
    await press(page, form.getByRole('button', { name: 'Save' }));
  };
  const inOutlook = (): Promise<string> => stage().all('Outlook');

  it('is told on the page of the interview, and the calendar follows', async () => {
    const { page, url } = stage();
    const text = 'You will meet Lena Fischer.';
    await addEvent(page, url, 'Outlook', { title, start: wallTime(1, 10), text });
    for (let day = 0; day < 2; day++) await skip(page, url, 'a day');
    await expect.poll(inOutlook).toContain('Write to Globex: ask how things stand');
    await tell('They made an offer');
    expect(await words(page)).toContain('They made an offer.');
    await expect.poll(inOutlook).toContain('Thank Globex for the offer');
    await expect.poll(inOutlook).not.toContain('Write to Globex');
  });

  it('is taken back, and the touches are there again', async () => {
    await tell('Nothing yet');
    await expect.poll(inOutlook).toContain('Write to Globex: ask how things stand');
    await expect.poll(inOutlook).not.toContain('Thank Globex for the offer');
  });

  it('is told in the calendar itself, and the pages follow', async () => {
    const { page, url } = stage();
    await openSandbox(page, url);
    const region = page.getByRole('region', { name: 'Sandbox Outlook' });
    await press(page, region.getByRole('link', { name: 'Debrief: Globex' }));
    await page.getByLabel('Line').fill('#offer');
    await press(page, page.getByRole('button', { name: 'Write' }));
    await expect.poll(inOutlook).toContain('Thank Globex for the offer');
    await openInterview(page, url, 'Globex');
    expect(await page.getByRole('radio', { name: 'They made an offer' }).isChecked()).toBe(true);
    await stage().checkForErrors();
  });
});
