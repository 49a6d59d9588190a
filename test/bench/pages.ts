/** The pages of a person with two hundred interviews: how long each takes, and how much is transferred. */
import { gzipSync } from 'node:zlib';
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
    const times: number[] = [];
    let bytes = 0;
    for (let i = 0; i < requests; i++) {
      const begun = performance.now();
      const answer = await browser.ask(url + path, { headers: { 'accept-encoding': 'gzip' } });
      const page = await answer.arrayBuffer();
      times.push(performance.now() - begun);
      bytes = gzipSync(page).length;
    }
    const name = path === series ? 'series' : path.slice(1) || 'home';
    const median = times.sort((a, b) => a - b)[requests / 2] ?? 0;
    print(`page-${name}`, median, 'ms', `at most 30, with ${interviews} interviews`);
    print(`page-${name}-slowest`, times.at(-1) ?? 0, 'ms', 'the first look of a minute');
    print(`page-${name}-size`, bytes / 1024, 'KB', 'at most 60');
  }
  await close();
}
