/** Which post the interview is for. */

import type { CalendarEvent } from '../event.ts';
import { fold } from '../words/fold.ts';
import { isGivenName } from '../words/given-names.ts';
import { bit, categoriesOf, scan } from '../words/lexicon.ts';
import { letter } from './letters.ts';
import { houseIn, legalForm, organisationWord } from './organisation.ts';
import { residue } from './phrases.ts';
import { isPostAlone, namesOwnPost, namesPost } from './post-nouns.ts';
import { letterRole, noteRole } from './role-in-text.ts';
import { tidyRole } from './tidy-role.ts';
import type { Piece } from './title.ts';
import { isHouse } from './title-houses.ts';

/** Titles that an interviewer has, alone in a piece: "Final round - CEO". */
const rank = new RegExp(
  `^(?:the |our |with |el |la |le |der |die |il |o |a |de |het |l['’])?(?:c[a-z]o|s?vp(?: ${letter}+)?|evp|md|gm|ad|(?:co-?)?founders?|president|partners?|dean|principal|owner|chef|directora?|szef(?:owa)?.*|šéf(?:ová)?.*|chef ${letter}+|titolare.*|jef[ea]|店長.*|校长.*|hr|rh|partner ${letter}+|(?:exec(?:utive)?|leadership|management|hiring) team|board|team|staff|exec|execs|gerente|gérante?|patron(?:ne)?|geschäftsführ${letter}*|inhaber(?:in)?|direttor[ei]|direttrice|directeur|directrice|due[ñn][oa]|provost|trustees?|prof|dr|(?:recruiter|reclutadora?|recrutadora?|recruiterin|náborářk[au])(?: d${letter}{1,2})?|crew|managers?|hiring (?:mgr|manager)|chief(?:['’]s)?|manager round|group head|operations|ops|community|tech|leaders?|leadership|sales team|${letter}+ (?:committee|team)|${letter}+ (?:&|and) (?:${letter}+ )?(?:team|committee|board))$`,
  'iu',
);

const leading =
  /^(?:[es]?vp|vice president|chief \p{L}+ officer|managing director)(?:,? (?:of )?\p{Lu}[\p{L}&]*){1,3}$/iu;

/** The role as the event names it; null where nothing does. */
export function readRole(
  event: CalendarEvent,
  pieces: readonly Piece[],
  body: string,
  company: string | null,
): string | null {
  const text = body.slice(0, 3000);
  const letter = letterRole(text, company);
  if (letter?.labelled) return letter.role;
  const named = roleInTitle(pieces, company, application.test(event.title));
  const inTitle = letter ? named : (learnerRole(event.title, pieces, company, named) ?? named);
  // A letter's "for our Accounts Payable Clerk opening" is fuller than "AP clerk" in a title.
  if (letter && (!inTitle || isFuller(letter.role, inTitle))) return letter.role;
  return inTitle ?? noteRole(text, company, rank) ?? roleWithoutNoun(event, pieces, company);
}

function isFuller(letter: string, title: string): boolean {
  const last = (role: string): string => role.toLowerCase().split(/\s+/).at(-1) ?? '';
  return (
    letter.length > title.length &&
    last(letter) === last(title) &&
    /^\p{Lu}.*\s\p{Lu}/u.test(letter)
  );
}

