/** The door to events that may be interviews. */
import { type Context, Hono } from 'hono';
import { shortHash } from '../../domain/plan/step.ts';
import { answersTo } from '../../domain/recognise/answers.ts';
import type { Judged } from '../../domain/search/sift.ts';
import { everything } from '../../domain/wish.ts';
import { answer, changePerson } from '../../flows/steer.ts';
import type { PersonView } from '../../flows/view-person.ts';
import { type Question, questionsPage } from '../../pages/questions.ts';
import { readForm } from './forms.ts';
import { frameOf, say, sayWhoAreYou, show } from './show.ts';
import { visitor, visitorView } from './visitors.ts';
import type { Web } from './web.ts';

/** Nobody answers more at a sitting, and a page stays small. */
const shownAtMost = 30;

/** Routes `/questions`. */
export function questionsDoor(web: Web): Hono {
  const app = new Hono();
  app.get('/questions', async (c) => {
    const view = await visitorView(c, web);
    if (!view) return sayWhoAreYou(c, web);
    const { session, plan } = view;
    const questions = inOrder(plan.asks, session.now).flatMap((one) => questionOf(view, one));
    const answered = session.person.answers.filter(({ about }) => about === 'event').length;
    const main = questionsPage(frameOf(c, web, view.session.person.id, plan.asks.length), {
      questions: questions.slice(0, shownAtMost),
      more: Math.max(0, questions.length - shownAtMost),
      zone: session.person.zone,
      answered,
    });
    return show(c, main);
  });
  app.post('/questions', (c) => take(c, web));
  app.post('/questions/forget', async (c) => {
    await readForm(c, web);
    const person = await visitor(c, web);
    if (person === null) return sayWhoAreYou(c, web);
    await changePerson(web.ports, person, (known) => ({ ...known, answers: [] }));
    return await replanned(c, web, person);
  });
  return app;
}

async function take(c: Context, web: Web): Promise<Response> {
  const form = await readForm(c, web);
  const person = await visitor(c, web);
  if (person === null) return sayWhoAreYou(c, web);
  const said = form.text('is');
  if (said !== 'yes' && said !== 'no') {
    return say(c, web, 400, 'Yes or no?', 'Please go back and press one of the two buttons.');
  }
  const isBroad = form.has('broad');
  const isKnown = await answer(web.ports, person, form.text('event'), said === 'yes', isBroad);
  if (isKnown) return await replanned(c, web, person);
  return say(c, web, 404, 'That event is gone', 'It is in no calendar any more.', {
    to: '/questions',
    label: 'Questions',
  });
}

async function replanned(c: Context, web: Web, person: string): Promise<Response> {
  // What was passed over may count now: it is read again.
  await web.look(person, everything);
  await web.settled(person);
  return c.redirect('/questions', 303);
}

/** What is still to come, soonest first; then what is over, latest first. */
function inOrder(asks: readonly Judged[], now: number): readonly Judged[] {
  const ahead = asks.filter(({ start }) => start >= now).sort((a, b) => a.start - b.start);
  const over = asks.filter(({ start }) => start < now).sort((a, b) => b.start - a.start);
  return [...ahead, ...over];
}

function questionOf({ session }: PersonView, { uid, why }: Judged): readonly Question[] {
  const { ledger, settings, now } = session;
  const id = shortHash(uid);
  const event = ledger.record(id)?.copies[0]?.event;
  if (!event) return [];
  const { owner } = settings;
  const held = answersTo(event, true, true, owner, now).map(({ about }) => about);
  const reach = held.includes('series')
    ? ({ of: 'series' } as const)
    : held.includes('sender')
      ? ({ of: 'sender', who: event.organizer?.email ?? 'them' } as const)
      : null;
  return [{ id, event, zone: event.zone ?? owner.zone, why, reach }];
}
