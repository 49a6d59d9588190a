/** Single-value extended properties: their ids, `$expand` and `$filter`. */
import { GraphError, notModelled } from './graph-error.ts';
import type { Json, StoredEvent } from './stored.ts';

/** The id in its one form: the GUID in small letters, the name as it is, since its case counts. */
function propertyId(id: unknown): string {
  const match =
    /^(String) (\{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}) (Name|Id) (\S.*)$/i.exec(
      String(id),
    );
  if (!match) {
    throw new GraphError(
      400,
      'ErrorInvalidExtendedProperty',
      'The extended property id is invalid.',
    );
  }
  const kind = match[3]?.toLowerCase() === 'name' ? 'Name' : 'Id';
  return `String ${match[2]?.toLowerCase()} ${kind} ${match[4]}`;
}

/** The properties that a client sends with an event. */
export function readProperties(value: unknown): Readonly<Record<string, string>> {
  if (!Array.isArray(value)) {
    throw new GraphError(400, 'RequestBodyRead', 'singleValueExtendedProperties is no list.');
  }
  return Object.fromEntries(
    value.map((one: Json) => {
      if (typeof one.value !== 'string') {
        throw new GraphError(400, 'ErrorInvalidExtendedPropertyValue', 'The value is no text.');
      }
      return [propertyId(one.id), one.value];
    }),
  );
}

const quoted = "'((?:[^']|'')*)'";

/** The ids for which an `$expand` asks; null where it expands nothing. Others are not modelled. */
export function expandedProperties(expand: string | null): readonly string[] | null {
  if (expand === null) return null;
  const match = /^singleValueExtendedProperties(?:\((?:\$filter=(.*))\))?$/i.exec(expand.trim());
  if (!match) throw notModelled(`$expand=${expand.split('(')[0]}`);
  if (match[1] === undefined) return [];
  return match[1].split(/\s+or\s+/i).map((part) => {
    const id = new RegExp(`^\\(?id eq ${quoted}\\)?$`).exec(part.trim())?.[1];
    if (id === undefined) throw notModelled('this filter in $expand');
    return propertyId(unquoted(id));
  });
}

/** What an expanded event carries in addition; nothing where it has none of them. */
export function expansion(event: StoredEvent, ids: readonly string[] | null): Json {
  const found = (ids ?? []).flatMap((id) => {
    const value = event.properties[id];
    return value === undefined ? [] : [{ id, value }];
  });
  return found.length === 0 ? {} : { singleValueExtendedProperties: found };
}

export type EventFilter = { readonly wholeMailbox: boolean; test(event: StoredEvent): boolean };

/** The `$filter` of a list of events. By extended property it searches the whole mailbox. */
export function eventFilter(filter: string): EventFilter {
  const uid = new RegExp(`^iCalUId eq ${quoted}$`).exec(filter.trim())?.[1];
  if (uid !== undefined) {
    return { wholeMailbox: false, test: (event) => event.uid === unquoted(uid) };
  }
  const whole = filter.trim().replace(/^\((.*)\)$/s, '$1');
  const any = /^singleValueExtendedProperties\/any\(\s*(\w+)\s*:\s*(.*?)\s*\)$/is.exec(whole);
  const [, name = '', inner = ''] = any ?? [];
  const parts = new RegExp(`^${name}/id eq ${quoted} and (.*)$`, 's').exec(inner);
  if (!any || !parts) throw notModelled('this $filter');
  const id = propertyId(unquoted(parts[1] ?? ''));
  const holds = valueTest(name, parts[2] ?? '');
  return {
    wholeMailbox: true,
    test: (event) => {
      const value = event.properties[id];
      return value !== undefined && holds(value.toLowerCase());
    },
  };
}

/** Values are compared without regard to case. */
function valueTest(name: string, condition: string): (value: string) => boolean {
  const compared = new RegExp(`^${name}/value (eq|ne) (?:${quoted}|(null))$`, 's').exec(condition);
  if (compared) {
    const wanted = compared[3] ? null : unquoted(compared[2] ?? '').toLowerCase();
    return compared[1] === 'eq' ? (value) => value === wanted : (value) => value !== wanted;
  }
  const called = new RegExp(
    `^(startswith|contains)\\(\\s*${name}/value\\s*,\\s*${quoted}\\s*\\)$`,
    'is',
  ).exec(condition);
  if (!called) throw notModelled('this condition on an extended property');
  const wanted = unquoted(called[2] ?? '').toLowerCase();
  return called[1]?.toLowerCase() === 'contains'
    ? (value) => value.includes(wanted)
    : (value) => value.startsWith(wanted);
}

function unquoted(text: string): string {
  return text.replaceAll("''", "'");
}
