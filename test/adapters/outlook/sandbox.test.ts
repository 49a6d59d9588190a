/** What only shows on a whole server: lost answers, limits, notifications, grants. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readOutlookNotification } from '../../../functions/adapters/outlook/notification.ts';
import { failureOf } from '../../../functions/domain/failure.ts';
import type { EventWrite } from '../../../functions/domain/ports/calendar.ts';
import type { TaskWrite } from '../../../functions/domain/ports/task-list.ts';
import { localDay, minuteMs, plusMs } from '../../../functions/domain/time.ts';
import { hourOf, readRound } from '../../contracts/live-world.ts';
import { berlin } from './fake-graph.ts';
import { type OutlookWorld, outlookWorld } from './sandbox-outlook.ts';

let world: OutlookWorld;
beforeEach(async () => {
  world = await outlookWorld(berlin);
});
afterEach(() => world.close());

function create(key: string): EventWrite {
  const { start } = hourOf(world, 3, 10);
  const draft = { title: key, text: key, start, end: plusMs(start, 20 * minuteMs), zone: berlin };
  return { do: 'create', key, generation: 0, draft };
}

function task(key: string, mayExist = false): TaskWrite {
  const remindAt = hourOf(world, 3, 10).start;
  const draft = { title: key, text: key, due: localDay(berlin, remindAt), remindAt, zone: berlin };
  return { do: 'create', key, mayExist, draft };
}

const keys = (items: readonly { readonly key: string | null }[]) =>
  items.map(({ key }) => key).sort();
const sent = () => world.exchanges.map(({ method, path }) => `${method} ${path.split('?')[0]}`);
const isPost = (method: string, path: string) => method === 'POST' && !path.includes('$batch');

describe('Outlook on the sandbox', () => {
  it('makes an event once though the first answer is lost', async () => {
    world.sandbox.faults.push({ on: isPost, times: 1, does: { cut: 'after' } });
    const outcomes = await world.calendar.write(world.calendarId, [create('k.1')]);
    expect(outcomes).toMatchObject([{ is: 'written', live: { key: 'k.1' } }]);
    expect(keys(world.person.events())).toStrictEqual(['k.1']);
  });

  it('makes each event once though the answer to the whole batch is lost', async () => {
    const on = (_: string, path: string) => path.endsWith('$batch');
    world.sandbox.faults.push({ on, times: 1, does: { cut: 'after' } });
    const writes = ['a.1', 'b.1', 'c.1'].map((key) => create(key));
    const outcomes = await world.calendar.write(world.calendarId, writes);
    expect(outcomes.map(({ is }) => is)).toStrictEqual(['written', 'written', 'written']);
    expect(keys(world.person.events())).toStrictEqual(['a.1', 'b.1', 'c.1']);
  });

  it('makes each task once though answers are lost, or an attempt before has made it', async () => {
    const list = await world.tasks.create('Interview follow-ups');
    world.sandbox.faults.push({ on: isPost, times: 1, does: { cut: 'after' } });
    await world.tasks.write(list, [task('a.1')]);
    await world.tasks.write(list, [task('a.1', true), task('b.1', true)]);
    expect(keys(world.person.tasks())).toStrictEqual(['a.1', 'b.1']);
  });

  it('writes a whole plan in one round trip and reads its echo in another', async () => {
    const { cursor } = await readRound(world, null);
    world.exchanges.length = 0;
    await world.calendar.write(
      world.calendarId,
      Array.from({ length: 9 }, (_, index) => create(`k.${index}`)),
    );
    expect(sent()).toStrictEqual(['POST /v1.0/$batch']);
    const echo = await readRound(world, cursor);
    expect(
      echo.changes.map((one) => one.is === 'event' && one.live.key?.slice(0, 2)),
    ).toStrictEqual(Array.from({ length: 9 }, () => 'k.'));
    expect(sent()).toHaveLength(2);
    await readRound(world, echo.cursor);
    expect(sent()).toHaveLength(3);
  });

  it('stays within the limits of the mailbox, whatever is asked at once', async () => {
    const list = await world.tasks.create('Interview follow-ups');
    const writes = Array.from({ length: 12 }, (_, index) => create(`k.${index}`));
    await Promise.all([
      ...Array.from({ length: 6 }, () => readRound(world, null)),
      ...Array.from({ length: 6 }, () => world.tasks.changesSince(list, null)),
      world.calendar.write(world.calendarId, writes),
      world.tasks.write(list, [task('a.1'), task('b.1'), task('c.1')]),
      world.calendar.calendars(),
    ]);
    expect(world.exchanges.filter(({ status }) => status >= 400)).toStrictEqual([]);
    expect(world.person.events()).toHaveLength(12);
  });

  it('invites nobody and causes no mail', async () => {
    const outcomes = await world.calendar.write(world.calendarId, [create('a.1'), create('b.1')]);
    const writes = outcomes.flatMap((outcome): EventWrite[] =>
      outcome.is === 'written'
        ? [{ do: 'remove', key: 'a.1', id: outcome.live.id, etag: outcome.live.etag }]
        : [],
    );
    await world.calendar.write(world.calendarId, writes);
    expect(writes).toHaveLength(2);
    expect(world.sandbox.invitationsSent()).toBe(0);
    expect(world.person.events()).toStrictEqual([]);
  });

  it('is notified under the channel that it asked for, of changes and of the channel', async () => {
    const request = {
      id: 'channel1',
      token: 'secret-1',
      calendar: world.calendarId,
      url: world.notifyUrl,
      now: world.now(),
    };
    await world.calendar.watch(request);
    world.person.addEvent({ title: 'Interview', ...hourOf(world, 3, 10) });
    await until(() => world.notified.length > 0);
    world.sandbox.sendLifecycle('missed');
    await until(() => world.notified.length > 1);
    const read = world.notified.map((body) => readOutlookNotification(() => null, body));
    const hints = read.flatMap((one) => (one.is === 'hints' ? one.hints : []));
    const hint = { channel: 'channel1', token: 'secret-1' };
    expect(hints[0]).toStrictEqual({ ...hint, lifecycle: null });
    expect(hints.at(-1)).toStrictEqual({ ...hint, lifecycle: 'missed' });
  });

  it('replaces a subscription that stands, and one that Graph has forgotten', async () => {
    const request = {
      id: 'channel1',
      token: 'secret-1',
      calendar: world.calendarId,
      url: world.notifyUrl,
      now: world.now(),
    };
    await world.calendar.watch(request);
    const second = await world.calendar.watch({ ...request, id: 'channel2' });
    if (second.is !== 'watching') throw new Error('refused');
    world.sandbox.endChannels();
    const third = await world.calendar.renew(second.channel, { ...request, id: 'channel3' });
    expect(third).toMatchObject({ is: 'watching', channel: { id: 'channel3' } });
    world.person.addEvent({ title: 'Interview', ...hourOf(world, 3, 10) });
    await until(() => world.notified.length > 0);
    expect(world.notified.join()).not.toContain('channel2');
  });

  it('names what is missing: a permission, a living token', async () => {
    const factsOf = (asking: Promise<unknown>) =>
      asking.then(
        () => null,
        (error: unknown) => failureOf(error).facts,
      );
    const partly = await world.openWith(['Calendars.ReadWrite']);
    expect((await partly.calendar.calendars())[0]?.zone).toBeNull();
    expect(await factsOf(partly.tasks.find('Any'))).toStrictEqual({
      code: 'reconnect',
      because: 'scope',
    });
    world.sandbox.grants.expireAccess();
    const outcomes = await world.calendar.write(world.calendarId, [create('a.1'), create('b.1')]);
    const refused = { failure: { facts: { code: 'reconnect', because: 'token' } } };
    expect(outcomes).toMatchObject([refused, refused]);
  });
});

async function until(isSo: () => boolean): Promise<void> {
  for (let waited = 0; !isSo() && waited < 400; waited++) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(isSo()).toBe(true);
}
