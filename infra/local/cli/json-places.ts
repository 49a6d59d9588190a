/** Where things stand in a JSON text, of which `JSON.parse` tells too little and each version something else. */

/** Places are counted in letters from 0. */
export type JsonPlaces = {
  /** The first letter that no JSON can have there, or the text's length where it ends too early; null: it is JSON. */
  readonly wrongAt: number | null;
  /** Where each entry of the outermost list begins. */
  readonly entries: readonly number[];
};

/** White space, then one of the words that RFC 8259 knows; nothing for anything else. */
const word =
  /[ \t\r\n]*("(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4})|[\x7f-\x9f])*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[[\]{},:]|)/uy;

/** What may come next: a value, a name, or what ends or goes on with the list or object that is open. */
type Awaited = 'value' | 'first value' | 'name' | 'first name' | 'colon' | 'more';

/** Reads through a text once, however deep it is. */
export function jsonPlaces(text: string): JsonPlaces {
  const entries: number[] = [];
  const open: string[] = [];
  let awaited: Awaited = 'value';
  for (let from = 0; ; ) {
    word.lastIndex = from;
    const [all = '', written = ''] = word.exec(text) ?? [];
    const at = from + all.length - written.length;
    from = at + written.length;
    if (written === '') {
      const isOver = at === text.length && awaited === 'more' && open.length === 0;
      return { wrongAt: isOver ? null : at, entries };
    }
    const isValue = /^["\-\d[{tfn]/.test(written);
    if (isValue && open.length === 1 && open[0] === '[') entries.push(at);
    const next = after(written, awaited, open, isValue);
    if (next === null) return { wrongAt: at, entries };
    awaited = next;
  }
}

/** What may follow a word; null where the word itself may not stand there. Keeps count of what is open. */
function after(
  written: string,
  awaited: Awaited,
  open: string[],
  isValue: boolean,
): Awaited | null {
  const inside = open.at(-1);
  switch (awaited) {
    case 'first value':
    case 'value':
      if (awaited === 'first value' && written === ']') return closed(open);
      if (!isValue) return null;
      if (written !== '[' && written !== '{') return 'more';
      open.push(written);
      return written === '[' ? 'first value' : 'first name';
    case 'first name':
    case 'name':
      if (awaited === 'first name' && written === '}') return closed(open);
      return written.startsWith('"') ? 'colon' : null;
    case 'colon':
      return written === ':' ? 'value' : null;
    case 'more':
      if (written === ',' && inside !== undefined) return inside === '[' ? 'value' : 'name';
      return inside === (written === ']' ? '[' : written === '}' ? '{' : '') ? closed(open) : null;
  }
}

function closed(open: string[]): Awaited {
  open.pop();
  return 'more';
}

/** The line of a place, counted from 1; of the text's end the last line that holds something. */
export function lineAt(text: string, place: number): number {
  const before = place < text.length ? text.slice(0, place) : text.trimEnd();
  return before.split(/\r\n?|\n/).length;
}
