/** From what calendar programs write as TZID to the names that the tz database uses. */
import { WINDOWS_TO_IANA_MAP } from 'windows-iana';
import { type Zone, zoneNamed } from '../../domain/time.ts';

/** Longer ones name nothing, and to look for a name in them may take long. */
const longestName = 200;

/** Whether a TZID only says UTC, which is no zone that somebody lives in. */
export function isUtcName(tzid: string): boolean {
  if (tzid.length >= longestName) return false;
  const bare = tzid.replace(/^\(utc\)\s*/i, '').replace(/^tzone:\/\/microsoft\//i, '');
  return /^(?:etc\/)?(?:utc|gmt|uct|zulu|z|universal|greenwich|gmt[+-]?0|coordinated universal time)$/i.test(
    bare,
  );
}

/** Minutes ahead of UTC that a TZID such as `GMT+02:00` or `UTC-5` stands for; else null. */
export function fixedOffset(tzid: string): number | null {
  const match = /^(?:utc|gmt)?\s*([+-])(\d{1,2})(?::?(\d\d))?$/i.exec(tzid);
  if (!match || Number(match[2]) > 14 || Number(match[3] ?? 0) > 59) return null;
  const size = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return match[1] === '-' ? -size : size;
}

/**
 * The zone that a TZID names by itself: an IANA name, one behind a prefix
 * (`/citadel.org/20210210_1/Europe/Berlin`) or one of Windows (`W. Europe Standard Time`, also
 * with the number that Outlook appends to copies). Null where it names none.
 */
export function zoneByName(tzid: string): Zone | null {
  if (tzid.length >= longestName) return null;
  const exact = named(tzid);
  if (exact) return exact;
  const parts = tzid.split('/').filter((part) => part !== '');
  if (tzid.includes('/')) {
    for (const count of [3, 2, 1]) {
      const zone = parts.length >= count ? named(parts.slice(-count).join('/')) : null;
      if (zone) return zone;
    }
  }
  const windows = windowsZones();
  const name = tzid.toLowerCase().trim();
  return windows.get(name) ?? windows.get(name.replace(/\s+\d+$/, '')) ?? null;
}

/** Names are remembered, right or wrong, so that each is a copy that holds on to no piece of the file. */
function named(name: string): Zone | null {
  return /^[A-Za-z][\w+/-]{0,63}$/.test(name) ? zoneNamed(Buffer.from(name).toString()) : null;
}

/**
 * The zones that Outlook's display name may mean (`(UTC+01:00) Amsterdam, Berlin, Bern`), likeliest
 * first, and the standard offset it names; the caller checks which one keeps that offset.
 */
export function zonesByDisplayName(tzid: string): { zones: Zone[]; standardOffset: number | null } {
  const match = /^\((?:UTC|GMT)([+-]\d\d:\d\d)?\)\s*(.+)$/i.exec(tzid.slice(0, 200).trim());
  if (!match?.[2]) return { zones: [], standardOffset: null };
  const standardOffset = match[1] ? fixedOffset(match[1]) : 0;
  const said = match[2].toLowerCase();
  const names = [said, ...said.split(/[,:;]/).map((part) => part.trim())];
  const zones: Zone[] = [];
  for (const name of names) {
    const zone =
      windowsZones().get(name) ?? zoneNamed(displayNames[name] ?? '') ?? cities().get(name);
    if (zone) zones.push(zone);
  }
  return { zones, standardOffset };
}

/** Display names of Windows, and cities in them, after which no zone is called. */
const displayNames: Readonly<Record<string, string>> = {
  'eastern time (us & canada)': 'America/New_York',
  'central time (us & canada)': 'America/Chicago',
  'mountain time (us & canada)': 'America/Denver',
  'pacific time (us & canada)': 'America/Los_Angeles',
  'atlantic time (canada)': 'America/Halifax',
  'indiana (east)': 'America/Indiana/Indianapolis',
  newfoundland: 'America/St_Johns',
  saskatchewan: 'America/Regina',
  'central america': 'America/Guatemala',
  arizona: 'America/Phoenix',
  alaska: 'America/Anchorage',
  hawaii: 'Pacific/Honolulu',
  'baja california': 'America/Tijuana',
  brasilia: 'America/Sao_Paulo',
  edinburgh: 'Europe/London',
  bern: 'Europe/Zurich',
  'west central africa': 'Africa/Lagos',
  'abu dhabi': 'Asia/Dubai',
  islamabad: 'Asia/Karachi',
  chennai: 'Asia/Kolkata',
  'new delhi': 'Asia/Kolkata',
  hanoi: 'Asia/Bangkok',
  beijing: 'Asia/Shanghai',
  canberra: 'Australia/Sydney',
  wellington: 'Pacific/Auckland',
};

let windowsCache: Map<string, Zone> | null = null;
function windowsZones(): Map<string, Zone> {
  if (windowsCache) return windowsCache;
  windowsCache = new Map();
  for (const { windowsName, territory, iana } of WINDOWS_TO_IANA_MAP) {
    // 001, the world: the one zone that stands for the Windows zone where no country is known.
    const zone = territory === '001' && iana[0] ? zoneNamed(iana[0]) : null;
    if (zone) windowsCache.set(windowsName.toLowerCase(), zone);
  }
  return windowsCache;
}

let citiesCache: Map<string, Zone> | null = null;
function cities(): Map<string, Zone> {
  if (citiesCache) return citiesCache;
  citiesCache = new Map();
  for (const name of Intl.supportedValuesOf('timeZone')) {
    const city = name.slice(name.lastIndexOf('/') + 1).replaceAll('_', ' ');
    const zone = zoneNamed(name);
    if (zone) citiesCache.set(city.toLowerCase(), zone);
  }
  return citiesCache;
}
