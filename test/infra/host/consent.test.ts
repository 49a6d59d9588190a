/** Saying yes, saying no, and saying yes to a part. */
import { describe, expect, it } from 'vitest';
import { Browser } from './browser.ts';
import { asEventsOnly, eventEntries, expected, taskEntries } from './expected.ts';
import { accountOf, healthOf } from './health.ts';
import { inDays, interviewAt } from './people.ts';
import { both, onStage } from './stage.ts';
import { until } from './waiting.ts';

const tasksScope = {
  google: ['https://www.googleapis.com/auth/tasks'],
  outlook: ['Tasks.ReadWrite'],
};
const calendarScopes = {
  google: [
    'https://www.googleapis.com/auth/calendar.events',
    'https://www.googleapis.com/auth/calendar.events.owned',
    'https://www.googleapis.com/auth/calendar.readonly',
    'https://www.googleapis.com/auth/calendar.calendarlist.readonly',
  ],
  outlook: ['Calendars.ReadWrite'],
};

describe.concurrent('consent', () => {
  it('without tasks makes everything an event, and says what is missing', () =>
    onStage(async (stage) => {
      const browser = new Browser();
      for (const name of both) {
        stage[name].sandbox.grants.untick(tasksScope[name]);
        expect((await browser.connect(stage.url, name)).status).toBe(303);
      }
      await stage.calm(100);
      for (const [at, name] of both.entries()) {
        const draft = interviewAt(`Eventsonly${name}`, inDays(5 + at, 10));
        const keys = asEventsOnly(await expected([draft]));
        const { person } = stage[name].sandbox;
        person.addEvent(draft);
        const shown = (): readonly string[] => eventEntries(person.events()).map(({ key }) => key);
        await until('all are events', () => shown().length >= keys.length, 8000).catch(() => null);
        await stage.calm(500);
        expect(shown()).toStrictEqual(keys);
        expect(person.tasks()).toStrictEqual([]);
        expect((await accountOf(stage, name)).missing).toStrictEqual(['tasks']);
      }
      const page = await (await browser.ask(`${stage.url}/calendars`)).text();
      expect(page.match(/You did not allow tasks/g)).toHaveLength(2);
    }));

  it('without the calendar connects, says what is missing, and asks for nothing', () =>
    onStage(async (stage) => {
      const browser = new Browser();
      for (const name of both) {
        stage[name].sandbox.grants.untick(calendarScopes[name]);
        expect((await browser.connect(stage.url, name)).status).toBe(303);
      }
      await stage.calm();
      for (const name of both) {
        expect((await accountOf(stage, name)).missing).toContain('calendar');
        const calls = stage[name].exchanges.map(({ path }) => path);
        const touching = calls.filter((path) =>
          /\/(?:events|calendarView|subscriptions)/.test(path),
        );
        expect(touching).toStrictEqual([]);
      }
      const page = await (await browser.ask(`${stage.url}/calendars`)).text();
      expect(page).toContain('You did not allow to read the calendar');
    }));

  it('with all permissions at the second attempt does what the first could not', () =>
    onStage(async (stage) => {
      const browser = new Browser();
      for (const name of both) {
        stage[name].sandbox.grants.untick([...calendarScopes[name], ...tasksScope[name]]);
        await browser.connect(stage.url, name);
        await browser.connect(stage.url, name);
      }
      for (const [at, name] of both.entries()) {
        const draft = interviewAt(`Second${name}`, inDays(5 + at, 10));
        const wanted = await expected([draft]);
        const { person } = stage[name].sandbox;
        person.addEvent(draft);
        const isAll = (): boolean =>
          eventEntries(person.events()).length >= wanted.events.length &&
          taskEntries(person.tasks()).length >= wanted.tasks.length;
        await until('the follow-ups stand there', isAll, 8000).catch(() => null);
        expect(eventEntries(person.events())).toStrictEqual(wanted.events);
        expect(taskEntries(person.tasks())).toStrictEqual(wanted.tasks);
        expect((await accountOf(stage, name)).missing).toStrictEqual([]);
      }
      expect((await healthOf(stage)).accounts).toHaveLength(2);
    }));

  it('that is denied connects nothing, and says so', () =>
    onStage(async (stage) => {
      const browser = new Browser();
      for (const name of both) {
        stage[name].sandbox.grants.deny();
        const answer = await browser.connect(stage.url, name);
        expect(answer.status).toBe(200);
        expect(await answer.text()).toContain('nothing was read or written');
      }
      expect((await healthOf(stage)).accounts).toStrictEqual([]);
    }));

  it('is taken once: the same callback again, a forged or an old one change nothing', () =>
    onStage(async (stage) => {
      const browser = new Browser();
      for (const name of both) {
        const back = await browser.consent(stage.url, name);
        const forged = new URL(back);
        forged.searchParams.set('state', 'a'.repeat(43));
        expect((await browser.ask(forged.href)).status).toBe(400);
        expect((await browser.ask(`${stage.url}/connect/${name}/callback`)).status).toBe(400);
        expect((await browser.ask(back)).status).toBe(303);
        const said = stage[name].exchanges.filter(({ path }) => path.includes('token')).length;
        expect((await browser.ask(back)).status).toBe(400);
        expect((await new Browser().ask(back)).status).toBe(400);
        const after = stage[name].exchanges.filter(({ path }) => path.includes('token')).length;
        expect(after).toBe(said);
      }
      expect((await healthOf(stage)).accounts).toHaveLength(2);
    }));

  it('with a code that the provider refuses connects nothing', () =>
    onStage(async (stage) => {
      const browser = new Browser();
      for (const name of both) {
        const back = new URL(await browser.consent(stage.url, name));
        back.searchParams.set('code', 'made-up-code');
        expect((await browser.ask(back.href)).status).toBe(400);
      }
      expect((await healthOf(stage)).accounts).toStrictEqual([]);
    }));

  it('makes one person of two accounts, with cookies and without', () =>
    onStage(async (stage) => {
      for (const name of both) {
        const answer = await new Browser(false).connect(stage.url, name);
        expect(answer.status).toBe(303);
      }
      const browser = new Browser();
      await browser.connect(stage.url, 'google');
      const page = await (await browser.ask(`${stage.url}/calendars`)).text();
      expect(page).toContain('maya.patel@example.com');
      expect(page).toContain('maya.patel@example.org');
      const stranger = await (await new Browser().ask(`${stage.url}/calendars`)).text();
      expect(stranger).not.toContain('maya.patel');
    }));

  it('asks with PKCE, state and nonce, and for a grant that lasts', () =>
    onStage(async (stage) => {
      const browser = new Browser();
      for (const name of both) {
        const asked = await browser.ask(`${stage.url}/connect/${name}`);
        const { searchParams } = new URL(asked.headers.get('location') ?? '');
        expect(searchParams.get('code_challenge_method')).toBe('S256');
        expect(searchParams.get('code_challenge')).toMatch(/^[\w-]{43}$/);
        expect(searchParams.get('state')?.length).toBeGreaterThan(20);
        expect(searchParams.get('nonce')?.length).toBeGreaterThan(20);
        expect(asked.headers.get('set-cookie')).toMatch(/HttpOnly/i);
        if (name === 'google') {
          expect(searchParams.get('access_type')).toBe('offline');
          expect(searchParams.get('prompt')).toContain('consent');
        } else expect(searchParams.get('scope')?.split(' ')).toContain('offline_access');
      }
    }));

  it('waits for better times while the provider cannot be reached', () =>
    onStage(async (stage) => {
      const browser = new Browser();
      for (const name of both) {
        const { faults } = stage[name].sandbox;
        faults.push({ on: () => true, times: 1000, does: { cut: 'before' } });
        expect((await browser.ask(`${stage.url}/connect/${name}`)).status).toBe(503);
        faults.splice(0);
        expect((await browser.connect(stage.url, name)).status).toBe(303);
      }
      expect((await healthOf(stage)).accounts).toHaveLength(2);
    }));
});
