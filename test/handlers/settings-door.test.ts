/** The settings as a person changes them. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { PersonRecord } from '../../functions/domain/ledger/records.ts';
import { eventNamed, ownEvents, ownTasks } from '../flows/flow-sight.ts';
import { signedInWorld, type WebWorld } from './web-world.ts';

const good = {
  name: 'Maya Patel',
  zone: 'Europe/Paris',
  country: 'us',
  opens: '10:00',
  closes: '16:00',
  addresses: 'maya@example.org',
  employers: 'example.net',
  shownAs: 'events',
  cadence: 'weekly-calls',
};

async function stored({ ports, person }: WebWorld): Promise<PersonRecord | undefined> {
  return (await ports.store.load(person))?.person.value;
}

describe('settings', () => {
  it('are shown as they are stored, with a picture of each cadence', async () => {
    const { browser } = await signedInWorld();
    const { status, text } = await browser.get('/settings');
    expect(status).toBe(200);
    expect(text).toContain('<option value="Europe/Berlin" selected>');
    expect(text.match(/class="picture picture-weeks"/g)).toHaveLength(6);
    expect(text).toMatch(/value="recommended" checked/);
    expect(gzipSync(text).length).toBeLessThan(30_000);
  });

  it('are stored, and shown again', async () => {
    const { world, browser } = await signedInWorld();
    const after = await browser.submit('/settings', good);
    expect(after.text).toContain('Saved.');
    expect(await stored(world)).toMatchObject({
      ...good,
      country: 'US',
      opens: 600,
      closes: 960,
      addresses: ['maya@example.org'],
      employers: ['example.net'],
      zoneIsKnown: true,
    });
    expect(after.text).toContain('value="Maya Patel"');
    expect(after.text).toMatch(/value="weekly-calls" checked/);
  });

  it('change what is planned, at once', async () => {
    const { world, browser } = await signedInWorld();
    const { google } = world.flows;
    world.flows.addInterview(google, 2);
    await world.flows.settle();
    const before = eventNamed(google, 'status-1').title;
    expect(ownTasks(google)).not.toEqual([]);
    await browser.post('/settings', { ...good, zone: 'Europe/Berlin' });
    expect(ownTasks(google)).toEqual([]);
    expect(eventNamed(google, 'status-1').title).not.toBe(before);
    expect(ownEvents(google).some(({ text }) => text.includes('Maya Patel'))).toBe(true);
  });

  it('lose nothing of what was typed where something cannot be used', async () => {
    const { world, browser } = await signedInWorld();
    const before = await stored(world);
    const typed = { ...good, country: 'Atlantis <b>', addresses: 'maya@example.org\nnobody' };
    const page = await browser.post('/settings', typed);
    expect(page.status).toBe(400);
    expect(page.text).toContain('Nothing is saved yet');
    expect(page.text).toContain('value="Atlantis &lt;b&gt;"');
    expect(page.text).toContain('\nmaya@example.org\nnobody</textarea>');
    expect(page.text).toContain('“nobody” is no e-mail address.');
    expect(page.text).toMatch(
      /id="country"[^>]*aria-describedby="country-hint country-error" aria-invalid="true"/,
    );
    expect(page.text).toMatch(/value="weekly-calls" checked/);
    expect(page.text).toContain('<option value="Europe/Paris" selected>');
    expect(await stored(world)).toEqual(before);
  });

  it('keep a zone that the list does not have', async () => {
    const { world, browser } = await signedInWorld();
    await browser.post('/settings', { ...good, zone: 'Asia/Calcutta' });
    const { text } = await browser.get('/settings');
    expect(text).toContain('<option value="Asia/Calcutta" selected>');
    expect((await stored(world))?.zone).toBe('Asia/Calcutta');
  });

  it('are nobody else’s', async () => {
    const { world, browser } = await signedInWorld();
    const before = await stored(world);
    const stranger = world.stranger();
    for (const path of ['/settings', '/settings/delete', '/export.json', '/export.ics']) {
      expect((await stranger.get(path)).status).toBe(403);
    }
    for (const path of ['/settings', '/settings/feed', '/settings/delete']) {
      for (const one of [stranger, browser]) {
        const answer = await one.post(path, { ...good, token: 'x', do: 'make' });
        expect(answer.status).toBe(403);
      }
    }
    expect(await stored(world)).toEqual(before);
  });
});
