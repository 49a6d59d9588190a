/** Where else the employer's name stands: in the description, in the location, in the sender's name. */
import type { CalendarEvent, Owner } from '../event.ts';
import { domainKind, domainOf, isOwner } from '../recognise/senders.ts';
import { fold } from '../words/fold.ts';
import { isGivenName } from '../words/given-names.ts';
import { bit, scan } from '../words/lexicon.ts';
import {
  type Candidate,
  everyHouse,
  legalForm,
  organisationWord,
  pretty,
  publicBody,
} from './organisation.ts';
import { squashPlain } from './phrases.ts';

const nameRun =
  "(?:The[ ])?\\p{Lu}[\\p{L}\\p{N}&'’-]{0,30}(?:\\.(?=[ ]\\p{Lu}))?(?:[ ](?:(?:&|and|of|de|du|des|der|und|y|e|la|del)[ ])?\\p{Lu}[\\p{L}\\p{N}&'’-]{0,30}){0,4}";

/** What leads up to the employer's name in a letter or a note, the surest first. */
const sayings: readonly (readonly [RegExp, number])[] = [
  [
    new RegExp(
      `(?:[Cc]ompany|COMPANY|[Ee]mployer|[Ff]irma|[Uu]nternehmen|[Aa]rbeitgeber|[Ss]ociété|[Ee]mployeur|[Ww]erkgever|[Pp]racodawca|[Zz]aměstnavatel|[Ee]ntreprise|[Ee]mpresa|[Aa]zienda|[Bb]edrijf|[Oo]rgani[sz]ation|[Cc]lient|会社名|公司)\\s?[:=：]\\s?(${nameRun})`,
      'u',
    ),
    8,
  ],
  [
    new RegExp(
      `(?:applying to|applied to|applied at|applied with|application to|application at|application with|interest in|interested in joining|welcome to|here at|career at|team at|role at|position at|behalf of|joining|meeting with|interview at|interview with|employer is|client,?)\\s(${nameRun})`,
      'u',
    ),
    6.3,
  ],
  [
    new RegExp(
      `\\p{L}{1,30}(?:er|or|ist|ner|ead|ing|ent|HR|RH|TO|EO|OO|FO|VP|ng|in)\\s(?:at|@|bei|chez|presso|bij)\\s(${nameRun})`,
      'u',
    ),
    6.4,
  ],
  [
    new RegExp(
      `^(?:\\p{Lu}[\\p{L}'’-]{1,30}\\s){1,3}\\p{Lu}[\\p{L}'’-]{1,30},\\s(${nameRun})\\s*$`,
      'mu',
    ),
    5,
  ],
  [new RegExp(`(?:\\s|^)(?:at|@|bei|chez|presso|bij)\\s(${nameRun})`, 'u'), 4.2],
  [new RegExp(`the\\s(${nameRun})\\s(?:hiring |talent |recruiting |people )?team\\b`, 'u'), 4.3],
  [
    new RegExp(
      `^(?:[Tt]he )?(${nameRun})\\s(?:Talent|Recruiting|Recruitment|Careers|HR|People)\\b`,
      'mu',
    ),
    5,
  ],
];

const sentence = /\n|(?<=[\p{Ll}\d)]{2})[.;!?]\s/u;

/** "Jana Malá, Černá ovce s.r.o.": all between a comma and the legal form, in small letters too. */
const endedByForm =
  /(?:^|[,\n] ?)(\p{Lu}[^,\n.;:]{1,45} (?:s\.r\.o\.|a\.s\.|[Ss]p\. z o\.o\.|GmbH|AG|S\.A\.|SARL|S\.L\.|S\.r\.l\.|S\.p\.A\.|B\.V\.|N\.V\.|Ltda))(?=\s|$|,)/mu;

