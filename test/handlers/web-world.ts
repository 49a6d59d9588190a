/** The doors of the web over twins: browsers that keep cookies, and looks that run when a page waits for them. */
import type { Hono } from 'hono';
import type { ProviderName } from '../../functions/domain/ports/calendar.ts';
import { formatDay, type LocalDay } from '../../functions/domain/time.ts';
import { bothWishes, type Wish } from '../../functions/domain/wish.ts';
import { lookAtPerson } from '../../functions/flows/look-at-person.ts';
import type { Ports } from '../../functions/flows/ports.ts';
import { webApp } from '../../functions/handlers/web/app.ts';
import { lookDoor } from '../../functions/handlers/web/look-door.ts';
import { pageDoors } from '../../functions/handlers/web/page-doors.ts';
import type { Web } from '../../functions/handlers/web/web.ts';
import type { Side } from '../flows/flow-side.ts';
import { FlowWorld } from '../flows/flow-world.ts';

/** As the twins' links have it. */
export const publicUrl = 'https://afterword.example.com';
/** What cannot be reached asks to be looked at again and again; a page does not wait for that. */
const looksAtMost = 12;

export class WebWorld {
  readonly flows: FlowWorld;
  readonly ports: Ports;
  readonly web: Web;
  readonly app: Hono;
  /** What the operator was told of. */
  readonly failed: unknown[] = [];
  /** What was asked for: whose look, and which. */
  readonly asked: Wish[] = [];
  readonly #waiting = new Map<string, Wish>();
  #minted = 0;

  constructor(flows: FlowWorld = new FlowWorld()) {
    this.flows = flows;
    this.ports = {
      ...flows.ports(),
      holidays,
      // As a real one: two differ from their first letters on.
      mint: () => `${String(++this.#minted).padStart(12, '0')}mintmintmint`,
    };
    this.web = {
      ports: this.ports,
      publicUrl,
      origins: [publicUrl],
      providers: {
        google: { label: 'Google Calendar', isSandbox: false },
        outlook: { label: 'Outlook', isSandbox: false },
      },
      onlyPerson: () => null,
      look: async (person, wish) => this.#ask(person, wish),
      opened: async () => undefined,
      settled: () => this.settled(),
      secondsSinceRead: () => 12,
      adminConsentUrl: (provider) =>
        provider === 'google' ? null : 'https://login.example.com/admin',
      failed: (_, error) => void this.failed.push(error),
    };
    this.app = wholeApp(this.web);
  }

  get person(): string {
    return this.flows.person;
  }

  /** The flows' looks to their end; where they ask for a wait, the clock moves on by it. */
  async settled(): Promise<void> {
    for (let looks = 0; this.#waiting.size > 0 && looks < looksAtMost; looks++) {
      for (const [person, wish] of [...this.#waiting]) {
        this.#waiting.delete(person);
        const { again } = await lookAtPerson(this.ports, person, wish);
        if (!again) continue;
        this.flows.later(again.afterMs);
        this.#add(person, again.wish);
      }
    }
  }

  /** A browser that has never been here. */
  stranger(): Browser {
    return new Browser(this.app);
  }

  /** A browser in which the person of that account has just connected it, through the doors. */
  async signedIn(side: Side = this.flows.google): Promise<Browser> {
    const browser = this.stranger();
    await this.connect(browser, side);
    return browser;
  }

  /** The person of a browser goes through a consent. */
  async connect(browser: Browser, side: Side): Promise<void> {
    const begun = await browser.get(`/connect/${side.name}`);
    const back = new URL(side.consent.visit(begun.location ?? ''));
    const ended = await browser.get(back.pathname + back.search);
    if (ended.location !== '/calendars') throw new Error(`not connected: ${ended.status}`);
    const account = (await this.ports.store.persons(null, 100)).at(0);
    this.flows.person ||= account ?? '';
    await this.settled();
  }

  #ask(person: string, wish: Wish): void {
    this.asked.push(wish);
    this.#add(person, wish);
  }

