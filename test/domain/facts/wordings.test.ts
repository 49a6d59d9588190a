import { describe, expect, test } from 'vitest';
import { factsOf, namesOf, type Said } from './facts-of.ts';

const roles: [string, Said, string | null][] = [
  [
    'keeps a grade in brackets',
    { title: 'Interview - Case Adviser (Grade 6) - Larkspur Trust' },
    'Case Adviser (Grade 6)',
  ],
  [
    'keeps the kind of a post in a form',
    { title: 'Interview', body: 'Programme: Graduate Engineer (Structures)' },
    'Graduate Engineer (Structures)',
  ],
  [
    'loses an employer behind the comma',
    { title: 'Interview', body: 'Position: Research Fellow in Botany, Larkspur Institute' },
    'Research Fellow in Botany',
  ],
  [
    'stands behind "for" in a sentence',
    { title: 'Quick call', body: 'A few questions for Claims Clerk II before I send you on.' },
    'Claims Clerk II',
  ],
  ['is a post without its cue', { title: 'Prova', body: 'posto da cameriera, 2 ore' }, 'cameriera'],
  [
    'is named in a note in Spanish',
    { title: '2a entrevista', body: 'con el ing. Soto, para despachadora. llegar 10 antes' },
    'despachadora',
  ],
  [
    'is an apprenticeship',
    { title: 'x', body: 'Lehre als Floristin. Stiefel' },
    'Lehre als Floristin',
  ],
  [
    'is a field with its apprenticeship',
    { title: 'Internship interview: Larkspur Utilities, GIS' },
    'GIS internship',
  ],
  [
    'is no recruiter who is named',
    { title: 'recruiter Jen – Larkspur', body: 're clerk. pay' },
    'clerk',
  ],
  ['keeps an office that belongs to it', { title: 'Interview: Analista de RH' }, 'Analista de RH'],
  ['is no house', { title: 'Job interview', body: 'Sweet Ash Bakery. evenings' }, null],
  [
    "is no place of an agency's client",
    { title: 'Talk', body: 'Position: Forklift Operator at our client Delmar Foods' },
    'Forklift Operator',
  ],
  ['is no finalist', { title: 'Registrar finalist: meeting' }, 'Registrar'],
  ['is no rank of somebody met', { title: 'Última entrevista, Bodega Olmo (el gerente)' }, null],
  ['is no architecture', { title: 'Onsite 1/3: Architecture deep dive' }, null],
  ['keeps an abbreviation', { title: 'x', body: 'aux. de sala, 8h' }, 'aux. de sala'],
  [
    'keeps the class of a teacher',
    { title: 'x', body: 'leerkracht groep 5. 10 uur' },
    'leerkracht groep 5',
  ],
  ['is no person in Chinese', { title: '电话面试 青禾', body: '人事王经理打来 聊课时费' }, null],
  ['is no person in Japanese', { title: '最終面接 つばさ製薬', body: '社長も来る。' }, null],
];

const employers: [string, Said, string | null][] = [
  [
    'with what it is for',
    { title: 'Interview - Clerk - Department for River Affairs' },
    'Department for River Affairs',
  ],
  ['of an office in Spanish', { title: 'Me habla RH de Transportes Olmo' }, 'Transportes Olmo'],
  ['of a team', { title: "Live coding with Fennimore's data group" }, 'Fennimore'],
  [
    'with its legal form',
    { title: 'Phone Screen — Ash & Umber, LLP (Paralegal)' },
    'Ash & Umber, LLP',
  ],
  [
    'joined in a domain',
    { title: 'Talk', from: 'Jo Hart <jo@fairleadshipping.example>' },
    'Fairlead Shipping',
  ],
  [
    'with its article',
    { title: 'Interview - Porter - The Alder Hotel', from: 'HR <hr@alderhotel.example>' },
    'The Alder Hotel',
  ],
  [
    'without the house in which one meets',
    { title: 'Interview: Clerk, Alder College', place: 'Alder College Library' },
    'Alder College',
  ],
  ['no day of a selection', { title: 'Power Day – case' }, null],
  [
    'no words of a calendar',
    { title: 'Candidate Calendar Attachment', body: 'Larkspur Water District. Room 3' },
    'Larkspur Water District',
  ],
  [
    'no sender who is a person',
    {
      title: 'Robin Vale and Joan Whit',
      from: 'Joan Whit <jwhit@umber-law.example>',
      guests: ['Joan Whit <jwhit@umber-law.example>'],
    },
    'Umber Law',
  ],
  [
    'no post',
    { title: 'Entrevista – Técnica superior', body: 'Câmara Municipal de Vale Claro' },
    'Câmara Municipal de Vale Claro',
  ],
  ['no shop without a name', { title: 'バイト面接 コンビニ' }, null],
];

const met: [string, Said, string[]][] = [
  ['with letters behind the names', 'Meet Ana Roy RD and Bo Lund RD.', ['Ana Roy', 'Bo Lund']],
  ['with a trade for a name', 'Interviewer: Anselm Bauer', ['Anselm Bauer']],
  ['and no place behind a post', 'Interviewer: Ana Roy, principal, Boston', ['Ana Roy']],
  [
    'and no word of a sentence',
    'Committee: Mr. Kaplan and Ms. Vu. Finalists wait.',
    ['Mr. Kaplan', 'Ms. Vu'],
  ],
  ['without a rank before the full name', 'Present: Trustee Bill Mack', ['Bill Mack']],
  ['with a rank before a single name', 'Meister Alois wartet', ['Meister Alois']],
  [
    'who are two in Spanish',
    'Te entrevistarán la Dra. Vega y Luis Prieto.',
    ['Dra. Vega', 'Luis Prieto'],
  ],
  [
    'behind a polite word, whatever the name',
    'Panel: Mr Rob Pitt and Ms Una Daly',
    ['Rob Pitt', 'Una Daly'],
  ],
  ['who do something in a note', 'Ines looks at drawings.', ['Ines']],
  ['with two initials', 'MD P. L. Swann', ['P. L. Swann']],
  ['whom the note writes small', 'lindsay + her boss. numbers', ['lindsay']],
  ['before a judge in French', 'Devant Josée Roy et Rémi Petit.', ['Josée Roy', 'Rémi Petit']],
].map(([name, body, names]) => [name, { title: 'Interview', body }, names]) as never;

describe('The role', () => {
  test.each(roles)('%s', (_, said, role) => expect(factsOf(said).role).toBe(role));
});

describe('The employer is found', () => {
  test.each(employers)('%s', (_, said, name) => expect(factsOf(said).company).toBe(name));
});

describe('People are read', () => {
  test.each(met)('%s', (_, said, names) => expect(namesOf(said)).toStrictEqual(names));

  test('from the title of a note', () => {
    expect(namesOf({ title: 'Rosalind @ Larkspur, 30 min' })).toStrictEqual(['Rosalind']);
  });

  test('beside a guest who only joins', () => {
    const guests = ['Jo Hart <jo@larkspur.example>', 'Ana Roy <ana@larkspur.example>'];
    const body = 'Ana Roy will join for the last ten minutes.';
    const said = { title: 'Interview', from: guests[0] ?? '', guests, body };
    expect(namesOf(said)).toStrictEqual(['Jo Hart', 'Ana Roy']);
  });
});
