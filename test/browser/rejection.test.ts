/** They say no: what was still to come goes, and one kind reply takes its place. */
import { describe, expect, it } from 'vitest';
import { followLink, openInterview, press, words } from './pages.ts';
import { addEvent, skip, wallTime } from './sandbox.ts';
import { setStage } from './stage.ts';

const title = 'Interview with Acme for Data Engineer';
const before = [
  `1 10:00 ${title}`,
  '1 11:00 Debrief: Acme, while it is fresh',
  '1 12:00 Thank Lena Fischer (Acme)',
  '8 10:00 Write to Acme: ask how things stand',
  '15 10:00 Write to Acme: once more',
  '22 10:00 Write to Acme: one last time',
];

describe('a rejection', () => {
  const stage = setStage();

  it('is told by the link in a follow-up; opening it changes nothing', async () => {
    const { page, url } = stage();
    const text = 'You will meet Lena Fischer (lena.fischer@acme.example.com).';
    await addEvent(page, url, 'Google', { title, start: wallTime(1, 10), text });
    for (let day = 0; day < 2; day++) await skip(page, url, 'a day');
    await expect.poll(() => stage().events('Google')).toStrictEqual(before);
    await followLink(page, url, 'Google', 'ask how things stand', 'They said no');
    expect(await words(page)).toContain('Nothing happens until you press the button.');
    expect(await stage().events('Google')).toStrictEqual(before);
  });

  it('takes away what was still to come once the button is pressed, and asks for a kind reply', async () => {
    const { page, url } = stage();
    await followLink(page, url, 'Google', 'ask how things stand', 'They said no');
    await press(page, page.getByRole('button', { name: 'They said no' }));
    expect(await words(page)).toContain('It is noted that they said no');
    const all = (): Promise<string> => stage().all('Google');
    await expect.poll(all).toContain("Reply kindly to Acme's decision");
    await expect.poll(all).not.toContain('Write to Acme');
  });

  it('is on the page of the interview, with the reply ready to be sent', async () => {
    const { page, url } = stage();
    await openInterview(page, url, 'Acme');
    expect(await words(page)).toContain('They said no.');
    expect(await page.getByRole('radio', { name: 'They said no' }).isChecked()).toBe(true);
    const reply = page.getByRole('listitem').filter({ hasText: 'Reply kindly' });
    await reply.getByText('What to do').click();
    const mail = reply.getByRole('link', { name: 'Open in mail' });
    expect(await mail.getAttribute('href')).toMatch(/^mailto:lena\.fischer(?:@|%40)acme\.example/);
  });

  it('is over once the reply is sent and the contacts are filed', async () => {
    const { page, url } = stage();
    for (const step of [/^Done ?: Reply kindly/, /^Done ?: Move on from Acme/]) {
      await openInterview(page, url, 'Acme');
      await press(page, page.getByRole('button', { name: step }));
      await skip(page, url, 'a week');
    }
    await page.goto(`${url}/interviews`);
    expect(await words(page)).not.toContain('Write to Acme');
    await stage().checkForErrors();
  });
});
