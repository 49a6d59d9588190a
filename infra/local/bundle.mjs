/**
 * Bundles the command line and the host, run by npm after an installation: one file starts three times
 * as fast as the hundred that it is made of. Without a bundle the sources run as they are.
 */
import { fileURLToPath } from 'node:url';
import { inlineAssets } from './inline-assets.mjs';
import { plainClasses } from './plain-classes.mjs';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));

const common = {
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  mainFields: ['module', 'main'],
  logLevel: 'error',
  charset: 'utf8',
  plugins: [inlineAssets, plainClasses],
};

try {
  const { build } = await import('esbuild');
  await build({
    ...common,
    entryPoints: [path('cli/run.ts')],
    outfile: path('../../dist/afterword.mjs'),
  });
  await build({
    ...common,
    entryPoints: [path('host/run.ts')],
    outdir: path('../../dist'),
    outExtension: { '.js': '.mjs' },
    // What only a sandbox needs is a file of its own, loaded where there is one.
    splitting: true,
    // Google's client is CommonJS and requires Node's own modules.
    banner: {
      js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);",
    },
  });
} catch (error) {
  // An installation without development tools has no bundler, and needs none.
  if (error?.code !== 'ERR_MODULE_NOT_FOUND') throw error;
}
