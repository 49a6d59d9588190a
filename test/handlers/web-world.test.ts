/** The web of the tests behaves as a web: whoever tests a door can rely on it. */
import { describe, expect, it } from 'vitest';
import { signedInWorld } from './web-world.ts';

describe('the web of the tests', () => {
  it('signs a person in by connecting, and a second account joins them', async () => {
    const { world, browser } = await signedInWorld(['google', 'outlook']);
    const page = await browser.get('/calendars');
    expect(page.status).toBe(200);
    expect(page.text).toContain('google@example.com');
    expect(page.text).toContain('outlook@example.com');
    expect((await world.stranger().get('/calendars')).status).toBe(403);
    expect(await world.ports.store.persons(null, 9)).toEqual([world.person]);
  });

  it('runs looks to their end when a page waits for them', async () => {
    const { world, browser } = await signedInWorld();
    const { id } = (await world.flows.account(world.flows.google)) ?? { id: '' };
    const answer = await browser.submit('/calendars/disconnect', { account: id }, '/calendars');
    expect(answer.status).toBe(200);
    expect(await world.ports.store.persons(null, 9)).toEqual([]);
  });
});
