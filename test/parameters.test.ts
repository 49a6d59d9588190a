/** One more of the house's own rules (`architecture.test.ts`): what travels together has a name. */
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const sources = globSync('{functions,infra}/**/*.{ts,tsx,mjs}', { cwd: root });

/** It may only get smaller. */
const most = 6;

/** Every list of parameters of a source: what stands before it, and how many it has. */
function parameterLists(source: string): { head: string; count: number }[] {
  const text = source
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(?<!:)\/\/.*$/gm, '')
    // The angle of an arrow closes no type.
    .replaceAll('=>', '⇒');
  return [...text.matchAll(/\(/g)].flatMap(({ index: start }) => {
    const { end, parts } = readList(text, start);
    // Only a list of parameters is followed by a type, an arrow or a body.
    if (!/^(?::|\s*[⇒{])/.test(text.slice(end, end + 9))) return [];
    const head = text.slice(text.lastIndexOf('\n', start) + 1, start).trim();
    return [{ head, count: parts }];
  });
}

/** Where the brackets that open at `start` close again, and how many parts lie between their commas. */
function readList(text: string, start: number): { end: number; parts: number } {
  let end = start;
  let depth = 0;
  let commas = 0;
  do {
    const sign = text.charAt(end);
    if (/[([{<]/.test(sign)) depth++;
    if (/[)\]}>]/.test(sign)) depth--;
    if (sign === ',' && depth === 1) commas++;
    end++;
  } while (depth > 0 && end < text.length);
  const hasNoLast = /[(,]\s*\)$/.test(text.slice(start, end));
  return { end, parts: hasNoLast ? commas : commas + 1 };
}

describe('the parameters of functions', () => {
  it.each([
    ['function f(): void {', [0]],
    ['function f(\n  a: Map<A, B>,\n  { b, c }: D,\n): E {', [2]],
    ['const f = async (a: (b: B, c: C, d: D) => E, f = [1, 2]) => g(a, f, 1);', [2, 3]],
    ['constructor(a: B, b = c(1, 2, 3)) {', [2]],
  ])('are counted: %s', (source, counts) => {
    expect(parameterLists(source).map(({ count }) => count)).toStrictEqual(counts);
  });

  it(`are ${most} at most`, () => {
    expect(sources.length).toBeGreaterThan(60);
    const crowded = sources.flatMap((path) =>
      parameterLists(readFileSync(join(root, path), 'utf8'))
        .filter(({ count }) => count > most)
        .map(({ head, count }) => `${path}: ${head}(...) has ${count}`),
    );
    expect(crowded).toStrictEqual([]);
  });
});
