/** JSON objects in what others have written: answers, messages, settings. */

export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether `value` is an object of JSON: no list, and not null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object that a text is; null where it is something else, or no JSON. A parser's message quotes what it read. */
export function objectIn(text: string): JsonObject | null {
  try {
    const read: unknown = JSON.parse(text);
    return isObject(read) ? read : null;
  } catch {
    return null;
  }
}
