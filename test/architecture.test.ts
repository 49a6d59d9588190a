/** The house's own rules, as tests. They may only get stricter. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const sources = ['functions', 'infra'].flatMap((folder) => filesIn(join(root, folder)));

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return /\.(?:ts|tsx|mjs)$/.test(entry.name) ? [path] : [];
  });
}

const name = (path: string): string => relative(root, path);

/** Which ring of the house a file belongs to. */
function ringOf(path: string): string {
  const [top, ring, adapter] = name(path).split('/');
  if (top !== 'functions') return top ?? '';
  return ring === 'adapters' ? `adapters/${adapter}` : (ring ?? '');
}

type Import = { readonly from: string; readonly to: string };

function importsOf(path: string): Import[] {
  const text = readFileSync(path, 'utf8');
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s[^;'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]|(?:^|\n)import\s+['"]([^'"]+)['"]/g,
  );
  return [...found].map((match) => ({ from: path, to: match[1] ?? match[2] ?? match[3] ?? '' }));
}

/** The libraries that a ring may import; rings not named here may import any. */
const libraries: Readonly<Record<string, readonly RegExp[]>> = {
  domain: [/^@date-fns\/tz\/tzOffset$/],
  flows: [],
  pages: [/^hono(?:\/|$)/],
  'adapters/ics': [/^ical\.js$/, /^windows-iana$/, /^node:buffer$/],
  'adapters/http': [/^aws4fetch$/, /^node:crypto$/],
  'adapters/google': [
    /^googleapis\/build\/src\/apis\/(?:calendar|tasks)\/index\.js$/,
    /^p-limit$/,
    /^node:crypto$/,
  ],
  'adapters/outlook': [
    /^@microsoft\/microsoft-graph-(?:client|types)$/,
    /^windows-iana$/,
    /^p-limit$/,
  ],
  'adapters/oauth': [/^openid-client$/],
  'adapters/keyfile': [/^node:(?:crypto|fs(?:\/promises)?|path)$/],
  'adapters/sqlite': [/^node:(?:sqlite|fs)$/],
  'adapters/dynamo': [/^node:zlib$/],
  'adapters/aws': [/^node:crypto$/],
};

/** The rings that a ring may import, itself aside. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  flows: ['domain'],
  pages: ['domain'],
  adapters: ['domain', 'adapters/http', 'adapters/oauth'],
  handlers: ['flows', 'adapters', 'pages', 'domain'],
  infra: ['flows', 'adapters', 'pages', 'domain', 'handlers'],
};

function isAllowed(from: string, to: string): boolean {
  if (from === to) return true;
  const rule = mayImport[from] ?? mayImport[from.split('/')[0] ?? ''] ?? [];
  return rule.some((ring) => ring === to || to.startsWith(`${ring}/`));
}

describe('the import rule', () => {
  it('finds the sources', () => {
    expect(sources.length).toBeGreaterThan(60);
  });

  it('lets a ring import only the rings further in', () => {
    const broken = sources.flatMap(importsOf).filter(({ from, to }) => {
      if (!to.startsWith('.')) return false;
      const target = resolve(dirname(from), to);
      return !isAllowed(ringOf(from), ringOf(target));
    });
    expect(broken.map(({ from, to }) => `${name(from)} imports ${to}`)).toStrictEqual([]);
  });

  it('lets a ring import only its own libraries', () => {
    const broken = sources.flatMap(importsOf).filter(({ from, to }) => {
      const allowed = libraries[ringOf(from)];
      return allowed !== undefined && !to.startsWith('.') && !allowed.some((one) => one.test(to));
    });
    expect(broken.map(({ from, to }) => `${name(from)} imports ${to}`)).toStrictEqual([]);
  });

  it('has imports that lead somewhere and end in .ts', () => {
    const broken = sources.flatMap(importsOf).filter(({ from, to }) => {
      if (!to.startsWith('.') || to.includes('/dist/')) return false;
      return !/\.(?:ts|tsx|mjs)$/.test(to) || !existsSync(resolve(dirname(from), to));
    });
    expect(broken.map(({ from, to }) => `${name(from)} imports ${to}`)).toStrictEqual([]);
  });

  it('has no circles', () => {
    const edges = new Map(
      sources.map((path) => [
        path,
        importsOf(path)
          .filter(({ to }) => to.startsWith('.'))
          .map(({ to }) => resolve(dirname(path), to)),
      ]),
    );
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) circles.push([...trail, path].map(name).join(' > '));
      if (done.has(path) || trail.includes(path)) return;
      for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
      done.add(path);
    };
    for (const path of sources) visit(path, []);
    expect(circles).toStrictEqual([]);
  });
});

/** Lists of words are data: they are as long as a language is rich. */
const isData = (path: string): boolean =>
  /functions\/domain\/words\/(?!lexicon|fold|trie)/.test(path);

