/** What tells the name of an organisation from any other words: its form, its nouns, its domain. */

import type { CalendarEvent, Owner } from '../event.ts';
import { domainKind, domainOf, isEmployers, isOwner } from '../recognise/senders.ts';
import { capital, letter, small } from './letters.ts';
import { squash, squashPlain, type Word, wordsOf } from './phrases.ts';

/** A name that may be the employer's, and how much speaks for it. */
export type Candidate = { readonly name: string; readonly weight: number };

/** Words that organisations have in their names and people have not. */
export const organisationWord = new RegExp(
  `(?<!${letter})(?:${letter}*(?:klinikum|verbund|büro|werke|spital|krankenhaus|(?<=${letter}{3})(?:bank|werk|haus|verein|verband|klinik|amt|ministerium|zorg))|authority|universit${letter}*|colleges?|school|academy|hospitals?|clinics?|medical|health(?:care)?|bank|group|grupo|gruppe|groupe|gruppo|foods?|systems?|labs?|laborator${letter}*|studios?|solutions|partners|company|agency|council|county|city|shire|borough|department|dept|ministry|museum|library|libraries|trust|nhs|infirmary|foundation|airlines?|airways|hotels?|energy|insurance|mutual|media|press|publishing|logistics?|log[ií]stic[ao]|logistik|logistyka|software|technolog${letter}*|capital|consulting|advisory|services|industries|motors?|pharma${letter}*|bakery|bakeries|restaurant|bistro|osteria|trattoria|cafe|café|co-?op|church|parish|methodist|district|center|centre|institute|klinik${letter}*|schule|${letter}{3,12}schule|gymnasium|agentur|gestor[ií]a|fintech|profumeri[ae]|stadt${letter}*|stiftung|spedition|bäckerei|buchhandlung|sparkasse|verlag|verein|[ée]cole|lycée|mairie|ville|cr[eè]che|hôpital|boulangerie|librair${letter}*|librer[ií]a|maison|transports?|assurances?|colegio|col[eé]gio|escola|escuela|scuola|banco|banca|banque|caisse|fundaci[oó]n|funda[cç][aã]o|fondation|fondazione|comune|cooperativa|hotel|padaria|restaurante|peluquer[ií]a|ferreter[ií]a|seguros|seguradora|lojas|usina|cantina|gelateria|merceria|officine|gemeente|brouwerij|bakkerij|waterschap|stichting|ziekenhuis|szpital|bibliotek${letter}*|biblioteca|kawiarnia|drogeria|urząd|úřad|nemocnice|lékárna|strojírny|bistro|papírna|robotics|dental|veterinary|optical|optics|freight|shipping|grocers?|market|markets|stores?|retail|plumbing|law|legal|realty|properties|builders|construction|farms?|brewing|brewery|coffee|books|books?hop|theat(?:re|er)|orchestra|opera|rail|transit|transport|couriers?|telecom|networks?|analytics|digital|interactive|games|security|protection|outfitters|apparel|beauty|fitness|spa|salon|care|hospice|home|society|association|federation|union|staffing|therapeutics|biosciences|biotech|genomics|diagnostics|aerospace|aviation|maritime|marine|municipal|federal|gärtnerei|editorial|clinique|ferme|biuro|autohaus|apotheke|praxis|kanzlei|warenhaus|supermercad${letter}*|supermarkt|farm[áa]ci${letter}*|pharmacie|hurtownia|kwiaciarnia|sklep|przychodnia|restauracja|mutuelle|clinique|cabinet|ayuntamiento|câmara|tessitura|panader[ií]a|agencia|agenzia|agence|crèche|sklárny|apotheek|utilit(?:y|ies)|electric|hardware|paper|kitchens?|growers|mills?|ceramics|textiles|manufacturing|enterprises|holdings|ventures|brothers|bros|collective|animal|zoo|winery|vineyards?|orchards?|distillery|cinema|gallery|archives?|kinderdagverblijf|basisschool|huisarts${letter}*|tandarts${letter}*|zorggroep|thuiszorg|pflegeheim|kita|metzgerei|konditorei|tischlerei|schreinerei|druckerei|brauerei|weingut|gasth(?:aus|of)|pek[aá]rna|cukrárna|kavárna|hospoda|piekarnia|cukiernia|apteka|taquer[ií]a|pizzer[ií]a|panificio|pasticceria|farmacia|cl[ií]nica|ospedale|albergo|lavanderia|confeitaria|mercearia|livraria|gráfica|brasserie|garage|atelier|imprimerie|boucherie|fromagerie|poissonnerie|temple|synagogue|mosque|cathedral|chapel|credit union|elementary|preschool|daycare|rede|lojas?|loja|mercado|clube|sindicato|kindergarten|montessori|living|knihkupectv${letter}*|květinářstv${letter}*|floristería|fleuriste|macelleria|panetteria|carnicer[ií]a|charcuter[ií]a|heladería|sports?|gym|dentistry|orthodontics|pediatrics|surgery|nursing|winer(?:y|ies)|bikes?|cycles?|florists?|fdn|service|commission|aid)(?!${letter})`,
  'iu',
);

