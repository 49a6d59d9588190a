/** What a cadence leads to: the weeks after one made-up interview, as a small calendar and in words. */
import { html } from 'hono/html';
import type { WorkCalendar } from '../domain/business-days.ts';
import type { CadenceName } from '../domain/cadences/cadence.ts';
import type { CalendarEvent } from '../domain/event.ts';
import type { Step } from '../domain/plan/step.ts';
import { planSearch } from '../domain/search/plan-search.ts';
import {
  addDays,
  hourMs,
  instantAt,
  type LocalDay,
  localDay,
  parseDay,
  plusMs,
  weekday,
  type Zone,
} from '../domain/time.ts';
import { channelWords, type DrawnKind, kindWords, type Picture, shapes } from './picture.ts';

/** What of a person's settings changes the picture. */
export type CadenceSetting = { readonly work: WorkCalendar; readonly zone: Zone };

export type CadencePicture = {
  readonly svg: Picture;
  /** The same in words, for who cannot see it; the picture carries it as its description, too. */
  readonly text: string;
};

type Drawn = {
  readonly day: LocalDay;
  readonly kind: DrawnKind;
  readonly channel: Step['channel'];
};

/** A Thursday in a month with hardly a holiday anywhere, so that the picture shows the rule. */
const interviewOn = theDay('2026-09-10');
const cell = { width: 48, height: 26 } as const;
const left = 14;
const top = 16;
/** All six are this long at least, so that they can be compared side by side. */
const weeksAtLeast = 5;

/**
 * The weeks of a cadence after an interview on a Thursday at 14:00 with one interviewer who promises
 * nothing. Costs a plan (milliseconds): keep it for each cadence and work calendar. The page must hold
 * `pictureSymbols()`, and each cadence once at most, for its name begins the ids.
 */
export function cadencePicture(name: CadenceName, setting: CadenceSetting): CadencePicture {
  const drawn = stepsOf(name, setting);
  const text = listOf(drawn);
  const first = drawn[0]?.day ?? interviewOn;
  const last = drawn.at(-1)?.day ?? interviewOn;
  const monday = addDays(first, 1 - weekday(first));
  const weeks = Math.max(weeksAtLeast, Math.floor((last - monday) / 7) + 1);
  const byDay = Map.groupBy(drawn, ({ day }) => day);
  const size = { width: left + 7 * cell.width + 1, height: top + weeks * cell.height + 1 };
  const svg = html`<svg class="picture picture-weeks" role="img" viewBox="0 0 ${size.width} ${size.height}" aria-labelledby="weeks-${name}-t weeks-${name}-d"><title id="weeks-${name}-t">The weeks of the cadence ${name}</title><desc id="weeks-${name}-d">${text}</desc>${grid(weeks)}${[
    ...byDay,
  ].map(([day, steps]) => cellOf(day - monday, steps))}</svg>`;
  return { svg, text };
}

function theDay(text: string): LocalDay {
  const day = parseDay(text);
  if (day === null) throw new Error('no such day');
  return day;
}

function stepsOf(cadence: CadenceName, { work, zone }: CadenceSetting): readonly Drawn[] {
  const event = madeUpInterview(zone);
  const plan = planSearch(
    {
      events: [event],
      seen: [],
      deeds: [],
      knownOutcomes: new Map(),
      now: instantAt(zone, addDays(interviewOn, -7), 0),
      since: null,
      until: null,
    },
    { owner: { name: null, addresses: [], employers: [], zone }, work, cadence },
  );
  const steps = plan.interviews.flatMap(({ followUps }) => followUps);
  return [
    { day: interviewOn, kind: 'interview', channel: 'self', start: event.start } as const,
    ...steps.map(({ kind, channel, start }) => ({
      day: localDay(zone, start),
      kind,
      channel,
      start,
    })),
  ].sort((a, b) => a.start - b.start);
}

function madeUpInterview(zone: Zone): CalendarEvent {
  const start = instantAt(zone, interviewOn, 14 * 60);
  const interviewer = { name: 'Dana Cruz', email: 'dana@example.com' };
  return {
    uid: 'made-up@example.com',
    title: 'Interview: Example #interview',
    description: '',
    location: '',
    url: '',
    start,
    end: plusMs(start, hourMs),
    zone,
    allDay: false,
    cancelled: false,
    tentative: false,
    recurring: false,
    categories: [],
    organizer: null,
    attendees: [{ ...interviewer, response: 'accepted', resource: false }],
    created: null,
    lastModified: null,
    sequence: 0,
  };
}

/** “The day before: preparation; day 0: interview, debrief; day 1: thank-you by e-mail; …” */
function listOf(drawn: readonly Drawn[]): string {
  const days = [...Map.groupBy(drawn, ({ day }) => day - interviewOn)];
  const text = days.map(([day, steps]) => `${dayWords(day)}: ${steps.map(inWords).join(', ')}`);
  return `${text.join('; ').replace(/^./, (letter) => letter.toUpperCase())}.`;
}

function dayWords(day: number): string {
  if (day >= 0) return `day ${day}`;
  return day === -1 ? 'the day before' : `${-day} days before`;
}

function inWords({ kind, channel }: Drawn): string {
  return channel === 'self' ? kindWords[kind] : `${kindWords[kind]} ${channelWords[channel]}`;
}

/** The squares of so many weeks, Monday to Sunday, with the letters of the days and a number for each week. */
function grid(weeks: number): Picture {
  const bottom = top + weeks * cell.height;
  const right = left + 7 * cell.width;
  const rows = Array.from(
    { length: weeks + 1 },
    (_, i) => `M${left} ${top + i * cell.height}H${right}`,
  );
  const columns = Array.from({ length: 8 }, (_, i) => `M${left + i * cell.width} ${top}V${bottom}`);
  const weekend = left + 5 * cell.width;
  return html`<path class="picture-weekend" d="M${weekend} ${top}H${right}V${bottom}H${weekend}z"/><path class="picture-grid" d="${[...rows, ...columns].join('')}"/>${[
    ...'MTWTFSS',
  ].map(
    (letter, i) =>
      html`<text class="picture-middle" x="${left + (i + 0.5) * cell.width}" y="11">${letter}</text>`,
  )}${Array.from(
    { length: weeks },
    (_, i) =>
      html`<text class="picture-middle" x="5" y="${top + (i + 0.5) * cell.height + 4}">${i + 1}</text>`,
  )}`;
}

const widths = { diamond: 16, triangle: 12, circle: 19, square: 13 } as const;

/** The steps of one day side by side in the middle of its square. */
function cellOf(daysFromMonday: number, steps: readonly Drawn[]): readonly Picture[] {
  const column = daysFromMonday % 7;
  const y = top + (Math.floor(daysFromMonday / 7) + 0.5) * cell.height;
  const whole = steps.reduce((sum, { kind }) => sum + widths[shapes[kind]], 0);
  let x = left + (column + 0.5) * cell.width - whole / 2;
  return steps.map(({ kind, channel }) => {
    const shape = shapes[kind];
    const middle = x + widths[shape] / 2;
    x += widths[shape];
    const symbol = channel === 'self' ? `${shape}-planned` : channel;
    return html`<use href="#p-${symbol}" x="${middle}" y="${y}"/>`;
  });
}
