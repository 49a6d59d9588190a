/** A real Chromium, as `npm ci` brought it: unpacked once a machine, launched as an ordinary browser. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

const root = resolve(import.meta.dirname, '../..');

/** The libraries that a bare machine lacks are unpacked only where the package believes to be on Lambda. */
const asOnLambda = { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' };
const unpack = `const { default: chromium } = await import('@sparticuz/chromium');
await chromium.executablePath();`;

/**
 * Launches a browser of its own; the caller closes it. Its flags are those of a person's browser: the
 * package's own ones switch off the very guards that are tested here.
 */
export async function launchBrowser(): Promise<Browser> {
  const folder = await unpacked();
  return await chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: ['--no-sandbox', '--headless=new'],
    env: {
      ...plainEnvironment(),
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  });
}

/**
 * The folder of the unpacked browser. It gets its name when it is whole, so that test files that start
 * at once never launch half of it: who comes second throws their own away.
 */
async function unpacked(): Promise<string> {
  const { version } = JSON.parse(
    readFileSync(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8'),
  ) as { readonly version: string };
  const folder = join(tmpdir(), `afterword-browser-${version}-${userInfo().uid}`);
  if (existsSync(folder)) return folder;
  const half = await mkdtemp(`${folder}-`);
  const env = { ...plainEnvironment(), ...asOnLambda, TMPDIR: half };
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', unpack], {
    cwd: root,
    env,
  });
  await writeFile(join(half, 'fonts.conf'), fontsIn(folder));
  await rename(half, folder).catch(async (error: unknown) => {
    await rm(half, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  });
  return folder;
}

/** The machine's fonts first; those of the package where it has none. */
function fontsIn(folder: string): string {
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>/usr/share/fonts</dir><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>
`;
}

function plainEnvironment(): Record<string, string> {
  const { PATH = '', HOME = tmpdir() } = process.env;
  return { PATH, HOME };
}
