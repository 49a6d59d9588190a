/** Labels that a calendar offers for its events (since July 2026). */
import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import { type Body, isObject } from './event-fields.ts';
import { invalid } from './google-error.ts';
import { opaqueId } from './opaque.ts';

/** The labels in a calendar's body, each with an id; null where it names none. At most 200. */
export function labelsIn(body: Body): readonly calendar_v3.Schema$EventLabel[] | null {
  const { labelProperties } = body;
  if (!isObject(labelProperties) || !Array.isArray(labelProperties.eventLabels)) return null;
  const labels = labelProperties.eventLabels as calendar_v3.Schema$EventLabel[];
  if (labels.length > 200) throw invalid('Too many event labels.');
  return labels.map(({ id, name, backgroundColor }) => {
    if ((name?.length ?? 0) > 50) throw invalid('Invalid event label name.');
    if (!/^#[0-9a-f]{6}$/i.test(backgroundColor ?? ''))
      throw invalid('Invalid event label colour.');
    const given = id ?? opaqueId(36, 'label', name ?? '', backgroundColor ?? '');
    return { id: given, name: name ?? '', backgroundColor: backgroundColor ?? '' };
  });
}
