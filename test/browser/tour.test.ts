/** The tour on the sandbox's page: one minute for whoever has just started the host. */
import { describe, expect, it } from 'vitest';
import { eventsIn, openSandbox } from './sandbox.ts';
import { setStage } from './stage.ts';

describe('the tour', () => {
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
    await stage().checkForErrors();
  });
});
