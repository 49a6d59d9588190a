/** Calendar files that are meant to do harm: each is answered, in time, and nobody else waits long for it. */
import { describe, expect, it } from 'vitest';
import { planCalendar } from '../../../functions/adapters/ics/plan-calendar.ts';
import { type ReadLimits, uploadLimits } from '../../../functions/adapters/ics/read-limits.ts';
import { plainWorkCalendar } from '../../../functions/domain/business-days.ts';
import { instant, parseDay } from '../../../functions/domain/time.ts';
import { bombs, interview, lines } from './bombs.ts';
import { crowds } from './crowds.ts';
import { calendar, fixture, vevent, zone } from './support.ts';

const owner = {
  name: 'Maya Patel',
  addresses: ['maya@example.com'],
  employers: [],
  zone: zone('Europe/Berlin'),
};
const request = {
  settings: { owner, work: plainWorkCalendar, cadence: 'recommended' as const },
  deeds: [],
  now: instant(Date.UTC(2026, 10, 25, 9)),
  since: parseDay('2026-09-26') ?? expect.fail(),
  until: null,
};

const clock = () => performance.now();
/** Less than on a page, so that what is stopped is stopped soon. */
const limits: ReadLimits = { ...uploadLimits(clock), msAtMost: 1500 };
/** How long after its time a file may be worked on, and how long it may hold up everybody else. */
const overtimeMs = 2000;

type Answer = Awaited<ReturnType<typeof planCalendar>>;

/** What became of a file, in a word. */
function fate(answer: Answer): string {
  if ('over' in answer) return answer.over;
  return 'fatal' in answer ? 'no calendar' : 'planned';
}

/** Plans an upload and measures how long it took and the longest time in which nothing else had a turn. */
async function upload(content: string | Uint8Array) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const began = clock();
  let last = began;
  let longestWait = 0;
  const look = () => {
    longestWait = Math.max(longestWait, clock() - last);
    last = clock();
  };
  const timer = setInterval(look, 1);
  const answer = await planCalendar([bytes], request, limits);
  look();
  clearInterval(timer);
  return { answer, took: clock() - began, longestWait };
}

describe('an upload, all of it in one chunk as a form brings it,', () => {
  it.each(Object.entries({ ...bombs, ...crowds }))('survives %s', async (_, [make, expected]) => {
    const { answer, took, longestWait } = await upload(make());
    expect(fate(answer)).toMatch(expected);
    expect(took).toBeLessThan(limits.msAtMost + overtimeMs);
    expect(longestWait).toBeLessThan(overtimeMs);
    const problems = 'problems' in answer ? answer.problems : [];
    expect(problems.length).toBeLessThanOrEqual(500);
  });
});

describe('a file over a limit', () => {
  const ordinary = calendar(
    lines(20, (i) =>
      vevent(
        `${i}`,
        `SUMMARY:Job interview at Acme${i}`,
        `DTSTART:202612${10 + i}T100000Z`,
        'ORGANIZER;CN=Dana Cruz:mailto:dana@acme.example',
        'ATTENDEE;CN=Lee Wong:mailto:lee@acme.example',
      ),
    ),
  );

  it.each<[string, Partial<ReadLimits>, string]>([
    ['too-large', { bytesAtMost: 512 * 1024 }, 'the file is larger than 0.5 MB'],
    ['too-large', { bytesAtMost: 1.5 * 1024 * 1024 }, 'the file is larger than 1.5 MB'],
    ['too-many', { componentsAtMost: 19 }, 'the file holds more than 19 entries'],
    ['too-many', { foundAtMost: 19 }, 'the file holds more than 19 events that may be interviews'],
    ['too-many', { peopleAtMost: 19 }, 'the file holds more than 19 people to thank'],
    ['too-slow', { msAtMost: 10, clock: ticking(1) }, 'the file takes too long to read'],
  ])('is refused as %s for %j, without a word of what it holds', async (over, less, text) => {
    const bytes = Buffer.from(ordinary + ' '.repeat(over === 'too-large' ? 2e6 : 0));
    const answer = await planCalendar([bytes], request, { ...limits, ...less });
    expect(answer).toStrictEqual({ over, text: `${text}; try one calendar, or fewer months.` });
  });

  it.each<[string, Partial<ReadLimits>]>([
    ['entries', { componentsAtMost: 20 }],
    ['interviews', { foundAtMost: 20 }],
    ['people', { peopleAtMost: 20 }],
    ['bytes', { bytesAtMost: Buffer.byteLength(ordinary) }],
  ])('is planned with just as many %s as are allowed', async (_, less) => {
    const answer = await planCalendar([Buffer.from(ordinary)], request, { ...limits, ...less });
    expect('plan' in answer && answer.plan.interviews.length).toBe(20);
  });

  it('is not read on, however long it would go on', async () => {
    let sent = 0;
    let isClosed = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) {
          sent += 65_536;
          yield Buffer.from(`BEGIN:VCALENDAR\r\n${'X-A:b\r\n'.repeat(10_000)}`).subarray(0, 65_536);
        }
      } finally {
        isClosed = true;
      }
    }
    const answer = await planCalendar(endless(), request, { ...limits, bytesAtMost: 1e6 });
    expect(fate(answer)).toBe('too-large');
    expect(sent).toBeLessThan(1e6 + 2 * 65_536);
    expect(isClosed).toBe(true);
  });
});

/** A clock that goes on by so many milliseconds whenever somebody looks. */
function ticking(ms: number): () => number {
  let now = 0;
  return () => {
    now += ms;
    return now;
  };
}

describe('a file within the limits', () => {
  it.each(['google-export.ics', 'outlook-export.ics', 'apple-calendar.ics', 'afterword-out.ics'])(
    'is planned as without any: %s',
    async (name) => {
      const free = await planCalendar([fixture(name)], request, null);
      const limited = await planCalendar([fixture(name)], request, limits);
      expect(fate(free)).toBe('planned');
      expect(limited).toStrictEqual(free);
    },
  );

  it('gives others their turn between its events', async () => {
    const bytes = Buffer.from(calendar(lines(50, (i) => vevent(`${i}`, interview))));
    let turns = 0;
    let isDone = false;
    const count = () => {
      turns++;
      if (!isDone) setImmediate(count);
    };
    setImmediate(count);
    const slow = { ...limits, msAtMost: 1e9, clock: ticking(20) };
    expect(fate(await planCalendar([bytes], request, slow))).toBe('planned');
    isDone = true;
    expect(turns).toBeGreaterThan(50);
  });

  it('has large components left out, and is told so in one sentence', async () => {
    const large = vevent('a', interview, `ATTACH:${'x'.repeat(600_000)}`);
    const answer = await planCalendar(
      [Buffer.from(calendar(large, vevent('b', interview)))],
      request,
      limits,
    );
    expect('plan' in answer && answer.plan.interviews.map(({ uid }) => uid)).toStrictEqual(['b']);
    expect('problems' in answer && answer.problems).toStrictEqual([
      {
        line: 3,
        text: 'the component that begins here is larger than 512 KB; it is left out.',
      },
    ]);
  });
});
