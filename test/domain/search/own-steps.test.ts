import { describe, expect, test } from 'vitest';
import {
  deedsSeen,
  type SeenStep,
  saysDone,
  withoutDoneMark,
  wordsAdded,
  writtenStart,
} from '../../../functions/domain/search/own-steps.ts';
import { englishLanguage } from '../../../functions/domain/wording/english.ts';
import { at } from '../make.ts';

const marks: [string, boolean, string][] = [
  ['✓ Thank Dana', true, 'Thank Dana'],
  ['✔ Thank Dana', true, 'Thank Dana'],
  ['✅Thank Dana', true, 'Thank Dana'],
  ['☑ Thank Dana', true, 'Thank Dana'],
  ['[x] Thank Dana', true, 'Thank Dana'],
  ['[X] Thank Dana', true, 'Thank Dana'],
  ['done Thank Dana', true, 'Thank Dana'],
  ['DONE Thank Dana', true, 'Thank Dana'],
  ['  ✓  Thank Dana', true, 'Thank Dana'],
  ['Thank Dana ✓', false, 'Thank Dana ✓'],
  ['Thank Dana, done', false, 'Thank Dana, done'],
  ['Donella Cruz: thank her', false, 'Donella Cruz: thank her'],
  ['[ ] Thank Dana', false, '[ ] Thank Dana'],
  ['', false, ''],
];

describe('a title', () => {
  test.each(marks)('"%s" says done: %s', (title, expected, bare) => {
    expect(saysDone(title)).toBe(expected);
    expect(withoutDoneMark(title)).toBe(bare);
  });
});

const ours = englishLanguage.debrief;
const added: [string, string, string][] = [
  ['nothing', ours, ''],
  ['nothing, by a calendar that wraps lines in CRLF', ours.replaceAll('\n', '\r\n'), ''],
  ['nothing, by a calendar that indents', ours.replaceAll('\n', '\n  '), ''],
  ['a line at the end', `${ours}\nmet Dana Cruz`, 'met Dana Cruz'],
  ['a line at the start', `decision by Friday\n${ours}`, 'decision by Friday'],
  ['lines amid ours', ours.replace('\n', '\n\nmet Dana\n\n'), 'met Dana'],
  ['two lines', `${ours}\n\nmet Dana\nno phone calls`, 'met Dana\nno phone calls'],
  ['everything, where ours was deleted', 'met Dana', 'met Dana'],
];

describe('the words that the person added', () => {
  test.each(added)('are %s', (_, seen, expected) => {
    expect(wordsAdded(ours, seen)).toBe(expected);
  });
});

const now = at('2026-10-08T12:00Z');
const planned = at('2026-10-07T09:00Z');

function seen(changed: Partial<SeenStep>): SeenStep {
  return {
    key: 'k.status-1',
    as: 'event',
    title: 'Write to Acme',
    text: '',
    start: planned,
    ticked: false,
    tickedAt: null,
    removed: false,
    edited: false,
    lastModified: null,
    written: { start: planned, hash: null },
    ...changed,
  };
}

const key = 'k.status-1';
const early = at('2026-10-07T10:00Z');
const late = at('2026-10-09T10:00Z');
const deeds: [string, Partial<SeenStep>, object[]][] = [
  ['nothing, where it stands as it was written', {}, []],
  [
    'done, where ticked, at that time',
    { ticked: true, tickedAt: early },
    [{ key, did: 'done', at: early }],
  ],
  [
    'done, by its title, when it was last changed',
    { title: '✓ Write', lastModified: early },
    [{ key, did: 'done', at: early }],
  ],
  [
    'done when it was planned, where nothing tells',
    { ticked: true },
    [{ key, did: 'done', at: planned }],
  ],
  [
    'done by now, never in the future',
    { ticked: true, tickedAt: late },
    [{ key, did: 'done', at: now }],
  ],
  ['deleted', { removed: true, lastModified: early }, [{ key, did: 'deleted', at: early }]],
  [
    'done, even if then deleted',
    { removed: true, ticked: true, tickedAt: early },
    [{ key, did: 'done', at: early }],
  ],
  ['moved', { start: late, lastModified: early }, [{ key, did: 'moved', at: early, start: late }]],
  [
    'done and moved',
    { ticked: true, tickedAt: early, start: late },
    [
      { key, did: 'done', at: early },
      { key, did: 'moved', at: early, start: late },
    ],
  ],
  [
    'nothing, where no mark tells its old place',
    { start: late, written: { start: null, hash: null } },
    [],
  ],
  ['nothing, where it has no time now', { start: null }, []],
];

describe('what the person did to a step is', () => {
  test.each(deeds)('%s', (_, changed, expected) => {
    expect(deedsSeen([seen(changed)], now)).toStrictEqual(expected);
  });
});

describe('the start in a mark', () => {
  test.each([
    ['2026-10-07T09:00:00+00:00', planned],
    ['2026-10-07T11:00:00+02:00', planned],
    ['spoilt', null],
    [undefined, null],
  ])('%s is read as %s', (mark, expected) => {
    expect(writtenStart(mark)).toBe(expected);
  });
});
