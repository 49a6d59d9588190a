/** Google's discovery documents: which methods there are, and what their bodies look like. */
import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';

export type Parameter = {
  readonly type: string;
  readonly location: 'path' | 'query';
  readonly required?: boolean;
  readonly repeated?: boolean;
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly minimum?: string;
  readonly maximum?: string;
};

export type Method = {
  readonly id: string;
  readonly httpMethod: string;
  readonly path: string;
  readonly parameters?: Readonly<Record<string, Parameter>>;
  readonly request?: { readonly $ref: string };
  readonly response?: { readonly $ref: string };
};

type Resource = {
  readonly methods?: Readonly<Record<string, Method>>;
  readonly resources?: Readonly<Record<string, Resource>>;
};

type Schema = {
  readonly type?: string;
  readonly $ref?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
  readonly items?: Schema;
  readonly readOnly?: boolean;
  readonly annotations?: { readonly required?: readonly string[] };
};

type Discovery = Resource & {
  readonly servicePath: string;
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly schemas: Readonly<Record<string, Schema>>;
};

export type Api = { readonly document: Discovery; readonly methods: readonly Method[] };

/** What the body of a request must fulfil apart from its shape; null: it is an answer. */
export type Use = { readonly method: Method; readonly verb: string } | null;

const apis = ['calendar-v3', 'tasks-v1'].map(readApi);
const validators = new Map<string, ValidateFunction>();

function readApi(name: string): Api {
  const file = new URL(`../../fixtures/schemas/${name}.json`, import.meta.url);
  const document = JSON.parse(readFileSync(file, 'utf8')) as Discovery;
  return { document, methods: methodsIn(document) };
}

function methodsIn({ methods, resources }: Resource): Method[] {
  return [...Object.values(methods ?? {}), ...Object.values(resources ?? {}).flatMap(methodsIn)];
}

/** The method that a verb and a path lead to, and the API that it belongs to. */
export function findMethod(verb: string, pathname: string): { api: Api; method: Method } | null {
  const parts = pathname.split('/');
  for (const api of apis) {
    for (const method of api.methods) {
      const template = `/${api.document.servicePath}${method.path}`.split('/');
      const fits = template.every((part, index) =>
        part.startsWith('{') ? (parts[index] ?? '') !== '' : part === parts[index],
      );
      if (fits && template.length === parts.length && method.httpMethod === verb) {
        return { api, method };
      }
    }
  }
  return null;
}

/** Validates bodies of that schema, as a request (`use`) or as an answer (null). */
export function validatorFor(api: Api, ref: string, use: Use): ValidateFunction {
  const name = `${api.document.servicePath}\n${ref}\n${use?.method.id}`;
  const known = validators.get(name);
  if (known) return known;
  const ajv = new Ajv({ allErrors: true, strict: false });
  formats.default(ajv);
  // In a request `timeZone` may take the place of the offset.
  if (use)
    ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/);
  ajv.addFormat('int64', /^-?\d{1,19}$/);
  const schemas = Object.entries(api.document.schemas).map(
    ([id, schema]) => [id, jsonSchema(schema, use)] as const,
  );
  const validate = ajv.compile({ $ref: `#/$defs/${ref}`, $defs: Object.fromEntries(schemas) });
  validators.set(name, validate);
  return validate;
}

/** A schema of a discovery document as JSON Schema: nothing unknown; null only to take away. */
function jsonSchema(schema: Schema, use: Use): object {
  const { $ref, type, properties, additionalProperties, items } = schema;
  const isPatch = use?.verb === 'PATCH';
  const orNull = (one: object): object => (isPatch ? { anyOf: [one, { type: 'null' }] } : one);
  if ($ref) return orNull({ $ref: `#/$defs/${$ref}` });
  if (type === 'any') return {};
  if (items) return orNull({ type: 'array', items: jsonSchema(items, use) });
  if (!properties && !additionalProperties) {
    const { format, enum: allowed } = schema;
    return orNull({ type, ...(format ? { format } : {}), ...(allowed ? { enum: allowed } : {}) });
  }
  // Sending back a whole resource, as a PUT may, brings along what cannot be written.
  const refusesReadOnly = use !== null && use.verb !== 'PUT';
  const all = Object.entries(properties ?? {});
  const usable = all.filter(([, each]) => !(refusesReadOnly && each.readOnly));
  const required = all
    .filter(([, each]) => use !== null && each.annotations?.required?.includes(use.method.id))
    .map(([name]) => name);
  return orNull({
    type: 'object',
    properties: Object.fromEntries(usable.map(([name, each]) => [name, jsonSchema(each, use)])),
    additionalProperties: additionalProperties ? jsonSchema(additionalProperties, use) : false,
    required,
  });
}
