/** Which round of a selection an interview is, in recruiting's own words (docs/glossary.md). */

const rounds: readonly (readonly [string, RegExp])[] = [
  ['trial day', /trial (?:shift|day)|working interview|shadow shift|probe(?:arbeit|tag)|schnupper|essai|prova (?:in|di lavoro)|dia de prueba|turno de prueba|try-?out|stage shift|ride-?along|dzień próbny|meeloop|proefdag|体験入社|试岗/i],
  ['assessment centre', /assessment|dinámica grupal|dinamica (?:de grupo|di gruppo)|group exercise|auswahltag/i],
  ['final', /final|last (?:step|round|slot|interview)|letzte|dernier|último|ultimo|最終|终面|终轮|závěrečn|końcow|laatste|superday.*fit|\bceo\b|\bmd chat/i],
  ['case', /\bcase\b|fallstudie|étude de cas/i],
  ['panel', /\bpanel\b|comité|kommission|selectiecommissie|comisi[oó]n|commissione|komisj|search (?:team|committee)/i],
  ['phone screen', /phone|ph\.? interview|screening|telefon|telefó|téléphon|telefon|電話|电话|tel\.|by phone/i],
  ['recruiter screen', /recruiter|recruteu|reclutador|recrutador|\brh\b|\bhr\b|talent (?:partner|acquisition)|人事/i],
  ['technical', /technical|technique|técnic|tecnico|technisch|fachgespr|coding|pairing|system design|whiteboard|live code|techniczn|technick|技術|技术|take-?home/i],
  ['onsite', /on-?site|campus|vor ort|sur place|presencial|f2f|in person/i],
  ['culture', /culture|team ?fit|values|meet (?:the|your).*team|teammates|team \+|kultur|teamgespr/i],
  ['hiring manager', /hiring manager|\bhm\b|director|manager|leiter/i],
  ['second', /\b(?:2nd|second|round 2|r2|stage 2)\b|zweit|deuxi[eè]me|second[oa]|segund[oa]|tweede|drug[ai]|druh[éý]|二次|二面|复试|2次/i],
  ['third', /\b(?:3rd|third|round 3|r3)\b|dritt|troisi[eè]me|terz[oa]|tercer|三次|三面/i],
  ['first', /\b(?:1st|first|round 1|intro)\b|erst|kennenlern|premier|prim[eo]|kennismak|pierwsz|první|一次|初面|一面|カジュアル/i],
];

/** The round that title or description name; null where neither does. The title is asked first. */
export function readRound(title: string, body: string): string | null {
  return roundIn(title) ?? roundIn(body.slice(0, 600));
}

function roundIn(text: string): string | null {
  for (const [round, words] of rounds) if (words.test(text)) return round;
  return null;
}
