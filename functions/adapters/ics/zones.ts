/** Which clock the times of a TZID are read with, within one VCALENDAR of a file. */
import {
  dayMs,
  instant,
  instantAt,
  type LocalDay,
  localTime,
  minuteMs,
  offsetMinutes,
  type Zone,
} from '../../domain/time.ts';
import { customClock } from './custom-zone.ts';
import { firstOf, type JCal, propertiesOf, valueText } from './jcal.ts';
import { utcClock, type WallClock } from './wall-time.ts';
import { fixedOffset, isUtcName, zoneByName, zonesByDisplayName } from './zone-names.ts';

/** Nobody's calendar names more; each that is none takes long to try. */
const namesAtMost = 1000;

/**
 * The clocks of one VCALENDAR. Feed it the VTIMEZONEs as they come (`define`); times that carry no
 * zone are read in `personZone`.
 */
export class ZoneTable {
  readonly #floating: WallClock;
  readonly #definitions = new Map<string, JCal>();
  readonly #clocks = new Map<string, WallClock | null>();
  readonly #keys = new Map<string, string>();

  constructor(personZone: Zone) {
    this.#floating = { ...zoneClock(personZone), zone: null };
  }

  /** The clock of times without a zone: the person's. Its own `zone` is null. */
  get floating(): WallClock {
    return this.#floating;
  }

  /** Takes a parsed VTIMEZONE; the first of a name counts. */
  define(timezone: JCal): void {
    const tzid = firstOf(propertiesOf(timezone), 'tzid');
    const name = tzid ? this.#keyOf(valueText(tzid)) : '';
    if (name === '' || this.#definitions.has(name)) return;
    this.#definitions.set(name, timezone);
    this.#clocks.delete(name);
  }

  /** The clock of a TZID; null where nothing tells what it means (yet: its VTIMEZONE may follow). */
  clockOf(tzid: string): WallClock | null {
    const name = this.#keyOf(tzid);
    let clock = this.#clocks.get(name);
    if (clock === undefined) {
      const isOneTooMany = this.#clocks.size >= namesAtMost && !this.#definitions.has(name);
      clock = isOneTooMany ? null : this.#find(name);
      this.#clocks.set(name, clock);
    }
    return clock;
  }

  /** Thousands of dates name the same few zones, and a name that is none takes long to try. */
  #keyOf(tzid: string): string {
    const known = this.#keys.get(tzid);
    if (known !== undefined) return known;
    const name = this.#keys.size < namesAtMost ? key(tzid) : tzid.toLowerCase();
    this.#keys.set(tzid, name);
    return name;
  }

  #find(tzid: string): WallClock | null {
    if (isUtcName(tzid)) return utcClock;
    const exact = zoneByName(tzid);
    if (exact) return zoneClock(exact);
    const definition = this.#definitions.get(tzid);
    const located = definition && firstOf(propertiesOf(definition), 'x-lic-location');
    const location = located ? valueText(located) : '';
    if (isUtcName(location)) return utcClock;
    const byLocation = location === '' ? null : zoneByName(location);
    if (byLocation) return zoneClock(byLocation);
    const defined = definition ? customClock(definition) : null;
    const byDisplay = matching(tzid, defined);
    if (byDisplay) return zoneClock(byDisplay);
    if (defined) return defined;
    const fixed = fixedOffset(tzid);
    return fixed === null ? null : fixedClock(fixed);
  }
}

/** TZIDs differ in case and quotes between an event and its VTIMEZONE in some programs' files. */
function key(tzid: string): string {
  const bare = tzid.trim().replace(/^["']|["']$/g, '');
  return zoneByName(bare) ? bare : bare.toLowerCase();
}

/** The zone that a display name means, where its clocks agree with the definition or the name. */
function matching(tzid: string, defined: WallClock | null): Zone | null {
  const { zones, standardOffset } = zonesByDisplayName(tzid);
  for (const zone of zones) {
    const offsets = samples.map((moment) => offsetMinutes(zone, moment));
    const agrees = defined
      ? samples.every((moment, at) => {
          const wall = defined.localTime(moment);
          const ahead = wall.day * dayMs + wall.minute * minuteMs - moment;
          return Math.round(ahead / minuteMs) === offsets[at];
        })
      : Math.min(...offsets) === standardOffset;
    if (agrees) return zone;
  }
  return null;
}

/** A winter and a summer of the present rules; zones that share both share their clocks. */
const samples = [instant(Date.UTC(2026, 0, 15)), instant(Date.UTC(2026, 6, 15))];

function zoneClock(zone: Zone): WallClock {
  return {
    zone,
    instantAt: (day, minute) => instantAt(zone, day, minute),
    localTime: (moment) => localTime(zone, moment),
  };
}

function fixedClock(offset: number): WallClock {
  return {
    zone: null,
    instantAt: (day, minute) => instant(day * dayMs + (minute - offset) * minuteMs),
    localTime: (moment) => {
      const wall = moment + offset * minuteMs;
      const day = Math.floor(wall / dayMs);
      return { day: day as LocalDay, minute: (wall - day * dayMs) / minuteMs };
    },
  };
}