/** All of an organisation's nouns in a text. */
export const everyHouse = new RegExp(organisationWord, 'giu');

const house = new RegExp(
  String.raw`(?<![\p{L}-])(?:Pivovar|Knihovna|Knihkupectví|Hospoda|Papírna|Sklárny|Pek[aá]rna|Cukrárna|Kavárna|Restaurace|Nemocnice|Lékárna|Piekarnia|Cukiernia|Apteka|Szpital|Kawiarnia|Bäckerei|Konditorei|Metzgerei|Brauerei|Gärtnerei|Schreinerei|Tischlerei|Druckerei|Spedition|Stadtwerke|Autohaus|Gasth(?:aus|of)|Hotel|Klinikum|Kantonsspital|Praxis|Kita|Boulangerie|Pâtisserie|Brasserie|Librairie|Pharmacie|Clinique|Maison|Garage|Panader[ií]a|Taquer[ií]a|Pizzer[ií]a|Cl[ií]nica|Librer[ií]a|Farm[áa]cia|Colegio|Colégio|Escola|Restaurante|Padaria|Livraria|Hospital|Trattoria|Osteria|Panificio|Pasticceria|Gelateria|Officine|Farmacia|Brouwerij|Bakkerij|Drukkerij|Waterschap|Gemeente|Ziekenhuis|Zorggroep|Bistro|Café|Cafe)\s(?:(?:da|do|de|del|della|dos|das|zum|zur|am|im|van|den|U|Na|Pod|Za|Les?|La|Los?|Las)\s){0,2}${capital}[\p{L}'’-]*(?:\s${capital}[\p{L}'’-]*){0,2}(?:\s(?:hora|voda|hvězda|louka|klas|skála|brána|lípa))?$`,
  'u',
);

/** "Pekárna U Mlýna", "Stadtwerke Ilmtal": what kind of house it is, and its name, at the end of a piece. */
export function houseIn(piece: string): string | null {
  return house.exec(piece)?.[0] ?? null;
}

/** A name with its legal form, at the start or at the end of it. */
export const legalForm = new RegExp(
  String.raw`(?:株式会社|有限会社|合同会社) ?(?:[\p{Script=Katakana}\p{Script=Han}ーA-Za-z0-9]{1,20}|[\p{L}\p{N}ー]{1,20})|[\p{L}\p{N}ー]{2,20}(?<![您本我贵貴司])(?:株式会社|有限公司|集团|公司)|(?:${capital}[\p{L}\p{N}&.'’-]{0,30}(?<!${small}{3}\.) |& ){0,3}${capital}[\p{L}\p{N}&.'’-]{0,30},? (?:GmbH(?: & Co\. KG)?|AG|SE|KG|eG|e\.V\.|s\.r\.o\.|a\.s\.|[Ss]p\. z o\.o\.|S\.A\.?|SARL|SAS|SA|S\.L\.|S\.r\.l\.|S\.p\.A\.|SpA|Srl|Ltda\.?|B\.V\.|BV|N\.V\.|NV|Inc\.?|LLC|LLP|Ltd\.?|Limited|PLC|plc|Corp\.?|PC|P\.C\.)(?!${letter})`,
  'u',
);

/** Who looks for people on behalf of others: the employer is another one, where one is named. */
export const agencyWord =
  /\b(?:search|staffing|recruit\w*|headhunt\w*|personnel|personal(?:beratung|vermittlung)|executive search|talent (?:solutions|partners)|interim|intérim|uitzend\w*|agencja pracy)\b/i;

const secondLevel = /^(?:co|com|org|net|ac|gov|or|ne|gob|edu|nhs|k12)$/;

const address = /[\p{L}\p{N}._+-]{1,40}@[\p{L}\p{N}-]{1,40}(?:\.[\p{L}\p{N}-]{2,30}){1,3}/gu;

