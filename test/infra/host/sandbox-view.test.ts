/** The sandbox's pages as they are drawn: months, tasks, the tour, and texts that link nowhere else. */
import { describe, expect, it } from 'vitest';
import {
  dayMs,
  hourMs,
  instant,
  type LocalDay,
  parseDay,
  type Zone,
  zoneNamed,
} from '../../../functions/domain/time.ts';
import type { Frame } from '../../../functions/pages/page.ts';
import { sandboxPage } from '../../../infra/local/host/sandbox-page.ts';
import { examples, promisedFriday } from '../../../infra/local/host/sandbox-pages/examples.ts';
import { linkedText } from '../../../infra/local/host/sandbox-pages/linked-text.ts';
import { monthAfter } from '../../../infra/local/host/sandbox-pages/month.ts';
import type { SandboxView } from '../../../infra/local/host/sandbox-pages/view.ts';
import type { SandboxEvent, SandboxTask } from '../../../infra/local/sandbox/sandbox-person.ts';

const zone = zoneNamed('America/New_York') as Zone;
/** Thursday, 26 November 2026, 09:00 in New York. */
const now = instant(Date.parse('2026-11-26T14:00:00Z'));

const frame: Frame = {
  isSignedIn: true,
  questions: 0,
  hasSandbox: true,
  path: '/sandbox',
  token: 'token-of-the-page',
  version: 'v',
};

function event(changed: Partial<SandboxEvent>): SandboxEvent {
  return {
    id: 'event',
    calendar: 'calendar',
    title: 'Dentist',
    text: '',
    start: now + dayMs,
    end: now + dayMs + hourMs,
    allDay: false,
    cancelled: false,
    key: null,
    attendees: [],
    busy: true,
    ...changed,
  };
}

function task(changed: Partial<SandboxTask>): SandboxTask {
  return {
    id: 'task',
    list: 'list',
    title: 'Move on from Acme',
    text: '',
    due: '2026-12-22',
    completed: false,
    key: 'series.closing',
    ...changed,
  };
}

function view(
  events: readonly SandboxEvent[],
  changed: Partial<SandboxView> = {},
  tasks: readonly SandboxTask[] = [],
): SandboxView {
  return {
    zone,
    now,
    accounts: [
      { provider: 'google', label: 'Sandbox Google', events, tasks },
      { provider: 'outlook', label: 'Sandbox Outlook', events: [], tasks: [] },
    ],
    canSkip: true,
    isConnected: true,
    month: null,
    since: null,
    ...changed,
  };
}

async function drawn(shown: SandboxView): Promise<string> {
  return String(await sandboxPage(frame, shown));
}

/** The days of the first calendar, in order. */
function daysIn(page: string): readonly string[] {
  const [first = ''] = page.split('</table>');
  return [...first.matchAll(/data-day="([^"]+)"/g)].map((match) => match[1] ?? '');
}

describe('a calendar of the sandbox', () => {
  it('shows six weeks from the Monday around today', async () => {
    const days = daysIn(await drawn(view([])));
    expect(days).toHaveLength(42);
    expect([days[0], days.at(-1)]).toStrictEqual(['2026-11-23', '2027-01-03']);
  });

  const months: readonly (readonly [string, string, string, number])[] = [
    ['2026-02', '2026-01-26', '2026-03-01', 5],
    ['2026-06', '2026-06-01', '2026-07-05', 5],
    ['2027-02', '2027-02-01', '2027-02-28', 4],
    ['2028-01', '2027-12-27', '2028-02-06', 6],
  ];
  it.each(months)('shows %s as whole weeks', async (month, first, last, weeks) => {
    const days = daysIn(await drawn(view([], { month: parseDay(`${month}-01`) })));
    expect([days[0], days.at(-1), days.length]).toStrictEqual([first, last, weeks * 7]);
  });

  it('leads to the months before and after, over the turn of the year', () => {
    const december = parseDay('2026-12-15') as LocalDay;
    expect(monthAfter(december, 1)).toBe(parseDay('2027-01-01'));
    expect(monthAfter(december, -12)).toBe(parseDay('2025-12-01'));
  });

  it('puts an event on its day in the sandbox’s zone, in order of time', async () => {
    const late = event({
      id: 'late',
      title: 'Late call',
      start: Date.parse('2026-11-28T04:30:00Z'),
    });
    const early = event({ id: 'early', title: 'Early', start: Date.parse('2026-11-27T12:00:00Z') });
    const cell = /data-day="2026-11-27">(.*?)<\/td>/s.exec(await drawn(view([late, early])))?.[1];
    expect(cell).toMatch(/07:00.*Early.*23:30.*Late call/s);
  });

  it('marks today, and what is ours with a word', async () => {
    const ours = event({ key: 'series.debrief', title: 'Debrief: Acme' });
    const page = await drawn(view([ours, event({ id: 'other' })]));
    expect(page.match(/class="today empty" data-day="2026-11-26"/g)).toHaveLength(2);
    expect(page.match(/, follow-up<\/span>/g)).toHaveLength(1);
  });

  it('writes titles as text', async () => {
    const page = await drawn(view([event({ title: '<img src=x onerror="x()">' })]));
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;img');
  });

  it('has no style or script of its own in it', async () => {
    const page = await drawn(view([event({})], {}, [task({})]));
    expect(page).not.toMatch(/ style=|<style|<script(?! src=)| on\w+=/);
  });

  it('stays small with 300 events', async () => {
    const many = Array.from({ length: 300 }, (_, at) =>
      event({
        id: `${crypto.randomUUID()}${at}`,
        title: `Event number ${at}`,
        start: now + at * hourMs,
      }),
    );
    const packed = new Blob([await drawn(view(many))])
      .stream()
      .pipeThrough(new CompressionStream('gzip'));
    expect((await new Response(packed).arrayBuffer()).byteLength).toBeLessThan(60 * 1024);
  });
});