  #add(person: string, wish: Wish): void {
    const known = this.#waiting.get(person);
    this.#waiting.set(person, known ? bothWishes(known, wish) : wish);
  }
}

/** Two countries are known here, each with the same two holidays a year. */
function holidays(country: string): ((day: LocalDay) => boolean) | null {
  const isOff = (day: LocalDay): boolean => /-(?:12-25|01-01)$/.test(formatDay(day));
  return ['US', 'DE', 'DE-BY'].includes(country) ? isOff : null;
}

/** What a browser got. */
export type Answer = {
  readonly status: number;
  readonly text: string;
  readonly location: string | null;
  readonly headers: Headers;
};

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Keeps cookies, and sends forms with the token of the page that they stand on. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly #app: Hono;

  constructor(app: Hono) {
    this.#app = app;
  }

  async get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return await this.#send(path, { headers: { ...headers } });
  }

  /**
   * Posts a form. The token is that of the page `on` (missing: the form's own address, and where that
   * is none, the settings), unless the form names one itself; redirections are not followed.
   */
  async post(path: string, form: Fields = {}, on?: string): Promise<Answer> {
    const token = form.token === undefined ? await this.token(on ?? path) : null;
    const body = new URLSearchParams(token === null ? [] : [['token', token]]);
    for (const [name, value] of Object.entries(form)) {
      for (const one of [value].flat()) body.append(name, one);
    }
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      origin: publicUrl,
    };
    return await this.#send(path, { method: 'POST', body: body.toString(), headers });
  }

  /** Posts a form with a file, as a browser does, with the token of the home page. */
  async upload(path: string, file: File | null, fields: Fields = {}): Promise<Answer> {
    const body = new FormData();
    const all: Fields = { token: await this.token('/'), ...fields };
    for (const [name, value] of Object.entries(all)) {
      for (const one of [value].flat()) body.append(name, one);
    }
    if (file !== null) body.append('file', file);
    return await this.#send(path, { method: 'POST', body, headers: { origin: publicUrl } });
  }

  /** Posts to where a button leads, and shows the page that it leads to. */
  async submit(path: string, form: Fields = {}, on?: string): Promise<Answer> {
    const answer = await this.post(path, form, on);
    return answer.location === null ? answer : await this.get(answer.location);
  }

  /** The token of a page's forms; fails where neither that page nor the settings have any. */
  async token(on: string): Promise<string> {
    for (const page of new Set([on, '/settings', '/calendars', '/'])) {
      const { text } = await this.get(page);
      const found = /name="token" value="([^"]+)"/.exec(text)?.[1];
      if (found !== undefined) return found;
    }
    throw new Error(`no form on ${on}`);
  }

  async #send(path: string, init: RequestInit): Promise<Answer> {
    const headers = new Headers(init.headers);
    const cookies = [...this.cookies].map(([name, value]) => `${name}=${value}`);
    if (cookies.length > 0) headers.set('cookie', cookies.join('; '));
    const answer = await this.#app.request(`${publicUrl}${path}`, { ...init, headers });
    for (const cookie of answer.headers.getSetCookie()) this.#keep(cookie);
    return {
      status: answer.status,
      text: await answer.text(),
      location: answer.headers.get('location'),
      headers: answer.headers,
    };
  }

  #keep(cookie: string): void {
    const [pair = ''] = cookie.split(';');
    const name = pair.slice(0, pair.indexOf('='));
    if (/max-age=0/i.test(cookie)) this.cookies.delete(name);
    else this.cookies.set(name, pair.slice(name.length + 1));
  }
}

/** A world with these accounts connected for one person, and that person's browser. */
export async function signedInWorld(
  names: readonly ProviderName[] = ['google'],
  flows: FlowWorld = new FlowWorld(),
): Promise<{ readonly world: WebWorld; readonly browser: Browser }> {
  const world = new WebWorld(flows);
  const browser = world.stranger();
  for (const name of names) await world.connect(browser, flows[name]);
  return { world, browser };
}

/** All pages, as the local host serves them. */
export function wholeApp(web: Web): Hono {
  return webApp(web, [...pageDoors, lookDoor(() => performance.now())]);
}
