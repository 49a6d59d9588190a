/** The front door as strangers and people who have connected find it. */
import { describe, expect, it } from 'vitest';
import { signedInWorld, WebWorld } from './web-world.ts';

describe('the front door', () => {
  it('shows a stranger how to begin, and nobody keeps the page on the way', async () => {
    const page = await new WebWorld().stranger().get('/');
    expect(page.status).toBe(200);
    expect(page.text).toContain('Connect Google Calendar');
    expect(page.text).not.toContain('Connected:');
    expect(page.headers.get('cache-control')).toBe('private, no-store');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('shows a person their accounts, and nobody else', async () => {
    const { world, browser } = await signedInWorld(['google', 'outlook']);
    const page = await browser.get('/');
    expect(page.text).toContain('Connected: google@example.com, outlook@example.com.');
    expect(page.text).toContain('value="Europe/Berlin"');
    expect((await world.stranger().get('/')).text).not.toContain('@example.com');
  });
});
