/** Types for who bundles in TypeScript; the module itself runs before anything could check them. */
import type { Plugin } from 'esbuild';
export const inlineAssets: Plugin;
