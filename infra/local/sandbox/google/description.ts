/** Descriptions: Google keeps them as HTML, the person reads and writes them as text. */

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
};

/** What the person reads: breaks and paragraphs become lines, other tags go, entities become characters. */
export function readDescription(html: string): string {
  // Most texts are plain, and a calendar has hundreds.
  if (!/[<&]/.test(html)) return html;
  return html
    .replace(/<(?:br\s*\/?|\/p|\/li|\/div)>/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    });
}

/** What Google keeps of a text that the person typed; `isEdited`: breaks are kept as tags then. */
export function typedDescription(text: string, isEdited: boolean): string {
  const html = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return isEdited ? html.replaceAll('\n', '<br>') : html;
}
