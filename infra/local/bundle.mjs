/**
 * Bundles the command line into one file, run by npm after an installation: a file starts three times
 * as fast as the hundred that it is made of. Without the bundle the sources run as they are.
 */
import { fileURLToPath } from 'node:url';
import { plainClasses } from './plain-classes.mjs';

const entry = fileURLToPath(new URL('cli/run.ts', import.meta.url));
const outfile = fileURLToPath(new URL('../../dist/afterword.mjs', import.meta.url));

try {
  const { build } = await import('esbuild');
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    logLevel: 'error',
    charset: 'utf8',
    plugins: [plainClasses],
  });
} catch (error) {
  // An installation without development tools has no bundler, and needs none.
  if (error?.code !== 'ERR_MODULE_NOT_FOUND') throw error;
}
