/**
 * Turns lists of phrases into one regular expression, and into the cheap test that comes first.
 *
 * A phrase is words with blanks between: `decid*` is any word that starts so, `let you/me know` has
 * a choice, `?` is any one word. All are in small letters without accents.
 */

/** Matches every phrase of the lists, each list under its own name. Use it on a folded page. */
export function phrasesPattern(lists: Readonly<Record<string, readonly string[]>>): RegExp {
  const named = Object.entries(lists).map(
    ([name, phrases]) => `(?<${name}>${phrases.flatMap(phrasesIn).map(phraseSource).join('|')})`,
  );
  return new RegExp(`\\b(?:${named.join('|')})\\b`, 'g');
}

function phrasesIn(list: string): string[] {
  return list.split(', ');
}

function phraseSource(phrase: string): string {
  return phrase.split(' ').map(wordSource).join(`[\\s,'"-]+`);
}

function wordSource(word: string): string {
  if (word === '?') return '[a-z]+';
  const choices = word.split('/').map((choice) => choice.replace('*', '[a-z]*'));
  return choices.length > 1 ? `(?:${choices.join('|')})` : (choices[0] ?? '');
}

/**
 * Tells in about a microsecond that a text as written has none of the phrases. Letters with accents
 * count as those without, and Chinese and Japanese text always passes.
 */
export function quickTest(phrases: readonly string[]): RegExp {
  const root: Branch = new Map();
  for (const phrase of phrases.flatMap(phrasesIn)) {
    for (const choice of rarestWord(phrase).split('/')) {
      let branch = root;
      for (const letter of choice.replace('*', '').slice(0, longestStem)) {
        const known = branch.get(letter) ?? new Map();
        branch.set(letter, known);
        branch = known;
      }
      branch.set(choice.endsWith('*') || choice.length > longestStem ? stem : word, new Map());
    }
  }
  return new RegExp(
    `\\b${branchSource(root)}|[\\u0300-\\u036f\\u3040-\\u30ff\\u4e00-\\u9fff]`,
    'i',
  );
}

const longestStem = 7;
const stem = '*';
const word = '$';
type Branch = Map<string, Branch>;

/** The word of a phrase that the fewest texts have: the one with the most letters. */
function rarestWord(phrase: string): string {
  let rarest = '';
  for (const one of phrase.split(' ')) if (letters(one) > letters(rarest)) rarest = one;
  return rarest;
}

function letters(choices: string): number {
  return Math.min(...choices.split('/').map((choice) => choice.replace(/[*?]/, '').length));
}

function branchSource(branch: Branch): string {
  if (branch.has(stem)) return '';
  const choices = [...branch].map(([letter, rest]) =>
    letter === word ? '(?![A-Za-zÀ-ž])' : letterSource(letter) + branchSource(rest),
  );
  return choices.length > 1 ? `(?:${choices.join('|')})` : (choices[0] ?? '');
}

function letterSource(letter: string): string {
  const small = letter + (accented[letter] ?? '');
  return `[${small}${small.toUpperCase()}]`;
}

const accented: Readonly<Record<string, string>> = {
  a: 'àáâãäåą',
  c: 'çćč',
  d: 'ď',
  e: 'èéêëęě',
  i: 'ìíîï',
  l: 'ł',
  n: 'ñńň',
  o: 'òóôõöő',
  r: 'ř',
  s: 'śš',
  t: 'ť',
  u: 'ùúûüů',
  y: 'ýÿ',
  z: 'źżž',
};
