/** Types for who bundles in TypeScript, and for the tests; the module itself runs before anything could check them. */
import type { Plugin } from 'esbuild';
export const ranges: Readonly<Record<'L' | 'Lu' | 'Ll' | 'Lo' | 'N' | 'M', string>>;
export function withPlainClasses(source: string): string;
export const plainClasses: Plugin;
