/** One function of ours, as all of them are: how it runs, where it logs, who is told when it fails. */
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  type CfnFunction,
  type Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { type Alarms, type Concern, share } from './alarms.ts';
import type { FunctionName } from './bundles.ts';
import type { Settings } from './settings.ts';
import { Trusted } from './trusted.ts';

/** What all functions of a stage share. */
export type Surroundings = {
  readonly settings: Settings;
  readonly alarms: Alarms;
  /** Where AWS puts what it could not deliver. */
  readonly undelivered: IQueue;
  /** The right to write traces; null: none are written. */
  readonly tracing: ManagedPolicy | null;
};

export type OurFunctionProps = Surroundings &
  Concern & {
    readonly name: FunctionName;
    /** What it does, for who sees a list of functions. */
    readonly does: string;
    readonly code: Code;
    readonly memoryMb: number;
    readonly timeout: Duration;
  };

const alarmPeriod = Duration.minutes(5);

/** One function with its role, its logs, its dead-letter queue and its alarm. */
export class OurFunction extends Trusted {
  readonly lambda: LambdaFunction;
  readonly logs: LogGroup;
  private readonly props: OurFunctionProps;
  private readonly memoryMb: number;

  constructor(scope: Construct, id: string, props: OurFunctionProps) {
    const { settings, name, tracing } = props;
    const what = `What ${name} of Afterword (${settings.stage}) may do`;
    super(scope, id, what, tracing === null ? [] : [tracing]);
    this.props = props;
    this.memoryMb = settings.memory[name] ?? props.memoryMb;
    this.logs = new LogGroup(this, 'Logs', {
      logGroupName: `/afterword/${settings.stage}/${name}`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.may(['logs:CreateLogStream', 'logs:PutLogEvents'], this.logs.logGroupArn);
    this.may(['sqs:SendMessage'], props.undelivered.queueArn);
    this.lambda = this.madeLambda();
    this.tells({ STAGE: settings.stage });
    this.watch();
  }

  /** What it is billed for: its time by its memory. */
  gbSeconds(period: Duration): MathExpression {
    const { name } = this.props;
    return new MathExpression({
      // One graph shows those of all functions, each under an id of its own.
      expression: `${name}Ms / 1000 * ${this.memoryMb / 1024}`,
      usingMetrics: { [`${name}Ms`]: this.lambda.metricDuration({ period, statistic: 'Sum' }) },
      label: name,
      period,
    });
  }

  private madeLambda(): LambdaFunction {
    const { settings, name, tracing, undelivered } = this.props;
    const reserved = settings.reserved[name];
    const made = new LambdaFunction(this, 'Function', {
      functionName: `afterword-${settings.stage}-${name}`,
      description: this.props.does,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: this.props.code,
      memorySize: this.memoryMb,
      timeout: this.props.timeout,
      // Ours alone: what the CDK would grant by itself is wider than what is needed.
      role: this.role.withoutPolicyUpdates(),
      logGroup: this.logs,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      // Lines about each start and end would be more than all that we write; failures are told.
      systemLogLevelV2: SystemLogLevel.WARN,
      deadLetterQueue: undelivered,
      ...(reserved === undefined ? {} : { reservedConcurrentExecutions: reserved }),
    });
    const resource = made.node.defaultChild as CfnFunction;
    if (tracing !== null) resource.tracingConfig = { mode: 'Active' };
    // A function without its rights would fail until they come.
    made.node.addDependency(this.role);
    return made;
  }

  private watch(): void {
    const { alarms, name, hurts, runbook } = this.props;
    const period = alarmPeriod;
    alarms.raise(`${name}Fails`, {
      hurts,
      runbook,
      metric: share(
        this.lambda.metricErrors({ period }),
        this.lambda.metricInvocations({ period }),
        period,
      ),
      above: 1,
    });
  }
}
