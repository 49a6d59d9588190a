/** Which round of a selection an interview is, in recruiting's own words (docs/glossary.md). */

/** Words that tell the round in a title, the most telling first. */
const inTitle: readonly (readonly [string, RegExp])[] = [
  [
    'trial day',
    /trial (?:shift|day|afternoon|morning|lesson|run)|working (?:interview|trial)|shadow (?:shift|day)|^\s*stage\s*(?:@|–|-|\(|at\b)|stage shift|try-?out|ride-?along|probe(?:arbeit|tag|schicht)|schnupper|hospitation|\bessai\b|immersion|journ[ée]e d['’]essai|(?<!\p{L})prova\b(?! (?:orale|scritta|tecnica|tècnica|t[eé]cnica))|d[ií]a de prueba|turno de prueba|prueba de (?:cocina|sala|barra)|prueba de turno|dia de teste|dzień próbny|zkušební|meeloop|proefdag|proefdraaien|体験入社|試用|试岗|试工|试用/iu,
  ],
  [
    'assessment centre',
    /(?<!technical |skills )assessment|^AC\b|hiring (?:event|day)|f2f day|face-to-face day|super ?saturday|dinámica|dinamica|din[âa]mica de grupo|group exercise|group interview day|auswahltag|群面|无领导|適性検査/iu,
  ],
  [
    'final',
    /(?<!semi-?)final|superday|last (?:step|round|slot|interview|talk|one|stage|chat)|bar ?raiser|letzte|abschluss|dernier|dernière|último|última|ultimo|ultima|最終|终面|終面|终轮|役員面接|závěrečn|poslední|końcow|ostatni|finałow|laatste|\bceo\b|\bmd chat|group head|c[- ]suite/iu,
  ],
  ['case', /\bcase\b(?! (?:manager|worker))|fallstudie|étude de cas|caso pr[áa]tico|\bGD/iu],
  [
    'hiring manager',
    /hiring (?:manager|mgr|mngr)|\bhm\b|com (?:a |o )?gest(?:ão|ora?)\b|avec (?:le|la|votre) (?:futur )?(?:manager|responsable)|con (?:el|la) (?:jef[ea]|responsable)|met de manager|mit (?:der|dem) (?:fach)?(?:vorgesetzten|abteilungsleit)/iu,
  ],
  [
    'culture',
    /culture|team[- ]?fit|\bvalues\b|meet (?:the|your)[\p{L} ]{0,20}team|teammates|(?:with|mit|met) (?:the |dem |het )?(?:crew|team)\b|team \+|kultur|teamgespr|fachteam|kennenlernen mit dem|rencontre avec l['’]équipe|conoscere il team/iu,
  ],
  [
    'panel',
    /\bpanel\b|oral board|\bboard\b|peer interview|search (?:team|committee)|selection committee|comité|jury|kommission|selectiecommissie|comisi[oó]n|tribunal|commissione|komisj|konkurs|výběrové řízení|concorso|prova orale|banca\b(?! \p{Lu})|painel/iu,
  ],
  [
    'technical',
    /technical|technique|técnic|tecnic|technisch|fachgespr|fachteil|code (?:walk ?through|review)|technical assessment|coding|pairing|pair program|system design|whiteboard|live[- ]cod|sql|deep dive|take-?home|work sample|skills test|prueba práctica|techniczn|technick|技術|技术|笔试|programm?ier/iu,
  ],
  [
    'recruiter screen',
    /recruiter|recruteu|recrutadora?|reclutadora?|rekrut(?:er|ier)|náborář|\brh\b|\brrhh\b|intro screen|hr[- ](?:call|chat|interview|screen|round)|\bhr\b(?=面|$)|recursos humanos|talent (?:partner|screen)|cazatalentos|人事面/iu,
  ],
  [
    'phone screen',
    /phone|\bph\.?\s|screening|\bscrn\b|screen\b|telefon|telefó|téléphon|telefò|\btel\.|電話|电话|by phone|quick call/iu,
  ],
  [
    'onsite',
    /on-?site|vor ort|sur place|presencial|f2f|in[- ]person|callback|interview day|faculty interview|demo lesson|campus visit|site visit|persönlich|osobní|op locatie/iu,
  ],
  [
    'third',
    /\b(?:3rd|third|rd 3|round (?:3|three)|r3|stage (?:3|three)|step 3|iii etap|3e|3\.ª|3ª|3º|3\. (?:kolo|runde|gespräch))(?![\p{L}])|drittgespr|dritte|troisi[eè]me|terz[oa]\b|tercer[oa]?\b|terceir[oa]|derde|trzeci|třetí|三次|三面|3次/iu,
  ],
  [
    'second',
    /\b(?:2nd|second|rd 2|round (?:2|two)|r2|stage (?:2|two)|step 2|ii etap|2e|2\.ª|2ª|2º|2a|2\. (?:kolo|runde|gespräch))(?![\p{L}])|next steps|zweit|deuxi[eè]me|seconda|secondo|segund[oa]|tweede|drug[ai]\b|druh[éýá]|二次|二面|复试|複試|2次/iu,
  ],
  [
    'first',
    /\b(?:1st|first|rd 1|round (?:1|one)|r1|stage (?:1|one)|intro|initial|oci|1er|1ère)\b|initial|erst|kennenlern|premier|prim[eo]|conoscitiv|kennismak|jobgesprek|pierwsz|první|1\. kolo|一次|初面|一面|初试|初試|カジュアル|spotkanie rekrutacyjne|exploratory|on-?campus int|co-?op int|getting to know|get to know/iu,
  ],
];

/** Phrases that tell it in a description, where single words say too little. */
const inBody: readonly (readonly [string, RegExp])[] = [
  ['trial day', /trial (?:shift|day)|probearbeit|schnuppertag|paid stage/iu],
  [
    'assessment centre',
    /assessment[ -]?(?:day|cent)|group (?:task|exercise)|gruppenübung|prova di gruppo/iu,
  ],
  [
    'final',
    /(?:final|last) (?:step|round|stage|conversation|interview|one)|最終選考|letzte (?:runde|gespräch)/iu,
  ],
  [
    'third',
    /\b(?:stage|round|step) (?:3|three)\b|third (?:round|stage|interview|step)|dritte[ns]? (?:runde|gespräch)|troisième|tercera fase|terza|derde ronde|etapa 3/iu,
  ],
  [
    'second',
    /\b(?:stage|round|step) (?:2|two)\b|(?:great|good|lovely|nice|enjoyed) (?:speaking|talking|meeting)|liked (?:the|our) first|second (?:round|stage|meeting|interview)|\bstep 2\b|segunda fase|zweite[ns]? (?:runde|gespräch)|tweede ronde|following your (?:phone|first)|druhého kola|deuxième/iu,
  ],
  [
    'panel',
    /\b(?:search committee|selection committee|committee|(?:structured |in-person |interview )panel|panel(?: members?| of| interview|:)|commissie:|comité :|banca:|komisj[aąi]|komis[íi]|kommission|commissione:|comisi[oó]n)/iu,
  ],
  [
    'technical',
    /technical (?:stage|round|interview|test)|entrevista técnica|échange technique|live coding|coderpad|pair(?:ing)? (?:session|programming)|手撕代码/iu,
  ],
  ['hiring manager', /\bhiring (?:manager|mgr)\b|\bhm\b/iu],
  [
    'hiring manager',
    /(?:speaking with|you will meet|you['’]ll meet) \p{Lu}\S+ \p{Lu}\S+, (?:senior )?director of/iu,
  ],
  ['case', /\bcase (?:study|interview|round)|\w case in (?:teams|groups)/iu],
  [
    'onsite',
    /\bin person\b|on-?site|in unserem hause|presencial|en persona|presso la nostra sede/iu,
  ],
  [
    'recruiter screen',
    /intro screen|talent acquisition|recruiter(?:in)? (?:call|screen|\p{Lu})|, (?:senior |technical )?recruiter/iu,
  ],
  [
    'phone screen',
    /\b(?:by phone|will (?:call|ring) you|calls? my (?:cell|mobile)|(?:calls?|rings?|phones?) me|will phone|over the phone|screening chat|ruft (?:dich|sie|mich )?an|vous appellera|vous joindra|te llamará|me llama|ik bel je|zadzwoni|zavolá|ti chiamo|la chiamerà)/iu,
  ],
  [
    'first',
    /\b(?:first (?:chat|conversation|interview|round|stage|convo)|1st (?:chat|convo|round)|initial (?:chat|interview|conversation)|learning more about your background|your resume stood out)|初试|一次面接/iu,
  ],
];

/** The round that title or description name; null where neither does. The title is asked first. */
export function readRound(
  title: string,
  body: string,
  names: readonly (string | null)[] = [],
): string | null {
  const named = withoutNames(title.slice(0, 300), names);
  // "Onsite 2/4: Metrics deep dive": behind the colon stands which part of the day it is.
  const part = /\b(?:on-?site|loop|superday)\b[^:–(-]{0,12}[:–(-]\s*(.{3,80})$/iu.exec(
    title.slice(0, 200),
  )?.[1];
  const inPart = roundIn(part ?? '', inTitle);
  if (inPart && ['technical', 'culture', 'hiring manager', 'case', 'final'].includes(inPart))
    return inPart;
  if (/\bon-?site \d/i.test(title)) return 'onsite';
  const text = body.slice(0, 800).replace(refusals, ' ');
  const early = roundIn(named, inTitle);
  if (early !== null) return early;
  return roundIn(text, inBody);
}

/** "Please do not call": says of no round that it is by phone. */
const refusals =
  /[^.!?\n]{0,80}(?<!\p{L})(?:not|no|don['’]t|never|nicht|keine?n?|ne|pas|non|niet|geen|nem|nie|ne(?:volejte|telefonujte))\s(?:[^.!?\n]{0,40}\s)?(?:contact|call|phone|telephone|ring|anruf\p{L}*|telefon\p{L}*|appel\p{L}*|téléphon\p{L}*|llam\p{L}*|lig\p{L}*|bellen|dzwoni\p{L}*)[^.!?\n]{0,80}/giu;

/** A "Technical Program Manager" and "Panel Beaters Ltd" say nothing of the round. */
function withoutNames(title: string, names: readonly (string | null)[]): string {
  let text = title;
  for (const name of names) if (name && name.length > 3) text = text.replace(name, ' ');
  return text;
}

function roundIn(text: string, rounds: typeof inTitle): string | null {
  if (text === '') return null;
  for (const [round, words] of rounds) if (words.test(text)) return round;
  return null;
}
