/** What a person may type for a country, an address of theirs and an employer's domain. */
import { describe, expect, it } from 'vitest';
import { readAddress, readCountry, readDomain } from '../../functions/domain/settings-words.ts';

describe('a country that is typed', () => {
  it.each([
    [' us ', 'US'],
    ['de-by', 'DE-BY'],
    ['DE - BY - A', 'DE-BY-A'],
    ['CK-Palmerston', 'CK-PALMERSTON'],
    ['NZ-CAN-Timaru', 'NZ-CAN-TIMARU'],
  ])('“%s” is %s', (text, code) => {
    expect(readCountry(text)).toBe(code);
  });

  it.each(['', 'USA', 'Germany', 'DE-', 'DE-BY-A-B', 'constructor'])('“%s” is none', (text) => {
    expect(readCountry(text)).toBeNull();
  });
});

describe('an e-mail address that is typed', () => {
  it.each([
    ['Maya@Example.com', 'maya@example.com'],
    ['<m.patel@example.org>', 'm.patel@example.org'],
    [' mailto:Maya@example.com ', 'maya@example.com'],
    ['maya@intranet', 'maya@intranet'],
    ['mailto:<maya@example.com>', 'maya@example.com'],
    ['maya@example.com.', 'maya@example.com'],
    ['a/b@example.com', 'a/b@example.com'],
  ])('“%s” is %s', (text, address) => {
    expect(readAddress(text)).toBe(address);
  });

  it.each([
    '',
    'maya',
    'maya@',
    '@example.com',
    'ma ya@example.com',
    'a@b@example.com',
    'a,b@c.de',
  ])('“%s” is none', (text) => {
    expect(readAddress(text)).toBeNull();
  });
});

describe('a domain that is typed', () => {
  it.each([
    ['Example.com', 'example.com'],
    ['@example.org', 'example.org'],
    ['hr@sub.example.net', 'sub.example.net'],
    ['https://www.example.com/jobs?a=b', 'example.com'],
    ['example.com.', 'example.com'],
    ['bücher.example', 'bücher.example'],
    ['उदाहरण.example', 'उदाहरण.example'],
  ])('“%s” is %s', (text, domain) => {
    expect(readDomain(text)).toBe(domain);
  });

  it.each(['', 'acme', 'https://', 'exa_mple..com', '-a.example', 'a b.example'])(
    '“%s” is none',
    (text) => {
      expect(readDomain(text)).toBeNull();
    },
  );
});
