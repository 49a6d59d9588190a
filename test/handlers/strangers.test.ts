/** Whoever asks for what is not theirs gets a clear page, and nothing else. */
import { describe, expect, it } from 'vitest';
import { textOf } from '../pages/plans.ts';
import { expectClear, ownPages, stored, twoPersons } from './two-persons.ts';

describe('a stranger', () => {
  it('is asked to connect, on every page that is somebody’s', async () => {
    const { world, maya, noah } = await twoPersons();
    for (const path of ownPages(maya)) {
      expect((await maya.browser.get(path)).text).toMatch(/settings|BEGIN:VCALENDAR|"person"/i);
      const answer = await world.stranger().get(path);
      expect([path, answer.status]).toStrictEqual([path, 403]);
      expectClear(answer, maya, noah);
    }
  });

  it('is nobody, whatever session they make up', async () => {
    const { world, maya } = await twoPersons();
    const name = [...maya.browser.cookies.keys()].find((one) => one.endsWith('session')) ?? '';
    const right = maya.browser.cookies.get(name) ?? '';
    const made = [
      ...['', '0', right.slice(0, -1), `${right}0`, right.toUpperCase(), ` ${right}x`],
      ...['x'.repeat(5000), maya.person, `session/${right}`, '../', '%00', 'null', '__proto__'],
    ];
    for (const secret of made) {
      const browser = world.stranger();
      browser.cookies.set(name, secret);
      const answer = await browser.get('/settings');
      expect([secret.slice(0, 50), answer.status]).toStrictEqual([secret.slice(0, 50), 403]);
      expectClear(answer, maya);
    }
    // The same cookie under the name that it has where nothing is encrypted.
    const browser = world.stranger();
    browser.cookies.set(name.replace('__Host-', ''), right);
    expect((await browser.get('/settings')).status).toBe(403);
  });
});

describe('another person', () => {
  it('reads of an interview that is not theirs what they would of one that never was', async () => {
    const { maya, noah } = await twoPersons();
    for (const more of ['', '/debrief']) {
      const none = await noah.browser.get(`/interviews/0000000000000${more}`);
      const hers = await noah.browser.get(`/interviews/${maya.series}${more}`);
      expect([hers.status, textOf(hers.text)]).toStrictEqual([404, textOf(none.text)]);
      expectClear(hers, maya);
    }
  });

  it('sees on pages of their own nothing of anybody else', async () => {
    const { maya, noah } = await twoPersons();
    for (const [me, other] of [
      [maya, noah],
      [noah, maya],
    ] as const) {
      for (const path of ownPages(me)) {
        const { status, text } = await me.browser.get(path);
        expect([path, status]).toStrictEqual([path, 200]);
        expect(text).not.toMatch(other.secrets);
        for (const id of [other.person, other.account, other.series, other.feed]) {
          expect([path, text.includes(id)]).toStrictEqual([path, false]);
        }
      }
    }
  });

  it('changes nothing of somebody else’s, whatever of theirs is put into a form', async () => {
    const two = await twoPersons();
    const { maya, noah } = two;
    const key = `${maya.series}.status-1`;
    const posts: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
      ['/calendars/choose', { account: maya.account, calendar: 'primary' }],
      ['/calendars/disconnect', { account: maya.account, clear: 'yes' }],
      ['/questions', { event: maya.series, is: 'no' }],
      [`/interviews/${maya.series}/outcome`, { outcome: 'offer', 'was-outcome': '' }],
      [`/interviews/${maya.series}/known`, { calls: 'yes', 'was-calls': 'no' }],
      [`/interviews/${maya.series}/met`, { name: 'Dana Cruz' }],
      [`/interviews/${maya.series}/not-mine`, {}],
      [`/interviews/${maya.series}/debrief`, { learned: 'x', 'was-learned': '' }],
      ...['done', 'deleted', 'moved', 'back'].flatMap((did) => [
        [`/interviews/${maya.series}/step`, { key, did }] as const,
        [`/interviews/${noah.series}/step`, { key, did }] as const,
      ]),
    ];
    const before = await stored(two);
    for (const [path, fields] of posts) {
      const answer = await noah.browser.post(path, fields, '/settings');
      expect([path, fields, answer.status]).toStrictEqual([path, fields, 404]);
      expectClear(answer, maya);
      expect(await stored(two)).toBe(before);
    }
  });

  it('deletes themselves alone', async () => {
    const { world, maya, noah } = await twoPersons();
    const before = JSON.stringify(await world.ports.store.load(maya.person));
    const all = { calendars: 'clear', person: maya.person, account: maya.account };
    const answer = await noah.browser.post('/settings/delete', all);
    expect(answer.text).toContain('Everything is deleted');
    expect(await world.ports.store.load(noah.person)).toBeNull();
    expect(JSON.stringify(await world.ports.store.load(maya.person))).toBe(before);
    expect((await maya.browser.get('/interviews')).text).toContain('Acme');
    expect((await maya.browser.get(maya.feed)).status).toBe(200);
    expect((await noah.browser.get(noah.feed)).status).toBe(404);
  });
});
