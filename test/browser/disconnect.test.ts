/** The ways out: one account with or without what we wrote, and everything for good. */
import { describe, expect, it } from 'vitest';
import { type Calendars, dayAt } from './own-host.ts';
import { disconnect, press, words } from './pages.ts';
import { eventsIn, openSandbox, tasksIn } from './sandbox.ts';
import { setStage } from './stage.ts';

const acme = 'Interview with Acme for Data Engineer';
const initech = 'Interview with Initech for Data Engineer';
const ownGoogle = [`2 10:00 ${acme}`];
const ownOutlook = [`3 14:00 ${initech}`];

function oneInEach({ google, outlook }: Calendars): void {
  google.addEvent({ title: acme, start: dayAt(2, 10), end: dayAt(2, 11) });
  outlook.addEvent({ title: initech, start: dayAt(3, 14), end: dayAt(3, 15) });
}

describe('who leaves', () => {
  const stage = setStage(oneInEach);
  const events = (calendar: 'Google' | 'Outlook'): Promise<readonly string[]> =>
    stage().events(calendar);
  const connect = async (label: string): Promise<void> => {
    const { page, url } = stage();
    await page.goto(url);
    await press(page, page.getByRole('link', { name: `Connect ${label}` }));
    await expect.poll(() => new URL(page.url()).pathname).toBe('/calendars');
  };

  it('has the follow-ups of one account removed, and those of the other left alone', async () => {
    const { page, url } = stage();
    await expect.poll(() => events('Google')).toHaveLength(6);
    await expect.poll(() => events('Outlook')).toHaveLength(6);
    const before = await events('Google');
    await disconnect(page, url, 'maya.patel@example.org', 'remove');
    expect(await words(page)).not.toContain('maya.patel@example.org');
    await expect.poll(() => stage().all('Outlook')).toBe(ownOutlook.join('\n'));
    expect(await events('Google')).toStrictEqual(before);
  });

  it('comes back, and finds them again, each once', async () => {
    await connect('Sandbox Outlook');
    await expect.poll(() => events('Outlook')).toHaveLength(6);
    await stage().page.goto(`${stage().url}/interviews`);
    expect(
      await stage()
        .page.getByRole('heading', { name: /^Initech/ })
        .count(),
    ).toBe(1);
  });

  it('keeps the follow-ups of an account where they say so', async () => {
    const { page, url } = stage();
    const before = await events('Google');
    await disconnect(page, url, 'maya.patel@example.com', 'leave');
    expect(await events('Google')).toStrictEqual(before);
    await connect('Sandbox Google');
    const interviews = async (): Promise<string> => {
      await page.goto(`${url}/interviews`);
      return await words(page);
    };
    await expect.poll(interviews).toContain('Acme');
    expect(await events('Google')).toStrictEqual(before);
  });

  it('has everything deleted for good: only their own events stay', async () => {
    const { page, url } = stage();
    await page.goto(`${url}/settings`);
    await press(page, page.getByRole('link', { name: /delete everything/i }));
    await page.getByLabel('Remove them, too').check();
    await press(page, page.getByRole('button', { name: 'Delete everything for good' }));
    expect(await words(page)).toMatch(/Everything is (?:being )?deleted/);
    await expect.poll(() => events('Google')).toStrictEqual(ownGoogle);
    await expect.poll(() => events('Outlook')).toStrictEqual(ownOutlook);
    await openSandbox(page, url);
    for (const calendar of ['Google', 'Outlook'] as const) {
      expect(await tasksIn(page, calendar)).toStrictEqual([]);
    }
    await page.goto(`${url}/interviews`);
    expect(await words(page)).toContain('Please connect first');
  });

  it('may begin anew', async () => {
    await connect('Sandbox Google');
    await expect.poll(() => events('Google')).toHaveLength(6);
    expect(await eventsIn(stage().page, 'Outlook')).toStrictEqual(ownOutlook);
    await stage().checkForErrors();
  });
});
