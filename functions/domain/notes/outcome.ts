/** How it ended, in the person's tag or the employer's own words. */
import type { Outcome } from './notes.ts';

const tags = /(?<![\p{L}\p{N}&/])#(replied|rejected|offer|withdrawn)(?![\p{L}\p{N}_-])/giu;

/**
 * A rejection as employers word it. "Unfortunately we must move your interview" is none: what is
 * declined must be the person or the application, not a day.
 */
const rejections: readonly RegExp[] = [
  /\b(?:not|won['’]t be|decided not to|unable to) (?:be )?(?:mov\w+|proceed\w*|go\w*|tak\w+)(?: you| your application)? (?:forward|ahead|further)(?: with)?(?: you| your (?:application|candidacy))?/i,
  /\b(?:chosen|selected|decided|going|moving forward|gone|went|go) (?:to (?:go|proceed|move forward) )?(?:with|for) (?:another|a different|an?other|other) (?:candidates?|applicants?)/i,
  /\b(?:you (?:were|have) not been selected|you were not selected|position has been filled|application (?:was|has been) (?:unsuccessful|rejected|declined)|we regret to inform you|they rejected me|got rejected|rejection (?:mail|email|letter|call)|turned me down|no longer under consideration|didn['’]t get (?:it|the job))/i,
  /\b(?:absage (?:bekommen|erhalten|per)|für (?:einen|eine) ander\w+ (?:bewerber|kandidat)\w*(?: \w+){0,2} entschieden|müssen (?:wir )?ihnen leider absagen|leider absagen müssen)/i,
  /\b(?:candidature (?:n['’]a pas été|non) retenue|ne (?:pouvons|pourrons) (?:pas )?donner (?:une )?suite favorable|refus(?:ée?)? reçu)/i,
  /\b(?:ha sido descartad[oa]|no ha(?:s|n)? sido seleccionad[oa]|candidatura (?:não foi|foi recusada|rechazada)|não foi selecionad[oa]|seguiremos com outros candidatos|hemos (?:elegido|escogido) a otr[oa])/i,
  /\b(?:candidatura non è stata (?:accolta|selezionata)|abbiamo scelto un altr[oa]|afgewezen|gekozen voor een andere kandidaat|wybrali(?:śmy)? inn\w+ kandydat\w+|odrzucona kandydatura|vybrali (?:jsme )?jiného (?:kandidáta|uchazeče))/i,
  /不採用|お見送り|ご期待に(?:沿|添)え(?:ず|ない)|不合格|未被录用|没有通过面试|未通过面试|不予录用/,
];
const offers: readonly RegExp[] = [
  /\b(?:we are (?:pleased|happy|delighted) to (?:offer you|make you an offer|extend an offer)|would like to (?:offer you(?! (?:a |an |another |one of )?(?:choice|slots?|times?|dates?|meeting|call|chance|interview|tour|look))|extend an offer)|got (?:the|an) offer|received (?:the|an) offer|they offered me|offer received|i got the job)\b/i,
  /\b(?:zusage (?:bekommen|erhalten)|wir freuen uns,? ihnen (?:die stelle|den vertrag) an(?:zu)?bieten|nous avons le plaisir de vous proposer le poste|me ofrecieron el puesto|recebi (?:a|uma) proposta|mi hanno offerto il posto)\b/i,
  /内定|录用通知/,
];
const withdrawals: readonly RegExp[] = [
  /\b(?:i (?:have )?(?:withdrew|withdrawn)|withdrew my (?:application|candidacy)|told them no|i declined (?:the|their) offer|bewerbung zurückgezogen|candidature retirée|retir[eé] mi candidatura|ho ritirato la candidatura)\b/i,
];

/**
 * The outcome that a text tells: the last tag, else what its words say; null where neither does. A
 * reply is told by its tag alone, since every invitation is worded like one.
 */
export function readOutcome(text: string): Outcome | null {
  let tagged: Outcome | null = null;
  if (text.includes('#')) {
    for (const match of text.matchAll(tags)) tagged = match[1]?.toLowerCase() as Outcome;
  }
  if (tagged) return tagged;
  if (rejections.some((way) => way.test(text))) return 'rejected';
  if (withdrawals.some((way) => way.test(text))) return 'withdrawn';
  return offers.some((way) => way.test(text)) ? 'offer' : null;
}
