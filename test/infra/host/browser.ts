/** A person at their browser: follows redirects one by one, with or without keeping cookies. */
import { both, type Name, type Stage } from './stage.ts';

export class Browser {
  readonly #cookies = new Map<string, string>();
  readonly #keepsCookies: boolean;

  constructor(keepsCookies = true) {
    this.#keepsCookies = keepsCookies;
  }

  /** One request; redirects are answers like others. */
  async ask(url: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.#cookies.size > 0) {
      headers.set('cookie', [...this.#cookies].map((pair) => pair.join('=')).join('; '));
    }
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    if (this.#keepsCookies) {
      for (const cookie of answer.headers.getSetCookie()) {
        const [name, value] = (cookie.split(';')[0] ?? '').split('=');
        this.#cookies.set(name ?? '', value ?? '');
      }
    }
    return answer;
  }

  /** Goes to the provider and says what the sandbox's person says; the address that leads back. */
  async consent(host: string, provider: Name): Promise<string> {
    const asked = await this.ask(`${host}/connect/${provider}`);
    const page = asked.headers.get('location');
    if (page === null) throw new Error(`no way to the provider: ${asked.status}`);
    const answered = await fetch(page, { redirect: 'manual' });
    const back = answered.headers.get('location');
    if (back === null) throw new Error(`no way back from the provider: ${answered.status}`);
    return back;
  }

  /** Connects an account from beginning to end; the answer to the last step. */
  async connect(host: string, provider: Name): Promise<Response> {
    return await this.ask(await this.consent(host, provider));
  }

  /** Posts a form as a page of the host's own would: with the token of such a page. */
  async post(
    host: string,
    path: string,
    form: Readonly<Record<string, string>>,
  ): Promise<Response> {
    return await this.ask(host + path, {
      method: 'POST',
      headers: { origin: host },
      body: new URLSearchParams({ token: await this.#token(host), ...form }),
    });
  }

  /** The token of the first page that has a form; every form of a visit takes it. */
  async #token(host: string): Promise<string> {
    for (const path of ['/', '/sandbox', '/calendars']) {
      const text = await (await this.ask(host + path)).text();
      const token = /name="token" value="([^"]+)"/.exec(text)?.[1];
      if (token !== undefined) return token;
    }
    throw new Error('no page has a form');
  }
}

/** Connects both accounts of the stage; settles when nothing is left to be done. */
export async function connectBoth(stage: Stage): Promise<Browser> {
  const browser = new Browser();
  for (const name of both) {
    const { status } = await browser.connect(stage.url, name);
    if (status !== 303) throw new Error(`${name} is not connected: ${status}`);
  }
  await stage.calm(150);
  return browser;
}
