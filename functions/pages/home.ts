/** The home page: what it does in one screen, and four ways to begin. */
import { html } from 'hono/html';
import type { CadenceName } from '../domain/cadences/cadence.ts';
import type { AccountRecord } from '../domain/ledger/records.ts';
import { addDays, type LocalDay, parseDay, type Zone } from '../domain/time.ts';
import { fileForm } from './file-form.ts';
import { type Frame, type Html, page } from './page.ts';
import { pictureSymbols } from './picture.ts';
import { type TimelineMark, timeline } from './timeline.ts';

export type Providers = Readonly<
  Record<
    'google' | 'outlook',
    { readonly label: string; readonly isSandbox: boolean; readonly isMissing?: true }
  >
>;

export type HomeView = {
  readonly providers: Providers;
  /** Of whoever is signed in; a stranger has none. */
  readonly accounts: readonly Pick<AccountRecord, 'email' | 'provider'>[];
  /** The person's; for a stranger UTC. */
  readonly zone: Zone;
  /** The person's; for a stranger the recommended one. */
  readonly cadence: CadenceName;
};

/** The page for whoever comes by. */
export function homePage(frame: Frame, view: HomeView): Html {
  const { providers, accounts } = view;
  const isNew = accounts.length === 0;
  const connect = connectButtons(providers, isNew);
  const sandbox = frame.hasSandbox
    ? html`<a class="${isNew ? 'button' : 'button primary'}" href="/sandbox">Try it in the sandbox</a>`
    : '';
  return page(
    frame,
    'Interview follow-ups in your calendar',
    html`${pictureSymbols()}
<h1>Afterword</h1>
<p class="lead">Add a job interview to your calendar; the right follow-ups appear there by themselves.</p>
${isNew ? '' : connected(accounts)}
<div class="actions">${isNew ? html`${connect}${sandbox}` : html`${sandbox}${connect}`}</div>
${hasMadeUp(providers) ? html`<p class="soft small">A sandbox is a made-up calendar on this machine: try what you like.</p>` : ''}
<div class="home-parts">${howItGoes()}${example()}</div>
<div class="cards"><section class="card"><h2>What it reads and writes</h2>
<p>It reads your calendars to find interviews. It writes follow-ups beside them, and tasks into a list named “Interview follow-ups”, and changes nothing else.</p>
<p><strong>Nothing is sent to anybody.</strong> E-mails are drafts that you read, change and send yourself. You can disconnect at any time and have everything it wrote removed.</p></section>
<section class="card"><h2>Look at a calendar file</h2>
<p>See the follow-ups for the interviews in an .ics file. Nothing of it is stored.</p>
${fileForm(frame, view.zone, view.cadence)}</section></div>`,
  );
}

/** One way to connect for each provider; a sandbox is labelled as one. `isFirst`: it is what to do next. */
export function connectButtons(providers: Providers, isFirst: boolean): Html {
  const style = isFirst ? 'button primary' : 'button';
  const offered = (['google', 'outlook'] as const).filter((name) => !providers[name].isMissing);
  return html`${offered.map((name) => html`<a class="${style}" href="/connect/${name}">Connect ${providers[name].label}</a>`)}`;
}

/** What people call a provider. */
export const providerNames: Readonly<Record<AccountRecord['provider'], string>> = {
  google: 'Google Calendar',
  outlook: 'Outlook',
};

function hasMadeUp({ google, outlook }: Providers): boolean {
  return google.isSandbox || outlook.isSandbox;
}

function connected(accounts: HomeView['accounts']): Html {
  const names = accounts.map(({ email, provider }) => email ?? providerNames[provider]);
  return html`<p class="notice">Connected: ${names.join(', ')}. <a href="/interviews">To your interviews</a></p>`;
}

function howItGoes(): Html {
  return html`<ol class="home-story">
<li><strong>You add an interview</strong> to your calendar, or accept an invitation, as always.</li>
<li><strong>The follow-ups appear:</strong> thank everyone within a day, ask how things stand, move on in time. Each with a draft.</li>
<li><strong>You steer them there:</strong> move, tick or delete one, and the rest follows. What you delete stays deleted.</li></ol>`;
}

/** A Monday in a month with hardly a holiday anywhere. */
const monday = parseDay('2026-09-07') ?? (0 as LocalDay);

/** A made-up series as far as a status touch that is due. */
function example(): Html {
  const mark = (
    kind: TimelineMark['kind'],
    days: number,
    state: TimelineMark['state'],
  ): TimelineMark => ({ day: addDays(monday, days), kind, state, title: '' });
  const view = {
    id: 'example',
    label: 'A made-up series of follow-ups',
    from: addDays(monday, 0),
    until: addDays(monday, 34),
    today: addDays(monday, 8),
    isClosed: false,
    marks: [
      mark('prepare', 1, 'done'),
      mark('interview', 3, 'done'),
      mark('thank-you', 4, 'done'),
      mark('status', 10, 'planned'),
      mark('status', 17, 'planned'),
      mark('status', 24, 'planned'),
      mark('closing', 31, 'planned'),
    ],
  };
  return html`<figure class="home-example">${timeline(view)}<figcaption class="small soft">Made up: an interview, a thank-you the next day, asking how things stand a week later, twice more, moving on.</figcaption></figure>`;
}
