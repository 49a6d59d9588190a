/** What cannot be deployed by mistake. */
import { App, Duration, Stack, Validations } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { Alarms } from '../../../infra/aws/alarms.ts';
import { settingsIn } from '../../../infra/aws/settings.ts';
import type { StageStack } from '../../../infra/aws/stage-stack.ts';
import { sceneOf, stackOf } from './stack-scene.ts';

const everything = {
  stage: 'test',
  region: 'eu-central-1',
  xray: 'true',
  domain: 'follow.example.com',
  certificateArn:
    'arn:aws:acm:eu-central-1:123456789012:certificate/00000000-0000-0000-0000-000000000000',
  alarmEmail: 'ops@example.com',
  reserved: 'sync=20,notify=5',
  restoredTable: 'restored',
  keptTokenKey: 'arn:aws:kms:eu-central-1:123456789012:key/00000000-0000-0000-0000-000000000001',
};

/** What was accepted of a stack, each with its reason. */
function acknowledgedIn(stack: StageStack): readonly string[] {
  return stack.node
    .findAll()
    .flatMap(({ node }) => node.metadata)
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.values(data as Readonly<Record<string, string>>));
}

describe.each([
  ['a stage as it comes', {}],
  ['a stage with all that may be set', everything],
])('%s', (_, context) => {
  it('is without a finding', () => {
    const stack = stackOf(context);
    expect(new AwsSolutionsChecks().validateScope(stack).violations).toStrictEqual([]);
  });

  it('accepts five findings at most, each with its reason', () => {
    const reasons = acknowledgedIn(stackOf(context));
    expect(reasons.length).toBeLessThanOrEqual(5);
    for (const reason of reasons) expect(reason).toMatch(/^[A-Z].{40,}\.$/);
  });
});

describe('the checks', () => {
  it('find a right that is too wide', () => {
    const stack = stackOf();
    const role = stack.node.findChild('Notify').node.findChild('Role');
    const wide = new PolicyStatement({ actions: ['sqs:*'], resources: ['*'] });
    (role as unknown as { addToPolicy(statement: PolicyStatement): void }).addToPolicy(wide);
    const found = new AwsSolutionsChecks().validateScope(stack).violations;
    expect(found.map(({ ruleName }) => ruleName).toSorted()).toStrictEqual([
      'AwsSolutions-IAM5[Action::sqs:*]',
      'AwsSolutions-IAM5[Resource::*]',
    ]);
  });
});

describe('an alarm', () => {
  const metric = new Metric({
    namespace: 'Afterword',
    metricName: 'Bugs',
    period: Duration.minutes(5),
  });
  const good = {
    hurts: 'Nobody is told when to follow up.',
    runbook: 'sync-fails',
    metric,
    above: 0,
  };
  const alarms = () => new Alarms(new Stack(new App(), 'Alone'), settingsIn(new App().node));

  it('is raised where it says what it has to', () => {
    expect(alarms().raise('Good', good).node.id).toBe('Good');
  });

  it.each([
    ['says nothing of who is hurt', { hurts: '' }, 'who is hurt'],
    ['says it in no sentence', { hurts: 'errors > 0' }, 'who is hurt'],
    ['names no paragraph', { runbook: '' }, "the runbook's heading"],
    ['names one that is no link', { runbook: 'Sync fails' }, "the runbook's heading"],
  ])('is refused where it %s', (_, fault, message) => {
    expect(() => alarms().raise('Bad', { ...good, ...fault })).toThrow(message);
  });

  it('is refused where its paragraph is another one’s', () => {
    const some = alarms();
    some.raise('First', good);
    expect(() => some.raise('Second', good)).toThrow('another alarm');
  });
});

const certificate = 'arn:aws:acm:us-east-1:111122223333:certificate/0a1b';

describe('a setting', () => {
  it.each([
    [{ stage: 'Prod' }, 'stage: a small letter, then'],
    [{ stage: 'a-b' }, 'stage: a small letter, then'],
    [{ stage: 'averylongstage' }, 'stage: a small letter, then'],
    [{ domain: 'follow.example.com' }, 'both or neither'],
    [{ certificateArn: 'arn:aws:acm:x' }, 'both or neither'],
    [{ domain: 'https://x.example.com', certificateArn: 'arn:aws:acm:x' }, 'a host name'],
    [{ stage: '' }, 'stage: is empty'],
    [{ stage: '1test' }, 'stage: a small letter, then'],
    [{ syncConcurency: '20' }, 'syncConcurency: is no setting; there are stage,'],
    [{ region: 'frankfurt' }, 'region: such as eu-central-1'],
    [{ alarmEmail: 'nonsense' }, 'alarmEmail: such as operator@example.com'],
    [{ domain: 'x.example.com', certificateArn: 'foo' }, 'the ARN of a certificate'],
    [
      { domain: 'x.example.com', region: 'eu-central-1', certificateArn: certificate },
      'of the region eu-central-1, not us-east-1',
    ],
    [{ syncConcurrency: '1' }, 'a whole number from 2 to 1000'],
    [{ syncConcurrency: 'ten' }, 'a whole number from 2 to 1000'],
    [{ pagesPerSecond: '0' }, 'a whole number from 1'],
    [{ xray: 'yes' }, 'true or false'],
    [{ keptTokenKey: 'alias/afterword-prod' }, 'the ARN of a key'],
    [{ reserved: 'sink=3' }, 'not "sink=3"'],
    [{ reserved: 'sync' }, 'reserved of sync: a whole number'],
    [{ memory: 'sync=64' }, 'memory of sync: a whole number from 128'],
  ])('is refused in words where it makes no sense: %j', (context, message) => {
    expect(() => settingsIn(new App({ context }).node)).toThrow(message);
  });

  it('changes what it is about', () => {
    const scene = sceneOf({
      ...everything,
      syncConcurrency: '50',
      runbook: 'https://example.com/r',
      memory: 'sweep=1769',
    });
    const [mapping] = scene.all('AWS::Lambda::EventSourceMapping');
    expect(mapping?.Properties.ScalingConfig).toStrictEqual({ MaximumConcurrency: 50 });
    expect(scene.functionOf('sync').Properties.ReservedConcurrentExecutions).toBe(20);
    expect(scene.functionOf('pages').Properties.ReservedConcurrentExecutions).toBeUndefined();
    expect(scene.functionOf('sweep').Properties.MemorySize).toBe(1769);
    expect(scene.functionOf('sync').Properties.TracingConfig).toStrictEqual({ Mode: 'Active' });
    expect(scene.functionOf('pages').Properties.Environment.Variables).toMatchObject({
      PUBLIC_URL: 'https://follow.example.com',
      TABLE_NAME: 'restored',
      TOKEN_KEY_ARN: everything.keptTokenKey,
    });
    expect(scene.all('AWS::DynamoDB::GlobalTable')).toStrictEqual([]);
    expect(scene.rightsOf('sync')).toContain(`kms:Decrypt on ${everything.keptTokenKey}`);
    expect(scene.all('AWS::ApiGatewayV2::Api')[0]?.Properties.DisableExecuteApiEndpoint).toBe(true);
    const [alarm] = scene.all('AWS::CloudWatch::Alarm');
    expect(alarm?.Properties.AlarmDescription).toContain('https://example.com/r#');
  });
});
