/** Reads what a person writes for a country, an address of theirs or an employer: wherever it is asked for. */

/**
 * A country's code with up to two parts below it, in capitals, such as `US`, `DE-BY` and `NZ-CAN-TIMARU`;
 * null: it is none. Whether the country exists only a list of holidays knows.
 */
export function readCountry(text: string): string | null {
  const code = text.toUpperCase().replace(/\s+/g, '');
  // Most parts are abbreviations; the longest name has ten letters (CK-Palmerston, CK-Rakahanga).
  return /^[A-Z]{2}(?:-[A-Z0-9]{1,12}){0,2}$/.test(code) ? code : null;
}

/** An e-mail address in small letters, also one on a network of its own (`maya@intranet`); null: it is none. */
export function readAddress(text: string): string | null {
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/^mailto:/, '')
    .replace(/^<|>$/g, '')
    .replace(/^mailto:/, '')
    // The root of all domains: an attendee's address is never written so.
    .replace(/\.$/, '');
  // RFC 5321, 4.5.3.1.1: what stands before the sign has 64 letters at most.
  return /^[^\s@<>(),;]{1,64}@[^\s@<>(),;:/?#]{1,255}$/.test(bare) ? bare : null;
}

const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]*[\\p{L}\\p{M}\\p{N}])?';
const domain = new RegExp(`^(?=.{3,253}$)${label}(?:\\.${label})+$`, 'u');

/** A domain in small letters, also where somebody writes an address or a web page of it; null: it is none. */
export function readDomain(text: string): string | null {
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^[^@/]*@/, '')
    .replace(/[/?#:].*$/, '')
    .replace(/^www\.|\.$/g, '');
  return domain.test(bare) ? bare : null;
}
