/** Closed request bodies: what a property may hold, and which there are. */
import { GraphError, notModelled } from './graph-error.ts';
import type { Json } from './stored.ts';

/** Turns what was sent into what is stored; throws where it may not be sent. */
export type Reader = (value: unknown, name: string) => unknown;

export type Shape = {
  readonly readers: Readonly<Record<string, Reader>>;
  /** Known to Graph, and refused. */
  readonly readOnly: readonly string[];
  /** Known to Graph, and not modelled. */
  readonly unmodelled: readonly string[];
};

/** The properties that were sent, each read; 400 for one that is unknown or cannot be set. */
export function readBody(body: unknown, type: string, shape: Shape): Json {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw unreadable();
  const read: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(body)) {
    if (name.includes('@odata.')) continue;
    const reader = Object.hasOwn(shape.readers, name) ? shape.readers[name] : undefined;
    if (reader) read[name] = reader(value, name);
    else if (shape.unmodelled.includes(name)) throw notModelled(`the property ${name}`);
    else if (shape.readOnly.includes(name)) {
      throw new GraphError(
        400,
        'ErrorInvalidPropertySet',
        `The property '${name}' is read-only and cannot be set.`,
      );
    } else {
      throw new GraphError(
        400,
        'RequestBodyRead',
        `The property '${name}' does not exist on type 'microsoft.graph.${type}'. Make sure to only use property names that are defined by the type.`,
      );
    }
  }
  return read;
}

function unreadable(): GraphError {
  return new GraphError(400, 'BadRequest', 'Unable to read JSON request payload.');
}

/** A value that its property cannot hold. */
export function invalidValue(name: string): GraphError {
  return new GraphError(400, 'RequestBodyRead', `The property '${name}' has an invalid value.`);
}

export const readBoolean: Reader = (value, name) => {
  if (typeof value !== 'boolean') throw invalidValue(name);
  return value;
};

export const readNumber: Reader = (value, name) => {
  if (!Number.isInteger(value)) throw invalidValue(name);
  return value;
};

export const readText: Reader = (value, name) => {
  if (value !== null && typeof value !== 'string') throw invalidValue(name);
  return value ?? '';
};

export const readTexts: Reader = (value, name) => {
  if (!Array.isArray(value) || value.some((one) => typeof one !== 'string')) {
    throw invalidValue(name);
  }
  return value;
};

/** An object whose members are not looked at. */
export const readObject: Reader = (value, name) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalidValue(name);
  return value;
};

/** A text of at most 255 characters. */
export const readTitle: Reader = (value, name) => {
  const text = readText(value, name);
  if (String(text).length > 255) {
    throw new GraphError(400, 'ErrorPropertyValidationFailure', `'${name}' is too long.`);
  }
  return text;
};

/** One of the names, in any case; it is stored as it is written here. */
export function readEnum(...names: readonly string[]): Reader {
  return (value, name) => {
    const found = names.find((one) => one.toLowerCase() === String(value).toLowerCase());
    if (found === undefined) throw invalidValue(name);
    return found;
  };
}

/** Passed on as it is; whoever takes it looks closer. */
export const asSent: Reader = (value) => value;

/** `{contentType, content}` with the type in small letters. */
export const readItemBody: Reader = (value, name) => {
  const { contentType, content, ...rest } = (value ?? {}) as Record<string, unknown>;
  if (value !== null && (typeof value !== 'object' || Object.keys(rest).length > 0)) {
    throw invalidValue(name);
  }
  return {
    contentType: readEnum('text', 'html')(contentType ?? 'text', name),
    content: readText(content ?? '', name),
  };
};
