/** How many accounts one process keeps in step, against twins that answer at once: only our own work counts. */
import type { ProviderName } from '../../functions/domain/ports/calendar.ts';
import { dayMs, hourMs, type Instant, type Zone } from '../../functions/domain/time.ts';
import { everything, type Wish } from '../../functions/domain/wish.ts';
import { beginConsent, endConsent } from '../../functions/flows/connect-account.ts';
import { lookAtPerson } from '../../functions/flows/look-at-person.ts';
import { nothingHeld, type Ports, type Provider } from '../../functions/flows/ports.ts';
import { seededRandom } from '../world/random.ts';
import { twinConsent } from '../world/twin-consent.ts';
import { twinLinks } from '../world/twin-links.ts';
import { type TwinMailbox, twinMailbox } from '../world/twin-mailbox.ts';
import { twinSchedule } from '../world/twin-schedule.ts';
import { twinSecrets } from '../world/twin-secrets.ts';
import { twinStore } from '../world/twin-store.ts';

type Print = (name: string, value: number, unit: string, comparedWith: string) => void;
type Account = { readonly ports: Ports; readonly person: string; readonly mailbox: TwinMailbox };

const accountsAtOnce = 300;
const now = Date.parse('2026-11-25T14:00:00Z') as Instant;
const zone = 'America/New_York' as Zone;

/** Prints accounts a second: a quiet look, one other event, and a new interview with its follow-ups. */
export async function syncRates(print: Print): Promise<void> {
  for (const dialect of ['google', 'outlook'] as const) {
    const accounts: Account[] = [];
    for (let i = 0; i < accountsAtOnce; i++) accounts.push(await connected(dialect, i));
    await rate(accounts, everything);
    for (const { mailbox } of accounts) add(mailbox, 'Interview with Initech for Data Engineer', 5);
    const fresh = await rate(accounts, hint);
    const comparedWith = `${accountsAtOnce} accounts in one process, twins answer at once`;
    print(`${dialect}-sync-new-interview`, fresh, 'accounts/s', comparedWith);
    for (const { mailbox } of accounts) add(mailbox, 'Dentist', 6);
    print(`${dialect}-sync-other-event`, await rate(accounts, hint), 'accounts/s', comparedWith);
    print(`${dialect}-sync-quiet`, await rate(accounts, hint), 'accounts/s', comparedWith);
  }
}

/** What a notification wishes for. */
const hint: Wish = { accounts: null, plan: false, tend: false };

async function rate(accounts: readonly Account[], wish: Wish): Promise<number> {
  const begun = performance.now();
  for (const { ports, person } of accounts) await lookAtPerson(ports, person, wish);
  return accounts.length / ((performance.now() - begun) / 1000);
}

function add({ person }: TwinMailbox, title: string, days: number): void {
  const start = now + days * dayMs;
  person.addEvent({ title, start, end: start + hourMs });
}

async function connected(provider: ProviderName, index: number): Promise<Account> {
  const email = `person-${index}@example.com`;
  const clock = { now: () => now };
  const random = seededRandom(index);
  const permissions = { calendar: 'write', tasks: true, lists: true } as const;
  const mailbox = twinMailbox({
    dialect: provider,
    zone,
    email,
    now: clock.now,
    random,
    onNotify: () => undefined,
  });
  const consent = twinConsent({ subject: `subject-${index}`, email, permissions, now: clock.now });
  const { calendar, tasks } = mailbox;
  const served: Provider = { consent, open: () => ({ calendar, tasks }) };
  let minted = 0;
  const ports: Ports = {
    store: twinStore(),
    secrets: twinSecrets(),
    pending: twinSecrets(),
    held: nothingHeld(),
    clock,
    schedule: twinSchedule(),
    bus: { publish: async () => undefined },
    links: twinLinks(),
    providers: { google: served, outlook: served },
    mint: () => `minted${index}x${minted++}`,
    holidays: () => null,
    notifyUrl: () => 'https://afterword.example.com/notify',
  };
  for (let i = 0; i < 20; i++) add(mailbox, 'Design review', i - 5);
  add(mailbox, 'Interview with Globex for Data Engineer', 3);
  const redirect = 'https://afterword.example.com/connect/callback';
  const { url } = await beginConsent(ports, provider, redirect, null);
  const done = await endConsent(ports, provider, consent.visit(url));
  if (done.is !== 'connected') throw new Error('the twin was not connected');
  return { ports, person: done.person, mailbox };
}
