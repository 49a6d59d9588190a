/** Tokens under KMS, over the wire: what it is asked, and how often. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { pendingSecrets } from '../../../functions/adapters/aws/pending-secrets.ts';
import { dayMs, hourMs, minuteMs, plusMs } from '../../../functions/domain/time.ts';
import { secretsContract } from '../../contracts/secrets.ts';
import { noon } from '../../contracts/store-records.ts';
import { type KmsScene, kmsScene } from './kms-scene.ts';
import { type Fault, startWire } from './wire.ts';

const wire = await startWire();
let scene: KmsScene;

afterAll(() => wire.close());
beforeEach(() => {
  wire.disturb(() => null);
  scene = kmsScene(wire);
});

secretsContract({ name: 'KMS', make: async () => kmsScene(wire).newProcess() });
secretsContract({
  name: 'KMS behind a door',
  make: async () => {
    const { door, newProcess } = kmsScene(wire);
    return { seal: door.seal, open: newProcess().open };
  },
});
secretsContract({
  name: 'the door’s own key',
  make: async () => pendingSecrets(crypto.getRandomValues(new Uint8Array(32))),
});

/** What KMS did since now: operations with their contexts. */
function watched() {
  const before = wire.kms.calls.length;
  return () => wire.kms.calls.slice(before).map(({ operation }) => operation);
}

