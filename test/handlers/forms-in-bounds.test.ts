/** How many forms of one person are taken where many persons share a line. */
import { describe, expect, it } from 'vitest';
import { formsInBounds } from '../../functions/handlers/forms-in-bounds.ts';
import { webApp } from '../../functions/handlers/web/app.ts';
import { pageDoors } from '../../functions/handlers/web/page-doors.ts';
import { linkOf, twoPersons } from './two-persons.ts';
import { type Answer, Browser } from './web-world.ts';

/** Two signed-in persons before doors that count their forms by a clock of their own. */
async function bounded() {
  const two = await twoPersons();
  let now = 1_000_000;
  const app = webApp(two.world.web, [formsInBounds(() => now), ...pageDoors]);
  const browserOf = (whose: Browser): Browser => {
    const browser = new Browser(app);
    for (const [name, value] of whose.cookies) browser.cookies.set(name, value);
    return browser;
  };
  return {
    two,
    maya: browserOf(two.maya.browser),
    noah: browserOf(two.noah.browser),
    let: (ms: number) => {
      now += ms;
    },
  };
}

/** Posts a form so many times; how many were answered with 429. */
async function refused(browser: Browser, path: string, times: number): Promise<number> {
  const token = await browser.token('/settings');
  const answers: Answer[] = [];
  for (let time = 0; time < times; time++) answers.push(await browser.post(path, { token }));
  return answers.filter(({ status }) => status === 429).length;
}

describe('the forms of one person', () => {
  it('are taken a hundred and twenty at once, and then one a second', async () => {
    const { maya, let: pass } = await bounded();
    expect(await refused(maya, '/calendars/choose', 130)).toBe(10);
    pass(3000);
    expect(await refused(maya, '/calendars/choose', 5)).toBe(2);
  });

  it('are refused with a page that says what to do, and change nothing', async () => {
    const { two, maya } = await bounded();
    await refused(maya, '/calendars/choose', 120);
    const asked = two.world.asked.length;
    const answer = await maya.post('/settings', { zone: 'Asia/Tokyo' });
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('60');
    expect(answer.text).toContain('Please wait a minute, and send it once more.');
    expect(two.world.asked).toHaveLength(asked);
    const state = await two.world.ports.store.load(two.maya.person);
    expect(state?.person.value.zone).not.toBe('Asia/Tokyo');
  });

  it('take none of those of somebody else, and no page of their own', async () => {
    const { maya, noah } = await bounded();
    await refused(maya, '/calendars/choose', 130);
    expect(await refused(noah, '/calendars/choose', 10)).toBe(0);
    expect((await maya.get('/settings')).status).toBe(200);
  });

  it('are counted by link where no session is needed', async () => {
    const two = await twoPersons();
    const app = webApp(two.world.web, [formsInBounds(() => 0), ...pageDoors]);
    const stranger = new Browser(app);
    const path = linkOf(two.maya, 'status-1', 'done');
    const token = await stranger.token(path);
    const statuses: number[] = [];
    for (let time = 0; time < 125; time++) {
      statuses.push((await stranger.post(path, { token })).status);
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(5);
  });
});
