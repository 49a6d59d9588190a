/** Every field that somebody else fills in, filled in by the worst of them: pages and files show letters. */
import { describe, expect, it } from 'vitest';
import { everything } from '../../functions/domain/wish.ts';
import { ownEvents, ownTasks } from '../flows/flow-sight.ts';
import { FlowWorld } from '../flows/flow-world.ts';
import { readMarkup } from './markup.ts';
import { type Answer, type Browser, publicUrl, signedInWorld, type WebWorld } from './web-world.ts';

/** What is put into every field; the first is what a decent person writes. */
const payloads: readonly string[] = [
  'Dana',
  '"><script>alert(1)</script>',
  "' onmouseover='alert(1)' x='",
  '" autofocus onfocus="alert(1)',
  '</title></textarea></option></svg></script><svg onload=alert(1)><img src=x onerror=alert(1)>',
  '<!--<a href=javascript:alert(1)>]]>&lt;b&gt;&#x3c;i&#x3e;&Tab;',
  'javascript:alert(1)//{{1+1}}<%= 1 %>`',
  'a\r\nSet-Cookie: evil=1\r\n\r\n<script>alert(1)</script>',
  'a\nATTACH:https://evil.example.org\nEND:VEVENT\nX-EVIL:1\r\nBEGIN:VEVENT',
  'a?bcc=evil@example.org&body=evil#,;x"@example.org',
  '\u0000\u0008\u001b[31m\u0085\u2028\u2029\u202e\u2066\ud800\ufeff\ufffe',
  `<a href="//evil.example.org" style="position:fixed" ping=x>${'<b>'.repeat(300)}`,
  '__proto__ constructor toString {"is":"done"} [object Object]',
];

type Place = { readonly world: WebWorld; readonly browser: Browser };

/** A person whose calendars, accounts and settings hold that text wherever a text can be. */
async function filledWith(evil: string): Promise<Place> {
  const flows = new FlowWorld();
  flows.google.shown = (info) => ({ ...info, name: `Mine ${evil}` });
  const { world, browser } = await signedInWorld(['google', 'outlook'], flows);
  const { person } = flows.google.mailbox;
  const organizer = { name: `Lena ${evil}`, email: 'lena@acme.example.com' };
  const attendees = [
    { name: evil, email: 'omar@acme.example.com' },
    { name: `Omar ${evil}`, email: `omar${evil.replace(/\s/g, '')}@acme.example.com` },
  ];
  const at = (days: number) => ({ start: flows.at(days, 10), end: flows.at(days, 11) });
  const text = `Interviewer: Dana Cruz (${evil})\nmet ${evil}\n${evil}\ndecision by Friday`;
  const people = { organizer, attendees };
  const add = (title: string, days: number, more = {}): void =>
    void person.addEvent({ title, text, ...at(days), ...people, uid: `${days}${evil}`, ...more });
  add(`Interview with Acme ${evil} #interview`, 1);
  add(`${evil} #interview`, 3, { organizer: undefined });
  add(`${evil}: Engineer #applied`, 0, { organizer: undefined, attendees: [] });
  add(`Chat about the role ${evil}`, 4, { text: 'Call with the recruiter' });
  await looked(world);
  flows.now = flows.at(1, 12);
  await looked(world);
  for (const { id } of ownEvents(flows.google))
    person.changeEvent(id, { text: `${evil}\n${evil}` });
  for (const { id } of ownTasks(flows.google)) person.changeTask(id, { title: evil, text: evil });
  await looked(world);
  return { world, browser };
}

async function looked(world: WebWorld): Promise<void> {
  await world.web.look(world.person, everything);
  await world.settled();
}

