/** The door to the interviews: all of them at a glance, and each on a page of its own. */
import { type Context, Hono } from 'hono';
import type { Ledger } from '../../domain/ledger/ledger.ts';
import { topicsSaid } from '../../domain/notes/sayings.ts';
import { employerKey } from '../../domain/search/names.ts';
import { wordsAdded } from '../../domain/search/own-steps.ts';
import type { FollowUp } from '../../domain/search/plan-search.ts';
import { englishLanguage } from '../../domain/wording/english.ts';
import { withoutLinks } from '../../domain/wording/links.ts';
import type { PersonView } from '../../flows/view-person.ts';
import { interviewPage } from '../../pages/interview.ts';
import { interviewsPage } from '../../pages/interviews.ts';
import { type Series, seriesIn } from '../../pages/series.ts';
import type { Here } from '../../pages/when.ts';
import { debriefText, seenText } from './debrief-fields.ts';
import { sayUnknown, seriesNamed } from './one-series.ts';
import { seriesPosts } from './series-posts.ts';
import { frameOf, sayWhoAreYou, show } from './show.ts';
import { visitorView } from './visitors.ts';
import type { Web } from './web.ts';

/** Routes `/interviews`, `/interviews/SERIES` and what is said on its page. */
export function interviewsDoor(web: Web): Hono {
  const app = new Hono();
  app.get('/interviews', async (c) => {
    const view = await visitorView(c, web);
    if (!view) return sayWhoAreYou(c, web);
    await web.opened(view.session.person.id);
    const { plan } = view;
    const frame = frameOf(c, web, view.session.person.id, plan.asks.length);
    return show(
      c,
      interviewsPage(frame, { plan, here: hereOf(view), isLeftOut: isAsked(c, 'left-out') }),
    );
  });
  app.get('/interviews/:series', async (c) => {
    const view = await visitorView(c, web);
    if (!view) return sayWhoAreYou(c, web);
    const series = seriesNamed(view, c.req.param('series'));
    if (!series) return sayUnknown(c, web);
    const { ledger } = view.session;
    const { cadence, lessons } = view.session.person;
    const frame = frameOf(c, web, view.session.person.id, view.plan.asks.length);
    const said = topicsSaid(debriefText(ledger, series.id));
    const ownTexts = ownTextsOf(ledger, series);
    const steering = { said, cadence, noCallsElsewhere: saysNoCallsElsewhere(view, series) };
    const isSaved = isAsked(c, 'saved');
    const shown = { here: hereOf(view), series, ownTexts, lessons, isSaved, ...steering };
    return show(c, interviewPage(frame, shown));
  });
  app.route('/', seriesPosts(web));
  return app;
}

function isAsked(c: Context, name: string): boolean {
  return c.req.query(name) !== undefined;
}

function hereOf({ session }: PersonView): Here {
  return { now: session.now, zone: session.person.zone };
}

function saysNoCallsElsewhere({ plan }: PersonView, { id, company }: Series): boolean {
  const key = employerKey(company);
  return seriesIn(plan).some(
    (one) =>
      one.id !== id && one.notes.noPhoneCalls && employerKey(one.company) === key && key !== null,
  );
}

function ownTextsOf(ledger: Ledger, { followUps }: Series): ReadonlyMap<string, string> {
  const texts = followUps.map((step) => [step.key, ownText(ledger, step)] as const);
  return new Map(texts.filter((one): one is [string, string] => one[1] !== ''));
}

function ownText(ledger: Ledger, step: FollowUp): string {
  const seen = seenText(ledger, step.key);
  if (seen === null) return '';
  if (step.kind === 'debrief') return wordsAdded(englishLanguage.debrief, seen);
  const theirs = withoutLinks(seen).trim();
  return theirs === withoutLinks(step.text).trim() ? '' : theirs;
}
