/** The words that tell a round of a selection, in all languages of the lists (docs/glossary.md). */

/** A round and the words that tell it; of a table the first row that is found counts. */
export type RoundWords = readonly (readonly [string, RegExp])[];

/** What is no round: "3rd grade", "2nd AD", "2nd floor". */
const noOrdinal =
  '(?!\\p{L})(?![ -](?:grades?|AD\\b|floor|fl\\b|shift|year|class|part[yi]|street|st\\b|ave|assistant|officer|mate|engineer|language|home))';

/** "Interview 2", "Call #2", but neither "Interview 2pm" nor "IV 2 of 3". */
const numbered = (digit: number): string =>
  `\\b(?:interview|meeting|conversation|chat|call|gespräch|entretien|entrevista|colloquio|gesprek|rozmowa|pohovor) ?(?:#|no\\. ?|nr\\.? ?)?${digit}(?!\\d|[:.h]\\d|h\\b|\\s?(?:[ap]\\.?m|uhr|h\\b|of\\b|von\\b|de\\b|\\/|\\p{L}+ (?:of us|people)))|#${digit}\\b`;

/** Words that tell the round in a title, the most telling first. */
export const inTitle: RoundWords = [
  [
    'trial day',
    /(?<!clinical |free |mock |drug |jury |time |field )\btrial(?! (?:attorney|lawyer|court|coordinator|manager|balance|period|technician|team))\b|(?:half|full)[- ]day (?:in|at|on) the (?:kitchen|shop|salon|floor|bench|bakery|stable|workshop|bar)|working (?:interview|trial)|shadow (?:shift|day)|^\s*stage\s*(?:@|–|-|\(|at\b)|stage shift|try-?out|ride[- ]?along|\b(?:tasting|(?:chair|bench|trade|kitchen|bake|cook(?:ing)?|grill|bar|groom(?:ing)?|cut(?:ting)?|colou?r|barista|menu|service) (?:test|trial))\b|probe(?:arbeit|tag|schicht|dienst)|schnupper|hospitation|\bessai\b|immersion|journ[ée]e d['’]essai|(?<!\p{L})prova\b(?! (?:orale|scritta|tecnica|tècnica|t[eé]cnica))|d[ií]a de prueba|jornada de prueba\b|turno de prueba|^prueba [+y] charla|prueba(?: de| en)? (?:cocina|sala|barra|turno|mostrador|caja|tienda|horno|corte|servicio)|dia de (?:teste|experiência)|dzie[nń] pr[oó]bny|zmiana pr[oó]bna|zku[sš]ebn[ií]|mee(?:loop|werk)|proef(?:dag|draaien|dienst|shift)|\p{L}{3,}-proef\b|(?:teste|prova) (?:pr[áa]tic[oa] )?(?:n[oa]|em|de) (?:sal[aã]o|cozinha|balc[aã]o|loja|padaria)|pr[áa]tico sal[aã]o|provjobb|provdag|deneme günü|体験入社|試用|试菜|试做|试岗|试工|试用/iu,
  ],
  [
    'assessment centre',
    /(?<!technical |skills )assessment|^AC\b|einstellungstest|hiring session|(?:selection|recruitment|evaluation) day|f2f day|face-to-face day|super ?saturday|dinámica|din[aâ]mica|group interview day|auswahltag|jornada de (?:pruebas|selección|evaluación)|journée de (?:sélection|recrutement)|giornata di selezione|selectiedag|dzień rekrutacyjny|群面|无领导/iu,
  ],
  [
    'final',
    /(?<!semi-?)final|super ?day|power ?day|(?:last|laatste) (?:step|stop|round|slot|interview|talk|one|stage|chat|conversation|meeting|call|hour|thing)|bar ?raiser|\bloop (\d)\/\1\b|letzte|abschluss|dernier|dernière|último|última|ultimo|ultima|最終|终面|終面|终轮|役員面接|závěrečn|poslední|końcow|ostatni|finałow|laatste|\bceo\b|\bmd chat|group head|c[- ]suite/iu,
  ],
  [
    'case',
    /\brole-?play\b|^presentation to\b|\bcases?\b(?! (?:manager|worker|handler|officer|coordinator))|fallstudie|étude de cas|caso pr[áa]tico|\bGD/iu,
  ],
  [
    'hiring manager',
    /(?:hiring|line) (?:manager|mgr|mngr)|\bhm\b|^manager(?:ial)? round|\bmanagerial\b|(?:your|my) (?:future|would-be|potential) (?:manager|boss)|com (?:a |o )?(?:gest(?:ão|ora?)|lideran[çc]a|líder)\b|avec (?:le|la|votre) (?:futur[e ]*)?(?:manager|responsable)|con (?:el|la|tu) (?:futur[oa] )?(?:jef[ea]|responsable|gerente)|met de (?:manager|leidinggevende)|mit (?:der|dem) (?:fach)?(?:vorgesetzten|abteilungsleit|teamleit)|con il (?:tuo )?responsabile|z przyszłym (?:szefem|przełożonym)/iu,
  ],
  [
    'culture',
    /culture|team[- ]?(?:fit|lunch|coffee)|\bvalues\b|meet (?:the|your)[\p{L} ]{0,20}team|teammates|(?:with|mit|met) (?:the |dem |het )?(?:crew|team)\b|\bteam (?:\+|&|und|and) |the crew\b|(?:future|potential) (?:colleagues|peers)|current residents|kultur|teamgespr|fachteam|kollegen(?:runde|gespr)|(?:den |zukünftigen )kolleg|kennenlernen mit dem|rencontre avec l['’]équipe|avec (?:les|vos) (?:futurs )?collègues|conoscere il team|met (?:de |je )collega|poznaj zesp|setkání s týmem/iu,
  ],
  [
    'panel',
    /\bpanel\b|\boral (?:board|interview)|\bboard\b(?! ?room)|trustees|civil service|(?:search|hiring) (?:team|committee)|selection committee|\bcommittee$|comité|\bjury\b|júri|kommission|selectiecommissie|comisi[oó]n|tribunal|commissione|comissão|komisj|konkurs|výběrové řízení|concorso|oposici[oó]n|concurso|prova orale?\b|ústní zkouš|egzamin ustny|épreuve orale|prueba oral|banca\b(?! \p{Lu})|painel(?! t[eé]cnic)/iu,
  ],
  [
    'technical',
    /technical|\btech (?:scre?e?n\b|scr\b|chat|interview|int\b|intvw?|round|call|talk)|(?:weld(?:ing)?|typing|excel|driving|forklift|trade|sight-?reading) test|jazda próbna|\bpair(?:ing)? on\b|technique|técnic|tecnic|technisch|fach(?:gespr|teil|interview|abteilung|bereich)|(?:code|design|architecture|incident|submission) (?:walk ?through|review)|technical assessment|coding|pairing|pair program|system design|whiteboard|live[- ]cod|sql|deep dive|take[- ]?home|work sample|skills test|practical test|teste? pr[áa]tico|test pratique|praktische[rn]? (?:test|prüfung)|prueba práctica|techniczn|technick|技術|技术|笔试|programm?ier/iu,
  ],
  [
    'third',
    new RegExp(
      `\\b(?:3rd|third|rd 3|(?:etap|etapa|fase) (?:3|iii)\\b|round (?:3|three)|r3|stage (?:3|three)|step 3|iii etap|3 etap|3e|3\\.ª|3ª|3º|3\\. (?:kolo|runde|gespräch|etap|interview|ronde))${noOrdinal}|drittgespr|dritte|troisi[eè]me|terz[oa]\\b|tercer[oa]?\\b|terceir[oa]|derde|trzeci|třetí|三次|三面|3次|${numbered(3)}`,
      'iu',
    ),
  ],
  [
    'second',
    new RegExp(
      `\\b(?:2nd|second|rd 2|interview again|(?:etap|etapa|fase) (?:2|ii)\\b|round (?:2|two)|r2|stage (?:2|two)|step 2|ii etap|2 etap|2e|2de|2\\.ª|2ª|2º|2a|2\\. (?:kolo|runde|gespräch|etap|interview|ronde))${noOrdinal}|next steps|zweit(?!er teil)|deuxi[eè]me|seconda|secondo|segund[oa]|tweede|drug[ai]\\b|druh[éýá]|二次|二面|复试|複試|2次|${numbered(2)}`,
      'iu',
    ),
  ],
  [
    'phone screen',
    /(?:电话|電話)(?:面|\s|$)|telephone int|^(?:tel(?:ef\p{L}+)?|t[eé]l[eé]phone|phone|ph|appel|liga[cç][aã]o|telefonata|rozmowa tel\.?|hov[oa]r) (?:thing |call |rozmowa )?(?:(?:w\/|with|z|c\/|con|de|du|da|do|mit|met|avec|s) ?)?(?:the )?(?:hr|rh|rrhh|kadr)\b|volá personalist|telefoninterview|entrevue téléphonique/iu,
  ],
  [
    'recruiter screen',
    /(?<!\p{L})recruiter|recruteu|recrutadora?|reclutadora?|rekrut(?:er|ier)|náborář|personalist|\brh\b|\brrhh\b|hr[- ]?(?:call|chat|interview|screen|round|gespr|telefonat)|\bhr\b(?=面|$)|\b(?:w\/|with|mit|met|con|avec|z|s) hr\b|recursos humanos|human resources|risorse umane|ressources humaines|talent (?:partner|screen|acquisition)|(?:call|chat|intro)\b.{0,40}\brecruiting\b|cazatalentos|人事面(?!接)/iu,
  ],
  [
    'phone screen',
    /phone|\bph\.?\s|screening|\bscrn\b|screen\b|telefon|telefó|téléphon|telefò|\btel\b|^call from\b|電話|电话|by phone|\b(?:calls?|rings?|phones?) me\b|me (?:llama|marca|liga)\b|m['’]appelle\b|ruft (?:mich )?an\b/iu,
  ],
  [
    'onsite',
    /on-?site|vor ort|sur place|presencial|f2f|in[- ]person|callback|interview day|faculty interview|job talk|campus visit|\bvisit\b.{0,4}(?:and|&|\+) interview|interviews?\b.{0,12}\bvisit\b|persönlich|op locatie/iu,
  ],
  [
    'first',
    new RegExp(
      `\\b(?:1st|first|rd 1|round (?:1|one)|r1|stage (?:1|one)|oci|1er|1ère|1re|i etap|1 etap|1e|1\\.ª|1ª|1\\. (?:kolo|runde|gespräch|etap|interview|ronde))${noOrdinal}|initial|\\berst|kennenlern|premi(?:er|ère)|prim[eo]|primera|conoscitiv|kennismak|eerste|pierwsz|první|一次|úvodní|inicial|iniziale|初面|一面|初试|初試|poznajmy się|カジュアル|spotkanie rekrutacyjne|exploratory|getting to know|get to know|${numbered(1)}`,
      'iu',
    ),
  ],
];

/** Words of a title that say less than what the description says. */
export const weakInTitle: RoundWords = [
  [
    'culture',
    /\bpeer\b|colleagues|kolleg(?:en|innen)\b|collègues|compañeros|colleghi|collega['’]?s|(?:com|con) (?:o|a|el|il) (?:time|equip[eao]|squadra|team)\b|met het team|z zespołem|s týmem/iu,
  ],
  ['second', /follow-?up (?:interview|conversation|chat|meeting)/iu],
  [
    'first',
    /\bintro\b|introductory|(?:co-?op|intern(?:ship)?s?) (?:interview|int(?:vw|v)?\b)|on-?campus int|pozvánka na pohovor/iu,
  ],
  ['onsite', /(?:demo|sample|model) lesson|teaching demo/iu],
  ['phone screen', /quick call/iu],
];

/** Phrases that tell it in a description, where single words say too little. */
export const inBody: RoundWords = [
  [
    'trial day',
    /\btrial (?:shift|day)|cook (?:\d|a|two|three) (?:plates?|dish(?:es)?)|probearbeit|schnuppertag|paid stage|\b(?:hours?|hrs?) (?:of )?kitchen time|on a model\b/iu,
  ],
  ['case', /\bcase (?:study round|interview|round)|\w case in (?:teams|groups)/iu],
  [
    'assessment centre',
    /assessment[ -]?(?:day|cent)|group (?:task|exercise)|gruppenübung|prova di gruppo|prueba grupal|épreuve collective/iu,
  ],
  [
    'final',
    /(?:final|last) (?:step|stop|round|stage|person you|conversation|interview|one)|last thing before|最終選考|letzte (?:runde|gespräch)|dernière étape|[uú]ltim[ao] (?:etapa|fase|charla|conversa|entrevista|ronda|paso|passo)|afsluitend gesprek|abschlie(?:ß|ss)ende[sn]? gespräch|ultimo step/iu,
  ],
  [
    'hiring manager',
    /\bhiring (?:manager|mgr)\b|\bhm\b|(?:would|will|to) be your (?:direct |line )?(?:manager|boss)|your (?:future|prospective|would-be|potential|line) (?:manager|boss)|leads the team you(?:['’]d| would| will) join|you(?:['’]d| would) (?:be )?report(?:ing)? to|zukünftige[rn]? (?:chef|vorgesetzte|führungskraft)|votre futur(?:e)? (?:manager|responsable)|tu futur[oa] (?:jef[ea]|responsable)|tuo futuro responsabile|toekomstige leidinggevende/iu,
  ],
  [
    'culture',
    /(?:future|potential|prospective) (?:colleagues|teammates|co-?workers|peers)|(?:people|colleagues|crew|team) you(?:['’]d| would) (?:be )?(?:work|join)|zukünftigen? kolleg|futurs collègues|futuros compañeros|futuri colleghi|toekomstige collega/iu,
  ],
  [
    'third',
    /\b(?:stage|round|step) (?:3|three)\b|third (?:round|stage|interview|step)|dritte[ns]? (?:runde|gespräch)|troisième|tercera fase|terza|derde ronde|etapa 3/iu,
  ],
  [
    'second',
    /\b(?:stage|round|step) (?:2|two)\b|(?:great|good|lovely|nice|enjoyed) (?:speaking|talking|meeting)|(?:liked|loved|enjoyed) (?:the|our|your) (?:first|last|initial)|\bthis time(?: with|[, ]+\p{Lu})|\bdiesmal\b|cette fois|en esta ocasión|desta vez|questa volta|tym razem|tentokrát|second (?:round|stage|step|meeting|interview|conversation|chat)|a second time|first (?:call|chat|talk|conversation|interview|meeting) went|welcome back|now like you to meet|next (?:person|people) (?:to|you) |after (?:our|the|your) first (?:call|chat|conversation|interview)|\bstep 2\b|segunda (?:fase|entrevista|etapa)|zweite[ns]? (?:runde|gespräch)|nach (?:dem|unserem) (?:\p{L}+ )?erst(?:en |gespr)|dass es weitergeht|tweede (?:ronde|gesprek)|following your (?:phone|first)|druhého kola|deuxième|second[oa] (?:colloquio|fase)|après (?:notre|votre) premier|tras (?:la|nuestra) primera/iu,
  ],
  [
    'panel',
    /\b(?:search committee|selection committee|committee|-member (?:oral )?board|before (?:a|the) board|full board|(?:structured |in-person |interview )panel|interview type: panel|panel(?: members?| chair| of| interview| will| consists|:)|commissie:|comité :|banca:|júri:|jury ?:|komisj[aąi]|komis[íie]\b|výběrová komise|评委|答辩|gleichstellungsbeauftragte|(?:^|[\n.,] ?)(?:jury|commissione|komise|banca)(?=[ ,:]|$)|\bpanel x ?\d|kommission|commissione:|comisi[oó]n|tribunal|procedimento concursal|civil service|questions (?:on paper|handed out))|(?:^|[.\n] ?)present: [^.\n]{3,60}(?:,| and )|(?:^|[.\n|] ?)devant (?:\p{Lu}|un jury|M\.|Mme)/iu,
  ],
  [
    'technical',
    /technical (?:stage|round|interview|test)|entrevista técnica|(?:échange|partie|entretien|test) technique|technisches? (?:gespräch|interview|teil)|parte t[eé]cnica|live coding|coding interview|coderpad|pair(?:ing)? (?:session|programming)|手撕代码/iu,
  ],
  [
    'hiring manager',
    /(?:speaking with|you will meet|you['’]ll meet) \p{Lu}\S+ \p{Lu}\S+, (?:senior )?director of/iu,
  ],
  ['case', /\bcase study(?! interview)/iu],
  [
    'onsite',
    /\bin person\b|on-?site interview|in unserem hause|presencial|en persona|presso la nostra sede|\bin (?:the |our )?store\b/iu,
  ],
  [
    'phone screen',
    /\b(?:by phone|will (?:call|ring) you|(?:i['’]ll|i will) (?:call|ring) |calls? my (?:cell|mobile)|(?:calls?|rings?|phones?) me|will phone|over the phone|ruft (?:dich|sie|mich )?an|vous appellera|vous joindra|te llamará|me llama|ik bel je|zadzwoni|zavolá|ti chiamo|la chiamerà)/iu,
  ],
  [
    'recruiter screen',
    /(?:intro|first|initial) screen\b|screening (?:chat|call|conversation)|talent acquisition|\brecruiter(?:in)? (?:call|screen|\p{Lu}|for )|, (?:senior |technical )?recruiter|^recruiter[.,]|(?:pay|salary) expectations?|before I (?:send|pass|put|hand) you|\binmail\b|\b(?:he|she|they) screens?\b|what you(?:['’]re| are) (?:after|looking for)|over your application|chargée? de recrutement|pretensión salarial|prétentions|gehaltsvorstellung/iu,
  ],
  [
    'first',
    /\b(?:first (?:chat|conversation|interview|round|stage|convo|meeting|call|one)\b|1st (?:chat|convo|round)|(?:round|stage|step) (?:1|one)\b|initial (?:chat|interview|conversation)|career portal|premier (?:échange|entretien)|primo colloquio|primera (?:entrevista|charla)|primeira (?:entrevista|conversa)|eerste gesprek|pierwsz\p{L}{1,4} (?:rozmow|spotkan)|první(?:ho|mu)? (?:pohovor|kolo|setkání)|erstgespräch|erstes gespräch)|初试|一次面接|的一面|初面/iu,
  ],
];

/** What somebody writes who asks to talk about one's work for the first time. */
export const beginning =
  /(?:learning|hearing) (?:more )?about your|faire connaissance|hear about your|your (?:resume|cv|application|profile) stood out|(?:like|love|keen|happy|eager|excited) to (?:hear|learn) (?:how|what|more|about)|(?:walk|go|talk|run) (?:me )?through your (?:cv|resume|background|experience)|your (?:cv|background) with you|questions (?:on|about) your (?:experience|background|cv)|read your application|sending (?:me |us )?your (?:clips|cv|resume|portfolio|work)|(?:passed|forwarded|shared|sent) (?:on |me |us )?your (?:cv|resume|details)|nothing to prepare|no prep needed/iu;

/** What an agency writes that sees somebody before its client does. */
export const forClient =
  /your consultant\b|before I (?:present|introduce|put forward|recommend) you|before (?:we|I) (?:send|put) you (?:forward|to our client)/iu;
