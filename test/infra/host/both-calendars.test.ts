/** Two accounts, an interview in each, and what appears there by itself. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectBoth } from './browser.ts';
import { type Entries, expected } from './expected.ts';
import { healthOf } from './health.ts';
import { inDays, interviewAt, maya } from './people.ts';
import { Scene } from './scene.ts';
import { both, type Name, openStage, type Stage } from './stage.ts';

type Json = Readonly<Record<string, unknown>>;

describe('a host with both accounts', () => {
  let stage: Stage;
  const second = { google: '', outlook: '' };
  let scenes: Readonly<Record<Name, Scene>>;
  let wanted: Readonly<Record<Name, Entries>>;

  beforeAll(async () => {
    stage = await openStage();
    for (const name of both) {
      second[name] = stage[name].sandbox.person.addCalendar('Job search');
    }
    await connectBoth(stage);
    const start = { google: inDays(5, 10), outlook: inDays(6, 14) };
    scenes = {
      google: new Scene(stage.google, interviewAt('Globex', start.google)),
      outlook: new Scene(stage.outlook, interviewAt('Initech', start.outlook)),
    };
    wanted = {
      google: await expected([scenes.google.draft]),
      outlook: await expected([scenes.outlook.draft]),
    };
    for (const name of both) scenes[name].id = scenes[name].person.addEvent(scenes[name].draft);
    for (const name of both) await scenes[name].comesToShow(wanted[name]);
    await stage.calm();
  }, 60_000);
  afterAll(async () => stage?.close(), 60_000);

  for (const name of both) {
    it(`writes into ${name} exactly what the command line plans`, () => {
      expect(wanted[name].events.length).toBeGreaterThan(3);
      expect(wanted[name].tasks.length).toBeGreaterThan(1);
      scenes[name].stillShows();
    });

    it(`writes into ${name} nothing that has no mark, and changes nothing of the person's`, () => {
      const { person, draft, id } = scenes[name];
      const [theirs, ...others] = person.events().filter(({ key }) => key === null);
      expect(others).toStrictEqual([]);
      const { title, text, start, end } = draft;
      expect(theirs).toMatchObject({ id, title, text, start, end });
      expect(person.tasks().filter(({ key }) => key === null)).toStrictEqual([]);
    });

    it(`shows its events in ${name} as free, without guests, in the interview's calendar`, () => {
      const { person, id } = scenes[name];
      const calendar = person.events().find((event) => event.id === id)?.calendar;
      for (const event of person.events().filter(({ key }) => key !== null)) {
        expect(event).toMatchObject({ attendees: [], busy: false, calendar, allDay: false });
      }
    });
  }

  it('marks and reminds in Google as the contract says', async () => {
    const calendar = encodeURIComponent(maya.google.email);
    const { items } = (await stage.google.peek(
      `/calendar/v3/calendars/${calendar}/events?singleEvents=true`,
    )) as { readonly items: readonly Json[] };
    const ours = items.filter(({ extendedProperties }) => extendedProperties !== undefined);
    const keys = ours.map((one) => {
      const { private: own } = one.extendedProperties as { readonly private: Json };
      return String(own.afterword);
    });
    expect(keys.sort()).toStrictEqual(wanted.google.events.map(({ key }) => key));
    for (const one of ours) {
      expect(one).toMatchObject({ transparency: 'transparent' });
      expect(one.attendees).toBeUndefined();
      const { useDefault, overrides } = one.reminders as {
        readonly useDefault: boolean;
        readonly overrides?: readonly unknown[];
      };
      expect(useDefault || (overrides ?? []).length > 0).toBe(true);
    }
    const writes = stage.google.exchanges.filter(
      ({ method, path }) => method !== 'GET' && path.includes('/events?'),
    );
    for (const { path } of writes) expect(path).toContain('sendUpdates=none');
    const lists = (await stage.google.peek('/tasks/v1/users/@me/lists')) as {
      readonly items: readonly Json[];
    };
    const ownLists = lists.items.filter(({ title }) => title === 'Interview follow-ups');
    expect(ownLists).toHaveLength(1);
    for (const task of scenes.google.person.tasks()) {
      expect(task.list).toBe(ownLists[0]?.id);
      expect(task.text.trimEnd().split('\n').at(-1)).toContain(task.key);
    }
  });

  it('marks and reminds in Outlook as the contract says', async () => {
    const id = stage.outlook.exchanges
      .map(({ requestBody }) => /String \{[0-9a-f-]{36}\} Name [^"\\]+/.exec(requestBody)?.[0])
      .find((found) => found !== undefined);
    const expand = `singleValueExtendedProperties($filter=id eq '${id}')`;
    const { value } = (await stage.outlook.peek(
      `/v1.0/me/events?$top=100&$expand=${encodeURIComponent(expand)}`,
    )) as { readonly value: readonly Json[] };
    const ours = value.filter((one) => one.singleValueExtendedProperties !== undefined);
    const keys = ours.map((one) => {
      const properties = one.singleValueExtendedProperties as readonly Json[];
      expect(properties).toHaveLength(1);
      return String(properties[0]?.value);
    });
    expect(keys.sort()).toStrictEqual(wanted.outlook.events.map(({ key }) => key));
    for (const one of ours) {
      expect(one).toMatchObject({ showAs: 'free', isReminderOn: true, attendees: [] });
    }
    expect(stage.outlook.sandbox.invitationsSent()).toBe(0);
    const lists = (await stage.outlook.peek('/v1.0/me/todo/lists')) as {
      readonly value: readonly Json[];
    };
    const ownLists = lists.value.filter(
      ({ displayName }) => displayName === 'Interview follow-ups',
    );
    expect(ownLists).toHaveLength(1);
    for (const { list } of scenes.outlook.person.tasks()) expect(list).toBe(ownLists[0]?.id);
  });

  it('follows up an interview in a second calendar in that one', async () => {
    for (const name of both) {
      const draft = { ...interviewAt(`Other${name}`, inDays(8, 10)), calendar: second[name] };
      const scene = await new Scene(stage[name], draft).begin();
      const keys = scene.last.events.map(({ key }) => key);
      const ours = scene.person.events().filter(({ key }) => key !== null && keys.includes(key));
      expect([...new Set(ours.map(({ calendar }) => calendar))]).toStrictEqual([second[name]]);
    }
  });

  it('counts what it has done, and names nobody', async () => {
    const { events, failures } = await healthOf(stage);
    expect(events['interview.recognised']).toBeGreaterThan(0);
    expect(events['follow-up.written']).toBeGreaterThan(0);
    expect(failures).toStrictEqual({});
  });
});
