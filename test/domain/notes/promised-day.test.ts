import { describe, expect, test } from 'vitest';
import { plainWorkCalendar, type WorkCalendar } from '../../../functions/domain/business-days.ts';
import { readPromisedDay } from '../../../functions/domain/notes/promised-day.ts';
import { formatDay, type LocalDay, parseDay } from '../../../functions/domain/time.ts';
import {
  chinese,
  czech,
  dutch,
  english,
  french,
  german,
  italian,
  japanese,
  notes,
  polish,
  portuguese,
  spanish,
} from './promised-days.ts';

function day(text: string): LocalDay {
  const parsed = parseDay(text);
  if (parsed === null) throw new Error(`no day: ${text}`);
  return parsed;
}

/** The promised day of a text, for an interview on Thursday 3 December 2026. */
function promised(text: string, interview = '2026-12-03', work = plainWorkCalendar): string | null {
  const found = readPromisedDay(text, day(interview), work);
  return found && formatDay(found.day);
}

const noPromises = [
  'Hear from our CEO on Friday at the all-hands',
  'Get back to me by Friday',
  'Know your numbers by Friday',
  'Complete the assessment within 48 hours',
  'You will receive the case on Friday',
  'decision after Friday',
  'please reply by Friday',
  'send us your documents by Monday',
  'Submit the case by Monday',
  'the position starts in two weeks',
  'we moved your interview to Friday',
  'Deadline to apply: Friday',
  'References will be called only after this stage.',
  'Please let us know by Friday whether this time works',
  'RSVP by Friday',
  'We need your answer by Friday',
  'Kindly confirm by tomorrow',
  'Let us know by Monday if you need a parking space',
  'Your response is required by Friday',
  'Please send documents by Monday, we will get back to you.',
  'Application deadline: December 14',
  'Please submit your feedback within 24 hours',
  'Decision meeting with the board',
  'Bitte um Rückmeldung bis Freitag',
  'Bitte geben Sie uns bis Freitag Bescheid',
  'Um Antwort bis Freitag wird gebeten',
  'Ihre Antwort bis Montag',
  'Merci de nous répondre avant vendredi',
  'Merci de confirmer votre présence avant lundi',
  'Votre réponse avant vendredi',
  'Rogamos respuesta antes del viernes',
  'Por favor confirme antes del viernes',
  'Favor responder até sexta-feira',
  'Si prega di rispondere entro venerdì',
  'Ci faccia sapere entro venerdì',
  'Gelieve te antwoorden voor vrijdag',
  'We horen graag uiterlijk vrijdag van je',
  'Prosimy o odpowiedź do piątku',
  'Prosíme o odpověď do pátku',
  '金曜日までにご回答ください',
  '请于周五前回复',
  '面试通知：12月14日14:00',
  '面接のご案内 12月14日(月) 10:00',
  'I will call you at 3pm on Friday',
  'We will call you on Friday at 10:00',
  'Or call in (audio only) +1 646-555-0520',
  'Interview on Friday, decision to follow',
  'Feedback session on Friday',
  'Answer questions on Friday 10:00',
  'Thanks for your answer last Friday',
  'The new hire starts December 14',
  'Lunch with Dana next Tuesday',
  'Bring the results of your case on Friday',
  'Dentist results',
  'Next steps: meet the team on Monday',
  'Respond by Friday to hold your slot',
  'You will hear more soon',
  'Nach der Entscheidung am letzten Freitag',
  'Die Stelle beginnt am 1. Januar',
  'Le poste commence le 4 janvier',
  '我们会在下周三面试',
  '面接日程は12月14日です',
];

