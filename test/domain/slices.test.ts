/** Slices of all persons: fixed for ever, and none fuller than another. */
import { describe, expect, it } from 'vitest';
import { channelName, personOfChannel } from '../../functions/domain/channel-name.ts';
import { hourOf, sliceOf, slices } from '../../functions/domain/slices.ts';
import { seededRandom } from '../world/random.ts';

const random = seededRandom(20261122);
const letters = '0123456789abcdefghijklmnopqrstuv';

/** As `mint` makes them. */
function minted(length = 32): string {
  return Array.from({ length }, () => letters.charAt(random.between(0, 31))).join('');
}

const kinds: readonly (readonly [string, (index: number) => string])[] = [
  ['minted names', () => minted()],
  ['names that differ in their last letters only', (index) => `person-${index}`],
  ['names that differ in their first letters only', (index) => `${index}-person`],
];
const count = 60_000;

/** Chi-squared of counts that should be equal. */
function unevenness(counts: readonly number[]): number {
  const expected = count / counts.length;
  return counts.reduce((sum, one) => sum + (one - expected) ** 2 / expected, 0);
}

function counted(cells: number, names: readonly string[], cellOf: (name: string) => number) {
  const counts = Array.from({ length: cells }, () => 0);
  for (const name of names) counts[cellOf(name)] = (counts[cellOf(name)] ?? 0) + 1;
  return counts;
}

describe.each(kinds)('slices of %s', (_, nameOf) => {
  const names = Array.from({ length: count }, (__, index) => nameOf(index));

  // The limits are where chance alone is beyond them once in ten thousand seeds.
  it('are equally full', () => {
    expect(unevenness(counted(slices, names, sliceOf))).toBeLessThan(106);
  });

  it('have equally full hours', () => {
    expect(unevenness(counted(24, names, hourOf))).toBeLessThan(57);
  });

  it('have equally full hours within each slice', () => {
    const minutes = counted(slices * 24, names, (name) => hourOf(name) * slices + sliceOf(name));
    expect(unevenness(minutes)).toBeLessThan(1650);
    expect(Math.min(...minutes)).toBeGreaterThan(0);
  });
});

describe('a slice', () => {
  // The table's index holds it: another number would hide everybody from the sweeps.
  it.each([
    ['0123456789abcdefghijklmnopqrstuv', 39, 20],
    ['maya', 53, 13],
    ['', 15, 23],
  ])('of "%s" is for ever the same', (person, slice, hour) => {
    expect([sliceOf(person), hourOf(person)]).toStrictEqual([slice, hour]);
  });
});

describe("a channel's name", () => {
  it('tells whose it is, and fits what Google takes', () => {
    for (let i = 0; i < 500; i++) {
      const person = minted(random.between(20, 40));
      const name = channelName(person, minted(random.between(20, 40)));
      expect(personOfChannel(name)).toBe(person);
      expect(name).toMatch(/^[A-Za-z0-9\-_+/=]{1,64}$/);
    }
  });

  it('is another for each channel', () => {
    const names = Array.from({ length: 500 }, () => channelName('maya', minted()));
    expect(new Set(names).size).toBe(names.length);
  });

  it.each([
    ['', 'no name at all'],
    ['maya', 'no suffix'],
    ['maya-', 'an empty suffix'],
    ['-suffix', 'nobody'],
    ['maya-one-two', 'two suffixes'],
    ['Maya-suffix', 'a capital letter'],
    ['maya-suffix\n', 'a line break at its end'],
    ['x\nmaya-suffix', 'two lines'],
    ['måya-suffix', 'a letter that is none of ours'],
    [`${'a'.repeat(41)}-suffix`, 'a person whose name is too long'],
    [`maya-${'a'.repeat(21)}`, 'a suffix that is too long'],
  ])('%j is none of ours: %s', (name) => {
    expect(personOfChannel(name)).toBeNull();
  });
});
