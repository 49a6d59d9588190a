/**
 * The words around a promise of an answer, in the notation of `phrasesPattern`.
 *
 * A promise is a clue that the employer will answer, next to a day. What asks the reader for
 * something ("please reply by Friday") or dates something else ("starts on Monday") stands against.
 */

/** An answer, or somebody who gives it. A day beside it is enough. */
export const answers: readonly string[] = [
  'hear/hears back, heard back, hear from us/me/them/him/her, hear next/on',
  'get/gets back to you/candidates/applicants/everyone, getting back to you',
  'let/lets/letting you/candidates/applicants/everyone/people know, lets me/us know',
  'let me know either way',
  'in touch with you/me/candidates/applicants, be in touch',
  'get in touch with you/candidates/applicants, follow up with you/me/candidates',
  'contact you/me/candidates/applicants/everyone/all, be contacted',
  'inform all/everyone/every/successful/shortlisted/them, its/their/a recommendation, wrap up the search',
  'list is published, list will be published, eligible list',
  'reach out to you/me/candidates, update you/me, inform you/me/candidates/applicants',
  'be/are notified, notify you/me/candidates/applicants/all, be/are informed, be/are told',
  'tell you/me/everyone/candidates/applicants/all, tells me',
  'where you/they/we/i/candidates/applicants/everyone/things stand/stands',
  'decide, decides, deciding, be decided, decision, decisions, hiring decision',
  'make up their mind/minds, will/ll/should/d/ know',
  'answer, answers, response, responses, feedback, result, results, outcome, outcomes, verdict',
  'final word, update, calls go out, calls are made',
  'ruckmeld*, rueckmeld*, bescheid, entscheid*, ergebnis*, antwort*, zusage, feedback',
  'meldet/meldest sich, melden uns, ihnen/dir/euch melden, hoeren/horen wir, melde mich',
  'meldet euch, lassen/lasse sie/dich/euch wissen, wir lassen sie/dich/euch, teilen/teile ihnen/dir/euch',
  'horen von, hore von, hort von, mitteil*, informieren wir, informiert, benachrichtig*',
  'sagen mir/ihnen/dir, erfahre*, weiss ich, wissen wir',
  'reponse*, repond/repondra/repondrons/repondent/repondront, retour/retours, decision/decisions',
  'decide/decident/decidera/decideront/deciderons, resultat*, nouvelles, recontact*',
  'au courant, informer/informera/informerons, avis, verdict, revien* vers, reviendr*',
  'tiendrons/tiendra/tient informe/informee, ferons/fera signe, donnerons/donnera suite',
  'saurez/saurai/saura/saurons/sauras, tranche*',
  'respuesta*, novedades, responder/responderan/responderemos/respondera/responden, decision/decisiones',
  'decidir*/deciden/decide/decidimos, resultado*, resolucion',
  'avisan/avisaran/avisaremos/avisara/avisamos/avisa/aviso, noticias',
  'se publicara/publicaran/publica, mi dicono/diranno',
  'haremos/haran/hara/hacemos saber, diremos/diran/dira/dicen, comunicara*/comunicaremos/comunicamos',
  'contactaremos/contactaran/contactara, informaremos/informaran, devolucion',
  'contestaremos/contestaran/contestan/contestacion, contestamos/contestare/contesto/contesta',
  'respondemos, tendras/tendra respuesta, sabremos/sabre/sabras, fallo',
  'resposta*, responder/responderemos/respondem/responderao, retorno/retornos',
  'retornaremos/retornamos/retornam, decisao, decidir*/decidem/decide/decidimos, resultado*',
  'devolutiva, noticias, avisam/avisaremos/avisarao, comunicaremos',
  'entraremos/entrarao/entramos em contato/contacto, informaremos, saberemos, saberei',
  'esito, esiti, risposta, risposte, risponder*/rispondono, riscontro, riscontri, decisione',
  'decidono/decideranno/decideremo/decidera/decidiamo, risultat*, graduatoria',
  'faremo/faranno/fara/fanno/facciamo sapere, sapere qualcosa',
  'notizie, ricontatter*, contatter*/contattiamo, comunicher*, aggiorner*',
  'sapremo/saprai/sapra/sapro, sentiremo/sentirete',
  'hoort, hoor, horen, weten, uitkomst, uitslag, antwoord*, reactie, terugkoppeling, besluit*',
  'beslis*, resultaat, resultaten, bericht, contact op, contact met je/u/jou',
  'neem/neemt/nemen contact, uitsluitsel',
  'odp, odpowiedz wyslemy/przeslemy/przekazemy, odpowiedz/odpowiedzi, odpowiemy, odpowie/odpowiedza, wynik*, decyzj*, znac, poinformuj*',
  'skontaktuj*, odezw*/odezwa, odezwiemy, rozstrzygn*, zdecyduj*, oglosz*, informacj* zwrotn*',
  'feedback',
  'vysled*, rozhodn*, rozhodov*, odpoved*, odpovi*, ozve*, ozvou, ozvat, ozyva*',
  'vyjadri*/vyjadren*, sdeli*, vedet, zpetn* vazb*, informova*, kontaktova*, oznam*, vyrozum*',
  'rekne*/reknou',
];

