/** A line to the table that can be disturbed: what dynalite never does by itself. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What befalls one request; null: nothing. */
export type Trouble =
  | null
  /** Answers with that error in place of the table. */
  | { readonly status: number; readonly error: string }
  /** The request never arrives, or its answer is lost. */
  | 'cut-before'
  | 'cut-after'
  /** Carries out a BatchWriteItem but for that many of its requests, the first ones. */
  | { readonly unprocessed: number };

/** `trouble` is asked at each request with the operation's name (`PutItem`). */
export async function startFaultyLine(
  target: string,
  trouble: (operation: string) => Trouble,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
    const now = trouble(operation);
    const answer = (status: number, text: string): void => {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(text);
    };
    if (now === 'cut-before') return void request.socket.destroy();
    if (now !== null && typeof now === 'object' && 'error' in now) {
      return answer(now.status, JSON.stringify({ __type: `com.amazonaws#${now.error}` }));
    }
    const left = now !== null && typeof now === 'object' ? now.unprocessed : 0;
    const { sent, unprocessed } = left > 0 ? split(body, left) : { sent: body, unprocessed: {} };
    const headers = { ...request.headers, 'content-length': String(Buffer.byteLength(sent)) };
    const reply = await fetch(target, {
      method: 'POST',
      headers: Object.fromEntries(
        Object.entries(headers).filter(([name]) => isSent(name)),
      ) as Record<string, string>,
      body: sent,
    });
    const text = await reply.text();
    if (now === 'cut-after') return void request.socket.destroy();
    if (left === 0) return answer(reply.status, text);
    answer(reply.status, JSON.stringify({ ...JSON.parse(text), UnprocessedItems: unprocessed }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Those that `fetch` makes itself are left to it. */
function isSent(name: string): boolean {
  return !['host', 'connection', 'content-length', 'transfer-encoding', 'expect'].includes(name);
}

function split(body: string, left: number): { sent: string; unprocessed: object } {
  const { RequestItems, ...rest } = JSON.parse(body) as {
    RequestItems: Record<string, readonly unknown[]>;
  };
  const [[table = '', requests = []] = []] = Object.entries(RequestItems);
  // The API takes no empty batch: one at least is carried out.
  const done = Math.max(1, requests.length - left);
  const undone = requests.slice(0, -done);
  const unprocessed = undone.length > 0 ? { [table]: undone } : {};
  return {
    sent: JSON.stringify({ ...rest, RequestItems: { [table]: requests.slice(-done) } }),
    unprocessed,
  };
}
