/** The pages on which a person has everything erased. */
import { html } from 'hono/html';
import type { AccountRecord } from '../domain/ledger/records.ts';
import type { Providers } from './home.ts';
import { type Frame, type Html, page, postForm } from './page.ts';

export type DeleteView = {
  readonly accounts: readonly AccountRecord[];
  readonly providers: Providers;
};

/** Says what goes, what cannot go and what stays, before the one button. */
export function deletePage(frame: Frame, { accounts, providers }: DeleteView): Html {
  const out = accounts.filter((account) => !mayBeCleared(account));
  return page(
    frame,
    'Delete everything',
    html`<h1>Delete everything</h1>
<p class="lead">All that is stored of you is erased for good: your settings, your answers, what was learned, what is known of your interviews, and the access to your calendars, which is given back.</p>
<p>Your own events are never touched. <a href="/export.json" download>Take everything with you</a> first, if you like.</p>
${accounts.length > 0 ? html`<h2>Calendars that are disconnected</h2><ul>${accounts.map((account) => html`<li>${nameOf(account, providers)}</li>`)}</ul>` : ''}
${out.length > 0 ? html`<div class="notice warn"><p>We cannot write to ${listed(out.map((account) => nameOf(account, providers)))} any more. What stands there can only be taken away if you <a href="/calendars">connect it anew</a> before you delete; otherwise it stays until you delete it yourself.</p></div>` : ''}
${postForm(
  frame,
  '/settings/delete',
  html`<fieldset><legend>And the follow-ups in your calendars?</legend>
<label><input type="radio" name="calendars" value="clear" checked> Remove them, too</label>
<label><input type="radio" name="calendars" value="keep"> Leave them where they are</label></fieldset>
<p><button class="danger">Delete everything for good</button> <a href="/settings">No, go back</a></p>`,
)}
${whatStays}`,
  );
}

/** After the button: gone, or on its way. */
export function deletedPage(frame: Frame, { isGone }: { readonly isGone: boolean }): Html {
  const heading = isGone ? 'Everything is deleted' : 'Everything is being deleted';
  return page(
    frame,
    heading,
    html`<h1>${heading}</h1>
<p class="lead">${isGone ? 'Nothing that tells of you is stored here any more.' : 'You are signed out, and nothing of you is shown any more. What stands in your calendars is being taken away.'}</p>
${isGone ? '' : html`<p>A calendar that cannot be reached just now is tried again for a day. Until then we keep the access to it and the names of our entries there, and nothing else; after that these go, too.</p>`}
<p><a class="button" href="/">Home</a></p>`,
  );
}

const whatStays = html`<h2>What stays, and for how long</h2>
<ul>
<li>Where a calendar cannot be reached, the access to it and the names of our entries there, for one day at most. Everything else goes at once.</li>
<li>Where we removed follow-ups, one number under a scrambled account name, for 500 days: a calendar never gives a name twice, and if you come back, new entries need new ones.</li>
<li>If you are signed in elsewhere, too: a random number for each such browser, which opens nothing any more, for 90 days at most.</li>
</ul>`;

function mayBeCleared({ status, permissions }: AccountRecord): boolean {
  return status !== 'reconnect' && permissions.calendar === 'write';
}

function nameOf({ provider, email }: AccountRecord, providers: Providers): string {
  const { label } = providers[provider];
  return email === null ? label : `${email} (${label})`;
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last;
}
