/** One page of a delta query, whatever it follows. */
import type { DeltaToken, DeltaTokens } from './delta-token.ts';
import type { Prefer } from './prefer.ts';
import { type Ask, baseOf, reply } from './reply.ts';
import type { Shelf } from './shelf.ts';
import type { Json, Shelved } from './stored.ts';

const usualSize = 10;

/** What a thing contributes: itself and what belongs to it; null where the query does not see it. */
type Render<T> = (item: T) => readonly Json[] | null;

/**
 * Answers with the changes after the token. A thing and what belongs to it (a series and its
 * occurrences) never part, so that a page may be longer than was asked for. The second page of a long
 * first round is empty and goes on nevertheless, as the real one's may be (MGD#2839).
 */
export function deltaPage<T extends Shelved>(
  ask: Ask,
  given: {
    readonly context: string;
    readonly tokens: DeltaTokens;
    readonly token: DeltaToken;
    readonly shelf: Shelf<T>;
    readonly render: Render<T>;
    readonly prefer: Prefer;
  },
): Response {
  const { token, tokens, prefer } = given;
  const size = prefer.pageSize ?? usualSize;
  const value: Json[] = [];
  let after = token.after;
  let isMore = token.begun !== null && token.pages === 1;
  const isBreather = isMore;
  for (const item of isBreather ? [] : given.shelf.since(token.place, after)) {
    if (value.length >= size) {
      isMore = true;
      break;
    }
    after = item.seq;
    const shown = item.gone ? null : given.render(item);
    if (shown) value.push(...shown);
    else if (token.begun === null || item.seq > token.begun) value.push(removed(item, prefer));
  }
  const { origin, pathname } = new URL(ask.req.url);
  const link = (name: string, next: DeltaToken) =>
    `${origin}${pathname}?${encodeURIComponent(name)}=${tokens.write(next)}`;
  const links = isMore
    ? { '@odata.nextLink': link('$skiptoken', { ...token, after, pages: token.pages + 1 }) }
    : { '@odata.deltaLink': link('$deltatoken', tokens.ended(token, after)) };
  const applied = [
    ...(prefer.pageSize === null ? [] : [`odata.maxpagesize=${prefer.pageSize}`]),
    'odata.track-changes',
    ...prefer.applied,
  ];
  return reply(
    { '@odata.context': `${baseOf(ask)}/$metadata#${given.context}`, ...links, value },
    200,
    { ...prefer, applied },
  );
}

function removed(item: Shelved, prefer: Prefer): Json {
  const id = prefer.immutableIds ? item.id : item.plainId;
  return { id, '@removed': { reason: 'deleted' } };
}
