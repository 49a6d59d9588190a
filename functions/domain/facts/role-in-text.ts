/** The role in a letter ("for our Grant Writer vacancy") or in a note ("agronomist. bring boots"). */

import { fold } from '../words/fold.ts';
import { isGivenName } from '../words/given-names.ts';
import { bit, scan } from '../words/lexicon.ts';
import { capital, letter } from './letters.ts';
import { organisationWord } from './organisation.ts';
import { residue } from './phrases.ts';
import { namesOwnPost, namesPost } from './post-nouns.ts';
import { tidyRole } from './tidy-role.ts';

const labels =
  /(?:^|[\n.;,(?•]\s?|\s)(?:job title|job requisition|job|position|role|title|post|opening|vacancy|requisition|seeking|which role did you apply for\??|applied for|programme|interviewing for|stelle|position als|poste|puesto|vacante|vaga|cargo|posizione|ruolo|functie|vacature|stanowisko|stanowisku|pozice|職種|ポジション|募集職種|応募職種|希望職種|应聘岗位|招聘岗位|募集ポジション|职位|岗位|应聘职位|應徵職位)\s?(?:[:：=]|\sis\s)\s?([^\n.;|]{2,90})/giu;

const word = "[\\p{L}\\p{N}][\\p{L}\\p{N}&/+'’.-]{0,30}";
const proper = `\\p{Lu}[\\p{L}\\p{N}&/+'’-]{0,30}`;
const run = `${proper}(?:,?[ ](?:(?:of|and|&|for|de|in|the|to)[ ])?${proper}){0,6}`;
const noun =
  '(?:role|position|opening|vacancy|job|post|gig|requisition|candidates?|candidacy|application|applicants?|internship|interview|opportunity|seat|spot|program|programme|scheme|track|search)';

/** What leads up to a role in a letter; each is asked only where what it finds names a job. */
const sayings: readonly RegExp[] = [
  new RegExp(
    `(?<!\\p{L})(?:for|about|regarding|re|to|fill|as|of|discuss|in|with)\\s(?:the|our|an?|your|this|client['’]s)\\s(?:(?:client['’]s|open|new|part-time|full-time|current|vacant|upcoming|next)\\s){0,3}(${word}(?:,?[ ]${word}){0,6})[ ]${noun}(?![\\p{L}])`,
    'iu',
  ),
  new RegExp(
    `(?<!\\p{L})(?:the|our|an?|your|client['’]s|stage for|for)\\s(?:[\\p{Ll}'’-]{2,20}\\s){0,3}(${run})\\s${noun}(?![\\p{L}])`,
    'u',
  ),
  new RegExp(
    `(?:interview|interviews|meeting|candidates?|applicants?|apply|applied|application|applying|considered|interviewing|onsite day|day|loop|round|evaluation|screening|process|final|hire|hiring|shortlisted|invited|invite you)\\s(?:for|about|as|to|to be)\\s(?:the\\s|our\\s|an?\\s)?(?:post of\\s|position of\\s|role of\\s|vacancy of\\s)?(${run})`,
    'u',
  ),
  new RegExp(
    `(?:role|position|post|vacancy|job)\\s(?:of|as)\\s(?:an?\\s|the\\s|our\\s)?(${word}(?:[ ]${word}){0,5})`,
    'iu',
  ),
  new RegExp(
    `(?<!\\p{L})(?:about|[Ff]or|as|on)\\s(?:an?\\s|the\\s|our\\s)?(${run})(?=\\s?[,.;:(!–-]|\\s*$|\\s(?:is|will|with|at|and|on|in|has|before|we|you|to|so|where|if)\\s)`,
    'mu',
  ),
  // "con el ing. Barragán, para despachadora"
  /([\p{Lu}\p{Script=Katakana}ー]{2,20})(?:職|ポジション)(?=[にのへ])/u,
  /(?:^|[,.]\s)(?:para|per|pour|voor|für|als|come|como|comme|jako)\s(?:una?\s|eine?\s|een\s)?(\p{Ll}[\p{L}'’-]{2,30}(?:\s\p{L}{2,20}){0,2})(?=[,.;\n]|$)/mu,
  new RegExp(
    `(?<!\\p{L})(?:[Bb]ewerbung(?: um)?|[Ss]telle|[Pp]osition|als)\\s(?:als\\s|zur\\s|zum\\s)?(${proper}(?:\\s(?:für\\s|im\\s)?${proper}){0,3})`,
    'u',
  ),
  /(?:poste de|poste d['’]|poste|candidature (?:au poste )?(?:de|d['’])|candidatura (?:a|para)|vacante de|vacante|vaga de|puesto de|búsqueda de|recherche d['’e]|ricerca di|proceso de selecci[oó]n:?|proceso para|processo seletivo:?|percorso di selezione:|posizione di|ruolo di|ruolo|posto di|functie van|functie|vacature|stanowisko|stanowisku:?|na stanowisko|pozici|pozice|na pozici|candidatura[^,.\n]{0,12}(?:\. ?\d{1,8})?,)\s?:?([^\n.;:,|()!]{3,50})/iu,
];

/** An apprenticeship is named with its own word: "Lehre als Floristin", "stage en marketing". */
const apprenticeship = new RegExp(
  String.raw`(?<!${letter})((?:Lehre|Ausbildung|Praktikum|Lehrstelle|Ausbildungsplatz|Ferialjob|Volontariat|Schnupperlehre) (?:(?:als|zur|zum|im|in) )?${capital}[\p{L}-]{3,30})(?=[.,;!\n]|$)`,
  'u',
);

/** A grade or a specialty that a form writes in brackets behind the post; no place, no contract. */
const kind = new RegExp(
  String.raw`\s(\((?:(?:grade|band|level|stufe|niveau|class) \d{1,2}${letter}?|(?!north|south|east|west|remote|hybrid|cd[di]|fte|pgy|temp|perm|part|full|job|req|ref)${letter}{2}[\p{L}/& -]{2,22})\))\s*$`,
  'iu',
);

export type LetterRole = { readonly role: string; readonly labelled: boolean };

/** The role as a letter or form names it: after a label, or in one of a letter's usual phrases. */
export function letterRole(text: string, company: string | null): LetterRole | null {
  let plain: string | null = null;
  for (const match of text.matchAll(labels)) {
    const bare = tidyRole(match[1] ?? '', company);
    const role = bare && withKind(bare, match[1] ?? '', company);
    if (role && namesPost(role)) return { role, labelled: true };
    // "The role is confirmed" names none.
    if (!/\sis\s/.test(match[0].slice(0, 24))) plain ??= role;
  }
  if (plain) return { role: plain, labelled: true };
  const learner = apprenticeship.exec(text)?.[1];
  if (learner) return { role: learner, labelled: false };
  for (const saying of sayings) {
    const found = saying.exec(text)?.[1];
    if (!found || !namesPost(found)) continue;
    const role = tidyRole(lastRole(found), company);
    if (role && namesPost(role)) return { role, labelled: false };
  }
  return null;
}

function withKind(role: string, written: string, company: string | null): string {
  const bracket = kind.exec(written)?.[1] ?? '';
  const isHouse = company !== null && bracket.includes(company);
  const isKind = /^\((?:\p{Lu}|grade|band|level)/u.test(bracket) && !isHouse;
  return isKind && written.includes(`${role} (`) ? `${role} ${bracket}` : role;
}

/** "a chat with Nora about the Data Lead" is about the Data Lead. */
function lastRole(found: string): string {
  return (
    found
      .split(
        /(?<=p{Ll}{4})[.!?]\s|\s(?:about|regarding|for|as|come|como|comme|als|jako|na místo|na stanowisko|na pozici)\s(?:the\s|our\s|an?\s)?|\s(?:in|to|of|with|on)\s(?:the|our|an?|your)\s/,
      )
      .at(-1) ?? found
  );
}

/** The first clause of a note that is a job's name and little else. */
export function noteRole(text: string, company: string | null, rank: RegExp): string | null {
  let before = '';
  const pieces = text
    .slice(0, 1200)
    .split(
      /((?:[\n;!?|(+。！]|(?<!(?<!\p{L})(?:aux|coord|ing|asist|téc|resp|enc|adm|op))\.)+|\s[–—-]\s|,\s|[，、：]|(?<=[\u3040-\u30ff\u4e00-\u9fff])[ 　]|:\s)/u,
    );
  for (const [index, piece] of pieces.entries()) {
    const clause = piece.trim();
    if (clause.length < 2) {
      if (!/^[\s,(]*$/.test(piece)) before = '';
      continue;
    }
    const follows = before;
    before = clause;
    // "District Manager: Olive Strand" is who one meets.
    if (/^[:：]/.test(pieces[index + 1] ?? '')) continue;
    if (clause.length > 60 || !namesPost(clause) || isHanPerson(clause)) continue;
    // "編集デスク 三浦さん": the post of who is named behind it.
    if (politeName.test(pieces[index + 2] ?? '') && /^[ 　]$/.test(pieces[index + 1] ?? ''))
      continue;
    // "Sweet Ash Bakery" is a house, though its baker is a post.
    if (/^\p{Lu}.*\s/u.test(clause) && !namesOwnPost(clause)) continue;
    // "Luis Ferrer, manager NY office" and "Yolanda (office mgr)" are people.
    if (isName(follows, company) || namesPerson(clause)) continue;
    if (
      /[:=]|\s\+\s|(?<![\p{L}'’])(?:z|ze|s|se)(?!\p{L})|\b(?:with|w|mit|avec|con|com(?=\s)|met|meet|you|is|will|are|we|he|she|they|ask|asks?|us|your|our|my|their|through|puis|then|dann|poi|luego|depois|daarna|said|say|says|calls?|call|her|him|heißt|heisst|named|called|chama|llama|chiama)\b/iu.test(
        clause,
      )
    )
      continue;
    const specialty = pieces[index + 1]?.trim() === ',' ? specialtyOf(pieces, index + 2) : '';
    const role = tidyRole(`${residue(lastRole(clause), 0, bit.jobTitle)}${specialty}`, company);
    const isSought = /\b(?:seat|role|position|mandate|post)\b/i.test(clause);
    if (role && (isSought || !rank.test(role)) && !/^(?:two|three|some|\d|all|other)\s/i.test(role))
      return role;
  }
  return null;
}

const politeName = /^\p{Script=Han}{1,4}(?:さん|様|氏)/u;

/** "社長も来る", "孙校长", "人事王经理打来": somebody of that rank, or what one does. */
function isHanPerson(clause: string): boolean {
  if (!/[\u3040-\u30ff\u3400-\u9fff]/.test(clause)) return false;
  return (
    /(?:社長|会長|部長|課長|係長|店長|園長|所長|院長|局長|取締役|负责人|負責人|責任者|校长|校長|院长|总监|总经理|董事长|老板|老闆)(?!候補|候补|代理職)/u.test(
      clause,
    ) ||
    /(?:さん|様|先生|老师|老師|[女]士|経由)(?:が|と|に|の|は|も|$)/u.test(clause) ||
    /\p{Script=Hiragana}(?:る|(?<!で)す|い|た|て)$|[打来聊谈带帶穿]/u.test(clause)
  );
}

function isName(text: string, company: string | null): boolean {
  const name = /(?:^|\s)((?:\p{L}{1,5}\.\s)?\p{Lu}\p{Ll}+(?:[ -]\p{Lu}[\p{L}.]*){0,2})$/u.exec(
    text,
  )?.[1];
  if (!name || name === company || organisationWord.test(name)) return false;
  return (scan(name) & bit.jobTitle) === 0;
}

/** "Analyst, M&A." and "CSM, enterprise." are one role to the end of the sentence. */
function specialtyOf(pieces: readonly string[], index: number): string {
  const word = pieces[index]?.trim() ?? '';
  const ends = /^[.\n]|^$/.test(pieces[index + 1] ?? '');
  // In other languages a small word behind a comma is a thing to bring.
  const isPlain = /^\p{Lu}/u.test(word) || /^\p{ASCII}*$/u.test(pieces[index - 2] ?? '');
  if (!isPlain) return '';
  const isOne =
    /^[\p{L}&/-]{2,24}$/u.test(word) &&
    !/^(?:remote|hybrid|paid|unpaid|nights?|days?|onsite|evenings?|weekends?|part-time|full-time)$/i.test(
      word,
    );
  return ends && isOne && (scan(word) & bit.jobTitle) === 0 ? `, ${word}` : '';
}

/** "office mgr Yolanda", "VP Carla Dunne": a name behind the title. */
function namesPerson(clause: string): boolean {
  const isSomebody = clause
    .split(/\s+/)
    .some((one) => /^\p{Lu}/u.test(one) && isGivenName(fold(one)));
  if (isSomebody && /\s/.test(clause)) return true;
  const match = /^(.{2,40}?)\s((?:\p{Lu}[\p{L}.'’-]*\s?){1,3})$/u.exec(clause);
  const tail = match?.[2]?.trim() ?? '';
  const head = match?.[1] ?? '';
  if (tail === '' || (scan(head) & bit.jobTitle) === 0 || (scan(tail) & bit.jobTitle) !== 0)
    return false;
  if (/(?:^|\s)(?:at|@|of|in|for|&|bei|chez|de|da)$/i.test(head)) return false;
  return /^\p{Ll}|^\p{Lu}{2,3}$/u.test(head) && /\p{Ll}/u.test(tail);
}
