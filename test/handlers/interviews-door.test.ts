import { describe, expect, it } from 'vitest';
import { formatDay, hourMs, localDay } from '../../functions/domain/time.ts';
import { everything } from '../../functions/domain/wish.ts';
import { eventNamed, ownEvents, stepName, stepNames } from '../flows/flow-sight.ts';
import { evil, expectHarmless, textOf } from '../pages/plans.ts';
import { type Browser, signedInWorld, type WebWorld } from './web-world.ts';

type Place = { readonly world: WebWorld; readonly browser: Browser; readonly path: string };

/** A person with one interview, on whose page they are; at noon of its day, or `days` before it. */
async function onePage(days = 0, more: { title?: string; text?: string } = {}): Promise<Place> {
  const { world, browser } = await signedInWorld();
  const { google } = world.flows;
  const id = world.flows.addInterview(google, days, more);
  if (more.text !== undefined) google.mailbox.person.changeEvent(id, { text: more.text });
  await looked(world);
  if (days === 0) world.flows.later(2.5 * hourMs);
  await looked(world);
  const list = await browser.get('/interviews');
  const path = /href="(\/interviews\/\w+)"/.exec(list.text)?.[1];
  if (path === undefined) throw new Error('there is no interview');
  return { world, browser, path };
}

async function looked(world: WebWorld): Promise<void> {
  await world.web.look(world.person, everything);
  await world.settled();
}

/** The key of a step of the page's interview. */
const keyOn = (path: string, step: string): string => `${path.split('/').at(-1)}.${step}`;

/** The part of a page that is about one step. */
function cardOf(text: string, key: string): string {
  return text.split('<li class="card"').find((part) => part.includes(`id="${key}"`)) ?? '';
}

describe('who is let in', () => {
  it('asks strangers to connect, for reading and for posting', async () => {
    const { world, path } = await onePage();
    const stranger = world.stranger();
    for (const address of ['/interviews', path]) {
      expect((await stranger.get(address)).status).toBe(403);
    }
    const posted = await stranger.post(`${path}/outcome`, { outcome: 'offer' }, '/');
    expect(posted.status).toBe(403);
  });

  it('tells of another person’s interview what it tells of none', async () => {
    const { world, path } = await onePage();
    const other = world.stranger();
    const { outlook } = world.flows;
    await world.connect(other, outlook);
    const unknown = await other.get('/interviews/0000000000000');
    const theirs = await other.get(path);
    const nonsense = await other.get('/interviews/%22%3E%3Cscript%3E');
    const told = [unknown, theirs, nonsense].map(({ status, text }) => [status, bare(text)]);
    expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(unknown.status).toBe(404);
    for (const act of ['outcome', 'known', 'met', 'not-mine', 'step']) {
      const posted = await other.post(`${path}/${act}`, { key: keyOn(path, 'debrief') });
      expect([posted.status, bare(posted.text)]).toStrictEqual(told[0]);
    }
  });

  it('refuses a form without the token of this browser', async () => {
    const { browser, path } = await onePage();
    const posted = await browser.post(`${path}/outcome`, { token: 'x', outcome: 'offer' });
    expect(posted.status).toBe(403);
  });

  it('knows no page for an interview that is gone', async () => {
    const { world, browser, path } = await onePage(2);
    const { person } = world.flows.google.mailbox;
    for (const { id, key } of person.events()) if (key === null) person.deleteEvent(id);
    await looked(world);
    expect((await browser.get(path)).status).toBe(404);
    expect(textOf((await browser.get('/interviews')).text)).toContain('No interview is in your');
  });
});

/** A page's words; its token differs each time. */
const bare = (text: string): string => textOf(text);

