/** Reads the command line of `plan`; every mistake is one sentence that names the option. */
import { parseArgs } from 'node:util';
import { type CadenceName, cadenceNames } from '../../../functions/domain/cadences/cadence.ts';
import { readAddress, readCountry, readDomain } from '../../../functions/domain/settings-words.ts';
import {
  type Instant,
  instant,
  type LocalDay,
  parseDay,
  parseInstant,
  type Zone,
  zoneNamed,
} from '../../../functions/domain/time.ts';
import { UsageError } from './usage.ts';

export type PlanOptions = {
  readonly file: string;
  readonly cadence: CadenceName;
  readonly now: Instant;
  readonly zone: Zone;
  readonly country: string | null;
  readonly me: readonly string[];
  readonly name: string | null;
  readonly employers: readonly string[];
  readonly history: string | null;
  readonly since: LocalDay | null;
  readonly until: LocalDay | null;
  readonly json: boolean;
  readonly out: string | null;
};

const known = {
  cadence: { type: 'string' },
  now: { type: 'string' },
  zone: { type: 'string' },
  country: { type: 'string' },
  me: { type: 'string', multiple: true },
  name: { type: 'string' },
  employer: { type: 'string', multiple: true },
  history: { type: 'string' },
  since: { type: 'string' },
  until: { type: 'string' },
  json: { type: 'boolean' },
  out: { type: 'string' },
} as const;

/** The options of `plan`, with the machine's clock and zone where none is given. */
export function readPlanOptions(args: readonly string[]): PlanOptions {
  const { values, positionals } = parsed(args);
  const [file, ...rest] = positionals;
  if (file === undefined) throw new UsageError('plan needs a calendar file: afterword plan FILE');
  if (rest.length > 0)
    throw new UsageError(`plan reads one file, and ${positionals.length} were given`);
  return {
    file,
    cadence: cadenceNamed(values.cadence ?? 'recommended', '--cadence'),
    now: values.now === undefined ? instant(Date.now()) : instantOf(values.now),
    zone: zoneOf(values.zone),
    country: values.country === undefined ? null : countryOf(values.country),
    me: (values.me ?? []).map(addressOf),
    name: values.name?.trim() || null,
    employers: (values.employer ?? []).map(domainOfEmployer),
    history: values.history ?? null,
    since: values.since === undefined ? null : dayOf('since', values.since),
    until: values.until === undefined ? null : dayOf('until', values.until),
    json: values.json ?? false,
    out: values.out ?? null,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: known, allowPositionals: true, strict: true });
  } catch (error) {
    const [sentence] = String(error instanceof Error ? error.message : error).split('. ');
    throw new UsageError(`${sentence ?? 'the options cannot be read'}; see afterword --help`);
  }
}

/** The cadence of that name; `where` says which part of the command line was wrong. */
export function cadenceNamed(name: string, where: string): CadenceName {
  const found = cadenceNames.find((one) => one === name);
  if (!found) throw new UsageError(`${where}: "${name}" is none of ${cadenceNames.join(', ')}`);
  return found;
}

function instantOf(text: string): Instant {
  const moment = parseInstant(text);
  const isSane = moment !== null && moment > Date.UTC(1900) && moment < Date.UTC(2200);
  if (!isSane) {
    throw new UsageError(`--now: "${text}" is no moment such as 2026-11-25T09:00:00-05:00`);
  }
  return moment;
}

function zoneOf(name: string | undefined): Zone {
  const zone = zoneNamed(name ?? new Intl.DateTimeFormat().resolvedOptions().timeZone);
  if (zone) return zone;
  if (name === undefined) return zoneNamed('UTC') as Zone;
  throw new UsageError(`--zone: "${name}" is no IANA time zone such as Europe/Berlin`);
}

function countryOf(text: string): string {
  const code = readCountry(text);
  if (code !== null) return code;
  throw new UsageError(`--country: "${text}" is no country code such as US or DE-BY`);
}

function addressOf(text: string): string {
  const address = readAddress(text);
  if (address !== null) return address;
  throw new UsageError(`--me: "${text}" is no e-mail address`);
}

function domainOfEmployer(text: string): string {
  const domain = readDomain(text);
  if (domain !== null) return domain;
  throw new UsageError(`--employer: "${text}" is no domain`);
}

function dayOf(option: string, text: string): LocalDay {
  const day = parseDay(text);
  if (day === null) throw new UsageError(`--${option}: "${text}" is no day such as 2026-11-25`);
  return day;
}
