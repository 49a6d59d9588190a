/** Signed names in memory: no cipher, but the name of one thing is not that of another. */
import { shortHash } from '../../functions/domain/plan/step.ts';
import type { Links } from '../../functions/domain/ports/links.ts';

/** Links below that address, under a key of that name. */
export function twinLinks(url = 'https://afterword.example.com', key = 'key'): Links {
  const sign = (person: string, what: string): string => {
    const once = shortHash(`${key} ${person} ${what}`);
    return `${person}.${once}${shortHash(`${once} ${key} ${what}`)}`;
  };
  return {
    of: (person) => (step) => `${url}/go/${sign(person, `step ${step}`)}`,
    sign,
    whose: (name) => /^(.+)\.[0-9a-v]{26}$/.exec(name)?.[1] ?? null,
    isSigned: (name, person, what) => name === sign(person, what),
  };
}
