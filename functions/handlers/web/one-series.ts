/** Posts about one interview: whose it is, that it is theirs, and the look that carries what was said into calendars. */
import type { Context } from 'hono';
import { planOnly } from '../../domain/wish.ts';
import type { PersonView } from '../../flows/view-person.ts';
import { type Series, seriesIn } from '../../pages/series.ts';
import { type Form, readForm } from './forms.ts';
import type { PostOutcome } from './post-outcome.ts';
import { say, sayWhoAreYou } from './show.ts';
import { visitorView } from './visitors.ts';
import type { Web } from './web.ts';

/** A post about a series of the visitor's. */
export type Asked = {
  readonly person: string;
  readonly view: PersonView;
  readonly series: Series;
  readonly form: Form;
};

/** Answers a post to a path with `:series` in it; `act` stores what was said. */
export async function withSeries(
  c: Context,
  web: Web,
  act: (asked: Asked) => Promise<PostOutcome>,
): Promise<Response> {
  const form = await readForm(c, web);
  const view = await visitorView(c, web);
  if (view === null) return await sayWhoAreYou(c, web);
  const person = view.session.person.id;
  const series = seriesNamed(view, c.req.param('series') ?? '');
  if (!series) return await sayUnknown(c, web);
  const outcome = await act({ person, view, series, form });
  if (outcome.is === 'unknown') return await sayUnknown(c, web);
  if (outcome.is === 'wrong') {
    const way = { to: addressOf(series), label: 'Back' };
    return await say(c, web, 400, outcome.heading, outcome.sentence, way);
  }
  await web.look(person, planOnly);
  await web.settled(person);
  return c.redirect(outcome.to ?? `${addressOf(series)}?saved`, 303);
}

/** The path of a series' page. */
export function addressOf({ id }: Series): string {
  return `/interviews/${id}`;
}

/** The series of that name in a person's plan; null where they have none. */
export function seriesNamed({ plan }: Pick<PersonView, 'plan'>, id: string): Series | null {
  return seriesIn(plan).find((one) => one.id === id) ?? null;
}

/** What whoever asks for a series is told that is not theirs, is none, or is none any more. */
export async function sayUnknown(c: Context, web: Web): Promise<Response> {
  const sentence = 'It may have been deleted in the calendar, or it is no interview of yours.';
  const way = { to: '/interviews', label: 'All interviews' };
  return await say(c, web, 404, 'There is no such interview', sentence, way);
}
