/** An event of ours as it is drafted and stored, and Google's usual answers about it. */
import type { EventDraft } from '../../../functions/domain/ports/calendar.ts';
import { at, zone } from '../../domain/make.ts';
import { type Reply, refusal } from './wire.ts';

export const draft: EventDraft = {
  title: 'Thank <Anna> & Ben',
  text: 'Dear Anna,\n1 < 2 & 3 > 2: "so"',
  start: at('2026-12-04T15:00:00Z'),
  end: at('2026-12-04T15:30:00Z'),
  zone: zone('Europe/Berlin'),
};

export const start = { dateTime: '2026-12-04T15:00:00Z', timeZone: 'Europe/Berlin' };
export const end = { dateTime: '2026-12-04T15:30:00Z', timeZone: 'Europe/Berlin' };
export const stored = {
  id: 'abc',
  etag: '"2"',
  status: 'confirmed',
  summary: draft.title,
  start,
  end,
  extendedProperties: { private: { afterword: 'k1' } },
};

export const there: Reply = { body: stored };
export const deleted: Reply = { body: { id: 'abc', status: 'cancelled' } };
export const taken = refusal(409, 'duplicate');
export const newer = refusal(412, 'conditionNotMet');
