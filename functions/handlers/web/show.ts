/** Answers with pages: the frame around them, and the headers that all of them carry. */
import type { Context } from 'hono';
import { messagePage } from '../../pages/message.ts';
import type { Frame, Html } from '../../pages/page.ts';
import { assetsVersion } from './assets.ts';
import { formToken } from './forms.ts';
import { visitor } from './visitors.ts';
import { hasSandboxPages, type Web } from './web.ts';

/** The frame of a page for this visitor. `questions`: how many events wait for an answer. */
export function frameOf(c: Context, web: Web, person: string | null, questions = 0): Frame {
  return {
    isSignedIn: person !== null,
    questions,
    hasSandbox: hasSandboxPages(web),
    path: new URL(c.req.url).pathname,
    token: formToken(c, web),
    version: assetsVersion,
  };
}

/** A page that is this visitor's alone: nobody on the way keeps it. */
export async function show(
  c: Context,
  main: Html | Promise<Html>,
  status: 200 | 400 | 403 | 404 | 410 | 413 | 429 | 500 | 503 = 200,
): Promise<Response> {
  c.header('cache-control', 'private, no-store');
  return await c.html(await main, status);
}

/** A page that says one thing. */
export async function say(
  c: Context,
  web: Web,
  status: 200 | 400 | 403 | 404 | 410 | 413 | 429 | 500 | 503,
  heading: string,
  sentence: string,
  way?: { readonly to: string; readonly label: string },
): Promise<Response> {
  return await show(
    c,
    messagePage(frameOf(c, web, await visitor(c, web)), heading, sentence, way),
    status,
  );
}

/** What a stranger is told who asks for a page of somebody's. */
export async function sayWhoAreYou(c: Context, web: Web): Promise<Response> {
  return await say(
    c,
    web,
    403,
    'Please connect first',
    'This page belongs to somebody who has connected a calendar in this browser.',
  );
}
