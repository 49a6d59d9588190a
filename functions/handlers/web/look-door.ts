/** The door for a calendar file: its plan is shown, and nothing of it is stored. */
import { type Context, Hono } from 'hono';
import { type CalendarPlan, planCalendar } from '../../adapters/ics/plan-calendar.ts';
import { uploadLimits } from '../../adapters/ics/read-limits.ts';
import { plainWorkCalendar } from '../../domain/business-days.ts';
import { cadenceNames } from '../../domain/cadences/cadence.ts';
import { pastDays } from '../../domain/search/reach.ts';
import type { Settings } from '../../domain/search/settings.ts';
import { addDays, localDay, type Zone, zoneNamed } from '../../domain/time.ts';
import { viewPerson } from '../../flows/view-person.ts';
import { filePlanPage } from '../../pages/file-plan.ts';
import type { Door } from './app.ts';
import { type Form, readForm } from './forms.ts';
import { frameOf, say, show } from './show.ts';
import { visitor } from './visitors.ts';
import type { Web } from './web.ts';

/** What is known of a stranger. */
const nobody: Settings = {
  owner: { name: null, addresses: [], employers: [], zone: 'UTC' as Zone },
  work: plainWorkCalendar,
  cadence: 'recommended',
};
const back = { to: '/', label: 'Choose another file' };

/** Route `/look`. `clock` counts milliseconds: reading a file may take so long and no longer. */
export function lookDoor(clock: () => number): Door {
  return (web) => {
    const app = new Hono();
    app.get('/look', (c) => c.redirect('/', 303));
    app.post('/look', (c) => look(c, web, clock));
    return app;
  };
}

async function look(c: Context, web: Web, clock: () => number): Promise<Response> {
  const form = await readForm(c, web);
  const file = form.file('file');
  if (file === null) {
    const sentence = 'Choose an .ics file first; calendars export themselves as one.';
    return say(c, web, 400, 'There is no file', sentence, back);
  }
  const zone = zoneNamed(form.text('zone') || 'UTC');
  if (zone === null) {
    const sentence = 'Write it as a place, such as Europe/Berlin or America/New_York.';
    return say(c, web, 400, 'This time zone is not known', sentence, back);
  }
  const id = await visitor(c, web);
  const view = id === null ? null : await viewPerson(web.ports, id);
  const now = web.ports.clock.now();
  const request = {
    settings: settingsFrom(form, zone, view?.session.settings ?? nobody),
    deeds: [],
    now,
    since: addDays(localDay(zone, now), -pastDays),
    until: null,
  };
  const result = await planCalendar(file.stream(), request, uploadLimits(clock));
  if ('over' in result) return tooMuch(c, web, result);
  if ('fatal' in result) {
    const sentence = `Line ${result.fatal.line}: ${result.fatal.text}`;
    return say(c, web, 400, 'This is no calendar file', sentence, back);
  }
  const frame = frameOf(c, web, view && id, view?.plan.asks.length);
  return show(c, filePlanPage(frame, { ...shown(result), zone, now }));
}

function shown({ plan, eventsRead, problems }: CalendarPlan) {
  return { plan, eventsRead, problems: problems.map(({ line, text }) => ({ line, text })) };
}

type Refused = Extract<Awaited<ReturnType<typeof planCalendar>>, { over: unknown }>;

const headings: Readonly<Record<Refused['over'], string>> = {
  'too-large': 'This file is too large',
  'too-many': 'This file holds too much',
  'too-slow': 'This file takes too long to read',
};

function tooMuch(c: Context, web: Web, { over, text }: Refused): Promise<Response> {
  const sentence = `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  return say(c, web, over === 'too-large' ? 413 : 400, headings[over], sentence, back);
}

/** Whose file it is: what the form says, and beyond that what a signed-in person has set. */
function settingsFrom(form: Form, zone: Zone, known: Settings): Settings {
  const { owner } = known;
  const me = form.text('me').toLowerCase();
  // The steps of a file have no pages of their own.
  const { pageOf: _, ...rest } = known;
  return {
    ...rest,
    owner: {
      ...owner,
      name: form.text('name') || owner.name,
      addresses: me === '' ? owner.addresses : [me, ...owner.addresses],
      zone,
    },
    cadence: cadenceNames.find((name) => name === form.text('cadence')) ?? known.cadence,
  };
}
