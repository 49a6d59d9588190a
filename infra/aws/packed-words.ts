/**
 * The word lists of all languages are a third of what a page weighs, and text that compresses well: a
 * bundle holds them deflated, and inflates a language in a fraction of a millisecond when it starts.
 */
import { readFile } from 'node:fs/promises';
import { deflateRawSync } from 'node:zlib';
import type { Plugin } from 'esbuild';
import { withPlainClasses } from '../local/plain-classes.mjs';

/** The value of a name: a template without anything to fill in or to escape. */
const longList = /(?<=[:=]\s*)`([^`\\$]{200,})`/g;

/** The source of a module with its long lists packed; the lists are the same to the letter. */
export function withPackedLists(source: string): string {
  const lists: string[] = [];
  const body = source.replace(longList, (_, list: string) => {
    lists.push(list);
    return `packedLists[${lists.length - 1}]`;
  });
  if (lists.length === 0) return source;
  const packed = deflateRawSync(JSON.stringify(lists), { level: 9 }).toString('base64');
  return `import { inflateRawSync } from 'node:zlib';
const packedLists = JSON.parse(inflateRawSync(Buffer.from('${packed}', 'base64')).toString());
${body}`;
}

/** The esbuild plugin that does so. */
export const packedWords: Plugin = {
  name: 'packed-words',
  setup(build) {
    build.onLoad({ filter: /functions\/domain\/words\/[a-z-]+\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      return { contents: withPackedLists(withPlainClasses(source)), loader: 'ts' };
    });
  },
};
