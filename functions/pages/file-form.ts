/** The form in which a calendar file is handed over to be looked at. */
import { html } from 'hono/html';
import { type CadenceName, cadenceNames } from '../domain/cadences/cadence.ts';
import type { Zone } from '../domain/time.ts';
import type { Frame, Html } from './page.ts';

/** Zones that are offered while one types; any other may be written as well. */
const commonZones = [
  ...['UTC', 'America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles'],
  ...['America/Toronto', 'America/Sao_Paulo', 'America/Mexico_City', 'Europe/London'],
  ...['Europe/Dublin', 'Europe/Lisbon', 'Europe/Berlin', 'Europe/Paris', 'Europe/Madrid'],
  ...['Europe/Rome', 'Europe/Amsterdam', 'Europe/Zurich', 'Europe/Vienna', 'Europe/Prague'],
  ...['Europe/Warsaw', 'Europe/Stockholm', 'Europe/Athens', 'Europe/Kyiv', 'Africa/Cairo'],
  ...['Africa/Lagos', 'Africa/Johannesburg', 'Asia/Dubai', 'Asia/Kolkata', 'Asia/Singapore'],
  ...['Asia/Hong_Kong', 'Asia/Shanghai', 'Asia/Tokyo', 'Asia/Seoul', 'Australia/Sydney'],
  ...['Pacific/Auckland'],
];

/**
 * The form; `zone` and `cadence` are offered as what to plan by. A script may put the browser's own zone
 * in the place of the one, and lets a file be dropped (`assets/drop.js`).
 */
export function fileForm(frame: Frame, zone: Zone, cadence: CadenceName): Html {
  return html`<form method="post" action="/look" enctype="multipart/form-data" class="file"><input type="hidden" name="token" value="${frame.token}">
<label>Calendar file (.ics, 4 MB at most) <input type="file" name="file" accept=".ics,text/calendar" required></label>
<details><summary>About you, time zone, cadence</summary>
<label>Your e-mail address <input type="email" name="me" autocomplete="email" maxlength="254"></label>
<label>Your name <input name="name" autocomplete="name" maxlength="200"></label>
<label>Time zone <input name="zone" list="zones" value="${zone}" maxlength="60" data-zone></label>
<datalist id="zones">${commonZones.map((one) => html`<option value="${one}"></option>`)}</datalist>
<label>Cadence <select name="cadence">${cadenceNames.map((name) => html`<option value="${name}"${name === cadence ? ' selected' : ''}>${cadenceLabel(name)}</option>`)}</select></label></details>
<button>Show the follow-ups</button></form>`;
}

/** `eight rules`: the name of a cadence as a person reads it. */
function cadenceLabel(name: CadenceName): string {
  return name.replaceAll('-', ' ');
}
