/** The sandbox's doors: one minute from an empty calendar to the end of a series, by forms alone. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dayMs } from '../../../functions/domain/time.ts';
import { readConfig } from '../../../infra/local/host/config.ts';
import { type Host, startHost } from '../../../infra/local/host/host.ts';
import type { SandboxEvent, SandboxPerson } from '../../../infra/local/sandbox/sandbox-person.ts';
import { Browser } from './browser.ts';
import { freePort } from './host-process.ts';
import { until } from './waiting.ts';

/** Tuesday, 24 November 2026, 09:00 in New York: what is "tomorrow" and "Friday" is known. */
const tuesday = Date.parse('2026-11-24T14:00:00Z');

describe('the sandbox', () => {
  let host: Host;
  let isOpen = false;
  let folder: string;
  let browser: Browser;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'afterword-sandbox-'));
    const port = String(await freePort());
    const began = Date.now();
    const now = (): number => tuesday + Date.now() - began;
    host = await startHost(readConfig({ DATA_DIR: folder, PORT: port }), now);
    isOpen = true;
    await host.whenIdle();
    browser = new Browser();
  }, 30_000);
  afterEach(async () => {
    await closed();
    rmSync(folder, { recursive: true, force: true });
  }, 30_000);

  async function closed(): Promise<void> {
    if (isOpen) await host.close();
    isOpen = false;
  }

  function google(): SandboxPerson {
    const person = host.sandboxes.google?.person;
    if (!person) throw new Error('there is no sandbox');
    return person;
  }

  async function page(path = '/sandbox'): Promise<string> {
    return await (await browser.ask(host.url + path)).text();
  }

  async function post(path: string, form: Readonly<Record<string, string>>): Promise<Response> {
    return await browser.post(host.url, path, form);
  }

  /** The event whose key ends so. */
  function step(name: string): SandboxEvent {
    const one = google()
      .events()
      .find(({ key }) => key?.endsWith(`.${name}`));
    if (!one) throw new Error(`there is no ${name}`);
    return one;
  }

  function ours(): number {
    const isOurs = ({ key }: { readonly key: string | null }): boolean => key !== null;
    return google().events().filter(isOurs).length + google().tasks().filter(isOurs).length;
  }

  async function added(): Promise<void> {
    expect((await post('/sandbox/google/example', { which: 'screen' })).status).toBe(303);
    await until('the series stands there', () => ours() >= 8);
    await host.whenIdle();
  }

  it('is lived through in one minute: from nothing to the closing', async () => {
    expect(await page()).toContain('aria-current="step"><strong>Add an interview.');
    await added();
    expect(await page()).toContain('aria-current="step"><strong>Let it take place.');
    const skipped = await post('/sandbox/skip', { days: '2' });
    const after = await page(skipped.headers.get('location') ?? '');
    expect(after).toContain('things came up');
    expect(after).toContain('aria-current="step"><strong>Say what was promised.');
    const before = step('status-1').start;
    const { id } = step('debrief');
    await post('/sandbox/google/note', { id, line: 'Decision by Friday, 4 December' });
    await until('the touch has moved', () => step('status-1').start > before);
    await post('/sandbox/skip', { days: '14' });
    expect(await page()).toContain('aria-current="step"><strong>Still nothing?');
    await post('/sandbox/skip', { days: '28' });
    expect(await page()).toContain('That was a whole series.');
  });

  it('moves what follows when the interview is moved, and keeps away what is deleted', async () => {
    await added();
    const interview = google()
      .events()
      .find(({ key }) => key === null);
    const { start } = step('debrief');
    await post('/sandbox/google/change', { id: interview?.id ?? '', start: '2026-11-27T10:00' });
    await until('the debrief has moved', () => step('debrief').start === start + 2 * dayMs);
    const count = ours();
    await post('/sandbox/google/delete', { id: step('status-2').id });
    await post('/sandbox/skip', { days: '1' });
    expect(ours()).toBe(count - 1);
  });

  it('shows one event with its text, its links and its forms', async () => {
    await added();
    const [way] = /\/sandbox\/google\/event\?id=[\w%-]+/.exec(await page()) ?? [];
    expect(await page(way ?? '')).toContain('Called off by the other side');
    const { id } = step('debrief');
    const debrief = await page(`/sandbox/google/event?id=${id}`);
    expect(debrief).toMatch(/<a href="http:\/\/localhost:\d+\/go\/[\w.-]+\/debrief">/);
    expect(debrief).toContain('a follow-up of ours');
    expect(debrief).not.toContain('Called off');
  });

  it('ticks, unticks and deletes tasks', async () => {
    await added();
    const [task] = google().tasks();
    const id = task?.id ?? '';
    const isDone = (): boolean | undefined =>
      google()
        .tasks()
        .find((one) => one.id === id)?.completed;
    await post('/sandbox/google/tick', { id });
    expect(isDone()).toBe(true);
    await post('/sandbox/google/untick', { id });
    expect(isDone()).toBe(false);
    expect(await page(`/sandbox/google/task?id=${id}`)).toContain('Tick: it is done');
    await post('/sandbox/google/delete-task', { id });
    expect(isDone()).toBeUndefined();
  });

  it('asks about what is unclear, and lets a friend be a friend', async () => {
    await post('/sandbox/google/example', { which: 'friend' });
    expect(await page()).toContain('>Questions<');
    await post('/sandbox/google/example', { which: 'unclear' });
    await until('it is asked about', async () => (await page()).includes('Questions (1)'));
    expect(ours()).toBe(0);
  });

  it('answers an invitation', async () => {
    await post('/sandbox/google/example', { which: 'final' });
    const invited = google()
      .events()
      .find(({ key }) => key === null);
    const id = invited?.id ?? '';
    expect(await page(`/sandbox/google/event?id=${id}`)).toContain('You are invited.');
    await until('the series stands there', () => ours() > 0);
    await post('/sandbox/google/answer', { id, answer: 'declined' });
    await until('nothing is owed', () => ours() === 0);
  });

  it('leads back to the month that was looked at', async () => {
    const form = { title: 'Dentist', start: '2027-02-03T10:00', month: '2027-02' };
    const answer = await post('/sandbox/google/add', form);
    expect(answer.headers.get('location')).toBe('/sandbox?month=2027-02');
    expect(await page('/sandbox?month=2027-02')).toContain('Dentist');
  });

  const wrong: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['google/add', { title: '', start: '2026-12-04T10:00' }],
    ['google/add', { title: 'Interview', start: '2026-02-30T10:00' }],
    ['google/add', { title: 'Interview', start: '2026-12-04T25:00' }],
    ['google/change', { id: 'nothing', start: '2026-12-04T10:00' }],
    ['google/note', { id: 'nothing', line: 'Decision by Friday' }],
    ['google/answer', { id: 'nothing', answer: 'perhaps' }],
    ['google/example', { which: 'nothing' }],
    ['outlook/delete', { id: 'nothing' }],
    ['outlook/tick', { id: 'nothing' }],
    ['skip', { days: '0' }],
    ['skip', { days: '61' }],
    ['skip', { days: 'x' }],
  ];
  it('says what is wrong, and changes nothing', async () => {
    for (const [path, form] of wrong) {
      expect([path, (await post(`/sandbox/${path}`, form)).status]).toStrictEqual([path, 400]);
    }
    expect(google().events()).toStrictEqual([]);
    expect((await post('/sandbox/google/explode', {})).status).toBe(404);
    expect((await browser.ask(`${host.url}/sandbox/google/event?id=no`)).status).toBe(404);
    for (const month of ['2026-13', '0000-00', 'x', '2026-1']) {
      expect((await browser.ask(`${host.url}/sandbox?month=${month}&since=9`)).status).toBe(200);
    }
  });

  it('takes no form without its token', async () => {
    const body = new URLSearchParams({ title: 'Dentist', start: '2026-12-04T10:00' });
    const init = { method: 'POST', headers: { origin: host.url }, body };
    expect((await browser.ask(`${host.url}/sandbox/google/add`, init)).status).toBe(403);
    expect(google().events()).toStrictEqual([]);
  });

  it('tells open pages of changes at once, and ends with the host', async () => {
    const answer = await fetch(`${host.url}/sandbox/changes`);
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    expect(answer.headers.get('content-encoding')).toBeNull();
    let heard = '';
    let isOver = false;
    const hearing = (async () => {
      const decoder = new TextDecoder();
      for await (const chunk of answer.body ?? []) heard += decoder.decode(chunk);
    })()
      .catch(() => undefined)
      .finally(() => {
        isOver = true;
      });
    await until('the page is heard', () => heard.includes('event: hello'), 2000);
    google().addEvent({
      title: 'Interview with Acme for Data Engineer',
      start: tuesday,
      end: tuesday + 1,
    });
    await until('a change is told', () => heard.includes('event: change'), 5000);
    expect(isOver).toBe(false);
    await closed();
    await hearing;
    await until('nobody is told any more', () => host.sandboxes.told.size === 0, 2000);
  });

  it('forgets a page that is left', async () => {
    const leave = new AbortController();
    await fetch(`${host.url}/sandbox/changes`, { signal: leave.signal });
    await until('it is told', () => host.sandboxes.told.size === 1, 2000);
    leave.abort();
    await until('it is told no more', () => host.sandboxes.told.size === 0, 2000);
  });
});
