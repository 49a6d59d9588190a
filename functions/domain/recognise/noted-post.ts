/** How people note a post for themselves: a word or three, and nothing around it. */
import { bit, scan } from '../words/lexicon.ts';

/** "Our developers", "with the nurse", "data team": who comes or what it is about, and no post. */
const others =
  /^(?:our|the|my|your|his|her|with|mit|avec|con|com|met|z|s)\s|\b(?:team|notes|plan|office|desk|list|visit)\b|(?:[eo]rs|ists)$/i;
/** Who gives a lesson or leads a game is noted in the same way. */
const leads =
  /^(?:coach|trainer|trainér|trener|trenér|trenérka|trainerin|teacher|tutor|instructor|guide|lehrer|lehrerin|prof|professora?|lektor|lektorka|docente?|dozent|dozentin|profesora?|maestr[oa]|entrenadora?|教练|教練|老师|老師|先生|講師)$/iu;

/** "SRE, 4 people", "Dispatcher. Panel of 3": whether a description names a post that stands alone. */
export function notesAPost(description: string, body: number): boolean {
  if ((body & bit.jobTitle) === 0) return false;
  return description
    .slice(0, 300)
    .split(/[,.;:\n|(、，。]/)
    .some((part) => {
      const words = part.trim();
      if (words === '' || words.split(/\s/).length > 3 || leads.test(words)) return false;
      const mask = scan(words);
      const isPost = (mask & bit.jobTitle) !== 0 && (mask & bit.meets) === 0;
      return isPost && !others.test(words) && !/\s[A-ZÀ-ÞĀ-ž][a-zß-ž]/u.test(words);
    });
}
