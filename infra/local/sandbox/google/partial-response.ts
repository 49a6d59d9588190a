/** The `fields` parameter: `items(id,start/dateTime),nextPageToken` leaves only those. */
import { invalid } from './google-error.ts';

/** Names that are wanted, each with what is wanted below it; an empty map below: everything. */
type Mask = Map<string, Mask>;

/** `value` with only what `fields` names; all of it where `fields` is null. 400 for a bad mask. */
export function partialResponse(value: unknown, fields: string | null): unknown {
  if (fields === null || fields === '' || fields === '*') return value;
  const tokens = fields.match(/[^,()/\s]+|[,()/]/g) ?? [];
  const mask = readMask(tokens);
  if (tokens.length > 0) throw invalidMask();
  return pick(value, mask);
}

function invalidMask(): Error {
  return invalid('Invalid field selection', 'fields');
}

/** Takes a list of names off the front of `tokens`. */
function readMask(tokens: string[]): Mask {
  const mask: Mask = new Map();
  for (;;) {
    let below = mask;
    for (;;) {
      const name = tokens.shift();
      if (name === undefined || /[,()/]/.test(name)) throw invalidMask();
      const next: Mask = below.get(name) ?? new Map();
      below.set(name, next);
      below = next;
      if (tokens[0] !== '/') break;
      tokens.shift();
    }
    if (tokens[0] === '(') {
      tokens.shift();
      for (const [name, under] of readMask(tokens)) below.set(name, under);
      if (tokens.shift() !== ')') throw invalidMask();
    }
    if (tokens[0] !== ',') return mask;
    tokens.shift();
  }
}

function pick(value: unknown, mask: Mask): unknown {
  if (mask.size === 0) return value;
  if (Array.isArray(value)) return value.map((each) => pick(each, mask));
  if (typeof value !== 'object' || value === null) return value;
  const picked: [string, unknown][] = [];
  for (const [name, each] of Object.entries(value)) {
    const under = mask.get(name) ?? mask.get('*');
    if (under) picked.push([name, pick(each, under)]);
  }
  return Object.fromEntries(picked);
}
