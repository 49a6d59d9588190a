/**
 * All of one stage in one stack: `npx cdk deploy` needs no names and no order, and what fails is rolled
 * back as one. What must not be lost is kept by its own removal policy, not by a stack of its own.
 */
import { CfnOutput, Duration, Stack, type StackProps, Tags, Validations } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { personsIndex } from '../../functions/adapters/dynamo/table.ts';
import { Alarms } from './alarms.ts';
import type { FunctionName } from './bundles.ts';
import { type Parts, watchOver } from './concerns.ts';
import { drawDashboard } from './dashboard.ts';
import { Data } from './data.ts';
import { Doors } from './doors.ts';
import { OurFunction, type Surroundings } from './our-function.ts';
import type { Settings } from './settings.ts';
import { Watch } from './watch.ts';
import { syncTimeout, Work } from './work.ts';

/** The bundle of each function; tests give something small. */
export type Codes = Readonly<Record<FunctionName, Code>>;

/** Everything of one stage. */
export class StageStack extends Stack {
  constructor(scope: Construct, settings: Settings, codes: Codes) {
    super(scope, `Afterword-${settings.stage}`, propsOf(settings));
    Tags.of(this).add('application', 'afterword');
    Tags.of(this).add('stage', settings.stage);
    const alarms = new Alarms(this, settings);
    const data = new Data(this, settings);
    const doors = new Doors(this, settings);
    const work = new Work(this, settings.stage);
    const tracing = settings.xray ? tracingOf(this) : null;
    const surroundings = { settings, alarms, tracing, undelivered: work.undelivered };
    const functions = {
      notify: notifyOf(this, surroundings, codes.notify, work),
      pages: pagesOf(this, surroundings, codes.pages, { work, data, doors }),
      look: lookOf(this, surroundings, codes.look, { data, doors }),
      sync: syncOf(this, surroundings, codes.sync, { work, data, doors }),
      sweep: sweepOf(this, surroundings, codes.sweep, { work, data }),
    };
    doors.lead(functions);
    const mapping = functions.sync.takesFrom(work.queue, settings.syncConcurrency);
    new Watch(this, settings.stage, functions.sweep, work.undelivered);
    const parts: Parts = { stage: settings.stage, alarms, functions, data, doors, work };
    watchOver(parts);
    drawDashboard(this, parts);
    tell(this, { ...parts, mapping: mapping.eventSourceMappingId });
  }
}

function propsOf({ stage, region }: Settings): StackProps {
  return {
    description: `Afterword (${stage}): interview follow-ups in people's own calendars`,
    ...(region === null ? {} : { env: { region } }),
  };
}

/** Traces have no names that a right could be limited to. */
function tracingOf(stack: Stack): ManagedPolicy {
  const tracing = new ManagedPolicy(stack, 'Tracing', {
    description: 'Writes traces',
    statements: [
      new PolicyStatement({
        actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
        resources: ['*'],
      }),
    ],
  });
  Validations.of(tracing).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason:
      'X-Ray knows no resources for traces that are written: it can be granted for all or not.',
  });
  return tracing;
}

type Around = { readonly work: Work; readonly data: Data; readonly doors: Doors };

function notifyOf(stack: Stack, all: Surroundings, code: Code, work: Work): OurFunction {
  return new OurFunction(stack, 'Notify', {
    ...all,
    name: 'notify',
    code,
    does: 'Takes a notification of a provider and puts whom it is about into the queue',
    hurts:
      'What people change in their calendars is seen up to six hours late: notifications are not taken.',
    runbook: 'notify-fails',
    memoryMb: 256,
    timeout: Duration.seconds(10),
  }).addsTo(work.queue);
}

function pagesOf(stack: Stack, all: Surroundings, code: Code, around: Around): OurFunction {
  const { work, data, doors } = around;
  return new OurFunction(stack, 'Pages', {
    ...all,
    name: 'pages',
    code,
    does: 'Pages, consent, and what is pressed on them',
    hurts: 'Pages do not open: nobody can connect a calendar, follow a link or change a setting.',
    runbook: 'pages-fail',
    memoryMb: 512,
    // The API waits no longer than that.
    timeout: Duration.seconds(29),
  })
    .usesTable(data.table, ['Query', 'GetItem', 'PutItem', 'DeleteItem'])
    .addsTo(work.queue)
    .sealsWith(data.tokenKey, ['account-tokens'])
    .reads('OAUTH_CLIENTS_SECRET_ARN', data.oauthClients)
    .reads('LINKS_KEY_SECRET_ARN', data.linksKey)
    .tells({ PUBLIC_URL: doors.publicUrl });
}

