/** The door to the form of a debrief: from the link in the calendar, or from the interview's page. */
import { type Context, Hono } from 'hono';
import { type DebriefAnswers, noAnswers, readAnswers } from '../../domain/notes/debrief-answers.ts';
import { readLearned, topicsSaid } from '../../domain/notes/sayings.ts';
import { localDay } from '../../domain/time.ts';
import { planOnly } from '../../domain/wish.ts';
import { takeDebrief } from '../../flows/take-debrief.ts';
import type { PersonView } from '../../flows/view-person.ts';
import { type DebriefAbout, debriefedPage, debriefPage, debriefRows } from '../../pages/debrief.ts';
import type { Series } from '../../pages/series.ts';
import { moment } from '../../pages/when.ts';
import { answersIn, answersKnown, debriefText } from './debrief-fields.ts';
import { type Form, readForm } from './forms.ts';
import { linked, sayExpired } from './linked.ts';
import { addressOf, sayUnknown, seriesNamed } from './one-series.ts';
import { frameOf, sayWhoAreYou, show } from './show.ts';
import { visitor, visitorView } from './visitors.ts';
import type { Web } from './web.ts';

/** Routes `/go/NAME/debrief` and `/interviews/SERIES/debrief`. */
export function debriefDoor(web: Web): Hono {
  const app = new Hono();
  for (const [path, find] of [
    ['/go/:name/debrief', byLink],
    ['/interviews/:series/debrief', byVisitor],
  ] as const) {
    app.get(path, async (c) => {
      const asked = await find(c, web);
      return asked instanceof Response ? asked : await showForm(c, web, asked);
    });
    app.post(path, async (c) => {
      const form = await readForm(c, web);
      const asked = await find(c, web);
      return asked instanceof Response ? asked : await take(c, web, asked, form);
    });
  }
  app.get('/go/:name/debrief/told', async (c) => {
    const found = await linked(c, web);
    if (found instanceof Response) return found;
    const debrief = found.one.followUps.find(({ kind }) => kind === 'debrief');
    if (debrief?.status !== 'done') return c.redirect(c.req.path.replace(/\/told$/, ''), 303);
    return await show(c, debriefedPage(frameOf(c, web, null)));
  });
  return app;
}

/** A debrief that somebody wants to fill in. */
type Asked = {
  readonly person: string;
  readonly view: PersonView;
  readonly series: Series;
  /** They are signed in as the person whose interview it is. */
  readonly isTheirs: boolean;
};

async function byLink(c: Context, web: Web): Promise<Asked | Response> {
  const found = await linked(c, web);
  if (found instanceof Response) return found;
  const { person, view, one: series, isOver } = found;
  if (isOver || !hasDebrief(series)) return await sayExpired(c, web);
  return { person, view, series, isTheirs: (await visitor(c, web)) === person };
}

async function byVisitor(c: Context, web: Web): Promise<Asked | Response> {
  const view = await visitorView(c, web);
  if (view === null) return await sayWhoAreYou(c, web);
  const series = seriesNamed(view, c.req.param('series') ?? '');
  if (!series || !hasDebrief(series)) return await sayUnknown(c, web);
  return { person: view.session.person.id, view, series, isTheirs: true };
}

function hasDebrief({ followUps }: Series): boolean {
  return followUps.some(({ kind }) => kind === 'debrief');
}

/** What was typed, what the fields held before, and what is wrong. */
type Refused = {
  readonly filled: DebriefAnswers;
  readonly before: DebriefAnswers;
  readonly wrong: { readonly sentence: string; readonly field: string };
};

async function showForm(
  c: Context,
  web: Web,
  { person, view, series, isTheirs }: Asked,
  refused?: Refused,
): Promise<Response> {
  const text = debriefText(view.session.ledger, series.id);
  const known = isTheirs ? answersKnown(series, text) : noAnswers;
  const frame = isTheirs ? frameOf(c, web, person, view.plan.asks.length) : frameOf(c, web, null);
  const page = debriefPage(frame, {
    address: c.req.path,
    about: isTheirs ? aboutOf(view, series, text) : null,
    filled: refused?.filled ?? known,
    before: refused?.before ?? known,
    from: isTheirs ? localDay(series.zone, series.end) : null,
    wrong: refused?.wrong ?? null,
  });
  return await show(c, page, refused ? 400 : 200);
}

function aboutOf({ session }: PersonView, series: Series, text: string): DebriefAbout {
  const here = { now: session.now, zone: session.person.zone };
  return {
    address: addressOf(series),
    title: series.title,
    when: moment(here, series.zone, series.start),
    known: series.people,
    learned: readLearned(text),
  };
}

const noCallsThere = {
  field: 'calls',
  sentence: 'The event itself says “no phone calls”. Take that out of it in your calendar first.',
};

/** Whether "no phone calls" stands elsewhere than in a line of ours, which alone can be taken back here. */
function saysNoCallsItself({ view, series }: Asked): boolean {
  const said = topicsSaid(debriefText(view.session.ledger, series.id));
  return series.notes.noPhoneCalls && !said.has('calls');
}

async function take(c: Context, web: Web, asked: Asked, form: Form): Promise<Response> {
  const { person, view, series, isTheirs } = asked;
  const { filled, before } = answersIn(form, debriefRows);
  const { settings, now } = view.session;
  const held = { day: localDay(series.zone, series.end), work: settings.work, at: now };
  const read = readAnswers(filled, before, held);
  if ('wrong' in read) {
    // Whoever is not signed in learns of no day, not even of one to choose after.
    const { field, wrong: sentence } = read;
    return await showForm(c, web, asked, { filled, before, wrong: { field, sentence } });
  }
  const isChanged = filled.calls === 'yes' && before.calls !== 'yes';
  if (isTheirs && isChanged && saysNoCallsItself(asked)) {
    return await showForm(c, web, asked, { filled, before, wrong: noCallsThere });
  }
  if (!(await takeDebrief(web.ports, person, series.id, read.sayings)))
    return await sayUnknown(c, web);
  await web.look(person, planOnly);
  await web.settled(person);
  return c.redirect(isTheirs ? addressOf(series) : `${c.req.path}/told`, 303);
}
