/** Reads the form of the settings: what can be stored, or one sentence for each field that cannot. */
import { cadenceNames } from '../../domain/cadences/cadence.ts';
import type { PersonRecord } from '../../domain/ledger/records.ts';
import { readAddress, readCountry, readDomain } from '../../domain/settings-words.ts';
import { type MinuteOfDay, zoneNamed } from '../../domain/time.ts';
import { clock } from '../../domain/wording/english-dates.ts';
import type { SettingErrors, SettingName, TypedSettings } from '../../pages/settings-fields.ts';

/** What the form changes of a person. */
export type Change = Pick<
  PersonRecord,
  | 'name'
  | 'zone'
  | 'country'
  | 'opens'
  | 'closes'
  | 'addresses'
  | 'employers'
  | 'shownAs'
  | 'cadence'
>;

export type ReadSettings =
  | { readonly is: 'good'; readonly change: Change }
  | { readonly is: 'bad'; readonly errors: SettingErrors };

const listAtMost = 50;
const shortestDay = 60;

/** The settings as the form shows them. */
export function typedOf(person: PersonRecord): TypedSettings {
  return {
    name: person.name ?? '',
    zone: person.zone,
    country: person.country ?? '',
    opens: clock(person.opens),
    closes: clock(person.closes),
    addresses: person.addresses.join('\n'),
    employers: person.employers.join('\n'),
    shownAs: person.shownAs,
    cadence: person.cadence,
  };
}

/** `isKnown` says of which countries the holidays are known, by codes such as `US` and `DE-BY`. */
export function readSettings(
  typed: TypedSettings,
  isKnown: (country: string) => boolean,
): ReadSettings {
  const errors: Partial<Record<SettingName, string>> = {};
  const read = <T>(name: SettingName, value: T | Wrong): T | null => {
    if (!(value instanceof Wrong)) return value;
    errors[name] = value.sentence;
    return null;
  };
  const zone = read('zone', zoneNamed(typed.zone) ?? new Wrong('Choose a time zone of the list.'));
  const opens = read('opens', readTime(typed.opens));
  const closes = read('closes', readClosing(typed.closes, opens));
  const country = read('country', countryOf(typed.country, isKnown));
  const addresses = read('addresses', readList(typed.addresses, addressOf));
  const employers = read('employers', readList(typed.employers, domainOf));
  const shownAs = read('shownAs', oneOf(['both', 'events', 'tasks'] as const, typed.shownAs));
  const cadence = read('cadence', oneOf(cadenceNames, typed.cadence));
  const name = typed.name.replace(/\s+/g, ' ').trim().slice(0, 100).toWellFormed() || null;
  const isGood = Object.keys(errors).length === 0;
  if (!isGood || zone === null || opens === null || closes === null) return { is: 'bad', errors };
  if (!addresses || !employers || shownAs === null || cadence === null)
    return { is: 'bad', errors };
  const whenAndWhere = { zone, country, opens, closes };
  return {
    is: 'good',
    change: { name, ...whenAndWhere, addresses, employers, shownAs, cadence },
  };
}

/** Why a field cannot be used, in one sentence. */
class Wrong {
  readonly sentence: string;

  constructor(sentence: string) {
    this.sentence = sentence;
  }
}

function readTime(text: string): MinuteOfDay | Wrong {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)(?::\d\d)?$/.exec(text);
  return match
    ? Number(match[1]) * 60 + Number(match[2])
    : new Wrong('Write a time of day, such as 09:00.');
}

function readClosing(text: string, opens: MinuteOfDay | null): MinuteOfDay | Wrong {
  const closes = readTime(text);
  if (closes instanceof Wrong || opens === null || closes >= opens + shortestDay) return closes;
  return new Wrong('Working hours must end an hour or more after they begin, on the same day.');
}

function countryOf(text: string, isKnown: (country: string) => boolean): string | null | Wrong {
  if (text === '') return null;
  const code = readCountry(text);
  return code !== null && isKnown(code)
    ? code
    : new Wrong(
        'Write the two letters of a country whose holidays are known, such as US or DE-BY.',
      );
}

function readList(
  text: string,
  readOne: (entry: string) => string | Wrong,
): readonly string[] | Wrong {
  const entries = text.split(/[\s,;]+/).filter((entry) => entry !== '');
  if (entries.length > listAtMost) return new Wrong(`Please name ${listAtMost} at most.`);
  const found = new Set<string>();
  for (const entry of entries) {
    const one = readOne(entry);
    if (one instanceof Wrong) return one;
    found.add(one);
  }
  return [...found];
}

function addressOf(entry: string): string | Wrong {
  const address = readAddress(entry);
  // Whoever writes one without a domain into a form has mostly forgotten its end.
  return address !== null && readDomain(address.slice(address.lastIndexOf('@') + 1)) !== null
    ? address
    : new Wrong(`“${entry.slice(0, 60)}” is no e-mail address.`);
}

function domainOf(entry: string): string | Wrong {
  return (
    readDomain(entry) ??
    new Wrong(`“${entry.slice(0, 60)}” is no domain; write it like example.com.`)
  );
}

function oneOf<T extends string>(names: readonly T[], typed: string): T | Wrong {
  return names.find((name) => name === typed) ?? new Wrong('Choose one of these.');
}
