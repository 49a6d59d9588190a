/** What is to be seen of our steps in a mailbox. */
import type { SandboxEvent, SandboxTask } from '../../infra/local/sandbox/sandbox-person.ts';
import type { Side } from './flow-side.ts';

/** Our events in a mailbox, in order of time. */
export function ownEvents({ mailbox }: Side): readonly SandboxEvent[] {
  const own = mailbox.person.events().filter(({ key }) => key !== null);
  return [...own].sort((a, b) => a.start - b.start || ((a.key ?? '') < (b.key ?? '') ? -1 : 1));
}

/** Our tasks in a mailbox. */
export function ownTasks({ mailbox }: Side): readonly SandboxTask[] {
  return mailbox.person.tasks().filter(({ key }) => key !== null);
}

/** Our events and then our tasks in a mailbox. */
export function ownEntries(side: Side): readonly (SandboxEvent | SandboxTask)[] {
  return [...ownEvents(side), ...ownTasks(side)];
}

/** The name of a step without its interview: `debrief`, `status-1`. */
export function stepName({ key }: { readonly key: string | null }): string {
  return key?.slice(key.indexOf('.') + 1) ?? '';
}

/** All steps of an interview in a week to come, with the usual cadence and nobody named. */
export const wholeSeries: readonly string[] = [
  ...['closing task', 'debrief event', 'prepare task'],
  ...['status-1 event', 'status-2 event', 'status-3 event'],
  ...['thank-you event', 'thank-you task'],
];

/** The names of our steps in a mailbox, each with its form, sorted; `employer`: of those that name it. */
export function stepNames(side: Side, employer = ''): readonly string[] {
  const isTheirs = ({ title }: { readonly title: string }): boolean => title.includes(employer);
  const events = ownEvents(side).filter(isTheirs);
  const tasks = ownTasks(side).filter(isTheirs);
  return [
    ...events.map((one) => `${stepName(one)} event`),
    ...tasks.map((one) => `${stepName(one)} task`),
  ].sort();
}

/** Names, titles and times of our steps in a mailbox, sorted: to compare one world with another. */
export function stepsSeen(side: Side): readonly string[] {
  const events = ownEvents(side).map((one) => `${stepName(one)} ${one.title} ${one.start}`);
  const tasks = ownTasks(side).map((one) => `${stepName(one)} ${one.title} ${one.due}`);
  return [...events, ...tasks].sort();
}

/** Our event of that name in a mailbox; fails where there is none or are several. */
export function eventNamed(side: Side, name: string): SandboxEvent {
  return theOne(ownEvents(side).filter((one) => stepName(one) === name));
}

/** The same for a task. */
export function taskNamed(side: Side, name: string): SandboxTask {
  return theOne(ownTasks(side).filter((one) => stepName(one) === name));
}

function theOne<T>(found: readonly T[]): T {
  const [one] = found;
  if (one === undefined || found.length > 1) throw new Error(`there are ${found.length}`);
  return one;
}
