/** A batch of the queue: each person's messages together, persons beside each other, failures one by one. */
import type { SQSRecord } from 'aws-lambda';
import pLimit from 'p-limit';
import { messageIn } from '../adapters/aws/message.ts';
import { Failure } from '../domain/failure.ts';
import type { Message } from '../domain/ports/queue.ts';

/** Memory is for a few at once: each may be reading a calendar for the first time. */
const personsAtOnce = 4;

type Waiting = { readonly record: SQSRecord; readonly message: Message };

/** What a batch is taken by. */
export type Taking = {
  /** `isRetry`: some of it was begun before, and may be half done. */
  take(person: string, messages: readonly Message[], isRetry: boolean): Promise<void>;
  /** Is told of each failure, and whose it is if known. */
  failed(person: string | null, error: unknown): void;
  /** Whether another look would end before the function is ended, which would cost all of the batch. */
  hasTime(): boolean;
  /** Puts messages for whom there was no time into the queue anew: no try of theirs is used up. */
  putBack(person: string, messages: readonly Message[], isRetry: boolean): Promise<void>;
  /**
   * Takes records out of the queue that are done while others of the batch are not: should the function be
   * ended by one of those, these need not come again. Left out: they are taken out with all others.
   */
  done?(records: readonly SQSRecord[]): Promise<void>;
};

/**
 * Takes a batch; returns the records that failed. `take` is called for one person at a time, with all of
 * their messages; where that fails, with each alone, so that one that always fails costs the others
 * nothing: the order of messages means nothing. For whom there is no time is put back.
 */
export async function takeBatch(
  records: readonly SQSRecord[],
  taking: Taking,
): Promise<readonly SQSRecord[]> {
  const unfit: SQSRecord[] = [];
  const byPerson = new Map<string, Waiting[]>();
  for (const record of inTurn(records)) {
    const message = messageIn(record.body);
    // Whoever stands in another group than their own would be looked at twice at once.
    if (message === null || message.person !== record.attributes.MessageGroupId) {
      taking.failed(null, new Failure({ code: 'bug', what: 'a message that cannot be read' }));
      unfit.push(record);
      continue;
    }
    const waiting = byPerson.get(message.person) ?? [];
    byPerson.set(message.person, [...waiting, { record, message }]);
  }
  const comesAgain = records.some((record) => timesTaken(record) > 1);
  const limit = pLimit(comesAgain ? 1 : personsAtOnce);
  const { done, ...rest } = taking;
  const own = done && byPerson.size + unfit.length > 1 ? { ...rest, done } : rest;
  const left = [...byPerson].map(([person, all]) => limit(() => takeAll(person, all, own)));
  return [...unfit, ...(await Promise.all(left)).flat()];
}

/**
 * Who has waited longest goes first. Where a batch comes again, one of it may end the function each time,
 * by its time or its memory: then persons go one by one, the second time from the end and the third from
 * the beginning, so that all others are done before it or behind it.
 */
function inTurn(records: readonly SQSRecord[]): readonly SQSRecord[] {
  const all = records.map((record, at) => ({ record, at, times: timesTaken(record) }));
  return all
    .sort((a, b) => b.times - a.times || (a.times % 2 === 0 ? b.at - a.at : a.at - b.at))
    .map(({ record }) => record);
}

/** How often SQS has given this message to somebody, this time included. */
export function timesTaken({ attributes }: SQSRecord): number {
  return Number(attributes.ApproximateReceiveCount);
}

async function takeAll(
  person: string,
  all: readonly Waiting[],
  taking: Taking,
): Promise<readonly SQSRecord[]> {
  const isRetry = all.some(({ record }) => timesTaken(record) > 1);
  if (taking.hasTime()) return await takeNow(person, all, taking, isRetry);
  try {
    await taking.putBack(person, messagesOf(all), isRetry);
  } catch (error) {
    taking.failed(person, error);
    return recordsOf(all);
  }
  await taking.done?.(recordsOf(all));
  return [];
}

async function takeNow(
  person: string,
  all: readonly Waiting[],
  taking: Taking,
  isRetry: boolean,
): Promise<readonly SQSRecord[]> {
  try {
    await taking.take(person, messagesOf(all), isRetry);
  } catch (error) {
    taking.failed(person, error);
    return all.length === 1 ? recordsOf(all) : await takeEach(person, all, taking);
  }
  await taking.done?.(recordsOf(all));
  return [];
}

/** One of them fails, and is not put back: it has to come to its third try. */
async function takeEach(
  person: string,
  all: readonly Waiting[],
  taking: Taking,
): Promise<readonly SQSRecord[]> {
  const left: SQSRecord[] = [];
  for (const one of all) {
    const failed = taking.hasTime() ? takeNow(person, [one], taking, true) : [one.record];
    left.push(...(await failed));
  }
  return left;
}

function messagesOf(all: readonly Waiting[]): readonly Message[] {
  return all.map(({ message }) => message);
}

function recordsOf(all: readonly Waiting[]): readonly SQSRecord[] {
  return all.map(({ record }) => record);
}
