/** The page of the connected accounts: what is watched, how fresh it is, what is missing, and the way out. */
import { html } from 'hono/html';
import { isOnItsWayOut, watchedIn } from '../domain/ledger/places.ts';
import type { AccountRecord } from '../domain/ledger/records.ts';
import type { ProviderName } from '../domain/ports/calendar.ts';
import { connectButtons, type Providers, providerNames } from './home.ts';
import { type Frame, type Html, page, postForm } from './page.ts';
import { plainText } from './picture.ts';

/** An account, without the secrets of its record. */
export type ShownAccount = {
  readonly account: Pick<
    AccountRecord,
    | 'id'
    | 'provider'
    | 'email'
    | 'permissions'
    | 'status'
    | 'calendars'
    | 'offered'
    | 'isBehind'
    | 'suddenlyEmpty'
  >;
  /** Since its last good read; null: not read since the start. */
  readonly secondsSinceRead: number | null;
};

export type CalendarsView = {
  readonly providers: Providers;
  readonly accounts: readonly ShownAccount[];
  /** Where an administrator says yes for a whole organisation, where the provider has such a page. */
  readonly adminUrls: Readonly<Record<ProviderName, string | null>>;
};

/** Every account with what it can do, and how to add another. */
export function calendarsPage(
  frame: Frame,
  { accounts, providers, adminUrls }: CalendarsView,
): Html {
  return page(
    frame,
    'Calendars',
    html`<h1>Calendars</h1>
<p>Follow-ups are written into the calendar in which the interview is, tasks into the list “Interview follow-ups” of the same account. Nothing else is changed, and nothing is sent to anybody.</p>
${accounts.length === 0 ? html`<p>No account is connected.</p>` : ''}
${accounts.map((one) => accountPart(frame, one, providers))}
<h2>Add another account</h2>
<div class="actions">${connectButtons(providers, accounts.length === 0)}</div>
${adminPart(adminUrls)}`,
  );
}

function accountPart(frame: Frame, shown: ShownAccount, providers: Providers): Html {
  const { account } = shown;
  const { id, provider, email, status } = account;
  const isOn = status === 'connected';
  return html`<section class="card"><h2>${email ?? providerNames[provider]}</h2>
<p><span class="tag">${providerNames[provider]}</span>${providers[provider].isSandbox ? html` <span class="tag">sandbox: made-up</span>` : ''} ${isOn ? freshness(shown) : ''}</p>
${notices(account)}
${isOn ? html`${watchedForm(frame, account)}${granted(account)}` : ''}
${isOnItsWayOut(account) ? '' : disconnectPart(frame, id, status === 'reconnect')}</section>`;
}

/** “read 12 s ago”; where nothing is new, that is noted every few hours only (`readAtGrainMs`). */
function freshness({ account, secondsSinceRead }: ShownAccount): Html {
  const read = secondsSinceRead === null ? 'not read yet' : readAgo(secondsSinceRead);
  if (!account.isBehind) return html`<span class="good">${read}</span>`;
  return html`<span class="warn">${read}; the last try failed, and it is tried again soon</span>`;
}

function readAgo(seconds: number): string {
  if (seconds < 120) return `read ${Math.max(0, Math.floor(seconds))} s ago`;
  if (seconds < 3600) return `read ${Math.floor(seconds / 60)} min ago`;
  return `read within the last ${Math.floor(seconds / 3600) + 1} hours`;
}

function notices(account: ShownAccount['account']): Html {
  const { status, provider, suddenlyEmpty, calendars } = account;
  const name = providerNames[provider];
  const again = html`<p><a class="button primary" href="/connect/${provider}">Connect again</a></p>`;
  if (status === 'reconnect') {
    return html`<div class="notice warn"><p><strong>${name} does not let us in any more.</strong> Nothing is read or written until you connect again. What is in your calendar stays there, and nothing is lost.</p>${again}</div>`;
  }
  if (status === 'leaving') return html`<p class="notice">It is being disconnected.</p>`;
  if (status === 'clearing') {
    return html`<p class="notice">It is being disconnected; the follow-ups are being removed first.</p>`;
  }
  const emptied = calendars.filter((one) => suddenlyEmpty.includes(one.id) && !one.isLeaving);
  const missing = missingIn(account);
  return html`${emptied.map((one) => html`<p class="notice warn"><strong>${calendarName(one)} came back empty all at once.</strong> That may be a fault, so nothing is changed in it until it is not. If you emptied it yourself, nothing is to be done.</p>`)}
${missing.length === 0 ? '' : html`<div class="notice warn"><ul>${missing.map((what) => html`<li>${what}</li>`)}</ul><p><a class="button primary" href="/connect/${provider}">Allow what is missing</a></p></div>`}`;
}

