/** What the operator keeps in Secrets Manager, over the wire. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { secretsManagerVault } from '../../../functions/adapters/aws/vault.ts';
import { minuteMs, plusMs } from '../../../functions/domain/time.ts';
import { noon } from '../../contracts/store-records.ts';
import { vaultContract } from '../../contracts/vault.ts';
import { twinVault } from '../../world/twin-vault.ts';
import { type Fault, startWire } from './wire.ts';

const wire = await startWire();
const clock = { at: noon };
const arn =
  'arn:aws:secretsmanager:eu-central-1:111122223333:secret:afterword-test/links-key-AbCdEf';
const newVault = () => secretsManagerVault({ aws: wire.aws(), clock: { now: () => clock.at } });

afterAll(() => wire.close());
beforeEach(() => {
  wire.disturb(() => null);
  wire.secrets.remove(arn);
});

vaultContract({
  name: 'Secrets Manager',
  secret: arn,
  make: () => {
    wire.secrets.remove(arn);
    return {
      vault: newVault(),
      put: wire.secrets.put,
      remove: wire.secrets.remove,
      wait: () => {
        clock.at = plusMs(clock.at, 5 * minuteMs);
      },
    };
  },
});

vaultContract({
  name: 'the twin',
  secret: 'links-key',
  make: () => {
    const secrets = new Map<string, string>();
    return {
      vault: twinVault(secrets),
      put: (name, text) => void secrets.set(name, text),
      remove: (name) => void secrets.delete(name),
      wait: () => {},
    };
  },
});

describe('a secret in Secrets Manager', () => {
  it('is asked for once in five minutes, also by many at the same moment', async () => {
    wire.secrets.put(arn, 'text');
    const vault = newVault();
    const before = wire.secrets.reads();
    await Promise.all(Array.from({ length: 5 }, () => vault.read(arn)));
    clock.at = plusMs(clock.at, 5 * minuteMs - 1);
    await vault.read(arn);
    expect(wire.secrets.reads() - before).toBe(1);
    clock.at = plusMs(clock.at, 1);
    await vault.read(arn);
    expect(wire.secrets.reads() - before).toBe(2);
  });

  it.each([
    ['that is not there', null, 'misconfigured', /afterword-test\/links-key is not there$/],
    [
      'that may not be read',
      refusal('AccessDeniedException'),
      'misconfigured',
      /links-key may not/,
    ],
    [
      'that is being removed',
      refusal('InvalidRequestException'),
      'misconfigured',
      /links-key cannot/,
    ],
    ['whose key is gone', refusal('DecryptionFailure'), 'misconfigured', /links-key cannot/],
    ['behind throttling', refusal('ThrottlingException'), 'rate-limited', /^rate-limited$/],
    ['behind an outage', { status: 500, error: 'InternalServiceError' }, 'unreachable', /500$/],
    ['that is lost on the way', 'cut-after', 'unreachable', /no answer$/],
  ] as const)('%s fails by name, and is asked for again', async (_, fault, code, message) => {
    const vault = newVault();
    if (fault !== null) wire.secrets.put(arn, 'the text');
    const always: Fault = fault;
    wire.disturb(() => always);
    const failure = await vault.read(arn).catch((error: unknown) => error);
    expect(failure).toMatchObject({ facts: { code }, message: expect.stringMatching(message) });
    expect(`${(failure as Error).stack}`).not.toMatch(/the text|maya|AbCdEf/);
    wire.disturb(() => null);
    wire.secrets.put(arn, 'there');
    expect(await vault.read(arn)).toBe('there');
  });

  it('is a text: bytes are the operator’s mistake', async () => {
    const vault = newVault();
    wire.secrets.put(arn, Buffer.from('the text'));
    await expect(vault.read(arn)).rejects.toMatchObject({
      facts: { code: 'misconfigured', what: 'the secret afterword-test/links-key is no text' },
    });
  });
});

function refusal(error: string): Fault {
  return { status: 400, error };
}
