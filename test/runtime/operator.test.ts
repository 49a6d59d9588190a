/** What an operator relies on: rights that are neither too few nor too many, numbers, and mending. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { hourMs } from '../../functions/domain/time.ts';
import { functionNames } from '../../infra/aws/bundles.ts';
import { inDays, interviewAt } from '../infra/host/people.ts';
import { until } from '../infra/host/waiting.ts';
import { exampleFile } from '../infra/support.ts';
import { alarmedMetrics, metricsIn } from './metrics.ts';
import { unusedRights } from './rights.ts';
import { comesToShow, connected, minuteOf, onStand, ready } from './scene.ts';
import { Visitor } from './visitor.ts';

beforeAll(ready);

const isChange = (method: string, path: string): boolean =>
  /^(?:PUT|PATCH|DELETE)$/.test(method) && path.includes('/events/');
const isList = (method: string, path: string): boolean =>
  method === 'GET' && path.includes('/events');

/** Ids of the accounts on the person's page. */
async function accountsOf(visitor: Visitor): Promise<ReadonlySet<string>> {
  const page = await visitor.read('/calendars');
  return new Set([...page.matchAll(/name="account" value="([^"]+)"/g)].map(([, id = '']) => id));
}

describe('an operator', () => {
  it('gives no right that nothing needs', () =>
    onStand(async (stand) => {
      const visitor = new Visitor(stand);
      for (const name of ['google', 'outlook'] as const) await visitor.connect(name);
      const { google } = stand.providers;
      const { faults, grants, person: maya } = google.sandbox;
      const draft = interviewAt('Globex', inDays(5, 10));
      const id = maya.addEvent(draft);
      await comesToShow(google, draft);
      await visitor.upload(
        '/look',
        '/',
        { name: 'a.ics', text: readFileSync(exampleFile, 'utf8') },
        {},
      );

      // Somebody else writes at the same time, access ends, and the provider asks for a wait.
      faults.push({ on: isChange, times: 1, does: { answer: 412, body: '{}' } });
      const moved = { start: draft.start + 26 * hourMs, end: draft.end + 26 * hourMs };
      maya.changeEvent(id, moved);
      await comesToShow(google, { ...draft, ...moved });
      await stand.calm();
      grants.expireAccess();
      const wait = { answer: 429, headers: { 'retry-after': '300' }, body: '{}' };
      faults.push({ on: isList, times: 20, does: wait });
      maya.changeEvent(id, { text: 'You will meet somebody else.' });
      await stand.calm();
      faults.splice(0);
      const [person = ''] = await stand.persons();
      for (const job of ['lost', 'channels', 'all'] as const) {
        await stand.rule(job, await minuteOf(stand));
      }
      await stand.send('{"is":"poison"}', person);
      await until('it is parked', async () => {
        await stand.skipWaits();
        return stand.parked().length === 1;
      });
      await stand.fireSchedules(Date.now() + 365 * 24 * 3600_000);
      await stand.calm();
      // Two ways to leave: account by account, and all at once.
      for (const account of await accountsOf(visitor)) {
        const left = await visitor.post('/calendars/disconnect', '/calendars', { account });
        expect(left.status).toBe(303);
        await stand.calm();
      }
      expect(await stand.persons()).toStrictEqual([]);
      await visitor.connect('google');
      await stand.calm();
      const deleted = await visitor.post('/settings/delete', '/settings/delete', {});
      expect(deleted.status).toBe(200);
      await stand.calm();
      expect(await stand.persons()).toStrictEqual([]);
      expect(functionNames.flatMap((name) => unusedRights(stand, name))).toStrictEqual([]);
    }));

  it('is alarmed by numbers that the functions write', () =>
    onStand(async (stand) => {
      const visitor = new Visitor(stand);
      await visitor.connect('google');
      const { google } = stand.providers;
      const draft = interviewAt('Initech', inDays(5, 10));
      google.sandbox.person.addEvent(draft);
      await comesToShow(google, draft);
      await stand.rule('all', await minuteOf(stand));
      await stand.calm();
      const written = metricsIn(stand);
      expect(written.map(({ name }) => name)).toContain('FollowUpsWritten');
      expect(written.map(({ name }) => name)).toContain('PersonsSwept');
      const asked = alarmedMetrics();
      expect(asked.length).toBeGreaterThan(3);
      const dimensions = [...written, ...asked].map((one) => one.dimensions);
      // Numbers of other dimensions are other numbers: an alarm on them would never go off.
      expect(new Set(dimensions)).toStrictEqual(
        new Set(['Afterword service=afterword stage=test']),
      );
    }));

  it('mends what parked a look, puts it back, and it is done', () =>
    onStand(async (stand) => {
      await connected(stand);
      const { google } = stand.providers;
      stand.wire.disturb(({ service }) =>
        service === 'dynamodb' ? { status: 400, error: 'AccessDeniedException' } : null,
      );
      const draft = interviewAt('Umbrella', inDays(6, 9));
      google.sandbox.person.addEvent(draft);
      await until('it is parked', async () => {
        await stand.skipWaits();
        return stand.parked().length > 0;
      });
      expect(metricsIn(stand).map(({ name }) => name)).toContain('Misconfigured');
      stand.wire.disturb(() => null);
      await stand.redrive();
      await comesToShow(google, draft);
      await stand.calm();
      expect(stand.parked()).toStrictEqual([]);
    }));
});
