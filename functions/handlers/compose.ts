/** The environment that Lambda gives, read here and nowhere else, and AWS as it is reached from there. */
import type { Aws, AwsService } from '../adapters/http/aws-call.ts';
import { type Environment, neededIn, textIn } from './environment.ts';
import { realPace } from './real-pace.ts';

/** What the functions are told by whoever deployed them: names and addresses, never a secret. */
export const environment: Environment = process.env;

/** The names that AWS's own clients read for the address of one service alone. */
const endpointNames: Readonly<Record<AwsService, string>> = {
  dynamodb: 'AWS_ENDPOINT_URL_DYNAMODB',
  sqs: 'AWS_ENDPOINT_URL_SQS',
  scheduler: 'AWS_ENDPOINT_URL_SCHEDULER',
  events: 'AWS_ENDPOINT_URL_EVENTBRIDGE',
  kms: 'AWS_ENDPOINT_URL_KMS',
  secretsmanager: 'AWS_ENDPOINT_URL_SECRETS_MANAGER',
};

/** AWS with the credentials of the function's own role; asks nothing yet. */
export function awsIn(given: Environment): Aws {
  const region = neededIn(given, 'AWS_REGION');
  return {
    region,
    credentials: {
      accessKeyId: neededIn(given, 'AWS_ACCESS_KEY_ID'),
      secretAccessKey: neededIn(given, 'AWS_SECRET_ACCESS_KEY'),
      sessionToken: textIn(given, 'AWS_SESSION_TOKEN'),
    },
    endpoint: (service) =>
      textIn(given, endpointNames[service]) ??
      textIn(given, 'AWS_ENDPOINT_URL') ??
      `https://${service}.${region}.amazonaws.com`,
    pace: realPace,
  };
}
