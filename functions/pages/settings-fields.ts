/** The fields of the settings: each with what was typed, and what is wrong with it right beside. */
import { html } from 'hono/html';
import { cadences } from '../domain/cadences/all-cadences.ts';
import { type CadenceName, cadenceNames } from '../domain/cadences/cadence.ts';
import type { CadencePicture } from './cadence-picture.ts';
import type { Html } from './page.ts';
import { pictureLegend, pictureSymbols } from './picture.ts';

/** In the order of the page. */
export const settingNames = [
  'name',
  'addresses',
  'employers',
  'zone',
  'opens',
  'closes',
  'country',
  'shownAs',
  'cadence',
] as const;
export type SettingName = (typeof settingNames)[number];

/** The fields as texts: what was typed, whether it makes sense or not. */
export type TypedSettings = Readonly<Record<SettingName, string>>;
/** One sentence for each field that cannot be used. */
export type SettingErrors = Readonly<Partial<Record<SettingName, string>>>;

/** What a field is drawn with. */
export type Fields = { readonly typed: TypedSettings; readonly errors: SettingErrors };

/** How a summary of what is wrong calls a field. */
export const settingLabels: Readonly<Record<SettingName, string>> = {
  name: 'Your name',
  zone: 'Time zone',
  country: 'Country',
  opens: 'Working hours from',
  closes: 'Working hours to',
  addresses: 'Your other addresses',
  employers: 'Present employers',
  shownAs: 'Follow-ups are',
  cadence: 'Cadence',
};

type Input = {
  readonly hint?: string;
  readonly type?: 'text' | 'time';
  readonly autocomplete?: string;
  readonly longest?: number;
};

/** A field of one line. */
export function inputField(fields: Fields, name: SettingName, input: Input = {}): Html {
  const { hint, type = 'text', autocomplete = 'off', longest = 200 } = input;
  const most = type === 'text' ? html` maxlength="${longest}"` : '';
  return html`<p><label for="${name}">${settingLabels[name]}</label>
<input type="${type}" id="${name}" name="${name}" value="${fields.typed[name]}" autocomplete="${autocomplete}"${most}${attributes(fields, name, hint)}>${notes(fields, name, hint)}</p>`;
}

/** A field of several lines, one entry each. */
export function linesField(fields: Fields, name: SettingName, hint: string): Html {
  return html`<p><label for="${name}">${settingLabels[name]}</label>
<textarea id="${name}" name="${name}" rows="3" maxlength="3900" spellcheck="false" autocapitalize="none"${attributes(fields, name, hint)}>
${fields.typed[name]}</textarea>${notes(fields, name, hint)}</p>`;
}

/** The time zones by continent; what is set stands among them even if this machine does not list it. */
export function zoneField(fields: Fields, zones: readonly string[]): Html {
  const set = fields.typed.zone;
  const all = zones.includes(set) || set === '' ? zones : [set, ...zones];
  const groups = Map.groupBy(all, (zone) => (zone.includes('/') ? zone.split('/')[0] : 'Other'));
  const option = (zone: string): Html => {
    const label = zone.replace(/^[^/]*\//, '').replaceAll('_', ' ');
    return html`<option value="${zone}"${zone === set ? html` selected` : ''}>${label}</option>`;
  };
  return html`<p><label for="zone">${settingLabels.zone}</label>
<select id="zone" name="zone"${attributes(fields, 'zone')}>${[...groups].map(([group, names]) => html`<optgroup label="${group}">${names.map(option)}</optgroup>`)}</select>${notes(fields, 'zone')}</p>`;
}

/** What follow-ups are written as. */
export function shownAsField(fields: Fields): Html {
  const choices = [
    [
      'both',
      'Events and tasks: time goes into the calendar, what can be ticked into the task list',
    ],
    ['events', 'Events only'],
    ['tasks', 'Tasks only: your calendar stays as it is'],
  ] as const;
  return html`<fieldset id="shownAs"><legend>${settingLabels.shownAs}</legend>${choices.map(
    ([value, label]) => radio(fields, 'shownAs', value, label),
  )}${notes(fields, 'shownAs')}</fieldset>`;
}

/** The six cadences side by side, each as the weeks that it leads to. */
export function cadenceField(
  fields: Fields,
  pictures: Readonly<Record<CadenceName, CadencePicture>>,
): Html {
  return html`${pictureSymbols()}<fieldset class="cadences" id="cadence"><legend>${settingLabels.cadence}</legend>
<p class="soft">The weeks after one interview on a Thursday, with nothing promised. One interview can have its own: say so on its page.</p>
${pictureLegend('cadence')}<div class="cards">${cadenceNames.map(
    (
      name,
    ) => html`<div class="card">${radio(fields, 'cadence', name, html`<strong>${name}</strong>`)}
<p class="small">${cadences[name].summary}</p>${pictures[name].svg}</div>`,
  )}</div>${notes(fields, 'cadence')}</fieldset>`;
}

function radio(fields: Fields, name: SettingName, value: string, label: Html | string): Html {
  const checked = fields.typed[name] === value ? html` checked` : '';
  return html`<label><input type="radio" name="${name}" value="${value}"${checked}> ${label}</label>`;
}

function attributes({ errors }: Fields, name: SettingName, hint?: string): Html {
  const ids = [hint === undefined ? '' : `${name}-hint`, errors[name] ? `${name}-error` : ''];
  const described = ids.filter((id) => id !== '').join(' ');
  const wrong = errors[name] ? html` aria-invalid="true"` : '';
  return html`${described === '' ? '' : html` aria-describedby="${described}"`}${wrong}`;
}

function notes({ errors }: Fields, name: SettingName, hint?: string): Html {
  const error = errors[name];
  return html`${error === undefined ? '' : html`<span class="warn field-note" id="${name}-error">${error}</span>`}${hint === undefined ? '' : html`<span class="soft small field-note" id="${name}-hint">${hint}</span>`}`;
}
