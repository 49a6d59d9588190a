import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { transform } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { withPackedLists } from '../../../infra/aws/packed-words.ts';

const folder = resolve(import.meta.dirname, '../../../functions/domain/words');
const languages = readdirSync(folder).filter((name) =>
  readFileSync(join(folder, name), 'utf8').includes(': Words = {'),
);

describe('the packed words of', () => {
  it.each(languages)('%s are the same, in less room', async (name) => {
    const source = readFileSync(join(folder, name), 'utf8');
    const packed = withPackedLists(source);
    const { code } = await transform(packed, { loader: 'ts', format: 'esm' });
    const unpacked = await import(`data:text/javascript,${encodeURIComponent(code)}`);
    const plain = await import(join(folder, name));
    expect({ ...unpacked }).toStrictEqual({ ...plain });
    expect(Buffer.byteLength(packed)).toBeLessThanOrEqual(Buffer.byteLength(source));
  });

  it('all languages take half the room', () => {
    const sizes = languages.map((name) => {
      const source = readFileSync(join(folder, name), 'utf8');
      return [source, withPackedLists(source)].map((text) => Buffer.byteLength(text));
    });
    const [plain, packed] = [0, 1].map((at) => sizes.reduce((sum, one) => sum + (one[at] ?? 0), 0));
    expect(packed).toBeLessThan((plain ?? 0) * 0.6);
  });
});
