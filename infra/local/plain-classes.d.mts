/** Types for the tests; the module itself runs before anything could check them. */
export const ranges: Readonly<Record<'L' | 'Lu' | 'Ll' | 'Lo' | 'N' | 'M', string>>;
export function withPlainClasses(source: string): string;
