/** The pages of a person with two hundred interviews: how long each takes, and how much is transferred. */
import { gzipSync } from 'node:zlib';
import { aCrowd } from '../browser/lived-in.ts';
import { openHost } from '../browser/own-host.ts';
import { Browser } from '../infra/host/browser.ts';
import { inDays } from '../infra/host/people.ts';
import { until } from '../infra/host/waiting.ts';
import { type Print, scene } from './scene.ts';

const interviews = 200;
const requests = 40;
const hourMs = 60 * 60 * 1000;

/** Prints the median time and the compressed size of every page. */
export async function pages(print: Print): Promise<void> {
  const { host, calm, close, exchanges } = await scene('google', (sandbox) => {
    for (let i = 0; i < interviews; i++) {
      const start = inDays(1 + (i % 50), 9 + (i % 8));
      const title = `Interview with Company${i} Inc for Data Engineer`;
      sandbox.person.addEvent({ title, start, end: start + hourMs });
    }
  });
  const url = await host.ready();
  const browser = new Browser();
  await browser.connect(url, 'google');
  await until('all is written', async () => exchanges.length > interviews * 8);
  await calm();
  const list = await (await browser.ask(`${url}/interviews`)).text();
  const series = /href="(\/interviews\/\w+)"/.exec(list)?.[1] ?? '/interviews';
  for (const path of ['/', '/interviews', series, '/questions', '/calendars', '/settings']) {
    await measure(print, path === series ? 'series' : path.slice(1) || 'home', browser, url + path);
  }
  await close();
  await sandboxPage(print);
}

async function measure(print: Print, name: string, browser: Browser, url: string): Promise<void> {
  const times: number[] = [];
  let bytes = 0;
  for (let i = 0; i < requests; i++) {
    const begun = performance.now();
    const answer = await browser.ask(url);
    const page = await answer.arrayBuffer();
    times.push(performance.now() - begun);
    bytes = gzipSync(page).length;
  }
  const median = times.sort((a, b) => a - b)[requests / 2] ?? 0;
  print(`page-${name}`, median, 'ms', `at most 30, with ${interviews} interviews`);
  print(`page-${name}-slowest`, times.at(-1) ?? 0, 'ms', 'the first look of a minute');
  print(`page-${name}-size`, bytes / 1024, 'KB', 'at most 60');
}

/** The sandbox shows both calendars whole: it is measured where it holds all of them. */
async function sandboxPage(print: Print): Promise<void> {
  const host = await openHost(aCrowd(interviews));
  const recognised = async (): Promise<boolean> => {
    const health = (await (await fetch(`${host.url}/health`)).json()) as Health;
    return (health.events['interview.recognised'] ?? 0) >= interviews;
  };
  await until('all are recognised', recognised, 60_000);
  // What is being written is told to the page; it is measured when that is over.
  await new Promise((done) => setTimeout(done, 10_000));
  await measure(print, 'sandbox', new Browser(), `${host.url}/sandbox`);
  await host.close();
}

type Health = { readonly events: Readonly<Record<string, number>> };
