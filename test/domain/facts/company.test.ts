import { describe, expect, test } from 'vitest';
import { factsOf, type Said } from './facts-of.ts';

const found: [string, Said, string | null][] = [
  ['behind "with"', { title: 'Interview with Larkspur' }, 'Larkspur'],
  ['behind "at"', { title: 'Data Analyst at Larkspur' }, 'Larkspur'],
  ['behind @', { title: 'Interview @ Larkspur' }, 'Larkspur'],
  ['behind a dash', { title: 'Phone screen - Larkspur Foods' }, 'Larkspur Foods'],
  ['before a colon', { title: 'Larkspur: final round' }, 'Larkspur'],
  ['in brackets', { title: 'Interview: Process Engineer (Larkspur Optics)' }, 'Larkspur Optics'],
  [
    'beside the role after a comma',
    { title: 'Interview: QA Lead, Larkspur Software' },
    'Larkspur Software',
  ],
  ['with its article', { title: 'Interview: The Larkspur Courier' }, 'The Larkspur Courier'],
  [
    'before small words',
    { title: 'Assessment day – Larkspur Rail graduate scheme' },
    'Larkspur Rail',
  ],
  ['beside my own name', { title: 'Robin x Ash & Umber: case' }, 'Ash & Umber'],
  [
    'behind my own name',
    { title: 'Phone Interview: Robin Vale and Larkspur Freight' },
    'Larkspur Freight',
  ],
  ['shouted', { title: 'INTERVIEW WITH LARKSPUR PROTECTION' }, 'Larkspur Protection'],
  [
    'with the number of a branch',
    { title: 'Your interview at Larkspur Barn #212' },
    'Larkspur Barn',
  ],
  ['with a number that is its name', { title: 'Demo lesson, PS 412', place: 'PS 412' }, 'PS 412'],
  ['in small letters', { title: 'intvw larkspur labs 2pm zoom' }, 'larkspur labs'],
  [
    'in a calendar invitation of Google',
    {
      title: 'Interview @ Thu Mar 11, 2027 11am - 11:45am (EST) (Robin Vale)',
      from: 'Larkspur Press <hiring@larkspurpress.example>',
    },
    'Larkspur Press',
  ],
  [
    'behind a mark of a mail program',
    { title: '[External] RE: Interview: Larkspur Optics' },
    'Larkspur Optics',
  ],
  ['behind "Busy"', { title: 'Busy – Interview: Larkspur Optics' }, 'Larkspur Optics'],
  [
    'only in the location',
    { title: 'Interview', place: 'Larkspur Dental, 5 Elm St' },
    'Larkspur Dental',
  ],
  [
    'shorter in the location',
    { title: 'Chat (Larkspur Fabrics)', place: 'Larkspur, Main St' },
    'Larkspur Fabrics',
  ],
  [
    'as letters in the location',
    {
      title: 'Interview - Larkspur Credit Union',
      place: 'Larkspur CU, room 2A',
      from: 'HR <hr@larkspurcu.example>',
    },
    'Larkspur Credit Union',
  ],
  [
    'only in the description',
    { title: 'Phone screen', body: 'Company: Larkspur Mutual\nRole: Claims Adjuster' },
    'Larkspur Mutual',
  ],
  [
    'behind a post in a note',
    { title: 'Screening call with Dana', body: 'Dana Ode, Talent Partner at Larkspur Foods' },
    'Larkspur Foods',
  ],
  [
    'at the start of a note',
    { title: 'Superday', body: 'Larkspur Bank summer associate' },
    'Larkspur Bank',
  ],
  [
    'with its legal form',
    { title: 'Interview', body: 'Mit freundlichen Grüßen\nLarkspur GmbH' },
    'Larkspur GmbH',
  ],
  [
    'with small letters and a legal form',
    { title: 'Pohovor', body: 'Jan Novák, Bílá vrána s.r.o.' },
    'Bílá vrána s.r.o.',
  ],
  [
    'with a legal form before it',
    { title: '面接', body: '株式会社ヒバリです' },
    '株式会社ヒバリです'.slice(0, 7),
  ],
  ['as the domain spells it', { title: 'Ember call', from: 'Jo Hart <jo@ember.example>' }, 'Ember'],
  [
    'as the domain begins',
    { title: 'Robin / Larkspur next steps', from: 'Jo Hart <jo@larkspurfreight.example>' },
    'Larkspur Freight',
  ],
  [
    'with more in the domain',
    { title: 'Interview with Kestrel', from: 'Kestrel Talent <talent@kestrelhq.example>' },
    'Kestrel',
  ],
  [
    'cut short in the domain',
    { title: 'Interview: Larkspur Insurance', from: 'Jo Hart <jo@larkspurins.example>' },
    'Larkspur Insurance',
  ],
  [
    'turned round in the domain',
    { title: 'Gesprek gemeente Waterveen', from: 'Werving <werving@waterveen-gemeente.example>' },
    'gemeente Waterveen',
  ],
  [
    'with a word more than the domain',
    { title: 'Interview, Larkspur Public Library', from: 'J. Hart <jh@larkspurlibrary.example>' },
    'Larkspur Public Library',
  ],
  [
    'with & in the domain',
    {
      title: 'Second meeting',
      from: 'Jo Hart <jo@larkandson.example>',
      body: 'Jo Hart, Lark & Son',
    },
    'Lark & Son',
  ],
  [
    'with the kind of house before it',
    { title: 'Gesprek', from: 'Brouwerij Den Leeuwerik <jobs@denleeuwerik.example>' },
    'Brouwerij Den Leeuwerik',
  ],
  ['only as a domain', { title: 'Interview', from: 'Jo Hart <jo@larkspur.example>' }, 'Larkspur'],
  [
    'as the name of an office',
    { title: 'Entretien', from: 'Recrutement Larkspur <x@larkspur.example>' },
    'Larkspur',
  ],
  [
    'as the sender of an ATS',
    { title: 'Interview: Data Lead', from: 'Larkspur Health <no-reply@hire.lever.co>' },
    'Larkspur Health',
  ],
  [
    'on behalf of whom an ATS writes',
    { title: 'Virtual onsite', from: 'Ashby on behalf of Larkspur Bio <no-reply@ashbyhq.com>' },
    'Larkspur Bio',
  ],
  [
    'in full, where the domain has less',
    {
      title: 'Gespräch 2/2 (Larkspur)',
      place: 'Larkspur Analytik, Jena',
      from: 'HR <hr@larkspur.example>',
    },
    'Larkspur Analytik',
  ],
  [
    'behind a person of a note',
    { title: 'HR call - Ian', body: 'Ian Belcourt, Larkspur Paper. asked for salary' },
    'Larkspur Paper',
  ],
  [
    'behind a person of the title',
    { title: 'coffee with Jonah from Larkspur Studio' },
    'Larkspur Studio',
  ],
  [
    'as the domain of an address',
    { title: 'Interview', body: 'Ana Roy, ana@larkspur.example' },
    'Larkspur',
  ],
  [
    'of a person in a note',
    { title: 'call w/ recruiter', body: 'Nadia from Larkspur Robotics, firmware' },
    'Larkspur Robotics',
  ],
  [
    'with & at the start of a note',
    { title: 'job chat', body: 'Fable & Thread, pattern cutter' },
    'Fable & Thread',
  ],
  ['as a kind of house', { title: 'pohovor Pekárna U Mlýna' }, 'Pekárna U Mlýna'],
  ['behind a role', { title: 'AC Trainee Stadtwerke Ilmtal' }, 'Stadtwerke Ilmtal'],
  ['behind an hour', { title: 'phone int 10am Pacific Larkspur Growers' }, 'Larkspur Growers'],
  ['before a service', { title: 'Larkspur onsite via GoodTime' }, 'Larkspur'],
  [
    'like a given name, as a domain',
    { title: 'Interview Otto', from: 'jobs@otto.example' },
    'Otto',
  ],
  ['like a given name, behind @', { title: 'Interview @ Alma' }, 'Alma'],
  ['in kanji', { title: '最終面接 ひばり銀行' }, 'ひばり銀行'],
];