/** The names of the domains of outsiders who sent, take part or are written to, the sender's first. */
export function employerDomains(
  event: CalendarEvent,
  owner: Owner,
  body: string,
): readonly string[] {
  const labels: string[] = [];
  const people = [event.organizer, ...event.attendees.slice(0, 40)];
  const written = (body.match(address) ?? []).slice(0, 5);
  for (const email of [...people.map((person) => person?.email ?? null), ...written]) {
    if (email === null || isOwner(email, owner) || isEmployers(email, owner)) continue;
    const domain = domainOf(email);
    if (domainKind(domain) !== 'organisation' || domain.endsWith('calendar.google.com')) continue;
    const parts = domain.split('.');
    const label = parts.at(secondLevel.test(parts.at(-2) ?? '') ? -3 : -2) ?? '';
    if (label.length < 2 || domain.endsWith('.jobs')) continue;
    if (!labels.includes(label)) labels.push(label);
  }
  return labels;
}

/** Public bodies, which are named with what they are for: "Department for Rural Affairs". */
const proper = String.raw`\p{Lu}[\p{L}'’-]+`;
const authority = new RegExp(
  String.raw`(?<![\p{L}])((?:(?:Department|Dept\.?|Ministry|Office|Bureau|Agency|Board|Commission|Institute|University|College|City|Town|Village|County|School) (?:for|of)(?: the)? (?:${proper}(?: (?:and|&|of) (?=${capital}))? ?){1,4}|(?:Landesamt|Bundesamt|Landratsamt|Ministerium|Amt|Institut|Universität|Hochschule|Stadt|Gemeinde) (?:für |der |des )?(?:${proper}(?: und )? ?){1,3}|(?:Ayuntamiento|Ayto\.|Diputación|Ministerio|Consejería|Universidad|Câmara Municipal|Prefeitura(?: Municipal)?|Universidade|Comune|Provincia|Regione|Università(?: degli Studi)?|Mairie|Ville|Université|Conseil départemental|Préfecture) (?:d[eio]l?|da|do|dos|d['’]|di)[ ]?(?:${proper}(?: (?:de|da|do|la|d['’]|-) ?(?=${capital}))? ?){1,3}|(?:Městský|Obecní|Krajský) úřad ${proper}(?: (?:nad|pod|u) ${proper})?|Urząd (?:Miasta|Gminy|Miejski) (?:w )?${proper}|(?:${proper} ){0,2}Local \d{1,4}))(?![\p{L}])`,
  'u',
);

/** Words without which no public body is named: the long pattern is asked only then. */
const mayBeBody =
  /Dep(?:ar)?t|Minist|Office|Bureau|Agency|Board|Commission|Instit|Universi|College|City|Town|Village|County|School|[Aa]mt|Hochschule|Stadt|Gemeinde|Ayunt|Ayto|Diputac|Consejer|Câmara|Prefeit|Comune|Provincia|Regione|Mairie|Ville|Conseil|Préfecture|úřad|Urząd|Local/;

const shouted = /(?<!\p{L})(CITY|TOWN|COUNTY|VILLAGE) OF (\p{Lu}{3,20})/u;

/** A public body that a text names, without the office in it that invites; null where none is. */
export function publicBody(text: string): string | null {
  const loud = shouted.exec(text);
  if (loud)
    return `${pretty((loud[1] ?? '').toLowerCase())} of ${pretty((loud[2] ?? '').toLowerCase())}`;
  if (!mayBeBody.test(text)) return null;
  const name = authority.exec(text)?.[1]?.trim();
  return name?.replace(/ (?:Civil Service|Human Resources|Personnel|HR|Careers)$/, '') ?? null;
}

/** Words that stand in a domain beside the name: konghq, getbrook, acme-careers. */
const extra =
  /^(?:hq|inc|app|io|hr|jobs?|careers?|group|gruppe|groupe|corp|co|tech|labs?|team|talent|recruiting|mail|official|global|online|the|get|join|try|my|hello|gmbh|ag|ltd|llc|plc|us|usa|uk|de|fr|eu|nyc?|ai|dev|web|world|international|intl)$/;
const skipped =
  /^(?:&|and|of|the|de|du|des|del|della|di|da|do|e|et|und|y|la|le|les|van|von|der|i|a)$/i;

/** How a run of words agrees with a domain: where it begins and ends, and what of the domain is left. */
export type Agreement = {
  readonly from: number;
  readonly to: number;
  readonly rest: string;
  readonly skips: number;
};

