/** Reads a page as a browser would, and more strictly: every sign that could begin markup has to be a template's. */

/** What a page is made of, without its words. */
export type Markup = {
  /** Each element with each of its attributes: `a[href]`, `main`. */
  readonly made: ReadonlySet<string>;
  /** Every address that something leads to, or is loaded from. */
  readonly addresses: readonly string[];
  /** What stands between and in the elements, as letters. */
  readonly words: string;
};

const element =
  /^<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z][a-zA-Z0-9-]*(?:="[^"<>]*")?)*)\s*(\/?)>/;
const attribute = /\s+([a-zA-Z][a-zA-Z0-9-]*)(?:="([^"<>]*)")?/g;
const doctype = /^<!doctype html>/;
const reference = /&(?:amp|lt|gt|quot|#39);/g;

/** Fails at the first `<` that begins nothing a template writes, or a stray quote, bracket or ampersand. */
export function readMarkup(page: string): Markup {
  const made = new Set<string>();
  const addresses: string[] = [];
  const words: string[] = [];
  for (let at = 0; at < page.length; ) {
    const next = page.indexOf('<', at);
    const text = page.slice(at, next < 0 ? page.length : next);
    words.push(letters(text));
    if (next < 0) break;
    const rest = page.slice(next);
    const found = doctype.exec(rest) ?? element.exec(rest);
    if (!found) throw new Error(`no template writes this: ${rest.slice(0, 80)}`);
    at = next + found[0].length;
    const [, , name, attributes] = found;
    if (name === undefined) continue;
    made.add(name);
    for (const [, key = '', value = ''] of (attributes ?? '').matchAll(attribute)) {
      made.add(`${name}[${key}]`);
      const read = letters(value);
      if (/^(?:href|src|action|formaction|cite|data|poster|ping)$/.test(key)) addresses.push(read);
      else words.push(read);
    }
  }
  return { made, addresses, words: words.join(' ') };
}

/** The letters that an escaped text stands for. */
function letters(text: string): string {
  if (/[>"]/.test(text) || /&/.test(text.replace(reference, ''))) {
    throw new Error(`this is not escaped: ${text.trim().slice(0, 80)}`);
  }
  const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return text.replace(reference, (one) => signs[one.slice(1, -1)] ?? "'");
}
