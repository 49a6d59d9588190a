/** What the command line plans for the same events: that, and nothing else, has to appear. */
import type { Deed } from '../../../functions/domain/plan/deeds.ts';
import { formatDay, hourMs, instant, localDay, type Zone } from '../../../functions/domain/time.ts';
import { planFile } from '../../../infra/local/cli/plan-file.ts';
import type {
  SandboxDraft,
  SandboxEvent,
  SandboxTask,
} from '../../../infra/local/sandbox/sandbox-person.ts';
import { maya, zone } from './people.ts';

export type Entry = { readonly key: string; readonly title: string };
export type EventEntry = Entry & { readonly start: number; readonly end: number };
export type TaskEntry = Entry & { readonly due: string };
/** Sorted by key. */
export type Entries = {
  readonly events: readonly EventEntry[];
  readonly tasks: readonly TaskEntry[];
};

/** An event that both a calendar and a file can hold. */
export type Known = SandboxDraft & { readonly uid: string };

/** The follow-ups of these events; what was over before it could be written is left out. */
export async function expected(
  drafts: readonly Known[],
  deeds: readonly Deed[] = [],
): Promise<Entries> {
  const now = instant(Date.now());
  const options = {
    file: 'scene.ics',
    cadence: 'recommended' as const,
    now,
    zone,
    country: null,
    me: [maya.google.email, maya.outlook.email],
    name: maya.google.name,
    employers: [],
    history: null,
    since: null,
    until: null,
    json: true,
    out: null,
  };
  const { plan, problems } = await planFile([Buffer.from(asFile(drafts))], options, deeds);
  if (problems.length > 0) throw new Error('the scene makes no calendar file');
  const steps = plan.interviews
    .flatMap((one) => one.followUps)
    .filter((step) => step.status !== 'deleted' && (step.deadline ?? step.end) > now);
  return {
    events: steps
      .filter(({ as }) => as !== 'task')
      .map(({ key, title, start, end }) => ({ key, title, start, end }))
      .sort(byKey),
    tasks: steps
      .filter(({ as }) => as !== 'event')
      .map((step) => ({ key: step.key, title: step.title, due: dayText(step.zone, step.start) }))
      .sort(byKey),
  };
}

/** The same steps where no tasks may be written: each is an event. */
export function asEventsOnly({ events, tasks }: Entries): readonly string[] {
  return [...new Set([...events, ...tasks].map(({ key }) => key))].sort();
}

/** Ours among what stands in a calendar, in the form of what is expected. */
export function eventEntries(events: readonly SandboxEvent[]): readonly EventEntry[] {
  return events
    .flatMap(({ key, title, start, end }) => (key === null ? [] : [{ key, title, start, end }]))
    .sort(byKey);
}

/** Ours among the tasks of a list. */
export function taskEntries(tasks: readonly SandboxTask[]): readonly TaskEntry[] {
  return tasks
    .flatMap(({ key, title, due }) => (key === null ? [] : [{ key, title, due: due ?? '' }]))
    .sort(byKey);
}

function byKey(a: Entry, b: Entry): number {
  return a.key < b.key ? -1 : 1;
}

function dayText(where: Zone, start: number): string {
  return formatDay(localDay(where, instant(start)));
}

function asFile(drafts: readonly Known[]): string {
  const events = drafts.flatMap(({ uid, title, text, start, end, organizer, attendees }) => [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${utc(start - hourMs)}`,
    `DTSTART:${utc(start)}`,
    `DTEND:${utc(end)}`,
    `SUMMARY:${title}`,
    `DESCRIPTION:${(text ?? '').replaceAll('\n', '\\n')}`,
    ...(organizer ? [`ORGANIZER;CN=${organizer.name}:mailto:${organizer.email}`] : []),
    ...(attendees ?? []).map(({ name, email }) => `ATTENDEE;CN=${name}:mailto:${email}`),
    'END:VEVENT',
  ]);
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:scene', ...events, 'END:VCALENDAR', ''];
  return lines.join('\r\n');
}

function utc(ms: number): string {
  return new Date(ms).toISOString().replace(/[-:]|\.\d+/g, '');
}