/** The piece of the title that names a job; what stands around it ("Interview for") is cut off. */
function roleInTitle(
  pieces: readonly Piece[],
  company: string | null,
  isApplication: boolean,
): string | null {
  let best: string | null = null;
  let bestWorth = 0;
  for (const [index, piece] of pieces.entries()) {
    if (piece.link === 'at') continue;
    const isBare = isBehindCompany(piece.text, company);
    if (!isBare && !namesPost(piece.text)) continue;
    // "recruiter Jen" is whom one meets.
    const end = piece.text.split(/\s+/).at(-1) ?? '';
    if (/^\p{Ll}+ \p{Lu}\p{Ll}+$/u.test(piece.text) && isGivenName(fold(end))) continue;
    if (somebody.test(piece.text)) continue;
    // "Job interview bakery"
    if (/\s/.test(piece.text) && !namesOwnPost(piece.text)) continue;
    // "主管面": the interview with the head.
    if (/^(?:主管|经理|总监|人事|校长|部门|老板|高管|HR)面$/u.test(piece.text)) continue;
    // "with the hiring manager", "w/ store lead" is who one meets.
    if (piece.link === 'with' && !/\(|interview|search/i.test(piece.text) && pieces.length > 1) {
      if (!/\b(?:for|search)\b/.test(piece.text)) continue;
    }
    const isSought =
      isApplication ||
      isOffered(pieces, index) ||
      /\b(?:mandate|search(?! (?:team|committee))|role|position|opening|vacancy)\b/i.test(
        piece.text,
      );
    let text = withoutCompany(piece.text, company);
    const house = company === null ? houseIn(text) : null;
    if (house) text = text.replace(house, '').trim();
    if (isOrganisation(text, company)) continue;
    text = beforeTalk(text);
    text = residue(text, 0, bit.jobTitle);
    if (isHouse(text) || houseIn(text) === text) continue;
    const next = pieces[index + 1];
    if (next?.link === 'comma' && belongs(next.text, company)) text = `${text}, ${next.text}`;
    const bare = tidyRole(text, company);
    const isGraded =
      next?.link === 'bracket' &&
      /^(?:grade|band|level|stufe|niveau) \d{1,2}\p{L}?$/iu.test(next.text);
    const role = bare && isGraded ? `${bare} (${next.text})` : bare;
    if (!role || !namesPost(role) || (rank.test(role) && !isSought)) continue;
    const worth =
      role.length + (/\p{Lu}/u.test(role[0] ?? '') ? 3 : 0) + (piece.link === 'for' ? 12 : 0);
    if (worth > bestWorth) {
      best = role;
      bestWorth = worth;
    }
  }
  return best;
}

/** "recruiter Bobbi", "DIST MGR this time": whom one meets. */
const somebody =
  /^(?:recruiter|co-?founder|founder|owner|boss|manager|mgr)\s\p{Lu}\p{Ll}+$|\bthis time$/u;

/** "barista trial 6am", "band 6 physio interview NHS Larkspur": what stands before the talk. */
function beforeTalk(text: string): string {
  const post = talked.exec(text)?.[1] ?? '';
  return post !== '' && namesPost(post) ? post : text;
}

const talked =
  /^(.{3,60}?)\s(?:trial|interview|intvw?|int\.?|app|audition|job|gig|colloquio|entretien|entrevista|pohovor|rozmowa)(?=\s|$)/iu;

/** Said of what one applies for. */
const application = /#applied\b|^\s*(?:application|bewerbung|candidature|candidatura)\b/i;

/** "Interview: Director at Acme": what stands between the interview and the house is the post. */
function isOffered(pieces: readonly Piece[], index: number): boolean {
  const before = index === 0 ? '' : residue(pieces[0]?.text ?? '');
  return (
    index < 2 &&
    before === '' &&
    pieces[index + 1]?.link === 'at' &&
    ranked.test(pieces[index]?.text ?? '')
  );
}

const ranked =
  /^(?:director[ae]?|chef|manager|dean|principal|partner|gerente|directeur|directrice|direttor[ei]|direttrice|geschäftsführ\p{L}*|president|gm|md|operations)$/iu;

/** "Tabby Cat Software, QA Lead" is the role QA Lead; "Analyst, M&A" is one role. */
function belongs(piece: string, company: string | null): boolean {
  if (/^(?:dept|department|school|faculty|institute) of /i.test(piece)) return true;
  if (organisationWord.test(piece) || /\s(?:Schools|Hospitals|Hotels|Libraries)$/.test(piece))
    return false;
  if (legalForm.test(piece) || /^\p{Ll}/u.test(piece)) return false;
  if (residue(piece) === '' || piece.split(/\s+/).length > 3 || /\d/.test(piece)) return false;
  const lower = piece.toLowerCase();
  return (
    company === null ||
    !(lower.includes(company.toLowerCase()) || company.toLowerCase().includes(lower))
  );
}

function isOrganisation(text: string, company: string | null): boolean {
  if (company?.toLowerCase().includes(text.toLowerCase()) || isHouse(text)) return true;
  // "Coordinadora de Logística" is a post.
  if ((categoriesOf(text.split(/\s+/)[0] ?? '') & bit.jobTitle) !== 0) return false;
  const last = text.split(/\s+/).at(-1) ?? '';
  return (
    organisationWord.test(last) &&
    ((scan(last) & bit.jobTitle) === 0 || /ies$/.test(last)) &&
    /^\p{Lu}/u.test(last) &&
    /^\p{Lu}\S*\s/u.test(text)
  );
}

/** "Mosaic Foods QA lab" without the employer. */
function withoutCompany(text: string, company: string | null): string {
  if (company === null) return text;
  const at = text.toLowerCase().indexOf(company.toLowerCase());
  if (at < 0) return text;
  const rest = `${text.slice(0, at)} ${text.slice(at + company.length)}`
    .replace(/\s+/g, ' ')
    .trim();
  return namesPost(rest) ? rest : text;
}

/** "Larkspur curbside": a department behind the employer's name. */
function isBehindCompany(text: string, company: string | null): boolean {
  if (company === null || !text.toLowerCase().includes(company.toLowerCase())) return false;
  return isPostAlone(residue(withoutCompany(text, company)));
}

/** "Internship interview: Larkspur, GIS" is for a GIS internship. */
function learnerRole(
  title: string,
  pieces: readonly Piece[],
  company: string | null,
  named: string | null,
): string | null {
  const noun =
    /(?<!\p{L})(internship|co-?op|apprenticeship|traineeship)\s(?:interview|intv?w?)(?!\p{L})/iu.exec(
      title,
    )?.[1];
  if (!noun || company === null) return null;
  if (named && !named.toLowerCase().includes(noun.toLowerCase())) return `${named} ${noun}`;
  const field = pieces
    .slice(1)
    .filter((piece) => belongs(piece.text, company) || piece.link === 'bracket')
    .at(-1)?.text;
  return field && field.length < 25 && !/\d/.test(field) ? `${field} ${noun.toLowerCase()}` : null;
}

/** "Northgate Rail graduate scheme": what follows the employer's name, where no noun names a job. */
function roleWithoutNoun(
  event: CalendarEvent,
  pieces: readonly Piece[],
  company: string | null,
): string | null {
  if (company === null) return null;
  for (const piece of pieces) {
    if (!piece.text.toLowerCase().startsWith(`${company.toLowerCase()} `)) continue;
    const rest = residue(piece.text.slice(company.length));
    if (
      /\b(?:scheme|programme|program|graduate|residency|fellowship|internship|placement|traineeship|apprenticeship)\b/i.test(
        rest,
      )
    )
      return rest;
  }
  const named =
    /\b(?:interview|application|screening)\s+for\s+(?:the\s|our\s|an?\s)?([\p{L}&' -]{3,50})(?:$|[,(–|])/iu.exec(
      event.title,
    )?.[1];
  // "Client meeting: VP Finance": no rank of somebody met where it is no last round.
  const high = /final|last|loop|round|on-?site/i.test(event.title)
    ? undefined
    : pieces.find((piece) => piece.link !== 'with' && leading.test(piece.text))?.text;
  if (high) return high;
  const role = named ? tidyRole(residue(named), company) : null;
  return role && role.toLowerCase() !== company.toLowerCase() && /\s/.test(role) ? role : null;
}
