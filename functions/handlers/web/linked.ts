/** What the signed name in an address leads to, and what is said where it leads nowhere (any more). */
import type { Context } from 'hono';
import { type FoundStep, findStep } from '../../flows/find-step.ts';
import type { Series } from '../../pages/series.ts';
import { seriesNamed } from './one-series.ts';
import { say } from './show.ts';
import type { Web } from './web.ts';

/** A step that a link led to, and the series that it is of. */
export type Linked = FoundStep & { readonly one: Series };

/** What a link leads to; where that is nothing (any more), the answer that says so. */
export async function linked(c: Context, web: Web): Promise<Linked | Response> {
  c.header('x-robots-tag', 'noindex, nofollow');
  const found = await findStep(web.ports, c.req.param('name') ?? '');
  const one = found && seriesNamed(found.view, found.series);
  if (found && one) return { ...found, one };
  if (found) return await sayExpired(c, web);
  // The same words whether anybody is known by that name or not.
  const sentence = 'It may have expired, or its address may be incomplete.';
  return await say(c, web, 404, 'This link leads nowhere', sentence);
}

/** What is said of a link whose interview is over. */
export async function sayExpired(c: Context, web: Web): Promise<Response> {
  const sentence = 'What it was about is over. Nothing was changed.';
  return await say(c, web, 410, 'This link has expired', sentence);
}
