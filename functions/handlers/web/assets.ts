/** The style, the scripts and the icon of the pages, with a name that changes whenever they do. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { Hono } from 'hono';

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** Every file by its name. A bundle holds them in itself: see `infra/local/inline-assets.mjs`. */
const files: ReadonlyMap<string, string> = filesIn(new URL('../../pages/assets/', import.meta.url));

/** Part of every address of an asset: a new text, a new address. */
export const assetsVersion: string = createHash('sha256')
  .update(JSON.stringify([...files].sort()))
  .digest('base64url')
  .slice(0, 10);

/** Routes below `/assets`; browsers keep what they got, for a changed file has another address. */
export function assetsDoor(): Hono {
  const app = new Hono();
  app.get('/:name', (c) => {
    const name = c.req.param('name');
    const text = files.get(name);
    if (text === undefined) return c.notFound();
    return c.body(text, 200, {
      'content-type': types[name.split('.').at(-1) ?? ''] ?? 'text/plain',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });
  return app;
}

function filesIn(folder: URL): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]),
  );
}