/** Names of organisations that the description has. */
export function bodyNames(body: string): readonly Candidate[] {
  const candidates: Candidate[] = [];
  const text = body.slice(0, 3000);
  const legal = legalForm.exec(text)?.[0];
  // "请勿致电公司" is a sentence.
  if (legal && !/[请勿致电您我联系]|お電話/u.test(legal))
    candidates.push({ name: legal.trim(), weight: 6.5 });
  const ended = endedByForm.exec(text)?.[1];
  if (ended) candidates.push({ name: ended.trim(), weight: 6.4 });
  for (const [saying, weight] of sayings) {
    const name = saying.exec(text)?.[1];
    const other = bit.jobTitle | bit.interview | bit.jobInterview;
    if (name && ((scan(name) & other) === 0 || organisationWord.test(name))) {
      candidates.push({ name: name.replace(/\.$/, ''), weight });
    }
  }
  const office = publicBody(text);
  if (office) candidates.push({ name: office, weight: 6.4 });
  const lines = text.split(sentence).slice(0, 60);
  const alone = lines.find((line) => isOrganisation(line.trim()));
  if (alone) candidates.push({ name: alone.trim().replace(/\.$/, ''), weight: 5 });
  // "librarian post, Ashby Hall School": the last part of a sentence.
  const last = lines.map((line) => line.split(/,\s/).at(-1)?.trim() ?? '').find(isOrganisation);
  if (last && last !== alone?.trim())
    candidates.push({ name: last.replace(/\.$/, ''), weight: 4.3 });
  // A note's first line that is a name and nothing else.
  const first = /^\s*(.{2,30})\n/u.exec(text)?.[1]?.trim() ?? '';
  if (wholeName.test(first) && !isGivenName(fold(first.split(' ')[0] ?? '')) && !isGreeting(first))
    candidates.push({ name: first, weight: 3.4 });
  const theirs = fromHouse.exec(text);
  if (theirs && isGivenName(fold(theirs[1] ?? '')))
    candidates.push({ name: theirs[2] ?? '', weight: 5.2 });
  const employer = behindPerson(lines);
  if (employer) candidates.push({ name: employer, weight: 5 });
  // "こもれび珈琲。": a note that begins with a name and a full stop.
  const han = /^([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{2,12})[。\n ]/u.exec(
    text,
  )?.[1];
  if (han && (scan(han) & (bit.interview | bit.jobInterview | bit.jobTitle)) === 0)
    candidates.push({ name: han, weight: 3.2 });
  // "Verity Bank summer associate", "Greystone Veterinary, front desk".
  const opening = openingName.exec(text)?.[1];
  const isPair = /\s&\s/.test(opening ?? '');
  if (opening && (isPair || organisationWord.test(opening)))
    candidates.push({ name: opening, weight: 5 });
  return candidates;
}

function isGreeting(line: string): boolean {
  const other = bit.jobTitle | bit.interview | bit.jobInterview | bit.stage | bit.talk | bit.hiring;
  return (
    (scan(line) & other) !== 0 ||
    /^(?:H[ei]|Dear|Hello|Hallo|Liebe|Guten|Bonjour|Hola|Ciao|Ol|Oi)/.test(line)
  );
}

/** "Ian Belcourt, Foxglove Paper.", "Jana Malá, Vltava": a person, and where the person works. */
function behindPerson(lines: readonly string[]): string | null {
  for (const line of lines) {
    const match = person.exec(line.trim());
    const [first, name] = [match?.[1] ?? '', match?.[2] ?? ''];
    if (name === '' || !isGivenName(fold(first)) || isGivenName(fold(name.split(' ')[0] ?? '')))
      continue;
    if ((scan(name) & (bit.jobTitle | bit.interview | bit.stage | bit.coordinator)) === 0)
      return name;
  }
  return null;
}

const person = new RegExp(
  `^(\\p{Lu}[\\p{L}'’-]{1,30})(?:\\s\\p{Lu}[\\p{L}'’.-]{0,30}){0,2},\\s(${nameRun})\\.?$`,
  'u',
);

/** "Nadia from Greenleaf Robotics" */
const fromHouse = new RegExp(
  `(?<!\\p{L})(\\p{Lu}\\p{L}+) (?:from|von|vom|de chez) (${nameRun})`,
  'u',
);

const openingName = new RegExp(`^(${nameRun})(?=,|\\s\\p{Ll})`, 'u');
const wholeName = new RegExp(`^${nameRun}\\.?$`, 'u');

/** A line that is nothing but an organisation's name: "Cascade Port Authority." */
function isOrganisation(line: string): boolean {
  // "Analytics Lead" is a post.
  const last = (line.split(' ').at(-1) ?? '').replace(everyHouse, '');
  const isPost = (scan(last) & bit.jobTitle) !== 0;
  return line.length < 50 && wholeName.test(line) && organisationWord.test(line) && !isPost;
}

const noName =
  /https?:|zoom|teams|meet\b|webex|skype|online|remote|phone|virtual|\broom\b|raum|\bsala\b|salle|saal|zaal|\btel\b|\boffice\b|lobby|floor|\bhall\b|building|gebäude|\bcall\b|\bcell\b|stra(?:ß|ss)e|street|avenue|\bave\b|\bst$|\brd\b|road|\bln\b|\blane\b|\byard\b|str\.|straat|allee|eingang|entrance|blvd|\bwing\b|\bsuite\b|\bdesk\b|hôtel|\bhotel\b|\brue\b|\bvia\b|\bul\.|\bcalle\b|\bc\/|\bpier\b|\bgate\b|campus|cafeteria|filiale|filiaal|bloco|bloc|sede|parque|ufficio|nave|pavilh|etage|poziom|galeria|restaurace|restaurant|station|gare|shopping|services|training cent|会议|オンライン/i;

/** The first line of an address, where it is no street, no room and no link. */
export function locationName(location: string): string | null {
  const line =
    location
      .slice(0, 120)
      .split(/[,;\n(|–—]|\s-\s/)[0]
      ?.trim() ?? '';
  const first = line
    .replace(
      /\s(?:HQ|Head ?quarters|(?:main|head)?\s?[Oo]ffices?|site|depot|training center|Zentrale|siège)$/u,
      '',
    )
    .replace(/(?:\s\p{Ll}+)+$/u, '');
  const isPlace =
    !/^[\p{Lu}\p{Lo}]/u.test(first) || noName.test(first) || /\d{3,}.*\d|^\d|\d{4}/.test(first);
  return isPlace || first.length < 3 ? null : first;
}

const officeWords =
  /(?<!\p{L})(?:talent(?:s|o)?(?: acquisition| team)?|recruit\p{L}*|recrut\p{L}*|reclut\p{L}*|rekrut\p{L}*|careers?|early careers|karriere|jobs?|hr|rh|p&o|people(?: team| ops| & culture)?|hiring(?: team)?|team|no-?reply|via \p{L}+|scheduling|scheduler|notifications?|personal(?:abteilung|stelle)?|bewerbung|bewerbungen|ats|bot|search committee|committee|interviews?|campus|dotation|selección|seleção|selezione|werving(?: & selectie)?|werken bij|werkenbij|vagas|gente e gestão|recursos humanos|ressources humaines|risorse umane|human resources|dział kadr|personální oddělení|採用(?:担当|係)?|事務局|人事部?|人力资源部|招聘|人資|cia de talentos|programa trainee)(?!\p{L})/giu;

/** "Kong Talent", "Recrutement Altiplan": what is left of an office's name. */
export function senderName(event: CalendarEvent, owner: Owner): Candidate | null {
  const name = (event.organizer?.name ?? '').replace(
    /採用担当|採用係?|採用事務局|事務局|人事部|人力资源部|招聘|人資/g,
    ' ',
  );
  const email = event.organizer?.email ?? null;
  if (name === '' || name.includes('@') || isOwner(email, owner)) return null;
  const left = name
    .replace(/^.{0,40}\b(?:on behalf of|im auftrag von|de la part de)\s/i, '')
    .replace(officeWords, ' ')
    .replace(/\s\([^)]*\)|\s-\s*$/g, ' ')
    .replace(/^\p{L}+ (?:at|from|@) /u, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:[&@,.-]\s)+|(?:\s[&@,.-])+$/g, '');
  const original = (event.organizer?.name ?? '').trim();
  if (
    left.length > 1 &&
    left !== original &&
    /\p{L}{2}/u.test(left) &&
    (scan(left) & bit.jobTitle) === 0
  ) {
    return { name: left, weight: 5 };
  }
  const kind = domainKind(domainOf(email));
  const local = email?.split('@')[0]?.replace(/[+].*$/, '') ?? '';
  const words = left.toLowerCase().split(/\s+/).map(squashPlain);
  // An applicant-tracking system writes under the employer's own name, or under a recruiter's.
  const isCalled = words.length > 1 && isGivenName(words[0] ?? '') && !organisationWord.test(left);
  const isPerson =
    isCalled ||
    (words.length > 1 && words.every((word) => squashPlain(local).includes(word.slice(0, 3))));
  if (
    (kind === 'hiring' || kind === 'any') &&
    left !== '' &&
    left.includes(' ') &&
    !(isPerson && !organisationWord.test(left))
  ) {
    return { name: left, weight: organisationWord.test(left) ? 5 : 4.6 };
  }
  if (
    kind === 'organisation' &&
    left !== '' &&
    (organisationWord.test(left) || event.title.includes(left)) &&
    !isPerson
  )
    return { name: left, weight: 5 };
  const telling =
    kind === 'hiring' &&
    local.length > 4 &&
    !/reply|notif|calend|mail|sched|invit|team|auto|ehkx|sender|system|\./i.test(local);
  return telling ? { name: pretty(local), weight: 3 } : null;
}
