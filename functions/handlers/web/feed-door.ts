/** The door to a private calendar address: all follow-ups, for calendars that nobody can write to. */
import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { PersonRecord } from '../../domain/ledger/records.ts';
import { plainFollowUps } from '../../flows/export-person.ts';
import { viewPerson } from '../../flows/view-person.ts';
import type { Web } from './web.ts';

/** Longer than any name that we sign. */
const longestName = 120;

/** Routes `/feed/NAME.ics`. Whoever has the address reads it: no cookie is looked at, none is set. */
export function feedDoor(web: Web): Hono {
  const app = new Hono();
  app.get('/feed/:file', (c) => feed(c, web, c.req.param('file')));
  return app;
}

/** Where a person's feed is; null: it is turned off. */
export function feedAddress({ ports, publicUrl }: Web, person: PersonRecord): string | null {
  const { isOn, turn } = person.feed;
  return isOn ? `${publicUrl}/feed/${ports.links.sign(person.id, feedWords(turn))}.ics` : null;
}

function feedWords(turn: number): string {
  return `feed ${turn}`;
}

async function feed(c: Context, web: Web, file: string): Promise<Response> {
  const { ports } = web;
  const owner = file.length <= longestName && file.endsWith('.ics') ? file.slice(0, -4) : '';
  const person = ports.links.whose(owner);
  const view = person === null ? null : await viewPerson(ports, person);
  if (!view || person === null) return nothing(c);
  const { isOn, turn } = view.session.person.feed;
  if (!isOn || !ports.links.isSigned(owner, person, feedWords(turn))) return nothing(c);
  const steps = plainFollowUps(view.plan);
  // Of what is told, not of the file, which says when it was written.
  const hash = createHash('sha256').update(JSON.stringify(steps)).digest('base64url').slice(0, 27);
  const headers = { etag: `W/"${hash}"`, 'cache-control': 'private, no-cache' };
  if (isKnown(c.req.header('if-none-match'), hash)) return c.body(null, 304, headers);
  // A library that few visits need is loaded by those that do.
  const { writeFeed } = await import('../../adapters/ics/write.ts');
  return c.body(writeFeed(steps, ports.clock.now()), 200, {
    ...headers,
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': 'inline; filename="afterword.ics"',
  });
}

/** The same for what was never there, what was altered and what is no more. */
function nothing(c: Context): Response {
  const headers = { 'cache-control': 'private, no-store' };
  return c.text('There is no calendar at this address.\n', 404, headers);
}

function isKnown(asked: string | undefined, hash: string): boolean {
  return (asked ?? '').split(',').some((one) => /^(?:W\/)?"(.*)"$/.exec(one.trim())?.[1] === hash);
}
