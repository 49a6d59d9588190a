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
  ['Behavioral interview', '', null],
  ['Interview', 'The panel will consist of Dr Ann Roy.', 'panel'],
  ['Follow up', 'Loved our first chat.', 'second'],
  ['Teste prático', '', 'technical'],
  ['Egzamin ustny', '', 'panel'],
  ['Meewerkdag', '', 'trial day'],
  ['Interview 2 – Larkspur', '', 'second'],
  ['Interview 3: Larkspur', '', 'third'],
  ['Interview 2pm – Larkspur', '', null],
  ['Interview (3rd grade teacher)', '', null],
  ['1e gesprek – Larkspur', '', 'first'],
  ['Client meeting #1', '', 'first'],
  ['2nd round', 'Live coding in your editor', 'technical'],
  ['Zweitgespräch (vor Ort)', '', 'second'],
  ['Segunda entrevista RH', '', 'second'],
  ['Following up', 'Our first call went well, next you meet Ana.', 'second'],
  ['Interview', 'Nach dem Erstgespräch möchten wir Sie wiedersehen.', 'second'],
  ['Pohovor', 'Zveme Vás na první pohovor.', 'first'],
  ['Evening with the library trustees', '', 'panel'],
  ['Interview', 'You will appear before a three-member board.', 'panel'],
  ['Interview', 'Panel chair: Ana Roy', 'panel'],
  ['Interview', 'Present: Ana Roy, Bo Lund', 'panel'],
  ['Interview', 'Interview type: Panel', 'panel'],
  ['Demo lesson', 'You will then meet our hiring committee.', 'panel'],
  ['Demo lesson', '', 'onsite'],
  ['Peer interview', '', 'culture'],
  ['Interview', 'Next you will meet future colleagues.', 'culture'],
  ["An hour with the crew you'd join", '', 'culture'],
  ['Interview', 'Ana, who would be your manager, will ask.', 'hiring manager'],
  ['Conversa com a liderança', '', 'hiring manager'],
  ['Gespräch mit der Fachabteilung', '', 'technical'],
  ['Entretien', 'Pour la partie technique vous verrez Ana.', 'technical'],
  ['Power Day, 2 pm', '', 'final'],
  ['Power Day – mini case', '', 'case'],
  ['Interview loop 3/3 – Director', '', 'final'],
  ['Call', 'First screen for the Analyst vacancy.', 'recruiter screen'],
  ['Call', 'We talk about pay expectations.', 'recruiter screen'],
  ['Larkspur calls me', '', 'phone screen'],
  ['Tasting test', '3 hrs kitchen time', 'trial day'],
  ['Jornada de pruebas', '', 'assessment centre'],
  ['Visit', '8:30 breakfast; 10:00 lecture; 13:30 chair', 'onsite'],
];

test('The words of the role and of the employer say nothing of the round.', () => {
  const title = 'Interview: Technical Program Manager, Panel Works';
  expect(readRound(title, '', ['Technical Program Manager', 'Panel Works'])).toBeNull();
});

describe('The round of', () => {
  test.each(rounds)('%s | %s', (title, body, round) => expect(readRound(title, body)).toBe(round));
});

describe('The round in its setting', () => {
  const letter = { minutes: 45, place: 'Larkspur Depot, Albany', isLetter: true, hasGuests: false };
  const round = (title: string, body: string, setting: Partial<typeof letter>): string | null =>
    readRound(title, body, [], { ...letter, ...setting });

  test.each([
    ['a place to which one is sent for', 'Interview scheduled', 'You will meet Ana.', {}, 'onsite'],
    ['such a place online', 'Interview', 'You will meet Ana.', { place: 'Zoom' }, null],
    ['a place with guests', 'Interview', 'You will meet Ana.', { hasGuests: true }, null],
    ['a place for minutes', 'Interview', 'You will meet Ana.', { minutes: 15 }, null],
    ['hours at a place', 'Road test', '', { minutes: 180, isLetter: false }, 'onsite'],
    ['a telephone for a place', 'Interview', '', { place: 'Phone' }, 'phone screen'],
    ['a first letter', 'Talk', "I'd love to hear how you work.", { place: '' }, 'first'],
    ['a recruiter', 'Intro call', 'Thanks for applying!', { place: '' }, 'recruiter screen'],
    ['an agency', 'Interview', 'Your consultant Ana sees you.', { place: '' }, 'first'],
  ] as const)('%s', (_, title, body, setting, expected) => {
    expect(round(title, body, setting)).toBe(expected);
  });
});
