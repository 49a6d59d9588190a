/** Which of two to run: a bundle where it is as new as its sources, else the sources. */
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

/** The address of the program to import. `folders` beside `functions/` are what it is made of. */
export function freshBundle(bundle, source, folders) {
  try {
    const built = statSync(here(bundle)).mtimeMs;
    const changed = [here('../../functions/'), ...folders.map(here)].map(newest);
    if (built > Math.max(...changed)) return here(bundle).href;
  } catch {
    // There is no bundle: an installation without development tools makes none.
  }
  return here(source).href;
}
