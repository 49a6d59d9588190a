/** Comparing employers' names: "Acme Inc." and "ACME" are one. */
import { squashPlain } from '../facts/phrases.ts';

const legal =
  /[\s,]+(?:gmbh(?: & co\.? kg)?|ag|se|kg|e\.?\s?v\.?|s\.?r\.?o\.?|a\.?s\.?|sp\.? z o\.?o\.?|s\.?a\.?|sarl|sas|s\.?l\.?|s\.?r\.?l\.?|s\.?p\.?a\.?|ltda\.?|b\.?v\.?|n\.?v\.?|inc\.?|llc|llp|ltd\.?|limited|plc|corp\.?|corporation|co\.?|company)\s*$/i;

/** What two spellings of one employer have in common; null where no employer is known. */
export function employerKey(company: string | null): string | null {
  if (company === null) return null;
  const bare = company
    .replace(/^(?:the\s+|(?:株式会社|有限会社)\s*)/i, '')
    .replace(/(?:株式会社|有限公司|集团|公司)$/, '')
    .replace(legal, '');
  const key = squashPlain(bare);
  return key === '' ? squashPlain(company) : key;
}

/** What a calendar or a person writes into the title of an event that takes another one's place. */
const moved =
  'updated|re-?scheduled|moved|new (?:time|date)|postponed|verschoben|neuer termin|report[ée]e?|déplacée?|reprogramad[oa]|remarcad[oa]|adiad[oa]|spostat[oa]|rinviat[oa]|verplaatst|verzet|przełożon[eya]|przesunięt[eya]|přesunut[oéýa]|přeložen[oéýa]';
const copied =
  'updated invitation|copy|synced?|busy|fwd?|re|cancell?ed|abgesagt|annulée?|cancelad[oa]|annullat[oa]|geannuleerd|odwołan[eya]|zrušen[oéýa]';
const wholeWord = (words: string): string => `(?<!\\p{L})(?:${words})(?!\\p{L})`;
const movedPattern = new RegExp(`${wholeWord(moved)}|変更|改期|延期`, 'iu');
const addedPattern = new RegExp(
  `${wholeWord(`${copied}|${moved}`)}|キャンセル|変更|已取消|改期|延期`,
  'giu',
);

/** A title without what a calendar or a person adds when it moves, is copied or cancelled. */
export function titleKey(title: string): string {
  return squashPlain(title.replace(/^(?:\s*\[[^\]]{1,24}\])+/u, ' ').replace(addedPattern, ' '));
}

/** Whether a title says that this event is another one, moved. */
export function saysMoved(title: string): boolean {
  return movedPattern.test(title);
}
