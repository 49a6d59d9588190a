/** The home page: four ways to begin, and what is promised. */
import { describe, expect, test } from 'vitest';
import type { Zone } from '../../functions/domain/time.ts';
import { type HomeView, homePage } from '../../functions/pages/home.ts';
import type { Frame } from '../../functions/pages/page.ts';

const stranger: Frame = {
  isSignedIn: false,
  questions: 0,
  hasSandbox: false,
  path: '/',
  token: 'token-of-the-visit',
  version: 'v',
};
const view: HomeView = {
  providers: {
    google: { label: 'Google Calendar', isSandbox: false },
    outlook: { label: 'Outlook', isSandbox: false },
  },
  accounts: [],
  zone: 'Europe/Berlin' as Zone,
  cadence: 'how-often',
};

const shown = (frame: Partial<Frame> = {}, changed: Partial<HomeView> = {}): string =>
  String(homePage({ ...stranger, ...frame }, { ...view, ...changed }));

describe('the home page', () => {
  test('offers to connect either calendar and to look at a file', () => {
    const page = shown();
    expect(page).toMatch(/href="\/connect\/google">Connect Google Calendar</);
    expect(page).toMatch(/href="\/connect\/outlook">Connect Outlook</);
    expect(page).toMatch(/<form method="post" action="\/look" enctype="multipart\/form-data"/);
    expect(page).toMatch(/<input type="file" name="file" accept=".ics,text\/calendar" required>/);
  });

  test('carries the token of the visit in its form', () => {
    expect(shown()).toContain('name="token" value="token-of-the-visit"');
  });

  test('says that nothing is sent, and what is read and written', () => {
    expect(shown()).toContain('Nothing is sent to anybody');
    expect(shown()).toContain('What it reads and writes');
  });

  test.each([
    [true, 1],
    [false, 0],
  ])('leads to the sandbox where there is one (%s)', (hasSandbox, count) => {
    const links = shown({ hasSandbox }).match(/>Try it in the sandbox</g) ?? [];
    expect(links).toHaveLength(count);
  });

  test('says that a sandbox is made up', () => {
    const google = { label: 'Sandbox Google', isSandbox: true };
    const page = shown({ hasSandbox: true }, { providers: { ...view.providers, google } });
    expect(page).toContain('Connect Sandbox Google');
    expect(page).toContain('made-up calendar on this machine');
    expect(shown()).not.toContain('made-up calendar');
  });

  test('shows who is signed in their accounts and the way to their interviews', () => {
    const accounts = [
      { email: 'robin@example.com', provider: 'google' },
      { email: null, provider: 'outlook' },
    ] as const;
    const page = shown({ isSignedIn: true }, { accounts });
    expect(page).toContain('Connected: robin@example.com, Outlook.');
    expect(page).toContain('<a href="/interviews">To your interviews</a>');
    expect(shown()).not.toContain('/interviews');
  });

  test('escapes an address that would be markup', () => {
    const accounts = [{ email: '"><script>x</script>@example.com', provider: 'google' }] as const;
    const page = shown({ isSignedIn: true }, { accounts });
    expect(page).not.toContain('<script>x');
    expect(page).toContain('&lt;script&gt;x');
  });

  test('offers the cadence of the person for the file', () => {
    expect(shown().match(/<option value="[^"]*" selected>/g)).toEqual([
      '<option value="how-often" selected>',
    ]);
  });

  test('offers the zone of the person for the file', () => {
    expect(shown()).toMatch(/name="zone"[^>]* value="Europe\/Berlin"/);
  });
});
