/** What those who hire send, by themselves or through a service. */
import { describe, expect, it } from 'vitest';
import { type Case, verdictOf } from './verdict-of.ts';

const cases: readonly Case[] = [
  [
    'Quick call re: your application',
    "Hi Maya, thank you for applying to Brightwater. I'd like to hear about you. Dana",
    'Dana Reyes <dana@brightwater.example>',
  ],
  [
    'Maya / Tomas',
    "Our first call went well, so I'd like you to meet Tomas, who leads the depot. Role: Planner.",
    'Gia Orr <gia@haulwell.example>',
  ],
  [
    'Next conversation: Oakstone Labs',
    "You'll have our answer by Friday.",
    'Suki Ren <suki@oakstonelabs.example>',
  ],
  [
    'Client meeting: CFO, Barrow Mills',
    'Our client would like to meet you. You will see Anton Voss (chair).',
    'Rita Stone <rstone@peaksearch.example>',
  ],
  [
    'Intro call with Juno Freight recruiting',
    'We received your application, thank you! I will tell you how the team works.',
    'Imo Castle <imo@junofreight.example>',
  ],
  [
    'Last interview with our founder – Gravel Ales',
    'Nearly there! Bring a question for Mo.',
    'Mo Finch <mo@gravelales.example>',
  ],
  [
    'Interview for Research Coordinator',
    'You will meet Dr. Hale and the lab.',
    'Kit Moore <kmoore@rosslabs.example>',
  ],
  [
    'Interview: User Research Lead, Duoway',
    '45 minutes with Ana (design)',
    'Ana Lis <ana@duowayapp.example>',
  ],
  [
    'Your interview with Glasswing',
    'Hi Maya, looking forward to meeting you! 3pm with Ted.',
    'Glasswing People <people@glasswing.example>',
  ],
  [
    'Interview confirmation',
    'You will speak with Joan Hill about the Billing Clerk position.',
    'Peak Staffing <jobs@peakstaffing.example>',
  ],
  [
    'Invitation: Maya Patel - Hiring Manager chat',
    'with Lou',
    'Otto Grey <ogrey@fernworks.example>',
  ],
  [
    'Fernworks x Maya: technical deep dive',
    '90 min pair programming with two engineers. Role: backend',
    'Otto Grey <ogrey@fernworks.example>',
  ],
  [
    'Second conversation with Dr. Alder',
    'The search committee would like to go through your CV.',
    'Dean Office <dean@alderu.example>',
  ],
  [
    'Presentation to the panel – Trust Manager post',
    '20 min + questions',
    'Recruitment <recruitment@trust.example>',
  ],
  [
    'Maya & Fernworks',
    'Hi Maya! Excited to continue. This round is a working session with Priya (staff eng). We will let you know within a week.',
    'Otto Grey <ogrey@fernworks.example>',
  ],
  [
    '30 Minute Meeting between Maya Patel and Joan Hill',
    'What: recruiter screen for Billing Analyst',
    'Calendly <notifications@calendly.com>',
  ],
  [
    'Maya Patel - Fernworks - Virtual',
    'Schedule: 10:00 Ana (PM), 11:00 Lou (Eng). Good luck! Recruiting team',
    'Fernworks Recruiting <no-reply@ashbyhq.com>',
  ],
  ['University of Alder: interview for Admissions Officer', 'Panel of 3', 'HR <hr@alder.example>'],
  ["Interview: Marketing Coordinator, St. Mary's School", '45 min', 'HR <jobs@stmarys.example>'],
  ['Panel Interview', '', 'Fern HR <hr@fern.example>'],
  [
    'Technical Interview - Backend Engineer @ Tamarind',
    'Join Zoom Meeting. Interviewer: Lena Ott',
    'Tamarind Talent <talent@tamarind.example>',
  ],
  [
    'Maya Patel <> Oskar (Tamarind)',
    'Hiring manager chat for the Data Lead role',
    'Oskar Ek <oskar@tamarind.example>',
  ],
  [
    'Vorstellungsgespräch',
    'Sehr geehrte Frau Patel, wir laden Sie ein. Stelle: Controllerin',
    'Personalabteilung <personal@holtmann.example>',
  ],
  [
    'Entretien – Responsable logistique – Transval',
    'Bonjour Maya, entretien avec M. Petit, directeur',
    'RH Transval <rh@transval.example>',
  ],
  [
    'Echange téléphonique – poste de comptable',
    'Suite à votre candidature',
    'Anne Roy <a.roy@fidexo.example>',
  ],
  [
    'Entrevista – Coordinador de almacén',
    'Hola Maya, te esperamos en la oficina. Pregunta por Elena',
    'Elena Gil <egil@logimar.example>',
  ],
  [
    'Colloquio conoscitivo – Tessival',
    'Gentile Maya, la aspettiamo',
    'HR Tessival <hr@tessival.example>',
  ],
  [
    'Entrevista Online – Vaga Analista Fiscal',
    'Olá Maya',
    'Recrutamento <recrutamento@contafix.example>',
  ],
  ['Sollicitatiegesprek – planner', 'Beste Maya, welkom', 'HR <hr@havenlijn.example>'],
  [
    'Rozmowa rekrutacyjna – Specjalista ds. zakupów',
    'Dzień dobry',
    'Rekrutacja <rekrutacja@zakupex.example>',
  ],
  ['Pohovor – referent nákupu', 'Dobrý den', 'HR <kariera@nakupex.example>'],
  ['一次面接のご案内（経理）', 'パテル様', '採用担当 <saiyo@midori.example>'],
  ['【面试邀请】财务分析', '您好', '招聘 <zhaopin@xinghe.example>'],
  ['Superday – Halden Capital', '4 interviews back to back', 'Campus <campus@haldencap.example>'],
  [
    'Culture chat – Brackwater',
    'with Ivo, final step',
    'Brackwater People <people@brackwater.example>',
  ],
  [
    'Re: Interview availability – Production Planner',
    'confirmed for Tuesday. Best, Kit',
    'Kit Ames <kit@molddy.example>',
  ],
  ['Updated invitation: Interview w/ Holloway Books', 'same link', 'Jo <jo@hollowaybooks.example>'],
  ['Take-home review – Lumen Works', 'walk us through your solution', 'Ed <ed@lumenworks.example>'],
  ['Founder interview – Plinthly', 'with Zoe, CEO', 'Zoe <zoe@plinthly.example>'],
  ['Meet Zoe (CEO) - final stage, Ops Manager', '45 minutes', 'Plinthly <jobs@plinthly.example>'],
];

describe('an invitation to an interview', () => {
  it.each(cases.map((one) => [one[0], one] as const))('is recognised: %s', (_, one) => {
    expect(verdictOf(one)).toBe('interview');
  });
});
