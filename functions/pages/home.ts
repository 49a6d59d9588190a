/** The home page: what is connected, how fresh it is, what is missing. */
import { html } from 'hono/html';
import { layout } from './layout.ts';

export type HomeView = {
  /** At least one provider is played by a sandbox. */
  readonly sandbox: boolean;
  readonly providers: readonly { readonly name: string; readonly label: string }[];
  readonly accounts: readonly AccountView[];
};

type AccountView = {
  readonly id: string;
  readonly provider: string;
  readonly email: string | null;
  readonly status: string;
  /** Permissions that were not given. */
  readonly missing: readonly string[];
  /** Null: not read since the start. */
  readonly secondsSinceRead: number | null;
  readonly isSuddenlyEmpty: boolean;
};

/** The page for a person, or for a stranger, who has no accounts. */
export function homePage({ sandbox, providers, accounts }: HomeView): ReturnType<typeof html> {
  return layout(
    'Interview follow-ups in your calendar',
    html`<h1>Afterword</h1>
<p>Add a job interview to your calendar; the right follow-ups appear there by themselves.</p>
${sandbox ? html`<p><a href="/sandbox">Open the sandbox calendars</a>: made-up accounts on this machine.</p>` : ''}
${accounts.length > 0 ? html`<h2>Connected</h2>${accounts.map(accountPart)}` : ''}
<h2>Connect</h2>
<ul>${providers.map(({ name, label }) => html`<li><a href="/connect/${name}">Connect ${label}</a></li>`)}</ul>`,
  );
}

function accountPart(account: AccountView): ReturnType<typeof html> {
  const { id, provider, email, status, missing, secondsSinceRead, isSuddenlyEmpty } = account;
  const read = secondsSinceRead === null ? 'not read yet' : `read ${secondsSinceRead} s ago`;
  return html`<fieldset><legend>${email ?? provider}</legend>
<p>${provider === 'google' ? 'Google' : 'Outlook'}, ${status === 'connected' ? read : sentences[status]}</p>
${missing.map((what) => html`<p>${lacks[what]} <a href="/connect/${provider}">Connect again</a></p>`)}
${status === 'reconnect' ? html`<p><a href="/connect/${provider}">Connect again</a></p>` : ''}
${isSuddenlyEmpty ? html`<p>A calendar came back empty all at once. Nothing is changed until it is not.</p>` : ''}
<form method="post" action="/disconnect"><input type="hidden" name="account" value="${id}">
<label><input type="checkbox" name="clear" value="yes"> and remove the follow-ups</label>
<button>Disconnect</button></form></fieldset>`;
}

const sentences: Readonly<Record<string, string>> = {
  reconnect: 'the provider does not let us in any more',
  leaving: 'being disconnected',
  clearing: 'being disconnected, follow-ups are being removed',
};

const lacks: Readonly<Record<string, string>> = {
  calendar: 'You did not allow to read the calendar: nothing can be done without.',
  'calendar-write': 'You did not allow to write to the calendar: follow-ups are tasks only.',
  'calendar-list': 'You did not allow to see which calendars you have: only the first is watched.',
  tasks: 'You did not allow tasks: everything is an event.',
};
