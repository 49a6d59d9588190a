/** Somebody who looks at a page all the time, and what they have to wait for. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/**
 * Asks for a page again and again until it is told that it is enough; says how many milliseconds of work
 * the host did at most between a question and its answer (Linux counts them in hundredths of a second).
 */
const visitor = `
const { parentPort, workerData: { url, pid } } = require('node:worker_threads');
const { readFileSync } = require('node:fs');
const worked = () => {
  const fields = readFileSync('/proc/' + pid + '/stat', 'utf8').replace(/^.*\\) /, '').split(' ');
  return 10 * (Number(fields[11]) + Number(fields[12]));
};
let isEnough = false;
parentPort.once('message', () => { isEnough = true; });
(async () => {
  let most = 0;
  while (!isEnough) {
    const before = worked();
    const answer = await fetch(url);
    if (answer.status !== 200) throw new Error('no page: ' + answer.status);
    await answer.text();
    most = Math.max(most, worked() - before);
  }
  parentPort.postMessage(most);
})();`;

/**
 * Does something while somebody else looks at a page; how much work of that process they waited for, at
 * most, in milliseconds. They have a thread of their own: making what is sent would hold them up as well.
 */
export async function workWaitedFor(
  url: string,
  pid: number,
  act: () => Promise<unknown>,
): Promise<number> {
  const other = new Worker(visitor, { eval: true, workerData: { url, pid } });
  const told = once(other, 'message');
  await once(other, 'online');
  await act().finally(() => other.postMessage('enough'));
  const [ms] = await told;
  return Number(ms);
}
