/** Puts the style and the scripts of the pages into the bundle, which has no folder beside it. */
import { readdirSync, readFileSync } from 'node:fs';

/** The esbuild plugin that does so. */
export const inlineAssets = {
  name: 'inline-assets',
  setup(build) {
    build.onLoad({ filter: /functions\/handlers\/web\/assets\.ts$/ }, ({ path }) => {
      const folder = new URL('../../pages/assets/', `file://${path}`);
      const files = readdirSync(folder).map((name) => [
        name,
        readFileSync(new URL(name, folder), 'utf8'),
      ]);
      const source = readFileSync(path, 'utf8');
      const reading = "filesIn(new URL('../../pages/assets/', import.meta.url))";
      if (!source.includes(reading)) throw new Error('the assets are read in another way now');
      const held = source.replace(reading, () => `new Map(${JSON.stringify(files)})`);
      return { contents: held, loader: 'ts' };
    });
  },
};
