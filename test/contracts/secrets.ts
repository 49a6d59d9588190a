/** What all `Secrets` promise: run by the key file's, by those of AWS and by the twin of the simulation. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Secrets } from '../../functions/domain/ports/secrets.ts';
import { tries } from '../tries.ts';

type Subject = {
  readonly name: string;
  /** Secrets under a new key of their own. */
  readonly make: () => Promise<Secrets>;
};

const misfit = { facts: { code: 'misconfigured' } };

/** Registers the suite for one kind of secrets. */
export function secretsContract({ name, make }: Subject): void {
  describe(`${name} as secrets`, () => {
    it('opens what it sealed, whatever text and context are', async () => {
      const secrets = await make();
      await fc.assert(
        fc.asyncProperty(
          fc.string({ unit: 'grapheme', maxLength: 3000 }),
          fc.string({ unit: 'grapheme' }),
          async (text, context) => {
            const sealed = await secrets.seal(text, context);
            expect(await secrets.open(sealed, context)).toBe(text);
          },
        ),
        tries(60),
      );
    });

    it('does not show the text', async () => {
      const secrets = await make();
      expect(await secrets.seal('a refresh token', 'google:1')).not.toContain('refresh');
    });

    it('opens nothing in another context', async () => {
      const secrets = await make();
      const sealed = await secrets.seal('a refresh token', 'google:1');
      for (const other of ['google:2', 'google:', 'google:11', '']) {
        await expect(secrets.open(sealed, other)).rejects.toMatchObject(misfit);
      }
    });

    it('opens nothing that was sealed under another key', async () => {
      const [mine, theirs] = [await make(), await make()];
      const sealed = await theirs.seal('a refresh token', 'google:1');
      await expect(mine.open(sealed, 'google:1')).rejects.toMatchObject(misfit);
    });

    it('opens nothing that was tampered with, be it in a single letter', async () => {
      const secrets = await make();
      const sealed = await secrets.seal('a refresh token', 'google:1');
      for (let at = 0; at < sealed.length; at++) {
        const letter = sealed[at] === 'A' ? 'B' : 'A';
        const other = sealed.slice(0, at) + letter + sealed.slice(at + 1);
        await expect(secrets.open(other, 'google:1')).rejects.toMatchObject(misfit);
      }
    });

    it.each(['=', '!', ' ', '.', '.A'])('opens nothing to which %j was added', async (more) => {
      const secrets = await make();
      const sealed = await secrets.seal('a refresh token', 'google:1');
      await expect(secrets.open(sealed + more, 'google:1')).rejects.toMatchObject(misfit);
    });

    it.each(['', '.', 'v1.', 'v1.AAAA', 'a refresh token', '{}'])('opens no %j', async (text) => {
      const secrets = await make();
      await expect(secrets.open(text, 'google:1')).rejects.toMatchObject(misfit);
    });

    it('tells neither text nor context when it fails', async () => {
      const secrets = await make();
      const sealed = await secrets.seal('the-token', 'the-account');
      const failure = await secrets.open(sealed, 'another-account').catch((error) => error);
      expect(`${failure.stack} ${JSON.stringify(failure)}`).not.toMatch(/the-token|-account/);
      expect(`${failure.stack}`).not.toContain(sealed);
    });
  });
}
