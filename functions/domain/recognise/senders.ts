/** Who sent an invitation: oneself, the present employer, a machine that schedules, or somebody else. */
import type { Attendee, CalendarEvent, Owner } from '../event.ts';

/**
 * Applicant-tracking and scheduling services. Their domain is never the employer's, and they are
 * used for hiring (`hiring`) or for any appointment.
 */
const services: Readonly<Record<string, 'hiring' | 'any'>> = {
  'greenhouse.io': 'hiring',
  'greenhouse-mail.io': 'hiring',
  'lever.co': 'hiring',
  'ashbyhq.com': 'hiring',
  'myworkday.com': 'hiring',
  'myworkdayjobs.com': 'hiring',
  'workday.com': 'hiring',
  'smartrecruiters.com': 'hiring',
  'icims.com': 'hiring',
  'jobvite.com': 'hiring',
  'taleo.net': 'hiring',
  'oracle.com': 'hiring',
  'oraclecloud.com': 'hiring',
  'successfactors.com': 'hiring',
  'successfactors.eu': 'hiring',
  'workable.com': 'hiring',
  'workablemail.com': 'hiring',
  'breezy.hr': 'hiring',
  'breezy-mail.com': 'hiring',
  'bamboohr.com': 'hiring',
  'recruitee.com': 'hiring',
  'personio.de': 'hiring',
  'personio.com': 'hiring',
  'teamtailor.com': 'hiring',
  'teamtailor-mail.com': 'hiring',
  'teamio.com': 'hiring',
  'gem.com': 'hiring',
  'goodtime.io': 'hiring',
  'modernloop.io': 'hiring',
  'prelude.co': 'hiring',
  'hirevue.com': 'hiring',
  'paradox.ai': 'hiring',
  'rippling.com': 'hiring',
  'jazzhr.com': 'hiring',
  'applytojob.com': 'hiring',
  'comeet.co': 'hiring',
  'comeet.com': 'hiring',
  'pinpointhq.com': 'hiring',
  'eightfold.ai': 'hiring',
  'avature.net': 'hiring',
  'phenom.com': 'hiring',
  'welcometothejungle.com': 'hiring',
  'wttj.co': 'hiring',
  'welcomekit.co': 'hiring',
  'softgarden.io': 'hiring',
  'softgarden.de': 'hiring',
  'rexx-systems.com': 'hiring',
  'd-vinci.de': 'hiring',
  'join.com': 'hiring',
  'onlyfy.io': 'hiring',
  'onlyfy.jobs': 'hiring',
  'prescreen.io': 'hiring',
  'talention.com': 'hiring',
  'gupy.io': 'hiring',
  'gupy.com.br': 'hiring',
  'kenoby.com': 'hiring',
  'solides.com.br': 'hiring',
  'erecruiter.pl': 'hiring',
  'traffit.com': 'hiring',
  'pracuj.pl': 'hiring',
  'homerun.co': 'hiring',
  'hrmos.co': 'hiring',
  'herp.cloud': 'hiring',
  'wantedly.com': 'hiring',
  'mokahr.com': 'hiring',
  'moka.com': 'hiring',
  'beisen.com': 'hiring',
  'zhipin.com': 'hiring',
  'karat.com': 'hiring',
  'karat.io': 'hiring',
  'codility.com': 'hiring',
  'hackerrank.com': 'hiring',
  'coderpad.io': 'hiring',
  'ukg.com': 'hiring',
  'dayforce.com': 'hiring',
  'ultipro.com': 'hiring',
  'paylocity.com': 'hiring',
  'paycomonline.net': 'hiring',
  'adp.com': 'hiring',
  'usajobs.gov': 'hiring',
  'neogov.com': 'hiring',
  'governmentjobs.com': 'hiring',
  'indeed.com': 'hiring',
  'indeedemail.com': 'hiring',
  'linkedin.com': 'hiring',
  'ziprecruiter.com': 'hiring',
  'hired.com': 'hiring',
  'bullhorn.com': 'hiring',
  'hireology.com': 'hiring',
  'harri.com': 'hiring',
  'seek.com.au': 'hiring',
  'xing.com': 'hiring',
  'stepstone.de': 'hiring',
  'infojobs.net': 'hiring',
  'trac.jobs': 'hiring',
  'joinhandshake.com': 'hiring',
  'applitrack.com': 'hiring',
  'handshake.com': 'hiring',
  'otta.com': 'hiring',
  'dice.com': 'hiring',
  'monster.com': 'hiring',
  'glassdoor.com': 'hiring',
  'flexjobs.com': 'hiring',
  'jobteaser.com': 'hiring',
  'stellenwerk.de': 'hiring',
  'calendly.com': 'any',
  'cal.com': 'any',
  'calendar.google.com': 'any',
  'google.com': 'any',
  'doodle.com': 'any',
  'savvycal.com': 'any',
  'youcanbook.me': 'any',
  'acuityscheduling.com': 'any',
  'appointlet.com': 'any',
  'x.ai': 'any',
  'hubspot.com': 'any',
  'zoom.us': 'any',
  'microsoft.com': 'any',
  'office365.com': 'any',
  'bookings.microsoft.com': 'any',
  'zoho.com': 'any',
  'tidycal.com': 'any',
  'chilipiper.com': 'any',
  'clara.com': 'any',
  'evite.com': 'any',
  'meetup.com': 'any',
  'eventbrite.com': 'any',
  'lu.ma': 'any',
  'partiful.com': 'any',
};

