/** Whether words name a post: a noun of the lists, or a word that ends like one. */
import { bit, scan } from '../words/lexicon.ts';
import { everyHouse, organisationWord } from './organisation.ts';

/** Departments and trades by which one names a post in short: "collections", "Verkauf", "paint counter". */
const trades =
  /(?<!\p{L})(?:scheduler|server|(?:set )?decorator|housekeeping|landscaping|bartending|catering|zfa|mfa|pta|mta|teamcoach|back-?end|front-?end|full-?stack|(?:paint|deli|sales|parts|meat|fish|service) counter|collections|reception|verkauf|empfang|pflege|küche|service(?:kraft)?|logopädie|buchhaltung|lagerist(?:in)?|accueil|caisse|fleuriste|vente|secrétariat|vendas|caixa|recepção|ventas|caja|recepción|higienista|cassa|banconista|sala e banco|balie|winkel|keuken|bediening|prodavačk?a?|prodavač|pokladní|recepční|sprzedawca|kasjerka?|recepcja)(?!\p{L})/iu;

/** Endings that only posts have, in small letters or at the start of a sentence. */
const endings =
  /(?<!\p{L})\p{L}\p{Ll}{3,20}(?:trice|atore|adora|edora|ologue|iciste|iciel|ticien(?:ne)?|seuse|ologin|istin|therapie|leitung|hilfe|kraft|verkäufer(?:in)?|medewerker|kundige|ařka|ačka|istka|owca)(?!\p{L})/u;

/** Whether a text has the noun of a post. */
export function namesPost(text: string): boolean {
  return (scan(text) & bit.jobTitle) !== 0 || trades.test(text) || endings.test(text);
}

/** The same without the names of houses: "Sweet Ash Bakery" names none, though its baker is one. */
export function namesOwnPost(text: string): boolean {
  if (!namesPost(text)) return false;
  return !organisationWord.test(text) || namesPost(text.replace(everyHouse, ' '));
}
