import { describe, expect, it } from 'vitest';
import { readMet, withoutMet } from '../../../functions/domain/notes/met.ts';
import { readOutcome } from '../../../functions/domain/notes/outcome.ts';

describe('an outcome', () => {
  it.each([
    ['#rejected', 'rejected'],
    ['well. #Offer!', 'offer'],
    ['#replied on Monday', 'replied'],
    ['#withdrawn', 'withdrawn'],
    ['#replied, then #rejected', 'rejected'],
    ['We have decided not to move forward with your application.', 'rejected'],
    ['They went with another candidate.', 'rejected'],
    ['We regret to inform you that the position has been filled.', 'rejected'],
    ['Votre candidature n’a pas été retenue.', 'rejected'],
    ['Ha sido descartada.', 'rejected'],
    ['We are pleased to offer you the position.', 'offer'],
    ['I withdrew my application', 'withdrawn'],
  ] as const)('is read in "%s": %s', (text, expected) => {
    expect(readOutcome(text)).toBe(expected);
  });

  it.each([
    'Unfortunately we must move your interview to Friday.',
    'Leider müssen wir Ihren Termin verschieben.',
    'Malheureusement, nous devons déplacer votre entretien.',
    'We cannot offer parking.',
    'We would like to offer you a choice of three slots.',
    'You will not be asked to code.',
    'a#rejected',
    '#rejectedly',
    '',
  ])('is not read in "%s"', (text) => {
    expect(readOutcome(text)).toBeNull();
  });
});

describe('people met', () => {
  it.each([
    ['met Dana Cruz', [['Dana Cruz', null, null]]],
    ['met Dana Cruz (CTO, dana@acme.example)', [['Dana Cruz', 'dana@acme.example', 'CTO']]],
    [
      'Met Dana Cruz (dana@acme.example) and Lee Wong (VP)',
      [
        ['Dana Cruz', 'dana@acme.example', null],
        ['Lee Wong', null, 'VP'],
      ],
    ],
    [
      'Spoke with Ana, Bo and Cy.',
      [
        ['Ana', null, null],
        ['Bo', null, null],
        ['Cy', null, null],
      ],
    ],
    ['met nobody', []],
    ['We met in Boston? I met the team.', []],
  ] as const)('are read in "%s"', (text, expected) => {
    const people = readMet(text).map(({ name, email, title }) => [name, email, title]);
    expect(people).toStrictEqual(expected);
  });

  it('are taken out of the words of the invitation', () => {
    const text = 'Room 4. met Dana Cruz (CTO) and Lee Wong. Bring a CV.';
    expect(withoutMet(text)).toBe('Room 4. . Bring a CV.');
  });
});
