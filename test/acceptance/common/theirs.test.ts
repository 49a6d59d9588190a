import { describe, expect, it } from 'vitest';
import { planFile } from '../plan-file.ts';
import { calendar, event, todo } from './calendar.ts';
import {
  before,
  cadences,
  type Interview,
  interview,
  nth,
  ofKind,
  options,
  pending,
  planned,
  type Step,
  sole,
  statuses,
  withKey,
} from './steps.ts';
import { at, HOUR, iso, local, milliseconds } from './time.ts';

const zone = 'America/New_York';
const on = '2026-06-02';
const now = '2026-05-31T12:00:00Z';

const each = (found: Interview): Step[] => {
  const kinds = [...new Set(pending(found).map(({ kind }) => kind))];
  return kinds.map((kind) => nth(ofKind(found, kind), 0, kind));
};

describe.each(cadences)('a step of %s', (cadence) => {
  it('common.18 is not planned again once the person deleted it, whatever its kind', async () => {
    const known = await planned({ on, zone, cadence, now });
    const keys = pending(known).map(({ key }) => key);
    for (const step of each(known)) {
      const found = await planned({ on, zone, cadence, now }, [
        { key: step.key, did: 'deleted', at: now },
      ]);
      const left = pending(found).map(({ key }) => key);
      expect(left, step.kind).not.toContain(step.key);
      expect(
        left.filter((key) => !keys.includes(key)),
        step.kind,
      ).toStrictEqual([]);
      expect(left.length, step.kind).toBeGreaterThan(0);
    }
  });

  it('common.18 stays deleted on later days, and when the interview moves', async () => {
    const known = await planned({ on, zone, cadence, now });
    const first = nth(statuses(known), 0, 'status touch');
    const history = [{ key: first.key, did: 'deleted', at: now }];
    const later = await planned({ on, zone, cadence, now: '2026-06-05T12:00:00Z' }, history);
    const moved = await planned({ on: '2026-06-03', zone, cadence, now, sequence: 1 }, history);
    for (const found of [later, moved])
      expect(pending(found).map(({ key }) => key)).not.toContain(first.key);
  });

  it('common.18 stays where the person moved it, to the minute, whatever its kind', async () => {
    const known = await planned({ on, zone, cadence, now });
    for (const step of each(known)) {
      const shift = step.kind === 'prepare' ? HOUR : 26 * HOUR;
      const start = iso(milliseconds(step.start) + shift + 7 * 60_000);
      const found = await planned({ on, zone, cadence, now }, [
        { key: step.key, did: 'moved', at: now, start },
      ]);
      const kept = withKey(found, step.key);
      expect(kept?.status, step.kind).toBe('planned');
      expect(milliseconds(kept?.start ?? ''), step.kind).toBe(milliseconds(start));
    }
  });

  it.each([
    { what: 'a Sunday night', date: '2026-06-14', time: '22:10' },
    { what: 'a holiday at daybreak', date: '2026-06-19', time: '06:05' },
  ])('common.18 stays even on $what', async ({ date, time }) => {
    const known = await planned({ on, zone, cadence, now, country: 'US' });
    const { key } = nth(statuses(known), 0, 'status touch');
    const start = iso(at(date, time, zone));
    const found = await planned({ on, zone, cadence, now, country: 'US' }, [
      { key, did: 'moved', at: now, start },
    ]);
    expect(milliseconds(withKey(found, key)?.start ?? '')).toBe(milliseconds(start));
  });

  it('common.18 is done once the person ticked it, whatever its kind', async () => {
    const known = await planned({ on, zone, cadence, now });
    for (const step of each(known)) {
      const later = iso(milliseconds(step.start) + 60_000);
      const settings = { on, zone, cadence, now: later, since: '2026-05-01' };
      const found = await planned(settings, [{ key: step.key, did: 'done', at: step.start }]);
      expect(
        pending(found).map(({ key }) => key),
        step.kind,
      ).not.toContain(step.key);
      expect(withKey(found, step.key)?.status, step.kind).toBe('done');
    }
  });

  it('reading 11: stays where the person moved it when the interview moves a little', async () => {
    const known = await planned({ on, zone, cadence, now });
    const { key } = nth(statuses(known), 0, 'status touch');
    const start = iso(at('2026-06-16', '13:25', zone));
    const history = [{ key, did: 'moved', at: now, start }];
    const found = await planned({ on: '2026-06-04', zone, cadence, now, sequence: 1 }, history);
    expect(milliseconds(withKey(found, key)?.start ?? '')).toBe(milliseconds(start));
  });

  it('reading 11: is planned anew where it would lie before the end of the moved interview', async () => {
    const known = await planned({ on, zone, cadence, now });
    const { key } = nth(statuses(known), 0, 'status touch');
    const start = iso(at('2026-06-08', '13:25', zone));
    const history = [{ key, did: 'moved', at: now, start }];
    const found = await planned({ on: '2026-06-10', zone, cadence, now, sequence: 1 }, history);
    const fresh = await planned({ on: '2026-06-10', zone, cadence, now, sequence: 1 });
    expect(milliseconds(withKey(found, key)?.start ?? '')).toBeGreaterThan(
      at('2026-06-10', '16:00', zone),
    );
    expect(withKey(found, key)?.start).toBe(withKey(fresh, key)?.start);
  });
});

