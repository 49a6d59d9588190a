/** The door for a calendar file: its plan is shown, and whatever it holds does no harm. */
import { gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../functions/domain/event.ts';
import { shortHash } from '../../functions/domain/plan/step.ts';
import { changePerson } from '../../functions/flows/steer.ts';
import { lookDoor } from '../../functions/handlers/web/look-door.ts';
import { Browser, publicUrl, signedInWorld, WebWorld } from './web-world.ts';

const lines = (...all: readonly string[]): string => [...all, ''].join('\r\n');

function event(uid: string, title: string, more: readonly string[] = []): string {
  const times = ['DTSTART:20261008T090000Z', 'DTEND:20261008T100000Z'];
  return ['BEGIN:VEVENT', `UID:${uid}`, 'DTSTAMP:20261001T000000Z', `SUMMARY:${title}`, ...times]
    .concat(more, 'END:VEVENT')
    .join('\r\n');
}

function calendar(...events: readonly string[]): File {
  const text = lines('BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR');
  return new File([text], 'calendar.ics', { type: 'text/calendar' });
}

const acme = calendar(event('1@example.com', 'Interview with Acme'));

describe('a calendar file', () => {
  it('is answered with its follow-ups, and nothing of it is stored', async () => {
    const world = new WebWorld();
    const page = await world.stranger().upload('/look', acme, { zone: 'Europe/Berlin' });
    expect(page.status).toBe(200);
    expect(page.text).toContain('1 event read, 1 interview found');
    // Nine o'clock in London is eleven in Berlin.
    expect(page.text).toContain('Thu 8 Oct, 11:00');
    expect(page.text).toContain('ask how things stand');
    expect(await world.ports.store.persons(null, 9)).toStrictEqual([]);
    expect(world.asked).toStrictEqual([]);
  });

  it('is planned with the chosen cadence', async () => {
    const browser = new WebWorld().stranger();
    const steps = async (cadence: string): Promise<string> =>
      (await browser.upload('/look', acme, { zone: 'UTC', cadence })).text;
    expect(await steps('weekly-calls')).toContain('Call Acme');
    expect(await steps('recommended')).not.toContain('Call Acme');
    expect(await steps('of nobody')).not.toContain('Call Acme');
  });

  it('leaves out who uploads it from those who are thanked', async () => {
    const who = ['Sam Reed', 'Dana Cruz'].map(
      (name) => `ATTENDEE;CN=${name}:mailto:${name.split(' ')[0]?.toLowerCase()}@example.com`,
    );
    const file = calendar(event('1@example.com', 'Interview with Acme', who));
    const browser = new WebWorld().stranger();
    const of = async (me: string): Promise<string> =>
      (await browser.upload('/look', file, { me })).text;
    expect(await of('')).toContain('Sam');
    expect(await of('SAM@example.com')).not.toContain('Sam');
    expect(await of('SAM@example.com')).toContain('Dana');
  });

  it('is planned as the settings of whoever is signed in say, and changes nothing of theirs', async () => {
    const { world, browser } = await signedInWorld();
    const before = JSON.stringify(await world.ports.store.load(world.person));
    const page = await browser.upload('/look', acme, { zone: 'Europe/Berlin' });
    expect(page.text).toContain('/settings');
    expect(JSON.stringify(await world.ports.store.load(world.person))).toBe(before);
  });

  it('is planned with the addresses, the answers and the cadence of whoever is signed in', async () => {
    const { world, browser } = await signedInWorld();
    const own = 'google@example.com';
    const who = [`ATTENDEE;CN=Sam Reed:mailto:${own}`, 'ATTENDEE;CN=Dana:mailto:d@example.com'];
    const file = calendar(
      event('1@example.com', 'Interview with Acme', who),
      event('2@example.com', 'Interview with Globex'),
    );
    const look = async (by: Browser): Promise<string> => (await by.upload('/look', file)).text;
    expect(await look(world.stranger())).toMatch(/Sam[\s\S]*Globex/);
    const answers: Answer[] = [
      { about: 'event', of: shortHash('2@example.com'), isInterview: false, at: world.flows.now },
    ];
    await changePerson(world.ports, world.person, (known) => {
      return { ...known, cadence: 'weekly-calls', answers };
    });
    const mine = await look(browser);
    expect(mine).not.toContain('Sam');
    expect(mine).toContain('Dana');
    expect(mine).toContain('1 interview found');
    expect(mine).toContain('Call Acme');
    expect((await browser.get('/')).text).toContain('<option value="weekly-calls" selected>');
    expect((await browser.upload('/look', file, { cadence: 'recommended' })).text).not.toContain(
      'Call Acme',
    );
  });

  it('without an interview says so', async () => {
    const page = await new WebWorld().stranger().upload('/look', calendar(event('1', 'Dentist')));
    expect(page.status).toBe(200);
    expect(page.text).toContain('No interview was found');
  });

  it('with hostile titles shows them as text', async () => {
    const titles = [
      '<script>alert(1)</script> Interview with Acme',
      'Interview with "><img src=x onerror=alert(2)>',
      `Interview with </title></svg><b>Globex ${'\u202e'}`,
      "Interview with Initech' onmouseover='alert(3)",
    ];
    const file = calendar(...titles.map((title, nth) => event(`${nth}@example.com`, title)));
    const page = await new WebWorld().stranger().upload('/look', file);
    expect(page.status).toBe(200);
    expect(page.text).not.toMatch(/<script>|<img|<b>|<\/svg><b|\u202e/);
    expect(page.text).toContain('&lt;script&gt;alert(1)');
    expect(page.text).toMatch(/Initech&#39; onmouseover/);
  });

  it('with very many interviews makes a page that a phone can hold', async () => {
    const events = Array.from({ length: 300 }, (_, nth) =>
      event(`${nth}@example.com`, `Interview with Company ${nth}`),
    );
    const page = await new WebWorld().stranger().upload('/look', calendar(...events));
    expect(page.status).toBe(200);
    expect(page.text).toContain('And 260 more interviews.');
    expect(gzipSync(page.text).length).toBeLessThan(30_000);
  });
});

describe('a file that cannot be shown', () => {
  const big = (megabytes: number): File => new File(['x'.repeat(megabytes * 1024 * 1024)], 'a.ics');
  const many = calendar(...Array.from({ length: 20_001 }, (_, nth) => event(`${nth}`, 'Lunch')));
  const crowd = calendar(
    event('1', 'Interview with Acme', ['RRULE:FREQ=SECONDLY;COUNT=999999999']),
    event('2', 'Interview with Globex', ['RRULE:FREQ=DAILY;UNTIL=99991231T000000Z']),
  );
  const empty = new File([], '');
  const cases: readonly (readonly [string, File | null, number, string])[] = [
    ['none', null, 400, 'There is no file'],
    ['an empty choice', empty, 400, 'There is no file'],
    ['an empty file', new File([], 'a.ics'), 400, 'This is no calendar file'],
    ['a picture', new File(['\x89PNG\r\n'], 'a.png'), 400, 'This is no calendar file'],
    ['over 4 MB', big(4.2), 413, 'This file is too large'],
    ['over what a form may be', big(7), 413, 'That is too much'],
    ['over 20,000 entries', many, 400, 'This file holds too much'],
  ];

  it.each(cases)('is answered with a clear page: %s', async (_, file, status, heading) => {
    const world = new WebWorld();
    const page = await world.stranger().upload('/look', file);
    expect([page.status, /<h1>(.*)<\/h1>/.exec(page.text)?.[1]]).toStrictEqual([status, heading]);
    expect(world.failed).toStrictEqual([]);
  });

  it('is given up after a while', async () => {
    const world = new WebWorld();
    let ms = 0;
    const clock = (): number => {
      ms += 1000;
      return ms;
    };
    const app = new Hono();
    app.route('/', lookDoor(clock)(world.web));
    app.route('/', world.app);
    const page = await new Browser(app).upload('/look', many);
    expect(page.status).toBe(400);
    expect(page.text).toContain('This file takes too long to read');
  });

  it('does no harm with rules that never end', async () => {
    const page = await new WebWorld().stranger().upload('/look', crowd);
    expect(page.status).toBe(200);
    expect(gzipSync(page.text).length).toBeLessThan(30_000);
  });

  it('is refused for a zone that is none', async () => {
    const page = await new WebWorld().stranger().upload('/look', acme, { zone: 'Mars/Olympus' });
    expect([page.status, page.text.includes('This time zone is not known')]).toStrictEqual([
      400,
      true,
    ]);
  });

  it('is not read where the form was not ours', async () => {
    const world = new WebWorld();
    const browser = world.stranger();
    expect((await browser.upload('/look', acme, { token: 'made up' })).status).toBe(403);
    const body = new FormData();
    body.append('file', acme);
    const headers = { origin: 'https://evil.example.org' };
    const answer = await world.app.request(`${publicUrl}/look`, { method: 'POST', body, headers });
    expect(answer.status).toBe(403);
  });

  it('leads home from its own address', async () => {
    const answer = await new WebWorld().stranger().get('/look');
    expect([answer.status, answer.location]).toStrictEqual([303, '/']);
  });
});
