/** Starts the command line: the bundle where it is as new as its sources, else the sources. */
import { readdirSync, statSync } from 'node:fs';

const here = (path) => new URL(path, import.meta.url);

function newest(folder) {
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = new URL(entry.isDirectory() ? `${entry.name}/` : entry.name, folder);
    latest = Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return latest;
}

function bundleIsFresh() {
  try {
    const built = statSync(here('../../dist/afterword.mjs')).mtimeMs;
    return built > Math.max(newest(here('../../functions/')), newest(here('./cli/')));
  } catch {
    return false;
  }
}

await import(bundleIsFresh() ? '../../dist/afterword.mjs' : './cli/run.ts');
