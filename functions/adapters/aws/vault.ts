/** What the operator keeps in Secrets Manager, by ARN. */
import { Failure } from '../../domain/failure.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Vault } from '../../domain/ports/vault.ts';
import { minuteMs } from '../../domain/time.ts';
import { type Aws, callAws, jsonCall } from '../http/aws-call.ts';
import { isObject } from '../http/json-object.ts';
import { Kept } from './kept.ts';

/** A secret that was changed is picked up within this time; asking each time would cost more than it tells. */
const keptMs = 5 * minuteMs;
/** More secrets than an operator has for us. */
const keptAtMost = 20;

/** A vault whose names are ARNs of secrets. What was read is kept for five minutes, a failure never. */
export function secretsManagerVault({
  aws,
  clock,
}: {
  readonly aws: Aws;
  readonly clock: Clock;
}): Vault {
  const kept = new Kept<string>(clock, keptMs, keptAtMost);
  return { read: (name) => kept.get(name, () => secretText(aws, name)) };
}

async function secretText(aws: Aws, arn: string): Promise<string> {
  const called = `the secret ${titleIn(arn)}`;
  const { refused, body } = await callAws(aws, {
    service: 'secretsmanager',
    called,
    ...jsonCall('1.1', 'secretsmanager.GetSecretValue'),
    body: { SecretId: arn },
    // `InvalidRequestException`: it is about to be deleted.
    expects: ['InvalidRequestException', 'DecryptionFailure'],
  });
  if (refused !== null) throw unusable(`${called} cannot be read any more`);
  const text = isObject(body) ? body.SecretString : null;
  if (typeof text === 'string') return text;
  throw unusable(`${called} is no text`);
}

function unusable(what: string): Failure {
  return new Failure({ code: 'misconfigured', what });
}

/** As the operator named it: six letters of chance follow the name in an ARN. */
function titleIn(arn: string): string {
  const name = arn.split(':').at(-1) ?? '';
  return name.replace(/-[A-Za-z0-9]{6}$/, '');
}
