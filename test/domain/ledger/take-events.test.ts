/** What a calendar tells, taken into the ledger. */
import { describe, expect, it } from 'vitest';
import type { CalendarEvent } from '../../../functions/domain/event.ts';
import { Ledger } from '../../../functions/domain/ledger/ledger.ts';
import type { InterviewRecord } from '../../../functions/domain/ledger/records.ts';
import {
  concerns,
  missing,
  takeChange,
  takeMissing,
  takenAway,
} from '../../../functions/domain/ledger/take-events.ts';
import { shortHash } from '../../../functions/domain/plan/step.ts';
import type { Change } from '../../../functions/domain/ports/calendar.ts';
import { dayMs, plusMs } from '../../../functions/domain/time.ts';
import { at } from '../make.ts';
import {
  copy,
  keyOf,
  live,
  now,
  ourStart,
  ourText,
  ourTitle,
  reading,
  step,
  told,
} from './make-ledger.ts';

const id = shortHash('one@example.com');
const gone = (what: string): Change => ({ is: 'gone', id: what });

function ledgerOf(changed: Partial<InterviewRecord> = {}): Ledger {
  return new Ledger([{ id, copies: [copy()], steps: [step()], outcome: null, ...changed }]);
}

function taken(ledger: Ledger, ...changes: readonly Change[]): Ledger {
  for (const change of changes) takeChange(ledger, change, reading);
  return ledger;
}

/** Our own step as the calendar shows it. */
function own(key = keyOf('status-1'), more: Partial<CalendarEvent> = {}, liveId = 'own-1'): Change {
  const words = { title: ourTitle, description: ourText, start: ourStart };
  return told({ uid: 'ours@example.com', ...words, ...more }, { key, id: liveId });
}

describe('an event of others', () => {
  it.each<[string, Partial<CalendarEvent>, number]>([
    ['an interview', {}, 1],
    ['an application', { title: 'Engineer at Acme #applied' }, 1],
    ['an event that may be one', { title: 'Interview' }, 1],
    ['lunch', { title: 'Lunch with Zoe' }, 0],
    ['a "no" to an interview, which counts for its copies', { description: '#notinterview' }, 1],
    ['a cancelled interview, which may have been moved', { cancelled: true }, 1],
    ['a cancelled lunch', { title: 'Lunch with Zoe', cancelled: true }, 0],
    ['an interview that ended 61 days ago', { start: plusMs(now, -61 * dayMs) }, 0],
    ['an interview that ended 59 days ago', { start: plusMs(now, -59 * dayMs) }, 1],
    ['an interview three years ahead', { start: plusMs(now, 1000 * dayMs) }, 1],
  ])('that is new is kept where it matters: %s', (_, changed, records) => {
    expect(taken(new Ledger([]), told(changed)).records).toHaveLength(records);
  });

  it.each<[string, Partial<CalendarEvent>, boolean]>([
    ['moved', { start: at('2026-10-09T08:00:00Z') }, true],
    ['cancelled', { cancelled: true }, true],
    ['said to be none', { description: '#notinterview' }, true],
    ['turned into lunch', { title: 'Lunch' }, false],
    ['moved far into the past', { start: plusMs(now, -300 * dayMs) }, true],
  ])('that is known stays known only while it can be judged: %s', (_, changed, isKept) => {
    const ledger = taken(ledgerOf(), told(changed));
    expect(ledger.record(id)?.copies.map((one) => one.event)).toStrictEqual(
      isKept ? [live(changed).event] : [],
    );
    expect(ledger.record(id)?.steps).toHaveLength(1);
  });

  it('that was deleted is kept as cancelled where steps hang on it, and forgotten where none do', () => {
    const kept = taken(ledgerOf(), gone('live-one')).record(id)?.copies[0];
    expect(kept).toMatchObject({
      goneAt: now,
      event: { cancelled: true, start: copy().event.start },
    });
    expect(taken(ledgerOf({ steps: [] }), gone('live-one')).records).toStrictEqual([]);
  });

  it('that comes back is as it was, and keeps the moment at which it was first seen', () => {
    const before = copy({}, { firstSeen: plusMs(now, -dayMs) });
    const ledger = taken(ledgerOf({ copies: [before] }), gone('live-one'), told());
    expect(ledger.record(id)?.copies).toStrictEqual([before]);
  });

  it('that is deleted twice is gone since the first time', () => {
    const ledger = taken(ledgerOf(), gone('live-one'));
    const later = { ...reading, now: plusMs(now, dayMs) };
    takeChange(ledger, gone('live-one'), later);
    expect(ledger.record(id)?.copies[0]?.goneAt).toBe(now);
  });

  it('that is told twice changes nothing the second time', () => {
    const ledger = ledgerOf();
    taken(ledger, told(), own());
    expect(ledger.changed.map((record) => record.steps[0]?.etag)).toStrictEqual([]);
    expect(ledger.record(id)?.copies).toStrictEqual([copy()]);
  });

  it('that has the same id and another name takes the place of the old one', () => {
    const ledger = taken(
      ledgerOf({ steps: [] }),
      told({ uid: 'two@example.com' }, { id: 'live-one' }),
    );
    expect(ledger.records.map((record) => record.id)).toStrictEqual([shortHash('two@example.com')]);
  });

  it('of a series that is gone is gone with all others of it', () => {
    const days = [7, 14, 21].map((days) => plusMs(copy().event.start, days * dayMs));
    const occurrences = days.map((start, n) =>
      told({ uid: `one@example.com/${n}`, start }, { id: `live-${n}`, seriesId: 'series' }),
    );
    const ledger = taken(new Ledger([]), ...occurrences);
    expect(ledger.records).toHaveLength(3);
    expect(taken(ledger, gone('series')).records).toStrictEqual([]);
  });

  it('of an unclear series is kept once, and of a clear one a hundred times at most', () => {
    const series = (title: string, count: number): Change[] =>
      Array.from({ length: count }, (_, n) =>
        told(
          { uid: `one@example.com/${n}`, title, start: plusMs(now, n * dayMs) },
          { id: `live-${n}`, seriesId: 'series' },
        ),
      );
    expect(taken(new Ledger([]), ...series('Interview', 5)).records).toHaveLength(1);
    expect(taken(new Ledger([]), ...series('Interview with Acme', 120)).records).toHaveLength(100);
  });

  it('is kept lean: of a crowd forty and the person, of a text 20,000 letters', () => {
    const crowd = Array.from({ length: 90 }, (_, n) => `guest${n}@example.org`);
    const attendees = [...crowd, 'me@example.com'].map((email) => ({
      ...{ name: null, email, response: 'accepted' as const, resource: false },
    }));
    const ledger = taken(new Ledger([]), told({ attendees, description: 'x'.repeat(50_000) }));
    const kept = ledger.records[0]?.copies[0]?.event;
    expect(kept?.attendees).toHaveLength(41);
    expect(kept?.attendees.at(-1)?.email).toBe('me@example.com');
    expect(kept?.description).toHaveLength(20_000);
  });
});