describe('a text that a door sealed', () => {
  it('has a key of its own, which the account is bound to without being named', async () => {
    const asked = watched();
    const sealed = [await scene.door.seal('t', 'google:1'), await scene.door.seal('t', 'google:1')];
    expect(asked()).toStrictEqual(['GenerateDataKey', 'GenerateDataKey']);
    const context = wire.kms.calls.at(-1)?.context;
    expect(context).toStrictEqual({
      purpose: 'account-tokens',
      account: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(sealed[0]?.split('.')[1]).not.toBe(sealed[1]?.split('.')[1]);
    for (const each of sealed) {
      expect(each).toMatch(/^k1\./);
      expect(await scene.newProcess().open(each, 'google:1')).toBe('t');
    }
  });

  it('opens for no door, and no door asks KMS to', async () => {
    const sealed = await scene.door.seal('t', 'google:1');
    const asked = watched();
    await expect(scene.door.open(sealed, 'google:1')).rejects.toMatchObject({
      facts: { code: 'misconfigured', what: 'a door opens no tokens' },
    });
    expect(asked()).toStrictEqual([]);
  });
});

describe('the day’s key', () => {
  it('is made once, however many texts, processes and moments of that day there are', async () => {
    const asked = watched();
    const first = scene.newProcess();
    const sealed = await Promise.all(
      Array.from({ length: 20 }, (_, account) => first.seal('t', `google:${account}`)),
    );
    expect(asked()).toStrictEqual(['GenerateDataKey']);
    const second = scene.newProcess();
    for (const [account, each] of sealed.entries()) {
      expect(each).toMatch(/^d1\.2026-11-24\./);
      expect(await second.open(each, `google:${account}`)).toBe('t');
    }
    scene.clock.at = plusMs(noon, 12 * hourMs - 1);
    expect(await second.seal('t', 'google:1')).toMatch(/^d1\.2026-11-24\./);
    expect(asked()).toStrictEqual(['GenerateDataKey', 'Decrypt', 'Decrypt']);
  });

  it('is another one each day of UTC, and the old ones open for ever', async () => {
    const secrets = scene.newProcess();
    const old = await secrets.seal('t', 'google:1');
    scene.clock.at = plusMs(noon, 12 * hourMs);
    const asked = watched();
    expect(await secrets.seal('t', 'google:1')).toMatch(/^d1\.2026-11-25\./);
    expect(asked()).toStrictEqual(['GenerateDataKey']);
    scene.clock.at = plusMs(noon, 3650 * dayMs);
    expect(await secrets.open(old, 'google:1')).toBe('t');
  });

  it('is one for all who make it at the same moment', async () => {
    const processes = Array.from({ length: 4 }, () => scene.newProcess());
    const sealed = await Promise.all(processes.map((each) => each.seal('t', 'google:1')));
    const asked = watched();
    for (const each of sealed) {
      for (const process of processes) expect(await process.open(each, 'google:1')).toBe('t');
    }
    expect(asked()).toStrictEqual([]);
    const fresh = scene.newProcess();
    for (const each of sealed) expect(await fresh.open(each, 'google:1')).toBe('t');
    expect(asked()).toStrictEqual(['Decrypt']);
  });

  it('is kept unwrapped for an hour, so that a key switched off soon opens nothing', async () => {
    const secrets = scene.newProcess();
    const sealed = await secrets.seal('t', 'google:1');
    wire.kms.enable(scene.keyArn, false);
    scene.clock.at = plusMs(noon, hourMs - 1);
    expect(await secrets.open(sealed, 'google:1')).toBe('t');
    scene.clock.at = plusMs(noon, hourMs);
    await expect(secrets.open(sealed, 'google:1')).rejects.toMatchObject({
      facts: { code: 'misconfigured', what: 'the token key is switched off' },
    });
    wire.kms.enable(scene.keyArn, true);
    expect(await secrets.open(sealed, 'google:1')).toBe('t');
  });

  it('is unwrapped again where keys of forty other days came after it', async () => {
    const secrets = scene.newProcess();
    const sealed: string[] = [];
    for (let day = 0; day <= 40; day++) {
      scene.clock.at = plusMs(noon, day * dayMs);
      sealed.push(await scene.newProcess().seal('t', 'google:1'));
    }
    const asked = watched();
    const opened = async (day: number) => {
      expect(await secrets.open(sealed[day] ?? '', 'google:1')).toBe('t');
      return asked().length;
    };
    for (let day = 0; day < 40; day++) await opened(day);
    expect(await opened(0)).toBe(40);
    expect(await opened(40)).toBe(41);
    expect(await opened(1)).toBe(41);
    expect(await opened(0)).toBe(42);
  });

  it('is found by who lost the answer to its making', async () => {
    let lost = 1;
    wire.disturb(() => (lost-- > 0 ? 'cut-after' : null));
    const secrets = scene.newProcess();
    expect(await secrets.open(await secrets.seal('t', 'google:1'), 'google:1')).toBe('t');
  });

  it('is not asked for by a text of a day that has none', async () => {
    const asked = watched();
    const secrets = scene.newProcess();
    const foreign = (await kmsScene(wire).newProcess().seal('t', 'google:1')).replace(
      '11-24',
      '11-23',
    );
    asked();
    await expect(secrets.open(foreign, 'google:1')).rejects.toMatchObject({
      facts: { code: 'misconfigured' },
    });
    expect(await scene.store.find('day-key/2026-11-23', noon)).toBeNull();
  });
});

describe('KMS in trouble', () => {
  it.each([
    ['throttling', { status: 400, error: 'ThrottlingException' }, 'rate-limited', 4],
    ['an outage', { status: 500, error: 'KMSInternalException' }, 'unreachable', 4],
    ['a lost line', 'cut-before', 'unreachable', 4],
    ['missing rights', { status: 400, error: 'AccessDeniedException' }, 'misconfigured', 1],
    ['a key that goes', { status: 400, error: 'KMSInvalidStateException' }, 'misconfigured', 1],
    ['a key that is gone', { status: 400, error: 'NotFoundException' }, 'misconfigured', 1],
  ] as const)(
    'is told by name (%s), and forgotten when it is over',
    async (_, fault, code, tries) => {
      const always: Fault = fault;
      const [fresh, known] = [scene.newProcess(), scene.newProcess()];
      const sealed = await known.seal('the-token', 'the-account');
      const byDoor = await scene.door.seal('the-token', 'the-account');
      wire.disturb(() => always);
      const attempts = [
        () => fresh.seal('the-token', 'the-account'),
        () => fresh.open(sealed, 'the-account'),
        () => known.open(byDoor, 'the-account'),
        () => scene.door.seal('the-token', 'the-account'),
      ];
      for (const attempt of attempts) {
        const before = wire.requests.length;
        const failure = await attempt().catch((error: unknown) => error);
        expect(failure).toMatchObject({ facts: { code } });
        expect(`${(failure as Error).stack}`).not.toMatch(/the-token|the-account|maya/);
        expect(wire.requests.length - before).toBe(tries);
      }
      expect(await known.open(sealed, 'the-account')).toBe('the-token');
      wire.disturb(() => null);
      expect(await fresh.open(sealed, 'the-account')).toBe('the-token');
    },
  );

  it.each([
    ['no key', { KeyId: 'k', CiphertextBlob: 'AAAA' }],
    ['a short key', { Plaintext: 'AAAA', CiphertextBlob: 'AAAA' }],
    ['no wrapped key', { Plaintext: Buffer.alloc(32).toString('base64') }],
    ['nothing', {}],
  ])('that answers with %s is a bug, and nothing is sealed', async (_, body) => {
    const strange = await startWire();
    strange.kms.answer = () => ({ body });
    const other = kmsScene(strange);
    for (const secrets of [other.door, other.newProcess()]) {
      await expect(secrets.seal('t', 'google:1')).rejects.toMatchObject({ facts: { code: 'bug' } });
    }
    await strange.close();
  });

  it('is asked again after some minutes of trouble, by the same process', async () => {
    const secrets = scene.newProcess();
    wire.disturb(() => ({ status: 400, error: 'ThrottlingException' }));
    await expect(secrets.seal('t', 'google:1')).rejects.toMatchObject({
      facts: { code: 'rate-limited' },
    });
    wire.disturb(() => null);
    scene.clock.at = plusMs(noon, 5 * minuteMs);
    expect(await secrets.open(await secrets.seal('t', 'google:1'), 'google:1')).toBe('t');
  });
});
