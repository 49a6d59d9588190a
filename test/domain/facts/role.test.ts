import { describe, expect, test } from 'vitest';
import { factsOf, type Said } from './facts-of.ts';

const roles: [string, Said, string | null][] = [
  ['in the title', { title: 'Video interview: Larkspur – Actuarial Analyst' }, 'Actuarial Analyst'],
  [
    'with its department',
    { title: 'Interview with Larkspur - Program Manager, Engineering' },
    'Program Manager, Engineering',
  ],
  ['before the employer', { title: 'Staff Engineer at Larkspur' }, 'Staff Engineer'],
  [
    'after "for"',
    { title: 'Interview for Band 6 Physiotherapist (Ref 441)' },
    'Band 6 Physiotherapist',
  ],
  ['without the employer', { title: 'Interview – Larkspur Foods QA lab' }, 'QA lab'],
  ['without its number', { title: 'Store Manager #4471 (Larkspur)' }, 'Store Manager'],
  [
    'without a requisition',
    { title: 'Interview', body: 'Job Requisition: R-0098213 Claims Adjuster II' },
    'Claims Adjuster II',
  ],
  [
    'without "(m/w/d)"',
    { title: 'Interview: Datenschutzbeauftragte (m/w/d)' },
    'Datenschutzbeauftragte',
  ],
  [
    'without "1.0 FTE"',
    { title: 'Interview', body: 'Position: Grade 4 Teacher (1.0 FTE)' },
    'Grade 4 Teacher',
  ],
  [
    'without "process"',
    { title: 'SQL exercise', body: 'Data Analyst process, step 2.' },
    'Data Analyst',
  ],
  [
    'without "search"',
    { title: 'Larkspur Trust – Executive Director search' },
    'Executive Director',
  ],
  ['without "application"', { title: 'Quick call re Fleet Analyst application' }, 'Fleet Analyst'],
  ['of a chief, where it is sought', { title: 'COO mandate, Larkspur Bakeries' }, 'COO'],
  ['after a label', { title: 'Interview', body: 'Role: Grid Data Engineer' }, 'Grid Data Engineer'],
  ['after "Role ="', { title: 'Call', body: 'Role = Category Buyer' }, 'Category Buyer'],
  [
    'in "for our X opening"',
    { title: 'Call', body: 'A chat for our Lifecycle Marketing Manager opening.' },
    'Lifecycle Marketing Manager',
  ],
  [
    'in "about the X role"',
    { title: 'Call', body: 'We talk about the Platform Engineer role.' },
    'Platform Engineer',
  ],
  [
    'fuller in the letter',
    { title: 'Interview (AP clerk)', body: "for our client's Accounts Payable Clerk opening" },
    'Accounts Payable Clerk',
  ],
  [
    'before "program"',
    { title: 'Call', body: 'Thanks for your interest in the Claims Adjuster Trainee program!' },
    'Claims Adjuster Trainee',
  ],
  [
    'at the start of a note',
    { title: 'Interview Larkspur', body: 'dental hygienist, scrubs, paid' },
    'dental hygienist',
  ],
  [
    'with its field in a note',
    { title: 'Superday', body: 'Analyst, M&A. Calls go out Monday.' },
    'Analyst, M&A',
  ],
  [
    'after the employer in a note',
    { title: 'Interview', body: 'Larkspur Veterinary, front desk. Dr. Hart' },
    'front desk',
  ],
  ['technical by name', { title: 'Round 3', body: 'technical PM. two hours' }, 'technical PM'],
  [
    'in Spanish',
    { title: 'Segunda entrevista: Coordinadora de Logística' },
    'Coordinadora de Logística',
  ],
  [
    'in a German letter',
    { title: 'Gespräch', body: 'Fragen zu Ihrer Bewerbung als Sachbearbeiterin.' },
    'Sachbearbeiterin',
  ],
  [
    'after a Polish label',
    { title: 'Rozmowa', body: 'stanowisko: Analityczka ryzyka' },
    'Analityczka ryzyka',
  ],
  ['in Japanese', { title: '面接 - バックエンドエンジニア' }, 'バックエンドエンジニア'],
  [
    'where the letter says that it is confirmed',
    { title: 'Interview', body: 'Your interview for the Senior Analyst role is confirmed.' },
    'Senior Analyst',
  ],
  [
    'before the next line',
    { title: 'Interview', body: 'Interview for Solutions Engineer\nInterviewer: Ana Roy' },
    'Solutions Engineer',
  ],
  [
    'before "is"',
    { title: 'Follow-up', body: 'Round two for Showroom Planner is with Elsa Lind.' },
    'Showroom Planner',
  ],
  [
    'with its adjective',
    { title: 'Interview - Larkspur (Technical Program Manager)' },
    'Technical Program Manager',
  ],
  [
    'without the person behind it',
    { title: 'Interview', body: 'kennel asst, Dr. Malloy' },
    'kennel asst',
  ],
  [
    'after "for:"',
    { title: 'HR call', body: 'Larkspur Paper. for: Production Scheduler. bring ID' },
    'Production Scheduler',
  ],
  [
    'beside a house',
    { title: 'pohovor Pekárna U Mlýna', body: 'prodavačka, průkaz' },
    'prodavačka',
  ],
  [
    'at the start of a German note',
    { title: 'Probearbeiten', body: 'Verkauf, 5:30 Hintereingang' },
    'Verkauf',
  ],
];

const none: [string, Said][] = [
  ['the rank of who asks', { title: 'Final round – CEO (Larkspur)' }],
  ['whom one meets', { title: 'One-on-one w/ store lead' }],
  ['the title of a person', { title: '2nd interview', body: 'Vivian (escrow manager). nice' }],
  ['a title after a name', { title: 'Case interview', body: 'Luis Ferro, manager NY office' }],
  ['a post with a name behind it', { title: 'Trial', body: 'office manager Yolanda' }],
  [
    'a post before a colon and a name',
    { title: 'Interview', body: 'District Manager: Olive Strand.' },
  ],
  ['a house called after a trade', { title: 'Probearbeiten Bäckerei Knurz' }],
  ['an hour', { title: 'slot 3:20 PM' }],
  [
    'what somebody else is',
    { title: 'Interview', body: 'Interviewer: Jonas Reyes, Analytics Lead' },
  ],
  ['what is said of the role', { title: 'Interview', body: 'The role is confirmed.' }],
];

describe('The role is read', () => {
  test.each(roles)('%s', (_, said, role) => expect(factsOf(said).role).toBe(role));
});

describe('No role is', () => {
  test.each(none)('%s', (_, said) => expect(factsOf(said).role).toBeNull());
});
