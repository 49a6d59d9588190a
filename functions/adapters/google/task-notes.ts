/** Our mark on a task: a line of its notes, since Google's tasks have no place for a key. */

/** Google keeps that many characters of a task's notes (Tasks API v1, `Task.notes`). */
const notesAtMost = 8192;

const markLine = /^[ \t]*afterword:(\S+)[ \t]*$/;

/** The notes of a task of ours: its text, a blank line, and the mark. */
export function markedNotes(text: string, key: string): string {
  const mark = `afterword:${key}`;
  if (text === '') return mark;
  const room = notesAtMost - mark.length - 2;
  // Half of a pair of surrogates is no character.
  const fits = text.length <= room ? text : text.slice(0, room).replace(/[\ud800-\udbff]$/, '');
  return `${fits}\n\n${mark}`;
}

/**
 * The key and the text without the line that carries it. The mark is our last line; what the person
 * writes below it does not unmake the task ours.
 */
export function readNotes(notes: string): { readonly key: string | null; readonly text: string } {
  const lines = notes.replaceAll('\r\n', '\n').split('\n');
  const at = lines.findLastIndex((line) => markLine.test(line));
  const key = markLine.exec(lines[at] ?? '')?.[1] ?? null;
  if (key === null) return { key, text: lines.join('\n').trimEnd() };
  const above = lines.slice(0, at).join('\n').trimEnd();
  const below = lines
    .slice(at + 1)
    .join('\n')
    .trim();
  return { key, text: [above, below].filter((part) => part !== '').join('\n') };
}
