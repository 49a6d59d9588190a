/** Tells open sandbox pages that something is new, as Server-Sent Events; what it is, they look up. */
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';

/** More pages than anybody has open on one machine. */
const mostListeners = 50;
/** Lines that are quiet for long are cut by whatever stands between. */
const aliveMs = 15_000;
/** Changes come in bursts: within such a time they are told as one. */
const burstMs = 120;

/** Answers with a stream that ends when the page goes or the host does. `told`: who is told of changes. */
export function changes(c: Context, told: Set<() => void>): Response {
  if (told.size >= mostListeners) return c.text('Too many pages are open.', 503);
  c.header('cache-control', 'no-store');
  return streamSSE(c, async (stream) => {
    let burst: NodeJS.Timeout | null = null;
    const tell = (): void => {
      burst ??= setTimeout(() => {
        burst = null;
        void stream.writeSSE({ event: 'change', data: '' });
      }, burstMs);
    };
    const alive = setInterval(() => void stream.write(': still here\n\n'), aliveMs);
    told.add(tell);
    // At once, so that the page knows it is heard.
    await stream.writeSSE({ event: 'hello', data: '', retry: 2000 });
    // Whoever left in the meantime is not waited for.
    if (!stream.aborted) await new Promise<void>((resolve) => stream.onAbort(resolve));
    told.delete(tell);
    clearInterval(alive);
    if (burst !== null) clearTimeout(burst);
  });
}
