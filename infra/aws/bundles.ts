/**
 * One folder for each function, with all that it runs: what a function does not import costs it nothing at
 * its start, what it imports only when it is asked for lies in parts of its own. By esbuild alone, so that neither Docker nor a network is needed.
 */
import { copyFile, mkdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';
import { inlineAssets } from '../local/inline-assets.mjs';
import { plainClasses, withPlainClasses } from '../local/plain-classes.mjs';
import { packedWords } from './packed-words.ts';

/** Our functions, as their files in `functions/handlers` are called. */
export const functionNames = ['notify', 'pages', 'look', 'sync', 'sweep'] as const;
export type FunctionName = (typeof functionNames)[number];

const root = resolve(import.meta.dirname, '../..');

/** Where a bundle is, and what is in it. */
export type Bundle = {
  /** Holds `index.mjs`, its parts, and `holidays.cjs` where it may be asked for. */
  readonly folder: string;
  readonly metafile: Metafile;
};

const common = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
  logLevel: 'error',
  charset: 'utf8',
  legalComments: 'none',
} as const satisfies BuildOptions;

/** Bundles all functions below `into`: the same sources make the same files, to the byte. */
export async function bundleAll(
  into: string = join(root, 'dist/aws'),
): Promise<Readonly<Record<FunctionName, Bundle>>> {
  const holidays = join(into, 'holidays.cjs');
  await buildHolidays(holidays);
  const made = await Promise.all(
    functionNames.map(async (name) => {
      const entry = join(root, 'functions/handlers', `${name}.ts`);
      return [name, await bundleOne(entry, join(into, name), holidays)] as const;
    }),
  );
  return Object.fromEntries(made) as Record<FunctionName, Bundle>;
}

/** Bundles one handler into `folder`, with the holidays beside it where it may ask for them. */
export async function bundleOne(entry: string, folder: string, holidays: string): Promise<Bundle> {
  // What an earlier build left would be deployed with it, and change its hash.
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const { metafile } = await build({
    ...common,
    entryPoints: [entry],
    outdir: folder,
    entryNames: 'index',
    chunkNames: 'part-[hash]',
    outExtension: { '.js': '.mjs' },
    format: 'esm',
    splitting: true,
    metafile: true,
    // Google's client is CommonJS and requires Node's own modules.
    banner: {
      js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);",
    },
    plugins: [holidaysApart, withoutDeadWeight, inlineAssets, packedWords, plainClasses],
  });
  const mayAsk = Object.keys(metafile.inputs).some((path) => asksForHolidays.test(path));
  if (mayAsk) await copyFile(holidays, join(folder, 'holidays.cjs'));
  return { folder, metafile };
}

/** What a bundle loads before it can answer anything, in bytes: its entry, and the parts that it needs at once. */
export function bytesAtStart({ metafile }: Bundle): number {
  const { outputs } = metafile;
  const entry = Object.keys(outputs).find((path) => path.endsWith('/index.mjs')) ?? '';
  const loaded = new Set([entry]);
  for (const path of loaded) {
    for (const { path: part, kind } of outputs[path]?.imports ?? []) {
      if (kind === 'import-statement' && part in outputs) loaded.add(part);
    }
  }
  return [...loaded].reduce((sum, path) => sum + (outputs[path]?.bytes ?? 0), 0);
}

/** The public holidays of all countries weigh more than all the rest together: a file of their own. */
async function buildHolidays(outfile: string): Promise<void> {
  await build({
    ...common,
    stdin: { contents: "module.exports = require('date-holidays');", resolveDir: root },
    outfile,
    format: 'cjs',
    // Required by name: what counts is what `require` gives when the sources run as they are.
    mainFields: ['main'],
  });
}

const asksForHolidays = /functions\/adapters\/holidays\/public-holidays\.ts$/;

/** Has the holidays required from the file beside the bundle, by who needs them and not before. */
const holidaysApart: Plugin = {
  name: 'holidays-apart',
  setup(build) {
    build.onLoad({ filter: asksForHolidays }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const asking = "require('date-holidays')";
      if (!source.includes(asking))
        throw new Error('the holidays are asked for in another way now');
      const apart = source.replace(asking, "require('./holidays.cjs')");
      return { contents: withPlainClasses(apart), loader: 'ts' };
    });
  },
};

/**
 * What Google's client loads at once and never calls as we use it (functions/adapters/google/client.ts):
 * its own fetch, since it is given Node's; ways to get a token, since it is given one; proxies, since
 * Node's fetch knows of them. Together they are 270 KB.
 */
const leftOut: Readonly<Record<string, string>> = {
  'node-fetch': "module.exports = () => { throw new Error('node-fetch is left out'); };",
  'google-auth-library': 'export class GoogleAuth {}',
  'https-proxy-agent': 'export class HttpsProxyAgent {}',
};

const withoutDeadWeight: Plugin = {
  name: 'without-dead-weight',
  setup(build) {
    const names = new RegExp(`^(?:${Object.keys(leftOut).join('|')})$`);
    build.onResolve({ filter: names }, ({ path }) => ({ path, namespace: 'left-out' }));
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({
      contents: leftOut[path] ?? '',
    }));
  },
};
