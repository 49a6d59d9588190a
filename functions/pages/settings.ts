/** The page of a person's settings, their private calendar address, and all that is stored of them. */
import { html } from 'hono/html';
import type { CadenceName } from '../domain/cadences/cadence.ts';
import type { CadencePicture } from './cadence-picture.ts';
import { button, type Frame, type Html, page, postForm } from './page.ts';
import {
  cadenceField,
  type Fields,
  inputField,
  linesField,
  settingLabels,
  settingNames,
  shownAsField,
  zoneField,
} from './settings-fields.ts';

export type SettingsView = Fields & {
  readonly zones: readonly string[];
  readonly pictures: Readonly<Record<CadenceName, CadencePicture>>;
  /** The address of the feed; null: there is none. */
  readonly feed: string | null;
  /** What has just been done; null: nothing. */
  readonly done: 'saved' | 'feed' | null;
};

/** One form for all settings; the feed and the data have their own below it. */
export function settingsPage(frame: Frame, view: SettingsView): Html {
  return page(
    frame,
    Object.keys(view.errors).length > 0 ? 'Not saved · Settings' : 'Settings',
    html`<h1>Settings</h1>
${summary(view)}
${postForm(frame, '/settings', fieldsOf(view), 'settings')}
${feedSection(frame, view)}
<section class="card" aria-labelledby="data"><h2 id="data">Your data</h2>
<p>Everything that is stored of you, to keep or to take elsewhere:</p>
<p class="actions"><a class="button" href="/export.json" download>All of it (JSON)</a> <a class="button" href="/export.ics" download>Interviews and follow-ups (.ics)</a></p>
<p><a href="/settings/delete">Delete everything …</a></p></section>`,
  );
}

function summary({ errors, done }: SettingsView): Html {
  const wrong = settingNames.filter((name) => errors[name] !== undefined);
  if (wrong.length > 0) {
    return html`<div class="notice warn" role="alert"><p><strong>Nothing is saved yet.</strong> Please look at: ${wrong.map(
      (name, i) => html`${i > 0 ? ', ' : ''}<a href="#${name}">${settingLabels[name]}</a>`,
    )}.</p></div>`;
  }
  if (done !== 'saved') return html``;
  return html`<div class="notice" role="status"><p>Saved. Your follow-ups are planned anew.</p></div>`;
}

function fieldsOf(view: SettingsView): Html {
  return html`<fieldset><legend>You</legend>
${inputField(view, 'name', { hint: 'Drafts are signed with it.', autocomplete: 'name', longest: 100 })}
${linesField(view, 'addresses', 'One per line, beside those of your connected accounts. Whoever writes from one of them is you, not an interviewer.')}
${linesField(view, 'employers', 'The domains of whom you work for now, one per line, such as my-employer.example. Interviews that are sent from there are ones that you hold: they are not followed up.')}
</fieldset>
<fieldset><legend>When employers can be reached</legend>
${zoneField(view, view.zones)}
<div class="two">${inputField(view, 'opens', { type: 'time' })}${inputField(view, 'closes', { type: 'time' })}</div>
${inputField(view, 'country', { hint: 'Its public holidays are no business days: US, or with a region DE-BY. Empty: none are known.', longest: 12 })}
</fieldset>
${shownAsField(view)}
${cadenceField(view, view.pictures)}
<p><button class="primary">Save</button></p>`;
}

function feedSection(frame: Frame, { feed, done }: SettingsView): Html {
  const said =
    feed === null ? 'It is turned off: the old address has ended.' : 'This is your address now.';
  const news = done === 'feed' ? html`<p class="good" role="status">${said}</p>` : '';
  const about = html`<p>For a calendar that we cannot write to, such as one on another service: an address with all your follow-ups, which it reads by itself. The entries there carry no links that act, and nothing that you wrote into them.</p>`;
  const body =
    feed === null
      ? html`${about}<div class="actions">${button(frame, '/settings/feed', 'Make an address', { do: 'make' })}</div>`
      : html`${about}<p class="draft" id="feed-address">${feed}</p>
<p><button type="button" data-copy="feed-address" hidden>Copy the address</button></p>
<p class="warn">Anybody who has it can read your follow-ups. If it got into wrong hands, make a new one: the old one ends at once.</p>
<div class="actions">${button(frame, '/settings/feed', 'Make a new address', { do: 'make' })}${button(frame, '/settings/feed', 'Turn it off', { do: 'off' })}</div>`;
  return html`<section class="card" aria-labelledby="feed"><h2 id="feed">A private calendar address</h2>${news}${body}</section>`;
}
