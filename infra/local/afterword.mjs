/** Starts the command line. */
import { freshBundle } from './fresh-bundle.mjs';

await import(freshBundle('../../dist/afterword.mjs', './cli/run.ts', ['./cli/']));
