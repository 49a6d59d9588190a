/** Names of time zones as Outlook knows them: Windows names, and IANA names as well. */
import { findIana, findWindows } from 'windows-iana';
import { instant, type Zone, zoneNamed } from '../../../../functions/domain/time.ts';
import { GraphError } from './graph-error.ts';

/** The zone of a Windows or IANA name; 400 for any other. */
export function zoneOf(name: string): Zone {
  const iana = findIana(name)[0];
  const zone = zoneNamed(iana ?? name);
  if (zone === null) {
    throw new GraphError(
      400,
      'TimeZoneNotSupportedException',
      `A valid TimeZone value must be specified. The following TimeZone value is not supported: '${name}'.`,
    );
  }
  return zone;
}

/** What Outlook calls the zone; where Windows has no name for it, it is a custom one. */
export function windowsName(zone: string): string {
  return findWindows(zone)[0] ?? 'tzone://Microsoft/Custom';
}

/** A stored zone name as the type that the arithmetic takes. */
export function storedZone(name: string): Zone {
  const zone = zoneNamed(name);
  if (zone === null) throw new Error('a stored zone is unknown to this machine');
  return zone;
}

/** A stored number as the type that the arithmetic takes. */
export const moment = instant;
