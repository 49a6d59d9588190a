/** A task of ours as it is drafted, sent and stored, for tests of exact shapes. */
import type { TaskDraft } from '../../../functions/domain/ports/task-list.ts';
import { at, day, zone } from '../../domain/make.ts';
import type { Reply } from './wire.ts';

export const draft: TaskDraft = {
  title: 'Thank Anna',
  text: 'First line\nSecond line',
  due: day('2026-12-04'),
  remindAt: at('2026-12-04T08:00:00Z'),
  zone: zone('Pacific/Auckland'),
};

export const notes = 'First line\nSecond line\n\nafterword:k1';
export const body = { title: 'Thank Anna', notes, due: '2026-12-04T00:00:00.000Z' };
export const stored = {
  ...body,
  id: 't1',
  etag: '"2"',
  status: 'needsAction',
  updated: '2026-11-22T04:00:00.000Z',
};

/** An answer with these tasks, or lists. */
export const list = (...items: readonly object[]): Reply => ({
  body: { kind: 'tasks#tasks', items },
});