/** Words that often mean other things: only with "by", "within" and their like. */
export const faintAnswers: readonly string[] = [
  'hear, heard, hears, in touch, word, news, next steps, know by/within/before, known, offer out',
  'offers out, offer, score/scores, list posted, posted, mailed',
  'circle/circles/circling back, announce*, published, selection made',
  'choose, chosen, pick someone, finali*, verbal, conclude*, communicated, notification*',
  'letters go out, reply, replies',
  'von uns, kontaktieren, nachricht, absage, contacter/contacterons/contactera, suite, decidido',
  'contato, contacto, comunicazione, nieuws, kontakt, informac*',
];

/** These only where the employer is the one who does it: "they'll call by June 3". */
export const theirActs: readonly string[] = [
  'call/calls back, call/calls me/you back, calls me/you, call, calls, calling, phone, phones, ring',
  'email, emails, reply, respond, revert, get/expect/expecting/receive a call from ?',
  'get/expect/expecting/receive a call, expect/expecting our/their call, give me/us/you a call/ring, get/expect/expecting/receive a phone call',
  'get back to me/us, get back, let me/us know, write, contact me/us, reach out, say, said',
  'confirm, follow up, come back to me/us/you, answer',
  'rufen, ruft, rufe, schreiben, rappelle/rappellera/rappellent/rappelleront/rappellerons',
  'appelle/appellent/appellera/appelleront/appellerons, ecrira/ecriront, anrufen',
  'vont/va appeler/rappeler, vont/va m appeler/rappeler, van/va a llamar, vao/vai ligar',
  'vao/vai me ligar',
  'llamaran, llamaremos, llamara, llama, llaman, escribiran, liga, ligarao, ligam, ligamos, ligaremos',
  'chiameranno, chiameremo, chiamano, chiama, chiamera, richiamera, richiameranno, richiamano',
  'bellen, belt, zadzwonia, zadzwonimy, zadzwoni, zadzwonic, zavolaji, zavolame, zavola, ozvou se, napisou',
  'napisi',
];

/** Asks the reader for something: a clue after it in the same clause is no promise. */
export const asks: readonly string[] = [
  'please, kindly, pls, rsvp, we ask, you must, you need to',
  'you should reply/respond/confirm/submit, make sure, required to, asked to, remember to',
  'dont forget, do not forget',
  'bitte, um ruckmeldung/rueckmeldung/antwort/zusage/bestatigung/ihre/deine, wir bitten, gebeten',
  'erbeten, melden sie sich, melde dich, meldet euch, antworten sie, antworte',
  'merci de, merci d, veuillez, priere de, prier de, svp, s il vous/te plait',
  'por favor, favor, rogamos, ruega, agradecemos, avisanos, avisenos, solicitamos, pedimos',
  'gentileza',
  'per favore, si prega, preghiamo, prego, cortesemente, gentilmente, faccia sapere',
  'facci sapere, fateci sapere, faccelo sapere',
  'gelieve, alsjeblieft, alstublieft, aub, horen/hoor/ontvangen/vernemen graag',
  'graag uw/je/jouw/een, laat ons/me/mij/het',
  'prosimy, prosze, prosba, prosim*, prosi, daj znac, dajcie znac, daj/dajcie nam/mi znac',
  'dejte vedet, dej vedet, dejte/dej nam/mi vedet, ozvete se, ozvi se',
];

