/** Titles that would be markup, and pages of strangers that would act for the person. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { type Calendars, dayAt } from './own-host.ts';
import { words } from './pages.ts';
import { eventPaths, eventsIn, openSandbox, skip } from './sandbox.ts';
import { setStage } from './stage.ts';
import { startingPoints, walk, walkMs } from './walk.ts';

const markup = `"'><script>hostile=1</script><img src=x onerror=hostile=1 class=hostile><svg/onload=hostile=1>`;

function hostileTitles({ google, outlook }: Calendars): void {
  for (const [at, person] of [google, outlook].entries()) {
    person.addEvent({
      title: `Interview with Acme ${markup} for Data Engineer`,
      text: `You will meet Lena ${markup} Fischer.\n</textarea></title>${markup}\njavascript:hostile=1`,
      start: dayAt(1 + at, 10),
      end: dayAt(1 + at, 11),
      organizer: { name: `Lena ${markup}`, email: 'lena.fischer@acme.example.com' },
    });
    person.addEvent({
      title: `Coffee chat about the role ${markup}`,
      start: dayAt(4 + at, 9),
      end: dayAt(4 + at, 10),
      organizer: { name: `Robin ${markup}`, email: 'robin.vale@umbrella.example.com' },
    });
  }
}

describe('a hostile title', () => {
  const stage = setStage(hostileTitles);

  it(
    'is a text on every page, and nothing else',
    async () => {
      const { page, url } = stage();
      await skip(page, url, 'a week');
      const from = [...startingPoints, ...(await eventPaths(page, url))];
      const found: string[] = [];
      await walk(page, url, from, async ({ path }) => {
        const came = await page.evaluate(
          `document.querySelectorAll('.hostile, [onerror], [onload], [href^="javascript"]').length
          + (typeof hostile === 'undefined' ? 0 : 1)`,
        );
        if (came !== 0) found.push(path);
      });
      expect(found).toStrictEqual([]);
      await openSandbox(page, url);
      expect((await eventsIn(page, 'Google')).join()).toContain('<script>hostile=1</script>');
      expect(stage().watched.faults()).toStrictEqual([]);
    },
    walkMs,
  );
});

describe('a page of a stranger', () => {
  const stage = setStage();
  const stranger = 'http://stranger.example.com/';

  it('cannot post in the person’s name', async () => {
    const { page, url } = stage();
    await page.goto(`${url}/settings/delete`);
    const token = await page.locator('input[name="token"]').first().inputValue();
    const body = `<form method="post" action="${url}/settings/delete"><input name="token" value="${token}">
      <input name="calendars" value="clear"><button>Win a prize</button></form>`;
    await page.route(stranger, (route) => route.fulfill({ contentType: 'text/html', body }));
    await page.goto(stranger);
    await page.getByRole('button', { name: 'Win a prize' }).click();
    await page.waitForURL(`${url}/**`);
    expect(await words(page)).toContain('That is refused');
    await page.goto(`${url}/calendars`);
    expect(await words(page)).toContain('maya.patel@example.com');
  });

  it('cannot show ours inside itself, not even from this machine', async () => {
    const { page, url } = stage();
    const neighbour = createServer((_, answer) => {
      answer.setHeader('content-type', 'text/html');
      answer.end(`<iframe src="${url}/settings/delete"></iframe>`);
    });
    neighbour.listen(0, '127.0.0.1');
    await once(neighbour, 'listening');
    const { port } = neighbour.address() as AddressInfo;
    await page.goto(`http://localhost:${port}/`);
    expect(await page.frameLocator('iframe').getByRole('button').count()).toBe(0);
    expect(stage().watched.faults().join()).toContain('frame-ancestors');
    neighbour.close();
  });
});
