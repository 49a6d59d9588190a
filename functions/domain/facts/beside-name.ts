/** What stands directly beside a person's name: who only arranges, where to go, an address. */

import { fold } from '../words/fold.ts';
import { bit, scan } from '../words/lexicon.ts';
import { letter, small } from './letters.ts';

/** Departments that are also words of those who arrange: a "Director of Grid Planning" meets one. */
const leads = new RegExp(
  `(?<!${letter})(?:director|head|chief|vp|vice president|president|managers?|mgr|leads?|leader|officer|engineer|analyst|planner|buyer|chair|founder|owner|partner|leiter(?:in)?|leitung|leitend${letter}*|responsable|direct(?:eur|rice)|jef[ea]|gerente|diretora?|responsabile|hoofd|kierowni${letter}*|vedoucí)(?!${letter})`,
  'iu',
);
const arranges =
  /coordinat|coördinat|koordin|assistan|asystent|schedul|recruit|only|optional|on cc/i;

/** Whether the text calls somebody a coordinator within a few words of the name. */
export function arrangesHere(line: string, end: number, start: number): boolean {
  const behind =
    line
      .slice(end, end + 48)
      .split(
        /[.;\n]|,\s(?=\p{Lu}\p{Ll}+\s\p{Lu})|(?:^|,)\s(?:about|to|for|on)\s|\b(?:leads|heads|runs)\b/u,
      )[0] ?? '';
  const before =
    line
      .slice(Math.max(0, start - 24), start)
      .split(/[.;,\n]/)
      .at(-1) ?? '';
  return isArranging(behind) || isArranging(before);
}

function isArranging(text: string): boolean {
  if ((scan(text) & bit.coordinator) === 0) return false;
  return !leads.test(text) || arranges.test(text);
}

/** "Ask for Helen at the front desk", "Contact: Jo Hart": whom one turns to, met only where nobody else is named. */
const turning = new RegExp(
  String.raw`(?:\b(?:ask(?:ing)? for|report to|check in with|sign in with)\s|\bfragen sie (?:bitte )?nach\s|\bdemande[rz]\s|\bpregunt${letter}{1,4} (?:por|x)\s|\bchied${letter}{1,3} d[ie]\s|\bvra(?:ag|gen) naar\s|\bpta[tj]${letter}{0,3} se na\s|\bpyta[ćj]${letter}{0,2} o\s|\bpergunt${letter}{1,3} p(?:or|el[oa])\s|\b(?:contacts?|kontakt|ansprechpartner(?:in)?|contatto|contacto|contato|contactpersoon)(?:\s${small}{1,6}){0,4}\s?[:=]\s?)(?:${letter}{1,6}\.?\s){0,2}$`,
  'iu',
);

/** Whether the words before a name only say to whom to turn on arrival. */
export function isTurnedTo(before: string): boolean {
  return turning.test(before.slice(-60));
}

/** "Annex building", "Supply position": what follows makes no person of the words before. */
export function isNoPerson(behind: string): boolean {
  return /^\s(?:building|bldg|room|hall|floor|office|campus|street|lane|entrance|gate|wing|tower|position|role|opening|vacancy|post|team|department|dept|interview)(?!\p{L})/iu.test(
    behind,
  );
}

/** The address that is written behind a name, or behind the post that follows the name. */
export function addressBehind(line: string, end: number, name: string): string | null {
  const behind = line.slice(end, end + 110);
  const match =
    /^[^@;\n]{0,60}?[\s,(<:–-]([\p{L}\p{N}._+-]{1,40}@[\p{L}\p{N}-]{1,40}(?:\.[\p{L}\p{N}-]{2,30}){1,3})/u.exec(
      behind,
    );
  const address = match?.[1];
  if (!match || !address) return null;
  const local = address.slice(0, address.indexOf('@')).toLowerCase();
  const words = fold(name).split(' ');
  const agrees = words.some((word) => word.length > 2 && local.includes(word.slice(0, 5)));
  const isNext = match[0].length - address.length < 4;
  return agrees || (isNext && words.length > 1) ? address.toLowerCase() : null;
}
