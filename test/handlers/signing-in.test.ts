/** Signing in is connecting: whoever brings the answer to a consent that is not theirs stays a stranger. */
import { describe, expect, it } from 'vitest';
import { dayMs, minuteMs } from '../../functions/domain/time.ts';
import type { Side } from '../flows/flow-side.ts';
import { twoPersons } from './two-persons.ts';
import { type Answer, type Browser, signedInWorld, WebWorld, wholeApp } from './web-world.ts';

const sessionOf = ({ cookies }: Browser): string | undefined =>
  [...cookies].find(([name]) => name.endsWith('session'))?.[1];

/** A browser begins a consent; the path that its person is sent back to after a yes. */
async function begun(browser: Browser, side: Side): Promise<string> {
  const { location } = await browser.get(`/connect/${side.name}`);
  const back = new URL(side.consent.visit(location ?? ''));
  return back.pathname + back.search;
}

function expectStale(answer: Answer): void {
  expect(answer.status).toBe(400);
  expect(answer.text).toContain('<h1>This link has been used or is too old</h1>');
}

describe('the answer to a consent', () => {
  it('is taken from the browser that asked, and from no other', async () => {
    const world = new WebWorld();
    const [mallory, victim] = [world.stranger(), world.stranger()];
    const malicious = await begun(mallory, world.flows.google);
    expectStale(await victim.get(malicious));
    // Also where the victim has a consent of their own under way.
    await begun(victim, world.flows.google);
    expectStale(await victim.get(malicious));
    expect(sessionOf(victim)).toBeUndefined();
    expect(await world.ports.store.persons(null, 9)).toStrictEqual([]);
    expect((await mallory.get(malicious)).location).toBe('/calendars');
  });

  it('is taken once', async () => {
    const world = new WebWorld();
    const browser = world.stranger();
    const back = await begun(browser, world.flows.google);
    expect((await browser.get(back)).location).toBe('/calendars');
    const session = sessionOf(browser);
    expectStale(await browser.get(back));
    expect(sessionOf(browser)).toBe(session);
    const both = await begun(browser, world.flows.outlook);
    const answers = await Promise.all([browser.get(both), browser.get(both), browser.get(both)]);
    expect(answers.map(({ status }) => status).sort()).toStrictEqual([303, 400, 400]);
  });

  it('is taken for the provider that was asked', async () => {
    const world = new WebWorld();
    const { google, outlook } = world.flows;
    for (const [asked, other] of [
      [google, outlook],
      [outlook, google],
    ] as const) {
      const browser = world.stranger();
      const back = (await begun(browser, asked)).replace(asked.name, other.name);
      expectStale(await browser.get(back));
      expect(sessionOf(browser)).toBeUndefined();
    }
    expect(await world.ports.store.persons(null, 9)).toStrictEqual([]);
  });

  it('is nothing without a state, with a made-up one or with that of another', async () => {
    const world = new WebWorld();
    const { google } = world.flows;
    const other = new URLSearchParams((await begun(world.stranger(), google)).split('?')[1]);
    const cookie = '__Host-afterword-consent';
    for (const query of [
      ...['', '?', '?state=', '?code=x', '?state=x&code=y', '?error=access_denied'],
      ...[`?state=${other.get('state')}&code=${other.get('code')}`, `?state=${'x'.repeat(9000)}`],
      ...['?state=%00', '?state=%ff', '?state[]=x', '?state=__proto__', '?state=a&state=b'],
    ]) {
      for (const held of [undefined, '', 'x', '__proto__']) {
        const browser = world.stranger();
        if (held !== undefined) browser.cookies.set(cookie, held);
        const answer = await browser.get(`/connect/google/callback${query}`);
        expectStale(answer);
      }
    }
    expect(world.failed).toStrictEqual([]);
  });

  it('with the code of another, or with none, connects nobody', async () => {
    const world = new WebWorld();
    const { google, outlook } = world.flows;
    const codes = ['x', '', 'null'];
    for (const side of [google, outlook]) {
      codes.push(new URLSearchParams(await begun(world.stranger(), side)).get('code') ?? '');
    }
    for (const code of codes) {
      const browser = world.stranger();
      const back = (await begun(browser, google)).replace(/code=[^&]*/, `code=${code}`);
      const answer = await browser.get(back);
      expect([400, 503]).toContain(answer.status);
      expect(answer.text).toContain('<h1>That did not work</h1>');
      expect(sessionOf(browser)).toBeUndefined();
      expectStale(await browser.get(back));
    }
    expect(await world.ports.store.persons(null, 9)).toStrictEqual([]);
  });

  it('comes too late after a quarter of an hour', async () => {
    const world = new WebWorld();
    const browser = world.stranger();
    const back = await begun(browser, world.flows.google);
    world.flows.later(16 * minuteMs);
    expectStale(await browser.get(back));
  });
});

