/** One provider as the person has it: a mailbox in memory, a consent, and what both let a process do. */
import { Failure } from '../../functions/domain/failure.ts';
import type {
  Calendar,
  CalendarInfo,
  ChangePage,
  ProviderName,
} from '../../functions/domain/ports/calendar.ts';
import type { Permissions } from '../../functions/domain/ports/consent.ts';
import type { Instant, Zone } from '../../functions/domain/time.ts';
import type { Live } from '../../functions/flows/ports.ts';
import { faultyCalendar, faultyTaskList, Life, type Moment } from '../world/faults.ts';
import { seededRandom } from '../world/random.ts';
import { type TwinConsent, twinConsent } from '../world/twin-consent.ts';
import { type TwinMailbox, twinMailbox } from '../world/twin-mailbox.ts';

/** One provider as the person has it. */
export type Side = {
  readonly name: ProviderName;
  readonly mailbox: TwinMailbox;
  readonly consent: TwinConsent;
  /** What the person allows: at the next consent, and at each request from now on. */
  permissions: Permissions;
  /** How the list of calendars shows each of them. */
  shown: (info: CalendarInfo) => CalendarInfo;
  /** The provider forgets all cursors and shows calendars as if nothing had ever been in them. */
  isBlank: boolean;
  /** The provider refuses all tasks, whatever the consent says. */
  refusesTasks: boolean;
  /** Calendars that the person has deleted. */
  readonly deleted: Set<string>;
};

export type SideOptions = {
  readonly zone: Zone;
  readonly now: () => Instant;
  readonly onNotify: (channel: string, token: string) => void;
  /** Each refresh token is good for one refresh. */
  readonly rotates?: boolean;
  /** How many changes a page holds; missing: now more, now fewer. */
  readonly pageSize?: number;
};

const all: Permissions = { calendar: 'write', tasks: true, lists: true };

/** A provider that is up, with an empty mailbox, to which the person would allow everything. */
export function sideOf(
  name: ProviderName,
  { zone, now, onNotify, rotates = false, pageSize }: SideOptions,
): Side {
  const chance = seededRandom(7);
  const random = pageSize === undefined ? chance : { ...chance, between: () => pageSize };
  const email = `${name}@example.com`;
  const side: Side = {
    name,
    permissions: all,
    shown: (info) => info,
    isBlank: false,
    refusesTasks: false,
    deleted: new Set(),
    mailbox: twinMailbox({ dialect: name, zone, email, now, random, onNotify }),
    consent: twinConsent({
      ...{ subject: `subject-${name}`, email, now, rotates },
      get permissions() {
        return side.permissions;
      },
    }),
  };
  return side;
}

/** What a process can reach with that access token: all that the person allows, for as long as it lives. */
export function opened(side: Side, access: string, life: Life): Live {
  const { mailbox, consent } = side;
  const refusal = ({ port, method, when }: Moment): Failure | null => {
    if (when !== 'before' && when !== 'write-before') return null;
    if (!consent.isGood(access)) return new Failure({ code: 'reconnect', because: 'token' });
    const { permissions } = side;
    const isWrite = port === 'calendar' && method === 'write';
    const isAllowed =
      port === 'tasks'
        ? permissions.tasks && !side.refusesTasks
        : permissions.calendar === 'write' || (permissions.calendar === 'read' && !isWrite);
    return isAllowed ? null : new Failure({ code: 'reconnect', because: 'scope' });
  };
  const gate = new Life(refusal);
  const { calendar, tasks } = mailbox;
  const calendars = async () =>
    (await calendar.calendars()).filter(({ id }) => !side.deleted.has(id)).map(side.shown);
  const changesSince: Calendar['changesSince'] = (id, cursor, window) => {
    if (side.deleted.has(id)) throw new Failure({ code: 'gone' });
    return side.isBlank ? blankRound(cursor) : calendar.changesSince(id, cursor, window);
  };
  const shown = { ...calendar, calendars, changesSince };
  return {
    calendar: faultyCalendar(faultyCalendar(shown, gate), life),
    tasks: faultyTaskList(faultyTaskList(tasks, gate), life),
  };
}

async function* blankRound(cursor: string | null): AsyncGenerator<ChangePage> {
  if (cursor !== null) throw new Failure({ code: 'cursor-expired' });
  yield { changes: [], cursor: 'blank' };
}
