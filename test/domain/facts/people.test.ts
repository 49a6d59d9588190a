import { describe, expect, test } from 'vitest';
import { factsOf, namesOf, type Said } from './facts-of.ts';

const sender = 'Jo Hart <jo@larkspur.example>';
const met: [string, Said, string[]][] = [
  ['a guest', { title: 'Interview', guests: ['Ana Roy <ana@larkspur.example>'] }, ['Ana Roy']],
  [
    'a guest written last name first',
    { title: 'Interview', guests: ['Roy, Ana <ana@larkspur.example>'] },
    ['Ana Roy'],
  ],
  [
    'the sender, where nobody else is',
    { title: 'Interview', from: sender, guests: [sender] },
    ['Jo Hart'],
  ],
  [
    'the sender who writes "me"',
    { title: 'Interview', from: sender, guests: [sender], body: 'You will meet Ana Roy and me.' },
    ['Jo Hart', 'Ana Roy'],
  ],
  ['after "Interviewer:"', { title: 'Interview', body: 'Interviewer: Ana Roy' }, ['Ana Roy']],
  ['after "Interviewer(s):"', { title: 'Interview', body: 'Interviewer(s): Ana Roy' }, ['Ana Roy']],
  ['with an initial', { title: 'Interview', body: 'Interviewer: Shauna P.' }, ['Shauna P.']],
  [
    'in a list',
    { title: 'Interview', body: 'Panel: Ana Roy, Kim Sato and Bo Lund' },
    ['Ana Roy', 'Kim Sato', 'Bo Lund'],
  ],
  [
    'in a list with titles',
    { title: 'Interview', body: 'You will be meeting: Ana Roy (Head of Buying), Bo Lund (Buyer)' },
    ['Ana Roy', 'Bo Lund'],
  ],
  [
    'in a list with bullets',
    {
      title: 'Interview',
      body: 'Interviewers:\n• Ana Roy, Director of Data\n• Bo Lund, Staff Analyst',
    },
    ['Ana Roy', 'Bo Lund'],
  ],
  [
    'in a timetable',
    { title: 'Onsite', body: '1:00 PM Values – Ana Roy\n1:50 PM Code – Bo Lund & Kim Sato' },
    ['Ana Roy', 'Bo Lund', 'Kim Sato'],
  ],
  [
    'behind a post',
    { title: 'Interview', body: 'You will talk with Store Leader Monique.' },
    ['Monique'],
  ],
  ['behind a rank', { title: 'Superday', body: 'analyst, MD R. J. Colby' }, ['R. J. Colby']],
  ['before a title', { title: 'Interview', body: 'Ana Roy, Chief People Officer' }, ['Ana Roy']],
  [
    'before a title in brackets',
    { title: 'Interview', body: 'then Walt Grim (managing ed)' },
    ['Walt Grim'],
  ],
  [
    'with a nickname',
    { title: 'Chat', from: sender, body: 'a conversation with Bartholomew (Bart) Nguyen' },
    ['Bartholomew Nguyen'],
  ],
  ['in my title', { title: 'Interview w/ Doreen @ Larkspur' }, ['Doreen']],
  ['between commas in my title', { title: 'Phone screen – Odile, Larkspur LLP' }, ['Odile']],
  [
    'alone in my note',
    { title: 'Interview Larkspur', body: 'Stavros. he lets me know' },
    ['Stavros'],
  ],
  [
    'who calls',
    { title: 'Phone screen Larkspur', body: 'agritech sales. Lou rings my cell' },
    ['Lou'],
  ],
  ['before a plus', { title: 'Interview Larkspur', body: 'Baz + two others' }, ['Baz']],
  ['who is the chef', { title: 'Trial shift', body: 'Paid. Chef is Renzo' }, ['Renzo']],
  ['behind "="', { title: 'essai', body: 'le patron = Momo. non payé' }, ['Momo']],
  [
    'with a polite word before a single name',
    { title: 'Gespräch', body: 'Bei Frau Egli melden' },
    ['Frau Egli'],
  ],
  [
    'without one before a full name',
    { title: 'Panel', body: 'Panel: Mrs Eve Fair (Branch Head)' },
    ['Eve Fair'],
  ],
  [
    'of religion',
    { title: 'Interview', body: 'Father Anselmo will be speaking with you.' },
    ['Father Anselmo'],
  ],
  [
    'in German',
    {
      title: 'Gespräch',
      body: 'Ihre Gesprächspartner: Herr Detlef Well (Leiter) und Frau Irina Klos.',
    },
    ['Detlef Well', 'Irina Klos'],
  ],
  [
    'called so in German',
    { title: 'Probearbeiten', body: 'feste Schuhe, Meister heißt Ruprecht' },
    ['Ruprecht'],
  ],
  [
    'in French',
    { title: 'Entretien', body: 'échange avec Thibault Garn (lead)' },
    ['Thibault Garn'],
  ],
  [
    'in Spanish',
    { title: 'Entrevista', body: 'Te acompañarán Gonzalo Rey e Iratxe Urru.' },
    ['Gonzalo Rey', 'Iratxe Urru'],
  ],
  [
    'behind "Interviewer:", where a recruiter wrote',
    {
      title: 'Interview',
      from: sender,
      body: 'Interviewer: Kwame Mensah (Director of Grid Planning)',
    },
    ['Kwame Mensah'],
  ],
  [
    'who leads the department of planning',
    { title: 'Interview', from: sender, body: 'Interviewer: Ana Roy, Director of Grid Planning' },
    ['Ana Roy'],
  ],
  [
    'who is invited, not whom to ask for at the door',
    {
      title: 'Interview',
      from: 'Larkspur Talent <talent@larkspur.example>',
      guests: ['Marcus Webb <marcus@larkspur.example>'],
      body: 'Please ask for Helen at the front desk.',
    },
    ['Marcus Webb'],
  ],
  [
    'who is named, not whom to ask for',
    { title: 'Interview', body: 'Ask for Helen at reception. You will meet Ana Roy.' },
    ['Ana Roy'],
  ],
  [
    'whom to ask for, where nobody else is named',
    { title: 'Trial', body: 'ask for Helen' },
    ['Helen'],
  ],
  [
    'behind an hour',
    { title: 'Onsite', from: sender, body: '10:00 Ana Roy - system design\n11:00 Tom Wu - values' },
    ['Ana Roy', 'Tom Wu'],
  ],
  [
    'from a house',
    { title: 'call', body: 'Nadia from Greenleaf Robotics, firmware eng' },
    ['Nadia'],
  ],
  ['alone in my title', { title: 'Interview with Anneliese' }, ['Anneliese']],
  ['behind any label', { title: 'Interview', body: 'Preceptor: Amit Sule' }, ['Amit Sule']],
  [
    'in brackets behind a post',
    { title: 'Interview', from: sender, body: 'then a talk with a partner (Graham Osei)' },
    ['Graham Osei'],
  ],
  [
    'in Portuguese',
    { title: 'Entrevista', body: 'Você vai falar com o Caio Medeiros e a Lívia Torres.' },
    ['Caio Medeiros', 'Lívia Torres'],
  ],
  [
    'in Spanish with a title',
    { title: 'Entrevista', body: 'con la dra. Moliner' },
    ['dra. Moliner'],
  ],
  ['in Japanese', { title: '面接', body: '面接官：大塚、平野' }, ['大塚', '平野']],
  ['in Chinese', { title: '面试', body: '面试官：周砚 / 负责人' }, ['周砚']],
];

