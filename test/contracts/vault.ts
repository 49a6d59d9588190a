/** What every `Vault` promises: run by Secrets Manager's and by the twin. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Vault } from '../../functions/domain/ports/vault.ts';
import { tries } from '../tries.ts';

type Scene = {
  readonly vault: Vault;
  /** The operator keeps that text under that name from now on. */
  put(name: string, text: string): void;
  /** The operator removes it. */
  remove(name: string): void;
  /** Five minutes go by. */
  wait(): void;
};

type Subject = {
  readonly name: string;
  /** A vault in which nothing is kept. */
  readonly make: () => Scene;
  /** Any name that a secret may have. */
  readonly secret: string;
};

const none = { facts: { code: 'misconfigured' } };

/** Registers the suite for one vault. */
export function vaultContract({ name, make, secret }: Subject): void {
  describe(`${name} as a vault`, () => {
    it('gives the text that is kept under a name, whatever it is', async () => {
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (text) => {
          const { vault, put } = make();
          put(secret, text);
          expect(await vault.read(secret)).toBe(text);
        }),
        tries(40),
      );
    });

    it('keeps names apart', async () => {
      const { vault, put } = make();
      put(secret, 'one');
      put(`${secret}2`, 'two');
      expect(await vault.read(secret)).toBe('one');
      expect(await vault.read(`${secret}2`)).toBe('two');
    });

    it('says that there is none, again and again, and finds it as soon as there is', async () => {
      const { vault, put } = make();
      for (let times = 0; times < 2; times++) {
        await expect(vault.read(secret)).rejects.toMatchObject(none);
      }
      put(secret, 'late');
      expect(await vault.read(secret)).toBe('late');
    });

    it('gives the text of a secret that was changed, five minutes later at the latest', async () => {
      const { vault, put, wait } = make();
      put(secret, 'old');
      await vault.read(secret);
      put(secret, 'new');
      wait();
      expect(await vault.read(secret)).toBe('new');
    });

    it('gives nothing of a secret that was removed, five minutes later at the latest', async () => {
      const { vault, put, remove, wait } = make();
      put(secret, 'old');
      await vault.read(secret);
      remove(secret);
      wait();
      await expect(vault.read(secret)).rejects.toMatchObject(none);
    });
  });
}