const notFound: [string, Said, string | null][] = [
  [
    'an ATS',
    { title: 'Teamtailor – Second meeting', from: 'Teamtailor <no-reply@teamtailor.com>' },
    null,
  ],
  ['a scheduler', { title: 'Interview', from: 'Calendly <notifications@calendly.com>' }, null],
  ['a mail provider', { title: 'Interview', from: 'Jo Hart <jo.hart@gmail.com>' }, null],
  ['my own employer', { title: 'Interview', from: 'Me <robin@oldjob.example>' }, null],
  ['a given name', { title: 'Interview with Anneliese' }, null],
  ['given names', { title: 'Interview with Sofia and Ben' }, null],
  ['a full name', { title: 'Interview with Dana Ode' }, null],
  ['what one does', { title: 'Walk in the Park w/ Odile', body: 'seat at Larkspur' }, 'Larkspur'],
  ['a post', { title: 'Interview', body: 'Interviewer: Jonas Reyes, Analytics Lead' }, null],
  [
    'a scheduling office',
    { title: 'Talk', from: 'Larkspur Scheduling <hi@larkspur.example>' },
    'Larkspur',
  ],
  [
    'a board for jobs',
    { title: 'Interview', from: 'Trac <noreply@trac.jobs>', body: 'Employer: Larkspur Trust' },
    'Larkspur Trust',
  ],
  ['a café', { title: 'Coffee w/ Zadie (Larkspur)', place: 'Bean Street Coffee' }, 'Larkspur'],
  ['where one eats', { title: 'Lunch at Cosmo w/ Alex', body: 'VP Sales at Larkspur' }, 'Larkspur'],
  [
    'a headhunter with a client',
    {
      title: 'COO mandate, Larkspur Bakeries',
      from: 'Jo Hart <jo@hartlowe.example>',
      body: 'Jo Hart, Hart Lowe Executive Search',
    },
    'Larkspur Bakeries',
  ],
  [
    'a person with a polite word',
    { title: "working interview, Dr. Hart's office", place: 'Elm Dental' },
    'Elm Dental',
  ],
  ['a video service', { title: 'Interview', place: 'https://zoom.us/j/1' }, null],
  ['a street', { title: 'Interview', place: '12 Elm Street' }, null],
  ['an office as such', { title: 'Interview', from: 'HR Specialist <hr@agency.example>' }, null],
  ['an hour', { title: 'Interview 3:20 PM' }, null],
];

describe('The employer is found', () => {
  test.each(found)('%s', (_, said, company) => expect(factsOf(said).company).toBe(company));
});

describe('The employer is not', () => {
  test.each(notFound)('%s', (_, said, company) => expect(factsOf(said).company).toBe(company));
});
