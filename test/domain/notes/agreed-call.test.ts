import { describe, expect, test } from 'vitest';
import { plainWorkCalendar } from '../../../functions/domain/business-days.ts';
import { readAgreedCall } from '../../../functions/domain/notes/agreed-call.ts';
import { readPromisedDay } from '../../../functions/domain/notes/promised-day.ts';
import { formatDay, type LocalDay, parseDay } from '../../../functions/domain/time.ts';

const thursday = parseDay('2026-12-03') as LocalDay;

function agreed(text: string, on = thursday): string | null {
  const found = readAgreedCall(text, on, plainWorkCalendar);
  return found && formatDay(found.day);
}

const calls: [string, string][] = [
  ['call me in four days', '2026-12-07'],
  ['call back on the 14th', '2026-12-14'],
  ['give me a ring on Thursday', '2026-12-10'],
  ['phone me next Tuesday', '2026-12-08'],
  ['you may call us in a week', '2026-12-10'],
  ['She said: call me on Monday', '2026-12-07'],
  ['Asked me to call her Thursday', '2026-12-10'],
  ['call Dana back on December 9', '2026-12-09'],
  ['You can phone us on 14 December', '2026-12-14'],
  ['give us a call in ten days', '2026-12-13'],
  ["I'm to call back in two weeks", '2026-12-17'],
  ['Call in four days', '2026-12-07'],
  ['Rufen Sie mich in vier Tagen an', '2026-12-07'],
  ['ruf mich Dienstag an', '2026-12-08'],
  ['am 14. zurückrufen', '2026-12-14'],
  ['Sie können uns in einer Woche anrufen', '2026-12-10'],
  ['in einer Woche anrufen', '2026-12-10'],
  ['Rappelez-moi dans quatre jours', '2026-12-07'],
  ['rappeler le 14', '2026-12-14'],
  ['Vous pouvez nous appeler dans une semaine', '2026-12-10'],
  ['Appelez-moi mardi', '2026-12-08'],
  ['Llámame en cuatro días', '2026-12-07'],
  ['Puede llamarnos en una semana', '2026-12-10'],
  ['volver a llamar el 14', '2026-12-14'],
  ['Llámeme el martes', '2026-12-08'],
  ['Ligue-me em quatro dias', '2026-12-07'],
  ['me liga na terça-feira', '2026-12-08'],
  ['ligar no dia 14', '2026-12-14'],
  ['Mi chiami tra quattro giorni', '2026-12-07'],
  ['richiamare il 14', '2026-12-14'],
  ['Chiamami martedì', '2026-12-08'],
  ['Può chiamarci tra una settimana', '2026-12-10'],
  ['Bel me over vier dagen', '2026-12-07'],
  ['terugbellen op de 14e', '2026-12-14'],
  ['U mag ons over een week bellen', '2026-12-10'],
  ['bel dinsdag terug', '2026-12-08'],
  ['Proszę zadzwonić za cztery dni', '2026-12-07'],
  ['zadzwoń we wtorek', '2026-12-08'],
  ['Może Pani zadzwonić za tydzień', '2026-12-10'],
  ['Zavolejte mi za čtyři dny', '2026-12-07'],
  ['zavolat zpět 14. prosince', '2026-12-14'],
  ['Můžete zavolat za týden', '2026-12-10'],
  ['Zavolej v úterý', '2026-12-08'],
  ['4日後にお電話ください', '2026-12-07'],
  ['14日に電話してください', '2026-12-14'],
  ['来週の火曜日にお電話ください', '2026-12-08'],
  ['四天后给我打电话', '2026-12-07'],
  ['下周二打给我', '2026-12-08'],
  ['14号再打电话来', '2026-12-14'],
  ['一周后可以致电我们', '2026-12-10'],
];

const noCalls = [
  "they'll call by June 3",
  'do not call',
  'Please do not call on Friday',
  'call to confirm your appointment',
  'Or call in (audio only) +1 646-555-0520',
  'I will call you at 3pm',
  'I will call you on Friday at 3pm',
  'Phone interview on Friday',
  'She will call me on Monday',
  'We will call you in four days',
  'Call us by Friday to confirm your appointment',
  'Phone screen next Tuesday',
  'Zoom call on Friday',
  'Conference call next Tuesday',
  'If you have questions call us before Friday',
  'Wir rufen Sie am Freitag an',
  'Ich rufe Sie am Montag an',
  'Nous vous appellerons lundi',
  'Te llamaremos el viernes',
  'La chiameremo venerdì',
  'Wij bellen u vrijdag',
  'Zadzwonimy w piątek',
  'Zavoláme vám v pátek',
  '金曜日にお電話いたします',
  '请勿来电',
  '我们会在周五致电您',
  'Call: Friday 10:00 with Dana',
  'No calls before Friday',
  'Nebo zavolejte: (CZ) +420 234 555 896',
  'The call on Friday went well',
  'References will be called only after this stage',
];

describe('an agreed call', () => {
  test.each(calls)('is read: %s', (text, expected) => {
    expect(agreed(text)).toBe(expected);
  });

  test.each(calls)('is no promise of an answer: %s', (text) => {
    expect(readPromisedDay(text, thursday, plainWorkCalendar)).toBeNull();
  });

  test.each(noCalls)('is not read from: %s', (text) => {
    expect(agreed(text)).toBeNull();
  });

  test('counts calendar days, over the week-end', () => {
    expect(agreed('call me in three days')).toBe('2026-12-06');
  });

  test('is the last one that the text agrees', () => {
    expect(agreed('Call me on Monday.\nUpdate: call me back on Wednesday instead')).toBe(
      '2026-12-09',
    );
  });

  test('is returned with its words', () => {
    const found = readAgreedCall('Nice talk. Call me in four days!', thursday, plainWorkCalendar);
    expect(found?.words).toBe('Call me in four days');
  });

  test('on "the 14th", said on the 14th, is a month later', () => {
    expect(agreed('call back on the 14th', parseDay('2026-12-14') as LocalDay)).toBe('2027-01-14');
  });

  test('takes linear time on hostile text', () => {
    const started = performance.now();
    agreed('please call me the '.repeat(6000));
    agreed(`call ${'me '.repeat(35_000)}on Friday`);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
