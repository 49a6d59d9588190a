/** The door to the sandbox calendars: what a person would do in Google's or Outlook's own app. */
import { type Context, Hono } from 'hono';
import { csrf } from 'hono/csrf';
import {
  dayMs,
  hourMs,
  instantAt,
  parseDay,
  type Zone,
  zoneNamed,
} from '../../../functions/domain/time.ts';
import { everything } from '../../../functions/flows/wish.ts';
import { messagePage } from '../../../functions/pages/message.ts';
import type { SandboxPerson } from '../sandbox/sandbox-person.ts';
import type { Inside } from './inside.ts';
import { ownOrigins } from './own-origins.ts';
import { sandboxPage } from './sandbox-page.ts';

const zone = zoneNamed('America/New_York') as Zone;
/** How long a page waits for the follow-ups to appear before it is shown without them. */
const patienceMs = 3000;

type Act = (person: SandboxPerson, form: Form) => string | null;
type Acts = Readonly<Record<string, Act>>;
type Form = Readonly<Record<string, string>>;

function by(act: (person: SandboxPerson, id: string) => void): Act {
  return (person, form) => {
    act(person, form.id ?? '');
    return null;
  };
}

/** Each act returns what is wrong with the form, or null. */
const acts: Acts = {
  add: (person, form) => {
    const start = momentOf(form.start);
    const title = form.title?.trim() ?? '';
    if (start === null || title === '') return 'An event needs a title and a time.';
    person.addEvent({ title, text: form.text ?? '', start, end: start + hourMs });
    return null;
  },
  change: (person, form) => {
    const id = form.id ?? '';
    const event = person.events().find((one) => one.id === id);
    const start = momentOf(form.start);
    if (!event || start === null) return 'That event is gone, or the time cannot be read.';
    const { title, text } = form;
    const times = start === event.start ? {} : { start, end: start + (event.end - event.start) };
    person.changeEvent(id, {
      ...times,
      ...(title !== undefined && title !== event.title ? { title } : {}),
      ...(text !== undefined && text !== event.text ? { text } : {}),
    });
    return null;
  },
  cancel: by((person, id) => person.cancelEvent(id)),
  delete: by((person, id) => person.deleteEvent(id)),
  tick: by((person, id) => person.tickTask(id)),
  untick: by((person, id) => person.untickTask(id)),
  'delete-task': by((person, id) => person.deleteTask(id)),
};

/** Routes below `/sandbox`. */
export function sandboxDoor(inside: Inside): Hono {
  const { sandboxes, queue } = inside;
  const app = new Hono();
  app.use(csrf({ origin: ownOrigins(inside.config) }));
  const settled = async (c: Context): Promise<Response> => {
    await shortly(inside);
    return c.redirect('/sandbox', 303);
  };

  app.get('/', (c) => c.html(sandboxPage(sandboxes, zone)));

  app.post('/skip', async (c) => {
    const form = await c.req.parseBody();
    const days = Number(form.days);
    if (!Number.isInteger(days) || days < 1 || days > 60 || !sandboxes.skip(days * dayMs)) {
      return c.html(
        messagePage('The clock stays', 'It moves by 1 to 60 days, in sandboxes only.'),
        400,
      );
    }
    for (const person of await inside.ports.store.persons(null, 100)) queue.add(person, everything);
    return await settled(c);
  });

  for (const provider of ['google', 'outlook'] as const) {
    app.post(`/${provider}/:act`, async (c) => {
      const sandbox = sandboxes[provider];
      const act = acts[c.req.param('act')];
      if (!sandbox || !act) return c.notFound();
      const wrong = acted(act, sandbox.person, formOf(await c.req.parseBody()));
      if (wrong === null) return await settled(c);
      return c.html(messagePage('That did not work', wrong), 400);
    });
  }
  return app;
}

/** What is wrong with the form, or null. */
function acted(act: Act, person: SandboxPerson, form: Form): string | null {
  try {
    return act(person, form);
  } catch {
    return 'That is gone already.';
  }
}

function formOf(body: Readonly<Record<string, unknown>>): Form {
  const texts = Object.entries(body).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(texts);
}

/** Settles when the follow-ups have appeared, or after a while. */
async function shortly({ queue }: Inside): Promise<void> {
  // The notification is on its way; it comes within moments.
  await new Promise((resolve) => setTimeout(resolve, 60));
  const late = new Promise<void>((resolve) => setTimeout(resolve, patienceMs).unref());
  await Promise.race([queue.whenIdle(), late]);
}

/** `2026-12-04T10:00` as a moment in the sandbox's zone. */
function momentOf(text: string | undefined): number | null {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})$/.exec(text ?? '');
  const day = parseDay(match?.[1] ?? '');
  return match && day !== null
    ? instantAt(zone, day, Number(match[2]) * 60 + Number(match[3]))
    : null;
}
