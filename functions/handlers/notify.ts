/** Called by AWS for each notification of a provider: it is put into the queue, and proved by who takes it. */
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { sqsQueue } from '../adapters/aws/sqs-queue.ts';
import { personOfChannel } from '../domain/channel-name.ts';
import { failureOf } from '../domain/failure.ts';
import type { Hint, Message } from '../domain/ports/queue.ts';
import { awsIn, environment } from './compose.ts';
import { neededIn } from './environment.ts';
import { hintsInBounds } from './hints-in-bounds.ts';
import { mint } from './mint.ts';
import { quietHandle } from './quiet-handle.ts';
import { notifyDoor } from './web/notify-door.ts';

const queue = sqsQueue({
  aws: awsIn(environment),
  url: neededIn(environment, 'QUEUE_URL'),
  mint,
});

// The wall's clock goes on while the process is frozen between two requests.
const clock = Date.now;
const isInBounds = hintsInBounds(clock);

const app = new Hono();
app.onError((error, c) => {
  // The provider tries again: nothing is lost, and nothing of what it sent is told.
  if (error instanceof HTTPException) return c.text('not taken', error.status);
  console.error(`afterword: notify: ${failureOf(error).message}`);
  return c.text('Something went wrong.\n', 500);
});
app.route(
  '/notify',
  notifyDoor(
    {
      heed: async (hints) => {
        // One request may hint at one thing several times; the look is the same.
        const unlike = new Map(hints.map((hint) => [JSON.stringify(hint), hint]));
        const messages = [...unlike.values()].flatMap((hint) => messageOf(hint) ?? []);
        const taken = messages.filter(({ person }) => isInBounds(person));
        if (taken.length > 0) await queue.add(taken);
        // A provider comes again; whoever floods us with guesses is told so, too, and costs no more.
        if (taken.length < messages.length) throw new HTTPException(503);
        return messages.length > 0;
      },
      // What is counted is who is looked at; forged hints are counted where they are found out.
      count: () => undefined,
    },
    clock,
  ),
);

/** Of ours none is longer: what is, is somebody's attempt to fill the queue. */
const tokenAtMost = 128;

/** Null: it can be about no channel of ours. */
function messageOf(hint: Hint): Message | null {
  if (hint.token.length > tokenAtMost) return null;
  const person = personOfChannel(hint.channel);
  return person === null ? null : { is: 'hint', person, hint };
}

export const handler = quietHandle(app);
