/** Lambda ends processes whenever it likes: between two events, and in the middle of one. */
import { beforeAll, describe, expect, it } from 'vitest';
import { hourMs } from '../../functions/domain/time.ts';
import { inDays, interviewAt } from '../infra/host/people.ts';
import { until } from '../infra/host/waiting.ts';
import { comesToNothing, comesToShow, connected, onStand, ready } from './scene.ts';
import { Visitor } from './visitor.ts';

beforeAll(ready);

describe('where', () => {
  it('the function is killed while it writes, each follow-up stands once in the end', () =>
    onStand(async (stand) => {
      await connected(stand);
      const { google } = stand.providers;
      let writes = 0;
      let killed: Promise<unknown> | null = null;
      google.ear.onHeard = ({ method, path }) => {
        if (method !== 'POST' || !/\/(?:events|tasks)\b/.test(path)) return;
        writes += 1;
        // In the middle: something is written, and its answer never arrives.
        if (writes === 3) {
          killed = Promise.all(stand.functions.sync.busy().map((one) => one.kill()));
        }
      };
      const draft = interviewAt('Acme', inDays(5, 13));
      google.sandbox.person.addEvent(draft);
      await until('it is killed', () => killed !== null);
      await killed;
      await comesToShow(google, draft);
      await stand.calm();
      await comesToShow(google, draft);
      expect(stand.functions.sync.invoked.some(({ isError }) => isError)).toBe(true);
      expect(stand.parked()).toStrictEqual([]);
    }));

  it('every process is ended after one event, the next one knows all that it needs', () =>
    onStand(async (stand) => {
      const { google } = stand.providers;
      const visitor = new Visitor(stand);
      const back = await visitor.consent('google');
      await stand.recycle();
      expect((await visitor.ask(back)).status).toBe(303);
      await stand.calm();
      await stand.recycle();
      const draft = interviewAt('Wayne', inDays(5, 11));
      const id = google.sandbox.person.addEvent(draft);
      await comesToShow(google, draft);
      await stand.calm();
      // Tokens are sealed anew, under a key that another process has made.
      google.sandbox.grants.expireAccess();
      await stand.recycle();
      const moved = { start: draft.start + 50 * hourMs, end: draft.end + 50 * hourMs };
      google.sandbox.person.changeEvent(id, moved);
      await comesToShow(google, { ...draft, ...moved });
      await stand.calm();
      await stand.recycle();
      google.sandbox.person.cancelEvent(id);
      await comesToNothing(google, draft);
      await stand.recycle();
      expect(await visitor.read('/calendars')).toContain('maya.patel@example.com');
      const started = stand.functions.sync.invoked.filter(({ initMs }) => initMs !== null);
      expect(started.length).toBeGreaterThanOrEqual(4);
    }));
});
