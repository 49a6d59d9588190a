/** Where we lead people, what cookies they get, and who may keep a page: by our own address alone. */
import { beforeAll, describe, expect, it } from 'vitest';
import { linkOf, ownPages, type TwoPersons, twoPersons } from './two-persons.ts';
import { publicUrl, WebWorld, wholeApp } from './web-world.ts';

const evil = 'evil.example.org';
/** What proxies and attackers say of where a request went. */
const misleading = {
  'x-forwarded-host': evil,
  'x-forwarded-proto': 'http',
  'x-original-host': evil,
  'x-forwarded-prefix': `//${evil}`,
  'x-original-url': '/settings',
  'x-rewrite-url': '/settings',
  forwarded: `host=${evil};proto=http`,
  referer: `https://${evil}/`,
};

let two: TwoPersons;
let pages: readonly string[];
beforeAll(async () => {
  two = await twoPersons();
  const { maya } = two;
  pages = [
    ...ownPages(maya),
    ...['/', '/look', '/connect/google', '/connect/outlook', '/connect/google/callback'],
    ...['/connect/outlook/callback?admin_consent=True', '/nothing/here', maya.feed, '/feed/x.ics'],
    ...(['done', 'later', 'debrief'] as const).map((deed) => linkOf(maya, 'status-1', deed)),
    ...(['done', 'later', 'debrief'] as const).map(
      (deed) => `${linkOf(maya, 'debrief', deed)}/told`,
    ),
    ...['/go/x/done', '/assets/style.css', '/assets/none.css'],
  ];
});

async function got(path: string, host = new URL(publicUrl).host): Promise<Response> {
  const { browser } = two.maya;
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { ...misleading, cookie };
  return await two.world.app.request(`https://${host}${path}`, { headers });
}

describe('wherever a request says that it went', () => {
  it('we lead to paths of our own and to the provider, and name nobody else', async () => {
    const hints = [
      'next',
      'redirect',
      'return_to',
      'url',
      'continue',
      'back',
      'to',
      'redirect_uri',
    ];
    const query = hints
      .map((name) => `${name}=${encodeURIComponent(`https://${evil}/`)}`)
      .join('&');
    for (const path of pages) {
      for (const asked of [path, `${path}${path.includes('?') ? '&' : '?'}${query}`]) {
        for (const host of [evil, `${new URL(publicUrl).host}.${evil}`]) {
          const answer = await got(asked, host);
          const to = answer.headers.get('location');
          if (to?.startsWith('https://twin.example.com/consent?')) {
            const redirect = new URL(to).searchParams.get('redirect') ?? '';
            expect(redirect).toMatch(/^https:\/\/afterword\.example\.com\/connect\/\w+\/callback$/);
          } else if (to !== null)
            expect([path, to]).toStrictEqual([
              path,
              expect.stringMatching(/^\/(?![/\\])[\w/?=.#-]*$/),
            ]);
          expect([path, (await answer.text()).includes(evil)]).toStrictEqual([path, false]);
        }
      }
    }
  });

  it('no path leads elsewhere', async () => {
    for (const path of [
      ...[`//${evil}`, `//${evil}/go/x/done`, `/\\${evil}`, `/%5c${evil}`, `/%2f%2f${evil}`],
      ...[`/look//${evil}`, `/go//${evil}/done`, '/look%0d%0aLocation:%20x', '/%00', '/%', '/%ff'],
      ...[`/.//${evil}`, `/assets/..%2f..%2fpackage.json`, '/assets/__proto__', '/assets/%2e%2e/x'],
    ]) {
      const answer = await got(path);
      expect([path, answer.headers.get('location')]).toStrictEqual([path, null]);
      expect([path, answer.status]).toStrictEqual([path, 404]);
    }
    expect(two.world.failed).toStrictEqual([]);
  });

  it('follow-ups and the private address carry our own name', async () => {
    const { maya } = two;
    const feed = await (await got('/settings', evil)).text();
    expect(feed).toContain(`${publicUrl}${maya.feed}`);
    const texts = maya.side.mailbox.person.events().map(({ text }) => text);
    const links = texts.flatMap((text) => text.match(/https?:\/\/\S+\/go\/\S+/g) ?? []);
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((link) => !link.startsWith(`${publicUrl}/go/`))).toStrictEqual([]);
  });
});

describe('every answer', () => {
  it('allows nothing but our own style, scripts, pictures and forms', async () => {
    const policy = [
      ...["default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src 'self'"],
      ...["connect-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"],
    ];
    for (const path of pages) {
      const { headers } = await got(path);
      const said = headers.get('content-security-policy')?.split(/;\s*/) ?? [];
      expect([path, said.filter((one) => one !== '').sort()]).toStrictEqual([path, policy.sort()]);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toMatch(/SAMEORIGIN|DENY/);
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });

  it('is kept by nobody on the way, unless it is the same for all', async () => {
    for (const path of pages) {
      const { status, headers } = await got(path);
      const kept = headers.get('cache-control');
      const isForAll = path === '/assets/style.css';
      const right = isForAll
        ? /^public/
        : path.startsWith('/feed/')
          ? /^private, no-/
          : /^private, no-store$/;
      // A redirection that says nothing is kept by nobody either (RFC 9111, 4.2.2).
      if (status === 302 || status === 303) expect([path, kept]).toStrictEqual([path, null]);
      else expect([path, kept]).toStrictEqual([path, expect.stringMatching(right)]);
    }
  });
});

describe('a cookie', () => {
  async function cookiesOf(world: WebWorld, url: string): Promise<readonly string[]> {
    const app = wholeApp({ ...world.web, publicUrl: url, origins: [url] });
    const cookies: string[] = [];
    const ask = async (path: string): Promise<string> => {
      const cookie = cookies.map((one) => one.split(';')[0]).join('; ');
      const answer = await app.request(`${url}${path}`, { headers: { cookie } });
      cookies.push(...answer.headers.getSetCookie());
      return answer.headers.get('location') ?? '';
    };
    await ask('/');
    const back = new URL(world.flows.google.consent.visit(await ask('/connect/google')));
    expect(await ask(back.pathname + back.search)).toBe('/calendars');
    return cookies;
  }

  it('on https is this host’s alone, for no script and no other site', async () => {
    const cookies = await cookiesOf(new WebWorld(), publicUrl);
    const names = cookies.map((one) => one.split('=')[0]).sort();
    const host = '__Host-afterword';
    expect(names).toStrictEqual([`${host}-consent`, `${host}-session`, `${host}-visit`]);
    for (const cookie of cookies) {
      const [, ...attributes] = cookie.split('; ');
      const plain = attributes.filter((one) => !one.startsWith('Max-Age='));
      expect(plain.sort()).toStrictEqual(['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure']);
    }
  });

  it('on one’s own machine differs by its name and by needing no https', async () => {
    const cookies = await cookiesOf(new WebWorld(), 'http://localhost:4310');
    expect(cookies).toHaveLength(3);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^afterword-(?:consent|session|visit)=/);
      expect(cookie).toMatch(/; HttpOnly/);
      expect(cookie).toMatch(/; SameSite=Lax/);
      expect(cookie).not.toMatch(/Secure|Domain/);
    }
  });

  it('that signs in is not what the store knows', async () => {
    const { world, maya } = two;
    const secret = [...maya.browser.cookies].find(([name]) => name.endsWith('session'))?.[1] ?? '';
    const now = world.ports.clock.now();
    expect(await world.ports.store.find(`session/${secret}`, now)).toBeNull();
    expect(JSON.stringify(await world.ports.store.load(maya.person))).not.toContain(secret);
  });
});
