import { describe, expect, it } from 'vitest';
import {
  readCard,
  readNoPhoneCalls,
  readPreference,
} from '../../../functions/domain/notes/channels.ts';

describe('"no phone calls"', () => {
  it.each([
    'No phone calls, please.',
    "email is best, please don't call us to follow up",
    'THIS IS AN AUTOMATED INVITE. PLEASE DO NOT CALL OUR OFFICE TO CONFIRM.',
    'You may not contact panel members by telephone.',
    'Our office does not take phone calls from applicants.',
    'Applicants are asked not to telephone the branch.',
    'Kindly no telephone inquiries.',
    'Contact us by e-mail only.',
    'No phones calls to the school please.',
    'Bel ons liever niet.',
    'Favor de no marcar a la oficina.',
    'Výsledek sdělíme, telefonické dotazy prosím ne.',
    '请勿回拨。',
    'Bitte keine Anrufe.',
    'Von telefonischen Rückfragen bitten wir abzusehen.',
    'Bitte sehen Sie von telefonischen Rückfragen ab.',
    'Bitte melden Sie sich ausschließlich per E-Mail, nicht telefonisch.',
    'Aucun suivi téléphonique, écrivez-nous.',
    'Merci de ne pas nous appeler.',
    'Por favor no llamar por teléfono.',
    'No se facilitará información por teléfono.',
    'Por favor, não ligue.',
    'Si prega di non telefonare.',
    'Gelieve ons niet op te bellen.',
    'Prosimy nie dzwonić w sprawie wyników.',
    'Prosím nevolejte.',
    '電話でのお問い合わせはご遠慮ください。',
    '请勿致电公司。',
  ])('is heard in "%s"', (text) => {
    expect(readNoPhoneCalls(text)).toBe(true);
  });

  it.each([
    '',
    'Phone interview with Dana, she calls my cell.',
    'Please call me when you arrive.',
    'Do not be late. Our number is on the website.',
    "If they don't call by Friday, write to them.",
    "She said she can't call, I don't call either.",
    'Wir rufen Sie an.',
    'Nous vous appellerons mardi.',
    'Te llamo el martes.',
    'Zadzwonimy we wtorek.',
    'お電話いたします。',
  ])('is not heard in "%s"', (text) => {
    expect(readNoPhoneCalls(text)).toBe(false);
  });
});

describe('the preferred channel', () => {
  it.each([
    ['prefers email', 'email'],
    ['Dana prefers phone', 'phone'],
    ['she prefers to be called', 'phone'],
    ['prefers post', 'post'],
    ['prefers phone. Later: prefers email', 'email'],
    ['préfère les mails', 'email'],
    ['prefiere teléfono', 'phone'],
    ['bevorzugt E-Mail', 'email'],
    ['They prefer text messages and Slack.', null],
    ['', null],
  ] as const)('of "%s" is %s', (text, expected) => {
    expect(readPreference(text)).toBe(expected);
  });

  it.each([
    ['thank-you: card', true],
    ['Thank you: handwritten card', true],
    ['Say thank you. Bring a card.', false],
  ])('"%s" asks for a card: %s', (text, expected) => {
    expect(readCard(text)).toBe(expected);
  });
});
