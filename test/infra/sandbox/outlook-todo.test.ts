/** Lists and tasks of the sandbox Outlook. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Stage, stage } from './outlook-support.ts';

let on: Stage;
let list: string;
beforeEach(async () => {
  on = await stage();
  list = (await on.call('POST', '/me/todo/lists', { displayName: "Ada's follow-ups" })).body.id;
});
afterEach(() => on.close());

const linked = {
  linkedResources: [
    {
      webUrl: 'https://example.com/x',
      applicationName: 'Afterword',
      displayName: 'Card',
      externalId: 'key-1',
    },
  ],
};
const berlin = (dateTime: string) => ({ dateTime, timeZone: 'Europe/Berlin' });
const make = (more: object = {}) =>
  on.call('POST', `/me/todo/lists/${list}/tasks`, { title: 'Write a card', ...more });

describe('a task', () => {
  it('keeps the day it is due, and no time', async () => {
    const { body } = await make({ dueDateTime: berlin('2026-12-04T15:30:00') });
    expect(body.dueDateTime).toStrictEqual({
      dateTime: '2026-12-03T23:00:00.0000000',
      timeZone: 'UTC',
    });
    const path = `/me/todo/lists/${list}/tasks/${body.id}`;
    const read = await on.call('GET', path, undefined, 'outlook.timezone="Europe/Berlin"');
    expect(read.body.dueDateTime.dateTime).toBe('2026-12-04T00:00:00.0000000');
    expect(on.sandbox.person.tasks()).toMatchObject([{ due: '2026-12-04', completed: false }]);
    const cleared = await on.call('PATCH', path, { dueDateTime: null });
    expect(cleared.body.dueDateTime).toBeUndefined();
  });

  it('keeps the time of its reminder', async () => {
    const { body } = await make({
      reminderDateTime: berlin('2026-12-04T15:30:00'),
      isReminderOn: true,
    });
    expect(body).toMatchObject({
      isReminderOn: true,
      reminderDateTime: { dateTime: '2026-12-04T14:30:00.0000000', timeZone: 'UTC' },
    });
  });

  it('carries linked resources only where they are expanded, and as often as they are sent', async () => {
    const first = await make(linked);
    expect(first.body.linkedResources).toBeUndefined();
    await make(linked);
    const plain = await on.call('GET', `/me/todo/lists/${list}/tasks`);
    expect(plain.body.value[0].linkedResources).toBeUndefined();
    const full = await on.call('GET', `/me/todo/lists/${list}/tasks?$expand=linkedResources`);
    expect(full.body.value).toMatchObject([linked, linked]);
    expect(on.sandbox.person.tasks()).toMatchObject([{ key: 'key-1' }, { key: 'key-1' }]);
  });

  it('is completed at midnight UTC', async () => {
    const { body } = await make();
    const path = `/me/todo/lists/${list}/tasks/${body.id}`;
    const done = await on.call('PATCH', path, { status: 'completed' });
    expect(done.body.completedDateTime).toStrictEqual({
      dateTime: '2026-11-22T00:00:00.0000000',
      timeZone: 'UTC',
    });
    on.sandbox.person.untickTask(body.id);
    expect((await on.call('GET', path)).body).toMatchObject({ status: 'notStarted' });
  });

  it('keeps all else where it is completed, and the day of it where it was before', async () => {
    const { body } = await make({
      body: { contentType: 'text', content: 'Words' },
      dueDateTime: berlin('2026-12-04T00:00:00'),
      reminderDateTime: berlin('2026-12-04T15:30:00'),
      isReminderOn: true,
    });
    const { title, dueDateTime, reminderDateTime } = body;
    const kept = { title, body: body.body, dueDateTime, reminderDateTime, isReminderOn: true };
    const completedDateTime = { dateTime: '2026-11-22T00:00:00.0000000', timeZone: 'UTC' };
    const expected = { ...kept, status: 'completed', completedDateTime };
    const path = `/me/todo/lists/${list}/tasks/${body.id}`;
    expect((await on.call('PATCH', path, { status: 'completed' })).body).toMatchObject(expected);
    on.clock.now += 2 * 24 * 3_600_000;
    await on.signIn();
    const again = await on.call('PATCH', path, { status: 'completed' });
    expect(again.body).toMatchObject(expected);
  });

  it('is changed only where its etag is the current one', async () => {
    const { body } = await make();
    const match = { 'if-match': body['@odata.etag'] };
    const path = `/me/todo/lists/${list}/tasks/${body.id}`;
    on.sandbox.person.changeTask(body.id, { title: 'Mine', text: 'Not yours', due: '2026-12-05' });
    expect((await on.call('PATCH', path, { title: 'Ours' }, undefined, match)).status).toBe(412);
    expect(on.sandbox.person.tasks()).toMatchObject([
      { title: 'Mine', text: 'Not yours', due: '2026-12-05' },
    ]);
  });
});

describe('the delta of tasks', () => {
  const follow = async (path: string) => {
    const items = [];
    for (let next = path; ; ) {
      const { body } = await on.call('GET', next);
      items.push(...body.value);
      if (body['@odata.deltaLink']) return { items, link: body['@odata.deltaLink'] };
      next = body['@odata.nextLink'];
    }
  };

  it('tells what changed, with linked resources where they were expanded', async () => {
    const kept = (await make(linked)).body.id;
    const dropped = (await make()).body.id;
    const begin = await follow(`/me/todo/lists/${list}/tasks/delta?$expand=linkedResources`);
    expect(begin.items).toMatchObject([{ id: kept, ...linked }, { id: dropped }]);
    on.sandbox.person.tickTask(kept);
    on.sandbox.person.deleteTask(dropped);
    const then = await follow(begin.link);
    expect(then.items).toMatchObject([
      { id: kept, status: 'completed', ...linked },
      { id: dropped, '@removed': { reason: 'deleted' } },
    ]);
  });

  it('ends with the list', async () => {
    const begin = await follow(`/me/todo/lists/${list}/tasks/delta`);
    on.sandbox.person.deleteTaskList(list);
    expect((await on.call('GET', begin.link)).status).toBe(404);
    expect((await make()).status).toBe(404);
    expect(on.sandbox.person.tasks()).toStrictEqual([]);
  });
});

describe('a list', () => {
  it('is found by its name', async () => {
    const filter = encodeURIComponent("displayName eq 'Ada''s follow-ups'");
    const found = await on.call('GET', `/me/todo/lists?$filter=${filter}`);
    expect(found.body.value).toMatchObject([{ id: list, wellknownListName: 'none' }]);
  });

  it('may have a name that another one has', async () => {
    const again = await on.call('POST', '/me/todo/lists', { displayName: "Ada's follow-ups" });
    expect(again.status).toBe(201);
    expect(again.body.id).not.toBe(list);
  });

  it('stays where it is one of the well-known', async () => {
    const { body } = await on.call('GET', '/me/todo/lists');
    const known = body.value.find(
      (one: { wellknownListName: string }) => one.wellknownListName === 'defaultList',
    );
    expect((await on.call('DELETE', `/me/todo/lists/${known.id}`)).status).toBe(400);
    expect((await on.call('DELETE', `/me/todo/lists/${list}`)).status).toBe(204);
  });
});

describe('what is refused of a task', () => {
  it.each([
    ['a recurrence', { recurrence: null }, 501],
    ['an unknown property', { dueDate: '2026-12-04' }, 400],
    ['an offset in a time', { dueDateTime: berlin('2026-12-04T00:00:00Z') }, 400],
    ['an unknown status', { status: 'done' }, 400],
  ])('refuses %s', async (_what, more, status) => {
    const loose = await stage({ checkRequests: false });
    const lists = await loose.call('GET', '/me/todo/lists');
    const path = `/me/todo/lists/${lists.body.value[0].id}/tasks`;
    expect((await loose.call('POST', path, { title: 'x', ...more })).status).toBe(status);
    await loose.close();
  });
});
