/** What can be typed into the settings, and what is said where it cannot be used. */
import { describe, expect, it } from 'vitest';
import { newPerson } from '../../functions/domain/ledger/records.ts';
import { readSettings, typedOf } from '../../functions/handlers/web/settings-form.ts';
import type { SettingName, TypedSettings } from '../../functions/pages/settings-fields.ts';

const usual = typedOf(newPerson('maya', 'Maya Patel'));
const read = (typed: Partial<TypedSettings>) =>
  readSettings({ ...usual, ...typed }, (country) =>
    ['US', 'DE', 'DE-BY', 'NZ-CAN-TIMARU'].includes(country),
  );

describe('settings that are typed', () => {
  it('are what they were where nothing is changed', () => {
    const {
      id: _,
      zoneIsKnown: _k,
      answers: _a,
      lessons: _l,
      feed: _f,
      ...known
    } = newPerson('maya', 'Maya Patel');
    expect(readSettings(usual, () => false)).toEqual({ is: 'good', change: known });
  });

  it.each<[SettingName, string, unknown]>([
    ['name', '  Maya \n Patel ', 'Maya Patel'],
    ['name', '', null],
    ['zone', 'America/New_York', 'America/New_York'],
    ['country', ' us ', 'US'],
    ['country', 'de-by', 'DE-BY'],
    ['country', 'nz-can-timaru', 'NZ-CAN-TIMARU'],
    ['country', '', null],
    ['opens', '8:30', 510],
    ['closes', '18:15:00', 1095],
    [
      'addresses',
      'Maya@Example.com\n<m.patel@example.org>, maya@example.com',
      ['maya@example.com', 'm.patel@example.org'],
    ],
    [
      'employers',
      'https://www.example.com/jobs\n@example.org hr@sub.example.net',
      ['example.com', 'example.org', 'sub.example.net'],
    ],
    ['shownAs', 'events', 'events'],
    ['cadence', 'weekly-calls', 'weekly-calls'],
  ])('understand %s “%s”', (name, text, value) => {
    const result = read({ [name]: text });
    expect(result.is === 'good' && result.change[name]).toEqual(value);
  });

  it.each<[SettingName, string]>([
    ['zone', 'Mars/Olympus'],
    ['zone', '+02:00'],
    ['country', 'XX'],
    ['country', 'Germany'],
    ['country', 'constructor'],
    ['opens', '25:00'],
    ['opens', 'nine'],
    ['closes', '09:30'],
    ['closes', ''],
    ['addresses', 'maya@example.com\nmaya'],
    ['addresses', 'maya@localhost'],
    ['addresses', Array.from({ length: 51 }, (_, i) => `m${i}@example.com`).join('\n')],
    ['employers', 'Acme'],
    ['employers', 'exa_mple..com'],
    ['shownAs', 'nothing'],
    ['cadence', 'toString'],
  ])('refuse %s “%s” in one sentence, and nothing else', (name, text) => {
    const result = read({ [name]: text });
    const errors = result.is === 'bad' ? result.errors : {};
    expect(Object.keys(errors)).toEqual([name]);
    expect(errors[name]).toMatch(/^[“A-Z][^\n]{10,110}\.$/);
    expect(errors[name]).not.toMatch(/\. /);
  });

  it('tell all that is wrong at once', () => {
    const result = read({ zone: '', country: 'ZZ', opens: 'x', addresses: 'y' });
    const names = result.is === 'bad' ? Object.keys(result.errors).sort() : [];
    expect(names).toEqual(['addresses', 'country', 'opens', 'zone']);
  });
});
