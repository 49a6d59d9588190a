/** People whom a note says one met, each once, with title and address, and nobody else. */
import { expect, test } from 'vitest';
import { readMet, withoutMet } from '../../../functions/domain/notes/met.ts';
import { samePerson } from '../../../functions/domain/plan/around-meeting.ts';
import { person } from '../make.ts';

type Somebody = readonly [name: string, title?: string | null, email?: string];
type Case = readonly [text: string, people: readonly Somebody[]];

const dana = 'dana@example.com';
const bob = 'bob@example.com';
const cases: readonly Case[] = [
  ['I met Dr. Dana Cruz (VP)', [['Dana Cruz', 'VP']]],
  ['I met Dr. Dana Cruz-Lopez (VP, R&D)', [['Dana Cruz-Lopez', 'VP']]],
  ['Met Prof. Dr. Anna Schmidt and Mr. Hall', [['Anna Schmidt'], ['Mr. Hall']]],
  ['Met with Dana Cruz, CTO, and Bob Hall', [['Dana Cruz', 'CTO'], ['Bob Hall']]],
  [
    'Met Dana Cruz, the CTO, and Bob Hall, Head of People.',
    [
      ['Dana Cruz', 'CTO'],
      ['Bob Hall', 'Head of People'],
    ],
  ],
  [
    'met Dana Cruz, Bob Hall, CTO, Lee Wong, VP Engineering, and Kim',
    [['Dana Cruz'], ['Bob Hall', 'CTO'], ['Lee Wong', 'VP Engineering'], ['Kim']],
  ],
  [
    'met Dana Cruz, Marketing, and Bob Hall, Engineering',
    [
      ['Dana Cruz', 'Marketing'],
      ['Bob Hall', 'Engineering'],
    ],
  ],
  ['met Dana Cruz - CTO', [['Dana Cruz', 'CTO']]],
  ['met Dana Cruz CTO', [['Dana Cruz', 'CTO']]],
  ['met Dana Cruz (she/her), CTO', [['Dana Cruz', 'CTO']]],
  ['met Dana Cruz, PhD, and Bob', [['Dana Cruz'], ['Bob']]],
  ['met CTO Dana Cruz and HR', [['Dana Cruz', 'CTO']]],
  ['met with HR', []],
  ['met the team', []],
  ['met Friday with Bob', []],
  ['met Dana Cruz, Bob Hall, Lee Wong', [['Dana Cruz'], ['Bob Hall'], ['Lee Wong']]],
  ['met Loretta Voss, Kim Baker', [['Loretta Voss'], ['Kim Baker']]],
  ['met: Dana Cruz; Bob Hall', [['Dana Cruz'], ['Bob Hall']]],
  [`met Dana Cruz <${dana}>`, [['Dana Cruz', null, dana]]],
  [`met Dana Cruz <mailto:${dana}>`, [['Dana Cruz', null, dana]]],
  [
    `met Dana Cruz <${dana}>, Bob Hall <${bob}> and Lee Wong`,
    [['Dana Cruz', null, dana], ['Bob Hall', null, bob], ['Lee Wong']],
  ],
  [`met Dana Cruz ${dana}`, [['Dana Cruz', null, dana]]],
  [`met Dana Cruz, ${dana}, and Bob Hall`, [['Dana Cruz', null, dana], ['Bob Hall']]],
  [`met Dana Cruz [${dana}]`, [['Dana Cruz', null, dana]]],
  [`met Dana Cruz (CTO) <${dana}>`, [['Dana Cruz', 'CTO', dana]]],
  [`met Dana Cruz, CTO <${dana}>, and Bob Hall`, [['Dana Cruz', 'CTO', dana], ['Bob Hall']]],
  [`met Dana Cruz, CTO (${dana})`, [['Dana Cruz', 'CTO', dana]]],
  ['Met Dana Cruz, Decision by Friday', [['Dana Cruz']]],
  ['met Dana Cruz. They decide by Friday', [['Dana Cruz']]],
  ['met Dana Cruz, They decide by Friday', [['Dana Cruz']]],
  ['met Dana Cruz - great talk about sales', [['Dana Cruz']]],
  ['met Dana Cruz, the manager said they decide Friday', [['Dana Cruz']]],
  [
    'Getroffen: Frau Klein, Personalleiterin, und Herr Maier',
    [['Frau Klein', 'Personalleiterin'], ['Herr Maier']],
  ],
  [
    'Rencontré Marie Dupont, directrice, et Paul Martin',
    [['Marie Dupont', 'directrice'], ['Paul Martin']],
  ],
  ['Conocí a Ana Ruiz, directora, y Juan Gil', [['Ana Ruiz', 'directora'], ['Juan Gil']]],
  [
    'Incontrato Marco Rossi, direttore, e Anna Bianchi',
    [['Marco Rossi', 'direttore'], ['Anna Bianchi']],
  ],
  [
    'Ontmoet Jan de Vries, directeur, en Piet Bakker',
    [['Jan de Vries', 'directeur'], ['Piet Bakker']],
  ],
];

test.each(cases)('%s', (text, people) => {
  expect(readMet(text)).toStrictEqual(
    people.map(([name, title = null, email = null]) => ({ name, title, email })),
  );
});

test.each([
  ['Dr. Dana Cruz', 'Dana Cruz', true],
  ['Prof. Dr. Dana Cruz', 'Dr Dana Cruz', true],
  ['Dr. Cruz', 'Dr. Hall', false],
  ['Ms. Cruz', 'Mr. Cruz', false],
])('%s and %s are one person: %s', (one, other, same) => {
  expect(samePerson(person(one), person(other))).toBe(same);
});

test('what stands behind the people is left for other readers', () => {
  expect(withoutMet(`met Dana Cruz <${dana}>, CTO\nDecision by Friday`)).toBe(
    '\nDecision by Friday',
  );
  expect(withoutMet('Met Dana Cruz, Decision by Friday')).toBe(', Decision by Friday');
});

test.each([
  'met Dana Cruz, '.repeat(7000),
  'met Dana '.repeat(12_000),
  `met Dana <${'a'.repeat(100_000)}`,
  `met ${'Dr. '.repeat(25_000)}`,
  `met Dana, ${'A '.repeat(50_000)}`,
  `met Dana${'('.repeat(100_000)}`,
])('hostile text %# takes linear time', (text) => {
  const begun = performance.now();
  withoutMet(text);
  expect(performance.now() - begun).toBeLessThan(2000);
});
