/** Small tools for reading names out of titles and sentences. */
import { bit, categoriesOf } from '../words/lexicon.ts';

/** A word as it stands in a text, with what stands directly behind it. */
export type Word = { readonly text: string; readonly index: number; readonly end: number };

/** The words of a text: letters and digits with the marks that may stand inside a name. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}&+#.'’/-]*|[@&<>]+/gu)) {
    const trimmed = match[0].replace(/[.'’/-]+$/u, '') || match[0];
    // An initial keeps its point: R. J. Colby.
    const isInitial = /^\p{Lu}\.$/u.test(match[0]);
    const kept = isInitial ? match[0] : trimmed;
    words.push({ text: kept, index: match.index, end: match.index + kept.length });
  }
  return words;
}

/** Words that open a part of a title before the name in it. */
const openers =
  bit.jobInterview |
  bit.interview |
  bit.stage |
  bit.talk |
  bit.meets |
  bit.at |
  bit.moved |
  bit.cancelled |
  bit.roleCue |
  bit.unsure |
  bit.networking |
  bit.offerTalk;

/** Words that close it: "Marlowe onsite". */
const closers =
  bit.jobInterview | bit.interview | bit.stage | bit.talk | bit.unsure | bit.offerTalk | bit.moved;

const small =
  /^(?:vg|bg|iv|ac|int|intv|uitnodiging|zaproszenie|pozvánka|einladung|convocation|convocazione|convocatoria|invito|convite|invitación|tel|telefonát|k|ke|ze|met|ter|in|im|am|au|aux|chez|a|an|the|for|of|on|in|to|re|your|our|my|and|or|by|from|via|new|first|second|third|next|1st|2nd|3rd|part|teil|partie|parte|de|la|le|les|du|des|der|die|das|den|dem|zum|zur|für|fur|pour|para|per|il|lo|el|een|het|voor|do|na|w|z|s|u|v|p|c|m|fase|[úu]ltim[oa]|derni(?:er|ère)|letzte[rs]?|laatste|poslední|vaga|poste|stelle|als|und|et|y|e|i|en|un|una|uno|une|ein|eine|abt|about|\d{1,2}(?:[:.]\d{2})?(?:am|pm|h)?|[ivx]{1,3}|mins?|minutes?|[ecmp][sd]?t!*|h|am|pm|hs|uhr|zoom|teams|meet|google|webex|skype|video|online|phone|telefon|téléphone|remote|virtual|arvo|sharp|tmrw|tmr|tonight|today|tomorrow|ore|vid|intvw|telephone|confirmed|confirmation|scheduled|invite|invitation|calendar|file|candidates|hr|rh|gem|copy|fwd|fw|re|aw|wg|tr)$/i;

/** How many words from `from` on belong to a phrase of `mask`; 0 where none begins there. */
export function phraseLength(words: readonly Word[], from: number, mask: number): number {
  for (let count = Math.min(5, words.length - from); count > 0; count--) {
    const phrase = words
      .slice(from, from + count)
      .map((word) => word.text)
      .join(' ');
    if ((categoriesOf(phrase) & mask) !== 0) return count;
  }
  return 0;
}

/**
 * Cuts the words that are no name off both ends of a part; empty where nothing is left.
 *
 * @param keep lists whose words are never cut, such as job titles where a role is looked for
 */
