/** Who may do what, and who is told when it goes wrong. */
import { describe, expect, it } from 'vitest';
import { functionNames } from '../../../infra/aws/bundles.ts';
import { listOf, type Scene, type Statement, sceneOf } from './stack-scene.ts';

const stages = [
  { stage: 'prod', scene: sceneOf() },
  {
    stage: 'test',
    scene: sceneOf({ stage: 'test', region: 'eu-central-1', alarmEmail: 'ops@example.com' }),
  },
];

const table = (...actions: readonly string[]) =>
  actions.map((one) => `dynamodb:${one} on DataTable`);
const turns = (stage: string, ...actions: readonly string[]) =>
  actions.map((one) => ({ one: `scheduler:${one}`, on: `schedule/afterword-${stage}/*` }));
const secret = (name: string) => `secretsmanager:GetSecretValue on Data${name}`;
const enqueues = 'sqs:SendMessage on WorkQueue';

/** Besides its own log group and its dead-letter queue. */
const rights = {
  notify: [enqueues],
  pages: [
    ...table('DeleteItem', 'GetItem', 'PutItem', 'Query'),
    enqueues,
    'kms:GenerateDataKey on DataTokenKey',
    secret('OauthClients'),
    secret('LinksKey'),
  ],
  look: table('GetItem', 'Query'),
  sync: [
    ...table('BatchWriteItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query'),
    enqueues,
    'sqs:ReceiveMessage on WorkQueue',
    'sqs:DeleteMessage on WorkQueue',
    'sqs:GetQueueAttributes on WorkQueue',
    'sqs:ChangeMessageVisibility on WorkQueue',
    'iam:PassRole on WorkTurnsRole',
    'events:PutEvents on WorkBus',
    'kms:GenerateDataKey on DataTokenKey',
    'kms:Decrypt on DataTokenKey',
    secret('OauthClients'),
    secret('LinksKey'),
  ],
  sweep: [...table('Query'), 'dynamodb:Query on DataTable/index/persons', enqueues],
} as const;
const turnRights = {
  notify: [],
  look: [],
  pages: [],
  sync: ['CreateSchedule', 'UpdateSchedule', 'GetSchedule', 'DeleteSchedule'],
  sweep: [],
} as const;

