/** What a look at one of our steps means: which intent came true, and what the person did. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StepRecord } from '../../../functions/domain/ledger/records.ts';
import {
  formOf,
  foundStep,
  type Sighting,
  seenStep,
  sighted,
} from '../../../functions/domain/ledger/seen-step.ts';
import {
  dayMs,
  formatInstant,
  type Instant,
  localDay,
  plusMs,
} from '../../../functions/domain/time.ts';
import { at, day, zone } from '../make.ts';
import {
  berlin,
  keyOf,
  now,
  ourForm,
  ourStart,
  ourText,
  ourTitle,
  sighting,
  step,
  stepToBe,
  writtenAt,
} from './make-ledger.ts';

const later = at('2026-10-16T08:00:00Z');
const newTitle = 'Write to Acme: the second text';
const newForm = formOf(newTitle, ourText);
/** About to move it two days on, with another text. */
const intent = { do: 'update', start: later, planned: later, hash: 'new', form: newForm } as const;
const asIntended = { start: later, hash: 'new', form: newForm };
const asBefore = { start: ourStart, hash: 'hash', form: ourForm };
const theirs = { title: 'Ring Zoe', text: 'Ask!' };
const today = at('2026-10-05T07:00:00Z');

type Row = readonly [
  means: string,
  known: StepRecord,
  seen: Partial<Sighting>,
  then: Partial<StepRecord>,
];

const rows: readonly Row[] = [
  ['nothing, where it is as it was', step(), {}, {}],
  [
    'nothing, where only white space and line ends are others',
    step(),
    { text: ` ${ourText.replaceAll('\n', '\r\n')}  ` },
    {},
  ],
  [
    'the intent came true',
    step({ intent }),
    { start: later, title: newTitle, lastModified: today },
    { written: asIntended, seen: { start: later, form: newForm, at: today, words: null } },
  ],
  ['the intent did not come true', step({ intent }), {}, { written: asBefore }],
  [
    'the intent came true, and the person reworded it since',
    step({ intent }),
    { start: later, ...theirs, lastModified: today },
    {
      written: asIntended,
      seen: { start: later, form: formOf(theirs.title, theirs.text), at: today, words: theirs },
    },
  ],
  [
    'the person moved it before the intent came true',
    step({ intent }),
    { start: at('2026-10-20T08:00:00Z'), lastModified: today },
    {
      written: asBefore,
      seen: { start: at('2026-10-20T08:00:00Z'), form: ourForm, at: today, words: null },
    },
  ],
  [
    'only our words were to be new, and are',
    step({ intent: { ...intent, start: ourStart, planned: ourStart } }),
    { title: newTitle, lastModified: today },
    {
      written: { start: ourStart, hash: 'new', form: newForm },
      seen: { start: ourStart, form: newForm, at: today, words: null },
    },
  ],
  [
    'the person moved it',
    step(),
    { start: later, lastModified: today },
    { seen: { start: later, form: ourForm, at: today, words: null } },
  ],
  [
    'the person moved it and put it back',
    step({ seen: { start: later, form: ourForm, at: writtenAt, words: null } }),
    { lastModified: today },
    { seen: { start: ourStart, form: ourForm, at: today, words: null } },
  ],
  [
    'the person reworded it',
    step(),
    { ...theirs, lastModified: today },
    {
      seen: { start: ourStart, form: formOf(theirs.title, theirs.text), at: today, words: theirs },
    },
  ],
  [
    'the person took their words back',
    step({ seen: { start: ourStart, form: formOf('a', 'b'), at: writtenAt, words: theirs } }),
    { lastModified: today },
    { seen: { start: ourStart, form: ourForm, at: today, words: null } },
  ],
  ['done, where its title says so', step(), { title: `✓ ${ourTitle}` }, { doneAt: writtenAt }],
  ['done, where it is ticked', step(), { ticked: true, tickedAt: today }, { doneAt: today }],
  [
    'done since the first time, where it is still ticked',
    step({ doneAt: writtenAt }),
    { ticked: true, tickedAt: today },
    { doneAt: writtenAt },
  ],
  [
    'not done any more, where the tick was taken back',
    step({ doneAt: writtenAt }),
    {},
    { doneAt: null },
  ],
  [
    'there again, where it had been deleted',
    step({ deletedAt: writtenAt }),
    {},
    { deletedAt: null },
  ],
  [
    'it was made, and the answer was lost',
    stepToBe(),
    { lastModified: today },
    { seen: { start: ourStart, form: ourForm, at: today, words: null } },
  ],
  [
    'it was made, and the person moved and reworded it since',
    stepToBe(),
    { start: later, ...theirs, lastModified: today },
    {
      seen: { start: later, form: formOf(theirs.title, theirs.text), at: today, words: theirs },
    },
  ],
  ['nobody has taken it away yet', step({ intent: { do: 'remove' } }), {}, { written: asBefore }],
  [
    'it changed now, where a clock ahead of ours says later',
    step(),
    { ...theirs, lastModified: plusMs(now, dayMs) },
    { seen: { start: ourStart, form: formOf(theirs.title, theirs.text), at: now, words: theirs } },
  ],
];

describe('a sighting', () => {
  it.each(rows)('means: %s', (_, known, seen, then) => {
    const expected = { ...step(), intent: null, etag: '"2"', doneAt: null, ...then };
    expect(sighted(known, sighting(seen), now)).toStrictEqual(expected);
  });

  it.each(rows)('means the same when it is seen once more: %s', (_, known, seen) => {
    const once = sighted(known, sighting(seen), now);
    expect(sighted(once, sighting(seen), plusMs(now, dayMs))).toStrictEqual(once);
  });
});

