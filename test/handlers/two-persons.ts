/** Two persons who know nothing of each other, each with an interview that is just over. */
import { expect } from 'vitest';
import { everything } from '../../functions/domain/wish.ts';
import type { LinkDeed } from '../../functions/domain/wording/links.ts';
import type { Side } from '../flows/flow-side.ts';
import { ownEvents, ownTasks } from '../flows/flow-sight.ts';
import { type Answer, type Browser, publicUrl, WebWorld } from './web-world.ts';

/** What a person's browser, pages and follow-ups hold. */
export type Somebody = {
  readonly side: Side;
  readonly browser: Browser;
  readonly person: string;
  /** The id of their account. */
  readonly account: string;
  /** The id of their interview's series. */
  readonly series: string;
  /** The path of their private calendar address. */
  readonly feed: string;
  /** Words that only they may read. */
  readonly secrets: RegExp;
};

export type TwoPersons = {
  readonly world: WebWorld;
  readonly maya: Somebody;
  readonly noah: Somebody;
};

/** Maya has Google, Noah has Outlook. */
export async function twoPersons(): Promise<TwoPersons> {
  const world = new WebWorld();
  const { flows } = world;
  const { google, outlook } = flows;
  const mayas = await connected(world, google, []);
  const noahs = await connected(world, outlook, [mayas.person]);
  flows.addInterview(google, 1, { title: 'Interview with Acme' });
  flows.addInterview(outlook, 1, { title: 'Interview with Globex' });
  for (const { person } of [mayas, noahs]) await looked(world, person);
  flows.now = flows.at(1, 12);
  for (const { person } of [mayas, noahs]) await looked(world, person);
  return {
    world,
    maya: await known(google, mayas, /Acme|google@example|interview-1/),
    noah: await known(outlook, noahs, /Globex|outlook@example|interview-2/),
  };
}

async function connected(world: WebWorld, side: Side, before: readonly string[]) {
  const browser = await world.signedIn(side);
  const persons = await world.ports.store.persons(null, 9);
  const person = persons.find((one) => !before.includes(one));
  if (person === undefined) throw new Error('nobody was connected');
  return { browser, person };
}

/** The calendars of a person are read, and written where something is owed. */
async function looked(world: WebWorld, person: string): Promise<void> {
  await world.web.look(person, everything);
  await world.settled();
}

async function known(
  side: Side,
  { browser, person }: { readonly browser: Browser; readonly person: string },
  secrets: RegExp,
): Promise<Somebody> {
  const list = await browser.get('/interviews');
  const series = /href="\/interviews\/(\w+)"/.exec(list.text)?.[1];
  const made = await browser.submit('/settings/feed', { do: 'make' }, '/settings');
  const feed = /id="feed-address">([^<]+)</.exec(made.text)?.[1];
  if (series === undefined || feed === undefined) throw new Error('there is no interview or feed');
  const account = `${side.name}:subject-${side.name}`;
  return { side, browser, person, account, series, feed: new URL(feed).pathname, secrets };
}

/** The signed name in the links of a step of theirs, such as `status-1`. */
export function nameOf({ side, series }: Somebody, step: string): string {
  const all = [...ownEvents(side), ...ownTasks(side)];
  const text = all.find(({ key }) => key === `${series}.${step}`)?.text ?? '';
  const name = new RegExp(`${publicUrl}/go/([^/\\s]+)/`).exec(text)?.[1];
  if (name === undefined) throw new Error(`no link in ${step}`);
  return name;
}

/** The path of a link. */
export function linkOf(who: Somebody, step: string, deed: LinkDeed | 'debrief'): string {
  return `/go/${nameOf(who, step)}/${deed}`;
}

/** All that is stored of both, as text: whatever changes anything changes this. */
export async function stored({ world, maya, noah }: TwoPersons): Promise<string> {
  const { store } = world.ports;
  return JSON.stringify([await store.load(maya.person), await store.load(noah.person)]);
}

/** The addresses of all that is a person's own. */
export const ownPages = ({ series }: Somebody): readonly string[] => [
  ...['/interviews', `/interviews/${series}`, `/interviews/${series}/debrief`, '/questions'],
  ...['/calendars', '/settings', '/settings/delete', '/export.json', '/export.ics'],
];

/** Fails where a page does not say in words what is the matter, or tells anything of these. */
export function expectClear(answer: Answer, ...nothingOf: readonly Somebody[]): void {
  expect(answer.text).toMatch(/^<!doctype html>[\s\S]*<h1>[^<]{5,}<\/h1>/);
  expect(answer.text).not.toMatch(/\.(?:ts|js):\d+|node_modules|\bError\b|undefined|\[object/);
  for (const { secrets } of nothingOf) expect(answer.text).not.toMatch(secrets);
}
