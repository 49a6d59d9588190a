import { describe, expect, test } from 'vitest';
import { readRound } from '../../../functions/domain/facts/round.ts';

const rounds: [string, string, string | null][] = [
  ['Trial shift – Larkspur', '', 'trial day'],
  ['Stage @ Maison Larkspur', '', 'trial day'],
  ['Probearbeiten Larkspur', '', 'trial day'],
  ['Stage 2 call', '', 'second'],
  ['Assessment day', '', 'assessment centre'],
  ['Final round', '', 'final'],
  ['Semifinal talk', 'Search committee: Ana Roy', 'panel'],
  ['Bar raiser – Larkspur', '', 'final'],
  ['Case interview', '', 'case'],
  ['Case Manager interview', '', null],
  ['Panel interview', '', 'panel'],
  ['Recruiter call', '', 'recruiter screen'],
  ['Phone screen', '', 'phone screen'],
  ['Talk', 'She calls my cell', 'phone screen'],
  ['Talk', 'No phone calls please', null],
  ['System design', '', 'technical'],
  ['Onsite – Larkspur', '', 'onsite'],
  ['Larkspur onsite 2/4: Metrics deep dive', '', 'technical'],
  ['Larkspur onsite 1/4: Intro w/ recruiter', '', 'onsite'],
  ['2nd interview', '', 'second'],
  ['Round 3 – Larkspur', '', 'third'],
  ['3rd round', '', 'third'],
  ['Panel (third round)', '', 'panel'],
  ['Follow-up', 'Round two is with Elsa Lind.', 'second'],
  ['Technical assessment review', '', 'technical'],
  ['Code walkthrough', '', 'technical'],
  ['Interview', 'Candidates must not contact us by phone.', null],
  ['Interview', 'We will talk by phone.', 'phone screen'],
  ['Kennenlerngespräch', '', 'first'],
  ['二次面接', '', 'second'],
  ['Interview', 'Interviewer: Ana Roy, Branch Manager', null],
];

test('The words of the role and of the employer say nothing of the round.', () => {
  const title = 'Interview: Technical Program Manager, Panel Works';
  expect(readRound(title, '', ['Technical Program Manager', 'Panel Works'])).toBeNull();
});

describe('The round of', () => {
  test.each(rounds)('%s | %s', (title, body, round) => expect(readRound(title, body)).toBe(round));
});