describe('a step as the planner reads it', () => {
  it('is not there where it is absent, deleted or was never seen', () => {
    expect(seenStep(stepToBe())).toBeNull();
    expect(seenStep(step({ deletedAt: now }))).toBeNull();
    expect(seenStep(step({ seen: null }))).toBeNull();
  });

  it("is edited only where its words are the person's", () => {
    expect(seenStep(step())).toMatchObject({ edited: false, ticked: false, start: ourStart });
    const edited = sighted(step(), sighting(theirs), now);
    expect(seenStep(edited)).toMatchObject({ edited: true, ...theirs });
    const ticked = sighted(step(), sighting({ title: `[x] ${ourTitle}` }), now);
    expect(seenStep(ticked)).toMatchObject({ edited: false, ticked: true, tickedAt: writtenAt });
  });
});

/** A task at that moment in that zone, seen with that day. */
function taskSeen(name: string, start: string, due: string | null, more: Partial<StepRecord> = {}) {
  const moment = at(start);
  const known = step({
    ...{ as: 'task', zone: zone(name), place: 'list' },
    written: { start: moment, hash: 'hash', form: ourForm },
    seen: { start: moment, form: ourForm, at: writtenAt, words: null },
    ...more,
  });
  const shown = sighting({ start: null, due: due === null ? null : day(due) });
  return formatInstant(zone(name), sighted(known, shown, now).seen?.start ?? (0 as Instant));
}

describe('a task, which has a day only,', () => {
  it.each([
    // The day is the one on the wall where the step is, not the one in Greenwich.
    ['Pacific/Auckland', '2026-10-08T09:30:00+13:00', '2026-10-08', '2026-10-08T09:30:00+13:00'],
    ['Pacific/Kiritimati', '2026-10-08T00:00:00+14:00', '2026-10-08', '2026-10-08T00:00:00+14:00'],
    ['America/Los_Angeles', '2026-10-07T18:00:00-07:00', '2026-10-07', '2026-10-07T18:00:00-07:00'],
    ['Pacific/Pago_Pago', '2026-10-07T23:59:00-11:00', '2026-10-07', '2026-10-07T23:59:00-11:00'],
    ['Asia/Kolkata', '2026-10-08T00:15:00+05:30', '2026-10-08', '2026-10-08T00:15:00+05:30'],
  ])('keeps its time where it kept its day (%s)', (name, start, due, stands) => {
    expect(taskSeen(name, start, due)).toBe(stands);
  });

  it.each([
    ['Europe/Berlin', '2026-10-23T09:00:00+02:00', '2026-10-26', '2026-10-26T09:00:00+01:00'],
    ['Europe/Berlin', '2026-03-30T09:00:00+02:00', '2026-03-27', '2026-03-27T09:00:00+01:00'],
    ['America/New_York', '2026-10-30T16:30:00-04:00', '2026-11-02', '2026-11-02T16:30:00-05:00'],
    ['Pacific/Auckland', '2026-09-25T09:30:00+12:00', '2026-09-28', '2026-09-28T09:30:00+13:00'],
    ['Europe/Berlin', '2026-03-28T02:30:00+01:00', '2026-03-29', '2026-03-29T03:30:00+02:00'],
    ['America/Los_Angeles', '2026-10-07T18:00:00-07:00', '2026-10-08', '2026-10-08T18:00:00-07:00'],
  ])('keeps its hour on the wall on another day (%s, %s)', (name, start, due, stands) => {
    expect(taskSeen(name, start, due)).toBe(stands);
  });

  it('stays where it was where the person took its day away', () => {
    const start = '2026-10-08T09:30:00+13:00';
    expect(taskSeen('Pacific/Auckland', start, null)).toBe(start);
  });

  it.each([
    ['2026-10-09', '2026-10-09T15:00:00+02:00'],
    ['2026-10-07', '2026-10-07T09:00:00+02:00'],
    ['2026-10-12', '2026-10-12T09:00:00+02:00'],
  ])('that is being moved tells by its day where it is (%s)', (due, stands) => {
    const target = at('2026-10-09T15:00:00+02:00');
    const moving = {
      do: 'update',
      start: target,
      planned: target,
      hash: 'hash',
      form: ourForm,
    } as const;
    const start = '2026-10-07T09:00:00+02:00';
    expect(taskSeen('Europe/Berlin', start, due, { intent: moving })).toBe(stands);
  });

  it('of which nothing is remembered is taken to be at nine', () => {
    const found = foundStep(keyOf('prepare'), 'task', berlin);
    const shown = sighted(found, sighting({ start: null, due: day('2026-10-08') }), now);
    expect(shown.seen?.start).toBe(at('2026-10-08T09:00:00+02:00'));
  });

  it('never moves by being looked at, wherever and whenever it is', () => {
    const zones = [
      'Europe/Berlin',
      'America/New_York',
      'Pacific/Auckland',
      'Asia/Kolkata',
      'Pacific/Apia',
    ];
    const anyZone = fc.constantFrom(...zones).map(zone);
    // Two years around, so that every change of the clocks is hit.
    const anyStart = fc.integer({ min: 0, max: 2 * 365 * 24 * 4 }).map((quarter) => {
      return plusMs(at('2026-01-01T00:00:00Z'), quarter * 15 * 60_000);
    });
    fc.assert(
      fc.property(anyZone, anyStart, (where, start) => {
        const known = step({
          ...{ as: 'task', zone: where, written: { start, hash: 'hash', form: ourForm } },
          seen: { start, form: ourForm, at: writtenAt, words: null },
        });
        const shown = sighting({ start: null, due: localDay(where, start) });
        expect(sighted(known, shown, now).seen).toStrictEqual(known.seen);
      }),
    );
  });
});
