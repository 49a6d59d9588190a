/** Reading answers of AWS's: what has to be there and is not is a bug, and quotes nothing of the answer. */
import { Failure } from '../../domain/failure.ts';
import { isObject, type JsonObject } from '../http/json-object.ts';

/** The text of that name; `called`: who answered, as an operator knows it. */
export function textField(body: unknown, name: string, called: string): string {
  const value = fieldOf(body, name);
  if (typeof value === 'string') return value;
  throw new Failure({ code: 'bug', what: `${called} answered without ${name}` });
}

/** The objects of the list of that name. */
export function listField(body: unknown, name: string, called: string): readonly JsonObject[] {
  const value = fieldOf(body, name);
  if (Array.isArray(value) && value.every(isObject)) return value;
  throw new Failure({ code: 'bug', what: `${called} answered without ${name}` });
}

function fieldOf(body: unknown, name: string): unknown {
  return isObject(body) ? body[name] : undefined;
}
