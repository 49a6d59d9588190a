/** The person's own words for a call of theirs: "I'll call them on Monday", "call Ann on Monday". */
import type { Page, Stretch } from './page.ts';
import { isDayWord } from './tokens.ts';

const polite = '(?:(?:mr|mrs|ms|dr|prof|frau|herrn?|mme|mevrouw|pani?|pana)\\.?\\s)?';
const name = `(?<name>${polite}[a-z][a-z'-]{1,19})`;
const staff =
  '(?:the|their)\\s(?:hr|recruiter|recruiting team|hiring manager|hiring team|hr (?:team|department|manager))';

/** Whom the call goes to must be the employer's people: "them", or somebody by name. */
const ownCalls: readonly RegExp[] = [
  `(?:call|phone|ring|telephone)\\s(?:(?:them|him|her|hr|${staff})\\b|${name})`,
  `give\\s(?:(?:them|him|her|hr|${staff})|${name})\\sa\\s(?:call|ring|buzz)`,
  `rufe?\\s(?:(?:ihn|(?<they>sie)|hr|die\\spersonal[a-z]{1,12})\\b|${name})`,
  `j'(?:r?appelle|r?appellerai)\\s(?:les?\\s(?:rh|drh)\\b|${name})`,
  'je\\s(?:les|la|le)\\s(?:r?appelle|r?appellerai)\\b',
  `(?:llamo|llamare|llamar)\\sa\\s(?:rrhh\\b|${name})`,
  '(?:los|las|les)\\s(?:llamo|llamare|vuelvo\\sa\\sllamar)\\b',
  `(?:ligo|ligarei|ligar)\\spara\\s(?:[oa]\\s)?(?:eles|elas|ele|ela|(?:rh\\b|${name}))`,
  `(?:chiamo|richiamo|chiamero|richiamero|chiamare)\\s(?:hr\\b|${name})`,
  '(?:li|le)\\s(?:ri)?(?:chiamo|chiamero)\\b',
  `bel\\s(?:(?:ze|hen|hem|haar|hr)\\b|${name})`,
  `(?:zadzwonie|oddzwonie|dzwonie|zadzwonic)\\sdo\\s(?:(?:nich|niej|niego|hr)\\b|${name})`,
  `(?:zavolam|zavolat)\\s(?:(?:jim|ji|mu|hr)\\b|${name})`,
].map((source) => new RegExp(`\\b${source}`, 'g'));

/** The quick test of `agreed-call.ts` lets these through. */
export const ownVerbs: readonly string[] = [
  'call, phone, ring, telephone, rufe/ruf, appelle/rappelle/appellerai/rappellerai',
  'llamo/llamare, ligo/ligarei, chiamo/richiamo/chiamero/richiamero, bel, zadzwonie/oddzwonie',
  'dzwonie, zavolam',
];

const firstPerson =
  /\b(?:i|ich|je|yo|eu|io|ik)(?:['’ ](?:ll|will|m|am|d|would|ve|have|going|want|like|need|plan|planning|hope|supposed|promised|agreed|also|then|just|to|should|must|can|could|may))*\s$|\bvoy a\s$/;
/** What stands right before a verb with a name; before anything else "call" is a noun. */
const leads =
  /(?:^|[\n.,;:!?()•*>–—-]\s{0,3}|\b(?:and|or|to|then|so|otherwise|else|please|pls|i|ll|will|d|should|must|can|could|may|might|again|also|just|ich|ik|je|yo|eu|io|voy a|vou|devo|dois|mam|musze|mam|chci|muzu|und|et|y|e|en|a)\s)$/;

/** Whether the words before a request are "I will": it is a call of the person's own. */
export function isOwn(before: string): boolean {
  return firstPerson.test(before);
}

/** The person's own calls in a sentence; `isDay` tells whether a day ends at a place. */
export function ownCallsIn(
  page: Page,
  sentence: Stretch,
  isDay: (at: number) => boolean,
): readonly Stretch[] {
  const text = page.folded.slice(sentence.start, sentence.end);
  const found: Stretch[] = [];
  for (const way of ownCalls) {
    for (const match of text.matchAll(way)) {
      const start = sentence.start + match.index;
      const end = start + match[0].length;
      const before = text.slice(Math.max(0, match.index - 40), match.index);
      const { name: called, they } = match.groups ?? {};
      // "Sie" with a capital is the reader.
      if (they && page.raw.charAt(end - they.length) === 'S') continue;
      if (called) {
        const at = start + match[0].lastIndexOf(called);
        if (!isName(page, at, at + called.length)) continue;
        if (!leads.test(before) && !isDay(start)) continue;
      }
      if (
        /\b(?:not|never|(?:do|does|did|wo|would|ca|could|should)n'?t|nicht|pas|no|nao|non|niet|nie)\s$/.test(
          before,
        )
      )
        continue;
      if (othersSubject.test(before) && !isOwn(before) && !/^[\s•*-]*will\s$/.test(before))
        continue;
      found.push({ start, end });
    }
  }
  return found.sort((one, other) => one.start - other.start);
}

const othersSubject =
  /\b(?:will|ll|would|they|he|she|we|you|who|recruiter|manager|team|wir|er|il|elle|ils|nous|on)(?:['’ ](?:ll|will|d|would|re|are|is|s|going|to|can|could|should|may|might|want|wants|promised|agreed|plan|plans|hope|hopes|also|then))*\s$|\b(?:a|an|the|phone|video|zoom|teams|conference|screening|your|our|my)\s$/;

/** Capitals make a name of a word, where it is no day, and nobody outside of the employer's. */
export function isName(page: Page, start: number, end: number): boolean {
  const words = page.raw.slice(start, end).split(/[\s.]+/);
  const folded = page.folded.slice(start, end).split(/[\s.]+/);
  const isPolite = words.length > 1;
  const last = words.at(-1) ?? '';
  const said = folded.at(-1) ?? '';
  if (outsiders.test(said) || noNames.has(said) || isDayWord(said)) return false;
  return /^\p{Lu}/u.test(last) && (isPolite || !/^\p{Lu}['’]/u.test(last));
}

const noNames = new Set(
  (
    'the a an your my our to in on at by me us you it if for with back again him her them hr and or ' +
    'sie ihr mich uns moi nous vous te'
  ).split(' '),
);

/** People whom one calls for other ends than a job, wherever the word stands. */
export const outsiders = new RegExp(
  [
    String.raw`\b(?:dentists?|gp|vet|plumber|electrician|landlord|landlady|mum|mom|mummy|mommy|mother|`,
    'dad|daddy|father|wife|husband|sister|brother|grandma|grandpa|granny|babysitter|hairdresser|barber|',
    'zahnarzt[a-z]*|hausarzt|arzt|arztin|mama|papa|mutter|vater|oma|opa|schwester|bruder|vermieter[a-z]*|friseur[a-z]*|',
    'handwerker|dentistes?|medecin|maman|proprietaire|coiffeur|plombier|dentista|medico|madre|padre|',
    'casero|fontanero|mae|pai|encanador|mamma|parrucchiere|idraulico|tandarts|huisarts|moeder|vader|kapper|',
    String.raw`loodgieter|dentyst[a-z]*|lekarz[a-z]*|mam[ey]|hydraulik[a-z]*|fryzjer[a-z]*|zubar[a-z]*|lekar[a-z]*|instalater[a-z]*)\b|`,
    '歯医者|歯科|医者|母に|父に|妈妈|媽媽|爸爸|牙医|牙醫|医生',
  ].join(''),
);