/** Dates something that is no answer of the employer's. */
export const others: readonly string[] = [
  'your answer/response/reply/feedback/decision/confirmation/availability',
  'my answer/response/reply/feedback/decision, let us know, answer any/your/questions/the',
  'reply to, respond to, feedback form/session/meeting/call/on',
  'submit*, send us/me/your/over/in, reply by/before/with, respond by/before',
  'confirm/confirming your/by/attendance/availability, apply, application deadline, deadline',
  'applications close, closing date, due by, due on, return the/your, upload',
  'complete the/your/this, register, sign up, book your, prepare',
  'starts, start date, starting, starts on, position starts, first day, moved, rescheduled',
  'postponed, expires, expire, need your/my/an answer/response/decision/reply, references, valid',
  'ihre/ihrer/deine/deiner/eure ruckmeldung/antwort/entscheidung/bestatigung, bewerbungsfrist',
  'bewerbungsschluss, einsend*, einreich*, beginnt, arbeitsbeginn, verschoben, unterlagen',
  'zusenden, eintritt*',
  'votre reponse/retour/confirmation/decision, ta reponse, candidater, postuler, date limite',
  'envoyer, envoyez, transmettre, commence*, reporte*, de retour, aller retour, reponses aux',
  'repondre',
  'tu respuesta, su respuesta, confirme/confirma/confirmar, envie/envia/enviar',
  'plazo de inscripcion, fecha limite, comienza*, empieza*, respuesta de la',
  'sua resposta, tua resposta, envie/enviar, confirme/confirmar, inscric*, prazo final, comeca',
  'inicia',
  'sua/tua/vostra risposta, invii/inviare/inviate, confermi/confermare, candidars*, candidature',
  'scadenza, inizia',
  'je/jouw/uw antwoord/reactie/bevestiging, stuur, sturen, bevestig*, solliciteren',
  'sluitingsdatum, begint, start',
  'twoj*/panstwa odpowiedz/decyzj*, przesl*, wysl*, potwierdz*, aplikowac, zglosz*, rozpoczyna*',
  'vasi/vase/tvou/tvoje odpoved/rozhodnuti/vyjadreni, zaslete, poslete, potvrd*, nastup*, zacina',
];

/** What a bare day beside it dates: "feedback after the interview on Friday". */
export const meetings: readonly string[] = [
  'interview*, meeting*, onsite, appointment, round, visit, session, slot, shift, was, were, if',
  'when, whether, from, for, about, until, see you, call at',
  'gesprach*, termin*, treffen, runde, wenn, falls, entretien*, rendez, quand, entrevista*, cita',
  'reunion, cuando, conversa, reuniao, quando, colloqui*, incontr*, gesprek*, afspraak, als',
  'rozmow*, spotkan*, jesli, pohovor*, schuzk*, pokud, kdyz',
];

const cjkAnswers =
  '結果|合否|合格発表|回答|返答|(?:お|ご)?返事|フィードバック|结果|答复|答覆|回复|回覆|反馈|反饋|回饋|回音|决定|決定|消息|准信|结论|結論';
const cjkFaint =
  '連絡|お知らせ|知らせ|通知|告知|聯絡|联系|聯繫|告诉|告訴|発表|公布|オファー|电话通知';

const cjkActs =
  'お?電話(?:が(?:来|く|かか|あり|ある)|をもら|をいただ|いたします|致します|差し上げ|をくれ)|(?:会|會)(?:打电话|打電話|来电|來電|致电|致電)|' +
  '(?:致电|致電|联系)您|给您打电话|(?<=hr[^，。]{0,8})(?:来电|來電)';

/** Clues, requests and other dates in Japanese and Chinese. */
export const cjkMarks = new RegExp(
  [
    '(?<ask>ください|下さい|お願い|いただけ|頂け|願います|请(?!勿|注意|耐心|知)|請(?!勿|注意|耐心|知)|',
    '务必|務必|敬请|烦请)|',
    '(?<other>提出|応募|締切|締め切り|截止|报名|報名|提交|入职|入社|贵方|您的)|',
    `(?<answer>${cjkAnswers})|(?<act>${cjkActs})|(?<faint>${cjkFaint})`,
  ].join(''),
  'g',
);