const mailProviders =
  /^(gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|mail|proton|protonmail|pm|fastmail|zoho|yandex|qq|163|126|sina|foxmail|orange|wanadoo|free|laposte|sfr|libero|virgilio|tiscali|wp|o2|onet|interia|seznam|centrum|email|post|t-online|freenet|uol|bol|terra|ig|hey|tutanota|posteo|mailbox|docomo|ezweb|softbank)\.[a-z.]+$/;

/** A local part that is an office and not a person: hr@, talent@, no-reply@. */
const officeName =
  /^(hr|rh|hrd|hr-?team|talent|talents|people|jobs?|careers?|karriere|career|recruit\w*|rekrut\w*|recrut\w*|reclut\w*|selec\w*|selez\w*|hiring|hello|info|contact|contato|kontakt|office|admin|team|staff\w*|personal\w*|bewerbung\w*|vagas|gente|empleo|empleos|praca|kariera|kadry|nabor|werving|vacature\w*|werkenbij|jobben|saiyo|jinji|zhaopin|no-?reply|do-?not-?reply|noreply|notifications?|calendar|scheduling|schedule|scheduler|bookings?|booking|campus|events?|meet|support|mail|mailer|sender|bot|ats|interviews?|candidat\w*|emploi|carriere\w*|lavoro|risorseumane|ufficio\w*|sekretariat|secretar\w*|rrhh|talento|geosearch|search|jury|apply|application\w*|invite\w*|automated|system|hris|assistant|concierge|reception|front-?desk|room|raum|sala|salle|zaal)([-_.+]?\w{0,12})?$/;

const hiringOffice =
  /(^|[-_.+])(hr|rh|hr(?:team|dept|office|ops)|human-?resources|(?:early)?talents?|jobs?|(?:early)?careers?|graduates|jobb|rekryt\w*|pessoas|personas|karriere|recruit\w*|rekrut\w*|recrut\w*|reclut\w*|selecc?\w*|selez\w*|hiring|vagas|gente|empleos?|praca|kariera|nabor|werving|vacatures?|werkenbij|saiyo|jinji|zhaopin|bewerbung\w*|personal|staffing|candidat\w*|emploi|carrieres?|lavoro|rrhh|talento|campus|people|apply|personnel|(?:hr|rh)services|rso|concors[io]\w*|kadry|hrd|talentops|interviews?)([-_.+]|\d|$)/;