/** Every page there is, and every page that answers to forms which are filled in with that text. */
async function walked({ world, browser }: Place, evil: string): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  const get = async (path: string): Promise<Answer> => {
    const answer = await browser.get(path);
    answers.push(answer);
    return answer;
  };
  const post = async (path: string, fields: Readonly<Record<string, string | string[]>>) => {
    answers.push(await browser.submit(path, fields, '/settings'));
  };
  const list = await get('/interviews');
  const series = new Set(list.text.match(/\/interviews\/\w+/g) ?? []);
  const links = ownEvents(world.flows.google).map(({ key }) =>
    world.ports.links.of(world.person)(key ?? ''),
  );
  for (const path of series) {
    await get(path);
    await get(`${path}/debrief`);
    const names = [evil, `Dana ${evil}`, '', ''];
    const said = { name: names, title: names, email: ['', evil, '', ''], promise: evil };
    await post(`${path}/debrief`, { ...said, went: evil, learned: evil });
    await post(`${path}/debrief`, {
      name: 'Dana Cruz',
      title: evil,
      email: '',
      went: evil,
      learned: evil,
    });
    await post(`${path}/met`, { name: 'Dana Cruz', title: evil, email: '' });
    await post(`${path}/known`, {
      channel: evil,
      'was-channel': 'x',
      cadence: evil,
      'was-cadence': '',
    });
    await post(`${path}/outcome`, { outcome: evil, 'was-outcome': 'x' });
    await post(`${path}/step`, { key: evil, did: evil, day: evil, time: evil });
    await get(path);
  }
  for (const link of links.map((one) => one.replace(publicUrl, ''))) {
    for (const deed of ['done', 'later', 'debrief']) await get(`${link}/${deed}`);
    await post(`${link}/later`, { did: 'later', day: evil, promise: evil });
  }
  const settings = { zone: evil, opens: evil, closes: evil, country: evil, cadence: evil };
  await post('/settings', { ...settings, name: evil, addresses: evil, employers: evil });
  await post('/settings', { ...good, name: evil });
  await post('/questions', { event: evil, is: evil });
  await post('/calendars/choose', { account: evil, calendar: evil });
  const paths = ['/', '/interviews', '/questions', '/calendars', '/settings', '/settings/delete'];
  const strange = encodeURIComponent(evil.toWellFormed());
  const queries = [
    `/settings?done=${strange}`,
    `/?x=${strange}`,
    `/${strange}`,
    `/go/${strange}/done`,
  ];
  for (const path of [...paths, ...queries, `/interviews/${strange}`]) await get(path);
  answers.push(await browser.upload('/look', fileOf(evil), { me: evil, name: evil }));
  answers.push(await browser.upload('/look', fileOf(evil), { zone: evil, cadence: evil }));
  answers.push(await browser.upload('/look', new File([evil], `${evil}.ics`)));
  return answers;
}

const good = {
  zone: 'UTC',
  opens: '09:00',
  closes: '17:00',
  country: '',
  shownAs: 'both',
  cadence: 'recommended',
  addresses: '',
  employers: '',
};

function fileOf(evil: string): File {
  const line = evil.replace(/[\r\n]+/g, ' ');
  const event = (uid: string, summary: string): readonly string[] => [
    ...['BEGIN:VEVENT', `UID:${uid}${line}`, 'DTSTAMP:20261001T000000Z', `SUMMARY:${summary}`],
    ...[
      'DTSTART:20261008T090000Z',
      'DTEND:20261008T100000Z',
      `DESCRIPTION:met Dana (${line})\\n${line}`,
    ],
    ...[`ATTENDEE;CN="${line.replaceAll('"', '')}":mailto:${line}@example.org`, `LOCATION:${line}`],
    ...[`RRULE:${line}`, `DTSTART;TZID=${line}:x`, `${line}:x`, 'END:VEVENT'],
  ];
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', `X-WR-CALNAME:${line}`],
    ...[
      ...event('1', `Interview with ${line}`),
      ...event('2', `${line} #interview`),
      ...event('3', line),
    ],
    ...['END:VCALENDAR', ''],
  ];
  return new File([lines.join('\r\n')], `${evil}.ics`, { type: 'text/calendar' });
}

