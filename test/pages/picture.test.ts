import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { pictureLegend, pictureSymbols, plainText, shapes } from '../../functions/pages/picture.ts';
import { type TimelineMark, timeline } from '../../functions/pages/timeline.ts';
import { day } from '../domain/make.ts';

/** A page with a mark of every kind in every state, and both legends. */
function page(): string {
  const marks = Object.keys(shapes).flatMap((kind) =>
    (['planned', 'done', 'overdue'] as const).map((state) => {
      return { day: day('2026-12-01'), kind: kind as TimelineMark['kind'], state, title: '' };
    }),
  );
  const days = { from: day('2026-11-16'), until: day('2026-12-27'), today: day('2026-12-07') };
  const rows = [true, false].map((isClosed) =>
    timeline({ id: `row-${isClosed}`, label: 'Acme', ...days, marks, isClosed }),
  );
  const legends = [pictureLegend('timeline'), pictureLegend('cadence')];
  return [pictureSymbols(), ...rows, ...legends].join('');
}

const every = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((one) => one[1] ?? '');

describe('the shapes of a page', () => {
  test('are defined once, each that is pointed to', () => {
    const ids = every(page(), / id="([^"]+)"/g);
    expect(new Set(ids).size).toBe(ids.length);
    const used = every(page(), /href="#([^"]+)"/g);
    expect(used.length).toBeGreaterThan(50);
    expect(used.filter((id) => !ids.includes(id))).toStrictEqual([]);
  });

  test('have no style of their own and run nothing', () => {
    expect(page()).not.toMatch(/ style=|<style|<script| fill=| stroke=| on\w+=/);
  });

  test('have their colours from the page, in light and in dark', () => {
    const css = readFileSync('functions/pages/assets/pictures.css', 'utf8');
    const colours = every(css, /(?:fill|stroke|color|background): ([^;]+);/g);
    expect(colours.length).toBeGreaterThan(10);
    const ours = /^(?:none|var\(--(?:ink|soft|line|accent|good|warn|paper)\))$/;
    expect(colours.filter((colour) => !ours.test(colour))).toStrictEqual([]);
  });

  test('have a rule for each class, and no rule without one', () => {
    const css = readFileSync('functions/pages/assets/pictures.css', 'utf8');
    const styled = new Set(every(css, /\.(picture[\w-]*)/g));
    const files = ['picture', 'timeline', 'cadence-picture'];
    const sources = files
      .map((file) => readFileSync(`functions/pages/${file}.ts`, 'utf8'))
      .join('');
    const used = every(sources, /class="([^"]+)"/g).flatMap((names) => names.split(' '));
    expect(new Set(used)).toStrictEqual(styled);
  });
});

describe('a text from a calendar', () => {
  const texts: [string, string, string][] = [
    ['control characters', 'Ac\u0000me\u001b[2J\u0085', 'Acme[2J'],
    ['halves of characters', 'Ac\ud83dme\udc4d', 'Acme'],
    ['marks that turn the direction', 'Acme \u202egnp.exe\u2069', 'Acme gnp.exe'],
    ['line ends', ' Acme\r\n\tBerlin\u2028 ', 'Acme Berlin'],
    ['nothing of an ordinary title', 'Žofie Müller & 山田 👍🏽', 'Žofie Müller & 山田 👍🏽'],
    ['all but the first 20 characters', '👍'.repeat(30), `${'👍'.repeat(19)}…`],
    ['the half character at which a long text is cut', `${'\u0001'.repeat(79)}👍`, ''],
  ];
  test.each(texts)('loses %s', (_, text, plain) => {
    expect(plainText(text, 20)).toBe(plain);
  });
});
