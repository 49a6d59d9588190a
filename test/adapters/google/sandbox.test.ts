import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readGoogleNotification } from '../../../functions/adapters/google/notification.ts';
import type {
  EventDraft,
  EventWrite,
  LiveEvent,
} from '../../../functions/domain/ports/calendar.ts';
import type { TaskWrite } from '../../../functions/domain/ports/task-list.ts';
import { localDay, type Zone } from '../../../functions/domain/time.ts';
import type { Fault } from '../../../infra/local/sandbox/serve.ts';
import { hourOf, Mirror, readRound } from '../../contracts/live-world.ts';
import { type GoogleWorld, googleWorld } from './sandbox-google.ts';

let world: GoogleWorld;
beforeEach(async () => {
  world = await googleWorld('Europe/Berlin' as Zone);
});
afterEach(() => world.close());

const create = (key: string): EventWrite => ({
  do: 'create',
  key,
  generation: 0,
  draft: { title: `Step ${key}`, text: 'Words', ...hourOf(world, 2, 10), zone: world.zone },
});
const createTask = (key: string): TaskWrite => {
  const due = localDay(world.zone, world.now());
  const draft = {
    title: `Step ${key}`,
    text: 'Words',
    due,
    remindAt: world.now(),
    zone: world.zone,
  };
  return { do: 'create', key, mayExist: false, draft };
};

function fail(method: string, part: string, times: number, does: Fault['does']): void {
  const on: Fault['on'] = (asked, path) => asked === method && path.includes(part);
  world.sandbox.faults.push({ on, times, does });
}

const titles = () => world.person.events().map((event) => event.title);

describe('Google with faults on the line', () => {
  it('has each event once though every answer to an insert is lost', async () => {
    fail('POST', '/events', 5, { cut: 'after' });
    const keys = ['a', 'b', 'c', 'd', 'e'];
    const outcomes = await world.calendar.write(world.calendarId, keys.map(create));
    expect(outcomes.map((one) => one.is)).toStrictEqual(Array(5).fill('written'));
    expect(titles().sort()).toStrictEqual(keys.map((key) => `Step ${key}`));
  });

  it('has each task once though every answer to an insert is lost', async () => {
    const list = await world.tasks.create('Interview follow-ups');
    fail('POST', '/tasks/v1/lists/', 5, { cut: 'after' });
    const keys = ['a', 'b', 'c', 'd', 'e'];
    const outcomes = await world.tasks.write(list, keys.map(createTask));
    expect(outcomes.map((one) => one.is)).toStrictEqual(Array(5).fill('written'));
    expect(
      world.person
        .tasks()
        .map((task) => task.key)
        .sort(),
    ).toStrictEqual(keys);
  });

  it('has one list though the answer to making it is lost', async () => {
    fail('POST', '/users/@me/lists', 1, { cut: 'after' });
    const list = await world.tasks.create('Interview follow-ups');
    expect(await world.tasks.create('Interview follow-ups')).toBe(list);
  });

  it('changes and removes once though answers are lost', async () => {
    const [made] = await world.calendar.write(world.calendarId, [create('a')]);
    if (made?.is !== 'written') throw new Error('nothing was written');
    const { id, etag } = made.live;
    fail('PATCH', '/events/', 1, { cut: 'after' });
    fail('DELETE', '/events/', 1, { cut: 'after' });
    const draft = { title: 'New', text: 'Words', ...hourOf(world, 3, 10), zone: world.zone };
    const [changed] = await world.calendar.write(world.calendarId, [
      { do: 'update', key: 'a', id, etag, words: 'ours', draft },
    ]);
    if (changed?.is !== 'written') throw new Error('nothing was changed');
    expect(titles()).toStrictEqual(['New']);
    const remove = { do: 'remove', key: 'a', id, etag: changed.live.etag } as const;
    expect(await world.calendar.write(world.calendarId, [remove])).toStrictEqual([
      { is: 'removed' },
    ]);
    expect(titles()).toStrictEqual([]);
  });

  it('reads a whole round though each page fails once', async () => {
    for (let n = 0; n < 3; n += 1)
      world.person.addEvent({ title: `Talk ${n}`, ...hourOf(world, n + 1, 9) });
    fail('GET', '/events', 1, { answer: 503 });
    fail('GET', '/events', 1, { cut: 'before' });
    const round = await readRound(world, null);
    expect(round.changes).toHaveLength(3);
  });

  it('gives up on a write that fails for good, and writes the others', async () => {
    fail('POST', '/events', 4, { answer: 500 });
    const [failed] = await world.calendar.write(world.calendarId, [create('a')]);
    expect(failed).toMatchObject({ is: 'failed', failure: { facts: { code: 'unreachable' } } });
    const again = await world.calendar.write(world.calendarId, [create('a'), create('b')]);
    expect(again.map((one) => one.is)).toStrictEqual(['written', 'written']);
  });
});

