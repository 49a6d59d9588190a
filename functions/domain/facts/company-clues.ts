import { fold } from '../words/fold.ts';
import { isGivenName } from '../words/given-names.ts';
import { bit, scan } from '../words/lexicon.ts';
import {
  type Candidate,
  everyHouse,
  legalForm,
  organisationWord,
  publicBody,
} from './organisation.ts';

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
  const labelled = hanLabel.exec(text)?.[1];
  if (labelled) candidates.push({ name: labelled, weight: 8 });
  const leads = leadName(text);
  if (leads) candidates.push({ name: leads, weight: 4.1 });
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

const hanLabel =
  /(?:公司|会社名|企業名|単位|单位|公司名称|企业)[:：]\s?([\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}ー]{2,20})/u;

/** "Coastline Fab. own hood": a note that begins with a name of two words and a stop. */
function leadName(text: string): string | null {
  const name = lead.exec(text)?.[1];
  if (!name || isGivenName(fold(name.split(' ')[0] ?? ''))) return null;
  const other =
    bit.jobTitle | bit.interview | bit.honorific | bit.stage | bit.talk | bit.hiring | bit.meets;
  const isPerson =
    opener.test(name) || /^(?:Rev|Fr|Sr|Mr|Mrs|Ms|Dr|Big|Little|Old|Don|Do[ñn]a)\b/.test(name);
  return isPerson || isGreeting(name) || (scan(name) & other) !== 0 ? null : name;
}

const opener =
  /^(?:With|Bring|Ask|Your|Our|My|Please|Meet|Meeting|Call|Dress|Wear|No|See|Thanks?|Looking|For|In|At|On|Via|From|This|That|There|Here|It|New|Video|Phone|Panel|Mit|Bei|Avec|Chez|Con|Com|Met|Bij|Sala|Salle|Raum|Room|Floor|Street|Google|Microsoft|Zoom|Teams)\b/;

const lead =
  /^\s*((?:The )?\p{Lu}[\p{L}'’-]+(?: (?:& )?\p{Lu}[\p{L}'’-]+){1,3})(?=\.(?:\s|$)|,\s\p{Ll})/u;

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
  /https?:|cal video|\bchapel\b|\btroop\b|\bvestry|rectory|riverfront|园区|zoom|teams|meet\b|webex|skype|online|remote|phone|virtual|\broom\b|raum|\bsala\b|salle|saal|zaal|\btel\b|\boffice\b|lobby|floor|\bhall\b|building|gebäude|\bcall\b|\bcell\b|stra(?:ß|ss)e|street|avenue|\bave\b|\bst$|\brd\b|road|\bln\b|\blane\b|\byard\b|str\.|straat|allee|eingang|entrance|blvd|\bwing\b|\bsuite\b|\bdesk\b|hôtel|\bhotel\b|\brue\b|\bvia\b|\bul\.|\bcalle\b|\bc\/|\bpier\b|\bgate\b|campus|cafeteria|filiale|filiaal|bloco|bloc|sede|parque|ufficio|nave|pavilh|etage|poziom|galeria|restaurace|restaurant|station|gare|shopping|services|training cent|会议|オンライン/i;

/** Houses whose number is their name: "PS 412", "Local 88". */
const numbered =
  /^(?:P\.?S|I\.?S|M\.?S|H\.?S|(?:.* )?(?:Local|District|School|Studio|Engine|Ladder|Station|Troop|Post|Lodge|Pier|Gate|Unit|Room|Suite|Bldg|Building|Floor|Level))\.? #?\d/i;

/** The first line of an address, where it is no street, no room and no link. */
export function locationName(location: string): string | null {
  const line =
    location
      .slice(0, 120)
      .split(/[,;\n(|–—]|\s-\s/)[0]
      ?.trim() ?? '';
  const first = line
    .replace(/(?<=^[\p{L}&'’ ]{3,20}) #?\d{2,5}$/u, (number) => (numbered.test(line) ? number : ''))
    .replace(
      /\s(?:HQ|Head ?quarters|(?:main|head)?\s?[Oo]ffices?|site|depot|training center|Zentrale|siège)$/u,
      '',
    )
    .replace(/(?:\s\p{Ll}+)+$/u, '');
  const isPlace =
    !/^[\p{Lu}\p{Lo}]/u.test(first) || noName.test(first) || /\d{3,}.*\d|^\d|\d{4}/.test(first);
  return isPlace || first.length < 3 ? null : first;
}
