/** Cuts everything off a role that is no part of its name: numbers, hours, brackets, "process". */

const around =
  /^(?:i['’]m (?:the|a)|a|an|the|selezione|recrutement|rekrutacja|nabór|nábor|sollicitatie|(?:jornada|día|prova|prueba|dia) de (?:pruebas?|selección|teste)|posto d[aie]|(?:puesto|plaza|vaga|poste|posizione|ruolo|functie) (?:d[eo]|di|van|als)|our|their|your|my|for|of|as|re|new|open|part-?time|full-?time|temporary|temp|seasonal|perm(?:anent)?|contract|summer (?=job)|weekend (?=job)|her|his|she['’]s|he['’]s|hiring (?:mgr|manager) for|position|role|post|job|title|als|zur|zum|als|de|d['’]|la|le|el|una?|do|da|stelle|poste|vaga|puesto|stanowisko|pozice|pozici|functie|van|votre candidature|your application|ihre bewerbung|candidatura|bewerbung|bewerbung als|concorso|concours|konkurs|hearing|audition|oferta|vacature|w\/|1st|2nd|3rd|vg|bg|ac|iv|fachteil|fachgespräch|\d(?:\.\d+)?\s?fte|\d{1,3}\s?%)\s+/iu;
const behind =
  /[\s,–-]+(?:roles?|positions?|openings?|job|gig|vacanc(?:y|ies)|post|posting|process|search|mandate|loop|application|candidates?|interviews?|opportunit(?:y|ies)|superday|slot|applicants?|program manager interview|req(?:uisition)?|id|ref|hire|hiring|team interview|\d(?:\.\d+)?\s?fte|(?:full|part)[- ]time|[fp]\/t|seat|app|this time|\d{1,2}\s?(?:hrs?|hours|h|std|std\.)(?:\s?\/\s?\p{L}+)?|(?:semi-?)?finalists?(?: (?:forum|visit|day|interview|meeting|lunch|dinner))?|(?:new )?grad(?:uate)?s(?= visit)|new grads?|visit|exam|perm(?:anent)?|temp(?:orary)?|contract|remote|hybrid|on-?site|f2f|face-to-face day|day|round|part|phase|stage|stelle|weekend|na půl úvazku|part time|tempo parziale|teilzeit|vollzeit|m\/w\/d|w\/m\/d|m\/f|h\/f|f\/h)$/iu;

/** An employer behind the comma: words that no department has in its name. */
const house =
  /, (?!(?:dept|department|school|faculty|institute) of )(?:[\p{Lu}&][\p{L}&'’.-]* ){1,3}(?:Institute|University|College|Hospital|Museum|Council|Foundation|Trust|GmbH|AG|Ltd|Inc|LLC|LLP|Clinic|Academy|Group)\.?$/u;

/** The bare name of a post; null where nothing is left. */
export function tidyRole(text: string, company: string | null): string | null {
  let role = text
    .slice(0, 100)
    .replace(
      /\((?:\s?[mwdfhxknč]\s?\/){1,2}\s?[mwdfhxknč]\s?\)|\b[mwdfhx]\/[mwdfhx](?:\/[mwdfhx])?\b/giu,
      '',
    )
    .replace(
      /^(?:(?:req|job|ref|id|no|nr|requisition|job id|#)[.:# ]{0,3})?(?:[A-Z]{1,4}-?)?(?:\d{1,4}(?:[-/]\d{2,8}){1,3}|\d{3,}[A-Z]?(?:-\d+)*)[\s:–-]+/iu,
      '',
    )
    .replace(/\s(?:at|@|bei|bij|chez|presso)\s(?:(?:our|the) client,?\s)?\p{Lu}.*$/u, '')
    .replace(/^GS-[\d-]+\s/u, '')
    // "Videogespräch zur Stelle Bilanzbuchhalterin"
    .replace(
      /^.{0,40}\s(?:(?:zur|für die|um die|auf die) (?:stelle|position)(?: als| der| einer)?|(?:au|pour le) poste d(?:e |['’])|na stanowisko:?|na pozici|voor de functie(?: van)?)\s?(?=\p{L}{3})/iu,
      '',
    )
    // "Postdoctoral Fellow in Ecology, Ruskin Institute"
    .replace(house, '')
    // "kennel asst, Dr. Malloy": behind the comma stands a person.
    .replace(
      /,\s(?:Dr|Mr|Mrs|Ms|Prof|Herr|Frau|Fr|Hr|Mme|M|Sr|Sra|dra?|ing|avv|arch|geom|lic|sig|dott|mevr|dhr|pan[ií]?|Ayto)(?:\.|\s|$).*$/u,
      '',
    )
    .replace(/\s?[([][^)\]]{0,60}[)\]]?\s*$/u, '')
    .replace(/[\s,–-]+(?:#|req|ref|id|job)?[\s#.:]*[A-Z]{0,3}-?\d{3,}\b.*$/iu, '')
    .replace(/(?<=[ァ-ー])職(?:の.*)?$/u, '')
    .replace(/(?:の|に関する)?(?:一次|二次|最終)?(?:面接|選考|採用).*$/u, '')
    .trim();
  if (company) role = withoutCompany(role, company);
  for (let i = 0; i < 4; i++) {
    const shorter = role
      .replace(behind, '')
      .replace(around, '')
      .replace(/^[\s,.:–-]+|[\s,.:;!?–-]+$/gu, '');
    if (shorter === role) break;
    role = shorter;
  }
  return role.length > 1 && /\p{L}/u.test(role) ? role : null;
}

function withoutCompany(text: string, company: string): string {
  const lower = text.toLowerCase();
  const name = company.toLowerCase();
  if (lower.endsWith(name)) {
    return text
      .slice(0, -name.length)
      .replace(/[\s,@–-]+(?:at|bei|bij|chez|presso|with)?\s*$/iu, '');
  }
  return lower.startsWith(`${name} `) ? text.slice(name.length).trim() : text;
}
