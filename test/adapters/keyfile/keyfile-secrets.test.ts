import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { keyfileSecrets } from '../../../functions/adapters/keyfile/keyfile-secrets.ts';
import { secretsContract } from '../../contracts/secrets.ts';
import { twinSecrets } from '../../world/twin-secrets.ts';

const folder = mkdtempSync(join(tmpdir(), 'keyfile-'));
let count = 0;
const newPath = (): string => join(folder, `data-${++count}`, 'key');

afterAll(() => rmSync(folder, { recursive: true }));

secretsContract({ name: 'the key file', make: async () => keyfileSecrets(newPath()) });
secretsContract({ name: 'the twin', make: async () => twinSecrets(newPath()) });

describe('the key file', () => {
  const misconfigured = (what: RegExp) => ({
    facts: { code: 'misconfigured', what: expect.stringMatching(what) },
  });

  it('is made at the first use: 32 bytes that only the owner may read, and nothing beside it', async () => {
    const path = newPath();
    await keyfileSecrets(path).seal('text', 'context');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path)).toHaveLength(32);
    expect(readdirSync(join(path, '..'))).toStrictEqual(['key']);
  });

  it('is not put behind a link that leads nowhere: what it leads to may only be late', async () => {
    const path = newPath();
    await keyfileSecrets(join(path, '..', 'another-key')).seal('text', 'context');
    symlinkSync(join(path, '..', 'late'), path);
    const sealing = keyfileSecrets(path).seal('text', 'context');
    await expect(sealing).rejects.toMatchObject(misconfigured(/gone/));
    expect(readdirSync(join(path, '..')).sort()).toStrictEqual(['another-key', 'key']);
  });

  it('is another for each installation', async () => {
    const [one, other] = [newPath(), newPath()];
    await keyfileSecrets(one).seal('text', 'context');
    await keyfileSecrets(other).seal('text', 'context');
    expect(readFileSync(one)).not.toEqual(readFileSync(other));
  });

  it('opens after a restart what was sealed before it', async () => {
    const path = newPath();
    const sealed = await keyfileSecrets(path).seal('text', 'context');
    expect(await keyfileSecrets(path).open(sealed, 'context')).toBe('text');
  });

  it('is one and the same for all that begin at the same moment', async () => {
    const path = newPath();
    const all = Array.from({ length: 8 }, () => keyfileSecrets(path));
    const sealed = await Promise.all(all.map((secrets) => secrets.seal('text', 'context')));
    for (const each of sealed) {
      for (const secrets of all) expect(await secrets.open(each, 'context')).toBe('text');
    }
    expect(readdirSync(join(path, '..'))).toStrictEqual(['key']);
  });

  it('seals the same text otherwise each time', async () => {
    const secrets = keyfileSecrets(newPath());
    const sealed = new Set<string>();
    for (let times = 0; times < 50; times++) sealed.add(await secrets.seal('text', 'context'));
    expect(new Set([...sealed].map((each) => each.slice(0, 19))).size).toBe(50);
  });

  it.each([0o640, 0o604, 0o660, 0o644])('is refused with mode %o', async (mode) => {
    const path = newPath();
    await keyfileSecrets(path).seal('text', 'context');
    chmodSync(path, mode);
    const sealing = keyfileSecrets(path).seal('text', 'context');
    await expect(sealing).rejects.toMatchObject(misconfigured(/0600/));
  });

  it.each([0, 31, 33, 64])(
    'is refused where it has %i bytes, and left as it is',
    async (length) => {
      const path = newPath();
      await keyfileSecrets(path).seal('text', 'context');
      writeFileSync(path, Buffer.alloc(length, 1));
      const sealing = keyfileSecrets(path).seal('text', 'context');
      await expect(sealing).rejects.toMatchObject(misconfigured(/32 bytes/));
      expect(readFileSync(path)).toHaveLength(length);
    },
  );

  it('is refused where it is a folder', async () => {
    const path = newPath();
    await keyfileSecrets(join(path, 'key')).seal('text', 'context');
    const sealing = keyfileSecrets(path).seal('text', 'context');
    await expect(sealing).rejects.toMatchObject({ facts: { code: 'misconfigured' } });
  });

  it('is read anew once it is mended', async () => {
    const path = newPath();
    const sealed = await keyfileSecrets(path).seal('text', 'context');
    chmodSync(path, 0o644);
    const secrets = keyfileSecrets(path);
    await expect(secrets.open(sealed, 'context')).rejects.toMatchObject(misconfigured(/0600/));
    chmodSync(path, 0o600);
    expect(await secrets.open(sealed, 'context')).toBe('text');
  });

  it('names no path where it cannot be made', async () => {
    const blocked = newPath();
    await keyfileSecrets(blocked).seal('text', 'context');
    const failure = await keyfileSecrets(join(blocked, 'below', 'key'))
      .seal('text', 'context')
      .catch((error) => error);
    expect(failure).toMatchObject(misconfigured(/cannot be used/));
    expect(failure.message).not.toContain(folder);
  });
});
