/** What is never an employer's name, however it stands in an event. */
import type { Owner } from '../event.ts';
import { fold } from '../words/fold.ts';
import { isGivenName } from '../words/given-names.ts';
import { everyHouse, pretty } from './organisation.ts';
import { squashPlain } from './phrases.ts';
import { isPostAlone } from './post-nouns.ts';

const general =
  /^(?:screen|scrn|yarn|natter|prep|trial|audition|hiring|\d[a-z]|studio|agency|bank|clinic|company|office|hospital|school|college|university|library|church|restaurant|hotel|store|shop|home|lab|labs|campus|on-campus|onsite|on-site|site|residency|faculty|loop|group|video|virtual|edit|test|specialist|event|slot|career|careers|early|panel|staff|board|live|online|remote|update|updated|busy|day|tag|tel|via|part|gespräch|online-interview|team|klinik|schule|senior|junior|lead|mid|principal|filiale|sede|siège|zentrale|hôpital|école|banco|banca|empresa|firma|firm|confirm(?:ed|ée?|ado|ada|ato|ata)|débutante?|expérimentée?|equipo|equipe|équipe|squadra|zespół|crew|people)$/i;

/** What calendars, offices and selections call things: no name is made of such words alone. */
const procedure =
  /^(?:(?:candidate|calendar|attachment|file|notice|appointment|schedule|details|reminder|confirmation|booking|slot|super|power|final|finalist|decision|selection|assessment|day|morning|afternoon|evenings?|nights?|weekends?|days|hour|week|session|civil|service|public|agency|personnel|unit|section|hearing|oral|exam|examination|jatc|minijob|nebenjob|kiosk|laden|geschäft|bewerbung|termin|oposici[oó]n|interin[oa]|concurso|concorso|concours|konkurs|bando|edital|processo|proceso|seletivo|selectivo|selezione|prof|profa|architecture|design|product|data|technical|nyc|ny|sf|la|dc|uk|usa|eu|si|it|hq|office|team|group|round|visit|tour|and|the|of|with)(?:\s|$))+$/iu;
/** A kind of shop without a name, or a shop's place. */
const shop =
  /^(?:コンビニ|花屋(?:さん)?|パン屋(?:さん)?|居酒屋|カフェ|喫茶店|本屋|スーパー|ドラッグストア)(?:バイト|パート)?$|^(?:商店街|駅前店?|.{0,3}[東西南北]口店?|本店|支店|小吃店|咖啡店|便利店|超市|.*(?:会议|試講|试讲|履歴書|写真|面接|スーツ|私服|持参|の店|[いるたて]))$/u;
const officeDomain =
  /^(?:city|state|county|federal|government|gov|public)(?:agency|jobs|hr|dept|careers)?$/i;

/** Whose thing is meant where one word stands with 's: "Rabbi's", "Mom's", "the dentist's". */
const somebodys =
  /^(?:rabbi|imam|father|pastor|mom|mum|dad|mama|papa|grand\p{L}+|nan|gran|auntie?|uncle|doctor|dr|dentist|vet|lawyer|boss|friend|wife|husband|sister|brother|women|men|children|kids?|master|bachelor|driver|today|tomorrow|tonight|yesterday|\p{L}+day|it|that|there|here|he|she|who|what|how|where|let)['’]s$/iu;

/** "McAllard's" is a house; "Dana's team" is not. */
function isSomebodys(name: string, title: string): boolean {
  if (!/^\p{Lu}[\p{L}&-]+['’]s$/u.test(name) || somebodys.test(name)) return true;
  if (!isGivenName(fold(name.slice(0, -2)))) return false;
  const at = title.indexOf(name);
  return at < 0 || /^\s\p{Ll}/u.test(title.slice(at + name.length).replace(/^ interview\b/i, ''));
}

/**
 * Whether words can be an employer's name at all: neither a calendar's words nor the owner's own
 * employer.
 */
export function isName(name: string, owner: Owner, title: string): boolean {
  if (name.length < 2 || name.length > 60 || !/\p{L}/u.test(name)) return false;
  if (procedure.test(name) || shop.test(name) || officeDomain.test(name)) return false;
  if (/^\d+[時点]/u.test(name)) return false;
  // "bakery" and "R-118820 Pharmacy" name nobody.
  if (/^\p{Ll}+$/u.test(name) && name.replace(everyHouse, '') === '') return false;
  if (/^\p{Lu}{1,4}-?\d{3,}\s/u.test(name)) return false;
  const own = owner.employers.map((domain) => squashPlain(domain.split('.')[0] ?? ''));
  const plain = squashPlain(name);
  // "Studio", "the agency" and "Rabbi's" alone name nobody.
  if (!name.includes(' ') && general.test(name)) return false;
  if (isPostAlone(name.replace(/ (?:job|gig|role|post)$/i, ''))) return false;
  if (!name.includes(' ') && /['’]s$/.test(name) && isSomebodys(name, title)) return false;
  return !own.includes(plain) && plain !== squashPlain(owner.name ?? '');
}

/** The name without marks and numbers at its ends; what shouts in capital letters is written like a name. */
export function tidyName(name: string): string {
  const trimmed = name
    .replace(/^[\s,.:–-]+|[\s,:–-]+$/g, '')
    .replace(/(?<=\S) (?:agency|agenzia|agence|agencja)$/, '')
    .replace(
      /(?<!District|USD|School|Local)\s#\d+$| Civil Service$|(?<=.{3}) (?:store|branch) #?\d+$/i,
      '',
    );
  const shouts = /^[\p{Lu}\s&.'-]{9,}$/u.test(trimmed) && trimmed.includes(' ');
  return shouts ? pretty(trimmed.toLowerCase()) : trimmed;
}
