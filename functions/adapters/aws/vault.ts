/** What the operator keeps in Secrets Manager, by ARN. */
import { Failure } from '../../domain/failure.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Vault } from '../../domain/ports/vault.ts';
import { type Instant, minuteMs, plusMs } from '../../domain/time.ts';
import { type Aws, callAws, jsonCall } from '../http/aws-call.ts';

type Kept = { readonly text: Promise<string>; readonly until: Instant };

/** A secret that was changed is picked up within this time; asking each time would cost more than it tells. */
const keptMs = 5 * minuteMs;

/** A vault whose names are ARNs of secrets. What was read is kept for five minutes, a failure never. */
export function secretsManagerVault({
  aws,
  clock,
}: {
  readonly aws: Aws;
  readonly clock: Clock;
}): Vault {
  const kept = new Map<string, Kept>();
  return {
    read: (name) => {
      const known = kept.get(name);
      if (known && known.until > clock.now()) return known.text;
      const entry = { text: secretText(aws, name), until: plusMs(clock.now(), keptMs) };
      kept.set(name, entry);
      entry.text.catch(() => kept.get(name) === entry && kept.delete(name));
      return entry.text;
    },
  };
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
  const text = typeof body === 'object' && body && 'SecretString' in body && body.SecretString;
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
