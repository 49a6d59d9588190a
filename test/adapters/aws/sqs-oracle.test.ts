/** The queue's requests are those that the SDK's own client sends for the same input, and rightly signed. */
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  SendMessageBatchCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { messageText } from '../../../functions/adapters/aws/message.ts';
import { forgetNow, releaseSoon, sqsQueue } from '../../../functions/adapters/aws/sqs-queue.ts';
import type { Message } from '../../../functions/domain/ports/queue.ts';
import { everything } from '../../../functions/domain/wish.ts';
import { askedBy, essence, sdkConfig } from './aws-call-oracle.ts';
import { startWire, type Wire } from './wire.ts';

let wire: Wire;
let sdk: SQSClient;

beforeAll(async () => {
  wire = await startWire();
  sdk = new SQSClient(sdkConfig(wire));
});

afterAll(async () => {
  sdk.destroy();
  await wire.close();
});

const QueueUrl = 'https://sqs.eu-central-1.amazonaws.com/111122223333/afterword-work.fifo';
const messages: readonly Message[] = [
  { is: 'wish', person: 'p', wish: everything, agains: 2 },
  { is: 'hint', person: 'q', hint: { channel: 'q-1', token: 'Zoë 面接', isAboutChannel: false } },
];

it('sends messages as the SDK would', async () => {
  let minted = 0;
  const queue = sqsQueue({ aws: wire.aws(), url: QueueUrl, mint: () => `name-${++minted}` });
  const [ours] = await askedBy(wire, () => queue.add(messages));
  const [theirs] = await askedBy(wire, () =>
    sdk.send(
      new SendMessageBatchCommand({
        QueueUrl,
        Entries: messages.map((message, nth) => ({
          Id: String(nth),
          MessageBody: messageText(message),
          MessageGroupId: message.person,
          MessageDeduplicationId: `name-${nth + 1}`,
        })),
      }),
    ),
  );
  expect(ours && essence(ours)).toStrictEqual(theirs && essence(theirs));
  expect(ours).toMatchObject({ service: 'sqs', problem: null });
});

it.each([
  [0, 0],
  [2.2, 3],
  [-1, 0],
  [99_999, 43_200],
])('releases a message after %d seconds as the SDK would after %d', async (asked, seconds) => {
  const at = { aws: wire.aws(), url: QueueUrl };
  const [ours] = await askedBy(wire, () => releaseSoon(at, 'receipt/+==', asked));
  const input = { QueueUrl, ReceiptHandle: 'receipt/+==', VisibilityTimeout: seconds };
  const [theirs] = await askedBy(wire, () => sdk.send(new ChangeMessageVisibilityCommand(input)));
  expect(ours && essence(ours)).toStrictEqual(theirs && essence(theirs));
  expect(ours).toMatchObject({ service: 'sqs', problem: null });
});

it('takes messages out as the SDK would', async () => {
  const at = { aws: wire.aws(), url: QueueUrl };
  const receipts = ['receipt/+==', 'another'];
  const [ours] = await askedBy(wire, () => forgetNow(at, receipts));
  const Entries = receipts.map((ReceiptHandle, index) => ({ Id: String(index), ReceiptHandle }));
  const [theirs] = await askedBy(wire, () =>
    sdk.send(new DeleteMessageBatchCommand({ QueueUrl, Entries })),
  );
  expect(ours && essence(ours)).toStrictEqual(theirs && essence(theirs));
  expect(ours).toMatchObject({ service: 'sqs', problem: null });
});