describe('a step in the calendar', () => {
  const file = (...own: string[]): string => calendar(interview({ on, zone }), ...own);
  const settings = options({ now: '2026-06-12T12:00:00Z', zone });
  const known = async (): Promise<Interview> =>
    sole((await planFile(file(), options({ now: before(on), zone }))).interviews, 'interview');
  const own = ({ key, start, end }: Step, title: string): string =>
    event({
      uid: `${local(start, zone).date}@afterword.example`,
      start: iso(milliseconds(start)).replace(':00.000Z', 'Z'),
      end: iso(milliseconds(end)).replace(':00.000Z', 'Z'),
      title,
      modified: '2026-06-11T12:00:00Z',
      extra: { 'X-AFTERWORD-KEY': key },
    });

  it.each(['✓ ', '✔ ', '✅ ', '☑ ', '[x] ', 'done '])(
    'common.18 is done when its title starts with "%s"',
    async (mark) => {
      const step = nth(statuses(await known()), 0, 'status touch');
      const unmarked = await planFile(file(own(step, step.title)), settings);
      const marked = await planFile(file(own(step, `${mark}${step.title}`)), settings);
      expect(withKey(sole(unmarked.interviews, 'interview'), step.key)?.status).not.toBe('done');
      expect(withKey(sole(marked.interviews, 'interview'), step.key)?.status).toBe('done');
    },
  );

  it('common.18 is done when its task is ticked', async () => {
    const step = nth(ofKind(await known(), 'thank-you'), 0, 'thank-you');
    const task = (status: string): string =>
      todo({
        uid: 'task@afterword.example',
        start: iso(milliseconds(step.start)).replace(':00.000Z', 'Z'),
        title: step.title,
        status,
        modified: '2026-06-03T12:00:00Z',
        extra: { 'X-AFTERWORD-KEY': step.key },
      });
    const open = await planFile(file(task('NEEDS-ACTION')), settings);
    const ticked = await planFile(file(task('COMPLETED')), settings);
    expect(withKey(sole(open.interviews, 'interview'), step.key)?.status).not.toBe('done');
    expect(withKey(sole(ticked.interviews, 'interview'), step.key)?.status).toBe('done');
  });

  it('common.18 is never taken for an interview of its own', async () => {
    const step = nth(statuses(await known()), 0, 'status touch');
    const plan = await planFile(file(own(step, 'Interview with Acme #interview')), settings);
    expect(plan.eventsRead).toBe(2);
    expect(plan.interviews.map(({ uid }) => uid)).toStrictEqual(['interview-1@acme.example']);
  });
});
