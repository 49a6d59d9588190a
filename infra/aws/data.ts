/** What must not be lost, and outlives the stack: the table, the key of the tokens, the key of the links. */
import { RemovalPolicy, SecretValue, Validations } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  type ITableV2,
  ProjectionType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { personsIndex, ttlAttribute } from '../../functions/adapters/dynamo/table.ts';
import type { Settings } from './settings.ts';

/** The data of a stage. What is kept has names that AWS makes, so that a new stack finds none taken. */
export class Data extends Construct {
  readonly table: ITableV2 | TableV2;
  /** Seals the persons' tokens. */
  readonly tokenKey: IKey;
  /** Of the operator, from the consoles of Google and Microsoft. */
  readonly oauthClients: Secret;
  /** The keys that sign links and feed addresses, and the one of consents under way, are made from it. */
  readonly linksKey: Secret;

  constructor(scope: Construct, settings: Settings) {
    super(scope, 'Data');
    const { stage, restoredTable, keptTokenKey } = settings;
    this.table =
      restoredTable === null
        ? this.ownTable()
        : TableV2.fromTableName(this, 'RestoredTable', restoredTable);
    this.tokenKey =
      keptTokenKey === null ? this.ownKey(stage) : Key.fromKeyArn(this, 'KeptKey', keptTokenKey);
    this.oauthClients = new Secret(this, 'OauthClients', {
      secretName: `afterword/${stage}/oauth-clients`,
      description: 'OAuth clients at Google and Microsoft, as docs/deploy.md says',
      // A provider that is not named is not offered. The operator's own value is not overwritten.
      secretStringValue: SecretValue.unsafePlainText('{}'),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.linksKey = new Secret(this, 'LinksKey', {
      description: `Signs the links of Afterword (${stage}); whoever has it can be anybody`,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'OAuth clients are changed in the consoles of Google and Microsoft; another links key would break every link in the calendars.',
    });
  }

  /** As `tableDefinition` of the adapter, which tests compare. */
  private ownTable(): TableV2 {
    return new TableV2(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      globalSecondaryIndexes: [
        {
          indexName: personsIndex,
          partitionKey: { name: 'bucket', type: AttributeType.STRING },
          sortKey: { name: 'person', type: AttributeType.STRING },
          projectionType: ProjectionType.KEYS_ONLY,
        },
      ],
      billing: Billing.onDemand(),
      timeToLiveAttribute: ttlAttribute,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      // Tokens are sealed besides. A key of ours for all would have to be opened by every function.
      encryption: TableEncryptionV2.dynamoOwnedKey(),
    });
  }

  private ownKey(stage: string): Key {
    return new Key(this, 'TokenKey', {
      alias: `alias/afterword-${stage}`,
      description: `Seals the tokens of Afterword (${stage}): without it, all have to connect again`,
      enableKeyRotation: true,
      // A first deployment that fails leaves no key to be paid for.
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
  }
}