/** What was not granted, and what that means, in the person's words. */
function missingIn({ permissions }: ShownAccount['account']): readonly string[] {
  const { calendar, lists, tasks } = permissions;
  const missing: string[] = [];
  if (calendar === 'none')
    missing.push('You did not allow to read the calendar: no interview can be found without.');
  if (calendar === 'read' && tasks) {
    missing.push('You did not allow to write to the calendar: follow-ups are tasks only.');
  }
  if (calendar === 'read' && !tasks) {
    missing.push(
      'You did not allow to write to the calendar, nor tasks: no follow-up can be written there.',
    );
  }
  if (calendar === 'write' && !tasks)
    missing.push('You did not allow tasks: everything is written as an event.');
  if (!lists)
    missing.push(
      'You did not allow to see which calendars you have: only your first one is watched.',
    );
  return missing;
}

function watchedForm(frame: Frame, account: ShownAccount['account']): Html {
  const { id, provider, calendars, offered = [], permissions } = account;
  if (permissions.calendar === 'none') return html``;
  const rows = [
    ...watchedIn(account).map((one) => ({
      ...{ id: one.id, name: calendarName(one), isOn: true },
      says: one.mayWrite ? '' : readOnly,
    })),
    ...calendars
      .filter((one) => one.isLeaving)
      .map((one) => ({
        ...{ id: one.id, name: calendarName(one), isOn: false },
        says: 'its follow-ups are being taken away',
      })),
    ...offered.map((one) => ({ id: one.id, name: calendarName(one), isOn: false, says: '' })),
  ];
  const shared = provider === 'google' ? html` ${notShared}` : '';
  const [only] = rows;
  if (rows.length === 1 && only?.isOn) {
    return html`<p>Watched for interviews: <strong>${only.name}</strong>.</p><p class="soft small">Other calendars of this account can be chosen here when there are any.${shared}</p>`;
  }
  const box = ({ id: calendar, name, isOn, says }: (typeof rows)[number]): Html =>
    html`<label><input type="checkbox" name="calendar" value="${calendar}"${isOn ? html` checked` : ''}> ${name}${says ? html` <span class="soft small">(${says})</span>` : ''}</label>`;
  return postForm(
    frame,
    '/calendars/choose',
    html`<input type="hidden" name="account" value="${id}">
<fieldset><legend>Watched for interviews</legend>${rows.map(box)}
<p class="soft small">When you untick a calendar, the follow-ups in it that are still ahead and that you have not touched are taken away. All others stay.${shared}</p>
<button>Watch these</button></fieldset>`,
  );
}

const notShared =
  'Calendars that others share with you are not among them: what you allowed covers your own.';
const readOnly = 'you may only read it; its follow-ups go into your first calendar';

function calendarName({ name }: { readonly name?: string }): string {
  return plainText(name ?? '', 80) || 'Calendar';
}

/** What was granted, in the person's words. */
function granted({ permissions }: ShownAccount['account']): Html {
  const { calendar, lists, tasks } = permissions;
  const all: string[] = [];
  if (calendar !== 'none')
    all.push(calendar === 'write' ? 'reading and writing events' : 'reading events');
  if (lists) all.push('seeing which calendars you have');
  if (tasks) all.push('tasks');
  return all.length === 0
    ? html``
    : html`<p class="soft small">You allowed: ${all.join(', ')}.</p>`;
}

function disconnectPart(frame: Frame, id: string, isOver: boolean): Html {
  const form = postForm(
    frame,
    '/calendars/disconnect',
    html`<input type="hidden" name="account" value="${id}">
<label><input type="radio" name="clear" value="no" checked> Leave the follow-ups. They stay in your calendar and are yours; nobody changes them any more.</label>
${isOver ? html`<p class="soft small">To have the follow-ups removed, connect again first: without your consent they cannot be reached.</p>` : html`<label><input type="radio" name="clear" value="yes"> Remove the follow-ups. Everything that was written into this account is taken away, also what you moved or changed.</label>`}
<p class="soft small">Either way, what is known of this account is forgotten here.</p>
<button class="danger">Disconnect</button>`,
  );
  return html`<details><summary>Disconnect this account</summary>${form}</details>`;
}

function adminPart(urls: CalendarsView['adminUrls']): Html {
  const [url] = [urls.google, urls.outlook].filter((one) => one !== null);
  if (url === undefined) return html``;
  return html`<details><summary>A work account that needs its administrator</summary>
<p>Some organisations let their administrators decide which services may be connected. Send yours this address; it opens the provider's own page, on which they see what is asked for and can allow it. Then connect once more.</p>
<p class="draft" id="admin-link">${url}</p><p><button type="button" data-copy="admin-link" hidden>Copy the address</button></p></details>`;
}
