import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type LocalDay } from '../../functions/domain/time.ts';
import {
  type TimelineMark,
  type TimelineView,
  timeline,
  timelineText,
} from '../../functions/pages/timeline.ts';
import { day } from '../domain/make.ts';

type Kind = TimelineMark['kind'];
type State = TimelineMark['state'];

const mark = (on: string, kind: Kind, state: State, title = ''): TimelineMark => {
  return { day: day(on), kind, state, title };
};

const acme: readonly TimelineMark[] = [
  mark('2026-11-26', 'interview', 'done', 'Interview: Acme, platform engineer'),
  mark('2026-11-27', 'thank-you', 'done', 'Thank Dana Cruz (Acme)'),
  mark('2026-12-04', 'status', 'overdue', 'Write to Acme: ask how things stand'),
  mark('2026-12-18', 'closing', 'planned', 'Move on from Acme'),
];

function view(marks: readonly TimelineMark[], changed: Partial<TimelineView> = {}): TimelineView {
  const days = { from: day('2026-11-16'), until: day('2026-12-27'), today: day('2026-12-07') };
  return { id: 'row-1', label: 'Acme', ...days, marks, isClosed: false, ...changed };
}

const drawn = (one: TimelineView): string => String(timeline(one));

/** The marks of a picture: which symbol, where across in per cent, how far above the line in pixels. */
function marksIn(svg: string): { symbol: string; x: number; y: number }[] {
  const found = svg.matchAll(/<use href="#p-(\w+-\w+)" x="([\d.]+)%"(?: y="-(\d+)")?>/g);
  return [...found].map(([, symbol = '', x, y = 0]) => ({ symbol, x: Number(x), y: Number(y) }));
}

const count = (text: string, part: string): number => text.split(part).length - 1;

describe('the words of a timeline', () => {
  const cases: [string, readonly TimelineMark[], boolean, string][] = [
    [
      'tell each step with its state and day',
      acme,
      false,
      'Interview on Thu 26 Nov; thank-you done on Fri 27 Nov; status touch overdue since Fri 4 Dec; move on planned for Fri 18 Dec.',
    ],
    [
      'come in order of time',
      acme.slice(0, 2).reverse(),
      false,
      'Interview on Thu 26 Nov; thank-you done on Fri 27 Nov.',
    ],
    [
      'leave out what was deleted',
      [mark('2026-11-27', 'card', 'deleted')],
      false,
      'Nothing planned.',
    ],
    ['say that it is closed', acme.slice(0, 1), true, 'Interview on Thu 26 Nov; closed.'],
    ['say that there is nothing', [], false, 'Nothing planned.'],
  ];
  test.each(cases)('%s', (_, marks, isClosed, text) => {
    expect(timelineText({ marks, isClosed })).toBe(text);
  });

  test('name the picture together with its label', () => {
    const svg = drawn(view(acme));
    expect(svg).toContain('role="img"');
    expect(svg).toContain('aria-labelledby="row-1-t row-1-d"');
    expect(svg).toContain('<title id="row-1-t">Acme</title>');
    expect(svg).toContain(`<desc id="row-1-d">${timelineText(view(acme))}</desc>`);
  });
});

