/** The door behind the links of a follow-up. Opening one changes nothing: only its button acts. */
import { type Context, Hono } from 'hono';
import { isDone } from '../../domain/ledger/ledger.ts';
import { formatDay, localDay } from '../../domain/time.ts';
import { planOnly } from '../../domain/wish.ts';
import { type LinkDeed, linkDeeds } from '../../domain/wording/links.ts';
import { type GoAbout, goPage, laterPage, toldPage } from '../../pages/go.ts';
import { isToDo } from '../../pages/series.ts';
import { type Form, readForm } from './forms.ts';
import { dayOffered, outcomeOf, tellLink } from './go-posts.ts';
import { type Linked, linked, sayExpired } from './linked.ts';
import type { Wrong } from './post-outcome.ts';
import { frameOf, say, show } from './show.ts';
import { visitor } from './visitors.ts';
import type { Web } from './web.ts';

/** Routes `/go/NAME/DEED`, and `/go/NAME/DEED/told` that says what came of it. */
export function goDoor(web: Web): Hono {
  const app = new Hono();
  for (const deed of linkDeeds) {
    app.get(`/go/:name/${deed}`, (c) => ask(c, web, deed));
    app.post(`/go/:name/${deed}`, (c) => act(c, web, deed));
    app.get(`/go/:name/${deed}/told`, (c) => tellAgain(c, web, deed));
  }
  return app;
}

async function ask(c: Context, web: Web, deed: LinkDeed): Promise<Response> {
  const found = await linked(c, web);
  if (found instanceof Response) return found;
  if (isTold(found, deed) && !found.isOver) return c.redirect(`${addressOf(c, deed)}/told`, 303);
  return refusal(c, web, found, deed) ?? (await showQuestion(c, web, found, deed));
}

async function act(c: Context, web: Web, deed: LinkDeed): Promise<Response> {
  const form = await readForm(c, web);
  const found = await linked(c, web);
  if (found instanceof Response) return found;
  const to = `${addressOf(c, deed)}/told`;
  // Said twice is said once: the first moment counts.
  if (isTold(found, deed)) return c.redirect(to, 303);
  const refused = refusal(c, web, found, deed);
  if (refused) return await refused;
  const outcome = await tellLink(web.ports, found, deed, form);
  if (outcome.is === 'wrong') {
    return await showQuestion(c, web, found, deed, { form, wrong: outcome });
  }
  await web.look(found.person, planOnly);
  await web.settled(found.person);
  return c.redirect(to, 303);
}

async function tellAgain(c: Context, web: Web, deed: LinkDeed): Promise<Response> {
  const found = await linked(c, web);
  if (found instanceof Response) return found;
  const isNoted = deed === 'later' ? wasPutOff(found) : isTold(found, deed);
  if (!isNoted) return c.redirect(addressOf(c, deed), 303);
  const { frame, about } = await seenBy(c, web, found);
  return await show(c, toldPage(frame, deed, about));
}

function refusal(
  c: Context,
  web: Web,
  { step, isOver }: Linked,
  deed: LinkDeed,
): Promise<Response> | null {
  if (isOver) return sayExpired(c, web);
  if (deed !== 'done' && deed !== 'later') return null;
  const isGone = step === null || step.status === 'deleted';
  if (isGone) {
    const sentence = 'The plan has changed since, or you took it out of your calendar.';
    return say(c, web, 410, 'This step is not planned any more', sentence);
  }
  const isDoneNow = deed === 'later' && step.status === 'done';
  return isDoneNow
    ? say(c, web, 200, 'This step is done already', 'There is nothing to put off.')
    : null;
}

/** What was typed, and what is wrong with it. */
type Typed = { readonly form: Form; readonly wrong: Wrong };

async function showQuestion(
  c: Context,
  web: Web,
  found: Linked,
  deed: LinkDeed,
  typed?: Typed,
): Promise<Response> {
  const { frame, about } = await seenBy(c, web, found);
  const { step, view } = found;
  const isCall = step?.channel === 'phone';
  const address = addressOf(c, deed);
  if (deed !== 'later') return await show(c, goPage(frame, { address, deed, about, isCall }));
  const offered = step === null ? null : dayOffered(found, step);
  const later = {
    day: typed?.form.text('day') || (offered === null ? null : formatDay(offered)),
    from: localDay(step?.zone ?? view.session.person.zone, view.session.now),
    asksForAnswer: step?.kind === 'status',
    promise: typed?.form.text('promise') ?? '',
    wrong: typed ? `${typed.wrong.heading}. ${typed.wrong.sentence}` : null,
  };
  const status = typed ? 400 : 200;
  return await show(c, laterPage(frame, { address, deed, about, isCall, ...later }), status);
}

async function seenBy(
  c: Context,
  web: Web,
  { person, view, step, one }: Linked,
): Promise<{ frame: ReturnType<typeof frameOf>; about: GoAbout }> {
  const isTheirs = (await visitor(c, web)) === person;
  if (!isTheirs) return { frame: frameOf(c, web, null), about: null };
  const { now, person: record } = view.session;
  const next = one.followUps.find((other) => isToDo(other, now)) ?? null;
  const about = { here: { now, zone: record.zone }, step, series: one, next };
  return { frame: frameOf(c, web, person, view.plan.asks.length), about };
}

function isTold({ key, series, step, one, view }: Linked, deed: LinkDeed): boolean {
  if (deed === 'later') return false;
  const outcome = outcomeOf(deed);
  if (outcome !== null) return one.notes.outcome === outcome;
  const { deeds } = view.session.ledger.told(series);
  return step?.status === 'done' || deeds.some((other) => other.key === key && isDone(other));
}

function wasPutOff({ key, series, step, one, view }: Linked): boolean {
  const { deeds } = view.session.ledger.told(series);
  const isMoved = deeds.some((deed) => deed.key === key && deed.did === 'moved');
  return isMoved || one.notes.promisedBy !== null || step?.status === 'done';
}

function addressOf(c: Context, deed: LinkDeed): string {
  return `/go/${c.req.param('name')}/${deed}`;
}