const nobody: [string, Said, string[]][] = [
  ['myself', { title: 'Interview', guests: ['Robin Vale <robin@example.com>'] }, []],
  ['myself in the greeting', { title: 'Interview', body: 'Hello Ms. Vale, welcome' }, []],
  ['a colleague', { title: 'Interview', guests: ['Al Low <al@oldjob.example>'] }, []],
  ['a room', { title: 'Interview', room: 'Big Room <room@larkspur.example>' }, []],
  ['an office', { title: 'Interview', guests: ['Larkspur Talent <talent@larkspur.example>'] }, []],
  [
    'a coordinator',
    { title: 'Interview', body: 'With Ana Roy. Joss Bell (Coordinator) helps with the link.' },
    ['Ana Roy'],
  ],
  [
    'an assistant that is a program',
    {
      title: 'Interview',
      from: 'Olivia <olivia@paradox.ai>',
      body: 'Ask for Keyshawn, the General Manager.\n- Olivia, virtual assistant',
    },
    ['Keyshawn'],
  ],
  [
    'whom to ask questions',
    { title: 'Interview', body: 'Interviewer: Ana Roy. Contact Pia Bell with any questions.' },
    ['Ana Roy'],
  ],
  [
    'met before',
    { title: 'Round 3 w/ Anneliese (Larkspur)', body: 'last time met Tobias Wend, firmware lead' },
    ['Anneliese'],
  ],
  [
    'the sender, where others are named',
    { title: 'Interview', from: sender, guests: [sender], body: 'You will meet Ana Roy.' },
    ['Ana Roy'],
  ],
  [
    'another guest, where one is named',
    {
      title: 'Onsite',
      from: 'X <no-reply@ashbyhq.com>',
      guests: [sender, 'Ana Roy <ana@larkspur.example>'],
      body: 'Whiteboard with Ana Roy (PM).',
    },
    ['Ana Roy'],
  ],
  [
    'a signature',
    {
      title: 'Interview',
      from: sender,
      guests: ['Ana Roy <ana@larkspur.example>'],
      body: 'See you soon.\nSincerely,\nJo',
    },
    ['Ana Roy'],
  ],
  ['a part of the day', { title: 'Onsite', body: '10:00 Safety Tour - lobby' }, []],
  [
    'a building',
    { title: 'Interview', body: 'In-person panel, Annex building. Panel: Ana Roy' },
    ['Ana Roy'],
  ],
  [
    'the end of a post',
    { title: 'Entrevista', body: 'processo seletivo: Analista de Crédito. Com Wesley.' },
    ['Wesley'],
  ],
  ['what one brings along', { title: 'Gespräch', body: 'Diplome mitnehmen, Ausweis, Mappe' }, []],
  ['the employer', { title: 'Interview: Larkspur', body: 'Larkspur. bring refs' }, []],
  [
    'the first word of a sentence',
    { title: 'Interview Larkspur', body: 'Paid. Bring a pen. Questions will follow.' },
    [],
  ],
  [
    'the words of a post',
    { title: 'Gespräch', body: 'Bewerbung Ingenieurin Netzplanung und Betrieb.' },
    [],
  ],
  ['a street', { title: 'Interview', body: 'warehouse manager on Tonne Ave' }, []],
];