describe('a step of ours', () => {
  it('of which nothing is remembered is found, and not taken for what we wrote', () => {
    const ledger = taken(new Ledger([]), own());
    expect(ledger.step(keyOf('status-1'), 'event')).toMatchObject({
      ...{ id: 'own-1', place: 'home', state: 'written', written: null },
      seen: { start: ourStart, words: { title: ourTitle, text: ourText } },
    });
  });

  it.each<[string, Change]>([
    ['deleted', gone('own-1')],
    ['cancelled', own(keyOf('status-1'), { cancelled: true })],
  ])('that is %s was deleted by the person, for ever', (_, change) => {
    const ledger = taken(ledgerOf(), change);
    expect(ledger.step(keyOf('status-1'), 'event')).toStrictEqual(step({ deletedAt: now }));
    taken(ledger, change);
    expect(ledger.step(keyOf('status-1'), 'event')?.deletedAt).toBe(now);
  });

  it('that we meant to take away was taken away by us, and its next name is another', () => {
    const ledger = taken(ledgerOf({ steps: [step({ intent: { do: 'remove' } })] }), gone('own-1'));
    expect(ledger.step(keyOf('status-1'), 'event')).toMatchObject({
      ...{
        state: 'absent',
        deletedAt: null,
        generation: 2,
        id: null,
        absentSince: now,
      },
    });
  });

  it('that had been moved to another calendar as we took it away is known for ours where it is found', () => {
    const away = takenAway(step(), now);
    const ledger = new Ledger([{ id, copies: [copy()], steps: [away], outcome: null }]);
    const elsewhere = { ...reading, calendar: 'work' };
    takeChange(ledger, own(keyOf('status-1'), {}, 'own-9'), elsewhere);
    const found = ledger.step(keyOf('status-1'), 'event');
    expect(found).toMatchObject({ id: 'own-9', place: 'work', state: 'written', deletedAt: null });
    // Neither moved nor reworded by the person: a new plan may move it.
    expect(found?.written).toStrictEqual(step().written);
    expect(found?.seen).toMatchObject({ start: ourStart, words: null });
  });

  it('that the person copied, mark and all, stays the one that we wrote', () => {
    const ledger = ledgerOf();
    taken(ledger, own(keyOf('status-1'), { start: plusMs(ourStart, dayMs) }, 'copied'));
    expect(ledger.changed).toStrictEqual([]);
  });

  it('is not touched by an event of the same id in another calendar', () => {
    const ledger = ledgerOf();
    takeChange(ledger, gone('own-1'), { ...reading, calendar: 'work' });
    takeChange(ledger, gone('live-one'), { ...reading, account: 'google:two' });
    expect(ledger.changed).toStrictEqual([]);
  });

  it('that is there again was put back by the person', () => {
    const ledger = ledgerOf({ steps: [step({ deletedAt: now })] });
    expect(taken(ledger, own()).step(keyOf('status-1'), 'event')?.deletedAt).toBeNull();
  });

  it('that is absent anyway is not deleted by being gone', () => {
    const absent = takenAway(step(), now);
    expect(missing(absent, plusMs(now, dayMs))).toBe(absent);
  });
});

