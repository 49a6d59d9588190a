/** How many hints a process of the notification door lets through, whoever sends them. */
import { describe, expect, it } from 'vitest';
import { hintsInBounds } from '../../functions/handlers/hints-in-bounds.ts';

/** Bounds with a clock of their own, and how many of so many hints they let through. */
function bounds() {
  let now = 1_000_000;
  const isInBounds = hintsInBounds(() => now);
  return {
    let: (ms: number) => {
      now += ms;
    },
    through: (count: number, of: (at: number) => string) =>
      Array.from({ length: count }, (_, at) => isInBounds(of(at))).filter(Boolean).length,
  };
}

describe('the bounds of hints', () => {
  it('let twenty through about one person, and then one a second', () => {
    const { through, let: pass } = bounds();
    expect(through(200, () => 'maya')).toBe(20);
    pass(3000);
    expect(through(200, () => 'maya')).toBe(3);
    pass(3_600_000);
    expect(through(200, () => 'maya')).toBe(20);
  });

  it('let two hundred through about whomever, and then a hundred a second', () => {
    const { through, let: pass } = bounds();
    expect(through(5000, (at) => `nobody${at}`)).toBe(200);
    pass(1000);
    expect(through(5000, (at) => `another${at}`)).toBe(100);
  });

  it('let through what is told of everybody else while one is flooded', () => {
    const { through } = bounds();
    through(1000, () => 'mallory');
    expect(through(100, (at) => `person${at}`)).toBe(100);
  });

  it('are no wider for who hides one person among thousands who are made up', () => {
    const { through, let: pass } = bounds();
    let about = 0;
    for (let second = 0; second < 60; second++) {
      for (let at = 0; at < 3000; at++) {
        if (at % 10 === 0) about += through(1, () => 'maya');
        else through(1, () => `made-up ${second} ${at}`);
      }
      pass(1000);
    }
    // A look every six seconds or so at the most, where the line takes 150 messages a second.
    expect(about / 60).toBeLessThan(30);
  });

  it('go on where the clock was set back', () => {
    const { through, let: pass } = bounds();
    through(1000, () => 'maya');
    pass(-3_600_000);
    expect(through(1, () => 'maya')).toBe(0);
    pass(2000);
    expect(through(1, () => 'maya')).toBe(1);
  });
});