describe('what is done to a step', () => {
  it('ticks it in the calendar, and comes back to the page it was done on', async () => {
    const { world, browser, path } = await onePage();
    const key = keyOn(path, 'thank-you');
    const listed = await browser.post(`${path}/step`, { key, did: 'done', back: 'list' }, path);
    expect([listed.status, listed.location]).toStrictEqual([303, '/interviews']);
    expect(eventNamed(world.flows.google, 'thank-you').title).toMatch(/^✓ /);
    const again = await browser.post(`${path}/step`, { key, did: 'done' }, path);
    expect(again.location).toBe(`${path}?saved`);
  });

  it('takes a step out of the calendar and puts it back', async () => {
    const { world, browser, path } = await onePage();
    const key = keyOn(path, 'status-2');
    const without = await browser.submit(`${path}/step`, { key, did: 'deleted' }, path);
    expect(stepNames(world.flows.google)).not.toContain('status-2 event');
    expect(cardOf(without.text, key)).toContain('value="back"');
    await browser.submit(`${path}/step`, { key, did: 'back' }, path);
    expect(stepNames(world.flows.google)).toContain('status-2 event');
  });

  it('moves a step, and what comes after it follows', async () => {
    const { world, browser, path } = await onePage();
    const { google } = world.flows;
    const key = keyOn(path, 'status-1');
    const start = world.flows.at(10, 15);
    const before = eventNamed(google, 'status-2').start;
    const form = {
      key,
      did: 'moved',
      day: formatDay(localDay(world.flows.zone, start)),
      time: '15:00',
    };
    expect((await browser.submit(`${path}/step`, form, path)).status).toBe(200);
    expect(eventNamed(google, 'status-1').start).toBe(start);
    expect(eventNamed(google, 'status-2').start).toBeGreaterThan(before);
  });

  it('counts a voicemail as a call', async () => {
    const { browser, path } = await onePage(0, { text: 'Cadence: weekly-calls' });
    const key = keyOn(path, 'status-1');
    const page = await browser.submit(`${path}/step`, { key, did: 'no-answer' }, path);
    expect(textOf(cardOf(page.text, key))).toContain('Done on');
  });

  const refused: [string, Readonly<Record<string, string>>, string][] = [
    ['no day', { did: 'moved', day: '2026-02-30', time: '10:00' }, 'That is no day and time'],
    ['no time', { did: 'moved', day: '2026-12-04', time: '25:00' }, 'That is no day and time'],
    ['a day that is over', { did: 'moved', day: '2026-10-04', time: '10:00' }, 'That time is over'],
    ['a year mistyped', { did: 'moved', day: '2062-12-04', time: '10:00' }, 'That is very late'],
    ['something unheard of', { did: 'eaten' }, 'That cannot be done'],
    ['a voicemail by e-mail', { did: 'no-answer' }, 'That cannot be done'],
  ];
  it.each(refused)('refuses %s in one sentence and changes nothing', async (_, form, heading) => {
    const { world, browser, path } = await onePage();
    const before = ownEvents(world.flows.google);
    const answer = await browser.post(`${path}/step`, { key: keyOn(path, 'status-1'), ...form });
    expect([answer.status, textOf(answer.text).includes(heading)]).toStrictEqual([400, true]);
    expect(answer.text).toContain(`href="${path}"`);
    expect(ownEvents(world.flows.google)).toStrictEqual(before);
  });

  it('refuses a time before the interview is over', async () => {
    const { world, browser, path } = await onePage(5);
    const day = formatDay(localDay(world.flows.zone, world.flows.at(3, 10)));
    const form = { key: keyOn(path, 'status-1'), did: 'moved', day, time: '10:00' };
    expect(textOf((await browser.post(`${path}/step`, form)).text)).toContain('That is too early');
  });

  it('refuses to prepare for what has begun', async () => {
    const { world, browser, path } = await onePage(5);
    const day = formatDay(localDay(world.flows.zone, world.flows.at(6, 10)));
    const form = { key: keyOn(path, 'prepare'), did: 'moved', day, time: '10:00' };
    expect(textOf((await browser.post(`${path}/step`, form)).text)).toContain('That is too late');
  });

  it('knows no step of another interview', async () => {
    const { browser, path } = await onePage();
    for (const key of ['', 'debrief', '0000000000000.debrief']) {
      const answer = await browser.post(`${path}/step`, { key, did: 'done' }, path);
      expect(answer.status).toBe(404);
    }
  });
});

