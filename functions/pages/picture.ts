/**
 * The shapes that the pictures of timelines and cadences share. They are defined once a page and told
 * apart without colour; colours come from classes in `assets/pictures.css`.
 */
import { html } from 'hono/html';
import type { ContactChannel } from '../domain/cadences/cadence.ts';
import type { StepKind } from '../domain/plan/step.ts';

/** A piece of a page; what stands in it is escaped. */
export type Picture = ReturnType<typeof html>;

/** What a picture shows: an interview, or a step that follows from one. */
export type DrawnKind = 'interview' | StepKind;

type Shape = 'diamond' | 'circle' | 'square' | 'triangle';

/** Circles are contacts with the employer, triangles are steps to oneself. */
export const shapes: Readonly<Record<DrawnKind, Shape>> = {
  interview: 'diamond',
  prepare: 'triangle',
  debrief: 'triangle',
  'thank-you': 'circle',
  card: 'circle',
  status: 'circle',
  reply: 'circle',
  application: 'circle',
  closing: 'square',
};

/** How a sentence calls what a picture shows. */
export const kindWords: Readonly<Record<DrawnKind, string>> = {
  interview: 'interview',
  prepare: 'preparation',
  debrief: 'debrief',
  'thank-you': 'thank-you',
  card: 'thank-you card',
  status: 'status touch',
  reply: 'reply',
  application: 'follow-up on the application',
  closing: 'move on',
};

/** How a sentence says by which channel an employer is reached. */
export const channelWords: Readonly<Record<ContactChannel, string>> = {
  email: 'by e-mail',
  phone: 'by phone',
  post: 'by post',
};

const outlines: Readonly<Record<Shape, Picture>> = {
  diamond: html`<path d="M0-7 7 0 0 7-7 0z"/>`,
  circle: html`<circle r="6"/>`,
  square: html`<path d="M-5-5H5V5H-5z"/>`,
  triangle: html`<path d="M0-5 5.2 4.5H-5.2z"/>`,
};

const channels: Readonly<Record<ContactChannel, Picture>> = {
  email: html`<circle r="1.9"/><path d="M1.9-2V.6c0 2.3 3 1.9 3-.6A4.9 4.9 0 1 0 2.4 4.3"/>`,
  phone: html`<path class="picture-handset" d="M-4.8-2.4C-4.3 1.4-1.4 4.3 2.4 4.8L4.7 2.8 2.4.7 1 1.8C-.4 1.2-1.2.4-1.8-1L-.7-2.4-2.8-4.7z"/>`,
  post: html`<path d="M-5-3.4H5V3.4H-5zL0 .8 5-3.4"/>`,
};

const tick = html`<path class="picture-tick" d="M-2.8.2-.8 2.2 2.8-1.8"/>`;
const alarm = html`<path class="picture-bang" d="M0-3V.6M0 2.8v.2"/><circle class="picture-ring" r="7.6"/>`;

/**
 * What every picture on a page points to; stands once in the page, before the first of them, and takes
 * no room. Ids: `p-<shape>-planned|done|overdue`, `p-email|phone|post` (a contact by
 * that channel), `p-week`, `p-today`.
 */
export function pictureSymbols(): Picture {
  return html`<svg class="picture-symbols" width="0" height="0" aria-hidden="true"><defs>${Object.entries(
    outlines,
  ).map(
    ([name, outline]) =>
      html`<g id="p-${name}-planned" class="picture-planned">${outline}</g>
<g id="p-${name}-done" class="picture-done">${outline}${name === 'triangle' ? '' : tick}</g>
<g id="p-${name}-overdue" class="picture-overdue">${outline}${alarm}</g>
`,
  )}${Object.entries(channels).map(
    ([name, icon]) =>
      html`<g id="p-${name}" class="picture-contact"><circle class="picture-planned" r="8.6"/>${icon}</g>
`,
  )}<path id="p-week" class="picture-week" d="M0 10V-400"/>
<g id="p-today" class="picture-today"><path d="M0 7.5V-400"/><circle cy="7.5" r="2.2"/></g></defs></svg>`;
}

type LegendRow = readonly [symbol: string, words: string];
const legendShapes: readonly LegendRow[] = [
  ['diamond-planned', 'interview'],
  ['triangle-planned', 'a step to yourself'],
  ['square-planned', 'move on'],
];
const legendContacts: Readonly<Record<'timeline' | 'cadence', readonly LegendRow[]>> = {
  timeline: [
    ['circle-planned', 'contact with the employer'],
    ['circle-done', 'done'],
    ['circle-overdue', 'overdue'],
    ['today', 'today'],
  ],
  cadence: (['email', 'phone', 'post'] as const).map((channel) => [
    channel,
    `contact ${channelWords[channel]}`,
  ]),
};

/**
 * What the shapes mean, as a list in words. `of` says which picture it stands beside: a timeline shows
 * what was done, a cadence by which channel. Needs `pictureSymbols` on the page.
 */
export function pictureLegend(of: 'timeline' | 'cadence'): Picture {
  const rows = [...legendShapes, ...legendContacts[of]];
  return html`<ul class="picture-legend">${rows.map(
    ([id, words]) =>
      html`<li><svg viewBox="-10 -10 20 20" width="20" height="20" aria-hidden="true"><use href="#p-${id}"/></svg> ${words}</li>`,
  )}</ul>`;
}

/**
 * A text from a calendar as a picture may hold it: on one line, without control characters, marks that
 * turn the direction of writing or halves of characters, cut to `atMost` characters. Not yet escaped.
 */
export function plainText(text: string, atMost: number): string {
  // Most titles are plain, and there are hundreds on a page.
  if (text.length <= atMost && /^[!-~]*(?: [!-~]+)*$/.test(text)) return text;
  // Nobody reads past this, and a title may be a megabyte long.
  const bounded = text.slice(0, atMost * 4).replace(/\s+/gu, ' ');
  const clean = bounded.replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, '').trim();
  const characters = [...clean];
  if (characters.length <= atMost) return clean;
  return `${characters.slice(0, atMost - 1).join('')}…`;
}

/** The words as the name of an element: what would split an id in two becomes a hyphen. */
export function plainId(text: string): string {
  return text.replace(/[^\w.-]/g, '-');
}

/** `number` to at most one digit after the point, as short as it can be written. */
export function short(number: number): string {
  return String(Math.round(number * 10) / 10);
}
