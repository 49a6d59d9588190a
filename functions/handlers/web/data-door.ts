/** The door to all that is stored of a person: to take with them, and to have erased. */
import { type Context, Hono } from 'hono';
import { everything } from '../../domain/wish.ts';
import { askToErase } from '../../flows/erase-person.ts';
import { exportCalendar, exportPerson } from '../../flows/export-person.ts';
import { deletedPage, deletePage } from '../../pages/data.ts';
import { readForm } from './forms.ts';
import { frameOf, sayWhoAreYou, show } from './show.ts';
import { signOut, visitor, visitorView } from './visitors.ts';
import type { Web } from './web.ts';

/** Routes `/export.json`, `/export.ics` and `/settings/delete`. */
export function dataDoor(web: Web): Hono {
  const app = new Hono();
  app.get('/export.json', async (c) => {
    const view = await visitorView(c, web);
    if (!view) return sayWhoAreYou(c, web);
    const text = JSON.stringify(exportPerson(view.session), null, 2);
    return file(c, 'afterword.json', 'application/json; charset=utf-8', `${text}\n`);
  });
  app.get('/export.ics', async (c) => {
    const view = await visitorView(c, web);
    if (!view) return sayWhoAreYou(c, web);
    const { followUps, seen, interviews } = exportCalendar(view);
    // A library that few visits need is loaded by those that do.
    const { writeCalendar } = await import('../../adapters/ics/write.ts');
    const text = writeCalendar(followUps, seen, view.session.now, interviews);
    return file(c, 'afterword.ics', 'text/calendar; charset=utf-8', text);
  });
  app.get('/settings/delete', async (c) => {
    const view = await visitorView(c, web);
    if (!view) return sayWhoAreYou(c, web);
    const frame = frameOf(c, web, view.session.person.id, view.plan.asks.length);
    const { accounts } = view.session;
    return show(c, deletePage(frame, { accounts, providers: web.providers }));
  });
  app.post('/settings/delete', (c) => erase(c, web));
  return app;
}

/** A file to keep, for this person alone. Its name is ours: nothing of a calendar stands in a header. */
function file(c: Context, name: string, type: string, body: string): Response {
  return c.body(body, 200, {
    'content-type': type,
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'private, no-store',
  });
}

async function erase(c: Context, web: Web): Promise<Response> {
  const form = await readForm(c, web);
  const person = await visitor(c, web);
  if (person === null) return sayWhoAreYou(c, web);
  const clear = form.text('calendars') === 'clear';
  if (!(await askToErase(web.ports, person, clear))) return sayWhoAreYou(c, web);
  await signOut(c, web);
  await web.look(person, everything);
  await web.settled(person);
  const isGone = (await web.ports.store.load(person)) === null;
  return show(c, deletedPage(frameOf(c, web, null), { isGone }));
}
