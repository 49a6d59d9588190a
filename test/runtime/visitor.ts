/** A person at their browser, somewhere in the world: they know our public address and nothing else. */
import type { Name } from './provider.ts';
import type { Stand } from './stand.ts';

export class Visitor {
  readonly #stand: Stand;
  readonly #cookies = new Map<string, string>();

  constructor(stand: Stand) {
    this.#stand = stand;
  }

  /** One request to us; redirects are answers like others. */
  async ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.#cookies.size > 0) {
      headers.set('cookie', [...this.#cookies].map((pair) => pair.join('=')).join('; '));
    }
    const answer = await this.#stand.fetch(new URL(path, this.#stand.publicUrl).href, {
      ...init,
      headers,
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.#cookies.set(name, value);
    }
    return answer;
  }

  /** The text of a page; fails where there is none. */
  async read(path: string): Promise<string> {
    const answer = await this.ask(path);
    if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
    return await answer.text();
  }

  /** Connects an account from beginning to end; the answer to the last step. */
  async connect(provider: Name): Promise<Response> {
    return await this.ask(await this.consent(provider));
  }

  /** Goes to the provider and says yes there; the address that leads back. */
  async consent(provider: Name): Promise<string> {
    const asked = await this.ask(`/connect/${provider}`);
    const page = asked.headers.get('location');
    if (page === null) {
      throw new Error(`no way to the provider: ${asked.status} ${await asked.text()}`);
    }
    const answered = await fetch(page, { redirect: 'manual' });
    const back = answered.headers.get('location');
    if (back === null) throw new Error(`no way back from the provider: ${answered.status}`);
    return back;
  }

  /** Posts a form as a page of ours would: with the token of such a page. */
  async post(
    path: string,
    from: string,
    fields: Readonly<Record<string, string>>,
  ): Promise<Response> {
    const token = await this.token(from);
    const body = new URLSearchParams({ token, ...fields });
    return await this.ask(path, { method: 'POST', headers: this.#ownHeaders(), body });
  }

  /** Uploads a file by the form of a page, with the bytes of a browser's own. */
  async upload(
    path: string,
    from: string,
    file: { readonly name: string; readonly text: string },
    fields: Readonly<Record<string, string>>,
  ): Promise<Response> {
    const form = new FormData();
    form.set('token', await this.token(from));
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('file', new Blob([file.text], { type: 'text/calendar' }), file.name);
    // Sent in one piece, as a browser does it: chunks would have no length.
    const made = new Response(form);
    const headers = {
      ...this.#ownHeaders(),
      'content-type': made.headers.get('content-type') ?? '',
    };
    return await this.ask(path, { method: 'POST', headers, body: await made.arrayBuffer() });
  }

  /** The token that every form of a page takes. */
  async token(page: string): Promise<string> {
    const token = /name="token" value="([^"]+)"/.exec(await this.read(page))?.[1];
    if (token === undefined) throw new Error(`${page} has no form`);
    return token;
  }

  #ownHeaders(): Record<string, string> {
    return { origin: this.#stand.publicUrl, 'sec-fetch-site': 'same-origin' };
  }
}
