/** A task of To Do as the product sees it. */
import type { TodoTask } from '@microsoft/microsoft-graph-types';
import type { LiveTask } from '../../domain/ports/task-list.ts';
import { dayMs, type Instant, localTime, type Zone } from '../../domain/time.ts';
import { type ClockFace, instantOf, nearestDay, stampOf } from './clock-faces.ts';
import { textOf } from './read-event.ts';
import { applicationName } from './words.ts';

/** What is beside the properties that Graph's types know. */
export type WireTask = TodoTask & {
  readonly '@odata.etag'?: string | null;
  readonly '@removed'?: unknown;
};

/**
 * The task; null where it has no id. `key`: our mark where the caller knows it; else that of the linked
 * resources, which are shown only where the request asks for them. Dates are read as days in `zone`.
 */
export function readTask(wire: WireTask, zone: Zone, key: string | null): LiveTask | null {
  if (!wire.id) return null;
  const completed = wire.status === 'completed';
  const lastModified = stampOf(wire.lastModifiedDateTime);
  return {
    id: wire.id,
    etag: wire['@odata.etag'] ?? null,
    key: key ?? keyOf(wire),
    title: wire.title ?? '',
    text: textOf(wire.body),
    due: nearestDay(wire.dueDateTime, zone),
    completed,
    completedAt: completed ? (preciseMoment(wire.completedDateTime, zone) ?? lastModified) : null,
    lastModified,
  };
}

function keyOf(wire: WireTask): string | null {
  const ours = wire.linkedResources?.find((one) => one.applicationName === applicationName);
  return ours?.externalId || null;
}

/** To Do keeps only the date of a completion, as a midnight: then nobody knows the moment. */
function preciseMoment(face: ClockFace | null | undefined, zone: Zone): Instant | null {
  const moment = instantOf(face, zone);
  if (moment === null || moment % dayMs === 0 || localTime(zone, moment).minute === 0) return null;
  return moment;
}
