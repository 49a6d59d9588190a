/** What a person does to a sandbox calendar by a form: each act by its name in the address. */
import {
  hourMs,
  type Instant,
  instantAt,
  parseDay,
  type Zone,
} from '../../../functions/domain/time.ts';
import type { Form } from '../../../functions/handlers/web/forms.ts';
import type { SandboxEvent, SandboxPerson } from '../sandbox/sandbox-person.ts';
import { examples } from './sandbox-pages/examples.ts';

/** Where and when the person lives. */
export type Wall = { readonly zone: Zone; readonly now: Instant };

/** Does it, and returns what is wrong with the form, or null. Fails where the thing is gone. */
export type Act = (person: SandboxPerson, form: Form, wall: Wall) => string | null;

const answers = ['accepted', 'declined', 'tentative'] as const;

/** Every act; `/sandbox/PROVIDER/NAME` does it. */
export const acts: ReadonlyMap<string, Act> = new Map<string, Act>([
  ['add', add],
  ['example', example],
  ['change', change],
  ['note', note],
  ['answer', answer],
  ['cancel', by((person, id) => person.cancelEvent(id))],
  ['delete', by((person, id) => person.deleteEvent(id))],
  ['tick', by((person, id) => person.tickTask(id))],
  ['untick', by((person, id) => person.untickTask(id))],
  ['delete-task', by((person, id) => person.deleteTask(id))],
]);

function by(act: (person: SandboxPerson, id: string) => void): Act {
  return (person, form) => {
    act(person, form.text('id'));
    return null;
  };
}

function add(person: SandboxPerson, form: Form, { zone }: Wall): string | null {
  const start = momentOf(zone, form.text('start'));
  const title = form.text('title');
  if (start === null || title === '') return 'An event needs a title and a time.';
  person.addEvent({ title, text: form.text('text'), start, end: start + hourMs });
  return null;
}

function example(person: SandboxPerson, form: Form, { zone, now }: Wall): string | null {
  const one = examples.find(({ name }) => name === form.text('which'));
  if (!one) return 'There is no such example.';
  person.addEvent(one.draft(zone, now));
  return null;
}

/** Only what is given and differs is changed: a form that is saved as it was changes nothing. */
function change(person: SandboxPerson, form: Form, { zone }: Wall): string | null {
  const event = found(person, form.text('id'));
  const start = form.has('start') ? momentOf(zone, form.text('start')) : event.start;
  if (start === null) return 'The time cannot be read.';
  const title = form.has('title') ? form.text('title') : event.title;
  const text = form.has('text') ? form.text('text') : event.text;
  person.changeEvent(event.id, {
    ...(start === event.start ? {} : { start, end: start + (event.end - event.start) }),
    ...(title === event.title ? {} : { title }),
    ...(text === event.text.trim() ? {} : { text }),
  });
  return null;
}

/** A line at the end of an event's text. */
function note(person: SandboxPerson, form: Form): string | null {
  const { id, text } = found(person, form.text('id'));
  const line = form.text('line');
  if (line === '') return 'There is nothing to write.';
  person.changeEvent(id, { text: text === '' ? line : `${text.trimEnd()}\n${line}` });
  return null;
}

function answer(person: SandboxPerson, form: Form): string | null {
  const said = answers.find((one) => one === form.text('answer'));
  if (said === undefined) return 'One accepts or declines.';
  person.answerEvent(form.text('id'), said);
  return null;
}

function found(person: SandboxPerson, id: string): SandboxEvent {
  const event = person.events().find((one) => one.id === id);
  if (!event) throw new Error('The person has no such event.');
  return event;
}

/** `2026-12-04T10:00` as a moment in the sandbox's zone; null where it is none. */
function momentOf(zone: Zone, text: string): Instant | null {
  const match = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  const day = parseDay(match?.[1] ?? '');
  if (!match || day === null) return null;
  return instantAt(zone, day, Number(match[2]) * 60 + Number(match[3]));
}
