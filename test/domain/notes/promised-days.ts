/** Phrases that promise an answer, and the day, for an interview on Thursday 3 December 2026. */

type Rows = [string, string][];

export const english: Rows = [
  ['decision by Friday', '2026-12-04'],
  ["they'll call by June 3", '2027-06-03'],
  ['will hear back within two weeks', '2026-12-17'],
  ['answer next Tuesday', '2026-12-08'],
  ['We expect to make our decision by Feb 12', '2027-02-12'],
  ['Rückmeldung bis Mittwoch kommender Woche', '2026-12-09'],
  ['You should hear back within 5 business days', '2026-12-10'],
  ['Results by Tuesday of next week', '2026-12-08'],
  ['The committee expects to decide by March 19', '2027-03-19'],
  ['she promised an answer "by Monday"', '2026-12-07'],
  ['U hoort uiterlijk volgende week vrijdag van ons', '2026-12-11'],
  ['Le faremo sapere entro due settimane', '2026-12-17'],
  ['Retorno até sexta-feira', '2026-12-04'],
  ['結果は1週間以内にご連絡します', '2026-12-10'],
  ['一周内给答复', '2026-12-10'],
  ['They said they would get back to me by the 14th', '2026-12-14'],
  ['decision by 12/14/2026', '2026-12-14'],
  ['decision by 14/12', '2026-12-14'],
  ['Feedback by 2026-12-14', '2026-12-14'],
  ['You will have our answer within 48 hours', '2026-12-05'],
  ["We'll be in touch tomorrow", '2026-12-04'],
  ["we'll decide today", '2026-12-03'],
  ['Decision by end of week', '2026-12-04'],
  ['We will let you know by the end of next week', '2026-12-11'],
  ['We hope to get back to you early next week', '2026-12-08'],
  ['decision by the end of the month', '2026-12-31'],
  ['feedback next week', '2026-12-11'],
  ['We expect to have a decision by mid-January', '2027-01-15'],
  ['He said I would hear in about ten days', '2026-12-13'],
  ['You can expect an update within 7-10 days', '2026-12-13'],
  ['outcome in 1-2 weeks', '2026-12-17'],
  ['By Friday, they will let me know', '2026-12-04'],
  ['should know by December 9th', '2026-12-09'],
  ['Dana will get back to me by Wed', '2026-12-09'],
  ['final decision on Dec. 18', '2026-12-18'],
  ['We will contact all candidates by close of business on Friday, December 11', '2026-12-11'],
  ['answer by EOD tomorrow', '2026-12-04'],
  ['hiring decision in a couple of weeks', '2026-12-17'],
  ["If you haven't heard from us by December 15, feel free to write", '2026-12-15'],
  ['result the day after tomorrow', '2026-12-05'],
  ['verdict a week from Friday', '2026-12-11'],
  ['Decision by late January', '2027-01-31'],
  ['they decide the week after next', '2026-12-18'],
  ['You will hear from us within one month', '2027-01-03'],
  ['they call me back on Friday', '2026-12-04'],
  ['We will notify candidates of the outcome within ten working days', '2026-12-17'],
  ['Expect to hear from Sara by 12/9', '2026-12-09'],
  ['decision by\u00a0Friday', '2026-12-04'],
  ['DECISION BY FRIDAY', '2026-12-04'],
  ['<p>Decision by <b>Friday</b></p>', '2026-12-04'],
];

export const german: Rows = [
  ['Wir melden uns bis zum 3. Januar', '2027-01-03'],
  ['Wir werden uns in den nächsten zwei Wochen bei Ihnen melden', '2026-12-17'],
  ['Frau Klein ruft bis Freitag an', '2026-12-04'],
  ['Entscheidung Ende nächster Woche', '2026-12-11'],
  ['Wir geben Ihnen am Montag Bescheid', '2026-12-07'],
  ['Sie hören von uns innerhalb von zehn Werktagen', '2026-12-17'],
  ['Antwort bis 14.12.', '2026-12-14'],
  ['Antwort bis 14.12.2026 per Mail', '2026-12-14'],
  ['Rueckmeldung spaetestens naechsten Freitag', '2026-12-11'],
  ['Entscheidung bis Ende des Monats', '2026-12-31'],
  ['Ergebnis übermorgen', '2026-12-05'],
  ['Zusage oder Absage in einer Woche, Rückmeldung bis Mi', '2026-12-09'],
  ['Bis spätestens Freitag erhalten Sie eine Rückmeldung', '2026-12-04'],
  ['Bescheid Anfang Januar', '2027-01-10'],
  ['Ergebnis kommenden Dienstag', '2026-12-08'],
  ['Entscheidung im Laufe der nächsten Woche', '2026-12-11'],
];

export const french: Rows = [
  ['Nous vous répondrons avant le 14 décembre', '2026-12-14'],
  ['Réponse sous 48h', '2026-12-05'],
  ['Réponse sous quinze jours', '2026-12-18'],
  ["Vous aurez une réponse d'ici la fin du mois", '2026-12-31'],
  ['Décision vendredi prochain', '2026-12-04'],
  ['retour dans 5 jours ouvrés', '2026-12-10'],
  ['Résultats la semaine prochaine', '2026-12-11'],
  ['Décision au plus tard mardi de la semaine prochaine', '2026-12-08'],
  ['réponse après-demain', '2026-12-05'],
  ['retour le 14', '2026-12-14'],
  ['décision mi-janvier', '2027-01-15'],
  ['réponse lundi en huit', '2026-12-14'],
];

