/** Starts the host: from the bundle in a third of the time, and with a third less memory. */
import { freshBundle } from './fresh-bundle.mjs';

await import(freshBundle('../../dist/run.mjs', './host/run.ts', ['./host/', './sandbox/']));
