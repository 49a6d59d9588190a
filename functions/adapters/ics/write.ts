/** Writes follow-ups as an iCalendar file that Google Calendar, Outlook and Apple Calendar import. */
import ICAL from 'ical.js';
import { type SeenStep, saysDone } from '../../domain/search/own-steps.ts';
import type { FollowUp } from '../../domain/search/plan-search.ts';
import { formatInstant, type Instant, type Zone } from '../../domain/time.ts';
import { wordsHash } from '../../domain/wording/wording.ts';
import { doneMark, hashMark, keyMark, startMark } from './own-marks.ts';

/**
 * Events as VEVENT, ticking as VTODO; what the person deleted or the plan has given up is not
 * written. Never an attendee, shown as free, with a reminder.
 *
 * @param seen the steps as they stand in the person's calendar: what they wrote into one is kept
 * @param now DTSTAMP of every component
 */
export function writeCalendar(
  followUps: readonly FollowUp[],
  seen: readonly SeenStep[],
  now: Instant,
): string {
  const edited = new Map(seen.filter((one) => one.edited).map((one) => [one.key + one.as, one]));
  // ical.js does not count the space that begins a folded line among RFC 5545's 75 octets.
  ICAL.foldLength = 74;
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Afterword//Interview follow-ups//EN');
  calendar.addPropertyWithValue('calscale', 'GREGORIAN');
  calendar.addPropertyWithValue('x-wr-calname', 'Interview follow-ups');
  for (const step of followUps) {
    if (step.status === 'deleted' || step.status === 'superseded') continue;
    if (step.as !== 'task') {
      calendar.addSubcomponent(eventOf(step, edited.get(`${step.key}event`), now));
    }
    if (step.as !== 'event') {
      calendar.addSubcomponent(taskOf(step, edited.get(`${step.key}task`), now));
    }
  }
  return `${calendar.toString()}\r\n`;
}

function eventOf(step: FollowUp, edited: SeenStep | undefined, now: Instant): ICAL.Component {
  const event = common('vevent', step, edited, now);
  if (step.doneAt !== null) event.addPropertyWithValue(doneMark.toLowerCase(), iso(step.doneAt));
  event.addPropertyWithValue('dtend', utc(step.end));
  event.addPropertyWithValue('transp', 'TRANSPARENT');
  event.addPropertyWithValue('status', 'CONFIRMED');
  event.addPropertyWithValue('categories', 'Follow-up');
  event.addSubcomponent(alarmOf(step));
  return event;
}

function taskOf(step: FollowUp, edited: SeenStep | undefined, now: Instant): ICAL.Component {
  const task = common('vtodo', step, edited, now);
  task.addPropertyWithValue('due', utc(step.deadline ?? step.end));
  const isDone = step.status === 'done';
  task.addPropertyWithValue('status', isDone ? 'COMPLETED' : 'NEEDS-ACTION');
  if (step.doneAt !== null) task.addPropertyWithValue('completed', utc(step.doneAt));
  task.addSubcomponent(alarmOf(step));
  return task;
}

function common(
  name: 'vevent' | 'vtodo',
  step: FollowUp,
  edited: SeenStep | undefined,
  now: Instant,
): ICAL.Component {
  const component = new ICAL.Component(name);
  const { title, text } = edited ?? step;
  const ticked = step.status === 'done' && name === 'vevent' && !saysDone(title);
  component.addPropertyWithValue('uid', `${step.key}-${name.slice(1)}@afterword`);
  component.addPropertyWithValue('dtstamp', utc(now));
  component.addPropertyWithValue('dtstart', utc(step.start));
  component.addPropertyWithValue('summary', ticked ? `✓ ${title}` : title);
  component.addPropertyWithValue('description', text);
  component.addPropertyWithValue(keyMark.toLowerCase(), step.key);
  component.addPropertyWithValue(startMark.toLowerCase(), iso(step.planned));
  component.addPropertyWithValue(hashMark.toLowerCase(), edited?.written.hash ?? wordsHash(step));
  return component;
}

function iso(moment: Instant): string {
  return formatInstant('UTC' as Zone, moment);
}

function alarmOf(step: FollowUp): ICAL.Component {
  const alarm = new ICAL.Component('valarm');
  alarm.addPropertyWithValue('action', 'DISPLAY');
  alarm.addPropertyWithValue('description', step.title);
  alarm.addPropertyWithValue('trigger', ICAL.Duration.fromString('PT0S'));
  return alarm;
}

function utc(moment: Instant): ICAL.Time {
  return ICAL.Time.fromJSDate(new Date(moment), true);
}