describe('an event of ours that the person has spread over a day', () => {
  it('gets its time back where we move it, and stays a day where only words change', async () => {
    const [made] = await world.calendar.write(world.calendarId, [create('a')]);
    if (made?.is !== 'written') throw new Error('nothing was written');
    const { id } = made.live;
    await spreadOverDay(id);
    const day = await only('a');
    expect(day.event.allDay).toBe(true);
    const { start, end } = day.event;
    const words = { title: 'New words', text: 'Words', start, end, zone: world.zone };
    await update(day, words);
    expect((await only('a')).event).toMatchObject({ title: 'New words', allDay: true, start });
    const moved = { ...words, ...hourOf(world, 4, 10) };
    await update(await only('a'), moved);
    expect((await only('a')).event).toMatchObject({ allDay: false, start: moved.start });
  });

  const only = async (key: string) => {
    const mirror = new Mirror(world);
    await mirror.read();
    return mirror.marked(key);
  };
  const update = async ({ id, etag }: LiveEvent, draft: EventDraft) => {
    const write: EventWrite = { do: 'update', key: 'a', id, etag, words: 'ours', draft };
    expect(await world.calendar.write(world.calendarId, [write])).toMatchObject([
      { is: 'written' },
    ]);
  };
  const spreadOverDay = async (id: string) => {
    const authorization = world.exchanges.at(-1)?.requestHeaders.authorization ?? '';
    const reply = await fetch(`${world.sandbox.url}/calendar/v3/calendars/primary/events/${id}`, {
      method: 'PATCH',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({
        start: { date: '2026-11-27', dateTime: null, timeZone: null },
        end: { date: '2026-11-28', dateTime: null, timeZone: null },
      }),
    });
    expect(reply.status).toBe(200);
  };
});

describe('Google with part of the permissions', () => {
  it('knows the primary calendar without the list, and reads and writes it', async () => {
    const { calendar } = await world.openWith(['calendar.events.owned']);
    const calendars = await calendar.calendars();
    expect(calendars.map((one) => one.id)).toStrictEqual(['primary']);
    const [made] = await calendar.write('primary', [create('a')]);
    expect(made?.is).toBe('written');
    const mirror = new Mirror({ ...world, calendar }, 'primary');
    await mirror.read();
    expect(mirror.marked('a').event.title).toBe('Step a');
  });

  it('says which permission is missing where nothing may be written', async () => {
    const { calendar, tasks } = await world.openWith(['calendar.events.owned.readonly']);
    const [outcome] = await calendar.write('primary', [create('a')]);
    const scope = { code: 'reconnect', because: 'scope' };
    expect(outcome).toMatchObject({ is: 'failed', failure: { facts: scope } });
    await expect(tasks.find('Interview follow-ups')).rejects.toMatchObject({ facts: scope });
  });

  it('says that the token is over where it is', async () => {
    world.sandbox.grants.expireAccess();
    const token = { code: 'reconnect', because: 'token' };
    await expect(world.calendar.calendars()).rejects.toMatchObject({ facts: token });
    await expect(readRound(world, null)).rejects.toMatchObject({ facts: token });
  });
});

describe('notifications of Google', () => {
  it('come as the door reads them: first that it begins, then that something is new', async () => {
    const request = { id: 'channel-1', token: 'secret-1', calendar: world.calendarId };
    const watching = await world.calendar.watch({
      ...request,
      url: world.notifyUrl,
      now: world.now(),
    });
    if (watching.is !== 'watching') throw new Error('not watching');
    world.person.addEvent({ title: 'Interview', ...hourOf(world, 2, 10) });
    await expect.poll(() => world.notified.length).toBe(2);
    const named = { channel: 'channel-1', token: 'secret-1', resource: watching.channel.resource };
    expect(
      world.notified.map((one) => readGoogleNotification((name) => one.headers.get(name))),
    ).toStrictEqual([
      { is: 'sync', ...named },
      { is: 'hint', ...named },
    ]);
  });

  it('are refused for holidays', async () => {
    const scopes = ['calendar.events.readonly', 'calendar.calendarlist.readonly'];
    const { calendar } = await world.openWith(scopes);
    const calendars = await calendar.calendars();
    const holidays = calendars.find((one) => one.id.includes('#holiday'));
    expect(holidays).toMatchObject({ isOwn: false, mayWrite: false });
    const request = { id: 'channel-1', token: 'secret-1', calendar: holidays?.id ?? '' };
    const watching = await calendar.watch({
      ...request,
      url: world.notifyUrl,
      now: world.now(),
    });
    expect(watching).toStrictEqual({ is: 'refused' });
  });
});

describe('how often Google is asked', () => {
  it('is once where nothing is new, and once for each new event', async () => {
    const { cursor } = await readRound(world, null);
    const before = world.exchanges.length;
    await readRound(world, cursor);
    expect(world.exchanges.length - before).toBe(1);
    await world.calendar.write(world.calendarId, ['a', 'b', 'c'].map(create));
    expect(world.exchanges.length - before).toBe(4);
  });
});