export function residue(part: string, alsoDrop = 0, keep = 0): string {
  const words = wordsOf(part);
  const keeps = (from: number, count: number): boolean =>
    keep !== 0 && phraseLength(words.slice(0, from + count + 2), from, keep) >= count;
  let from = 0;
  let to = words.length;
  while (from < to) {
    const found = phraseLength(words.slice(0, to), from, openers | alsoDrop);
    const dropped = found !== 0 && !keeps(from, found) ? found : 0;
    const first = words[from];
    // "aux. enfermería"
    const isShort = first?.text.toLowerCase() === 'aux' && part[first.end] === '.';
    const isSmall = small.test(first?.text ?? '') && !isShort && !keeps(from, 1);
    const cut = isKind(words, from, found, keep) ? 0 : dropped || (isSmall ? 1 : 0);
    if (cut === 0) break;
    from += cut;
  }
  while (to > from) {
    const cut = cutAtEnd(words, from, to, closers | alsoDrop, keeps);
    if (cut === 0) break;
    to -= cut;
  }
  const first = words[from];
  const last = words[to - 1];
  return first && last && to > from ? part.slice(first.index, last.end).trim() : '';
}

/** A "technical PM" and a "case manager" are kinds of PM and manager, no stages. */
function isKind(words: readonly Word[], from: number, found: number, keep: number): boolean {
  if (keep === 0) return false;
  // "Talent Acquisition Partner" is a post.
  const isOffice = found === 2 && /^(?:talent|people|customer)$/i.test(words[from]?.text ?? '');
  if (isOffice) return phraseLength(words, from + 2, keep) > 0;
  if (found > 1) return false;
  const isAdjective =
    /^(?:technical|tech|case|trial|clinical|trade|copy|file|video|online|remote|phone|calendar|teams|corrections?|meeting|call|coffee|hr|people|careers?|volunteer|community|student|alumni|mentor|referral|offer|presentation|evaluation|portfolio|panel|partner|recruit(?:ing|ment)|research|press|event|project|talent)$/i.test(
      words[from]?.text ?? '',
    );
  return (
    isAdjective &&
    (phraseLength(words, from + 1, keep) > 0 || phraseLength(words, from + 2, keep) > 0)
  );
}

function cutAtEnd(
  words: readonly Word[],
  from: number,
  to: number,
  mask: number,
  keeps: (from: number, count: number) => boolean,
): number {
  // "Larkspur Cafe" is a house, "cafe" a talk.
  if (to - from > 1 && /^(?:Caf[eé]|Coffee|Kaffee)$/.test(words[to - 1]?.text ?? '')) return 0;
  // "Analista de RH"
  if (
    to - from > 2 &&
    /^(?:de|da|do|di|of|del|d[eé]s)$/i.test(words[to - 2]?.text ?? '') &&
    keeps(from, 1)
  )
    return 0;
  for (let count = Math.min(5, to - from); count > 0; count--) {
    const start = to - count;
    // "Técnica de Recursos Humanos"
    const isOf = start - from > 1 && /^(?:de|da|do|di|of)$/.test(words[start - 1]?.text ?? '');
    if (isOf && count > 1 && keeps(from, 1)) continue;
    if (phraseLength(words.slice(0, to), start, mask) === count && !keeps(start, count))
      return count;
  }
  const last = words[to - 1]?.text ?? '';
  // "leerkracht groep 5", "Band 6": the grade of a post.
  if (
    /^(?:groep|gr|klas|grade|band|level|klasse|stufe|niveau|classe|grado)$/i.test(
      words[to - 2]?.text ?? '',
    )
  )
    return 0;
  return !keeps(to - 1, 1) &&
    /^(?:arvo|sharp|tmrw|tonight|today|tomorrow|\d{1,2}(?:[:h.]\d{2})?(?:am|pm|h|u|uhr)?(?:[-–]\d{1,2}h?)?|zoom|teams|online|video|am|pm|ct|et|pt)$/i.test(
      last,
    )
    ? 1
    : 0;
}

/** Letters and digits only, in small ASCII where there is one: for comparing names with domains. */
export function squash(text: string): string {
  if (/^[A-Za-z0-9]*$/.test(text)) return text.toLowerCase();
  return text
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/æ/g, 'ae')
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The same with umlauts as bare vowels, which half of all domains use. */
export function squashPlain(text: string): string {
  if (/^[A-Za-z0-9]*$/.test(text)) return text.toLowerCase();
  return text
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
