/** Everything that is stored of a person, for themselves: secrets and cursors are no part of it. */
import type { CalendarEvent } from '../domain/event.ts';
import type { AccountRecord, InterviewRecord, PersonRecord } from '../domain/ledger/records.ts';
import { seenStep } from '../domain/ledger/seen-step.ts';
import { shortHash } from '../domain/plan/step.ts';
import type { SeenStep } from '../domain/search/own-steps.ts';
import { type FollowUp, followUpsOf, type SearchPlan } from '../domain/search/plan-search.ts';
import { formatInstant, type Zone } from '../domain/time.ts';
import { withoutLinks } from '../domain/wording/links.ts';
import type { Session } from './session.ts';
import type { PersonView } from './view-person.ts';

export type PersonExport = {
  readonly about: string;
  /** ISO 8601, in UTC. */
  readonly exportedAt: string;
  readonly person: PersonRecord;
  readonly accounts: readonly ExportedAccount[];
  readonly interviews: readonly InterviewRecord[];
};

/** An account without what would let somebody else in, and without a provider's cursors. */
export type ExportedAccount = Pick<
  AccountRecord,
  'id' | 'provider' | 'email' | 'permissions' | 'status' | 'listedAt'
> & {
  readonly calendars: readonly {
    readonly id: string;
    readonly name: string | null;
    readonly mayWrite: boolean;
    readonly isPrimary: boolean;
    readonly zone: Zone | null;
  }[];
  readonly choices: Readonly<Record<string, boolean>>;
  readonly taskList: string | null;
};

const about =
  'Everything that Afterword stores of you, except what would let somebody into your calendars. ' +
  'Times are milliseconds since 1970-01-01T00:00Z.';

/** All of the person whose session it is. Fields of an account are named one by one: no secret slips in. */
export function exportPerson({ person, accounts, ledger, now }: Session): PersonExport {
  return {
    about,
    exportedAt: formatInstant('UTC' as Zone, now),
    person,
    accounts: accounts.map(exportedAccount),
    interviews: ledger.records.map(withoutActing),
  };
}

export type CalendarExport = {
  readonly followUps: readonly FollowUp[];
  /** The steps as they stand in the calendars, with what the person wrote into them. */
  readonly seen: readonly SeenStep[];
  /** The events of the interviews and applications, all-day ones with the zone whose day they mean. */
  readonly interviews: readonly CalendarEvent[];
};

/** What a person's calendar file holds: every follow-up, and what they follow from. */
export function exportCalendar({ session, plan }: PersonView): CalendarExport {
  const { ledger, person } = session;
  const interviews = [...plan.interviews, ...plan.applications].flatMap(({ uid }) => {
    const copies = ledger.record(shortHash(uid))?.copies ?? [];
    const copy = copies.find(({ goneAt }) => goneAt === null) ?? copies[0];
    return copy ? [{ ...copy.event, zone: copy.event.zone ?? person.zone }] : [];
  });
  const seen = ledger.steps.map(seenStep).filter((step) => step !== null);
  return { followUps: plainFollowUps(plan), seen: seen.map(unlinked), interviews };
}

/** All follow-ups of a plan, their texts without the links that act for whoever opens them. */
export function plainFollowUps(plan: SearchPlan): readonly FollowUp[] {
  return followUpsOf(plan).map(unlinked);
}

function unlinked<T extends { readonly text: string }>(step: T): T {
  return { ...step, text: withoutLinks(step.text).trimEnd() };
}

function exportedAccount(account: AccountRecord): ExportedAccount {
  const { id, provider, email, permissions, status, listedAt, choices, taskList } = account;
  const calendars = account.calendars.map(({ id: calendar, name, mayWrite, isPrimary, zone }) => {
    return { id: calendar, name: name ?? null, mayWrite, isPrimary, zone };
  });
  const chosen = choices ?? {};
  const fixed = { id, provider, email, permissions, status, listedAt };
  return { ...fixed, calendars, choices: chosen, taskList: taskList?.id ?? null };
}

/** Links in the words of a step act for whoever opens them, and a file is soon passed on. */
function withoutActing(record: InterviewRecord): InterviewRecord {
  const steps = record.steps.map((step) => {
    const words = step.seen?.words;
    if (!step.seen || !words) return step;
    return { ...step, seen: { ...step.seen, words: unlinked(words) } };
  });
  return { ...record, steps };
}
