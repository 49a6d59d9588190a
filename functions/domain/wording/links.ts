/**
 * The links that a follow-up carries, each to a page with a button. They are no words: whoever compares
 * texts, or reads what a person wrote, passes over them.
 */

/** What a link in a follow-up may say; `debrief` opens the form of a debrief. */
export const linkDeeds = ['done', 'answered', 'rejected', 'offer', 'later', 'stop'] as const;
export type LinkDeed = (typeof linkDeeds)[number];

const link =
  /https?:\/\/\S+\/go\/[\w.-]{20,120}\/(?:debrief|done|answered|rejected|offer|later|stop)\b/;

/** Whether a line holds a link of ours and nothing that a person would add. */
export function isLinkLine(line: string): boolean {
  return link.test(line);
}

/** The text without the lines that hold our links. */
export function withoutLinks(text: string): string {
  if (!text.includes('/go/')) return text;
  return text
    .split('\n')
    .filter((line) => !isLinkLine(line))
    .join('\n');
}
