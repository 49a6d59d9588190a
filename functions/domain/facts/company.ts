/** Who the employer is: never a service that sends invitations, never the person's own employer. */
import type { CalendarEvent, Owner } from '../event.ts';
import { domainKind, domainOf } from '../recognise/senders.ts';
import { bit, scan } from '../words/lexicon.ts';
import { bodyNames, locationName } from './company-clues.ts';
import { isName, tidyName } from './employer-name.ts';
import { fullerName, withKind, withTail } from './fuller-name.ts';
import {
  agencyWord,
  agreement,
  type Candidate,
  employerDomains,
  firstWords,
  isExtra,
  legalForm,
  organisationWord,
  pretty,
  publicBody,
} from './organisation.ts';
import { squashPlain, type Word } from './phrases.ts';
import { senderName } from './sender-name.ts';
import type { Piece } from './title.ts';
import { titleNames } from './title-names.ts';

/** How much a name in the location says by itself; no other clue has this weight. */
const placeWeight = 4.201;

/** The employer's name as it is best written in the event; null where nothing names it. */
export function readCompany(
  event: CalendarEvent,
  pieces: readonly Piece[],
  body: string,
  owner: Owner,
): string | null {
  const labels = employerDomains(event, owner, body);
  const where = locationName(event.location);
  // One has coffee at a café that is nobody's employer.
  const isCafe = /caf[eé]|coffee|starbucks|restaurant|\bbar\b|diner/i.test(where ?? '');
  const place = where !== null && isCafe && !event.title.includes(where) ? null : where;
  const sender = senderName(event, owner);
  const candidates = [
    ...titleNames(event, pieces, owner),
    ...bodyNames(body),
    ...(place ? [{ name: place, weight: placeWeight }] : []),
    ...(sender ? [sender] : []),
    ...labels.flatMap((label, index) => domainNames(label, index, event, body)),
    ...bodies(event),
  ].filter(({ name }) => isName(name, owner, event.title) && !isService(name, event));
  let best: Candidate | null = null;
  for (const { name, weight } of candidates) {
    const total = weight + evidence(name, weight === placeWeight ? null : place, event, body);
    if (!best || total > best.weight) best = { name, weight: total };
  }
  if (!best) return null;
  const chosen = best.name;
  return tidyName(longest(chosen, candidates));
}

/** Public bodies that the title or the place names. */
function bodies(event: CalendarEvent): readonly Candidate[] {
  const texts = [event.title, event.location, event.organizer?.name ?? ''];
  const names = texts.map((text) => publicBody(text.slice(0, 300)) ?? '');
  return names.filter((name) => name !== '').map((name) => ({ name, weight: 6.7 }));
}

/** What the rest of the event says for a name. */
function evidence(name: string, place: string | null, event: CalendarEvent, body: string): number {
  const lower = name.toLowerCase();
  let sum = 0;
  if (legalForm.test(name)) sum += 1.5;
  else if (organisationWord.test(name)) sum += 1;
  const written = body.indexOf(name);
  const agency =
    written < 0 ? name : (body.slice(written, written + name.length + 20).split('\n')[0] ?? name);
  if (agencyWord.test(agency)) sum -= 3.5;
  const where = place?.toLowerCase() ?? '';
  if (where !== '' && (where === lower || where.startsWith(`${lower} `))) sum += 1.5;
  else if (where.length > 3 && lower.startsWith(`${where} `)) sum += 1.5;
  if (event.title.includes(name)) sum += 0.5;
  if (body.includes(name)) sum += 0.3;
  return sum;
}

/** The name as title, location or description write it in full: "Corvane" is Corvane Advisory. */
function longest(name: string, candidates: readonly Candidate[]): string {
  let best = name;
  const lower = name.toLowerCase();
  for (const { name: other, weight } of candidates) {
    if (weight >= 4 && endsWithName(other, name) && !best.includes(other)) best = other;
    const begins = other.toLowerCase().startsWith(`${lower} `);
    const isFuller = weight >= 4 && begins && other.length > best.length && other.length < 50;
    const added = other.slice(name.length);
    // "Thornbury Consulting NYC": a town.
    if (begins && /^\s(?:NYC|SF|LA|DC)$/.test(added) && !legalForm.test(other)) continue;
    // The house in which one meets is no longer name: "Alder College Library".
    if (weight === placeWeight && begins && organisationWord.test(name) && !legalForm.test(other))
      continue;
    if (weight === placeWeight && site.test(added)) continue;
    const twice = candidates.filter((one) => one.name === other).length > 1;
    if (isSpelledOut(other, name)) return other;
    if (
      isFuller &&
      (weight >= 7.5 || twice || organisationWord.test(added) || legalForm.test(other))
    )
      best = other;
  }
  return best;
}

const site =
  /\s(?:training|academy|library|campus|branch|store|depot|cent(?:er|re)|building|station|tower|hall|house|plant|warehouse|yard|headquarters)(?:\s|$)/i;

/** "Brouwerij Den Tuimelaar", "Cantina Roccaforte": what kind of house it is belongs to the name. */
function endsWithName(long: string, short: string): boolean {
  if (!long.toLowerCase().endsWith(` ${short.toLowerCase()}`)) return false;
  const before = long.slice(0, -short.length).trim();
  if (
    /^(?:gemeente|waterschap|provincie|ayuntamiento de|mairie de|ville de|comune di|stadt|câmara de|obec|město)$/iu.test(
      before,
    )
  )
    return true;
  const other =
    bit.jobTitle | bit.interview | bit.jobInterview | bit.talk | bit.honorific | bit.stage;
  return (
    /^\p{Lu}[\p{L}-]+(?:\s\p{L}{1,3})?$/u.test(before) &&
    (scan(before) & other) === 0 &&
    before.length > 3
  );
}

