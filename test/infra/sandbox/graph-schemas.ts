/** The published subset of Graph: which paths there are, and what bodies they take and give. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import subset from '../../fixtures/schemas/graph-v1-subset.json' with { type: 'json' };

type Media = { readonly content?: Readonly<Record<string, { readonly schema: unknown }>> };

export type Operation = {
  /** `/me/events/{event-id}`. */
  readonly template: string;
  /** Names of the query options that are known. */
  readonly query: readonly string[];
  readonly required: readonly string[];
  readonly request: ValidateFunction | null;
  /** The check of a successful answer; null: it has no body. */
  readonly reply: ValidateFunction | null;
  readonly success: string;
};

const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: true });
formats.default(ajv);
ajv.addFormat('int32', true);
ajv.addFormat('int64', true);
ajv.addFormat('base64url', /^[\w-]*={0,2}$/);
ajv.addSchema({ $id: 'graph', components: subset.components });

const compiled = new Map<string, ValidateFunction>();

function checkOf(media: Media | undefined): ValidateFunction | null {
  const schema = media?.content?.['application/json']?.schema;
  if (schema === undefined) return null;
  const text = JSON.stringify(schema).replaceAll('"#/', '"graph#/');
  let check = compiled.get(text);
  if (!check) {
    check = ajv.compile(JSON.parse(text));
    compiled.set(text, check);
  }
  return check;
}

/** The check of error answers. */
export const errorCheck = ajv.compile({ $ref: 'graph#/components/schemas/error' });
/** The check of what a webhook gets. */
export const notificationCheck = ajv.compile({
  $ref: 'graph#/components/schemas/microsoft.graph.changeNotificationCollection',
});

type Parameter = { readonly name: string; readonly in: string; readonly required: boolean };
type RawOperation = {
  readonly parameters?: readonly { readonly $ref: string }[];
  readonly requestBody?: Media;
  readonly responses: Readonly<Record<string, Media>>;
};

const paths = Object.entries(
  subset.paths as unknown as Record<string, Record<string, RawOperation>>,
)
  // Words come before ids, so that `delta` is no id.
  .sort(([a], [b]) => a.split('{').length - b.split('{').length);

/** The operation of that method on that path (`/me/events/AAk=`); null where Graph has none. */
export function operationOf(method: string, path: string): Operation | null {
  const found = paths.find(([template]) => fits(template, path));
  const raw = found?.[1][method.toLowerCase()];
  if (!found || !raw) return null;
  const parameters = (raw.parameters ?? []).map(({ $ref }) => parameterNamed($ref));
  const inQuery = parameters.filter((one) => one.in === 'query');
  const success = Object.keys(raw.responses).find((status) => status.startsWith('2')) ?? '200';
  return {
    template: found[0],
    query: inQuery.map(({ name }) => name),
    required: inQuery.filter(({ required }) => required).map(({ name }) => name),
    request: checkOf(raw.requestBody),
    reply: checkOf(raw.responses[success]),
    success,
  };
}

function fits(template: string, path: string): boolean {
  const [wanted, given] = [template.split('/'), path.split('/')];
  return (
    wanted.length === given.length &&
    wanted.every((part, at) => (part.startsWith('{') ? given[at] !== '' : part === given[at]))
  );
}

function parameterNamed(ref: string): Parameter {
  const all = subset.components.parameters as Record<string, Parameter>;
  const found = all[ref.split('/').at(-1) ?? ''];
  if (!found) throw new Error(`the fixture lacks ${ref}`);
  return found;
}