describe('a session', () => {
  it('that somebody put into a browser beforehand is worth nothing after signing in', async () => {
    const world = new WebWorld();
    const planted = 'planted-by-an-attacker-0000';
    const victim = world.stranger();
    victim.cookies.set('__Host-afterword-session', planted);
    await world.connect(victim, world.flows.google);
    expect(sessionOf(victim)).not.toBe(planted);
    const attacker = world.stranger();
    attacker.cookies.set('__Host-afterword-session', planted);
    expect((await attacker.get('/settings')).status).toBe(403);
  });

  it('is another at each signing in, and each ends by itself', async () => {
    const { world, browser } = await signedInWorld();
    const first = sessionOf(browser) ?? '';
    await world.connect(browser, world.flows.google);
    expect(sessionOf(browser)).not.toBe(first);
    world.flows.later(91 * dayMs);
    for (const secret of [first, sessionOf(browser) ?? '']) {
      const late = world.stranger();
      late.cookies.set('__Host-afterword-session', secret);
      expect((await late.get('/settings')).status).toBe(403);
    }
  });

  it('is over in the store, too, when its person has gone', async () => {
    const { world, browser } = await signedInWorld();
    const secret = sessionOf(browser) ?? '';
    const [account] = (await world.ports.store.load(world.person))?.accounts ?? [];
    const fields = { account: account?.value.id ?? '', clear: 'yes' };
    const answer = await browser.post('/calendars/disconnect', fields, '/calendars');
    expect([answer.location, sessionOf(browser)]).toStrictEqual(['/', undefined]);
    const thief = world.stranger();
    thief.cookies.set('__Host-afterword-session', secret);
    expect((await thief.get('/settings')).status).toBe(403);
    // Nor does it come to life again with a person who connects the same account.
    await world.connect(browser, world.flows.google);
    expect((await thief.get('/settings')).status).toBe(403);
  });

  it('of one person stays theirs when another connects in another browser', async () => {
    const { world, maya, noah } = await twoPersons();
    // Noah consents with Maya's account, which he may only where he can sign in to it: then he is Maya.
    const browser = world.stranger();
    await world.connect(browser, maya.side);
    expect((await browser.get('/interviews')).text).toContain('Acme');
    expect((await noah.browser.get('/interviews')).text).not.toMatch(maya.secrets);
    expect(await world.ports.store.persons(null, 9)).toHaveLength(2);
  });
});

describe('a host on one’s own machine', () => {
  it('answers under the machine’s own names alone', async () => {
    const { web } = new WebWorld();
    const publicUrl = 'http://localhost:4310';
    const local = wholeApp({ ...web, publicUrl, origins: [publicUrl] });
    for (const name of ['localhost:4310', '127.0.0.1:4310', '[::1]:4310', 'localhost']) {
      expect((await local.request(`http://${name}/`)).status).toBe(200);
    }
    for (const name of ['evil.example.org:4310', 'localhost.evil.example.org', '10.0.0.1:4310']) {
      for (const path of ['/', '/connect/google', '/interviews', '/look', '/go/x/done']) {
        const answer = await local.request(`http://${name}${path}`);
        expect([name, path, answer.status]).toStrictEqual([name, path, 403]);
        expect(await answer.text()).toContain(`Please open ${publicUrl} instead.`);
      }
    }
  });
});