describe('a skip of the clock', () => {
  const passed = event({ key: 'a.debrief', title: 'Debrief: Acme', start: now - hourMs });
  const cases: readonly (readonly [string, SandboxView, string])[] = [
    ['names what came up', view([passed], { since: instant(now - dayMs) }), '1 thing came up'],
    ['says that nothing did', view([], { since: instant(now - dayMs) }), 'Nothing came up.'],
    [
      'passes over what was there before',
      view([passed], { since: instant(now - 60_000) }),
      'Nothing came up.',
    ],
    [
      'counts what is an event and a task once',
      view([{ ...passed, title: 'Thank everyone' }], { since: instant(now - dayMs) }, [
        task({ title: 'Thank everyone', due: '2026-11-26', key: 'a.thank-you' }),
      ]),
      '1 thing came up',
    ],
  ];
  it.each(cases)('%s', async (_, shown, sentence) => {
    expect(await drawn(shown)).toContain(sentence);
  });

  it('is said only after one', async () => {
    expect(await drawn(view([passed]))).not.toContain('came up<');
  });
});

describe('the tour', () => {
  const past = now - dayMs;
  const debrief = event({
    key: 'a.debrief',
    start: past,
    text: '- decision by (day), call me in (days)',
  });
  const promised = { ...debrief, text: `${debrief.text}\nDecision by Friday, 4 December` };
  const touch = event({ id: 'touch', key: 'a.status-1', start: past });
  const cases: readonly (readonly [string, SandboxView, string])[] = [
    ['begins with an interview', view([event({})]), 'Add an interview.'],
    ['lets it take place', view([{ ...debrief, start: now + dayMs }]), 'Let it take place.'],
    ['asks what was promised', view([debrief]), 'Say what was promised.'],
    ['waits', view([promised]), 'Hear nothing.'],
    ['goes on without a promise', view([debrief, touch]), 'Still nothing?'],
  ];
  it.each(cases)('%s', async (_, shown, heading) => {
    const next = /aria-current="step"><strong>([^<]+)/.exec(await drawn(shown))?.[1];
    expect(next).toBe(heading);
  });

  it('ends with the closing', async () => {
    const page = await drawn(view([promised, touch], {}, [task({ due: '2026-11-26' })]));
    expect(page).not.toContain('aria-current="step"');
    expect(page).toContain('That was a whole series.');
  });

  it('skips as far as the next touch', async () => {
    const next = event({ key: 'a.status-1', start: now + 4 * dayMs - hourMs });
    expect(await drawn(view([promised, next]))).toContain('Skip 4 days');
  });

  it('names a Friday that is a week off or more', () => {
    for (let day = 20_000; day < 20_007; day++) {
      const today = day as ReturnType<typeof promisedFriday>;
      expect(promisedFriday(today) - today).toBeGreaterThanOrEqual(7);
      expect(promisedFriday(today) - today).toBeLessThanOrEqual(13);
    }
  });

  it('has examples that lie ahead', () => {
    for (const { draft } of examples) expect(draft(zone, now).start).toBeGreaterThan(now);
  });
});

describe('a text with links', () => {
  const own = 'http://localhost:4321';
  const cases: readonly (readonly [string, string, string | null])[] = [
    ['names one of ours by its words', `I did it: ${own}/go/abc.def/done`, 'I did it'],
    [
      'opens a letter',
      'Open in your mail program: mailto:?subject=Hi%20there',
      'Open in your mail program',
    ],
    ['knows no other pages of ours', `Go: ${own}/settings`, null],
    ['knows no other places', 'Look: https://evil.example.com/go/abc/done', null],
    ['is not fooled by what looks like us', `x: ${own}.evil.example.com/go/a/done`, null],
    ['runs no script', 'Click: javascript:alert(1)', null],
    ['leaves words in between alone', `Go to ${own}/go/abc/done now`, null],
  ];
  it.each(cases)('%s', async (_, line, words) => {
    const markup = String(await linkedText(line, own));
    const link = /<a href="[^"]+">([^<]+)<\/a>/.exec(markup)?.[1] ?? null;
    expect(link).toBe(words);
  });

  it('is text otherwise', async () => {
    const markup = String(await linkedText('<b>bold</b>\nmailto:"><script>', own));
    expect(markup).not.toMatch(/<b>|<script>|<a /);
  });
});
