/** What all `Links` promise: run by the signed ones and by the twin of the simulation. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Links } from '../../functions/domain/ports/links.ts';
import { linkDeeds, withoutLinks } from '../../functions/domain/wording/links.ts';

type Subject = {
  readonly name: string;
  /** Links under a key of that name, below `https://afterword.example.com`. */
  readonly make: (key: string) => Links;
};

const person = 'v0t4'.repeat(8);
const other = 'v0t5'.repeat(8);
const key = '0123456789abc.status-1';

/** Registers the suite for one kind of links. */
export function linksContract({ name, make }: Subject): void {
  describe(`${name} as links`, () => {
    const links = make('one');
    const signed = links.sign(person, 'feed 1');

    it('knows its own names', () => {
      expect(links.whose(signed)).toBe(person);
      expect(links.isSigned(signed, person, 'feed 1')).toBe(true);
    });

    it('gives the same name to the same thing, be it another process that asks', () => {
      expect(make('one').sign(person, 'feed 1')).toBe(signed);
      expect(make('one').of(person)(key)).toBe(links.of(person)(key));
    });

    it.each([
      ['another thing', person, 'feed 2'],
      ['a longer one', person, 'feed 11'],
      ['the same of another person', other, 'feed 1'],
      ['nothing', person, ''],
    ])('takes the name of one thing for no name of %s', (_, whose, what) => {
      expect(links.isSigned(signed, whose, what)).toBe(false);
      expect(links.sign(whose, what)).not.toBe(signed);
    });

    it('knows no name that was given under another key', () => {
      expect(links.isSigned(make('two').sign(person, 'feed 1'), person, 'feed 1')).toBe(false);
    });

    it('knows no name in which a single character was changed, left out or added', () => {
      for (let at = 0; at < signed.length; at++) {
        const letter = signed[at] === '0' ? '1' : '0';
        for (const changed of [
          signed.slice(0, at) + letter + signed.slice(at + 1),
          signed.slice(0, at) + signed.slice(at + 1),
          signed.slice(0, at) + letter + signed.slice(at),
        ]) {
          expect(links.isSigned(changed, person, 'feed 1')).toBe(false);
          expect(links.isSigned(changed, links.whose(changed) ?? '', 'feed 1')).toBe(false);
        }
      }
    });

    it('knows no name that somebody made up, and fails at none', () => {
      fc.assert(
        fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (made) => {
          const whose = links.whose(made);
          expect(links.isSigned(made, whose ?? person, 'feed 1')).toBe(false);
        }),
      );
      expect(links.whose('')).toBeNull();
    });

    it('leads to the page of a step by an address that does not tell which', () => {
      const address = links.of(person)(key);
      const found = /^https:\/\/afterword\.example\.com\/go\/([\w.-]{20,120})$/.exec(address)?.[1];
      expect(found).toBe(links.sign(person, `step ${key}`));
      expect(address).not.toContain('status');
      expect(address).not.toContain('0123456789abc');
    });

    it.each(['debrief', ...linkDeeds])('makes lines that are told from words: %s', (deed) => {
      expect(withoutLinks(`Whatever it is called: ${links.of(person)(key)}/${deed}`)).toBe('');
    });
  });
}
