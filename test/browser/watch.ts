/** Watches a page for what nobody should have to see: errors, blocked pieces, requests to strangers, weight. */
import type { CDPSession, Page } from 'playwright-core';

export type Watch = {
  /** What was wrong since the last time, in words. */
  faults(): readonly string[];
  /** Bytes that came over the wire since the last time, headers included. */
  bytes(): number;
};

/** What Chromium says of a page that we answer with an error on purpose; nothing is wrong with it. */
const answeredWithAnError = /^Failed to load resource: the server responded with a status of [45]/;

/** Begins to watch; `host` is the only address that a page may ask for anything. */
export async function watch(page: Page, host: string): Promise<Watch> {
  let faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    if (answeredWithAnError.test(message.text()) && message.location().url === page.url()) return;
    faults.push(`the console of ${page.url()} says: ${message.text()}`);
  });
  page.on('pageerror', ({ message }) => faults.push(`a script of ${page.url()} fails: ${message}`));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // Whoever leaves a page ends what it was still listening to.
    if (why !== 'net::ERR_ABORTED') faults.push(`${request.url()} does not come: ${why}`);
  });
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    const isOurs = origin === host || protocol === 'data:' || protocol === 'blob:';
    // Where the person goes by a link, they mean to go.
    if (!isOurs && !request.isNavigationRequest()) faults.push(`${page.url()} asks ${origin}`);
  });
  const weighed = await weigh(await page.context().newCDPSession(page));
  return {
    faults: () => {
      const found = faults;
      faults = [];
      return found;
    },
    bytes: weighed,
  };
}

/** Counts what is on the way, too: a page that listens for news never ends. */
async function weigh(session: CDPSession): Promise<() => number> {
  const sizes = new Map<string, number>();
  const add = (id: string, bytes: number): void => void sizes.set(id, (sizes.get(id) ?? 0) + bytes);
  session.on('Network.responseReceived', ({ requestId, response }) => {
    add(requestId, response.encodedDataLength);
  });
  session.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    add(requestId, encodedDataLength);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    sizes.set(requestId, encodedDataLength);
  });
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  return () => {
    const sum = [...sizes.values()].reduce((all, bytes) => all + bytes, 0);
    sizes.clear();
    return sum;
  };
}
