/** The door to a person's settings and their private calendar address. */
import { type Context, Hono } from 'hono';
import type { WorkCalendar } from '../../domain/business-days.ts';
import { type CadenceName, cadenceNames } from '../../domain/cadences/cadence.ts';
import type { PersonRecord } from '../../domain/ledger/records.ts';
import type { Zone } from '../../domain/time.ts';
import { everything } from '../../domain/wish.ts';
import { changePerson } from '../../flows/steer.ts';
import type { PersonView } from '../../flows/view-person.ts';
import { type CadencePicture, cadencePicture } from '../../pages/cadence-picture.ts';
import { type SettingsView, settingsPage } from '../../pages/settings.ts';
import { type Fields, settingNames, type TypedSettings } from '../../pages/settings-fields.ts';
import { feedAddress } from './feed-door.ts';
import { type Form, readForm } from './forms.ts';
import { readSettings, typedOf } from './settings-form.ts';
import { frameOf, say, sayWhoAreYou, show } from './show.ts';
import { visitor, visitorView } from './visitors.ts';
import type { Web } from './web.ts';

type Pictures = Readonly<Record<CadenceName, CadencePicture>>;

/** Pictures of so many kinds of working weeks are kept. */
const picturesAtMost = 50;

const zones: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone')].filter(
  (zone, index, all) => all.indexOf(zone) === index,
);

/** Routes `/settings` and `/settings/feed`. */
export function settingsDoor(web: Web): Hono {
  const app = new Hono();
  const pictures = keptPictures();
  const showing = async (c: Context, view: PersonView, fields: Fields, isBad: boolean) => {
    const { person, settings } = view.session;
    const said = c.req.query('done');
    const done: SettingsView['done'] =
      !isBad && (said === 'saved' || said === 'feed') ? said : null;
    const feed = feedAddress(web, person);
    const shown = pictures(person, settings.work);
    const frame = frameOf(c, web, person.id, view.plan.asks.length);
    const main = settingsPage(frame, { ...fields, zones, pictures: shown, feed, done });
    return await show(c, main, isBad ? 400 : 200);
  };
  app.get('/settings', async (c) => {
    const view = await visitorView(c, web);
    if (!view) return sayWhoAreYou(c, web);
    return showing(c, view, { typed: typedOf(view.session.person), errors: {} }, false);
  });
  app.post('/settings', async (c) => {
    const form = await readForm(c, web);
    const view = await visitorView(c, web);
    if (!view) return sayWhoAreYou(c, web);
    const person = view.session.person.id;
    const typed = typedIn(form);
    const isKnown = (country: string): boolean => web.ports.holidays(country) !== null;
    const read = readSettings(typed, isKnown);
    if (read.is === 'bad') return showing(c, view, { typed, errors: read.errors }, true);
    const { change } = read;
    await changePerson(web.ports, person, (known) => {
      const zoneIsKnown = known.zoneIsKnown || change.zone !== known.zone;
      return { ...known, ...change, zoneIsKnown };
    });
    await web.look(person, everything);
    await web.settled(person);
    return c.redirect('/settings?done=saved', 303);
  });
  app.post('/settings/feed', (c) => changeFeed(c, web));
  return app;
}

function typedIn(form: Form): TypedSettings {
  const entries = settingNames.map((name) => [name, form.text(name)]);
  return Object.fromEntries(entries) as TypedSettings;
}

async function changeFeed(c: Context, web: Web): Promise<Response> {
  const form = await readForm(c, web);
  const person = await visitor(c, web);
  if (person === null) return sayWhoAreYou(c, web);
  const isOn = form.text('do') === 'make';
  if (!isOn && form.text('do') !== 'off') {
    return say(c, web, 400, 'That cannot be done', 'Please go back and press one of the buttons.');
  }
  const now = web.ports.clock.now();
  const isKnown = await changePerson(web.ports, person, (known) => {
    // Never the same again, not even where a person was erased and comes back under the same id.
    const turn = Math.max(known.feed.turn + 1, now);
    return { ...known, feed: { isOn, turn } };
  });
  return isKnown ? c.redirect('/settings?done=feed#feed', 303) : sayWhoAreYou(c, web);
}

/** The six pictures for a working week: they cost milliseconds each, and seldom change. */
function keptPictures(): (person: PersonRecord, work: WorkCalendar) => Pictures {
  const kept = new Map<string, Pictures>();
  return ({ country, zone }, work) => {
    const key = JSON.stringify([country, zone, work.opens, work.closes]);
    const known = kept.get(key);
    if (known) return known;
    if (kept.size >= picturesAtMost) kept.clear();
    const made = drawn(work, zone);
    kept.set(key, made);
    return made;
  };
}

function drawn(work: WorkCalendar, zone: Zone): Pictures {
  const entries = cadenceNames.map((name) => [name, cadencePicture(name, { work, zone })]);
  return Object.fromEntries(entries) as Pictures;
}