describe('the shapes of a timeline', () => {
  const shapes: [Kind, State, string][] = [
    ['interview', 'planned', 'diamond-planned'],
    ['interview', 'done', 'diamond-done'],
    ['prepare', 'planned', 'triangle-planned'],
    ['debrief', 'done', 'triangle-done'],
    ['thank-you', 'done', 'circle-done'],
    ['card', 'planned', 'circle-planned'],
    ['status', 'overdue', 'circle-overdue'],
    ['reply', 'planned', 'circle-planned'],
    ['application', 'done', 'circle-done'],
    ['closing', 'overdue', 'square-overdue'],
  ];
  test.each(shapes)('draw a %s that is %s as %s', (kind, state, symbol) => {
    const svg = drawn(view([mark('2026-12-01', kind, state)]));
    expect(marksIn(svg).map((one) => one.symbol)).toStrictEqual([symbol]);
  });

  test('leave out what was deleted and what lies outside the line', () => {
    const marks = [
      mark('2026-12-01', 'status', 'deleted'),
      mark('2026-11-15', 'status', 'done'),
      mark('2026-12-28', 'status', 'planned'),
    ];
    expect(marksIn(drawn(view(marks)))).toStrictEqual([]);
  });

  test('stand on their days from left to right, the interview on the line', () => {
    const placed = marksIn(drawn(view(acme)));
    const across = placed.map(({ x }) => x);
    expect(across).toStrictEqual([...across].sort((a, b) => a - b));
    expect(placed.map(({ y }) => y)).toStrictEqual([0, 16, 0, 0]);
  });

  test('grow a row that has many marks on one day, and no other', () => {
    const many = Array.from({ length: 5 }, () => mark('2026-12-01', 'thank-you', 'planned'));
    expect(drawn(view(acme))).toContain('height="44"');
    expect(drawn(view(many))).toContain('height="92"');
  });

  test('never lie on each other, on whatever width', () => {
    const kind = fc.constantFrom<Kind>('interview', 'debrief', 'thank-you', 'status', 'closing');
    const state = fc.constantFrom<State>('planned', 'done', 'overdue', 'deleted');
    const some = fc.array(fc.record({ after: fc.integer({ min: 0, max: 41 }), kind, state }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(some, fc.integer({ min: 320, max: 1280 }), (steps, width) => {
        const from = day('2026-11-16');
        const marks = steps.map(({ after, ...rest }) => {
          return { ...rest, day: addDays(from, after), title: '' };
        });
        const svg = drawn(view(marks));
        const placed = marksIn(svg);
        const line = Number(/translate\(0 (\d+)\)/.exec(svg)?.[1]);
        expect(placed).toHaveLength(marks.filter((one) => one.state !== 'deleted').length);
        placed.forEach((one, index) => {
          for (const other of placed.slice(0, index)) {
            const aside = (Math.abs(one.x - other.x) / 100) * width;
            expect(Math.max(aside, Math.abs(one.y - other.y))).toBeGreaterThanOrEqual(16);
          }
          expect(line - one.y).toBeGreaterThanOrEqual(8);
        });
      }),
    );
  });
});

describe('the line of a timeline', () => {
  test('fades after the last thing done once it is closed', () => {
    const open = drawn(view(acme));
    const closed = drawn(view(acme.slice(0, 2), { isClosed: true }));
    expect(open).not.toContain('picture-over');
    expect(closed).toMatch(/picture-line" x2="28\.2%".*picture-over" x1="28\.2%"/s);
  });

  test('shows today where it lies on the line', () => {
    expect(count(drawn(view([])), '#p-today')).toBe(1);
    expect(count(drawn(view([], { today: day('2026-12-28') })), '#p-today')).toBe(0);
  });

  const lengths: [string, string, string, number, string[]][] = [
    [
      'each week of a month',
      '2026-11-16',
      '2026-12-13',
      4,
      ['16 Nov', '23 Nov', '30 Nov', '7 Dec'],
    ],
    [
      'some weeks of a year',
      '2026-01-01',
      '2026-12-31',
      9,
      ['5 Jan', '30 Mar', '22 Jun', '14 Sep'],
    ],
    ['the week of a single day', '2026-11-16', '2026-11-16', 1, ['16 Nov']],
    ['no week of a Sunday', '2026-11-22', '2026-11-22', 0, []],
  ];
  test.each(lengths)('marks %s', (_, from, until, lines, dates) => {
    const svg = drawn(view([], { from: day(from), until: day(until) }));
    expect(count(svg, '#p-week')).toBe(lines);
    expect([...svg.matchAll(/<text[^>]*>([^<]*)/g)].map((one) => one[1])).toStrictEqual(dates);
  });

  test('stays short on a line of any length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 18_000, max: 22_000 }), fc.nat(4000), (from, days) => {
        const first = from as LocalDay;
        const svg = drawn(view([], { from: first, until: addDays(first, days) }));
        expect(count(svg, '#p-week')).toBeLessThanOrEqual(11);
        expect(count(svg, '<text')).toBeLessThanOrEqual(6);
      }),
    );
  });
});

describe('what a calendar says', () => {
  const attacks = [
    '"><script>alert(1)</script>',
    '</svg><script>alert(1)</script>',
    '</title><img src=x onerror=alert(1)>',
    "' onload='alert(1)",
    '<![CDATA[<script>]]>',
  ];
  test.each(attacks)('stays text in a picture: %s', (title) => {
    const safe = drawn(view([mark('2026-12-01', 'status', 'done', 'Q')], { label: 'Q' }));
    const svg = drawn(view([mark('2026-12-01', 'status', 'done', title)], { label: title }));
    expect(tagsOf(svg)).toStrictEqual(tagsOf(safe));
    const shown = [...svg.matchAll(/<title[^>]*>([^<]*)</g)].map((one) => unescaped(one[1] ?? ''));
    expect(shown).toStrictEqual([title, `${title}, 1 Dec`]);
  });

  test('cannot leave the id of a picture', () => {
    const svg = drawn(view([], { id: 'a b"><script>' }));
    expect(svg).toContain('aria-labelledby="a-b---script--t a-b---script--d"');
  });

  test('gives way to the kind where it is empty', () => {
    expect(drawn(view([mark('2026-12-01', 'status', 'done', '\u0007')]))).toContain(
      '<title>status touch, 1 Dec</title>',
    );
  });
});

describe('a timeline', () => {
  test('is small: ten marks that stand as near as can be are under 2.5 KB', () => {
    const marks = Array.from({ length: 10 }, (_, index): TimelineMark => {
      const title = 'Write to Borealis: ask how things stand, and so on';
      return { day: addDays(day('2026-11-20'), index), kind: 'status', state: 'overdue', title };
    });
    const svg = drawn(view(marks, { label: 'Borealis Manufacturing GmbH', isClosed: true }));
    expect(marksIn(svg)).toHaveLength(10);
    expect(Buffer.byteLength(svg)).toBeLessThan(2500);
  });
});

/** The tags of a picture with their attributes' names. */
function tagsOf(svg: string): string[] {
  return [...svg.matchAll(/<[^>]*>/g)].map(([tag]) => tag.replace(/"[^"]*"/g, '""'));
}

function unescaped(text: string): string {
  const signs: Readonly<Record<string, string>> = {
    lt: '<',
    gt: '>',
    quot: '"',
    '#39': "'",
    amp: '&',
  };
  return text.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => signs[name] ?? '');
}
