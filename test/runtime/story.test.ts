/** The product as it is deployed: real bundles under Lambda's runtime, seen by a person from outside. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { hourMs } from '../../functions/domain/time.ts';
import { inDays, interviewAt } from '../infra/host/people.ts';
import { exampleFile } from '../infra/support.ts';
import { comesToNothing, comesToShow, onStand, ready } from './scene.ts';
import { Visitor } from './visitor.ts';

beforeAll(ready);

describe('a person with a calendar', () => {
  it.each(['google', 'outlook'] as const)(
    'of %s connects it, and follow-ups come, move and go with an interview',
    (name) =>
      onStand(async (stand) => {
        const visitor = new Visitor(stand);
        expect((await visitor.connect(name)).status).toBe(303);
        await stand.calm();
        const provider = stand.providers[name];
        const { person } = provider.sandbox;
        const draft = interviewAt('Globex', inDays(5, 10));
        const id = person.addEvent(draft);
        await comesToShow(provider, draft);

        const moved = { start: draft.start + 26 * hourMs, end: draft.end + 26 * hourMs };
        person.changeEvent(id, moved);
        await comesToShow(provider, { ...draft, ...moved });

        person.cancelEvent(id);
        await comesToNothing(provider, draft);
      }),
  );

  it('reads their pages, and sets what is to be set', () =>
    onStand(async (stand) => {
      const visitor = new Visitor(stand);
      expect(await visitor.read('/')).toContain('/connect/google');
      await visitor.connect('google');
      const provider = stand.providers.google;
      const draft = interviewAt('Initech', inDays(4, 14));
      provider.sandbox.person.addEvent(draft);
      await comesToShow(provider, draft);
      expect(await visitor.read('/interviews')).toContain('Initech');
      expect(await visitor.read('/calendars')).toContain('maya.patel@example.com');
      expect(await new Visitor(stand).read('/')).not.toContain('maya.patel');

      const saved = await visitor.post('/settings', '/settings', {
        name: 'Maya Patel',
        zone: 'America/New_York',
        // Holidays are a file of their own beside the bundle.
        country: 'US',
        opens: '09:00',
        closes: '17:00',
        addresses: 'maya.patel@example.com',
        employers: '',
        shownAs: 'both',
        cadence: 'eight-rules',
      });
      expect([saved.status, saved.headers.get('location')]).toStrictEqual([
        303,
        '/settings?done=saved',
      ]);
      expect(await visitor.read('/settings')).toMatch(/value="US"/);
    }));

  it('is somebody else than a person with another one', () =>
    onStand(async (stand) => {
      const drafts = {
        google: interviewAt('Globex', inDays(3, 9)),
        outlook: interviewAt('Hooli', inDays(3, 9)),
      };
      const visitors = { google: new Visitor(stand), outlook: new Visitor(stand) };
      for (const name of ['google', 'outlook'] as const) {
        await visitors[name].connect(name);
        stand.providers[name].sandbox.person.addEvent(drafts[name]);
      }
      for (const name of ['google', 'outlook'] as const) {
        await comesToShow(stand.providers[name], drafts[name]);
      }
      expect(await stand.persons()).toHaveLength(2);
      const pages = await Promise.all([
        visitors.google.read('/interviews'),
        visitors.outlook.read('/interviews'),
      ]);
      expect(pages.map((page) => [/Globex/.test(page), /Hooli/.test(page)])).toStrictEqual([
        [true, false],
        [false, true],
      ]);
    }));

  it('follows every link, on the pages and in the entries', () =>
    onStand(async (stand) => {
      const visitor = new Visitor(stand);
      await visitor.connect('outlook');
      const provider = stand.providers.outlook;
      const { person } = provider.sandbox;
      const draft = interviewAt('Stark', inDays(4, 14));
      person.addEvent(draft);
      await comesToShow(provider, draft);
      const texts = [...person.events(), ...person.tasks()].map(({ text }) => text);
      const inEntries = texts.flatMap((text) => text.match(/https:\/\/afterword[^\s"<>]+/g) ?? []);
      expect(inEntries.length).toBeGreaterThan(3);
      const seen = new Set<string>();
      const next = ['/', ...inEntries.map((one) => one.replaceAll('&amp;', '&'))];
      const broken: string[] = [];
      for (const link of next) {
        const { href } = new URL(link, stand.publicUrl);
        if (seen.has(href) || !href.startsWith(stand.publicUrl) || /\/connect\//.test(href))
          continue;
        seen.add(href);
        const answer = await visitor.ask(href);
        const text = await answer.text();
        if (answer.status !== 200) broken.push(`${href}: ${answer.status}`);
        const links = text.matchAll(/(?:href|src)="(\/[^"#]*)/g);
        next.push(...[...links].map(([, found = '']) => found.replaceAll('&amp;', '&')));
      }
      expect(broken).toStrictEqual([]);
      expect([...seen].filter((href) => /\/interviews\/./.test(href)).length).toBeGreaterThan(0);
    }));

  it('without any looks at a calendar file', () =>
    onStand(async (stand) => {
      const visitor = new Visitor(stand);
      const text = readFileSync(exampleFile, 'utf8');
      const answer = await visitor.upload(
        '/look',
        '/',
        { name: 'job-hunt.ics', text },
        {
          zone: 'America/New_York',
          me: 'maya.patel@example.com',
        },
      );
      expect(answer.status).toBe(200);
      expect(await answer.text()).toMatch(/<h1/);
    }));
});
