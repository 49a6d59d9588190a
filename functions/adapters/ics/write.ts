/** Writes follow-ups as an iCalendar file that Google Calendar, Outlook and Apple Calendar import. */
import ICAL from 'ical.js';
import { saysDone } from '../../domain/search/own-steps.ts';
import type { FollowUp } from '../../domain/search/plan-search.ts';
import { formatInstant, type Instant, type Zone } from '../../domain/time.ts';
import { wordsHash } from '../../domain/wording/wording.ts';
import { hashMark, keyMark, startMark } from './own-marks.ts';

/**
 * Events as VEVENT, ticking as VTODO; what the person deleted or the plan has given up is not
 * written. Never an attendee, shown as free, with a reminder.
 *
 * @param now DTSTAMP of every component
 */
export function writeCalendar(followUps: readonly FollowUp[], now: Instant): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Afterword//Interview follow-ups//EN');
  calendar.addPropertyWithValue('calscale', 'GREGORIAN');
  calendar.addPropertyWithValue('x-wr-calname', 'Interview follow-ups');
  for (const step of followUps) {
    if (step.status === 'deleted' || step.status === 'superseded') continue;
    if (step.as !== 'task') calendar.addSubcomponent(eventOf(step, now));
    if (step.as !== 'event') calendar.addSubcomponent(taskOf(step, now));
  }
  return `${calendar.toString()}\r\n`;
}

function eventOf(step: FollowUp, now: Instant): ICAL.Component {
  const event = common('vevent', step, now);
  event.addPropertyWithValue('dtend', utc(step.end));
  event.addPropertyWithValue('transp', 'TRANSPARENT');
  event.addPropertyWithValue('status', 'CONFIRMED');
  event.addPropertyWithValue('categories', 'Follow-up');
  event.addSubcomponent(alarmOf(step));
  return event;
}

function taskOf(step: FollowUp, now: Instant): ICAL.Component {
  const task = common('vtodo', step, now);
  task.addPropertyWithValue('due', utc(step.deadline ?? step.end));
  const isDone = step.status === 'done';
  task.addPropertyWithValue('status', isDone ? 'COMPLETED' : 'NEEDS-ACTION');
  if (isDone) task.addPropertyWithValue('completed', utc(step.start < now ? step.start : now));
  task.addSubcomponent(alarmOf(step));
  return task;
}

function common(name: 'vevent' | 'vtodo', step: FollowUp, now: Instant): ICAL.Component {
  const component = new ICAL.Component(name);
  component.addPropertyWithValue('uid', `${step.key}-${name.slice(1)}@afterword`);
  component.addPropertyWithValue('dtstamp', utc(now));
  component.addPropertyWithValue('dtstart', utc(step.start));
  const ticked = step.status === 'done' && name === 'vevent' && !saysDone(step.title);
  component.addPropertyWithValue('summary', ticked ? `✓ ${step.title}` : step.title);
  component.addPropertyWithValue('description', step.text);
  component.addPropertyWithValue(keyMark.toLowerCase(), step.key);
  component.addPropertyWithValue(startMark.toLowerCase(), formatInstant('UTC' as Zone, step.start));
  component.addPropertyWithValue(hashMark.toLowerCase(), wordsHash(step));
  return component;
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