/**
 * The first run of `words` that spells `label`, with words cut short ("gentryins" is Gentry
 * Insurance), left out ("larchwoodlibrary" is Larchwood Public Library) or the other way round
 * ("utrecht-gemeente" is gemeente Utrecht). Null where nothing begins it.
 */
export function agreement(words: readonly Word[], label: string): Agreement | null {
  const wanted = label.replace(/[^\p{L}\p{N}]/gu, '');
  let best: Agreement | null = null;
  for (let from = 0; from < words.length; from++) {
    const found =
      agreeFrom(words, from, wanted, squashPlain) ?? agreeFrom(words, from, wanted, squash);
    if (!found) continue;
    if (!best || worth(found) > worth(best)) best = found;
    if (best.rest === '' && best.skips === 0) return best;
  }
  return best;
}

function worth(found: Agreement): number {
  return -found.rest.length - found.skips / 2 + (extra.test(found.rest) ? found.rest.length : 0);
}

function agreeFrom(
  words: readonly Word[],
  from: number,
  wanted: string,
  plainOf: (text: string) => string,
): Agreement | null {
  let at = 0;
  let skips = 0;
  let to = from;
  for (let i = from; i < Math.min(words.length, from + 6) && at < wanted.length; i++) {
    const word = words[i];
    if (!word) break;
    const plain = plainOf(word.text);
    const shared = sharedStart(plain, wanted, at);
    const isWhole = shared === plain.length && shared > 0;
    // A word cut short counts where it is the end of the domain or a good part of the word.
    const left = wanted.slice(at);
    if (i > from && left.length < 5 && left[0] === plain[0] && isShortFor(left, plain)) {
      at = wanted.length;
      to = i + 1;
    } else if (
      isWhole ||
      (shared >= 3 && i > from) ||
      (shared >= 4 && at + shared < wanted.length)
    ) {
      at += shared;
      to = i + 1;
    } else if (i > from && /^[&+]$/.test(word.text)) {
      at += /^(?:and|und|et|en|e|y|i)(?=.{3})/.exec(wanted.slice(at))?.[0].length ?? 0;
    } else if (i > from && skipped.test(word.text)) continue;
    else if (i > from && skips === 0 && /^\p{Lu}/u.test(word.text)) skips++;
    else break;
  }
  if (at < Math.min(4, wanted.length)) return null;
  const first = plainOf(words[from]?.text ?? '');
  if (!wanted.startsWith(first) && at < wanted.length) return null;
  const before = words[from - 1];
  if (at < wanted.length && before && plainOf(before.text) === wanted.slice(at)) {
    return { from: from - 1, to, rest: '', skips: 0 };
  }
  return { from, to, rest: wanted.slice(at), skips: to - from > 1 ? skips : 0 };
}

/** "fdn" for foundation, "intl" for international: its letters in their order. */
function isShortFor(short: string, word: string): boolean {
  let at = 0;
  for (const letter of word) if (letter === short[at]) at++;
  return short.length > 1 && at === short.length;
}

function sharedStart(word: string, wanted: string, at: number): number {
  let length = 0;
  while (length < word.length && word[length] === wanted[at + length]) length++;
  return length;
}

/** Whether what a domain has beyond the name is one of the usual additions. */
export function isExtra(rest: string): boolean {
  return rest === '' || extra.test(rest);
}

/** The words of a title or of the first pages of a description. */
export function firstWords(text: string): readonly Word[] {
  return wordsOf(text.slice(0, 1500));
}

/** Nouns of houses that a domain joins to the name: fairleadshipping.example. */
const joined =
  /^(\p{L}{3,})(shipping|freight|logistics|robotics|analytics|software|systems|consulting|partners|capital|insurance|outdoors?|energy|foods|bakery|brewing|coffee|health|dental|medical|hospital|clinic|pharmacy|pharma|labs|studios?|design|media|press|books|museum|library|school|college|trust|foundation|society|hotels?|airways|airlines|aviation|motors|bikes|farms?|gardens?|grocers|kitchens?|paper|ceramics|textiles|legal|staffing|recruiting|security|transit|transport|rail|games|interactive|digital|networks|solutions|industries|manufacturing|construction|builders|realty|properties|optics|biotech|therapeutics)$/u;

/** "acme-foods" and "acmefoods" as a name: Acme Foods. */
export function pretty(label: string): string {
  return label
    .replace(joined, '$1-$2')
    .split(/[-_ ]+/)
    .filter((word) => word !== '')
    .map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`)
    .join(' ');
}
