/** The door to a person's accounts: what they see of them, choose and disconnect. */
import { describe, expect, it } from 'vitest';
import { stepNames, wholeSeries } from '../flows/flow-sight.ts';
import { FlowWorld } from '../flows/flow-world.ts';
import { type Browser, signedInWorld, type WebWorld } from './web-world.ts';

const google = 'google:subject-google';

/** A person with two calendars in one account, and an interview in the second. */
async function twoCalendars(): Promise<{
  readonly world: WebWorld;
  readonly browser: Browser;
  readonly ids: readonly [string, string];
}> {
  const flows = new FlowWorld();
  const second = flows.google.mailbox.person.addCalendar('Job search');
  const { world, browser } = await signedInWorld(['google'], flows);
  flows.addInterview(flows.google, 3, { calendar: second });
  await flows.settle();
  return { world, browser, ids: [flows.google.mailbox.calendarId, second] };
}

/** Which boxes of the page are ticked. */
async function ticked(browser: Browser): Promise<readonly string[]> {
  const { text } = await browser.get('/calendars');
  const boxes = text.matchAll(/<input type="checkbox" name="calendar" value="([^"]+)" checked>/g);
  return [...boxes].map(([, id = '']) => id);
}

describe('the page of calendars', () => {
  it('shows the accounts of whoever is signed in', async () => {
    const { browser, ids } = await twoCalendars();
    const page = await browser.get('/calendars');
    expect(page.text).toContain('google@example.com');
    expect(page.text).toContain('read 12 s ago');
    expect(page.text).toContain('Job search');
    expect(page.text).toContain('https://login.example.com/admin');
    expect(await ticked(browser)).toStrictEqual(ids);
  });

  it('shows a stranger nothing', async () => {
    const { world } = await twoCalendars();
    const page = await world.stranger().get('/calendars');
    expect(page.status).toBe(403);
    expect(page.text).not.toContain('example.com');
  });
});

describe('choosing calendars', () => {
  it('leaves an unticked one at once, and takes it up again when it is ticked', async () => {
    const { world, browser, ids } = await twoCalendars();
    const side = world.flows.google;
    expect(stepNames(side)).toStrictEqual(wholeSeries);
    const choose = (calendar: readonly string[]) =>
      browser.post('/calendars/choose', { account: google, calendar }, '/calendars');
    const answer = await choose([ids[0]]);
    expect([answer.status, answer.location]).toStrictEqual([303, '/calendars']);
    expect(stepNames(side)).toStrictEqual([]);
    expect(await ticked(browser)).toStrictEqual([ids[0]]);
    await choose(ids);
    expect(stepNames(side)).toStrictEqual(wholeSeries);
    expect(await ticked(browser)).toStrictEqual(ids);
  });

  it('keeps at least one, and says so', async () => {
    const { browser, ids } = await twoCalendars();
    const answer = await browser.post('/calendars/choose', { account: google }, '/calendars');
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('At least one calendar stays watched');
    expect(await ticked(browser)).toStrictEqual(ids);
  });

  it.each([
    ['/calendars/choose', { calendar: 'x' }],
    ['/calendars/disconnect', { clear: 'yes' }],
  ])('%s finds no account of somebody else', async (path, fields) => {
    const { world } = await twoCalendars();
    const other = world.stranger();
    await world.connect(other, world.flows.outlook);
    const answer = await other.post(path, { account: google, ...fields }, '/calendars');
    expect(answer.status).toBe(404);
    expect(answer.text).toContain('There is no such account');
    expect((await world.flows.account(world.flows.google))?.status).toBe('connected');
  });

  it.each(['/calendars/choose', '/calendars/disconnect'])(
    '%s does nothing without the token of the page, or for a stranger',
    async (path) => {
      const { world, browser, ids } = await twoCalendars();
      const fields = { account: google, calendar: [ids[0]] };
      const forged = await browser.post(path, { ...fields, token: 'made up' });
      expect(forged.status).toBe(403);
      expect((await world.stranger().post(path, fields, '/')).status).toBe(403);
      expect(await ticked(browser)).toStrictEqual(ids);
    },
  );
});

describe('disconnecting', () => {
  it.each([
    ['no', wholeSeries],
    ['yes', []],
  ])('leaves or removes the follow-ups (removed: %s)', async (clear, left) => {
    const { world, browser } = await twoCalendars();
    const fields = { account: google, clear };
    const answer = await browser.post('/calendars/disconnect', fields, '/calendars');
    expect([answer.status, answer.location]).toStrictEqual([303, '/']);
    expect(stepNames(world.flows.google)).toStrictEqual(left);
    // It was the last account: nobody is signed in any more.
    expect((await browser.get('/')).text).not.toContain('/interviews');
    expect((await browser.get('/calendars')).status).toBe(403);
  });

  it('keeps the person signed in while they have another account', async () => {
    const { browser } = await signedInWorld(['google', 'outlook']);
    const fields = { account: google, clear: 'no' };
    const page = await browser.submit('/calendars/disconnect', fields, '/calendars');
    expect(page.status).toBe(200);
    expect(page.text).toContain('outlook@example.com');
    expect(page.text).not.toContain('google@example.com');
  });
});
