/** Events that may be of an interview: the person is asked. */
import { describe, expect, it } from 'vitest';
import { type Case, verdictOf } from './verdict-of.ts';

const cases: readonly Case[] = [
  ['Hold for Maya', 'Details to follow', 'Skylarkia Recruiting <hold@skylarkia.example>'],
  ['Private', '', 'Talent Team <x@orrin.example>'],
  ['Fernbrook: walking you through the package', '', 'Lia Ott <lia@fernbrook.example>'],
  ['Compensation chat – Oakstone', '', 'Lia Ott <lia@oakstone.example>'],
  ['Coffee w/ Sven, he may be hiring', 'VP at Tolva'],
  ['Birra con Marco, cercano qualcuno', ''],
  ['caña con Iker, igual contratan', ''],
  ["Café avec Inès, sa boîte cherche quelqu'un", ''],
  ['Bier mit Jörg, die suchen wohl jemanden', ''],
  ['chopp com o Beto, estão procurando alguém', ''],
  ['piwo z Markiem, szukają kogoś', ''],
  [
    'Maya + Sofia (Slate Fund), connected by Tess',
    'Would love to meet.',
    'Sofia <sofia@slatefund.example>',
  ],
  ['Intro: Maya <> Per (Tansy)', 'found you on LinkedIn', 'Per <per@tansy.example>'],
  ['Chat with the co-founder of Plinth', 'saw your profile', 'Wes <wes@plinth.example>'],
  ['Talk with Larch Executive Search', 'No specific mandate', 'J. Ott <jott@larchsearch.example>'],
  ['Interview with Robin', ''],
  ['Interview', '', 'nobody'],
  ['maybe onsite Merlyn (tbc)', 'waiting for Jess'],
  ['Offer call, Robin & Co', '', 'Ingrid <ingrid@robinco.example>'],
  ['Kennenlernen mit Herrn Kolb', '', 'R. Kolb <r.kolb@kolb-partner.example>'],
  ['Chat with Nina (recruiter) about the market', 'no role in mind'],
  ['Coffee – Lars, VP Eng at Fjord', "said they're building a team"],
  ['possible 2nd round w/ Fernworks, waiting to hear', ''],
  ['Interview?', ''],
  ['Reference check call – Lotus Health', ''],
  ['Entretien', ''],
  ['Vorstellungsgespräch Jana?', 'evtl.'],
  ['Networking call: Ed (Lumen)', 'LinkedIn', 'Ed <ed@lumenworks.example>'],
  ['Kaffee mit Herrn Sander (Headhunter)', ''],
  ['Échange informel – Studio Brume', '', 'Lea <lea@brume.example>'],
  ['Vertragsgespräch Holtmann', '', 'Jana Ruf <jana.ruf@holtmann.example>'],
  ['Busy', '', 'Recruiting <recruiting@tamarind.example>'],
  ['Confidential', '', 'HR <hr@tamarind.example>'],
  ['HOLD: onsite Brackwater?', ''],
  [
    'Intro to Marc (Selby Partners) via Tess',
    'we help operators find their next role',
    'Marc <marc@selby.example>',
  ],
  ['Interview – Sam', ''],
  ['Coffee w/ Lena from Ridgeline', ''],
  ['Kaffee mit Anna von Siebold', ''],
  ['café avec Paul de chez Garonne', ''],
  ['koffie met Joost van Adelaar', ''],
  ['kawa z Kasią z Alegra', ''],
  ['pencil: Sycamore Tools 2nd chat?', ''],
  ['hold: Brightline maybe final', ''],
  ['Touch base', '', 'Kim <kim@ferncorp.example>'],
  ['Maya Patel / Kim Orr', '', 'Kim Orr <kim@ferncorp.example>'],
  ['entretien M.', ''],
  ['Angebot besprechen Hartung', 'Gehalt'],
  ['Catch up', 'touching base on the market', 'Kim <kim@ferncorp.example>'],
];

describe('an unclear event', () => {
  it.each(cases.map((one) => [one[0], one] as const))('is asked about: %s', (_, one) => {
    expect(verdictOf(one)).toBe('ask');
  });
});
