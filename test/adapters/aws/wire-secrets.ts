/** Secrets Manager's GetSecretValue as its API reference describes it. */
import { type Asked, refused, type Told, textIn } from './wire-fakes.ts';

export type FakeSecrets = {
  answer(asked: Asked): Told;
  /** Keeps that text, or those bytes, under that ARN from now on. */
  put(arn: string, value: string | Uint8Array): void;
  /** No secret by that ARN any more. */
  remove(arn: string): void;
  /** How often a value has been read. */
  reads(): number;
};

/** The secrets that exist, by ARN. */
export function fakeSecrets(options: {
  readonly secrets: Readonly<Record<string, string>>;
}): FakeSecrets {
  const values = new Map<string, string | Uint8Array>(Object.entries(options.secrets));
  let reads = 0;
  return {
    put: (arn, value) => void values.set(arn, value),
    remove: (arn) => void values.delete(arn),
    reads: () => reads,
    answer: ({ operation, body }) => {
      if (operation !== 'secretsmanager.GetSecretValue') {
        return refused(400, 'UnknownOperationException');
      }
      const arn = textIn(body, 'SecretId');
      if (arn === '') return refused(400, 'InvalidParameterException', 'SecretId');
      const value = values.get(arn);
      if (value === undefined) return refused(400, 'ResourceNotFoundException', arn);
      reads++;
      const Name = arn.split(':').at(-1) ?? '';
      const VersionId = '00000000-0000-4000-8000-000000000000';
      return {
        body: {
          ARN: arn,
          CreatedDate: 1_795_000_000.123,
          Name,
          ...(typeof value === 'string'
            ? { SecretString: value }
            : { SecretBinary: Buffer.from(value).toString('base64') }),
          VersionId,
          VersionStages: ['AWSCURRENT'],
        },
      };
    },
  };
}