function lookOf(
  stack: Stack,
  all: Surroundings,
  code: Code,
  { data, doors }: Pick<Around, 'data' | 'doors'>,
): OurFunction {
  return new OurFunction(stack, 'Look', {
    ...all,
    name: 'look',
    code,
    does: 'Looks at a calendar file that somebody hands in, and keeps nothing of it',
    hurts: 'Nobody can try the product with a calendar file.',
    runbook: 'look-fails',
    memoryMb: 1024,
    timeout: Duration.seconds(29),
  })
    .usesTable(data.table, ['Query', 'GetItem'])
    .tells({ PUBLIC_URL: doors.publicUrl });
}

function syncOf(stack: Stack, all: Surroundings, code: Code, around: Around): OurFunction {
  const { work, data, doors } = around;
  return new OurFunction(stack, 'Sync', {
    ...all,
    name: 'sync',
    code,
    does: 'Reads calendars and writes the follow-ups that are owed',
    hurts:
      'Nobody is told when to follow up: calendars are not read, and nothing is written into them.',
    runbook: 'sync-fails',
    // It waits for providers most of its time, and is paid for by memory while it does.
    memoryMb: 256,
    timeout: syncTimeout,
  })
    .usesTable(data.table, ['Query', 'GetItem', 'PutItem', 'DeleteItem', 'BatchWriteItem'])
    .addsTo(work.queue)
    .setsSchedules(work.turns)
    .publishesTo(work.bus)
    .sealsWith(data.tokenKey, ['account-tokens', 'day-tokens'])
    .opensWith(data.tokenKey)
    .reads('OAUTH_CLIENTS_SECRET_ARN', data.oauthClients)
    .reads('LINKS_KEY_SECRET_ARN', data.linksKey)
    .tells({ PUBLIC_URL: doors.publicUrl });
}

function sweepOf(
  stack: Stack,
  all: Surroundings,
  code: Code,
  { work, data }: Pick<Around, 'work' | 'data'>,
): OurFunction {
  return new OurFunction(stack, 'Sweep', {
    ...all,
    name: 'sweep',
    code,
    does: 'Goes round all persons, a sixtieth a minute, and asks for a look where one is due',
    hurts:
      'Changes that no provider told us of stay unseen, and channels end without being renewed.',
    runbook: 'sweep-fails',
    // It reckons, which costs the same at any size: a whole processor sees to a sixtieth of a million persons
    // within its minute.
    memoryMb: 1769,
    timeout: Duration.minutes(5),
  })
    .usesTable(data.table, ['Query'])
    .listsBy(data.table, personsIndex)
    .addsTo(work.queue);
}

/** What the commands of docs/deploy.md and docs/runbook.md need to be told. */
function tell(stack: Stack, parts: Parts & { readonly mapping: string }): void {
  const { data, doors, work, functions, alarms } = parts;
  const outputs = {
    PublicUrl: [doors.publicUrl, 'Where the product is'],
    TableName: [data.table.tableName, 'The table'],
    TokenKeyArn: [data.tokenKey.keyArn, 'The key that seals tokens'],
    OauthClientsSecret: [`afterword/${parts.stage}/oauth-clients`, 'The secret for OAuth clients'],
    LinksKeySecret: [data.linksKey.secretName, 'The secret that signs links'],
    WorkQueueUrl: [work.queue.queueUrl, 'Who waits to be looked at'],
    ParkedQueueUrl: [work.parked.queueUrl, 'What failed three times'],
    ParkedQueueArn: [work.parked.queueArn, 'The same, for putting it back'],
    UndeliveredQueueUrl: [work.undelivered.queueUrl, 'What AWS could not deliver'],
    SyncMappingId: [parts.mapping, 'Disable it, and nobody is looked at; enable it to go on'],
    ScheduleGroup: [work.turns.group.scheduleGroupName, 'Whose turn comes when'],
    BusName: [work.bus.eventBusName, 'What happened, for others'],
    AlarmTopicArn: [alarms.topic.topicArn, 'Who subscribes to it is told of alarms'],
    NotifyLogs: [functions.notify.logs.logGroupName, 'Logs of notifications'],
    PagesLogs: [functions.pages.logs.logGroupName, 'Logs of the pages'],
    LookLogs: [functions.look.logs.logGroupName, 'Logs of the look at a file'],
    SyncLogs: [functions.sync.logs.logGroupName, 'Logs of looks at calendars'],
    SweepLogs: [functions.sweep.logs.logGroupName, 'Logs of the sweep'],
  } as const;
  for (const [name, [value, description]] of Object.entries(outputs)) {
    new CfnOutput(stack, name, { value, description });
  }
}
