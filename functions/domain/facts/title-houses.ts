/** Houses that a piece of a title names by its own words: an office's, a head's, a shop's. */

import { fold } from '../words/fold.ts';
import { isGivenName } from '../words/given-names.ts';
import { bit, categoriesOf, scan } from '../words/lexicon.ts';
import { capital, small } from './letters.ts';
import { type Candidate, everyHouse, houseIn, organisationWord } from './organisation.ts';
import { wordsOf } from './phrases.ts';

/** The houses that piece `index` of a title names so. */
export function houses(piece: string, index: number): readonly Candidate[] {
  const candidates: Candidate[] = [];
  const house = houseIn(piece);
  if (house) candidates.push({ name: house, weight: 5.5 - index / 10 });
  const office = ofOffice.exec(piece)?.[1];
  if (office) candidates.push({ name: office, weight: 6.6 });
  const kinds = smallHouses.map((pattern) => pattern.exec(piece));
  const kind = kinds.find((match) => match && organisationWord.test(match[2] ?? ''));
  if (kind) candidates.push({ name: kind[1] ?? '', weight: 4.6 });
  const met = behindTalk.exec(piece);
  if (met && namesJob(met[1] ?? '') && !namesJob(met[2] ?? ''))
    candidates.push({ name: met[2] ?? '', weight: 4.9 });
  const headed = ofHead.exec(piece)?.[1];
  if (headed && !isGivenName(fold(headed.split(' ')[0] ?? '')))
    candidates.push({ name: headed, weight: 4 });
  return candidates;
}

const letters = String.raw`[\p{L}\p{N}&'’.-]`;

/** "Me habla RH de Transportes Olmo", "recruiter from Larkspur": whose office it is. */
const ofOffice = new RegExp(
  String.raw`(?:^|\s)(?:RH|RRHH|HR|[Rr]ecursos [Hh]umanos|[Cc]apital [Hh]umano|[Rr]ecruiter|[Rr]ecruiting|[Rr]ecrutador[ae]?|[Rr]eclutador[ae]?|[Rr]ecruteu(?:r|se)|[Nn]áborář(?:k[aou]u?)?|[Rr]ekruter(?:k[aią])?) (?:de|da|do|di|von|van|bei|at|from|z|ze|of|chez|w)\s(${capital}${letters}*(?: (?:${capital}|&|de |da |do )${letters}*){0,3})$`,
  'u',
);

/** "band 6 physio interview NHS Larkspur": the house behind the talk. */
const behindTalk = new RegExp(
  String.raw`^(.{3,60}?)\s(?:[Tt]rial|[Ii]nterview|INTERVIEW|[Ii]ntvw?|[Ii]nt\.?|colloquio|entretien|entrevista|pohovor|rozmowa)\s(${capital}\S*(?: ${capital}\S*){0,3})$`,
  'u',
);

/** "gestionnaire paie cabinet Roussel", "studio dentistico Ferri": a house in small letters. */
const smallHouses = ['', `(?: ${small}{4,12})`].map(
  (further) =>
    new RegExp(
      String.raw`(?:^|\s)((${small}{4,14})${further} (?:d[aeo]l? |la |De )?${capital}${letters}+(?: ${capital}${letters}+)?)$`,
      'u',
    ),
);

/** "CEO Mossgrow": the head of a house, and the house. */
const ofHead = new RegExp(
  String.raw`(?:^|\s)(?:CEO|CTO|CFO|COO|CMO|GM) (?:of |at )?(${capital}${small}${letters}+)$`,
  'u',
);

/** Whether a piece names a post; "bakkerij" and "Logistics" in a house's name name none. */
export function namesJob(piece: string): boolean {
  if ((scan(piece) & bit.jobTitle) === 0 || isHouse(piece)) return false;
  if (!organisationWord.test(piece)) return true;
  return (scan(piece.replace(everyHouse, ' ')) & bit.jobTitle) !== 0;
}

/** "Bäckerei Knurr" is a house, though its baker is a post. */
export function isHouse(piece: string): boolean {
  const first = wordsOf(piece)[0]?.text ?? '';
  return (
    /^\p{Lu}\p{L}+\s\p{Lu}/u.test(piece) &&
    /(?:ei|ial|büro|haus|praxis)$/.test(first) &&
    (categoriesOf(wordsOf(piece).at(-1)?.text ?? '') & bit.jobTitle) === 0 &&
    organisationWord.test(first)
  );
}