describe('the end of a round that read everything', () => {
  const window = { from: plusMs(now, -60 * dayMs), until: plusMs(now, 300 * dayMs) };
  const ended = (ledger: Ledger, ...found: readonly string[]): Ledger => {
    takeMissing(ledger, new Set(found), window, reading);
    return ledger;
  };

  it('says that what is known and was not found is gone', () => {
    const ledger = ended(ledgerOf());
    expect(ledger.record(id)?.copies[0]?.goneAt).toBe(now);
    expect(ledger.step(keyOf('status-1'), 'event')?.deletedAt).toBe(now);
  });

  it('says nothing of what was found', () => {
    expect(ended(ledgerOf(), 'live-one', 'own-1').changed).toStrictEqual([]);
  });

  it.each([
    ['before', -70],
    ['after', 310],
  ])('says nothing of what is %s the window', (_, days) => {
    const start = plusMs(now, days * dayMs);
    const seen = { start, form: 'form', at: now, words: null };
    const far = ledgerOf({ copies: [copy({ start })], steps: [step({ seen })] });
    expect(ended(far).changed).toStrictEqual([]);
  });

  it('says nothing of other calendars, of tasks, and of what is absent', () => {
    const elsewhere = ledgerOf({
      copies: [copy({}, { calendar: 'work' })],
      steps: [
        step({ place: 'work' }),
        step({ as: 'task' }),
        takenAway(step({ key: keyOf('status-2') }), now),
      ],
    });
    expect(ended(elsewhere).changed).toStrictEqual([]);
  });

  it('confirms what we meant to take away', () => {
    const ledger = ended(ledgerOf({ steps: [step({ intent: { do: 'remove' } })] }), 'live-one');
    expect(ledger.step(keyOf('status-1'), 'event')).toMatchObject({
      state: 'absent',
      deletedAt: null,
    });
  });
});

describe('what concerns us in a round', () => {
  it.each<[string, Change, boolean]>([
    ['an interview', told({ uid: 'new@example.com' }), true],
    ['lunch', told({ uid: 'new@example.com', title: 'Lunch' }), false],
    [
      'a cancelled interview that may have been moved',
      told({ uid: 'n@example.com', cancelled: true }),
      true,
    ],
    ['an interview that is known and became lunch', told({ title: 'Lunch' }), true],
    ['an occurrence of a series that is known', gone('series'), true],
    ['our step', own(), true],
    ['a mark of which nothing is remembered', own(keyOf('debrief'), {}, 'own-9'), true],
    ['that our step is gone', gone('own-1'), true],
    ['that something else is gone', gone('lunch'), false],
  ])('is known at once: %s', (_, change, does) => {
    const known = ledgerOf({ copies: [copy({}, { seriesId: 'series' })] });
    expect(concerns(known, reading)(change)).toBe(does);
  });

  it('includes the deletion of what this very round has brought', () => {
    const concern = concerns(new Ledger([]), reading);
    const brought = told({ uid: 'new@example.com' }, { seriesId: 'fresh' });
    expect([gone('live-new'), brought, gone('live-new'), gone('fresh')].map(concern)).toStrictEqual(
      [...[false, true, true, true]],
    );
  });

  it('is not what concerns another calendar', () => {
    expect(concerns(ledgerOf(), { ...reading, calendar: 'work' })(gone('own-1'))).toBe(false);
  });
});

describe('a step that the person took away on a page', () => {
  const deeds = [{ key: keyOf('status-1'), did: 'deleted', at: now }] as const;
  const removed = takenAway(step(), now);

  it('is theirs again where they put it back in the calendar', () => {
    const ledger = ledgerOf({ steps: [removed], told: { sayings: [], deeds } });
    expect(taken(ledger, own()).told(id).deeds).toStrictEqual([]);
  });

  it('stays away as long as its removal is only on its way', () => {
    const leaving = step({ intent: { do: 'remove' } });
    const ledger = ledgerOf({ steps: [leaving], told: { sayings: [], deeds } });
    expect(taken(ledger, own()).told(id).deeds).toStrictEqual(deeds);
  });
});
