/** The rights of the functions against those that they were seen to use. */
import { accountId } from './environment.ts';
import type { Stand } from './stand.ts';

type Name = keyof Stand['gates'];

/**
 * Rights that no request of a function's own uses: AWS acts by them on its behalf, to write logs, to take
 * messages for it, to put away what it failed.
 */
const usedByAws = [
  'logs:CreateLogStream',
  'logs:PutLogEvents',
  'sqs:ReceiveMessage',
  'sqs:DeleteMessage',
  'sqs:GetQueueAttributes',
];
/** Erasing finds more than the person's own item only where an earlier look broke off. */
const rarelyUsed = ['dynamodb:BatchWriteItem'];
const undelivered = new RegExp(`:${accountId}:afterword-test-undelivered$`);

/** Rights of a function that it has not used on this stand, one sentence each. */
export function unusedRights({ gates, allowed }: Stand, name: Name): readonly string[] {
  return allowed[name]
    .filter(({ resources }) => !resources.every((one) => undelivered.test(one)))
    .flatMap(({ actions }) => actions)
    .filter((action) => ![...usedByAws, ...rarelyUsed].includes(action))
    .filter((action) => !gates[name].asked.has(action))
    .map((action) => `${name} never needed ${action}`);
}
