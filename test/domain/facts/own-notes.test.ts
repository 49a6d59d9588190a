import { describe, expect, test } from 'vitest';
import { readRound } from '../../../functions/domain/facts/round.ts';
import { factsOf, namesOf, type Said } from './facts-of.ts';

const rounds: [string, string, string | null][] = [
  ['barista trial, Larkspur', '', 'trial day'],
  ['clinical trial manager – Larkspur', '', null],
  ['dzien probny - Piekarnia Larkspur', '', 'trial day'],
  ['half-day in the kitchen', '', 'trial day'],
  ['tech screen w/ Larkspur', '', 'technical'],
  ['SmartRecruiters: Interview with Larkspur', '', null],
  ['Etap II: Larkspur', '', 'second'],
  ['interview again w Larkspur', '', 'second'],
  ['Painel técnico – Larkspur', '', 'technical'],
  ['ligação RH Larkspur', '', 'phone screen'],
  ['HR call - Larkspur', '', 'recruiter screen'],
  ['HR round - Larkspur', 'Discussion of pay. Last round.', 'final'],
  ['Entrevista inicial – Larkspur', '', 'first'],
  ['Interview', 'panel x3, feedback by email', 'panel'],
];

describe('The round', () => {
  test.each(rounds)('of "%s" with "%s" is %s', (title, body, round) => {
    expect(readRound(title, body)).toBe(round);
  });
});

const companies: [string, Said, string | null][] = [
  ['before a department', { title: 'Interview - Larkspur curbside' }, 'Larkspur'],
  ['behind its head', { title: 'Final chat CEO Larkspur' }, 'Larkspur'],
  ['behind the talk', { title: 'band 6 physio interview NHS Larkspur' }, 'NHS Larkspur'],
  ['of a café', { title: 'INT w/ Larkspur Cafe 2pm sharp' }, 'Larkspur Cafe'],
  ['of a small house', { title: 'ENTRETIEN vendeuse cabinet Larkspur' }, 'cabinet Larkspur'],
  [
    'at the start of a note',
    { title: 'weld test', body: 'Larkspur Fab. own hood' },
    'Larkspur Fab',
  ],
  ['never a program', { title: '[Ashby] Interview', body: 'Thanks!' }, null],
  ['never a posting', { title: 'Runner job' }, null],
  [
    'longer than the domain',
    {
      title: 'Interview slot with Larkspur Early Learning',
      from: 'Ana Roy <ana@larkspur.example>',
    },
    'Larkspur Early Learning',
  ],
  [
    'with its kind of house',
    {
      title: 'Secondo incontro',
      body: 'A presto. Studio Larkspur.',
      from: 'Ana <ana@larkspur.example>',
    },
    'Studio Larkspur',
  ],
];

describe('The company', () => {
  test.each(companies)('is found %s', (_, said, name) => {
    expect(factsOf(said).company).toBe(name);
  });
});

const roles: [string, Said, string | null][] = [
  [
    'a department alone',
    { title: 'interview Larkspur Foods', body: 'night fill, bring id' },
    'night fill',
  ],
  ['what stands before a trial', { title: 'barista trial 6am ugh' }, 'barista'],
  ['what stands before a talk', { title: 'band 6 physio interview NHS Larkspur' }, 'band 6 physio'],
  ['a short form', { title: 'Chat about TA post', body: 'St Larkspur' }, 'TA'],
  [
    'a post before an employer',
    { title: 'Screen', body: 'Risk Manager @ Larkspur Bank.' },
    'Risk Manager',
  ],
  ['no recruiter', { title: 'Screen: Larkspur (recruiter Bobbi)' }, null],
  ['a label in Chinese', { title: '终面', body: '应聘岗位：会计' }, '会计'],
];

describe('The role', () => {
  test.each(roles)('is %s', (_, said, role) => {
    expect(factsOf(said).role).toBe(role);
  });
});

const people: [string, Said, string[]][] = [
  ['"Karim et Lou."', { title: '2e entretien', body: 'Karim et Lou. chez eux' }, ['Karim', 'Lou']],
  ['a hyphenated name', { title: 'Panel', body: 'Panel: Anne-Lise Roy' }, ['Anne-Lise Roy']],
  ['one letter', { title: '2nd talk', body: 'Priya N + lab mgr' }, ['Priya N']],
  ['a place', { title: 'Talk', body: 'Steph in recruitment' }, ['Steph']],
  [
    'a list',
    {
      title: 'Interview',
      body: 'Interviewers:\n  Ana Roy - Ops\n  Mei-Ling Lind - Legal',
      from: 'HR <hr@larkspur.example>',
    },
    ['Ana Roy', 'Mei-Ling Lind'],
  ],
  ['no shop', { title: 'Zkouška', from: 'Larkspur & Umber <shop@larkspur.example>' }, []],
];

describe('One meets somebody named with', () => {
  test.each(people)('%s', (_, said, names) => expect(namesOf(said)).toEqual(names));
});