export const spanish: Rows = [
  ['Te daremos una respuesta el próximo martes', '2026-12-08'],
  ['Decisión antes del 14 de diciembre', '2026-12-14'],
  [
    'Nos pondremos en contacto en cinco días hábiles con una respuesta en 5 días hábiles',
    '2026-12-10',
  ],
  ['respuesta la semana que viene', '2026-12-11'],
  ['resultados en dos semanas', '2026-12-17'],
  ['me avisan mañana', '2026-12-04'],
  ['Le comunicaremos la decisión a finales de mes', '2026-12-31'],
  ['respuesta pasado mañana', '2026-12-05'],
  ['respuesta el viernes de la semana que viene', '2026-12-11'],
  ['resolución a mediados de enero', '2027-01-15'],
];

export const portuguese: Rows = [
  ['Retorno em até 3 dias úteis', '2026-12-08'],
  ['Você terá um retorno até o final da próxima semana', '2026-12-11'],
  ['Daremos uma resposta na próxima semana', '2026-12-11'],
  ['resposta até 14 de dezembro', '2026-12-14'],
  ['resultado amanhã', '2026-12-04'],
  ['decisão até ao final do mês', '2026-12-31'],
  ['feedback até segunda', '2026-12-07'],
  ['resposta na terça-feira', '2026-12-08'],
  ['retorno em duas semanas', '2026-12-17'],
];

export const italian: Rows = [
  ['Esito entro il 14 dicembre', '2026-12-14'],
  ['Vi daremo una risposta martedì prossimo', '2026-12-08'],
  ['Risposta entro 48 ore', '2026-12-05'],
  ['decisione entro fine mese', '2026-12-31'],
  ['riscontro entro cinque giorni lavorativi', '2026-12-10'],
  ['esito la prossima settimana', '2026-12-11'],
  ['risposta domani', '2026-12-04'],
  ['decideranno tra una settimana', '2026-12-10'],
  ['esito a metà gennaio', '2027-01-15'],
];

export const dutch: Rows = [
  ['We laten het u voor 14 december weten', '2026-12-14'],
  ['Wij nemen binnen een week contact met je op', '2026-12-10'],
  ['Je hoort binnen twee weken van ons', '2026-12-17'],
  ['uitslag morgen', '2026-12-04'],
  ['besluit eind volgende week', '2026-12-11'],
  ['antwoord op dinsdag', '2026-12-08'],
  ['U krijgt binnen 3 werkdagen bericht', '2026-12-08'],
  ['beslissing eind januari', '2027-01-31'],
  ['reactie volgende week dinsdag', '2026-12-08'],
];

export const polish: Rows = [
  ['Odpowiedź do piątku', '2026-12-04'],
  ['Damy znać w przyszłym tygodniu', '2026-12-11'],
  ['Decyzja w ciągu dwóch tygodni', '2026-12-17'],
  ['wyniki do 14 grudnia', '2026-12-14'],
  ['odpowiedź za tydzień', '2026-12-10'],
  ['odezwiemy się we wtorek', '2026-12-08'],
  ['Poinformujemy w ciągu 5 dni roboczych', '2026-12-10'],
  ['decyzja do końca miesiąca', '2026-12-31'],
  ['odpowiedź jutro', '2026-12-04'],
];

export const czech: Rows = [
  ['Ozveme se do pátku', '2026-12-04'],
  ['Výsledek do dvou týdnů', '2026-12-17'],
  ['Dáme vědět příští týden', '2026-12-11'],
  ['rozhodnutí do 14. 12. 2026', '2026-12-14'],
  ['rozhodnou se do konce měsíce', '2026-12-31'],
  ['odpověď za týden', '2026-12-10'],
  ['vyjádří se zítra', '2026-12-04'],
  ['výsledek během 5 pracovních dnů', '2026-12-10'],
  ['Ozveme se v úterý', '2026-12-08'],
  ['výsledky 14. prosince', '2026-12-14'],
];

export const japanese: Rows = [
  ['結果は来週金曜までにお知らせします', '2026-12-11'],
  ['12月14日までにご連絡いたします', '2026-12-14'],
  ['合否は10日以内に通知します', '2026-12-13'],
  ['回答は明日', '2026-12-04'],
  ['結果は3営業日以内', '2026-12-08'],
  ['今月末までに結果をお知らせします', '2026-12-31'],
  ['結果は来週の火曜日', '2026-12-08'],
  ['返事は二週間以内', '2026-12-17'],
  ['来週中に結果をご連絡します', '2026-12-11'],
  ['結果は金曜日までに', '2026-12-04'],
  ['結果は14日までにご連絡します', '2026-12-14'],
  ['1月中旬までに合否連絡', '2027-01-15'],
];

export const chinese: Rows = [
  ['下周三前给答复', '2026-12-09'],
  ['两周内给结果', '2026-12-17'],
  ['结果12月14日前通知', '2026-12-14'],
  ['五个工作日内回复', '2026-12-10'],
  ['明天给答复', '2026-12-04'],
  ['月底前有结果', '2026-12-31'],
  ['周五之前通知结果', '2026-12-04'],
  ['下週五前通知結果', '2026-12-11'],
  ['48小时内答复', '2026-12-05'],
  ['下周给结果', '2026-12-11'],
  ['HR说下周一给答复', '2026-12-07'],
];

export const notes: Rows = [
  ['Decision by Tuesday. Update: decision now by Friday Dec 11', '2026-12-11'],
  ['Send us your documents by Monday. We will let you know by Friday.', '2026-12-04'],
];
