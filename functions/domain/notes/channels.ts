/** How an employer likes to be reached, in the words of postings, invitations and recruiters. */
import { callsRefused, preferred } from './channel-words.ts';
import { layOut } from './dates/page.ts';
import type { Notes } from './notes.ts';

/**
 * "No phone calls" in the words of postings and recruiters. "Do not call our office to confirm" is
 * one too; "no phones in the testing room" is not.
 */
const noCalls: readonly RegExp[] = [
  /\bno (?:phone|telephone|status|follow[- ]?up|more)?\s?(?:calls?|phone inquir\w+|telephone inquir\w+)\b(?! before| until| after)/i,
  /\b(?:no|kindly no|please no) (?:phone|telephone) (?:calls?|inquir\w+|enquir\w+|follow[- ]?ups?)\b/i,
  // "If they don't call by Friday" tells of the employer.
  /\b(?!(?<=\b(?:they|we|he|she|i|hr)\s)(?:do not|don['’]?t|never|cannot|can['’]?t)\s(?:call|phone|ring)\b)(?:do not|don['’]?t|please don['’]?t|never|shall not|must not|may not|cannot|can['’]?t|asks? (?:applicants|candidates|you) not to|please refrain from|rather not)\s(?:\w+\s){0,4}?(?:calls?|calling|phone|telephone|ring)\b(?! (?:number|screen|interview))/i,
  /\b(?:contact|reach)\b[^.\n]{0,40}\bby (?:e-?mail|mail) only\b|\be-?mail only\b|\bonly (?:by|via) e-?mail\b|\bwe (?:can ?not|do not|don['’]t) (?:take|accept) (?:phone|telephone)?\s?calls\b/i,
  /\b(?:bitte )?(?:keine|nicht) (?:telefonische\w*|anrufe?\b|telefonate?|rückfragen per telefon)|\bnicht an(?:zu)?rufen\b|\bvon (?:telefonischen? (?:rück)?fragen|anrufen) (?:bitte )?ab(?:zu)?sehen|\bnur (?:per|via) e-?mail\b|\btelefonisch(?:e)? (?:nachfragen|rückfragen|auskünfte)[^.\n]{0,20}(?:nicht|keine|bitte)/i,
  /\b(?:pas d['’]|aucun(?:e)? |ni |sans |ne pas (?:nous )?)(?:appels?|appeler|suivi téléphonique|relance téléphonique|téléphoner|contact téléphonique|renseignement par téléphone)|\bpas de (?:téléphone|coups? de fil|relance téléphonique|suivi téléphonique)|\bne (?:nous )?(?:appelez|téléphonez|rappelez) pas|\buniquement par (?:e-?mail|mail|courriel)/i,
  /\b(?:no (?:llam\w+|se atienden llamadas|se aceptan llamadas|hacer llamadas|contactar por teléfono)|sin llamadas|abstenerse de llamar|por favor,? no (?:nos )?llam\w+|s[oó]lo (?:por|v[ií]a) (?:e-?mail|correo))/i,
  /\b(?:não (?:ligue\w*|ligar|telefon\w+|atendemos (?:por )?telefone|fazer liga\w+|aceitamos liga\w+)|sem (?:liga[cç][oõ]es|telefonemas)|por favor,? não lig\w+|(?:apenas|somente|só) por e-?mail)/i,
  /\b(?:non (?:telefon\w+|chiam\w+|contattar\w* telefonicamente)|niente telefonate|no telefonate|si prega di non (?:telefonare|chiamare)|(?:solo|esclusivamente) (?:via|per|tramite) e-?mail)/i,
  /\b(?:niet (?:bellen|telefonisch|nabellen)|geen (?:telefoon\w*|telefonisch\w*|belletjes)|(?:alleen|uitsluitend) (?:per|via) (?:e-?mail|mail)|gelieve niet te bellen)/i,
  /\b(?:(?:prosimy|proszę) (?:nie|o nie) (?:dzwoni\w+|telefonowa\w+|telefonow\w+|kontaktować się telefonicznie)|nie dzwoni\w+|bez telefonów|(?:tylko|wyłącznie) (?:mailowo|e-?mailem|mailem|drogą mailową))/i,
  /\b(?:nevolejte|netelefonujte|nevolat|prosíme,? nevol\w+|neptejte se telefonicky|(?:pouze|jen|výhradně) (?:e-?mailem|mailem|písemně))/i,
  /(?:電話(?:での|による)?(?:お?問い?合わ?せ|連絡|ご連絡)?(?:は|を)?(?:ご遠慮|お控え|不可|しないで|受け付けて(?:い|お)?(?:ません|りません)|なし|NG)|(?:請|请)?(?:勿|不要|别|別|谢绝|謝絕|不接受|不接)(?:来)?(?:打)?(?:电话|電話|来电|來電)|(?:电话|電話)(?:勿扰|勿擾|不接)|メールのみ|(?:只|仅)(?:用|限)?(?:邮件|邮箱))/,
  /\bno phones calls?\b|\bbel ons (?:liever )?niet\b|\bliever niet bellen\b|\bno (?:marcar|marque|marquen) (?:a|al) |\btelefonick\S{1,4} dotazy (?:prosím )?ne\b|(?:请|請)?勿(?:回拨|回撥|回电|回電)/i,
  /\b(?:does|do|will|can) ?not (?:take|accept|answer|receive) (?:any )?(?:phone |telephone )?calls\b|\basked not to (?:tele)?(?:phone|call)\b/i,
  /telefon\w{0,15}[^.!?\n]{0,50}\b(?:ab(?:zu)?sehen|verzichten|ab)\b|\b(?:nicht|keinesfalls)[^.!?\n]{0,20}\b(?:telefonisch|anruf)/i,
  /\bno se [^.!?\n]{0,40}por tel[eé]fono\b|\bno (?:se )?(?:admite|acepta|atiende)n? llamadas\b/i,
  /\bniet (?:op te )?bellen\b|\bnie dzwoni|\bnie telefonow/i,
  /(?:请|請)?(?:勿|不要|别)(?:来电|致电|打电话)/,
];

const preferences: readonly (readonly [Notes['prefers'], RegExp])[] = [
  [
    'email',
    /\b(?:prefers?|prefer(?:red)?(?: contact| channel)?\s?[:=]?|likes|rather|better|best|easiest) (?:by |via |to |an? |it by )?(?:e-?mails?)\b|\be-?mail (?:is |works )?(?:best|better|preferred|over phone|rather than phone)|\bprefers? to be (?:e-?mailed|contacted by e-?mail)|bevorzugt e-?mail|am liebsten per (?:e-?)?mail|préfère (?:les? )?(?:e-?mails?|mails?|par mail)|prefiere (?:e-?mail|correo)|prefere e-?mail|preferisce (?:l['’])?e-?mail|liever (?:per )?(?:e-?)?mail|woli (?:e-?)?mail\w*|preferuje (?:e-?)?mail\w*|メール希望|邮件联系/i,
  ],
  [
    'phone',
    /\b(?:prefers?|prefer(?:red)?(?: contact| channel)?\s?[:=]?|likes|rather|better|best|easiest) (?:by |via |to talk on |the |an? |it by )?(?:phone|telephone|calls?|a call)\b|\b(?:phone|calling) (?:is |works )?(?:best|better|preferred)|\bprefers? to be (?:called|phoned|contacted by phone)|bevorzugt telefon|am liebsten telefonisch|préfère (?:le )?(?:téléphone|par téléphone)|prefiere (?:el )?teléfono|prefere telefone|preferisce (?:il )?telefono|liever (?:bellen|telefonisch)|woli telefon\w*|preferuje telefon\w*|電話希望|电话联系/i,
  ],
  [
    'post',
    /\b(?:prefers?|likes) (?:by |the |a )?(?:post|letters?|mail by post|snail mail|handwritten|paper|a card)\b|bevorzugt (?:post|brief\w*)|préfère (?:le )?(?:courrier|la poste)|prefiere (?:el )?correo postal/i,
  ],
];

const wantsCard = /\bthank[- ]?you\s?[:=]\s?(?:a |hand-?written )?card\b/i;

const mayRefuse =
  /calls|phon|telef|t[eé]l[eé]|anruf|appel|llamad|liga[cç]|chamad|chiamat|bellen|hovor|rozm|電話|电话|来电|來電/i;
/** Every preference names its channel. */
const mayPrefer =
  /ma[ei]j?l|courri|corre|post|letter|brief|paper|card|handwr|phone|telef|t[eé]l[eé]?|call|anruf|angeruf|appel|llam|liga[cç]|liguem|chiamat|bellen|gebeld|邮件|电话|メール|電話/i;
const refused = /(?:\b(?:not|never|ne|nicht|no|non|nie)|n['’]t)\s$/i;

/** Whether the text asks for no phone calls. */
export function readNoPhoneCalls(text: string): boolean {
  if (noCalls.some((way) => way.test(text))) return true;
  if (!mayRefuse.test(text)) return false;
  const { folded } = layOut(text);
  return callsRefused.some((way) => way.test(folded));
}

/** Whether the person wants a handwritten card ("thank-you: card"). */
export function readCard(text: string): boolean {
  return wantsCard.test(text);
}

/** The preference that stands last in the text, since notes grow at their end. */
export function readPreference(text: string): Notes['prefers'] {
  if (!mayPrefer.test(text)) return null;
  let found: Notes['prefers'] = null;
  let at = -1;
  const { raw, folded } = layOut(text);
  const look = (page: string, channel: Notes['prefers'], way: RegExp): void => {
    for (const { index } of page.matchAll(way)) {
      if (index <= at || refused.test(page.slice(Math.max(0, index - 8), index))) continue;
      at = index;
      found = channel;
    }
  };
  for (const [channel, way] of preferences) look(raw, channel, new RegExp(way, 'gi'));
  for (const [channel, way] of preferred) look(folded, channel, way);
  return found;
}
