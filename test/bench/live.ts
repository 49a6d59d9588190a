/** The host and its providers as processes of their own: requests, times and memory, seen from outside. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sandbox } from '../../infra/local/sandbox/sandbox.ts';
import type { Exchange } from '../../infra/local/sandbox/serve.ts';
import { Browser } from '../infra/host/browser.ts';
import { freePort, type HostProcess, spawnHost } from '../infra/host/host-process.ts';
import { inDays, interviewAt } from '../infra/host/people.ts';
import { type Name, type Print, scene } from './scene.ts';

/** Prints all figures of the live host. */
export async function live(print: Print): Promise<void> {
  await startAndIdle(print);
  for (const name of ['google', 'outlook'] as const) {
    await requestsAndTimes(name, print);
    await firstSync(name, print);
  }
}

/** As `npm start` on a fresh clone: both accounts are sandboxes in the same process. */
async function startAndIdle(print: Print): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'afterword-bench-'));
  for (const what of ['first', 'next']) {
    const begun = performance.now();
    const host = spawnHost(
      { PORT: String(await freePort()), DATA_DIR: dataDir },
      'infra/local/start.mjs',
    );
    await host.ready();
    print(`host-${what}-start`, performance.now() - begun, 'ms', 'at most 3000');
    await new Promise((done) => setTimeout(done, 5000));
    print(`host-${what}-idle-memory`, memoryOf(host, 'VmRSS'), 'MB', 'at most 150');
    await host.kill();
  }
  rmSync(dataDir, { recursive: true });
}

async function requestsAndTimes(name: Name, print: Print): Promise<void> {
  const { sandbox, exchanges, host, calm, close } = await scene(name, () => undefined);
  await new Browser().connect(await host.ready(), name);
  await calm();
  // The first interview makes the task list; what comes after it is the usual case.
  sandbox.person.addEvent(interviewAt('Globex', inDays(3, 10)));
  await calm();

  exchanges.length = 0;
  sandbox.person.addEvent({ ...interviewAt('Dentist', inDays(4, 10)), title: 'Dentist', text: '' });
  await calm();
  print(`${name}-other-event`, exchanges.length, 'requests', 'at most 1 read a notification');

  exchanges.length = 0;
  sandbox.person.addEvent(interviewAt('Initech', inDays(5, 10)));
  await calm();
  const writes = exchanges.reduce((sum, exchange) => sum + writesIn(exchange), 0);
  const reads = exchanges.filter((exchange) => writesIn(exchange) === 0).length;
  print(`${name}-new-interview-writes`, writes, 'writes', 'n steps and no more');
  print(`${name}-new-interview-reads`, reads, 'requests', 'at most 1 + 3');

  const times: number[] = [];
  for (const company of ['Umbrella', 'Hooli', 'Vandelay']) {
    sandbox.faults.push({ on: () => true, times: 1000, does: { delayMs: 100 } });
    const before = exchanges.length;
    const begun = performance.now();
    let last = begun;
    sandbox.person.addEvent(interviewAt(company, inDays(6 + times.length, 10)));
    const timer = setInterval(() => {
      if (exchanges.slice(before).filter((one) => writesIn(one) > 0).length > seenWrites) {
        seenWrites = exchanges.slice(before).filter((one) => writesIn(one) > 0).length;
        last = performance.now();
      }
    }, 1);
    let seenWrites = 0;
    await calm();
    clearInterval(timer);
    times.push(last - begun);
    sandbox.faults.length = 0;
  }
  print(`${name}-push-to-last-write`, Math.min(...times), 'ms', 'at most 5 x 100 + 150');
  await close();
}

/** How many things an exchange writes; the parts of a batch count one by one. */
function writesIn({ method, path, requestBody }: Exchange): number {
  if (method === 'GET' || /token|subscriptions|channels|watch/.test(path)) return 0;
  if (!path.endsWith('/$batch')) return 1;
  return (JSON.parse(requestBody) as { requests: unknown[] }).requests.length;
}

async function firstSync(name: Name, print: Print): Promise<void> {
  const fill = (sandbox: Sandbox): void => {
    const text = 'Agenda: last week, this week, blockers. Notes are in the usual folder. '.repeat(
      4,
    );
    for (let i = 0; i < 10_000; i++) {
      const start = inDays(Math.floor(i / 60) - 30, 8 + (i % 10));
      sandbox.person.addEvent({ title: `Design review ${i}`, text, start, end: start + 1_800_000 });
    }
    for (let i = 0; i < 10; i++) {
      sandbox.person.addEvent(interviewAt(`Employer${i}`, inDays(3 + i, 10)));
    }
  };
  const { exchanges, host, calm, close } = await scene(name, fill);
  await new Promise((done) => setTimeout(done, 3000));
  const idle = memoryOf(host, 'VmRSS');
  exchanges.length = 0;
  const begun = performance.now();
  await new Browser().connect(await host.ready(), name);
  await calm();
  print(
    `${name}-first-sync-10000-time`,
    performance.now() - begun,
    'ms',
    'a rest of 1200 ms included',
  );
  const more = memoryOf(host, 'VmHWM') - idle;
  print(
    `${name}-first-sync-10000-memory`,
    more,
    'MB more',
    `idle, ${Math.round(idle)} MB; at most 60`,
  );
  await close();
}

function memoryOf({ child }: HostProcess, what: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Number(new RegExp(`${what}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024;
}