describe('the size of things', () => {
  it('keeps files within 250 lines', () => {
    const long = sources
      .filter((path) => !isData(path))
      .map((path) => ({ path, lines: readFileSync(path, 'utf8').split('\n').length - 1 }))
      .filter(({ lines }) => lines > 250);
    expect(long.map(({ path, lines }) => `${name(path)}: ${lines}`)).toStrictEqual([]);
  });

  it('keeps functions within 60 lines', () => {
    expect(sources.flatMap(longFunctions)).toStrictEqual([]);
  });
});

/** Functions by indentation, which the formatter guarantees: from their head to the closing brace. */
function longFunctions(path: string): string[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.flatMap((line, start) => {
    const head =
      /^(\s*)(?:export )?(?:async )?(?:function\*? \w+|(?:static |async )*#?\w+\([^)]*\)?.*\{$|const \w+ = .*=> \{$)/.exec(
        line,
      );
    if (!head || /^\s*(?:if|for|while|switch|catch|return)\b/.test(line)) return [];
    const indent = head[1] ?? '';
    const length = lines
      .slice(start)
      .findIndex((each, index) => index > 0 && each.startsWith(`${indent}}`));
    return length > 60 ? [`${name(path)}:${start + 1} has ${length + 1} lines`] : [];
  });
}

describe('names and manners', () => {
  it('has kebab-case files and no index, utils or helpers', () => {
    const odd = sources.filter((path) => {
      const file = path.split('/').at(-1) ?? '';
      return (
        !/^[a-z0-9-]+\.(?:ts|tsx|mjs)$/.test(file) || /^(?:index|utils?|helpers?)\./.test(file)
      );
    });
    expect(odd.map(name)).toStrictEqual([]);
  });

  it('exports by name and re-exports nothing', () => {
    const odd = sources.filter((path) =>
      /export default|export \* from|export \{[^}]*\} from/.test(readFileSync(path, 'utf8')),
    );
    expect(odd.map(name)).toStrictEqual([]);
  });

  it('gives every exported function and class a docstring', () => {
    const bare = sources.flatMap((path) => {
      const lines = readFileSync(path, 'utf8').split('\n');
      return lines.flatMap((line, index) => {
        if (!/^export (?:async function|function|(?:abstract )?class)\b/.test(line)) return [];
        return /\*\/\s*$/.test(lines[index - 1] ?? '') ? [] : [`${name(path)}:${index + 1}`];
      });
    });
    expect(bare).toStrictEqual([]);
  });

  it('reads no clock, environment or console and awaits nothing in the domain', () => {
    const forbidden =
      /Date\.now\(|new Date\(\)|process\.|console\.|\bawait\b|\basync\b|Math\.random|performance\.|from 'node:/;
    const broken = sources
      .filter((path) => ringOf(path) === 'domain')
      .flatMap((path) =>
        withoutComments(readFileSync(path, 'utf8'))
          .split('\n')
          .flatMap((line) => (forbidden.test(line) ? [`${name(path)}: ${line.trim()}`] : [])),
      );
    expect(broken).toStrictEqual([]);
  });

  it('asks a clock only where a program begins, which hands it in', () => {
    const broken = sources.filter((path) => {
      const isInside = /^functions\/(?:domain|flows|adapters|pages|handlers\/web)\//.test(
        name(path),
      );
      const text = withoutComments(readFileSync(path, 'utf8'));
      return isInside && /\bDate\.now\b|\bDate\(\)|\bperformance\.|\bhrtime\b/.test(text);
    });
    expect(broken.map(name)).toStrictEqual([]);
  });

  it('reads the environment only where the program starts', () => {
    const broken = sources.filter((path) => {
      const starts = /infra\/local\/(?:cli|host)\/run\.ts$|handlers\/compose\.ts$/.test(path);
      return !starts && /process\.env/.test(readFileSync(path, 'utf8'));
    });
    expect(broken.map(name)).toStrictEqual([]);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
}
