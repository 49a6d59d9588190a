/** The shape in which ical.js hands a parsed component over (RFC 7265), as far as it is relied on. */

/** Name in small letters, parameters by small names, value type, then one value or several. */
export type JCalProperty = readonly [
  name: string,
  params: Readonly<Record<string, unknown>>,
  type: string,
  ...values: readonly unknown[],
];
/** Name in small letters, properties, components inside. */
export type JCal = readonly [
  name: string,
  properties: readonly JCalProperty[],
  components: readonly JCal[],
];

/** The properties of one component by name; look several up without walking through all each time. */
export type Properties = ReadonlyMap<string, readonly JCalProperty[]>;

/** Sorts the properties of a component by their names. */
export function propertiesOf(component: JCal): Properties {
  const byName = new Map<string, JCalProperty[]>();
  for (const property of component[1]) {
    const same = byName.get(property[0]);
    if (same) same.push(property);
    else byName.set(property[0], [property]);
  }
  return byName;
}

/** The first property of that name; undefined where there is none. */
export function firstOf(properties: Properties, name: string): JCalProperty | undefined {
  return properties.get(name)?.[0];
}

/** The text of a property of that name, trimmed, the first that is not blank; '' where none is. */
export function textOf(properties: Properties, name: string): string {
  for (const property of properties.get(name) ?? []) {
    const text = valueText(property).trim();
    if (text !== '') return text;
  }
  return '';
}

/** The property's first value as text; an X- property, which ical.js leaves raw, is unescaped. */
export function valueText(property: JCalProperty): string {
  const value = property[3];
  if (typeof value !== 'string') return value === undefined ? '' : String(value);
  return property[2] === 'unknown' ? unescaped(value) : value;
}

/** A parameter of the property as text, of several values the first; null where there is none. */
export function paramOf(property: JCalProperty, name: string): string | null {
  const value = property[1][name];
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : null;
}

/** The list or the single value under `key` of a parsed rule, as a list of texts. */
export function ruleList(rule: Readonly<Record<string, unknown>>, key: string): string[] {
  const value = rule[key];
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}

function unescaped(value: string): string {
  return value.replace(/\\([\\;,nN])/g, (_, char: string) =>
    char === 'n' || char === 'N' ? '\n' : char,
  );
}
