/** Creates, updates and removes events of ours, side by side; one that fails does not hold up others. */
import pLimit from 'p-limit';
import { failureOf } from '../../domain/failure.ts';
import type { EventWrite, LiveEvent, Outcome } from '../../domain/ports/calendar.ts';
import { removeEvent, updateEvent } from './change-event.ts';
import type { Google } from './client.ts';
import { createEvent } from './create-event.ts';

const atOnce = 12;

/** The outcomes in the order of the writes; a failure is one of them and nothing is thrown. */
export async function writeEvents(
  google: Google,
  calendarId: string,
  writes: readonly EventWrite[],
): Promise<readonly Outcome<LiveEvent>[]> {
  const limit = pLimit(atOnce);
  return Promise.all(
    writes.map((write) =>
      limit(async () => {
        try {
          return await written(google, calendarId, write);
        } catch (error) {
          return { is: 'failed', failure: failureOf(error) } as const;
        }
      }),
    ),
  );
}

function written(
  google: Google,
  calendarId: string,
  write: EventWrite,
): Promise<Outcome<LiveEvent>> {
  switch (write.do) {
    case 'create':
      return createEvent(google, calendarId, write);
    case 'update':
      return updateEvent(google, calendarId, write);
    case 'remove':
      return removeEvent(google, calendarId, write);
  }
}
