/** Reads a synthesised template as CloudFormation would: what refers to something becomes its value. */
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { type FunctionName, functionNames } from '../../infra/aws/bundles.ts';
import { settingsIn } from '../../infra/aws/settings.ts';
import { type Codes, StageStack } from '../../infra/aws/stage-stack.ts';
import { accountId, region } from './environment.ts';

type Json = Readonly<Record<string, unknown>>;

export type Resource = { readonly id: string; readonly type: string; readonly properties: Json };

/** What a resource turned out to be, once it was made. */
export type Made = { readonly ref: string; readonly attributes?: Readonly<Record<string, string>> };

/** A statement in a role's policy. Of conditions that alone is read which says what keys are made for. */
export type Statement = {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** For which `purpose` in KMS's encryption context it holds; left out: for any. */
  readonly purposes?: readonly string[];
};

let synthesised: readonly Resource[] | null = null;

/** The resources of a stage called `test` at that domain; its functions' code is not bundled for it. */
export function resourcesOf(domain: string): readonly Resource[] {
  if (synthesised !== null) return synthesised;
  const app = new App({
    context: {
      ...{ stage: 'test', region, domain },
      certificateArn: `arn:aws:acm:${region}:${accountId}:certificate/made-up`,
    },
  });
  const code = Code.fromInline('export const handler = () => {};');
  const codes: Codes = { notify: code, pages: code, look: code, sync: code, sweep: code };
  const stack = new StageStack(app, settingsIn(app.node), codes);
  const { Resources } = Template.fromStack(stack).toJSON() as { Resources: Json };
  synthesised = Object.entries(Resources).map(([id, resource]) => {
    const { Type, Properties = {} } = resource as { Type: string; Properties?: Json };
    return { id, type: Type, properties: Properties };
  });
  return synthesised;
}

/** `value` without references; `made`: what the resources are, by logical id. */
export function resolved(value: unknown, made: ReadonlyMap<string, Made>): unknown {
  if (Array.isArray(value)) return value.map((one) => resolved(one, made));
  if (!isObject(value)) return value;
  const [[name, argument] = ['', null], ...others] = Object.entries(value);
  if (others.length === 0) {
    if (name === 'Ref')
      return pseudo[String(argument)] ?? made.get(String(argument))?.ref ?? odd(value);
    if (name === 'Fn::GetAtt') {
      const [id = '', attribute = ''] = argument as string[];
      return made.get(id)?.attributes?.[attribute] ?? odd(value);
    }
    if (name === 'Fn::Join') {
      const [separator, parts] = argument as [string, unknown[]];
      return parts.map((part) => resolved(part, made)).join(separator);
    }
  }
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, resolved(one, made)]));
}

/** All statements of the role that a function has. */
export function statementsOf(
  role: unknown,
  resources: readonly Resource[],
  made: ReadonlyMap<string, Made>,
): readonly Statement[] {
  const id = isObject(role) && Array.isArray(role['Fn::GetAtt']) ? role['Fn::GetAtt'][0] : null;
  return resources
    .filter(({ type }) => type === 'AWS::IAM::Policy')
    .filter(({ properties }) => JSON.stringify(properties.Roles) === JSON.stringify([{ Ref: id }]))
    .flatMap(({ properties }) => {
      const { Statement: all } = properties.PolicyDocument as { Statement: readonly Json[] };
      return all.map(({ Action, Resource, Condition }) => ({
        actions: [Action].flat() as string[],
        resources: [resolved(Resource, made)].flat() as string[],
        ...purposesIn(Condition),
      }));
    });
}

function purposesIn(condition: unknown): Pick<Statement, 'purposes'> {
  const { StringEquals = {} } = (condition ?? {}) as { StringEquals?: Record<string, string[]> };
  const purposes = StringEquals['kms:EncryptionContext:purpose'];
  return purposes === undefined ? {} : { purposes };
}

/** The function that a resource is; null: another than ours. */
export function nameOf({ properties }: Resource): FunctionName | null {
  const name = String(properties.FunctionName).replace('afterword-test-', '');
  return functionNames.find((known) => known === name) ?? null;
}

const pseudo: Readonly<Record<string, string>> = {
  'AWS::Region': region,
  'AWS::AccountId': accountId,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
};

/** Of things that are not on this machine: told by a name that leads nowhere. */
function odd(value: Json): string {
  return `nowhere:${JSON.stringify(value).replaceAll(/\W+/g, '-')}`;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