/** "Stonebridge CU" is Stonebridge Credit Union. */
function isSpelledOut(long: string, short: string): boolean {
  const [words, letters] = [long.split(/\s+/), short.split(/\s+/)];
  const initials = letters.at(-1) ?? '';
  if (!/^\p{Lu}{2,4}$/u.test(initials) || words.length !== letters.length - 1 + initials.length)
    return false;
  const same = letters
    .slice(0, -1)
    .every((word, index) => word.toLowerCase() === words[index]?.toLowerCase());
  const tail = words.slice(letters.length - 1).map((word) => word[0]?.toUpperCase() ?? '');
  return letters.length > 1 && same && tail.join('') === initials;
}

/** The names that agree with the domain of whoever sent the invitation or takes part. */
function domainNames(
  label: string,
  index: number,
  event: CalendarEvent,
  body: string,
): readonly Candidate[] {
  const minus = index * 0.6;
  const sender = event.organizer?.name ?? '';
  let begun: Candidate | null = null;
  const fuller = fullerName(label, event, body);
  for (const [place, text] of [
    event.title,
    event.location,
    sender,
    body.slice(0, 1500),
  ].entries()) {
    const words = firstWords(text);
    const found = agreement(words, label);
    if (!found) continue;
    const run = runOf(text, words, found.from, found.to);
    if (run === null) continue;
    if (isExtra(found.rest)) {
      const to = extended(text, words, found.from, found.to);
      const plain = runOf(text, words, found.from, to) ?? run;
      const start = words[found.from]?.index ?? 0;
      // "The Alder Hotel": the article with a capital letter.
      const hasArticle = place < 2 && /(?<!\p{L})The $/u.test(text.slice(0, start));
      const name = hasArticle ? `The ${plain}` : plain;
      const isShort = fuller?.toLowerCase().startsWith(`${name.toLowerCase()} `);
      const weight = 9.5 - minus - place / 10;
      if (fuller && isShort) return [{ name: withKind(fuller, event, body), weight }];
      const proper = /\p{Lu}|[^\p{ASCII}]/u.test(name) ? name : pretty(name);
      return [{ name: withKind(withTail(proper, event, body), event, body), weight }];
    }
    const isMost = run.replace(/\P{L}/gu, '').length > found.rest.length / 2;
    if (!begun && place < 3 && isMost && /^\p{Lu}/u.test(run)) {
      const rest = found.rest.length < 3 ? '' : ` ${pretty(found.rest)}`;
      begun = { name: `${run}${rest}`, weight: 7 - minus };
    }
  }
  return [begun ?? { name: pretty(label), weight: 4 - minus }];
}

function runOf(text: string, words: readonly Word[], from: number, to: number): string | null {
  const first = words[from];
  const last = words[to - 1];
  if (!first || !last) return null;
  const run = text.slice(first.index, last.end);
  const form =
    / (?:S\.r\.l|s\.r\.o|a\.s|S\.p\.A|e\.V|e\.K|B\.V|N\.V|S\.A|S\.L)$/u.exec(run)?.[0] ?? '';
  const bare = run.slice(0, run.length - form.length);
  if (run.length > 60 || /[\n;|()<>@:]|\s[–—-]\s|\.\p{Ll}/u.test(bare)) return null;
  return form !== '' && text[last.end] === '.' ? `${run}.` : run;
}

/** "Marlowe" is followed by "Press": a word of organisations directly behind a name belongs to it. */
function extended(text: string, words: readonly Word[], from: number, to: number): number {
  let end = to;
  for (; end < words.length && end < from + 5; end++) {
    const word = words[end];
    const before = words[end - 1];
    if (!word || !before || !/^,?\s$/.test(text.slice(before.end, word.index))) break;
    const isForm = legalForm.test(`Xx ${text.slice(word.index, word.end + 14)}`);
    const isNoun = /^\p{Lu}/u.test(word.text) && organisationWord.test(word.text);
    const isOpen = text.slice(before.end, word.index) === ' ';
    if (!(isForm && word.text.length < 6) && !(isNoun && isOpen)) break;
  }
  return end;
}

/** Programs that put their own name before a title. */
const service =
  /^(?:cal|calcom|ashby|workday|icims|lever|greenhouse|goodtime|modernloop|personio|teamtailor|smartrecruiters|hirevue|jobvite|recruitee|workable|bamboohr|taleo|successfactors|avature|cronofy|calendly)$/;

/** "Teamtailor - Second meeting": the service that sends is never the employer. */
function isService(name: string, event: CalendarEvent): boolean {
  const stem = squashPlain(name.split(' ')[0] ?? name);
  if (!name.includes(' ') && service.test(stem)) return true;
  const sender = domainOf(event.organizer?.email ?? null);
  if (domainKind(sender) !== 'organisation' && sender.split('.').includes(stem)) return true;
  const isOnly = !/\s\S/.test(name) || /\b(?:live|invite|jobs|scheduling|interview)/i.test(name);
  return isOnly && domainKind(`${stem}.example`) !== 'organisation';
}
