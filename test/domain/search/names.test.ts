import { describe, expect, test } from 'vitest';
import { employerKey, saysMoved, titleKey } from '../../../functions/domain/search/names.ts';

/** Two spellings of one employer. */
const same: [string, string][] = [
  ['Acme', 'ACME'],
  ['Acme', 'Acme Inc.'],
  ['Acme', 'Acme, Inc'],
  ['Acme', 'The Acme Company'],
  ['Acme Labs', 'Acme Labs Ltd.'],
  ['Acme-Labs', 'Acme Labs LLC'],
  ['Müller', 'Müller GmbH'],
  ['Müller', 'Müller GmbH & Co. KG'],
  ['Weiß', 'Weiss AG'],
  ['Żabka', 'Zabka sp. z o.o.'],
  ['Škoda', 'Skoda a.s.'],
  ['Brasserie Lune', 'Brasserie Lune SARL'],
  ['Ærø', 'Ærø'],
  ['株式会社山田', '山田'],
  ['山田株式会社', '山田'],
  ['示例有限公司', '示例'],
  ['Acme & Sons', 'Acme Sons'],
];

const different: [string, string][] = [
  ['Acme', 'Acme Labs'],
  ['Acme', 'Acne'],
  ['North Rail', 'North Sail'],
  ['Costa', 'Cost'],
  ['Theta Labs', 'Ta Labs'],
  ['山田', '田山'],
];

describe('an employer', () => {
  test.each(same)('is the same as %s and as %s', (one, other) => {
    expect(employerKey(one)).toBe(employerKey(other));
    expect(employerKey(one)).not.toBe('');
  });

  test.each(different)('is another as %s and as %s', (one, other) => {
    expect(employerKey(one)).not.toBe(employerKey(other));
  });

  test('whose whole name is a legal form keeps it', () => {
    expect(employerKey('The Company')).toBe('company');
  });

  test('without a name is nobody', () => {
    expect(employerKey(null)).toBeNull();
  });
});

const titles: [string, string, boolean][] = [
  ['Interview: Acme', 'Updated: Interview: Acme', true],
  ['Interview: Acme', 'Interview with Acme', false],
  ['Interview: Acme', '[Rescheduled] Interview: Acme', true],
  ['Interview: Acme', 'Cancelled: Interview – ACME', true],
  ['Interview: Acme', 'Canceled: Interview: Acme', true],
  ['Interview: Acme', 'Re: Interview: Acme', true],
  ['Gespräch bei Acme', 'Verschoben: Gespräch bei Acme', true],
  ['Entretien Acme', 'Reporté : Entretien Acme', true],
  ['Pohovor Acme', 'Přesunutý: Pohovor Acme', true],
  ['面接 Acme', '変更 面接 Acme', true],
  ['Interview: Acme', 'Interview: Acme, round 2', false],
];

describe('a title', () => {
  test.each(titles)('"%s" and "%s" name one event: %s', (one, other, expected) => {
    expect(titleKey(one) === titleKey(other)).toBe(expected);
  });

  test.each([
    ['Rescheduled: Interview', true],
    ['Interview (new time)', true],
    ['Verschoben: Gespräch', true],
    ['Entretien reporté', true],
    ['Entretien déplacé', true],
    ['Pohovor přeložený', true],
    ['面接 日程変更', true],
    ['Interview: Acme', false],
    ['Interview at Removed Tattoos', false],
    ['Interview: Movers Ltd', false],
  ])('"%s" says that it was moved: %s', (title, expected) => {
    expect(saysMoved(title)).toBe(expected);
  });
});
