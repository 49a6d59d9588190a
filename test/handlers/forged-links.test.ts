/** Names in addresses: who alters, swaps or makes one up gets a clear page, and nothing happens. */
import { describe, expect, it } from 'vitest';
import { signedLinks } from '../../functions/adapters/links/signed-links.ts';
import { linkDeeds } from '../../functions/domain/wording/links.ts';
import { textOf } from '../pages/plans.ts';
import { expectClear, linkOf, nameOf, ownPages, stored, twoPersons } from './two-persons.ts';
import { Browser, publicUrl } from './web-world.ts';

/** Every way to write a name a little differently. */
function altered(name: string): readonly string[] {
  const other = (at: number): string => (name[at] === '1' ? '2' : '1');
  const places = [0, 5, 12, name.length - 26, name.length - 13, name.length - 1];
  return [
    ...places.map((at) => name.slice(0, at) + other(at) + name.slice(at + 1)),
    ...[name.slice(1), name.slice(0, -1), name.slice(0, 12), `${name}0`, `0${name}`],
    ...[name.toUpperCase(), `${name}.`, `${name}%00`, `${name}%20`, `%20${name}`],
    ...[`${name}%0d%0a`, `${name}%2f..`, `..%2f${name}`, '%ff', '%', ' ', '.', '__proto__'],
  ].filter((one) => one !== name);
}

describe('a link', () => {
  const deeds = [...linkDeeds, 'debrief'] as const;

  it('that was altered, cut off or made up leads nowhere, read or posted', async () => {
    const two = await twoPersons();
    const { world, maya, noah } = two;
    const before = await stored(two);
    const name = nameOf(maya, 'status-1');
    const theirs = nameOf(noah, 'status-1');
    const { links } = world.ports;
    const names = [
      ...altered(name),
      // Her id with his signature, and his with hers.
      name.slice(0, -26) + theirs.slice(-26),
      theirs.slice(0, -26) + name.slice(-26),
      // Signed by us, but for something else.
      links.sign(maya.person, 'feed 1'),
      links.sign(maya.person, `step ${noah.series}.status-1`),
      links.sign('nobody-at-all', `step ${maya.series}.status-1`),
      maya.feed.replace(/^\/feed\/|\.ics$/g, ''),
    ];
    const texts = new Set<string>();
    for (const deed of deeds) {
      const token = await noah.browser.token(linkOf(noah, 'debrief', deed));
      for (const one of names) {
        const path = `/go/${one}/${deed}`;
        const read = await noah.browser.get(path);
        const posted = await noah.browser.post(path, { token, did: 'done', name: 'Dana Cruz' });
        for (const answer of [read, posted]) {
          expect([path, answer.status]).toStrictEqual([path, 404]);
          expectClear(answer, maya);
          texts.add(textOf(answer.text));
        }
      }
    }
    // A name that is none at all, and one that nearly is: nobody can tell which was nearer.
    expect([...texts].filter((text) => text.includes('This link leads nowhere'))).toHaveLength(1);
    expect(await stored(two)).toBe(before);
    expect(world.failed).toStrictEqual([]);
  });

  it('as it is really signed holds for one person, one thing and one key', () => {
    const [key, another] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
    const links = signedLinks(key, publicUrl);
    const [me, other] = ['0'.repeat(32), 'v'.repeat(32)];
    const name = links.sign(me, 'step a.done');
    expect(links.isSigned(name, me, 'step a.done')).toBe(true);
    for (const one of altered(name)) {
      const whose = links.whose(one);
      const isMine = whose !== null && links.isSigned(one, whose, 'step a.done');
      expect([one, isMine]).toStrictEqual([one, false]);
    }
    expect(links.isSigned(other + name.slice(32), other, 'step a.done')).toBe(false);
    expect(links.isSigned(links.sign(me, 'step b.done'), me, 'step a.done')).toBe(false);
    expect(signedLinks(another, publicUrl).isSigned(name, me, 'step a.done')).toBe(false);
  });

  it('of one step says with another deed what a link of its own interview says, and no more', async () => {
    const two = await twoPersons();
    const { world, maya } = two;
    const stranger = world.stranger();
    for (const deed of deeds) {
      const answer = await stranger.get(linkOf(maya, 'debrief', deed));
      expect([deed, answer.status]).toStrictEqual([deed, 200]);
      expectClear(answer, maya);
    }
    for (const deed of ['again', 'delete', 'export', 'done/again', '..', 'DONE', '']) {
      const answer = await stranger.get(`/go/${nameOf(maya, 'debrief')}/${deed}`);
      expect([deed, answer.status]).toStrictEqual([deed, 404]);
      expectClear(answer, maya);
    }
  });

  it('that is pressed twice, or at once in two windows, is pressed once', async () => {
    const two = await twoPersons();
    const { world, maya } = two;
    for (const deed of ['done', 'answered'] as const) {
      const path = linkOf(maya, 'status-1', deed);
      const [one, other] = [world.stranger(), world.stranger()];
      const tokens = [await one.token(path), await other.token(path)];
      const answers = await Promise.all([
        one.post(path, { token: tokens[0] ?? '', did: deed }),
        one.post(path, { token: tokens[0] ?? '', did: deed }),
        other.post(path, { token: tokens[1] ?? '', did: deed }),
      ]);
      for (const answer of answers) {
        expect([answer.status, answer.location]).toStrictEqual([303, `${path}/told`]);
      }
      const before = await stored(two);
      const told = await world.ports.store.load(maya.person);
      const again = await one.post(path, { token: tokens[0] ?? '', did: deed });
      expect([again.status, again.location]).toStrictEqual([303, `${path}/told`]);
      expect([await stored(two), told === null]).toStrictEqual([before, false]);
    }
    expect(world.failed).toStrictEqual([]);
  });

  it('signs nobody in', async () => {
    const { world, maya } = await twoPersons();
    const stranger = world.stranger();
    await stranger.submit(linkOf(maya, 'debrief', 'debrief'), { learned: 'Ask more' });
    await stranger.submit(linkOf(maya, 'status-1', 'done'), { did: 'done' });
    expect([...stranger.cookies.keys()].some((name) => name.includes('session'))).toBe(false);
    for (const path of ownPages(maya)) expect((await stranger.get(path)).status).toBe(403);
  });
});

describe('a private calendar address', () => {
  it('that was altered is none, and sets no cookie', async () => {
    const two = await twoPersons();
    const { world, maya, noah } = two;
    const name = maya.feed.replace(/^\/feed\/|\.ics$/g, '');
    const { links } = world.ports;
    const paths = [
      ...altered(name).map((one) => `/feed/${one}.ics`),
      ...[`/feed/${name}`, `/feed/${name}.ICS`, `/feed/${name}.ics/`, `/feed/${name}.json`],
      `/feed/${name.slice(0, -26)}${noah.feed.slice(-30)}`,
      `/feed/${nameOf(maya, 'status-1')}.ics`,
      ...['feed', 'feed 0', 'feed 1', 'feed NaN'].map(
        (what) => `/feed/${links.sign(maya.person, what)}.ics`,
      ),
    ];
    for (const path of paths) {
      const answer = await world.stranger().get(path);
      expect([path, answer.status]).toStrictEqual([path, 404]);
      expect(answer.text).not.toMatch(/BEGIN:|Acme|Globex/);
      expect(answer.text.length).toBeGreaterThan(20);
    }
    const good = await new Browser(world.app).get(maya.feed);
    expect([good.status, good.headers.getSetCookie()]).toStrictEqual([200, []]);
    expect(good.text).not.toMatch(noah.secrets);
  });
});
