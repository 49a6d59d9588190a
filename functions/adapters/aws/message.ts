/** Messages as they stand in the queue: JSON, by which a look is asked for and nothing is told. */
import type { Hint, Message } from '../../domain/ports/queue.ts';
import type { AccountWish, Wish } from '../../domain/wish.ts';
import { isObject, objectIn } from '../http/json-object.ts';

/** The body of a message, in characters that SQS takes: it refuses two that JSON does not escape. */
export function messageText(message: Message): string {
  return JSON.stringify(plainMessage(message)).replace(/[\ufffe\uffff]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16)}`;
  });
}

function plainMessage(message: Message): object {
  if (message.is === 'hint') return message;
  const { accounts, plan, tend } = message.wish;
  const wished = accounts && Object.fromEntries([...accounts].map(([id, one]) => [id, plain(one)]));
  return { ...message, wish: { accounts: wished, plan, tend } };
}

/** What a body says; null where it is none of ours. What else it holds is passed over. */
export function messageIn(text: string): Message | null {
  const read = objectIn(text);
  if (read === null || typeof read.person !== 'string' || read.person === '') return null;
  const { person } = read;
  if (read.is === 'hint') {
    const hint = hintIn(read.hint);
    return hint && { is: 'hint', person, hint };
  }
  const wish = read.is === 'wish' ? wishIn(read.wish) : null;
  const agains = read.agains ?? 0;
  return wish !== null && isCount(agains) ? { is: 'wish', person, wish, agains } : null;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function plain({ calendars, tasks }: AccountWish): object {
  return { calendars: calendars && [...calendars], tasks };
}

function hintIn(value: unknown): Hint | null {
  if (!isObject(value)) return null;
  const { channel, token, isAboutChannel } = value;
  const isOne =
    typeof channel === 'string' && typeof token === 'string' && typeof isAboutChannel === 'boolean';
  return isOne ? { channel, token, isAboutChannel } : null;
}

function wishIn(value: unknown): Wish | null {
  if (!isObject(value)) return null;
  const { accounts, plan, tend } = value;
  if (typeof plan !== 'boolean' || typeof tend !== 'boolean') return null;
  if (accounts === null) return { accounts, plan, tend };
  if (!isObject(accounts)) return null;
  const wished = Object.entries(accounts).map(([id, one]) => [id, accountWishIn(one)] as const);
  const known = wished.flatMap(([id, one]) => (one === null ? [] : [[id, one] as const]));
  return known.length < wished.length ? null : { accounts: new Map(known), plan, tend };
}

function accountWishIn(value: unknown): AccountWish | null {
  if (!isObject(value) || typeof value.tasks !== 'boolean') return null;
  const { calendars, tasks } = value;
  if (calendars === null) return { calendars, tasks };
  const isList = Array.isArray(calendars) && calendars.every((id) => typeof id === 'string');
  return isList ? { calendars: new Set<string>(calendars), tasks } : null;
}
