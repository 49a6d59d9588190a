/** The door to the sandbox calendars: what a person would do in Google's or Outlook's own app. */
import { type Context, Hono } from 'hono';
import type { ProviderName } from '../../../functions/domain/ports/calendar.ts';
import {
  dayMs,
  type Instant,
  instant,
  type LocalDay,
  parseDay,
  type Zone,
  zoneNamed,
} from '../../../functions/domain/time.ts';
import { everything } from '../../../functions/domain/wish.ts';
import { viewPerson } from '../../../functions/flows/view-person.ts';
import { type Form, readForm } from '../../../functions/handlers/web/forms.ts';
import { frameOf, say, show } from '../../../functions/handlers/web/show.ts';
import { visitor } from '../../../functions/handlers/web/visitors.ts';
import type { Web } from '../../../functions/handlers/web/web.ts';
import type { Frame } from '../../../functions/pages/page.ts';
import type { SandboxPerson } from '../sandbox/sandbox-person.ts';
import type { Inside } from './inside.ts';
import { type Act, acts, type Wall } from './sandbox-acts.ts';
import { changes } from './sandbox-changes.ts';
import { sandboxPage } from './sandbox-page.ts';
import { backTo, type EntryView, eventPage, taskPage } from './sandbox-pages/entry-page.ts';
import type { SandboxAccount } from './sandbox-pages/view.ts';

const zone = zoneNamed('America/New_York') as Zone;
const providers = ['google', 'outlook'] as const;

/** Routes below `/sandbox`. */
export function sandboxDoor(inside: Inside, web: Web): Hono {
  const { sandboxes, journal } = inside;
  const tellAll = (): void => {
    for (const tell of sandboxes.told) tell();
  };
  journal.listeners.add(tellAll);
  const app = new Hono();
  app.get('/', (c) => calendars(c, inside, web));
  app.get('/changes', (c) => changes(c, sandboxes.told));
  app.post('/skip', (c) => skip(c, inside, web));
  for (const provider of providers) {
    const sandbox = sandboxes[provider];
    if (!sandbox) continue;
    app.get(`/${provider}/:kind{event|task}`, (c) => entry(c, inside, web, provider));
    app.post(`/${provider}/:act`, async (c) => {
      const act = acts.get(c.req.param('act'));
      if (!act) return c.notFound();
      const form = await readForm(c, web);
      const wrong = acted(act, sandbox.person, form, wallOf(inside));
      if (wrong !== null) return await say(c, web, 400, 'That did not work', wrong, back);
      tellAll();
      // Nobody tells us of tasks: what the next poll would find is found at once.
      await inside.poll();
      return await settled(c, web, backTo(monthOf(form.text('month'))));
    });
  }
  return app;
}

const back = { to: '/sandbox', label: 'To the sandbox' };

function wallOf({ sandboxes }: Inside): Wall {
  return { zone, now: instant(sandboxes.now()) };
}

async function settled(c: Context, web: Web, to: string): Promise<Response> {
  await web.settled((await visitor(c, web)) ?? '');
  return c.redirect(to, 303);
}

async function isConnected(c: Context, web: Web): Promise<boolean> {
  const person = await visitor(c, web);
  return person !== null && (await web.ports.store.load(person)) !== null;
}

async function calendars(c: Context, inside: Inside, web: Web): Promise<Response> {
  const view = {
    ...wallOf(inside),
    accounts: providers.flatMap((provider) => accountOf(inside, web, provider) ?? []),
    canSkip: inside.sandboxes.isAll,
    month: monthOf(c.req.query('month')),
    since: momentBefore(inside, c.req.query('since')),
    isConnected: await isConnected(c, web),
  };
  return await show(c, sandboxPage(await frame(c, web), view));
}

async function frame(c: Context, web: Web): Promise<Frame> {
  const person = await visitor(c, web);
  const view = person === null ? null : await viewPerson(web.ports, person);
  return frameOf(c, web, person, view?.plan.asks.length ?? 0);
}

function accountOf({ sandboxes }: Inside, web: Web, provider: ProviderName): SandboxAccount | null {
  const person = sandboxes[provider]?.person;
  if (!person) return null;
  const { label } = web.providers[provider];
  return { provider, label, events: person.events(), tasks: person.tasks() };
}

/** One event or task. */
async function entry(
  c: Context,
  inside: Inside,
  web: Web,
  provider: ProviderName,
): Promise<Response> {
  const account = accountOf(inside, web, provider);
  const isIt = ({ id }: { readonly id: string }): boolean => id === c.req.query('id');
  const event = c.req.param('kind') === 'event' ? account?.events.find(isIt) : undefined;
  const task = c.req.param('kind') === 'task' ? account?.tasks.find(isIt) : undefined;
  if (!account || (!event && !task)) {
    return await say(c, web, 404, 'That is gone', 'It was moved elsewhere or deleted.', back);
  }
  const month = monthOf(c.req.query('month'));
  const owner = inside.sandboxes.owner(provider);
  const view: EntryView = { zone, month, account, ownUrl: web.publicUrl, owner };
  const around = await frame(c, web);
  if (event) return await show(c, eventPage(around, view, event));
  return task ? await show(c, taskPage(around, view, task)) : c.notFound();
}

/** Moves the sandbox's clock; what comes up because of it is told on the page. */
async function skip(c: Context, inside: Inside, web: Web): Promise<Response> {
  const { sandboxes, queue, ports } = inside;
  const days = Number((await readForm(c, web)).text('days'));
  // A look that is under way would find its access ended by the jump, twice in a row if they come fast.
  await quiet(inside);
  const before = Math.floor(sandboxes.now());
  if (!Number.isInteger(days) || days < 1 || days > 60 || !sandboxes.skip(days * dayMs)) {
    const sentence = 'It moves by 1 to 60 days, in sandboxes only.';
    return say(c, web, 400, 'The clock stays', sentence, back);
  }
  for (const person of await ports.store.persons(null, 100)) queue.add(person, everything);
  return await settled(c, web, `/sandbox?since=${before}`);
}

/** Settles when nothing is being done, or after so long that something hangs. */
async function quiet({ queue }: Inside): Promise<void> {
  const late = new Promise<void>((resolve) => setTimeout(resolve, patienceMs).unref());
  await Promise.race([queue.whenIdle(), late]);
}

const patienceMs = 10_000;

/** What is wrong with the form, or null. */
function acted(act: Act, person: SandboxPerson, form: Form, wall: Wall): string | null {
  try {
    return act(person, form, wall);
  } catch {
    return 'That is gone already.';
  }
}

/** The first day of the month written `2026-12`; null where the text is anything else. */
function monthOf(text: string | undefined): LocalDay | null {
  return /^(?:19|20)\d\d-\d\d$/.test(text ?? '') ? parseDay(`${text}-01`) : null;
}

/** A moment in the past of the sandbox, in milliseconds; null where the text is none. */
function momentBefore({ sandboxes }: Inside, text: string | undefined): Instant | null {
  if (!/^\d{12,14}$/.test(text ?? '')) return null;
  const moment = Number(text);
  return moment <= sandboxes.now() ? instant(moment) : null;
}
