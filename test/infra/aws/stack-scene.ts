/** Stacks as tests see them: a template by its settings, its functions by their names, with code of one line. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { settingsIn } from '../../../infra/aws/settings.ts';
import { StageStack } from '../../../infra/aws/stage-stack.ts';

export type Resource = {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is JSON of hundreds of shapes
  readonly Properties: Readonly<Record<string, any>>;
  readonly DeletionPolicy?: string;
};

export type Statement = {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
};

/** The flags and checks with which `npx cdk` runs the application. */
const usual = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../../cdk.json'), 'utf8'),
).context;
const code = Code.fromInline('exports.handler = async () => {};');

/** The stack with these settings, in an application of its own. */
export function stackOf(context: Readonly<Record<string, string>> = {}): StageStack {
  const app = new App({ context: { ...usual, ...context } });
  const codes = { notify: code, pages: code, look: code, sync: code, sweep: code };
  return new StageStack(app, settingsIn(app.node), codes);
}

export type Scene = ReturnType<typeof sceneOf>;

/** The template of a stack, with what tests ask of it. */
export function sceneOf(context: Readonly<Record<string, string>> = {}) {
  const template = Template.fromStack(stackOf(context)).toJSON();
  const resources: Readonly<Record<string, Resource>> = template.Resources;
  const all = (type: string) =>
    Object.entries(resources).flatMap(([id, one]) => (one.Type === type ? [{ id, ...one }] : []));
  const one = (type: string, part: string) => {
    const found = all(type).filter(({ id }) => id.startsWith(part));
    if (found.length !== 1) throw new Error(`${found.length} of ${type} begin with ${part}`);
    return found[0] as (typeof found)[number];
  };
  const idOf = (value: { readonly Ref?: string; readonly 'Fn::GetAtt'?: readonly string[] }) =>
    value.Ref ?? value['Fn::GetAtt']?.[0] ?? '';
  const functions = all('AWS::Lambda::Function').map((made) => ({
    ...made,
    name: String(made.Properties.FunctionName).split('-').at(-1) ?? '',
    role: idOf(made.Properties.Role),
  }));
  const policies = [...all('AWS::IAM::Policy'), ...all('AWS::IAM::ManagedPolicy')];
  /** What a role may do, a statement at a time. */
  const statementsOf = (role: string): readonly Statement[] => [
    ...policies.flatMap(({ Properties }) =>
      (Properties.Roles ?? []).some((each: object) => idOf(each) === role)
        ? Properties.PolicyDocument.Statement
        : [],
    ),
    ...(resources[role]?.Properties.ManagedPolicyArns ?? []).flatMap(
      (policy: object) => resources[idOf(policy)]?.Properties.PolicyDocument.Statement ?? [],
    ),
  ];
  const functionOf = (name: string) => {
    const found = functions.find((each) => each.name === name);
    if (!found) throw new Error(`no function ${name}`);
    return found;
  };
  return {
    template: template as { readonly Outputs: Readonly<Record<string, { Value: unknown }>> },
    resources,
    all,
    one,
    idOf,
    functions,
    functionOf,
    statementsOf,
    /** What a function may do: `action on resource's id`. */
    rightsOf: (name: string): readonly string[] =>
      statementsOf(functionOf(name).role)
        .flatMap(({ Action, Resource }) =>
          listOf(Action).flatMap((action) =>
            listOf(Resource).map((on) => `${action} on ${nameOf(on)}`),
          ),
        )
        .sort(),
  };
}

/** One or many, as a list. */
export function listOf<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [value as T];
}

/** A resource in few words: the construct that it is, or the text of its ARN. */
function nameOf(resource: unknown): string {
  if (typeof resource === 'string') return resource;
  const value = resource as {
    readonly Ref?: string;
    readonly 'Fn::GetAtt'?: readonly string[];
    readonly 'Fn::Join'?: readonly [string, readonly unknown[]];
  };
  const id = value.Ref ?? value['Fn::GetAtt']?.[0];
  if (id?.startsWith('AWS::')) return id;
  if (id !== undefined) return id.replace(/[0-9A-F]{8}$/, '');
  return value['Fn::Join']?.[1].map(nameOf).join('') ?? JSON.stringify(resource);
}
