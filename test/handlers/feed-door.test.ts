/** The private calendar address: who has it reads it, who has another reads nothing. */
import { describe, expect, it } from 'vitest';
import { eventNamed, taskNamed } from '../flows/flow-sight.ts';
import { type Browser, signedInWorld, type WebWorld } from './web-world.ts';

type World = { readonly world: WebWorld; readonly browser: Browser };

/** Makes an address on the settings page; its path. */
async function makeFeed(browser: Browser): Promise<string> {
  const { text } = await browser.submit('/settings/feed', { do: 'make' }, '/settings');
  const address = /id="feed-address">([^<]+)</.exec(text)?.[1] ?? '';
  return new URL(address).pathname;
}

async function withInterview(title = 'Interview with Acme'): Promise<World> {
  const signed = await signedInWorld();
  const { flows } = signed.world;
  flows.addInterview(flows.google, 2, { title });
  await flows.settle();
  return signed;
}

/** The file without its folds. */
const unfolded = (text: string): string => text.replaceAll('\r\n ', '');
const linesOf = (text: string): string[] => unfolded(text).split('\r\n');
const titlesOf = (text: string): string[] =>
  linesOf(text)
    .filter((line) => line.startsWith('SUMMARY:'))
    .map((line) => line.slice('SUMMARY:'.length));

describe('the private calendar address', () => {
  it('is not there until it is made', async () => {
    const { world, browser } = await withInterview();
    expect((await browser.get('/settings')).text).not.toContain('feed-address');
    const name = world.ports.links.sign(world.person, 'feed 0');
    expect((await world.stranger().get(`/feed/${name}.ics`)).status).toBe(404);
  });

  it('gives every follow-up as an event, to whoever has it', async () => {
    const { world, browser } = await withInterview();
    const path = await makeFeed(browser);
    const stranger = world.stranger();
    const feed = await stranger.get(path);
    expect(feed.status).toBe(200);
    expect(feed.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(feed.headers.get('cache-control')).toMatch(/^private/);
    expect(stranger.cookies.size).toBe(0);
    const lines = linesOf(feed.text);
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(7);
    expect(lines).not.toContain('BEGIN:VTODO');
  });

  it('leaves out what was deleted and shows what is done', async () => {
    const { world, browser } = await withInterview();
    const { flows } = world;
    const path = await makeFeed(browser);
    const before = titlesOf((await browser.get(path)).text);
    const deleted = eventNamed(flows.google, 'status-2');
    const done = taskNamed(flows.google, 'prepare');
    flows.google.mailbox.person.deleteEvent(deleted.id);
    flows.google.mailbox.person.tickTask(done.id);
    await flows.settle();
    const after = titlesOf((await browser.get(path)).text);
    expect(after).toHaveLength(before.length - 1);
    expect(after).toContain(`✓ ${done.title}`);
  });

  it('carries no link that acts, though the calendar has them', async () => {
    const { world, browser } = await withInterview();
    expect(eventNamed(world.flows.google, 'status-1').text).toContain('/go/');
    const { text } = await browser.get(await makeFeed(browser));
    expect(unfolded(text)).not.toContain('/go/');
  });

  it('tells cheaply that nothing has changed', async () => {
    const { world, browser } = await withInterview();
    const path = await makeFeed(browser);
    const etag = (await browser.get(path)).headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"[\w-]+"$/);
    world.flows.later(1000);
    const same = await browser.get(path, { 'if-none-match': `"other", ${etag}` });
    expect([same.status, same.text]).toEqual([304, '']);
    const { flows } = world;
    flows.google.mailbox.person.deleteEvent(eventNamed(flows.google, 'status-2').id);
    await flows.settle();
    expect((await browser.get(path, { 'if-none-match': etag })).status).toBe(200);
  });

  it('is answered alike where it is unknown, altered, revoked or turned off', async () => {
    const { world, browser } = await withInterview();
    const first = await makeFeed(browser);
    const second = await makeFeed(browser);
    expect(second).not.toBe(first);
    const { sign } = world.ports.links;
    const altered = second.replace(/.\.ics$/, (end) => (end[0] === 'a' ? 'b.ics' : 'a.ics'));
    const wrong = [
      ...[first, altered, second.replace('.ics', ''), second.replace('.ics', '.ICS')],
      ...['/feed/x.ics', '/feed/.ics', `/feed/${'a'.repeat(5000)}.ics`],
      `/feed/${sign(world.person, 'step x')}.ics`,
      `/feed/${sign('nobody', 'feed 1')}.ics`,
    ];
    const stranger = world.stranger();
    const answers = await Promise.all(wrong.map((path) => stranger.get(path)));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(404);
    expect((await stranger.get(second)).status).toBe(200);
    await browser.post('/settings/feed', { do: 'off' }, '/settings');
    expect((await stranger.get(second)).status).toBe(404);
    // Another one is another one: what was revoked stays so.
    const third = await makeFeed(browser);
    expect([first, second]).not.toContain(third);
    expect((await stranger.get(second)).status).toBe(404);
  });

  it('refuses to do what no button asks for', async () => {
    const { browser } = await withInterview();
    expect((await browser.post('/settings/feed', { do: 'all' }, '/settings')).status).toBe(400);
  });

  it.each([
    'Interview with Acme\r\nATTENDEE:mailto:eve@example.com\r\nBEGIN:VEVENT',
    'Interview with Acme\nEND:VCALENDAR',
    'Interview with Acme\u2028X-EVIL:1\u0085X-EVIL:2\u0000',
    'Interview with Acme\\nX-EVIL:1;VALUE=x,y',
  ])('lets no title write lines or headers of its own: %j', async (title) => {
    const { browser } = await withInterview(title);
    const path = await makeFeed(browser);
    const feed = await browser.get(path);
    expect(feed.status).toBe(200);
    expect(titlesOf(feed.text).length).toBeGreaterThan(5);
    const names = linesOf(feed.text).map((line) => /^[A-Z-]*/.exec(line)?.[0] ?? '');
    expect(names.filter((name) => name === 'ATTENDEE' || name === 'X-EVIL')).toEqual([]);
    expect(names.filter((name) => name === 'BEGIN')).toHaveLength(
      names.filter((name) => name === 'END').length,
    );
    expect(feed.text.split('\r\n').join('')).not.toMatch(/\p{Cc}|\p{Zl}/u);
    expect([...feed.headers.keys()].filter((name) => /evil|attendee/i.test(name))).toEqual([]);
  });
});