describe.each(payloads.map((payload) => [JSON.stringify(payload).slice(0, 60), payload] as const))(
  'wherever somebody writes %s',
  (_, payload) => {
    it('pages hold no element, attribute or address that no template wrote', async () => {
      const place = await filledWith(payload);
      const answers = await walked(place, payload);
      expect(answers.length).toBeGreaterThan(50);
      const known = await templatesMake();
      for (const { text, status, headers } of answers) {
        expect(status).toBeLessThan(500);
        const { made, addresses, words } = readMarkup(text);
        expect([...made].filter((one) => !known.has(one))).toStrictEqual([]);
        expect([...made].filter((one) => /\[(?:on|style|srcdoc|ping)/i.test(one))).toStrictEqual(
          [],
        );
        const led = addresses.filter((one) => !/^(?:\/(?![/\\])|#|mailto:)/.test(one));
        expect(led.filter((one) => !one.startsWith('https://login.example.com/'))).toStrictEqual(
          [],
        );
        expect(
          [...words].filter(
            (sign) =>
              /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(sign) && !/[\n\t]/.test(sign),
          ),
        ).toStrictEqual([]);
        expect(headers.getSetCookie().filter((one) => one.includes('evil'))).toStrictEqual([]);
        for (const one of addresses.filter((other) => other.startsWith('mailto:')))
          expectOneMail(one);
      }
      expect(place.world.failed).toStrictEqual([]);
      const [visible = ''] = /[^\p{Cc}\p{Cs}\p{Cf}\s]{4,20}/u.exec(payload) ?? [];
      expect(answers.some(({ text }) => readMarkup(text).words.includes(visible))).toBe(true);
    });

    it('calendar files and the feed hold no line that we did not write', async () => {
      const { browser } = await filledWith(payload);
      const plain = await filledWith('Dana');
      const made = await browser.submit('/settings/feed', { do: 'make' }, '/settings');
      const feed = new URL(/id="feed-address">([^<]+)</.exec(made.text)?.[1] ?? '').pathname;
      const known = new Set(propertiesIn((await plain.browser.get('/export.ics')).text));
      for (const path of ['/export.ics', feed]) {
        const { text, headers } = await browser.get(path);
        const names = propertiesIn(text);
        expect(names.length).toBeGreaterThan(50);
        const added = names.filter((name) => !known.has(name) && !feedOnly.has(name));
        expect([path, added]).toStrictEqual([path, []]);
        const events = text.split('\r\n').filter((line) => /^(?:BEGIN|END):/.test(line));
        expect(
          events.filter(
            (line) => !/:(?:VCALENDAR|VEVENT|VTODO|VALARM|VTIMEZONE|STANDARD|DAYLIGHT)$/.test(line),
          ),
        ).toStrictEqual([]);
        expect(headers.get('content-disposition')).toMatch(
          /^(?:attachment|inline); filename="afterword\.ics"$/,
        );
      }
      const file = await browser.get('/export.json');
      expect(Object.keys(JSON.parse(file.text))).toStrictEqual(
        Object.keys(JSON.parse((await plain.browser.get('/export.json')).text)),
      );
      expect(file.headers.get('content-type')).toBe('application/json; charset=utf-8');
    });
  },
);

const feedOnly = new Set(['X-WR-CALNAME', 'REFRESH-INTERVAL', 'X-PUBLISHED-TTL', 'METHOD', 'NAME']);

/** The names of a calendar file's properties; a line may end in CR LF and nothing else. */
function propertiesIn(text: string): readonly string[] {
  expect(text.replaceAll('\r\n', '').replaceAll('\t', '')).not.toMatch(/\p{Cc}/u);
  const lines = text.replaceAll('\r\n ', '').trimEnd().split('\r\n');
  return lines.map((line) => /^([A-Z-]+)[:;]/.exec(line)?.[1] ?? line);
}

/** To those named before the question mark alone, with a subject and a body and nothing else. */
function expectOneMail(address: string): void {
  expect(address).toMatch(/^mailto:[^?\s]*\?subject=[^&\s]*&body=[^&#\s]*$/);
  const { searchParams } = new URL(address);
  expect([...searchParams.keys()]).toStrictEqual(['subject', 'body']);
  expect(searchParams.get('subject')).not.toMatch(/[\r\n]/);
}

let making: Promise<ReadonlySet<string>> | null = null;
/** The elements and attributes of the pages that a decent person sees. */
function templatesMake(): Promise<ReadonlySet<string>> {
  making ??= filledWith('Dana')
    .then((place) => walked(place, 'Dana'))
    .then((pages) => new Set(pages.flatMap(({ text }) => [...readMarkup(text).made])));
  return making;
}
