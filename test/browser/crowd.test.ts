/** A search of 200 interviews: every page stays light. How quick it is, the bench measures. */
import { beforeAll, describe, expect, it } from 'vitest';
import { until } from '../infra/host/waiting.ts';
import { aCrowd } from './lived-in.ts';
import { skip, wallDay } from './sandbox.ts';
import { setStage } from './stage.ts';
import { startingPoints } from './walk.ts';

const interviews = 200;
const mostBytes = 60 * 1024;

describe('with 200 interviews', () => {
  const stage = setStage(aCrowd(interviews));
  let paths: readonly string[];

  beforeAll(async () => {
    const { page, url } = stage();
    const recognised = async (): Promise<number> => {
      const health = (await (await fetch(`${url}/health`)).json()) as Health;
      return health.events['interview.recognised'] ?? 0;
    };
    await until('all are recognised', async () => (await recognised()) >= interviews, 60_000);
    // What has passed is told as overdue: pages do not get longer than that.
    for (let week = 0; week < 2; week++) await skip(page, url, 'a week');
    await page.goto(`${url}/interviews`);
    const one = await page.locator('a[href^="/interviews/"]').first().getAttribute('href');
    paths = [...startingPoints, one ?? '', `/sandbox?month=${wallDay(0).slice(0, 7)}`];
  }, 120_000);

  it('every page is there, and transfers 60 KB at most', async () => {
    const { page, url, watched } = stage();
    for (const path of paths) {
      watched.bytes();
      const answer = await page.goto(url + path);
      await page.waitForLoadState('load');
      expect(answer?.status(), path).toBe(200);
      expect(watched.bytes(), path).toBeLessThanOrEqual(mostBytes);
    }
    await stage().checkForErrors();
  });
});

type Health = { readonly events: Readonly<Record<string, number>> };
