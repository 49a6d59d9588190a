import { describe, expect, test } from 'vitest';
import { plainWorkCalendar } from '../../functions/domain/business-days.ts';
import { type CadenceName, cadenceNames } from '../../functions/domain/cadences/cadence.ts';
import { cadencePicture } from '../../functions/pages/cadence-picture.ts';
import { pictureSymbols } from '../../functions/pages/picture.ts';
import { daysOff, zone } from '../domain/make.ts';

const plain = { work: plainWorkCalendar, zone: zone('Europe/Berlin') };
const svgOf = (name: CadenceName, setting = plain): string =>
  String(cadencePicture(name, setting).svg);

/** The steps of a picture: which symbol, in which column (0 = Monday) and week (1 = the interview's). */
function cells(svg: string): string[] {
  const found = svg.matchAll(/<use href="#p-([\w-]+)" x="([\d.]+)" y="([\d.]+)"/g);
  return [...found].map(([, symbol, x, y]) => {
    const column = Math.floor((Number(x) - 14) / 48);
    return `${'MTWTFSS'[column]}${Math.floor((Number(y) - 16) / 26) + 1} ${symbol}`;
  });
}

describe('the weeks of a cadence in words', () => {
  const before = 'The day before: preparation; day 0: interview, debrief';
  const texts: Readonly<Record<CadenceName, string>> = {
    recommended: `${before}; day 1: thank-you by e-mail; day 7: status touch by e-mail; day 14: status touch by e-mail; day 21: status touch by e-mail; day 28: move on.`,
    'five-guidelines': `${before}; day 1: thank-you by e-mail; day 4: status touch by e-mail; day 11: status touch by e-mail; day 18: move on.`,
    'dos-and-donts': `${before}, thank-you by e-mail; day 4: status touch by phone; day 7: status touch by phone; day 12: status touch by phone; day 19: move on.`,
    'eight-rules': `${before}, thank-you by e-mail; day 7: status touch by e-mail; day 14: status touch by e-mail; day 21: move on.`,
    'how-often': `${before}; day 1: thank-you card by post; day 7: status touch by phone; day 14: status touch by e-mail; day 21: status touch by e-mail; day 28: move on.`,
    'weekly-calls': `${before}; day 1: thank-you card by post; day 7: status touch by phone; day 14: status touch by phone; day 21: status touch by phone; day 28: move on.`,
  };
  test.each(cadenceNames)('are those of its rules: %s', (name) => {
    expect(cadencePicture(name, plain).text).toBe(texts[name]);
  });

  test.each(['Pacific/Auckland', 'Pacific/Kiritimati', 'America/Los_Angeles', 'UTC'])(
    'are the same in %s',
    (name) => {
      expect(cadencePicture('weekly-calls', { ...plain, zone: zone(name) }).text).toBe(
        texts['weekly-calls'],
      );
    },
  );

  test('name the picture', () => {
    const svg = svgOf('how-often');
    expect(svg).toContain('role="img"');
    expect(svg).toContain('aria-labelledby="weeks-how-often-t weeks-how-often-d"');
    expect(svg).toContain(`<desc id="weeks-how-often-d">${texts['how-often']}</desc>`);
  });
});

describe('the weeks of a cadence as a picture', () => {
  const pictures: [CadenceName, string][] = [
    [
      'dos-and-donts',
      'W1 triangle-planned, T1 diamond-planned, T1 triangle-planned, T1 email, M2 phone, T2 phone, T3 phone, T4 square-planned',
    ],
    [
      'weekly-calls',
      'W1 triangle-planned, T1 diamond-planned, T1 triangle-planned, F1 post, T2 phone, T3 phone, T4 phone, T5 square-planned',
    ],
  ];
  test.each(pictures)('shows each step of %s on its day, with its channel', (name, shown) => {
    expect(cells(svgOf(name)).join(', ')).toBe(shown);
  });

  test('has one size for all six', () => {
    const sizes = cadenceNames.map((name) => /viewBox="([^"]+)"/.exec(svgOf(name))?.[1]);
    expect(new Set(sizes)).toStrictEqual(new Set(['0 0 351 147']));
  });

  test('follows the days off of the person, and grows where they make it longer', () => {
    const off = { ...plain, work: daysOff('2026-10-08', '2026-10-09') };
    const svg = svgOf('recommended', off);
    expect(cells(svg).at(-1)).toBe('M6 square-planned');
    expect(svg).toContain('viewBox="0 0 351 173"');
  });

  test('keeps the steps of a day apart and inside its square', () => {
    const xs = [...svgOf('eight-rules').matchAll(/<use [^>]* x="([\d.]+)" y="29"/g)].map((one) =>
      Number(one[1]),
    );
    // Wednesday's one; then interview, debrief and thank-you between 158 and 206.
    expect(xs).toStrictEqual([134, 166.5, 180.5, 196]);
  });

  test('points only to shapes that are defined, and carries no style', () => {
    const page = cadenceNames.map((name) => svgOf(name)).join('');
    const used = new Set([...page.matchAll(/href="#([^"]+)"/g)].map((one) => one[1]));
    const symbols = String(pictureSymbols());
    expect([...used].filter((id) => !symbols.includes(` id="${id}"`))).toStrictEqual([]);
    expect(page).not.toMatch(/ style=|<style|<script| fill=| stroke=/);
  });
});