describe('One meets', () => {
  test.each(met)('%s', (_, said, names) => expect(namesOf(said)).toEqual(names));
});

describe('One does not meet', () => {
  test.each(nobody)('%s', (_, said, names) => expect(namesOf(said)).toEqual(names));
});

test('An address that a text has stays with the name, behind a title or a label.', () => {
  const { interviewers } = factsOf({
    title: 'Interview',
    body: 'Ines Okafor, Head of Insights, ines@larkspur.example',
  });
  expect(interviewers).toEqual([
    { name: 'Ines Okafor', email: 'ines@larkspur.example', title: 'Head of Insights' },
  ]);
  const contact = factsOf({
    title: 'Interview',
    body: 'Contact in the ad: Beatrix Lowe, b.lowe@larkspur.example',
  });
  expect(contact.interviewers).toEqual([
    { name: 'Beatrix Lowe', email: 'b.lowe@larkspur.example', title: null },
  ]);
});

test("Another person's address is not taken.", () => {
  const { interviewers } = factsOf({
    title: 'Interview',
    body: 'With Ana Roy, details from office@larkspur.example',
  });
  expect(interviewers).toEqual([{ name: 'Ana Roy', email: null, title: null }]);
});

test('A sender whom the text names keeps the address.', () => {
  const { interviewers } = factsOf({ title: 'Chat', from: sender, body: 'Interviewer: Jo Hart' });
  expect(interviewers).toEqual([{ name: 'Jo Hart', email: 'jo@larkspur.example', title: null }]);
});

test('A title and an address stay with the name.', () => {
  const guest = 'Ana Roy <ana@larkspur.example>';
  const { interviewers } = factsOf({ title: 'Chat', guests: [guest], body: 'with Ana Roy (CTO)' });
  expect(interviewers).toEqual([{ name: 'Ana Roy', email: 'ana@larkspur.example', title: 'CTO' }]);
});
