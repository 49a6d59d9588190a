/** What the sandbox's page can do beside its forms: dragging, and a tour that leads itself. */
import { describe, expect, it } from 'vitest';
import { addEvent, eventsIn, openSandbox, wallDay, wallTime } from './sandbox.ts';
import { setStage } from './stage.ts';

describe('the sandbox', () => {
  const stage = setStage();

  it('leads from an empty calendar to the end of a series by the button that is offered next', async () => {
    const { page, url } = stage();
    await openSandbox(page, url);
    const tour = page.getByRole('region', { name: /^One minute/ });
    const offered = tour.getByRole('button');
    const clock = page.locator('time').first();
    const shown = async (): Promise<string> =>
      `${await clock.innerText()} ${await tour.innerText()}`;
    let pressed = 0;
    while ((await offered.count()) > 0 && pressed < 15) {
      const before = await shown();
      await offered.first().click();
      await expect.poll(shown).not.toBe(before);
      pressed += 1;
    }
    expect(await tour.innerText()).toContain('That was a whole series');
    expect(pressed).toBeGreaterThan(4);
    expect((await eventsIn(page, 'Google')).join('\n')).toContain('one last time');
  });

  it('lets an event be dragged to another day, and its follow-ups come along', async () => {
    const { page, url } = stage();
    const title = 'Interview with Globex for Data Engineer';
    const today = (await page.locator('time').first().getAttribute('datetime')) ?? '';
    const days = (Date.parse(today.slice(0, 10)) - Date.parse(wallDay(0))) / 86_400_000;
    await addEvent(page, url, 'Outlook', { title, start: wallTime(days + 1, 10) });
    const region = page.getByRole('region', { name: 'Sandbox Outlook' });
    const target = region.locator(`[data-day="${wallDay(days + 3)}"]`);
    await region.getByRole('link', { name: title }).dragTo(target);
    await expect
      .poll(() => eventsIn(page, 'Outlook'))
      .toEqual(
        expect.arrayContaining([
          `${days + 3} 10:00 ${title}`,
          `${days + 3} 11:00 Debrief: Globex, while it is fresh`,
        ]),
      );
    await stage().checkForErrors();
  });
});
