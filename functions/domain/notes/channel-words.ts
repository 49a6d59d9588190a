/** Wordings of channels in all languages, for a page in small letters without accents. */
import type { Notes } from './notes.ts';

/** "Phone calls are not accepted": that nobody takes calls, told of the calls. */
export const callsRefused: readonly RegExp[] = [
  /\b(?:(?:tele)?phone ?calls|calls|(?:tele)?phone (?:inquir|enquir)[a-z]{1,6}) (?:(?:are|will|can|may|should|must) (?:not|never)|(?:are|wo|ca)n't|cannot|not)(?: be)? (?:accepted|welcomed?|taken|answered|returned|permitted|allowed|possible|desired|wanted|received|acknowledged|encouraged|appreciated)\b/,
  /\bcalls (?:are )?(?:discouraged|unwelcome|prohibited)\b|\b(?:unable|not able) to (?:accept|take|answer|receive|return) (?:any )?(?:(?:tele)?phone )?calls\b(?! (?:on|before|until|after|during|between|at)\b)/,
  /\brefrain from (?:any )?(?:(?:tele)?phone )?(?:calls|calling|phoning)\b|\bnot (?:reachable|available) by (?:tele)?phone\b|\bno calls (?:will|can) be\b/,
  /\b(?:anrufe?|telefonate|telefonische[a-z]? [a-z]{3,20}) (?:(?:werden|sind|wird|ist|konnen) (?:leider |derzeit )?nicht (?:entgegengenommen|angenommen|beantwortet|erwunscht|gewunscht|moglich|bearbeitet)|(?:sind )?unerwunscht)/,
  /\bappels(?: telephoniques)? ne (?:sont|seront|peuvent) pas (?:etre )?(?:accept|pris|souhait|trait|admis|possibles)|\bn'accept(?:e|ons|ent) (?:pas|aucun) (?:les |d')?appels?\b|\bne pren(?:d|ons|nent) pas (?:les |d')appels\b/,
  /\bllamadas(?: telefonicas)? no (?:son|seran|se) (?:atend|acept|admit|recib|respond|contest)|\bno (?:se )?(?:acept|atend|admit|recib|contest)[a-z]{1,8} llamadas\b/,
  /\b(?:ligacoes|chamadas|telefonemas)(?: telefonicas)? nao (?:sao|serao) (?:aceit|atend|respond)|\bnao (?:se )?(?:aceit|atend|receb)[a-z]{1,8} (?:ligacoes|chamadas|telefonemas)\b/,
  /\bnon (?:si )?(?:accett|ricev|prend)[a-z]{1,8} (?:telefonate|chiamate)\b|\b(?:telefonate|chiamate) non (?:sono |saranno |vengono )?(?:accett|gradit|ammess|prese|ricev)/,
  /\b(?:telefoontjes|telefonische? [a-z]{3,15}|bellen) (?:worden|wordt|is|zijn) niet (?:beantwoord|aangenomen|op prijs gesteld|mogelijk|gewenst|toegestaan)/,
  /\bnie (?:przyjmujemy|odbieramy|akceptujemy) (?:telefonow|rozmow telefonicznych|polaczen)|\btelefony nie (?:sa|beda) (?:przyjmowane|odbierane)|\brozmow telefonicznych nie\b/,
  /\b(?:telefonaty|hovory|telefonicke dotazy) ne(?:prijimame|jsou prijimany|vyrizujeme|bereme|zodpovidame)/,
  /電話(?:での(?:対応|お?問い?合わ?せ|ご?連絡))?は(?:お受けでき(?:ません|かね)|お受けして(?:おりません|いません)|行って(?:おりません|いません)|受け付け(?:ておりません|ていません|られません|できません))|(?:电话|電話|来电|來電)恕不|恕不(?:接受|接听)(?:电话|来电)/,
];

type Channel = NonNullable<Notes['prefers']>;
/** How one language says that somebody prefers what follows, and its words for e-mail and phone. */
type Wording = readonly [opens: string, email: string, phone: string];

const reached = '(?:reached|contacted|written to|communicated with)';
const wordings: readonly Wording[] = [
  [
    '(?:prefers?|rather|better|best|easiest|likes)(?: to| it)?(?: be| being| get| receive| have)?' +
      `(?: (?:${reached}|reach|contact|communicat(?:e|ing|ion)|correspond(?:ence)?|talk|speak|hear(?: back)?))?` +
      '(?: (?:her|him|them|me|us))?(?: (?:is|by|via|through|over|on|an|a|the)){0,3} ',
    'e-?mails?|be(?:ing)? e-?mailed|e-?mailed',
    '(?:tele)?phone|(?:phone )?calls?|called|phoned',
  ],
  [
    `(?:wants?|would like|asked|asks|likes?) to be (?:${reached} (?:by|via|through|over|on)(?: the)? )?`,
    'e-?mailed|(?<=(?:by|via|through|over) )e-?mail',
    'called|phoned|(?<=(?:by|via|over|on|the) )(?:tele)?phone',
  ],
  [
    '(?:best|preferred|easiest) (?:contact )?(?:way|method|channel|means|mode)(?: (?:of (?:contact|communication)|to (?:reach|contact)(?: [a-z]{2,12}){1,3}))? ?(?:is|[:=–-]) ?(?:by |via )?',
    'e-?mail',
    '(?:tele)?phone|calls?',
  ],
  [
    '(?:bevorzugt|bevorzuge|lieber|am liebsten|vorzugsweise)(?: kontakt)?(?: (?:per|via|uber|eine?))? |(?:mochte|will) (?:bitte )?(?:per|via) (?=\\S{4,8} (?:kontaktiert|erreicht|angeschrieben))|' +
      'am besten (?:per |via )?(?=\\S{4,11} (?:zu )?(?:erreich|kontakt))|zieht (?=\\S{4,8} vor\\b)',
    'e-?mails?|mails?',
    'telefon(?:isch)?|anrufe?|angerufen',
  ],
  [
    "(?:prefere|prefererait|de preference|plutot)(?: etre (?:contacte|joint)[a-z]{0,2})?(?: (?:par|via|les?|un|une|au|l'))? ?",
    'e-?mails?|mails?|courriels?',
    "telephone|tel|appels?|etre appelee?|qu'on l'appelle",
  ],
  [
    '(?:prefiere|preferiblemente|de preferencia|mejor)(?: ser contactad[oa]| que l[aoe]s? contacten| contacto)?(?: (?:por|via|el|un))? ',
    'e-?mail|correo(?! postal)',
    'telefono|llamadas?|que l[aoe]s? llamen',
  ],
  [
    '(?:prefere|de preferencia)(?: ser contatad[oa]| ser contactad[oa]| contato| contacto)?(?: (?:por|via|o|um))? ',
    'e-?mail|correio eletronico',
    'telefone|ligac(?:ao|oes)|que liguem',
  ],
  [
    "(?:preferisce|preferibilmente|meglio)(?: essere (?:contattat|raggiunt)[oa]| il contatto)?(?: (?:via|per|tramite|la|le|il|un|l'))? ?",
    'e-?mail|mail|posta elettronica',
    'telefono|telefonate|chiamate|telefonicamente',
  ],
  [
    '(?:liever|liefst|bij voorkeur|prefereert)(?: (?:per|via|een|de))? ',
    'e-?mail|mail(?:tje)?',
    'telefonisch|telefoon|bellen|gebeld',
  ],
  [
    '(?:woli|preferuje|najlepiej|najchetniej|uprednostnuje|nejradeji|radeji|dava prednost)(?: kontakt)?(?: (?:przez|droga|pres))? ',
    '(?:e-?)?ma?[ei]j?l[a-z]{0,6}',
    'telefon[a-z]{0,8}',
  ],
];

const waysOf = (channel: 'email' | 'phone'): string =>
  wordings
    .map(([opens, email, phone]) => `(?:${opens})(?:${channel === 'email' ? email : phone})`)
    .join('|');

/** Ways to say which channel somebody prefers. */
export const preferred: readonly (readonly [Channel, RegExp])[] = [
  [
    'email',
    new RegExp(
      `\\b(?:${waysOf('email')})\\b|\\be-?mail is (?:her|his|their|the|my) preferred\\b|` +
        'メールでのご?連絡(?:を希望|が望ましい|が好ましい)|(?:希望|首选|首選|偏好|更喜[欢歡]|倾向于|最好)(?:通过|用|以)?(?:电子)?邮件',
      'g',
    ),
  ],
  [
    'phone',
    new RegExp(
      `\\b(?:${waysOf('phone')})\\b|\\b(?:tele)?phone is (?:her|his|their|the|my) preferred\\b|` +
        '電話でのご?連絡(?:を希望|が望ましい|が好ましい)|(?:希望|首选|首選|偏好|更喜[欢歡]|倾向于|最好)(?:通过|用|以|打)?(?:电话|電話)',
      'g',
    ),
  ],
  [
    'post',
    /\bprefers? (?:to be|being) (?:reached|contacted) (?:by|via) (?:post|letter|mail by post)\b/g,
  ],
];
