/** What the buttons behind the links of a follow-up do. */
import { describe, expect, it } from 'vitest';
import { dayMs, hourMs, minuteMs } from '../../functions/domain/time.ts';
import type { LinkDeed } from '../../functions/domain/wording/links.ts';
import { viewPerson } from '../../functions/flows/view-person.ts';
import { eventNamed, ownEvents, stepNames } from '../flows/flow-sight.ts';
import { afterInterview, link, stored } from './link-scene.ts';
import { signedInWorld, type WebWorld } from './web-world.ts';

describe('the link "done"', () => {
  it('ticks the step, once however often it is said', async () => {
    const scene = await afterInterview();
    const { world, stranger } = scene;
    const path = link(scene, 'status-1', 'done');
    const told = await stranger.submit(path, { did: 'done' });
    expect(told.text).toContain('It is marked as done');
    expect(eventNamed(world.flows.google, 'status-1').title).toMatch(/^✓ /);
    const before = await stored(scene);
    world.flows.later(hourMs);
    expect((await stranger.submit(path, { did: 'done' }, '/')).text).toContain('marked as done');
    expect(await stored(scene)).toBe(before);
    expect((await stranger.get(path)).location).toBe(`${path}/told`);
  });

  it('ends its own series, is told once more, and has expired by then', async () => {
    const scene = await afterInterview();
    const { world, stranger } = scene;
    const steps = ['status-1', 'status-2', 'status-3', 'thank-you', 'debrief', 'prepare'];
    const paths = [...steps, 'closing'].map((step) => link(scene, step, 'done'));
    for (const path of paths) {
      const answer = await stranger.submit(path);
      expect(answer.text).toContain('It is marked as done');
    }
    const last = paths.at(-1) ?? '';
    expect((await stranger.submit(last, {}, '/')).text).toContain('It is marked as done');
    expect((await stranger.get(last)).status).toBe(410);
    expect((await stranger.get(link({ ...scene, world }, 'status-1', 'offer'))).status).toBe(410);
  });

  it('tells the person what comes next, and nobody else', async () => {
    const scene = await afterInterview();
    await scene.browser.submit(link(scene, 'thank-you', 'done'));
    const told = await scene.browser.submit(link(scene, 'debrief', 'done'));
    expect(told.text).toMatch(/Next: Write to Acme: ask how things stand, <time/);
    expect(told.text).toContain('href="/interviews/');
  });

  it('offers "only voicemail" for a call, and counts it as sent', async () => {
    const scene = await afterInterview('how-often');
    const { world, stranger } = scene;
    const path = link(scene, 'status-1', 'done');
    expect((await stranger.get(path)).text).toContain('I reached only voicemail');
    expect((await stranger.get(link(scene, 'status-2', 'done'))).text).not.toContain('voicemail');
    await stranger.submit(path, { did: 'no-answer' });
    const [deed] = (await told(world))?.deeds ?? [];
    expect(deed?.did).toBe('no-answer');
    expect(eventNamed(world.flows.google, 'status-1').title).toMatch(/^✓ /);
  });

  it('does not believe in voicemail where no call is made', async () => {
    const scene = await afterInterview();
    await scene.stranger.submit(link(scene, 'status-1', 'done'), { did: 'no-answer' });
    const [deed] = (await told(scene.world))?.deeds ?? [];
    expect(deed?.did).toBe('done');
  });

  it('is of no use once the step is not planned any more', async () => {
    const scene = await afterInterview();
    const path = link(scene, 'status-2', 'done');
    await scene.stranger.submit(link(scene, 'status-1', 'answered'));
    const gone = await scene.stranger.get(path);
    expect(gone.status).toBe(410);
    expect(gone.text).toContain('not planned any more');
  });
});

async function told(world: WebWorld) {
  const view = await viewPerson(world.ports, world.person);
  return view?.session.ledger.records.find((record) => record.told)?.told;
}

describe('a link that tells how it ended', () => {
  const outcomes: readonly (readonly [LinkDeed, string, readonly string[]])[] = [
    ['answered', '#replied', ['debrief event', 'prepare task']],
    ['rejected', '#rejected', ['debrief event', 'prepare task', 'reply-rejected event']],
    ['offer', '#offer', ['debrief event', 'prepare task', 'reply-offer event']],
    ['stop', '#withdrawn', ['closing task', 'debrief event', 'prepare task']],
  ];
  it.each(outcomes)(
    'writes it into the debrief, and the plan follows: %s',
    async (deed, line, steps) => {
      const scene = await afterInterview();
      const { world, stranger } = scene;
      const path = link(scene, 'status-1', deed);
      const answer = await stranger.submit(path, { did: deed });
      expect(answer.status).toBe(200);
      expect(eventNamed(world.flows.google, 'debrief').text.split('\n')).toContain(line);
      expect(stepNames(world.flows.google)).toEqual(expect.arrayContaining([...steps]));
      expect(stepNames(world.flows.google)).not.toContain('status-1 event');
      const before = await stored(scene);
      world.flows.later(minuteMs);
      await stranger.submit(path, { did: deed }, '/');
      expect(await stored(scene)).toBe(before);
    },
  );

  it('may say better news later', async () => {
    const scene = await afterInterview();
    const { google } = scene.world.flows;
    const [yes, no] = [link(scene, 'status-1', 'offer'), link(scene, 'status-1', 'rejected')];
    await scene.stranger.submit(no);
    await scene.stranger.submit(yes);
    expect(eventNamed(google, 'debrief').text).not.toContain('#rejected');
    expect(stepNames(google)).toContain('reply-offer event');
  });

  it('steers an application, which has no debrief', async () => {
    const { world } = await signedInWorld();
    const { flows } = world;
    flows.addInterview(flows.google, -3, { title: 'Engineer at Acme #applied' });
    await flows.settle();
    const scene = { world, browser: world.stranger(), stranger: world.stranger() };
    const answer = await scene.stranger.submit(link(scene, 'application-1', 'rejected'));
    expect(answer.text).toContain('they said no');
    expect(ownEvents(flows.google).map(({ title: said }) => said)).toStrictEqual([
      "Reply kindly to Acme's decision",
    ]);
  });
});