/** The domain of an address, small letters; empty where there is none. */
export function domainOf(email: string | null): string {
  return email?.slice(email.lastIndexOf('@') + 1).toLowerCase() ?? '';
}

function localOf(email: string | null): string {
  return email?.slice(0, Math.max(0, email.lastIndexOf('@'))).toLowerCase() ?? '';
}

/** What the domain belongs to: a hiring service, any service, a mail provider, or an organisation. */
export function domainKind(domain: string): DomainKind {
  if (domain === '') return 'none';
  // A calendar has few senders and many events.
  const known = kinds.get(domain);
  if (known) return known;
  const kind = kindOf(domain);
  if (kinds.size < 10_000) kinds.set(domain, kind);
  return kind;
}

type DomainKind = 'hiring' | 'any' | 'mail' | 'organisation' | 'none';
const kinds = new Map<string, DomainKind>();

function kindOf(domain: string): DomainKind {
  if (mailProviders.test(domain)) return 'mail';
  const parts = domain.split('.');
  for (let i = 0; i < parts.length - 1; i++) {
    const kind = services[parts.slice(i).join('.')];
    if (kind) return kind;
  }
  // A service's stand-in in examples: gupy.example.
  const stem = parts.at(-2) ?? '';
  return serviceStems.get(stem) ?? 'organisation';
}

const serviceStems = new Map<string, 'hiring' | 'any'>();
for (const [domain, kind] of Object.entries(services)) {
  const stem = domain.split('.')[0] ?? '';
  const common = ['google', 'join', 'clara', 'zoho', 'me', 'hired', 'phenom', 'gem', 'oracle'];
  const alsoEmployers =
    'workday microsoft linkedin indeed adp prelude moka trac dice otta monster'.split(' ');
  if (stem.length > 3 && !common.includes(stem) && !alsoEmployers.includes(stem)) {
    serviceStems.set(stem, kind);
  }
}

/** Whether the address is one of the person's own. */
export function isOwner(email: string | null, owner: Owner): boolean {
  return email !== null && owner.addresses.includes(email.toLowerCase());
}

/** Whether the address is one of the present employer's. */
export function isEmployers(email: string | null, owner: Owner): boolean {
  const domain = domainOf(email);
  return (
    domain !== '' && owner.employers.some((own) => domain === own || domain.endsWith(`.${own}`))
  );
}

/** Whether the address is an office and not a person: hr@, no-reply@. */
export function isOffice(email: string | null): boolean {
  return officeName.test(localOf(email));
}

/** Whether the address says that it is about hiring: hr@, talent@, jobs@. */
export function isHiringOffice(email: string | null): boolean {
  return hiringOffice.test(localOf(email));
}

/** Whether the address writes to many at once: events@, newsletter@. */
function isToMany(email: string): boolean {
  return /^(?:events?|eventos|news|newsletter|digest|marketing|webinars?|tickets?|community)$/.test(
    localOf(email),
  );
}

export type Sender = 'nobody' | 'oneself' | 'employer' | 'hiring' | 'any' | 'mail' | 'organisation';

/** Who organised the event. */
export function senderOf(event: CalendarEvent, owner: Owner): Sender {
  const email = event.organizer?.email ?? null;
  if (email === null) return 'nobody';
  if (isEmployers(email, owner)) return 'employer';
  if (isOwner(email, owner)) return 'oneself';
  const kind = domainKind(domainOf(email));
  if (kind === 'organisation' && isToMany(email)) return 'any';
  return kind === 'none' ? 'nobody' : kind;
}

/** The people of an organisation that is neither one's own nor a service's. */
export function outsiders(event: CalendarEvent, owner: Owner): readonly Attendee[] {
  return event.attendees.filter(
    (attendee) =>
      !attendee.resource &&
      !isOwner(attendee.email, owner) &&
      !isEmployers(attendee.email, owner) &&
      !isToMany(attendee.email ?? '') &&
      domainKind(domainOf(attendee.email)) === 'organisation',
  );
}
