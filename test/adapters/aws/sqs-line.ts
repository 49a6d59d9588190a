/** A line to SQS on which parts of a batch fail, as they do in SQS and never in fauxqs. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What befalls one SendMessageBatch: the failed entries by their place in it; null: nothing. */
export type AnswerOf =
  | null
  | 'cut-after'
  | Readonly<Record<number, { readonly SenderFault: boolean; readonly Code: string }>>;

export type SentEntry = {
  readonly Id: string;
  readonly MessageBody: string;
  readonly MessageDeduplicationId: string;
};
type Batch = { readonly QueueUrl: string; readonly Entries: readonly SentEntry[] };

/** `sent` lists the entries of every batch that was sent; what does not fail goes on to `target`. */
export async function startSendingLine(
  target: string,
  answerOf: () => AnswerOf,
): Promise<{
  readonly url: string;
  readonly sent: (readonly SentEntry[])[];
  close(): Promise<void>;
}> {
  const sent: (readonly SentEntry[])[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const batch = JSON.parse(Buffer.concat(chunks).toString()) as Batch;
    sent.push(batch.Entries);
    const now = answerOf();
    const failing = now === null || now === 'cut-after' ? {} : now;
    const Failed = batch.Entries.flatMap(({ Id }, nth) => {
      const failed = failing[nth];
      return failed ? [{ Id, ...failed, Message: 'maya@example.com' }] : [];
    });
    const Successful = await passOn(target, {
      ...batch,
      Entries: batch.Entries.filter((_, nth) => !failing[nth]),
    });
    if (now === 'cut-after') return void request.socket.destroy();
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify({ Successful, ...(Failed.length > 0 ? { Failed } : {}) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** fauxqs asks for no signature. */
async function passOn(target: string, batch: Batch): Promise<readonly unknown[]> {
  if (batch.Entries.length === 0) return [];
  const reply = await fetch(target, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'AmazonSQS.SendMessageBatch',
    },
    body: JSON.stringify(batch),
  });
  return ((await reply.json()) as { Successful: readonly unknown[] }).Successful;
}