describe('a promised day', () => {
  test.each(english)('is read in English: %s', (text, expected) => {
    expect(promised(text)).toBe(expected);
  });

  test.each(german)('is read in German: %s', (text, expected) => {
    expect(promised(text)).toBe(expected);
  });

  test.each(french)('is read in French: %s', (text, expected) => {
    expect(promised(text)).toBe(expected);
  });

  test.each(spanish)('is read in Spanish: %s', (text, expected) => {
    expect(promised(text)).toBe(expected);
  });

  test.each(portuguese)('is read in Portuguese: %s', (text, expected) => {
    expect(promised(text)).toBe(expected);
  });

  test.each(italian)('is read in Italian: %s', (text, expected) => {
    expect(promised(text)).toBe(expected);
  });

  test.each(dutch)('is read in Dutch: %s', (text, expected) => {
    expect(promised(text)).toBe(expected);
  });

  test.each(polish)('is read in Polish: %s', (text, expected) => {
    expect(promised(text)).toBe(expected);
  });

  test.each(czech)('is read in Czech: %s', (text, expected) => {
    expect(promised(text)).toBe(expected);
  });

  test.each(japanese)('is read in Japanese: %s', (text, expected) => {
    expect(promised(text)).toBe(expected);
  });

  test.each(chinese)('is read in Chinese: %s', (text, expected) => {
    expect(promised(text)).toBe(expected);
  });

  test.each(notes)('is read in notes with several promises: %s', (text, expected) => {
    expect(promised(text)).toBe(expected);
  });

  test.each(noPromises)('is not read from: %s', (text) => {
    expect(promised(text)).toBeNull();
  });

  // The rules of weeks, years and business days.
  test.each([
    ['decision by Friday', '2026-12-04', '2026-12-11'],
    ['decision by today', '2026-12-04', '2026-12-04'],
    ['decision by Friday', '2026-12-05', '2026-12-11'],
    ['decision by Friday', '2026-12-07', '2026-12-11'],
    ['decision by next Friday', '2026-12-07', '2026-12-18'],
    ['answer next Tuesday', '2026-12-07', '2026-12-15'],
    ['answer by Sunday', '2026-12-07', '2026-12-13'],
    ['decision by end of week', '2026-12-05', '2026-12-11'],
    ['decision by January 8', '2026-12-28', '2027-01-08'],
    ['decision by December 28', '2026-12-28', '2026-12-28'],
    ['decision by Feb 29', '2026-12-28', '2028-02-29'],
    ['results by Tuesday of next week', '2026-12-28', '2027-01-05'],
    ['decision by the 14th', '2026-12-14', '2027-01-14'],
    ['decision by 03/05', '2027-02-20', '2027-03-05'],
    ['decision by 05/03', '2027-02-20', '2027-03-05'],
    ['hear back within a month', '2027-01-31', '2027-02-28'],
    ['Freitag nächster Woche entscheiden sie', '2026-12-13', '2026-12-18'],
    ['回答は下下周一', '2026-12-03', '2026-12-14'],
  ])('%s, said on %s, is %s', (text, interview, expected) => {
    expect(promised(text, interview)).toBe(expected);
  });

  test('counts business days with the holidays of the person', () => {
    const work: WorkCalendar = {
      ...plainWorkCalendar,
      isHoliday: (date) => formatDay(date) === '2026-12-08',
    };
    expect(promised('You will hear back within 5 business days', '2026-12-03', work)).toBe(
      '2026-12-11',
    );
  });

  test('passes over dates that lie before the interview', () => {
    expect(promised('decision by December 1, 2026')).toBeNull();
  });

  test.each([
    ['Met Dana. They said "Decision by Friday." Nice office', 'Decision by Friday'],
    [
      'Grüße. Bis spätestens MITTWOCH geben wir Bescheid!',
      'Bis spätestens MITTWOCH geben wir Bescheid',
    ],
    ['面接官：大塚。結果は１週間以内にご連絡します。', '結果は１週間以内'],
  ])('is returned with its words: %s', (text, words) => {
    expect(readPromisedDay(text, day('2026-12-03'), plainWorkCalendar)?.words).toBe(words);
  });

  test('is read the same whether accents are composed or not', () => {
    expect(promised('réponse d’ici après-demain'.normalize('NFD'))).toBe('2026-12-05');
  });

  test.each([
    'decision by '.repeat(9000),
    `decision${' '.repeat(100_000)}by Friday`,
    'decision <'.repeat(10_000),
    `answer${'a'.repeat(100_000)}`,
    '結果二十'.repeat(25_000),
    'decision 1/1/1/1/'.repeat(6000),
  ])('takes linear time on hostile text %#', (text) => {
    const started = performance.now();
    promised(text);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