describe('the link "later"', () => {
  it('proposes the business day after today and after the day on which it stands', async () => {
    const scene = await afterInterview();
    const { flows } = scene.world;
    const path = link(scene, 'status-1', 'later');
    expect((await scene.stranger.get(path)).text).toContain('value="2026-10-14"');
    // A Friday evening, three days after it was due.
    flows.now = flows.at(10, 20);
    await flows.settle();
    expect((await scene.stranger.get(path)).text).toContain('value="2026-10-19"');
  });

  it('keeps the hour, and tells the person where it stands', async () => {
    const scene = await afterInterview();
    const { flows } = scene.world;
    const path = link(scene, 'status-1', 'later');
    const before = eventNamed(flows.google, 'status-1').start;
    const answer = await scene.browser.submit(path, { did: 'later', day: '2026-10-28' });
    expect(answer.text).toMatch(/It stands on <time[^>]*>Wed 28 Oct, 1\d:\d\d<\/time>/);
    // Summer time ends in between: the hour is the same on the wall.
    const after = eventNamed(flows.google, 'status-1').start;
    expect(after - before).toBe(15 * dayMs + hourMs);
  });

  it.each([
    ['', 'That is no day'],
    ['soon', 'That is no day'],
    ['2026-02-30', 'That is no day'],
    ['2026-10-05', 'That time is over'],
    ['2029-01-01', 'That is very late'],
  ])('asks again for %j, with what was typed', async (day, sentence) => {
    const scene = await afterInterview();
    const before = await stored(scene);
    const answer = await scene.stranger.post(link(scene, 'status-1', 'later'), {
      did: 'later',
      day,
    });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain(sentence);
    if (day !== '') expect(answer.text).toContain(`value="${day}"`);
    expect(await stored(scene)).toBe(before);
  });

  it('moves nothing that follows an interview before its end', async () => {
    const { world, browser } = await signedInWorld();
    const { flows } = world;
    flows.addInterview(flows.google, 4);
    await flows.settle();
    const scene = { world, browser, stranger: world.stranger() };
    const answer = await browser.post(link(scene, 'thank-you', 'later'), { day: '2026-10-07' });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('not over by then');
  });

  it('takes a day that they named: a note waits until it has passed', async () => {
    for (const step of ['status-1', 'status-2']) {
      const scene = await afterInterview();
      const { flows } = scene.world;
      const path = link(scene, step, 'later');
      const form = { did: 'promised', promise: '2026-11-12' };
      expect((await scene.stranger.submit(path, form)).text).toContain('It is noted');
      expect(eventNamed(flows.google, 'debrief').text).toContain(
        'Decision by Thursday, 12 November 2026',
      );
      const start = new Date(eventNamed(flows.google, step).start).toISOString();
      expect(start > '2026-11-13').toBe(true);
      expect(eventNamed(flows.google, step).title).not.toMatch(/^✓/);
    }
  });

  it('takes a day that they named in a call: the call is done by that', async () => {
    const scene = await afterInterview('how-often');
    const { flows } = scene.world;
    const form = { did: 'promised', promise: '2026-10-15' };
    await scene.stranger.submit(link(scene, 'status-1', 'later'), form);
    expect(eventNamed(flows.google, 'status-1').title).toMatch(/^✓/);
    expect(stepNames(flows.google)).toContain('new-date-2026-10-15 event');
    expect(eventNamed(flows.google, 'debrief').text).toContain('15 October 2026');
  });

  it.each([
    ['2026-10-06', 'That day is over'],
    ['never', 'That is no day'],
    ['2039-10-06', 'no day to wait for'],
  ])('asks again where they named %j', async (promise, sentence) => {
    const scene = await afterInterview();
    const path = link(scene, 'status-1', 'later');
    const answer = await scene.stranger.post(path, { did: 'promised', promise });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain(sentence);
    expect(answer.text).toContain(`name="promise" value="${promise}"`);
  });

  it('asks for no promise where no answer is waited for', async () => {
    const scene = await afterInterview();
    const path = link(scene, 'thank-you', 'later');
    expect((await scene.stranger.get(path)).text).not.toContain('name="promise"');
    const form = { did: 'promised', promise: '2026-10-15' };
    expect((await scene.stranger.post(path, form)).status).toBe(400);
  });

  it('puts off nothing that is done', async () => {
    const scene = await afterInterview();
    await scene.stranger.submit(link(scene, 'status-1', 'done'));
    const answer = await scene.stranger.get(link(scene, 'status-1', 'later'));
    expect(answer.text).toContain('done already');
  });
});
