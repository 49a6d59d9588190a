/** Puts a step into words: a title for the calendar's cell, and a text with all that it takes. */
import { type Step, shortHash } from '../plan/step.ts';
import type { About, Draft, Language } from './language.ts';

export type Worded = { readonly title: string; readonly text: string };

/** The title and the text of a step. Same step, same words: they are compared by their hash. */
export function wordsFor(step: Step, about: About, language: Language): Worded {
  const { words } = language;
  const draft = language.draft(step, about);
  const voicemail = language.voicemail(step, about);
  const hints = step.rules.map((rule) => language.hint(rule, step)).filter((hint) => hint !== null);
  const parts = [[language.task(step, about), ...hints].join(' ')];
  if (draft) parts.push(draftPart(step, draft, language));
  if (voicemail) parts.push(`${words.voicemail}:\n${voicemail}`);
  // A debrief's text is constant, so that every line that is not ours is the person's.
  if (step.kind !== 'debrief') {
    parts.push(`${words.why}: ${language.reason(step)} (${step.rules.join(', ')}).`);
  }
  return { title: oneLine(language.title(step, about)), text: parts.join('\n\n') };
}

/** A hash of the words of a step: texts do not round-trip through providers, so hashes are compared. */
export function wordsHash({ title, text }: Worded): string {
  return shortHash(`${title}\n${text}`);
}

function draftPart(step: Step, draft: Draft, language: Language): string {
  const { words } = language;
  if (step.channel === 'post') return `${words.card}:\n${draft.body}`;
  if (step.channel === 'phone') return `${words.say}:\n${draft.body}`;
  const to = step.to.map((person) => person.email).filter((email) => email !== null);
  const subject = draft.subject ?? '';
  return `${words.draft}:\nSubject: ${subject}\n\n${draft.body}\n\n${words.openMail}: ${mailto(to, subject, draft.body)}`;
}

/** A link that opens the draft in a mail program (RFC 6068). */
function mailto(to: readonly string[], subject: string, body: string): string {
  const addresses = to.map((address) => encodeURIComponent(address).replace(/%40/g, '@')).join(',');
  const crlf = body.replace(/\n/g, '\r\n');
  return `mailto:${addresses}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(crlf)}`;
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 120 ? line : `${line.slice(0, 119)}…`;
}
