/** What somebody could try who can read and write the table, but may not use the token key. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { pendingSecrets } from '../../../functions/adapters/aws/pending-secrets.ts';
import type { Secrets } from '../../../functions/domain/ports/secrets.ts';
import { dayMs, plusMs } from '../../../functions/domain/time.ts';
import { noon } from '../../contracts/store-records.ts';
import { type KmsScene, kmsScene } from './kms-scene.ts';
import { startWire } from './wire.ts';

const wire = await startWire();
let scene: KmsScene;
/** The same token, sealed by the door and by the sync function, for one account and for another. */
let mine: { k1: string; d1: string };
let theirs: { k1: string; d1: string };
let tomorrows: string;

afterAll(() => wire.close());
beforeEach(async () => {
  scene = kmsScene(wire);
  const secrets = scene.newProcess();
  const sealed = async (account: string) => ({
    k1: await scene.door.seal('the-token', account),
    d1: await secrets.seal('the-token', account),
  });
  mine = await sealed('google:1');
  theirs = await sealed('google:2');
  scene.clock.at = plusMs(noon, dayMs);
  tomorrows = await secrets.seal('the-token', 'google:1');
});

/** It does not open, and what is said of it tells nothing. */
async function refuses(secrets: Secrets, sealed: string, context: string): Promise<void> {
  const failure = await secrets.open(sealed, context).catch((error: unknown) => error);
  expect(failure).toMatchObject({
    message: 'misconfigured: a sealed text does not fit key and context',
  });
  const told = `${(failure as Error).stack} ${JSON.stringify(failure)}`;
  expect(told).not.toMatch(/the-token|google:/);
  for (const part of sealed.split('.').filter((each) => each.length > 12)) {
    expect(told).not.toContain(part);
  }
}

const parts = (sealed: string): [string, string, string] =>
  sealed.split('.') as [string, string, string];
const joined = (...all: readonly string[]): string => all.join('.');

