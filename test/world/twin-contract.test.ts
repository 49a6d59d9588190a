/** The twins of the simulation keep the contracts of the ports that they stand in for. */
import { describe, expect, it } from 'vitest';
import {
  dayMs,
  hourMs,
  type Instant,
  localDay,
  plusMs,
  zoneNamed,
} from '../../functions/domain/time.ts';
import { calendarContract } from '../contracts/calendar.ts';
import { type LiveWorld, skipProblems } from '../contracts/live-world.ts';
import { taskListContract } from '../contracts/task-list.ts';
import { seededRandom } from './random.ts';
import { type TwinMailbox, twinMailbox } from './twin-mailbox.ts';

const start = Date.parse('2026-10-05T07:30:00Z') as Instant;
const berlin = zoneNamed('Europe/Berlin');
if (berlin === null) throw new Error('this machine does not know Europe/Berlin');
const dialects = ['google', 'outlook'] as const;
const unversioned = {
  'says changed to a tick where the person was first, and ticks where no version is asked for':
    'Google compares no versions of tasks; a tick leaves what the person changed',
};

for (const dialect of dialects) {
  const make = async (zone: LiveWorld['zone']): Promise<LiveWorld> => {
    const email = 'me@example.com';
    const common = { zone, email, now: () => start };
    const random = seededRandom(7);
    const twin = twinMailbox({ ...common, dialect, random, onNotify: () => undefined });
    return {
      ...common,
      ...twin,
      otherCalendarId: async () => twin.person.addCalendar('Second'),
      notifyUrl: 'https://example.com/notify',
      close: async () => expect(twin.offences).toStrictEqual([]),
    };
  };
  calendarContract({ name: `the ${dialect} twin`, make, skip: {} });
  taskListContract({
    name: `the ${dialect} twin`,
    make,
    skip: dialect === 'google' ? unversioned : {},
  });
}

describe('a contract', () => {
  it('refuses skips without a reason, skips of no test, and two tests of one title', () => {
    const reason = 'the provider forgets nothing';
    expect(skipProblems({ one: reason }, ['one', 'two'])).toStrictEqual([]);
    expect(skipProblems({ one: ' ' }, ['one', 'two'])).toStrictEqual(['one']);
    expect(skipProblems({ three: reason }, ['one', 'two'])).toStrictEqual(['three']);
    expect(skipProblems({}, ['one', 'one'])).toStrictEqual(['one']);
  });
});

describe('the notifications of a twin', () => {
  it.each(dialects)(
    'go to each live channel on each change, own writes included (%s)',
    async (d) => {
      const { twin, heard, clock } = watchedTwin(d);
      await watch(twin, 'one', clock.now);
      twin.person.addEvent({ title: 'Talk', start, end: start + hourMs });
      expect(heard).toStrictEqual(['one/secret-one']);
      const draft = { title: 'Ours', text: '', start, end: plusMs(start, hourMs), zone: berlin };
      await twin.calendar.write(twin.calendarId, [
        { do: 'create', key: 'k', generation: 0, draft },
      ]);
      expect(heard).toHaveLength(2);
      clock.now = plusMs(clock.now, 8 * dayMs);
      twin.person.addEvent({ title: 'Later', start, end: start + hourMs });
      expect(heard).toHaveLength(2);
      expect(twin.channels()).toBe(0);
    },
  );

  it('come for the channel’s calendar alone (google), and for the whole mailbox (outlook)', async () => {
    for (const [dialect, hints] of [
      ['google', 0],
      ['outlook', 1],
    ] as const) {
      const { twin, heard, clock } = watchedTwin(dialect);
      const calendar = twin.person.addCalendar('Second');
      await watch(twin, 'one', clock.now);
      twin.person.addEvent({ title: 'Talk', start, end: start + hourMs, calendar });
      expect(heard).toHaveLength(hints);
    }
  });

  it.each(dialects)('end when the channels end or are refused (%s)', async (dialect) => {
    const { twin, heard, clock } = watchedTwin(dialect);
    await watch(twin, 'one', clock.now);
    twin.endChannels();
    twin.person.addEvent({ title: 'Talk', start, end: start + hourMs });
    expect(heard).toStrictEqual([]);
    twin.refuseWatching(true);
    expect(await watch(twin, 'two', clock.now)).toStrictEqual({ is: 'refused' });
    expect(twin.channels()).toBe(0);
  });

  it('double while two channels of one calendar overlap (google), never in outlook', async () => {
    for (const [dialect, hints] of [
      ['google', 2],
      ['outlook', 1],
    ] as const) {
      const { twin, heard, clock } = watchedTwin(dialect);
      await watch(twin, 'one', clock.now);
      await watch(twin, 'two', clock.now);
      twin.person.addEvent({ title: 'Talk', start, end: start + hourMs });
      expect(heard).toHaveLength(hints);
    }
  });
});