describe('what is said of an interview', () => {
  const was = {
    'was-promise': '',
    'was-channel': 'none',
    'was-calls': 'no',
    'was-cadence': 'none',
  };
  const left = { promise: '', channel: 'none', cadence: 'none' };

  it('stands in the debrief as the person would have written it, and the plan follows', async () => {
    const { world, browser, path } = await onePage();
    const form = { ...was, promise: '2026-10-16', channel: 'email', calls: 'yes', cadence: 'none' };
    const page = await browser.submit(`${path}/known`, form, path);
    const { text } = eventNamed(world.flows.google, 'debrief');
    expect(text).toContain('Decision by Friday, 16 October 2026');
    expect(text).toContain('Prefers email');
    expect(text).toContain('No phone calls');
    expect(page.text).toContain('name="promise" value="2026-10-16"');
    expect(textOf(page.text)).toContain('because they promised an answer by Fri 16 Oct');
    expect(page.text).toContain('name="calls" value="yes" checked');
  });

  it('can be taken back', async () => {
    const { world, browser, path } = await onePage();
    await browser.submit(`${path}/known`, { ...was, ...left, promise: '2026-10-16' }, path);
    const back = { ...was, ...left, 'was-promise': '2026-10-16' };
    const page = await browser.submit(`${path}/known`, back, path);
    expect(page.text).toContain('name="promise" value=""');
    expect(eventNamed(world.flows.google, 'debrief').text).not.toContain('Decision by');
  });

  it('leaves alone what was left alone, whatever the calendar says by now', async () => {
    const { world, browser, path } = await onePage();
    const { google } = world.flows;
    const debrief = eventNamed(google, 'debrief');
    const text = `${debrief.text}\nDecision by 20 October 2026`;
    google.mailbox.person.changeEvent(debrief.id, { text });
    await looked(world);
    const form = { ...was, ...left, channel: 'phone' };
    const page = await browser.submit(`${path}/known`, form, path);
    expect(page.text).toContain('name="promise" value="2026-10-20"');
    expect(textOf(page.text)).toContain('So it stands in the event or in your own words');
  });

  it('chooses a cadence for this one alone, and the settings’ again', async () => {
    const { browser, path } = await onePage();
    const form = { ...was, ...left, cadence: 'weekly-calls' };
    const page = await browser.submit(`${path}/known`, form, path);
    expect(page.text).toContain('<option value="weekly-calls" selected>');
    expect(textOf(page.text)).toContain('If a machine answers');
    const back = { ...was, ...left, 'was-cadence': 'weekly-calls' };
    const after = await browser.submit(`${path}/known`, back, path);
    expect(textOf(after.text)).not.toContain('If a machine answers');
  });

  const refused: [string, string, Readonly<Record<string, string>>, string][] = [
    ['a day that no calendar has', 'known', { promise: '2026-02-30' }, 'That is no day'],
    ['a promise before the interview', 'known', { promise: '2020-01-01' }, 'no day to wait for'],
    ['a way that is none', 'known', { channel: 'pigeon' }, 'There is no such way'],
    ['a cadence that is none', 'known', { cadence: 'daily' }, 'There is no such cadence'],
    ['an outcome that is none', 'outcome', { outcome: 'x', 'was-outcome': 'none' }, 'no outcome'],
    ['a name that is none', 'met', { name: '(,)' }, 'That is no name'],
    ['an address that is none', 'met', { name: 'Dana', email: 'a\n#offer' }, 'no e-mail address'],
  ];
  it.each(refused)('refuses %s and keeps the rest', async (_, path, form, words) => {
    const place = await onePage();
    const answer = await place.browser.post(`${place.path}/${path}`, { ...was, ...left, ...form });
    expect([answer.status, textOf(answer.text).includes(words)]).toStrictEqual([400, true]);
    const page = await place.browser.get(place.path);
    expect(page.text).toContain('name="promise" value=""');
    expect(page.text).toContain('name="outcome" value="none" checked');
  });

  it('thanks somebody who was added', async () => {
    const { world, browser, path } = await onePage();
    const form = { name: 'dana cruz', title: 'CTO', email: 'dana@acme.example.com' };
    const page = await browser.submit(`${path}/met`, form, path);
    expect(textOf(page.text)).toContain('Dana Cruz (CTO, dana@acme.example.com)');
    const titles = ownEvents(world.flows.google).map(({ title }) => title);
    expect(titles).toContain('Thank Dana Cruz (Acme)');
  });

  it('ends the series with an outcome, and goes on without it', async () => {
    const { world, browser, path } = await onePage();
    const names = (): readonly string[] => ownEvents(world.flows.google).map(stepName);
    expect(names()).toContain('status-1');
    const no = { outcome: 'rejected', 'was-outcome': 'none' };
    const rejected = await browser.submit(`${path}/outcome`, no, path);
    expect(textOf(rejected.text)).toContain('They said no.');
    expect(names()).toContain('reply-rejected');
    expect(names()).not.toContain('status-1');
    const none = { outcome: 'none', 'was-outcome': 'rejected' };
    await browser.submit(`${path}/outcome`, none, path);
    expect(names()).toContain('status-1');
    expect(names()).not.toContain('reply-rejected');
  });
});

describe('“this is not my interview”', () => {
  it('takes all follow-ups away and remembers it', async () => {
    const { world, browser, path } = await onePage(3);
    const answer = await browser.post(`${path}/not-mine`, {}, path);
    expect([answer.status, answer.location]).toStrictEqual([303, '/interviews?left-out']);
    expect(stepNames(world.flows.google)).toStrictEqual([]);
    expect((await browser.get(path)).status).toBe(404);
    await looked(world);
    expect(stepNames(world.flows.google)).toStrictEqual([]);
  });

  it('says what to do where the event itself says that it is one', async () => {
    const { browser, path } = await onePage(3, { title: 'Acme #interview' });
    const answer = await browser.post(`${path}/not-mine`, {}, path);
    expect(textOf(answer.text)).toContain('write #notinterview into it');
    expect((await browser.get(path)).status).toBe(200);
  });
});

it('shows what a stranger wrote into an invitation as letters', async () => {
  const title = `Interview with ${evil} #interview`;
  const { browser, path } = await onePage(2, { title, text: `met Dana Cruz (${evil})` });
  for (const address of ['/interviews', path]) expectHarmless((await browser.get(address)).text);
});