describe('a sealed token', () => {
  it('opens where nobody has touched it', async () => {
    for (const sealed of [mine.k1, mine.d1, tomorrows]) {
      expect(await scene.newProcess().open(sealed, 'google:1')).toBe('the-token');
    }
  });

  it('does not open for another account, be it carried over as it is', async () => {
    for (const sealed of [mine.k1, mine.d1]) {
      await refuses(scene.newProcess(), sealed, 'google:2');
      await refuses(scene.newProcess(), sealed, '');
      await refuses(scene.newProcess(), sealed, 'google:11');
    }
  });

  it.each([
    ['the other’s wrapped key', () => joined('k1', parts(theirs.k1)[1], parts(mine.k1)[2])],
    ['the other’s text', () => joined('k1', parts(mine.k1)[1], parts(theirs.k1)[2])],
    ['another day', () => joined('d1', '2026-11-25', parts(mine.d1)[2])],
    ['another day’s text', () => joined('d1', '2026-11-24', parts(tomorrows)[2])],
    ['the other’s text of that day', () => joined('d1', '2026-11-24', parts(theirs.d1)[2])],
    ['the kind of the other (d1 as k1)', () => joined('k1', '2026-11-24', parts(mine.d1)[2])],
    ['the kind of the other (k1 as d1)', () => joined('d1', parts(mine.k1)[1], parts(mine.k1)[2])],
    ['a kind that is none', () => joined('d2', '2026-11-24', parts(mine.d1)[2])],
    ['a day that no calendar has', () => joined('d1', '2026-02-30', parts(mine.d1)[2])],
    ['a day that is a way', () => joined('d1', '../consent/x', parts(mine.d1)[2])],
    ['no wrapped key', () => joined('k1', '', parts(mine.k1)[2])],
    ['one part less', () => joined('k1', parts(mine.k1)[2])],
    ['one part more', () => `${mine.d1}.${parts(mine.d1)[2]}`],
    ['a wrapped key that is a text', () => joined('k1', parts(mine.d1)[2], parts(mine.d1)[2])],
  ])('does not open with %s', async (_, forged) => {
    await refuses(scene.newProcess(), forged(), 'google:1');
  });

  it('does not open where it was cut, at either end or anywhere', async () => {
    const secrets = scene.newProcess();
    for (const sealed of [mine.k1, mine.d1]) {
      const header = sealed.lastIndexOf('.') + 1;
      for (let length = header; length < sealed.length; length++) {
        await refuses(secrets, sealed.slice(0, length), 'google:1');
      }
      for (const from of [1, 4, 17]) await refuses(secrets, sealed.slice(from), 'google:1');
      await refuses(secrets, sealed.slice(0, header) + sealed.slice(header + 4), 'google:1');
    }
  });

  it('does not open under a day’s key that another day’s was swapped for', async () => {
    const note = (day: string) => `day-key/${day}`;
    const [today, tomorrow] = ['2026-11-24', '2026-11-25'].map(note) as [string, string];
    const wrapped = await scene.store.find(tomorrow, noon);
    await scene.store.note(today, wrapped ?? '', null);
    await refuses(scene.newProcess(), mine.d1, 'google:1');
  });

  it('has neither store nor KMS asked where its day is none', async () => {
    const wrapped = await scene.store.find('day-key/2026-11-24', noon);
    await scene.store.note('day-key/somewhere', wrapped ?? '', null);
    const before = wire.requests.length;
    await refuses(scene.newProcess(), joined('d1', 'somewhere', parts(mine.d1)[2]), 'google:1');
    expect(wire.requests.length).toBe(before);
  });

  it('is not sealed under a day’s key that somebody else made', async () => {
    const outsider = kmsScene(wire);
    await outsider.newProcess().seal('x', 'google:1');
    const known = await outsider.store.find('day-key/2026-11-24', noon);
    await scene.store.note('day-key/2026-11-25', known ?? '', null);
    const sealing = scene.newProcess().seal('the-token', 'google:1');
    await expect(sealing).rejects.toMatchObject({ facts: { code: 'misconfigured' } });
  });

  it('is not sealed under a key that a door had made for an account', async () => {
    const wrapped = Buffer.from(parts(mine.k1)[1], 'base64url').toString('base64');
    await scene.store.note('day-key/2026-11-25', wrapped, null);
    const sealing = scene.newProcess().seal('the-token', 'google:1');
    await expect(sealing).rejects.toMatchObject({ facts: { code: 'misconfigured' } });
  });

  it('does not open where its day’s key is lost', async () => {
    await scene.store.drop('day-key/2026-11-24');
    await refuses(scene.newProcess(), mine.d1, 'google:1');
    expect(await scene.newProcess().open(mine.k1, 'google:1')).toBe('the-token');
  });

  it('says nothing of the token to who has the day’s key of another account', async () => {
    const [own, other] = [parts(mine.d1)[2], parts(theirs.d1)[2]];
    expect(own.length).toBe(other.length);
    // The same text under two contexts shares no byte but by chance.
    const [a, b] = [own, other].map((each) => Buffer.from(each, 'base64url')) as [Buffer, Buffer];
    const same = a.filter((byte, index) => byte === b[index]).length;
    expect(same).toBeLessThan(a.length / 2);
  });
});

describe('a consent under way', () => {
  it('opens under that key and in that round alone, and is no token', async () => {
    const key = new Uint8Array(32).fill(7);
    const pending = pendingSecrets(key);
    const sealed = await pending.seal('the-token', 'state-1');
    expect(await pendingSecrets(key).open(sealed, 'state-1')).toBe('the-token');
    await refuses(pending, sealed, 'state-2');
    await refuses(pendingSecrets(new Uint8Array(32).fill(8)), sealed, 'state-1');
    await refuses(scene.newProcess(), sealed, 'state-1');
    await refuses(pending, mine.d1, 'google:1');
    await refuses(pending, `v1.${sealed.slice('p1.'.length)}`, 'state-1');
  });
});
