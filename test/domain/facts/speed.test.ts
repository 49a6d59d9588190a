import { expect, test } from 'vitest';
import { factsOf } from './facts-of.ts';

const hostile = [
  'Aa ',
  'A',
  ' ',
  '\n',
  'Ab, ',
  '(',
  'Manager at Foo ',
  'for the our role ',
  '面接官：あ、',
  'Dr. ',
  '_',
  'Engineer ',
];

test.each(hostile)('12,000 characters of %j take no long time.', (text) => {
  const long = text.repeat(Math.ceil(12_000 / text.length));
  const begun = performance.now();
  factsOf({ title: long, body: long, place: long, from: `${long} <jo@larkspur.example>` });
  expect(performance.now() - begun).toBeLessThan(500);
});
