/** Links in follow-ups: only their buttons act, and a stranger learns nothing from them. */
import { describe, expect, it } from 'vitest';
import { dayMs } from '../../functions/domain/time.ts';
import { linkDeeds } from '../../functions/domain/wording/links.ts';
import { afterInterview, link, stored, title } from './link-scene.ts';
import { publicUrl } from './web-world.ts';

const secrets = /Acme|Interview with|Debrief:|status-1|interview-1/;

describe.each(linkDeeds)('the link %s', (deed) => {
  it('changes nothing by being opened, by whomever and however often', async () => {
    const scene = await afterInterview();
    const path = link(scene, 'status-1', deed);
    const before = await stored(scene);
    for (const browser of [scene.stranger, scene.browser]) {
      const { status, text } = await browser.get(path, { purpose: 'prefetch' });
      expect(status).toBe(200);
      expect(text).toContain('Nothing happens until you press');
    }
    const head = await scene.world.app.request(`${publicUrl}${path}`, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(await stored(scene)).toBe(before);
    expect(scene.world.asked.filter(({ plan, tend }) => plan && !tend)).toStrictEqual([]);
  });

  it('tells neither title nor company nor name to who is not signed in', async () => {
    const scene = await afterInterview();
    const path = link(scene, 'status-1', deed);
    const { text } = await scene.stranger.get(path);
    expect(text).not.toMatch(secrets);
    expect(text).not.toContain('href="/interviews');
    const fields = deed === 'later' ? { did: 'later', day: '2026-10-30' } : { did: deed };
    const told = await scene.stranger.submit(path, fields);
    expect(told.status).toBe(200);
    expect(told.text).not.toMatch(secrets);
    const somebodyElse = await scene.world.signedIn(scene.world.flows.outlook);
    expect((await somebodyElse.get(link(scene, 'debrief', 'later'))).text).not.toMatch(secrets);
    const mine = await scene.browser.get(link(scene, 'debrief', 'later'));
    expect(mine.text).toContain(title);
  });

  it('is not kept, indexed or passed on', async () => {
    const scene = await afterInterview();
    const { headers } = await scene.stranger.get(link(scene, 'status-1', deed));
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(headers.get('x-robots-tag')).toBe('noindex, nofollow');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('refuses a post without the token of its page, and one from elsewhere', async () => {
    const scene = await afterInterview();
    const path = link(scene, 'status-1', deed);
    const before = await stored(scene);
    for (const token of ['', 'x'.repeat(59)]) {
      const { status } = await scene.stranger.post(path, { token, did: deed });
      expect(status).toBe(403);
    }
    const { status } = await scene.world.app.request(`${publicUrl}${path}`, {
      method: 'POST',
      headers: {
        origin: 'https://elsewhere.example.com',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: `did=${deed}`,
    });
    expect(status).toBe(403);
    expect(await stored(scene)).toBe(before);
  });

  it('says the same of every name that is none, was altered, or was another person’s', async () => {
    const scene = await afterInterview();
    const good = link(scene, 'status-1', deed);
    const name = good.split('/')[2] ?? '';
    const last = name.endsWith('0') ? '1' : '0';
    const first = name.startsWith('x') ? 'y' : 'x';
    const made = scene.world.ports.links.sign('somebody-else-entirely', 'step abc.status-1');
    const notAStep = scene.world.ports.links.sign(scene.world.person, 'feed 1');
    const texts = new Set<string>();
    const names = [
      name.slice(0, -1) + last,
      first + name.slice(1),
      made,
      notAStep,
      'x',
      '%00',
      name.repeat(9),
    ];
    for (const bad of names) {
      const { status, text } = await scene.browser.get(`/go/${bad}/${deed}`);
      expect(status).toBe(404);
      const main = /<main[\s\S]*<\/main>/.exec(text)?.[0] ?? '';
      texts.add(main);
      const { status: posted } = await scene.browser.post(
        `/go/${bad}/${deed}`,
        { did: deed },
        good,
      );
      expect(posted).toBe(404);
    }
    expect(texts.size).toBe(1);
  });

  it('expires with its series, and leads nowhere once the person is erased', async () => {
    const scene = await afterInterview();
    const { world, stranger } = scene;
    const path = link(scene, 'status-1', deed);
    const token = await stranger.token(path);
    world.flows.later(90 * dayMs);
    const expired = await stranger.get(path);
    expect(expired.status).toBe(410);
    expect(expired.text).toContain('expired');
    const before = await stored(scene);
    expect((await stranger.post(path, { token, did: deed, day: '2027-02-01' })).status).toBe(410);
    expect(await stored(scene)).toBe(before);
    const state = await world.ports.store.load(world.person);
    await world.ports.store.remove(
      world.person,
      'person',
      world.person,
      state?.person.version ?? 0,
    );
    expect((await stranger.get(path)).status).toBe(404);
  });
});
