/** Puts a step into words: a title for the calendar's cell, and a text with all that it takes. */
import { type Step, shortHash } from '../plan/step.ts';
import type { About, Draft, Language } from './language.ts';
import { linkDeeds } from './links.ts';

/** What stands in a calendar. */
type Written = { readonly title: string; readonly text: string };

/** What stands in a calendar, and its parts for a page that shows each in its own place. */
export type Worded = Written & {
  /** What to do, in a sentence or a few. */
  readonly task: string;
  /** The e-mail, the card or what to say; null for a step to oneself. */
  readonly draft: Draft | null;
  /** What to say to a machine; null where no call is made. */
  readonly voicemail: string | null;
  /** “because they promised an answer by Fri 4 Dec” */
  readonly because: string;
};

/**
 * The title and the text of a step. Same step, same words: they are compared by their hash. `page`: the
 * address that its links begin with; missing: it carries none.
 */
export function wordsFor(step: Step, about: About, language: Language, page?: string): Worded {
  const { words } = language;
  const draft = language.draft(step, about);
  const voicemail = language.voicemail(step, about);
  const hints = step.rules.map((rule) => language.hint(rule, step)).filter((hint) => hint !== null);
  const task = [language.task(step, about), ...hints].join(' ');
  const because = language.reason(step);
  const parts = [task];
  if (draft) parts.push(draftPart(step, draft, language));
  if (voicemail) parts.push(`${words.voicemail}:\n${voicemail}`);
  // A debrief's text is constant, so that every line that is not ours is the person's.
  if (step.kind !== 'debrief') {
    parts.push(`${words.why}: ${because} (${step.rules.join(', ')}).`);
  }
  if (page !== undefined) parts.push(linkPart(step, page, language));
  const title = titleFor(step, about, language);
  const text = parts.join('\n\n').toWellFormed();
  return { title, text, task, draft, voicemail, because };
}

/** The title alone. */
export function titleFor(step: Step, about: About, language: Language): string {
  return oneLine(language.title(step, about));
}

/** A hash of the words of a step: texts do not round-trip through providers, so hashes are compared. */
export function wordsHash({ title, text }: Written): string {
  return shortHash(`${title}\n${text}`);
}

function linkPart(step: Step, page: string, { words }: Language): string {
  const form = step.kind === 'debrief' ? (['debrief'] as const) : [];
  return [...form, ...linkDeeds].map((deed) => `${words.links[deed]}: ${page}/${deed}`).join('\n');
}

function draftPart(step: Step, draft: Draft, language: Language): string {
  const { words } = language;
  if (step.channel === 'post') return `${words.card}:\n${draft.body}`;
  if (step.channel === 'phone') return `${words.say}:\n${draft.body}`;
  const subject = draft.subject ?? '';
  return `${words.draft}:\nSubject: ${subject}\n\n${draft.body}\n\n${words.openMail}: ${mailto(step, draft)}`;
}

/** A link that opens the draft in a mail program, to all whom the step names (RFC 6068). */
export function mailto(step: Pick<Step, 'to'>, { subject, body }: Draft): string {
  const to = step.to.map((person) => person.email).filter((email) => email !== null);
  const addresses = to.map((address) => encoded(address).replace(/%40/g, '@')).join(',');
  const crlf = body.replace(/\n/g, '\r\n');
  return `mailto:${addresses}?subject=${encoded(subject ?? '')}&body=${encoded(crlf)}`;
}

/** A title may hold half of a character, which no address can: nobody's plan may fail for it. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const short =
    line.length <= 120 ? line : `${line.slice(0, 119).replace(/[\ud800-\udbff]$/, '')}…`;
  return short.toWellFormed();
}
