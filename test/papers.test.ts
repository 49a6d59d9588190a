/** The papers name files of the code: a file that was moved or renamed is still found by its name there. */
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const papers = ['README.md', 'CONTRIBUTING.md', 'docs/decisions.md', 'docs/glossary.md'];

/** Below which folders a path may begin, as `docs/glossary.md` and `CONTRIBUTING.md` say. */
const bases = ['.', 'functions', 'functions/domain'].map((base) => join(root, base));

/** The folders with whose names a path of ours begins; what is built is no part of the code. */
const ours = new Set([
  ...['functions', 'infra', 'test', 'docs', 'examples'],
  ...bases.slice(1).flatMap((base) => readdirSync(base)),
]);

/** Names that stand for one of the reader's own. */
const madeUp = ['functions/adapters/NAME', 'functions/domain/cadences/two-notes.ts'];

/** The paths between backticks, those in a command line too. */
function pathsIn(paper: string): readonly string[] {
  const quoted = readFileSync(join(root, paper), 'utf8').matchAll(/`([^`\n]+)`/g);
  const words = [...quoted].flatMap(([, text = '']) => text.split(' '));
  return words.filter((word) => {
    const isPath = /^[\w{][\w.{},*-]*\/[\w./{},*-]*$/.test(word);
    return isPath && ours.has(word.split('/')[0] ?? '') && !madeUp.includes(word);
  });
}

const exists = (path: string): boolean =>
  bases.some((cwd) => globSync(path.replace(/\/$/, ''), { cwd }).length > 0);

describe('the papers', () => {
  it.each(papers)('name only files and folders that exist: %s', (paper) => {
    const paths = pathsIn(paper);
    expect(paths.length).toBeGreaterThan(5);
    expect(paths.filter((path) => !exists(path))).toStrictEqual([]);
  });
});
