/** Whether words name a post: a noun of the lists, or a word that ends like one. */
import { fold } from '../words/fold.ts';
import { bit, scan } from '../words/lexicon.ts';
import { everyHouse, organisationWord } from './organisation.ts';

/** Departments and trades by which one names a post in short: "collections", "Verkauf", "paint counter". */
const trades =
  /(?<!\p{L})(?:scheduler|server|(?:set )?decorator|housekeeping|landscaping|bartending|catering|zfa|mfa|pta|mta|teamcoach|back-?end|front-?end|full-?stack|(?:paint|deli|sales|parts|meat|fish|service) counter|collections|reception|verkauf|empfang|pflege|küche|service(?:kraft)?|logopädie|buchhaltung|lagerist(?:in)?|accueil|caisse|fleuriste|vente|secrétariat|vendas|caixa|recepção|ventas|caja|recepción|higienista|cassa|banconista|sala e banco|balie|winkel|keuken|bediening|prodavačk?a?|prodavač|pokladní|recepční|sprzedawca|kasjerka?|recepcja)(?!\p{L})/iu;

/** Endings that only posts have, in small letters or at the start of a sentence. */
const endings =
  /(?<!\p{L})\p{L}\p{Ll}{3,20}(?:trice|atore|adora|edora|ologue|iciste|iciel|ticien(?:ne)?|seuse|ologin|istin|therapie|leitung|hilfe|kraft|verkäufer(?:in)?|medewerker|kundige|ařka|ačka|istka|owca)(?!\p{L})/u;

/**
 * What names a post only where it stands alone: departments ("kasa", "night fill"), short forms
 * ("TA", "ASM"), and nouns that are other things besides ("runner", "swing").
 */
const alone: ReadonlySet<string> = new Set(
  `runner, server, host, hostess, model, dj, pa, ea, va, csr, ae, asm, kp, hca, hha, aso, asa, oss, tso, ta, para, sous, expo, barback, printer,
weaver, potter, diver, miner, driller, mason, drummer, detective, jockey, milker, vicar, curate, adjunct, grocer, caterer, butler, swing, fencer, shearer,
solar installer, fiber splicer, telecom installer, flooring installer, painter, phlebotomy, night fill, night shift fill, curbside, curbside pickup, click and collect,
checkout, checkouts, tills, front end, stocking, overnight stocking, overnights, stockroom, replenishment, produce, grocery, deli,
customer service, customer service desk, service desk, cust svc, fulfillment, fulfilment, picking, packing, picking and packing, pick and pack, inbound, outbound,
night crew, day crew, ground crew, cabin crew, inflight, laundry, front desk, front of house, back of house, foh, boh, banquets, room service, valet, concierge, payroll,
claims, underwriting, billing, accounts payable, accounts receivable, risk, compliance, treasury, treasury ops, procurement, logistics, maintenance, facilities, security,
legal, legal ops, devops, backend, frontend, fullstack, work study, seasonal, data eng, data analytics, customer success,
founding ops, founding eng, day porter, field ops,
kasse, kasse frische, frische, frischetheke, theke, service, maler, drucker, cta, controlling, buchhaltung, vertrieb, einkauf, arzt, ärztin,
clerc, aes, ash, peintre, photographe, comédienne, musicienne, danseuse, nounou, kiné, saisonnier, rayon, mise en rayon, caisse, plonge, salle, cuisine,
médico, maestra, funcionaria, gobernanta, guía, cartera, policía, barra, sala, almacén, limpieza, mostrador, cocina, piso,
cuoca, corriere, governante, praticante, tata, grafica, perito, ottica, guida, sarta, cucina, sala e cucina, reparto, bancone, banco salumi, pulizie,
servente, ótica, parteira, policial, guia, limpeza, balcão, cozinha, copa, estoque, loja,
kassa, vulploeg kassa, bakker, boer, meester, ambtenaar, helpende, afwas, schoonmaak,
kasa, kuchnia, sala, zmywak, rolnik, sprzątanie, produkcja,
pokladna, sklad, kuchyň, úklid, rozvoz, výroba, optik, krejčí, plac,
レジ, 配送, 配車, 倉庫, 清掃, 事務, 人事, 販売, ホール, キッチン, フロント, 翻訳, se, 設計, 製造, 検査, 企画, 広告, 広報, 経理, 総務,
测试, 外贸, 英语教研, 教研, 前端, 后端, 收银, 仓库, 后厨, 前厅, 初中化学, 高中数学, 小学语文`
    .split(',')
    .map((word) => fold(word.trim()).trim()),
);
/** The longest of them, and a little more. */
const longestAlone = 28;

/** Whether a clause is nothing but a department or a short form of a post. */
export function isPostAlone(text: string): boolean {
  const plain = text.trim().replace(/ (?:job|gig|post|role|position|opening|trial)$/i, '');
  return plain.length <= longestAlone && alone.has(fold(plain).trim());
}

/** Whether a text has the noun of a post. */
export function namesPost(text: string): boolean {
  return (
    (scan(text) & bit.jobTitle) !== 0 ||
    trades.test(text) ||
    endings.test(text) ||
    isPostAlone(text)
  );
}

/** The same without the names of houses: "Sweet Ash Bakery" names none, though its baker is one. */
export function namesOwnPost(text: string): boolean {
  if (!namesPost(text)) return false;
  return !organisationWord.test(text) || namesPost(text.replace(everyHouse, ' '));
}
