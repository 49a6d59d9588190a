/** The page of settings: every field named and described, and what is wrong said beside it. */
import { describe, expect, it } from 'vitest';
import { plainWorkCalendar } from '../../functions/domain/business-days.ts';
import { type CadenceName, cadenceNames } from '../../functions/domain/cadences/cadence.ts';
import type { Zone } from '../../functions/domain/time.ts';
import { type CadencePicture, cadencePicture } from '../../functions/pages/cadence-picture.ts';
import type { Frame } from '../../functions/pages/page.ts';
import { type SettingsView, settingsPage } from '../../functions/pages/settings.ts';
import { settingNames } from '../../functions/pages/settings-fields.ts';

const frame: Frame = {
  ...{ isSignedIn: true, questions: 0, hasSandbox: false, path: '/settings' },
  ...{ token: 'token', version: 'v' },
};

const setting = { work: plainWorkCalendar, zone: 'Europe/Berlin' as Zone };
const pictures = Object.fromEntries(
  cadenceNames.map((name) => [name, cadencePicture(name, setting)]),
) as Record<CadenceName, CadencePicture>;

const view: SettingsView = {
  typed: {
    ...{ name: '', zone: 'Europe/Berlin', country: '', opens: '09:00', closes: '17:00' },
    ...{ addresses: '', employers: '', shownAs: 'both', cadence: 'recommended' },
  },
  ...{ errors: {}, zones: ['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires'] },
  ...{ pictures, feed: null, done: null },
};

const drawn = async (change: Partial<SettingsView> = {}): Promise<string> =>
  String(await settingsPage(frame, { ...view, ...change }));

describe('the page of settings', () => {
  it('has a field of each name, and something to point at for each', async () => {
    const text = await drawn();
    for (const name of settingNames) {
      expect(text).toContain(` name="${name}"`);
      expect(text).toContain(` id="${name}"`);
    }
  });

  it('has no id twice, and describes by ids that are there', async () => {
    const text = await drawn({ errors: { country: 'No.', opens: 'No.' }, feed: 'https://x/feed' });
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(new Set(ids).size).toBe(ids.length);
    const named = [
      ...text.matchAll(/ (?:aria-describedby|aria-labelledby|for|data-copy)="([^"]+)"/g),
    ];
    const wanted = named.flatMap((match) => match[1]?.split(' ') ?? []);
    expect(wanted.length).toBeGreaterThan(10);
    expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('names zones by city, below their continents', async () => {
    const text = await drawn();
    expect(text).toContain('<optgroup label="America">');
    expect(text).toContain('>Argentina/Buenos Aires</option>');
  });

  it.each([
    ['saved', null, 'Saved.'],
    ['feed', null, 'It is turned off'],
    ['feed', 'https://afterword.example.com/feed/abc.ics', 'This is your address now'],
  ] as const)('says that something was done (%s, %s)', async (done, feed, words) => {
    expect(await drawn({ done, feed })).toContain(words);
    expect(await drawn({ feed })).not.toContain(words);
  });

  it('begins with what is wrong, each with a way to it', async () => {
    const text = await drawn({ errors: { country: 'Not known.' } });
    expect(text).toContain('<title>Not saved · Settings');
    expect(text).toMatch(/role="alert".*<a href="#country">Country<\/a>/);
    expect(text).toContain('id="country-error">Not known.</span>');
    expect(await drawn()).not.toContain('role="alert"');
  });

  it('offers a new address and the end of it only where there is one', async () => {
    const without = await drawn();
    expect(without).toContain('Make an address');
    expect(without).not.toContain('Turn it off');
    const text = await drawn({ feed: 'https://afterword.example.com/feed/abc.ics' });
    expect(text).toContain('>https://afterword.example.com/feed/abc.ics</p>');
    expect(text).toContain('Turn it off');
  });
});