describe('a twin', () => {
  it.each(dialects)('keeps the time at which the person ticked a task (%s)', async (dialect) => {
    const { twin, clock } = watchedTwin(dialect);
    const list = await twin.tasks.create('Interview follow-ups');
    const text = 'Words';
    const draft = { title: 'Ours', text, due: localDay(berlin, start), remindAt: start };
    await twin.tasks.write(list, [
      { do: 'create', key: 'k', mayExist: false, draft: { ...draft, zone: berlin } },
    ]);
    const [task] = twin.person.tasks();
    twin.person.tickTask(task?.id ?? '');
    clock.now = plusMs(start, hourMs);
    const again = { do: 'tick', key: 'k', id: task?.id ?? '', etag: null } as const;
    expect(await twin.tasks.write(list, [again])).toMatchObject([
      { is: 'written', live: { completedAt: start, lastModified: clock.now } },
    ]);
  });

  it('writes down what is done to events that do not carry the mark that was named', async () => {
    const { twin } = watchedTwin('google');
    const id = twin.person.addEvent({ title: 'Talk', start, end: start + hourMs });
    await twin.calendar.write(twin.calendarId, [{ do: 'remove', key: 'k', id, etag: null }]);
    expect(twin.offences).toStrictEqual(['remove of what is not ours']);
  });

  it('of outlook shows an event dragged out of the window as gone, and tells a series anew', async () => {
    const { twin } = watchedTwin('outlook');
    const window = { from: start, until: plusMs(start, 30 * dayMs) };
    const id = twin.person.addEvent({ title: 'Talk', start, end: start + hourMs });
    const series = twin.person.addEvent({
      ...{ title: 'Weekly', start, end: start + hourMs, recurrence: 'FREQ=WEEKLY;COUNT=3' },
    });
    const first = await roundOf(twin, null, window);
    const far = start + 90 * dayMs;
    twin.person.changeEvent(id, { start: far, end: far + hourMs });
    const second = await roundOf(twin, first.cursor, window);
    expect(second.changes).toStrictEqual([{ is: 'gone', id }]);
    twin.person.deleteEvent(`${series}_20261012T073000Z`);
    const third = await roundOf(twin, second.cursor, window);
    expect(third.changes[0]).toStrictEqual({ is: 'gone', id: series });
    expect(third.changes.filter((change) => change.is === 'event')).toHaveLength(2);
  });
});

function watchedTwin(dialect: 'google' | 'outlook') {
  const heard: string[] = [];
  const clock = { now: start };
  const twin = twinMailbox({
    ...{ dialect, zone: berlin ?? ('UTC' as LiveWorld['zone']), email: 'me@example.com' },
    now: () => clock.now,
    random: seededRandom(1),
    onNotify: (channel, token) => void heard.push(`${channel}/${token}`),
  });
  return { twin, heard, clock };
}

function watch(twin: TwinMailbox, id: string, now: Instant) {
  const url = 'https://example.com/notify';
  const token = `secret-${id}`;
  return twin.calendar.watch({ id, token, calendar: twin.calendarId, url, now });
}

async function roundOf(
  twin: TwinMailbox,
  cursor: string | null,
  window: { from: Instant; until: Instant },
) {
  const pages = [];
  for await (const page of twin.calendar.changesSince(twin.calendarId, cursor, window)) {
    pages.push(page);
  }
  const changes = pages.flatMap((page) => page.changes);
  return { changes, cursor: pages.at(-1)?.cursor ?? null };
}
