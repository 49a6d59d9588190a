/** What is done to one step on the page of its interview, or on the list of what comes next. */
import type { Deed } from '../../domain/plan/deeds.ts';
import type { FollowUp } from '../../domain/search/plan-search.ts';
import { instantAt, parseDay } from '../../domain/time.ts';
import { putBack, tellDeed } from '../../flows/steer.ts';
import type { Asked } from './one-series.ts';
import { type PostOutcome, told, type Wrong, wrong } from './post-outcome.ts';
import type { Web } from './web.ts';
import { whyNotThen } from './why-not-then.ts';

/** Stores a deed of the person's, or takes back that they did not want a step. */
export async function tellStep(asked: Asked, web: Web): Promise<PostOutcome> {
  const { person, series, form } = asked;
  const step = series.followUps.find(({ key }) => key === form.text('key'));
  if (!step) return { is: 'unknown' };
  const done: PostOutcome = form.text('back') === 'list' ? { is: 'told', to: '/interviews' } : told;
  if (form.text('did') === 'back') {
    await putBack(web.ports, person, step.key);
    return done;
  }
  const deed = deedOf(asked, step);
  if ('is' in deed) return deed;
  const isKnown = await tellDeed(web.ports, person, deed);
  return isKnown ? done : { is: 'unknown' };
}

function deedOf(asked: Asked, step: FollowUp): Deed | Wrong {
  const { key } = step;
  const at = asked.view.session.now;
  const did = asked.form.text('did');
  switch (did) {
    case 'done':
    case 'deleted':
      return { key, did, at };
    case 'no-answer':
      if (step.channel === 'phone') return { key, did, at };
      break;
    case 'moved':
      return movedTo(asked, step);
  }
  return wrong('That cannot be done', 'Choose one of the buttons beside the step.');
}

function movedTo({ form, view, series }: Asked, { key, zone, kind }: FollowUp): Deed | Wrong {
  const at = view.session.now;
  const day = parseDay(form.text('day'));
  const minute = minuteOf(form.text('time'));
  if (day === null || minute === null) {
    return wrong('That is no day and time', 'Write them like 2026-12-04 and 14:30.');
  }
  const start = instantAt(zone, day, minute);
  return whyNotThen(kind, start, series, at) ?? { key, did: 'moved', at, start };
}

function minuteOf(text: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)(?::\d\d)?$/.exec(text);
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}
