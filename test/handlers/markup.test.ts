/** The reader that the tests of pages rely on is stricter than any browser. */
import { describe, expect, it } from 'vitest';
import { readMarkup } from './markup.ts';

describe('the reading of markup', () => {
  it.each([
    '<p>a">b</p>',
    '<p x=y>',
    "<p x='y'>",
    '<p>&nbsp</p>',
    '<!-- -->',
    '<p x="<">',
    'a < b',
  ])('fails at %s', (page) => expect(() => readMarkup(page)).toThrow(/no template|not escaped/));
});