describe.each(stages)('the rights in $stage', ({ stage, scene }) => {
  it.each(functionNames)('of %s are what it needs, and nothing else', (name) => {
    const logs = `${name.charAt(0).toUpperCase()}${name.slice(1)}Logs`;
    const found = scene.rightsOf(name).filter((right) => !right.startsWith('scheduler:'));
    expect(found).toStrictEqual(
      [
        ...rights[name],
        `logs:CreateLogStream on ${logs}`,
        `logs:PutLogEvents on ${logs}`,
        'sqs:SendMessage on WorkUndelivered',
      ].toSorted(),
    );
    const turning = scene.rightsOf(name).filter((right) => right.startsWith('scheduler:'));
    const expected = turns(stage, ...turnRights[name]);
    expect(turning).toHaveLength(expected.length);
    for (const { one, on } of expected) {
      expect(turning.some((right) => right.startsWith(`${one} on `) && right.endsWith(on))).toBe(
        true,
      );
    }
  });

  it('let the sync function alone open tokens', () => {
    const opening = functionNames.filter((name) =>
      scene.rightsOf(name).some((right) => right.startsWith('kms:Decrypt')),
    );
    expect(opening).toStrictEqual(['sync']);
    const key = scene.one('AWS::KMS::Key', 'DataTokenKey').Properties.KeyPolicy;
    const others = key.Statement.filter(
      ({ Principal }: { Principal: object }) => !/:root"/.test(JSON.stringify(Principal)),
    );
    expect(others).toStrictEqual([]);
  });

  it.each([
    ['pages', ['account-tokens']],
    ['sync', ['account-tokens', 'day-tokens']],
  ] as const)('let %s have keys made for its own purposes', (name, purposes) => {
    const role = scene.idOf(scene.functionOf(name).Properties.Role);
    const making = scene
      .statementsOf(role ?? '')
      .filter(({ Action }) => listOf(Action).includes('kms:GenerateDataKey'));
    // A day's key that a door knows would open whatever is sealed on that day.
    expect(making.map(({ Condition }) => Condition)).toStrictEqual([
      { StringEquals: { 'kms:EncryptionContext:purpose': purposes } },
    ]);
  });

  it('let the notification door enqueue, and know no more than where', () => {
    const { Variables } = scene.functionOf('notify').Properties.Environment;
    expect(Object.keys(Variables).toSorted()).toStrictEqual(['QUEUE_URL', 'STAGE']);
    const services = scene.rightsOf('notify').map((right) => right.split(' ')[0]);
    expect(new Set(services)).toStrictEqual(
      new Set(['sqs:SendMessage', 'logs:CreateLogStream', 'logs:PutLogEvents']),
    );
  });

  it('name each action, and each resource that has a name', () => {
    const allowed = allowedIn(scene);
    expect(allowed.length).toBeGreaterThan(20);
    expect(allowed.filter(({ Action }) => listOf(Action).some((one) => one.includes('*')))).toEqual(
      [],
    );
    const wide = allowed
      .map(({ Resource }) => JSON.stringify(Resource))
      .filter((resource) => resource.includes('*'));
    expect(wide.filter((one) => !one.includes(`:schedule/afterword-${stage}/*`))).toStrictEqual([]);
  });

  it('come from no policy that AWS may change', () => {
    const managed = scene
      .all('AWS::IAM::Role')
      .flatMap(({ Properties }) => Properties.ManagedPolicyArns ?? []);
    expect(managed).toStrictEqual([]);
  });

  it('let the role of schedules be handed to the scheduler alone', () => {
    const passing = allowedIn(scene).filter(({ Action }) => Action === 'iam:PassRole');
    expect(passing.map(({ Condition }) => Condition)).toStrictEqual([
      { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
    ]);
  });

  it('let schedules of our group, and no others, reach the queue', () => {
    const role = scene.one('AWS::IAM::Role', 'WorkTurnsRole');
    const [trust] = role.Properties.AssumeRolePolicyDocument.Statement;
    expect(trust.Principal).toStrictEqual({ Service: 'scheduler.amazonaws.com' });
    const group = scene.one('AWS::Scheduler::ScheduleGroup', 'WorkTurnsGroup');
    expect(scene.idOf(trust.Condition.StringEquals['aws:SourceArn'])).toBe(group.id);
    const [send, ...more] = scene.statementsOf(role.id);
    expect(more).toStrictEqual([]);
    expect(send?.Action).toBe('sqs:SendMessage');
    expect(scene.idOf(send?.Resource as object)).toBe(scene.one('AWS::SQS::Queue', 'WorkQueue').id);
  });
});

function allowedIn(scene: Scene): readonly Statement[] {
  return [...scene.all('AWS::IAM::Policy'), ...scene.all('AWS::IAM::ManagedPolicy')]
    .flatMap(({ Properties }): readonly Statement[] => Properties.PolicyDocument.Statement)
    .filter(({ Effect }) => Effect === 'Allow');
}

describe.each(stages)('the alarms of $stage', ({ stage, scene }) => {
  const alarms = scene.all('AWS::CloudWatch::Alarm').map(({ Properties }) => Properties);
  const topic = scene.one('AWS::SNS::Topic', 'AlarmsTopic').id;

  it('say who is hurt, and where it is written what to do', () => {
    expect(alarms.length).toBeGreaterThan(15);
    for (const { AlarmName, AlarmDescription } of alarms) {
      const anchor = AlarmName.replace(`afterword-${stage}-`, '');
      expect(AlarmDescription).toMatch(/^[A-Z].{30,}\. What to do: /);
      expect(AlarmDescription.endsWith(` docs/runbook.md#${anchor}`)).toBe(true);
    }
  });

  it('reach the topic when they begin and when they end', () => {
    for (const { AlarmActions, OKActions } of alarms) {
      expect(AlarmActions.map(scene.idOf)).toStrictEqual([topic]);
      expect(OKActions.map(scene.idOf)).toStrictEqual([topic]);
    }
  });

  it('may use the topic and its key, for this account alone', () => {
    const [policy] = scene.all('AWS::SNS::TopicPolicy');
    const key = scene.one('AWS::KMS::Key', 'AlarmsKey');
    const statements = [
      ...(policy?.Properties.PolicyDocument.Statement ?? []),
      ...key.Properties.KeyPolicy.Statement,
    ].filter(({ Principal }) => Principal.Service === 'cloudwatch.amazonaws.com');
    expect(statements.flatMap(({ Action }) => listOf(Action))).toStrictEqual([
      'sns:Publish',
      'kms:Decrypt',
      'kms:GenerateDataKey',
    ]);
    for (const { Condition } of statements) {
      expect(Condition.StringEquals['aws:SourceAccount']).toStrictEqual({ Ref: 'AWS::AccountId' });
    }
    expect(scene.idOf(scene.resources[topic]?.Properties.KmsMasterKeyId)).toBe(key.id);
  });
});

describe('an operator who gives an address', () => {
  it('is told of alarms by mail', () => {
    const [none, some] = stages.map(({ scene }) => scene.all('AWS::SNS::Subscription'));
    expect(none).toStrictEqual([]);
    expect(some?.map(({ Properties }) => Properties)).toMatchObject([
      { Protocol: 'email', Endpoint: 'ops@example.com' },
    ]);
  });
});

describe.each(stages)('the doors of $stage', ({ scene }) => {
  const [door] = scene.all('AWS::ApiGatewayV2::Stage').map(({ Properties }) => Properties);

  it('lead each to its function, and to no other', () => {
    const integrations = new Map(
      scene
        .all('AWS::ApiGatewayV2::Integration')
        .map(({ id, Properties }) => [id, scene.idOf(Properties.IntegrationUri)]),
    );
    const routes = scene.all('AWS::ApiGatewayV2::Route').map(({ Properties }) => {
      const integration = /integrations\/.*?"Ref":"(\w+)"/.exec(JSON.stringify(Properties.Target));
      return [Properties.RouteKey, integrations.get(integration?.[1] ?? '')];
    });
    expect(Object.fromEntries(routes)).toStrictEqual({
      $default: scene.functionOf('pages').id,
      'ANY /look': scene.functionOf('look').id,
      'POST /notify/{provider}': scene.functionOf('notify').id,
    });
  });

  it('are throttled, each by itself', () => {
    expect(door?.DefaultRouteSettings).toMatchObject({ ThrottlingRateLimit: 100 });
    expect(door?.RouteSettings).toMatchObject({
      'POST /notify/{provider}': { ThrottlingRateLimit: 200 },
      'ANY /look': { ThrottlingRateLimit: 10 },
    });
  });

  it('note how a request went, and neither whose it was nor where it led', () => {
    const noted: Readonly<Record<string, string>> = JSON.parse(door?.AccessLogSettings.Format);
    expect(Object.keys(noted)).toContain('requestId');
    expect(Object.values(noted).join(' ')).not.toMatch(
      /path|identity|header|query|ip|agent|authoriz/i,
    );
  });
});
