/**
 * What a function is trusted with. The right and the name by which the function finds the thing are given
 * in one call, so that a name without a right, or a right without a name, cannot be deployed.
 */
import { Stack, Validations } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { type ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { EventSourceMapping, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference.js';
import { Construct } from 'constructs';
import type { KeyContext } from '../../functions/adapters/aws/data-key.ts';
import type { Turns } from './turns.ts';

/** What a function may do with the table, in DynamoDB's words. */
export type TableAction = 'GetItem' | 'Query' | 'PutItem' | 'DeleteItem' | 'BatchWriteItem';

type Table = Pick<ITableV2, 'tableArn' | 'tableName'>;
type Bus = Pick<IEventBus, 'eventBusArn' | 'eventBusName'>;

/** A function's role, its environment, and the calls that fill both. */
export abstract class Trusted extends Construct {
  abstract readonly lambda: LambdaFunction;
  protected readonly role: Role;

  constructor(
    scope: Construct,
    id: string,
    description: string,
    policies: readonly ManagedPolicy[],
  ) {
    super(scope, id);
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description,
      managedPolicies: [...policies],
    });
  }

  /** Plain values, which need no right. */
  tells(values: Readonly<Record<string, string>>): this {
    for (const [name, value] of Object.entries(values)) this.lambda.addEnvironment(name, value);
    return this;
  }

  /** The table itself, without its index. */
  usesTable(table: Table, actions: readonly TableAction[]): this {
    this.may(
      actions.map((action) => `dynamodb:${action}`),
      table.tableArn,
    );
    return this.tells({ TABLE_NAME: table.tableName });
  }

  /** Lists by an index. */
  listsBy(table: Table, index: string): this {
    this.may(['dynamodb:Query'], `${table.tableArn}/index/${index}`);
    return this.tells({ TABLE_NAME: table.tableName });
  }

  /** Puts messages into the queue. */
  addsTo(queue: IQueue): this {
    this.may(['sqs:SendMessage'], queue.queueArn);
    return this.tells({ QUEUE_URL: queue.queueUrl });
  }

  /** Is called with messages of the queue, ten at most; says which of them are to come again. */
  takesFrom(queue: IQueue, atOnce: number): EventSourceMapping {
    this.may(
      [
        'sqs:ReceiveMessage',
        'sqs:DeleteMessage',
        'sqs:GetQueueAttributes',
        // What failed comes again soon, not when the time for all of a batch is over.
        'sqs:ChangeMessageVisibility',
      ],
      queue.queueArn,
    );
    this.tells({ QUEUE_URL: queue.queueUrl });
    const mapping = new EventSourceMapping(this, 'Takes', {
      target: this.lambda,
      eventSourceArn: queue.queueArn,
      batchSize: 10,
      reportBatchItemFailures: true,
      maxConcurrency: atOnce,
    });
    // Without its rights the mapping is refused.
    mapping.node.addDependency(this.role);
    return mapping;
  }

  /** Sets, moves and clears the turns of persons. */
  setsSchedules(turns: Turns): this {
    const actions = ['CreateSchedule', 'UpdateSchedule', 'GetSchedule', 'DeleteSchedule'];
    this.mayTurn(actions, turns);
    this.role.addToPolicy(
      new PolicyStatement({
        actions: ['iam:PassRole'],
        resources: [turns.role.roleArn],
        conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
      }),
    );
    return this;
  }

  /** Tells others what happened. */
  publishesTo(bus: Bus): this {
    this.may(['events:PutEvents'], bus.eventBusArn);
    return this.tells({ BUS_NAME: bus.eventBusName });
  }

  /**
   * Seals tokens, and opens none: has keys made for these purposes alone. A door that could have a day's key
   * made could plant it, and would know what all others are sealed under.
   */
  sealsWith(key: IKey, purposes: readonly KeyContext['purpose'][]): this {
    this.role.addToPolicy(
      new PolicyStatement({
        actions: ['kms:GenerateDataKey'],
        resources: [key.keyArn],
        conditions: { StringEquals: { 'kms:EncryptionContext:purpose': [...purposes] } },
      }),
    );
    return this.tells({ TOKEN_KEY_ARN: key.keyArn });
  }

  /** Opens what was sealed. */
  opensWith(key: IKey): this {
    this.may(['kms:Decrypt'], key.keyArn);
    return this.tells({ TOKEN_KEY_ARN: key.keyArn });
  }

  /** Reads a secret, which the environment names and never holds. */
  reads(variable: `${string}_SECRET_ARN`, secret: Pick<ISecret, 'secretArn'>): this {
    this.may(['secretsmanager:GetSecretValue'], secret.secretArn);
    return this.tells({ [variable]: secret.secretArn });
  }

  protected may(actions: readonly string[], resource: string): void {
    this.role.addToPolicy(new PolicyStatement({ actions: [...actions], resources: [resource] }));
  }

  /** A turn is named by its person, so that its name is known only when there is one. */
  private mayTurn(actions: readonly string[], turns: Turns): void {
    this.may(
      actions.map((action) => `scheduler:${action}`),
      turns.anyTurnArn,
    );
    this.tells(turns.environment);
    const resource = flattenCfnReference(Stack.of(this).resolve(turns.anyTurnArn));
    Validations.of(this.role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${resource}]`,
      reason:
        'One schedule a person, named by the person: the stage has a group of its own for them.',
    });
  }
}
