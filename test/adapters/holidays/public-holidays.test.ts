/** Which countries, states and regions are known, however their codes are written. */
import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import { holidaysOf } from '../../../functions/adapters/holidays/public-holidays.ts';
import { readCountry } from '../../../functions/domain/settings-words.ts';
import { parseDay } from '../../../functions/domain/time.ts';

const isOff = (country: string, day: string): boolean | null =>
  holidaysOf(country)?.(parseDay(day) ?? (0 as never)) ?? null;

describe('the public holidays', () => {
  it('are those of the country, the state and the region', () => {
    expect(isOff('DE', '2026-10-03')).toBe(true);
    // Epiphany, and a feast of Augsburg alone.
    expect([isOff('DE', '2026-01-06'), isOff('DE-BY', '2026-01-06')]).toStrictEqual([false, true]);
    expect([isOff('DE-BY', '2026-08-08'), isOff('DE-BY-A', '2026-08-08')]).toStrictEqual([
      false,
      true,
    ]);
  });

  it.each(['CK-Aitutaki', 'CK-AITUTAKI', 'NZ-CAN-TIMARU', 'BR-GO-GOIANIA'])(
    'are known of %s, whose name is no abbreviation',
    (code) => {
      expect(holidaysOf(code)).not.toBeNull();
    },
  );

  it('are known of all that the list names, in capitals', () => {
    const require = createRequire(import.meta.url);
    const list = new (require('date-holidays') as typeof Holidays)();
    const codes = Object.keys(list.getCountries()).flatMap((country) => [
      country,
      ...Object.keys(list.getStates(country) ?? {}).flatMap((state) => [
        `${country}-${state}`,
        ...Object.keys(list.getRegions(country, state) ?? {}).map(
          (region) => `${country}-${state}-${region}`,
        ),
      ]),
    ]);
    expect(codes.length).toBeGreaterThan(600);
    const unknown = codes.filter((code) => holidaysOf(readCountry(code) ?? '') === null);
    expect(unknown).toStrictEqual([]);
  });

  it.each(['XX', 'DE-XX', 'DE-BY-XX', 'DE-CONSTRUCTOR', ''])('are not known of “%s”', (code) => {
    expect(holidaysOf(code)).toBeNull();
  });
});
