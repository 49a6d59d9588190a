/** Forms: a token proves that a form was ours, and what was filled in is read as plain texts. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { isCheap } from './form-cost.ts';
import { knownVisit, visitOf } from './visitors.ts';
import type { Web } from './web.ts';

/** Longer than anything that a person types; what is longer is cut off. */
const longestText = 4000;

/** What was filled in. */
export type Form = {
  /** The trimmed text of a field, cut at 4,000 characters; empty where it is missing. */
  text(name: string): string;
  /** Whether a box was ticked. */
  has(name: string): boolean;
  /** All texts of fields of one name. */
  all(name: string): readonly string[];
  /** The file of a field; null where none was chosen. */
  file(name: string): File | null;
};

type Fields = Readonly<Record<string, string | File | readonly (string | File)[]>>;

/**
 * A token for the forms of one page: it belongs to this browser's visit, and looks different each time,
 * so that nothing can be learned from the size of a compressed page.
 */
export function formToken(c: Context, web: Web): string {
  const nonce = web.ports.mint().slice(0, 16);
  return `${nonce}${proof(visitOf(c, web), nonce)}`;
}

/**
 * Reads a posted form. Fails with 403 where its token is not one of this browser's: it came from another
 * site, or the page is older than the visit; with 400 where it is broken, or made to be hard to read.
 */
export async function readForm(c: Context, web: Web): Promise<Form> {
  const body = await fieldsOf(c);
  const given = body.token;
  const visit = knownVisit(c, web);
  if (visit === null || typeof given !== 'string' || !isToken(given, visit)) {
    throw new HTTPException(403, { message: 'token' });
  }
  const all = (name: string): readonly string[] => {
    const value = Object.hasOwn(body, name) ? body[name] : [];
    return [value].flat().filter((one): one is string => typeof one === 'string');
  };
  return {
    text: (name) => clean(all(name)[0] ?? ''),
    has: (name) => all(name).length > 0,
    all: (name) => all(name).map(clean),
    file: (name) => {
      const given = Object.hasOwn(body, name) ? [body[name]].flat() : [];
      // A field that was left empty is sent as a file without a name.
      const files = given.filter((one): one is File => one instanceof File);
      return files.find((one) => one.name !== '' || one.size > 0) ?? null;
    },
  };
}

async function fieldsOf(c: Context): Promise<Fields> {
  try {
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const type = c.req.header('content-type') ?? '';
    if (isCheap(bytes, type)) return await c.req.parseBody({ all: true });
  } catch {
    // It was cut off on the way, or no browser has written it: nothing of ours has failed.
  }
  throw new HTTPException(400, { message: 'form' });
}

/** Characters that no keyboard writes, and that some reader would take for an order, are left out. */
function clean(text: string): string {
  const plain = text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Cf}]/gu, (sign) => (sign === '\n' || sign === '\t' ? sign : ''));
  return plain.slice(0, longestText).trim();
}

function isToken(given: string, visit: string): boolean {
  const right = Buffer.from(given.slice(0, 16) + proof(visit, given.slice(0, 16)));
  const asGiven = Buffer.from(given);
  return right.length === asGiven.length && timingSafeEqual(right, asGiven);
}

function proof(visit: string, nonce: string): string {
  return createHash('sha256').update(`form ${visit} ${nonce}`).digest('base64url');
}
