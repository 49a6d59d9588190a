/** The door to a person's accounts: which calendars are watched, what is missing, and the way out. */
import { type Context, Hono } from 'hono';
import { everything } from '../../domain/wish.ts';
import { askToWatch } from '../../flows/choose-calendars.ts';
import { askToDisconnect } from '../../flows/disconnect-account.ts';
import { viewPerson } from '../../flows/view-person.ts';
import { calendarsPage } from '../../pages/calendars.ts';
import { readForm } from './forms.ts';
import { frameOf, say, sayWhoAreYou, show } from './show.ts';
import { signOut, visitor, visitorView } from './visitors.ts';
import type { Web } from './web.ts';

const back = { to: '/calendars', label: 'Back to the calendars' };

/** Routes `/calendars` and what is done there. */
export function calendarsDoor(web: Web): Hono {
  const app = new Hono();
  app.get('/calendars', async (c) => {
    const view = await visitorView(c, web);
    if (!view) return sayWhoAreYou(c, web);
    const { session, plan } = view;
    const accounts = session.accounts.map((account) => {
      return { account, secondsSinceRead: web.secondsSinceRead(account) };
    });
    const frame = frameOf(c, web, view.session.person.id, plan.asks.length);
    const adminUrls = {
      google: web.adminConsentUrl('google'),
      outlook: web.adminConsentUrl('outlook'),
    };
    return show(c, calendarsPage(frame, { accounts, providers: web.providers, adminUrls }));
  });
  app.post('/calendars/choose', (c) => choose(c, web));
  app.post('/calendars/disconnect', (c) => disconnect(c, web));
  return app;
}

async function choose(c: Context, web: Web): Promise<Response> {
  const form = await readForm(c, web);
  const person = await visitor(c, web);
  if (person === null) return sayWhoAreYou(c, web);
  const wanted = new Set(form.all('calendar'));
  const chosen = await askToWatch(web.ports, person, form.text('account'), wanted);
  if (chosen === 'unknown') return nobody(c, web);
  if (chosen === 'none-left') {
    const sentence = 'Tick at least one, or disconnect the account to have none of it watched.';
    return say(c, web, 400, 'At least one calendar stays watched', sentence, back);
  }
  await web.look(person, everything);
  await web.settled(person);
  return c.redirect('/calendars', 303);
}

async function disconnect(c: Context, web: Web): Promise<Response> {
  const form = await readForm(c, web);
  const person = await visitor(c, web);
  if (person === null) return sayWhoAreYou(c, web);
  const isClearing = form.text('clear') === 'yes';
  const isKnown = await askToDisconnect(web.ports, person, form.text('account'), isClearing);
  if (!isKnown) return nobody(c, web);
  await web.look(person, everything);
  await web.settled(person);
  if (await viewPerson(web.ports, person)) return c.redirect('/calendars', 303);
  // It was their last account: nothing is known of them any more, and nobody is signed in.
  await signOut(c, web);
  return c.redirect('/', 303);
}

function nobody(c: Context, web: Web): Promise<Response> {
  const sentence = 'It may be disconnected already.';
  return say(c, web, 404, 'There is no such account', sentence, back);
}
