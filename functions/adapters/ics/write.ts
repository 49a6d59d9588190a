/** Writes follow-ups as an iCalendar file that Google Calendar, Outlook and Apple Calendar import. */
import ICAL from 'ical.js';
import type { CalendarEvent } from '../../domain/event.ts';
import { type SeenStep, saysDone } from '../../domain/search/own-steps.ts';
import type { FollowUp } from '../../domain/search/plan-search.ts';
import { formatInstant, type Instant, type Zone } from '../../domain/time.ts';
import { wordsHash } from '../../domain/wording/wording.ts';
import { doneMark, hashMark, keyMark, startMark } from './own-marks.ts';
import { interviewOf } from './write-interview.ts';
import { plainLine, plainText, utc } from './write-values.ts';

/**
 * Events as VEVENT, ticking as VTODO; what the person deleted or the plan has given up is not
 * written. Never an attendee, shown as free, with a reminder.
 *
 * @param seen the steps as they stand in the person's calendar: what they wrote into one is kept
 * @param now DTSTAMP of every component
 * @param interviews events of the person's own that are written beside the steps
 */
export function writeCalendar(
  followUps: readonly FollowUp[],
  seen: readonly SeenStep[],
  now: Instant,
  interviews: readonly CalendarEvent[] = [],
): string {
  const edited = new Map(seen.filter((one) => one.edited).map((one) => [one.key + one.as, one]));
  const calendar = emptyCalendar();
  for (const event of interviews) calendar.addSubcomponent(interviewOf(event, now));
  for (const step of followUps.filter(isShown)) {
    if (step.as !== 'task') {
      calendar.addSubcomponent(eventOf(step, edited.get(`${step.key}event`), now));
    }
    if (step.as !== 'event') {
      calendar.addSubcomponent(taskOf(step, edited.get(`${step.key}task`), now));
    }
  }
  return textOf(calendar);
}

/**
 * The same for calendars that read an address again and again: each step is one VEVENT, whatever it is
 * elsewhere, since few of them show a VTODO. Words are ours: what the person wrote is not passed on.
 */
export function writeFeed(followUps: readonly FollowUp[], now: Instant): string {
  const calendar = emptyCalendar();
  const hourly = ICAL.Duration.fromString('PT1H');
  calendar.addPropertyWithValue('refresh-interval', hourly);
  calendar.addPropertyWithValue('x-published-ttl', 'PT1H');
  for (const step of followUps.filter(isShown)) {
    calendar.addSubcomponent(eventOf(step, undefined, now));
  }
  return textOf(calendar);
}

function isShown({ status }: FollowUp): boolean {
  return status !== 'deleted' && status !== 'superseded';
}

function emptyCalendar(): ICAL.Component {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Afterword//Interview follow-ups//EN');
  calendar.addPropertyWithValue('calscale', 'GREGORIAN');
  calendar.addPropertyWithValue('x-wr-calname', 'Interview follow-ups');
  return calendar;
}

function textOf(calendar: ICAL.Component): string {
  // ical.js does not count the space that begins a folded line among RFC 5545's 75 octets.
  ICAL.foldLength = 74;
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
  component.addPropertyWithValue('summary', ticked ? `✓ ${plainLine(title)}` : plainLine(title));
  component.addPropertyWithValue('description', plainText(text));
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
  alarm.addPropertyWithValue('description', plainLine(step.title));
  alarm.addPropertyWithValue('trigger', ICAL.Duration.fromString('PT0S'));
  return alarm;
}
