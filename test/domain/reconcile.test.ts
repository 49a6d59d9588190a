import { describe, expect, test } from 'vitest';
import {
  type Half,
  type Operation,
  type Recorded,
  reconcile,
} from '../../functions/domain/reconcile.ts';
import type { SeenStep } from '../../functions/domain/search/own-steps.ts';
import type { FollowUp } from '../../functions/domain/search/plan-search.ts';
import { hourMs, plusMs } from '../../functions/domain/time.ts';
import { wordsHash } from '../../functions/domain/wording/wording.ts';
import { at, zone } from './make.ts';

const now = at('2026-10-08T12:00Z');
const soon = plusMs(now, hourMs);
const later = plusMs(now, 2 * hourMs);

function step(changed: Partial<FollowUp> = {}): FollowUp {
  const start = changed.start ?? soon;
  return {
    key: 'k.status-1',
    uid: 'one@example.com',
    kind: 'status',
    touch: 1,
    channel: 'email',
    as: 'event',
    start,
    planned: start,
    doneAt: null,
    end: plusMs(start, hourMs / 4),
    deadline: null,
    zone: zone('UTC'),
    to: [],
    rules: ['common.9'],
    tone: 'first',
    reason: { because: 'interview' },
    status: 'planned',
    title: 'Write to Acme',
    text: 'Ask how things stand.',
    ...{ task: '', draft: null, voicemail: null, because: '' },
    ...changed,
  };
}

/** The step as it stands in a calendar, written at `soon`. */
function seen(changed: Partial<SeenStep> = {}): SeenStep {
  const { key, title, text, start } = step();
  return {
    key,
    as: 'event',
    title,
    text,
    start,
    ticked: false,
    tickedAt: null,
    removed: false,
    edited: false,
    lastModified: null,
    written: { start, hash: wordsHash(step()) },
    ...changed,
  };
}

const entry = (as: Half = 'event', key = 'k.status-1'): Recorded => ({
  key,
  as,
  hash: wordsHash(step()),
});

function decided(
  owed: FollowUp | null,
  recorded: Recorded | null,
  there: SeenStep | null,
): Operation | undefined {
  const operations = reconcile(
    owed ? [owed] : [],
    recorded ? [recorded] : [],
    there ? [there] : [],
    now,
  );
  expect(operations).toHaveLength(1);
  return operations[0];
}

type Rung = [string, FollowUp | null, Recorded | null, SeenStep | null, string];

const rungs: Rung[] = [
  ['an old entry is left', null, entry(), null, 'leave: nothing is owed and nothing is there'],
  [
    'a superseded step that was never written is left',
    step({ status: 'superseded' }),
    null,
    null,
    'leave: nothing is owed and nothing is there',
  ],
  [
    'what was ticked stays when it is no longer owed',
    null,
    entry(),
    seen({ ticked: true }),
    'leave: you did it; it stays as a record',
  ],
  [
    'what says done in its title stays when it is no longer owed',
    null,
    null,
    seen({ title: '✓ Write to Acme' }),
    'leave: you did it; it stays as a record',
  ],
  ['what is no longer owed is removed', null, entry(), seen(), 'remove: it is no longer owed'],
  [
    'what is no longer owed is removed from where it was moved to',
    null,
    null,
    seen({ start: later }),
    'remove: it is no longer owed',
  ],
  [
    'a superseded step is removed',
    step({ status: 'superseded' }),
    entry(),
    seen(),
    'remove: it is no longer owed',
  ],
  [
    'the other half of a deleted step is removed',
    step({ status: 'deleted' }),
    entry(),
    seen(),
    'remove: you deleted its other half',
  ],
  ['a deleted step is left', step({ status: 'deleted' }), entry(), null, 'leave: you deleted it'],
  ['what was written and is gone is left alone', step(), entry(), null, 'leave: you deleted it'],
  ['what is done is left alone', step({ status: 'done' }), null, seen(), 'leave: you did it'],
  [
    'what is done and was never written is not written',
    step({ status: 'done' }),
    null,
    null,
    'leave: you did it',
  ],
  [
    'what is over is not written',
    step({ start: plusMs(now, -hourMs), status: 'overdue' }),
    null,
    null,
    'leave: its time had passed before it was written',
  ],
  ['what is owed and not there is created', step(), null, null, 'create: it is owed'],
  [
    'what the person wrote into is left alone',
    step({ text: 'New words.' }),
    entry(),
    seen({ edited: true }),
    'leave: you changed it',
  ],
  ['what is as it should be is left', step(), entry(), seen(), 'leave: it is as it should be'],
  [
    'what is as it should be is left, without an entry too',
    step(),
    null,
    seen(),
    'leave: it is as it should be',
  ],
  [
    'what the person moved is left there',
    step({ start: later }),
    entry(),
    seen({ start: later }),
    'leave: it is as it should be',
  ],
  [
    'new words go to where the person moved it',
    step({ start: later, text: 'New words.' }),
    entry(),
    seen({ start: later }),
    'update: its text is new',
  ],
  ['new words are written', step({ text: 'New.' }), entry(), seen(), 'update: its text is new'],
  ['a new time is written', step({ start: later }), entry(), seen(), 'update: its time is new'],
  [
    'new words are noticed by the mark where no entry is',
    step({ text: 'New.' }),
    null,
    seen(),
    'update: its text is new',
  ],
];

describe('reconciling', () => {
  test.each(rungs)('%s', (_, owed, recorded, there, expected) => {
    const operation = decided(owed, recorded, there);
    expect(`${operation?.do}: ${operation?.why}`).toBe(expected);
  });

  test('writes new words where the person put the step', () => {
    const there = seen({ start: later });
    const operation = decided(step({ start: later, text: 'New words.' }), entry(), there);
    expect(operation).toMatchObject({ do: 'update', start: later });
  });

  test('plans anew what the person had moved before the new end of a moved interview', () => {
    // The planner knows of the move and of the new end: it no longer owes the step at `later`.
    const anew = at('2026-10-20T10:00Z');
    const operation = decided(step({ start: anew }), entry(), seen({ start: later }));
    expect(operation).toMatchObject({ do: 'update', start: anew });
  });

  test('writes both halves of a step, each on its own', () => {
    const operations = reconcile([step({ as: 'both' })], [entry('event')], [seen()], now);
    expect(operations).toMatchObject([
      { do: 'leave', as: 'event' },
      { do: 'create', as: 'task' },
    ]);
  });

  test('lists its operations by key, whatever order things come in', () => {
    const owed = ['c', 'a', 'b'].map((key) => step({ key }));
    const operations = reconcile(owed, [], [], now);
    expect(operations.map(keyOf)).toStrictEqual(['a', 'b', 'c']);
    expect(reconcile(owed.toReversed(), [], [], now)).toStrictEqual(operations);
  });
});

function keyOf(operation: Operation): string {
  return 'step' in operation ? operation.step.key : operation.key;
}
