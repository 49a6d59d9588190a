/**
 * The links that a follow-up carries, each to a page with a button. They are no words: whoever compares
 * texts, or reads what a person wrote, passes over them.
 */

/** What a link in a follow-up may say; `debrief` opens the form of a debrief. */
export const linkDeeds = ['done', 'answered', 'rejected', 'offer', 'later', 'stop'] as const;
export type LinkDeed = (typeof linkDeeds)[number];

const deeds = '\\/(?:debrief|done|answered|rejected|offer|later|stop)';
const address = `https?:\\/\\/[^\\s/]{1,255}(?:\\/[^\\s/]{1,100}){0,5}?\\/go\\/[\\w.-]{20,120}${deeds}(?![\\w/-])`;
// A label begins its line, or follows another link where a provider has made one line of several.
const label = `(?<=^|${deeds}[\\s<>()]{1,4})[^:\\n]{1,40}:[^\\S\\n]?`;
const labelled = new RegExp(`(?:${label})?${address}`, 'g');

/** The text without our links and their labels; a line that holds nothing else is left out. */
export function withoutLinks(text: string): string {
  if (!text.includes('/go/')) return text;
  return text
    .split('\n')
    .flatMap((line) => {
      const rest = line.replace(labelled, '');
      if (rest === line) return [line];
      // A provider may show the target of a link once more, in brackets.
      return /^[\s<>()*•-]*$/.test(rest) ? [] : [rest.trim()];
    })
    .join('\n');
}
