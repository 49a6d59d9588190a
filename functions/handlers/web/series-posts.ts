/** What is said of one interview on its page: it becomes lines in its debrief. */
import { Hono } from 'hono';
import { cadenceNames } from '../../domain/cadences/cadence.ts';
import { readMet } from '../../domain/notes/met.ts';
import type { Outcome } from '../../domain/notes/notes.ts';
import { readNotes } from '../../domain/notes/read-notes.ts';
import {
  cadenceLine,
  channelLine,
  longestEmail,
  metLine,
  noCallsLine,
  outcomeLine,
  promiseLine,
  type Topic,
} from '../../domain/notes/sayings.ts';
import { shortHash } from '../../domain/plan/step.ts';
import { localDay, parseDay } from '../../domain/time.ts';
import { answer, tellSayings } from '../../flows/steer.ts';
import { viewPerson } from '../../flows/view-person.ts';
import { noneChosen } from '../../pages/steer-forms.ts';
import type { Form } from './forms.ts';
import { type Asked, withSeries } from './one-series.ts';
import { type PostOutcome, told, type Wrong, wrong } from './post-outcome.ts';
import { tellStep } from './step-posts.ts';
import type { Web } from './web.ts';

/** Routes that take the forms of `/interviews/SERIES`. */
export function seriesPosts(web: Web): Hono {
  const app = new Hono();
  const post = (path: string, act: (asked: Asked, web: Web) => Promise<PostOutcome>): void => {
    app.post(`/interviews/:series/${path}`, (c) => withSeries(c, web, (asked) => act(asked, web)));
  };
  post('outcome', (asked, web) => tellLines(asked, web, [outcomeSaid]));
  post('known', (asked, web) => tellLines(asked, web, [promise, channel, calls, cadence]));
  post('met', (asked, web) => tellLines(asked, web, [met]));
  post('not-mine', notMine);
  post('step', tellStep);
  return app;
}

/** A line on a topic, null to take ours back; or what is wrong with what was filled in. */
type Line = { readonly topic: Topic; readonly line: string | null };
/** Reads one field; null where the person left it as it was. */
type Reading = (form: Form, asked: Asked) => Line | Wrong | null;

async function tellLines(asked: Asked, web: Web, fields: readonly Reading[]): Promise<PostOutcome> {
  const { person, view, series, form } = asked;
  const at = view.session.now;
  const read = fields.map((field) => field(form, asked)).filter((one) => one !== null);
  const refused = read.find((one) => 'is' in one);
  if (refused) return refused;
  const lines = read.filter((one) => 'topic' in one);
  const sayings = lines.map(({ topic, line }) => ({ topic, line, at }));
  const isKnown =
    sayings.length === 0 || (await tellSayings(web.ports, person, series.id, sayings));
  return isKnown ? told : { is: 'unknown' };
}

/** A form also says what stood there before: of what was left alone nothing is told. */
function changed(form: Form, topic: Topic): string | null {
  if (!form.has(`was-${topic}`)) return null;
  const value = form.text(topic);
  return value === form.text(`was-${topic}`) ? null : value;
}

const outcomes: readonly Outcome[] = ['replied', 'rejected', 'offer', 'withdrawn'];

const outcomeSaid: Reading = (form) => {
  const value = changed(form, 'outcome');
  if (value === null) return null;
  if (value === noneChosen) return { topic: 'outcome', line: null };
  const known = outcomes.find((one) => one === value);
  return known
    ? { topic: 'outcome', line: outcomeLine(known) }
    : wrong('That is no outcome', 'Choose one of those on the page.');
};

const promise: Reading = (form, { series, view }) => {
  const value = changed(form, 'promise');
  if (value === null) return null;
  if (value === '') return { topic: 'promise', line: null };
  const day = parseDay(value);
  if (day === null) {
    return wrong('That is no day', 'Choose a day from the calendar, or write it like 2026-12-04.');
  }
  // The line is read from the debrief like all else in it: what would not be read is not written.
  const line = promiseLine(day);
  const held = localDay(series.zone, series.end);
  if (readNotes(line, held, view.session.settings.work).promisedBy !== day) {
    return wrong('That is no day to wait for', 'It lies before the interview, or years after it.');
  }
  return { topic: 'promise', line };
};

const channel: Reading = (form) => {
  const value = changed(form, 'channel');
  if (value === null) return null;
  if (value === noneChosen) return { topic: 'channel', line: null };
  const known = (['email', 'phone', 'post'] as const).find((one) => one === value);
  return known
    ? { topic: 'channel', line: channelLine(known) }
    : wrong('There is no such way', 'An employer is reached by e-mail, by phone or by post.');
};

const calls: Reading = (form) => {
  if (!form.has('was-calls')) return null;
  const isTicked = form.has('calls');
  if (isTicked === (form.text('was-calls') === 'yes')) return null;
  return { topic: 'calls', line: isTicked ? noCallsLine : null };
};

const cadence: Reading = (form) => {
  const value = changed(form, 'cadence');
  if (value === null) return null;
  if (value === noneChosen) return { topic: 'cadence', line: null };
  const known = cadenceNames.find((one) => one === value);
  return known
    ? { topic: 'cadence', line: cadenceLine(known) }
    : wrong('There is no such cadence', `There are these: ${cadenceNames.join(', ')}.`);
};

const met: Reading = (form) => {
  const email = form.text('email');
  const isLong = email.length > longestEmail;
  if (isLong || (email !== '' && !/^[^\s,;<>()]+@[^\s,;<>()]+\.\p{L}{2,}$/u.test(email))) {
    return wrong('That is no e-mail address', 'Leave it empty where you do not know it.');
  }
  const line = metLine(form.text('name'), form.text('title'), email);
  return line === null || readMet(line).length !== 1
    ? wrong('That is no name', 'Write it as on a business card, such as Dana Cruz.')
    : { topic: 'met', line };
};

/** "This is not my interview", of each of its rounds; a tag in the event itself is stronger. */
async function notMine({ person, series }: Asked, web: Web): Promise<PostOutcome> {
  const uids = series.rounds.map(({ uid }) => uid);
  if (uids.length === 0) return { is: 'unknown' };
  for (const uid of uids) await answer(web.ports, person, shortHash(uid), false, false);
  const after = await viewPerson(web.ports, person);
  if (!after?.plan.interviews.some(({ uid }) => uids.includes(uid))) {
    return { is: 'told', to: '/interviews?left-out' };
  }
  const sentence = 'Take #interview out of it in your calendar, or write #notinterview into it.';
  return wrong('The event itself says that it is one', sentence);
}
