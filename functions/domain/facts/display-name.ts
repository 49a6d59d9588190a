/** How programs write the names of people and offices beside their addresses. */
import { bit, scan } from '../words/lexicon.ts';
import { organisationWord } from './organisation.ts';

/** A name of two or more words none of which is an office ("Kong Talent", "Search Committee"). */
export function isPersonal(name: string | null): boolean {
  if (name === null || !/\s/.test(name.trim()))
    return name !== null && /^[\u3040-\u30ff\u3400-\u9fff]{2,5}$/.test(name);
  if (
    organisationWord.test(name) ||
    name.includes(' & ') ||
    /(?<!\p{L})(?:team|talent|hr|rh|people|careers?|recruit\p{L}*|committee|office|no-?reply|scheduling|hiring|jobs|room|conf|boardroom|program(?:me)?|selección|recrutement|recrut\p{L}*|programa|trainee|talentos?|cia|werving|personal\p{L}*|dział|oddělení|unit|personnel|section|bureau|acquisition|faculty|search|ufficio|segreteria|secretar[ií]a|sekretariat|urząd|事務|store|workshop|shop)(?!\p{L})/iu.test(
      name,
    )
  )
    return false;
  return (scan(name) & (bit.stage | bit.jobInterview | bit.interview)) === 0;
}

/** A display name as one says it: "Keller, Ute" is Ute Keller; an address is no name. */
export function readableName(name: string | null, email: string | null): string | null {
  if (name === null || name === '' || name.toLowerCase() === email?.toLowerCase()) return null;
  if (name.includes('@')) return null;
  const swapped = /^([\p{L}'’ -]{2,40}),\s([\p{L}'’. -]{2,40})$/u.exec(name);
  const plain = swapped ? `${swapped[2]} ${swapped[1]}` : name;
  return plain.replace(/\s?\([^)]*\)|\s[-|–/]\s.*$|\svia\s.*$/gu, '').trim() || null;
}
