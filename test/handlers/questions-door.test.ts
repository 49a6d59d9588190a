/** The questions as a person answers them, and what is remembered. */
import { describe, expect, it } from 'vitest';
import { dayMs } from '../../functions/domain/time.ts';
import type { FlowWorld } from '../flows/flow-world.ts';
import { type Browser, signedInWorld, type WebWorld } from './web-world.ts';

const recruiter = { name: 'Sam Reed', email: 'sam@recruiting.example.org' };

type Asked = { readonly title?: string; readonly days?: number; readonly from?: typeof recruiter };

/** Adds an event that may be an interview: its title says so, and nothing else does. */
function addUnclear(flows: FlowWorld, { title = 'Interview', days = 2, from }: Asked = {}): void {
  const hour = { start: flows.at(days, 10), end: flows.at(days, 11) };
  const sender = from ? { organizer: from, attendees: [from] } : {};
  flows.google.mailbox.person.addEvent({ title, ...hour, ...sender });
}

async function asking(...asked: readonly Asked[]): Promise<{ world: WebWorld; browser: Browser }> {
  const signed = await signedInWorld();
  for (const one of asked) addUnclear(signed.world.flows, one);
  await signed.world.flows.settle();
  return signed;
}

/** The ids of the events that a page asks about, in its order. */
const idsOn = (text: string): string[] =>
  [...text.matchAll(/name="event" value="([^"]+)"/g)].map((match) => match[1] ?? '');

const interviewsOf = ({ flows }: WebWorld): number =>
  flows.google.mailbox.person.events().filter(({ key }) => key?.endsWith('.debrief')).length;

describe('questions', () => {
  it('say so where there is nothing to ask', async () => {
    const { browser } = await asking();
    const page = await browser.get('/questions');
    expect(page.status).toBe(200);
    expect(page.text).toContain('Nothing to ask');
    expect(page.text).not.toContain('Forget my answers');
  });

  it('show what is unclear with its time and the reason', async () => {
    const { browser } = await asking({ title: 'Interview' });
    const { text } = await browser.get('/questions');
    expect(text).toContain('Wednesday, 7 October 2026, 10:00');
    expect(text).toContain('it does not say what the interview is for');
    expect(text).toContain('Questions (1)');
  });

  it('lead to follow-ups where the answer is yes', async () => {
    const { world, browser } = await asking({});
    const [event = ''] = idsOn((await browser.get('/questions')).text);
    const after = await browser.submit('/questions', { event, is: 'yes' });
    expect(idsOn(after.text)).toEqual([]);
    expect(after.text).toContain('one event');
    expect(interviewsOf(world)).toBe(1);
  });

  it('lead to nothing where the answer is no, and are not asked again', async () => {
    const { world, browser } = await asking({});
    const [event = ''] = idsOn((await browser.get('/questions')).text);
    const after = await browser.submit('/questions', { event, is: 'no' });
    await world.flows.settle();
    expect(idsOn(after.text)).toEqual([]);
    expect(interviewsOf(world)).toBe(0);
  });

  it('hold for others of the same sender where that is ticked, and only there', async () => {
    for (const [form, left] of [
      [{ broad: 'yes' }, 0],
      [{}, 1],
    ] as const) {
      const { browser } = await asking(
        { title: 'Interview', from: recruiter },
        { title: 'Interview', days: 4, from: recruiter },
      );
      const { text } = await browser.get('/questions');
      expect(text).toContain(`from ${recruiter.email}`);
      const [event = '', other] = idsOn(text);
      expect(other).toBeDefined();
      const after = await browser.submit('/questions', { event, is: 'no', ...form });
      expect(idsOn(after.text)).toHaveLength(left);
    }
  });

  it('hold for a whole series, which the page says', async () => {
    const { world, browser } = await asking();
    const { flows } = world;
    const hour = { start: flows.at(2, 10), end: flows.at(2, 11) };
    const recurrence = 'FREQ=WEEKLY;COUNT=3';
    flows.google.mailbox.person.addEvent({ title: 'Interview', ...hour, recurrence });
    await flows.settle();
    const { text } = await browser.get('/questions');
    expect(text).toContain('for all events of this series');
    const [event = ''] = idsOn(text);
    await browser.post('/questions', { event, is: 'no' });
    flows.later(8 * dayMs);
    await flows.settle();
    expect(idsOn((await browser.get('/questions')).text)).toEqual([]);
    const unanswered = await browser.submit('/questions/forget', {}, '/questions');
    expect(idsOn(unanswered.text).length).toBeGreaterThan(0);
  });

  it('are asked anew when the answers are forgotten', async () => {
    const { browser } = await asking({});
    const [event = ''] = idsOn((await browser.get('/questions')).text);
    await browser.post('/questions', { event, is: 'no' });
    const after = await browser.submit('/questions/forget', {}, '/questions');
    expect(idsOn(after.text)).toEqual([event]);
  });

  it('come with those ahead first, and no more than a page holds', async () => {
    const many = Array.from({ length: 34 }, (_, i) => ({ title: `Interview ${i}`, days: i - 3 }));
    const { browser } = await asking(...many);
    const { text } = await browser.get('/questions');
    expect(idsOn(text)).toHaveLength(30);
    expect(text).toMatch(/And \d+ more/);
    expect(text.indexOf('Interview 3<')).toBeLessThan(text.indexOf('Interview 9<'));
    expect(text).not.toContain('Interview 0<');
  });

  it('refuse what is no answer, and an event that is gone', async () => {
    const { browser } = await asking({});
    const [event = ''] = idsOn((await browser.get('/questions')).text);
    expect((await browser.post('/questions', { event, is: 'perhaps' })).status).toBe(400);
    expect((await browser.post('/questions', { event: 'nobody', is: 'yes' })).status).toBe(404);
  });

  it('show a title as text, whatever is in it', async () => {
    const title = 'Interview <img src=x onerror=alert(1)>"\'';
    const { browser } = await asking({ title });
    const { text } = await browser.get('/questions');
    expect(idsOn(text)).toHaveLength(1);
    expect(text).not.toContain('<img');
    expect(text).toContain('&lt;img src=x');
  });

  it('are nobody else’s', async () => {
    const { world, browser } = await asking({});
    const [event = ''] = idsOn((await browser.get('/questions')).text);
    const stranger = world.stranger();
    expect((await stranger.get('/questions')).status).toBe(403);
    expect((await stranger.post('/questions', { token: 'x', event, is: 'yes' })).status).toBe(403);
    expect((await browser.post('/questions', { token: 'x', event, is: 'yes' })).status).toBe(403);
    expect(interviewsOf(world)).toBe(0);
  });
});
