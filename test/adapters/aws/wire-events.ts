/** EventBridge's PutEvents as its API reference describes it. */
import { randomUUID } from 'node:crypto';
import { type Asked, refused, type Told, textIn } from './wire-fakes.ts';

export type Arrived = {
  readonly bus: string;
  readonly source: string;
  readonly type: string;
  readonly detail: Readonly<Record<string, unknown>>;
  /** Seconds since 1970, as sent; null: not said. */
  readonly time: number | null;
};

export type FakeEvents = {
  answer(asked: Asked): Told;
  /** What came, in the order of its coming. */
  readonly arrived: readonly Arrived[];
  /** Refuses the first `entries` of each of the next `requests` with that error. */
  failEntries(entries: number, requests: number, error: string): void;
};

const entriesAtMost = 10;
const bytesAtMost = 1024 * 1024;

/** The buses that exist, by name. */
export function fakeEvents(options: { readonly buses: readonly string[] }): FakeEvents {
  const arrived: Arrived[] = [];
  let failing = { entries: 0, requests: 0, error: '' };
  return {
    arrived,
    failEntries: (entries, requests, error) => {
      failing = { entries, requests, error };
    },
    answer: ({ operation, body }) => {
      if (operation !== 'AWSEvents.PutEvents') return refused(400, 'UnknownOperationException');
      const entries: readonly unknown[] = Array.isArray(body.Entries) ? body.Entries : [];
      if (entries.length === 0 || entries.length > entriesAtMost) {
        return refused(400, 'ValidationException', 'Entries');
      }
      if (JSON.stringify(entries).length > bytesAtMost) {
        return refused(400, 'ValidationException', 'size');
      }
      const toFail = failing.requests > 0 ? failing.entries : 0;
      failing = { ...failing, requests: failing.requests - 1 };
      const results = entries.map((entry, index) => {
        if (index < toFail) return { ErrorCode: failing.error, ErrorMessage: 'maya@example.com' };
        return taken(entry as Readonly<Record<string, unknown>>, options.buses, arrived);
      });
      const FailedEntryCount = results.filter((one) => 'ErrorCode' in one).length;
      return { body: { FailedEntryCount, Entries: results } };
    },
  };
}

function taken(
  entry: Readonly<Record<string, unknown>>,
  buses: readonly string[],
  arrived: Arrived[],
): Readonly<Record<string, string>> {
  const bus = textIn(entry, 'EventBusName') || 'default';
  const [source, type] = [textIn(entry, 'Source'), textIn(entry, 'DetailType')];
  const time = entry.Time ?? null;
  const detail = objectIn(textIn(entry, 'Detail'));
  if (detail === null) return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail' };
  const isMeant = source !== '' && type !== '' && type.length <= 128;
  if (!isMeant || (time !== null && typeof time !== 'number')) {
    return { ErrorCode: 'InvalidArgument', ErrorMessage: 'Source' };
  }
  // An event for a bus that is not there is accepted and thrown away, as with the real service.
  if (buses.includes(bus)) arrived.push({ bus, source, type, detail, time });
  return { EventId: randomUUID() };
}

function objectIn(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? { ...read } : null;
  } catch {
    return null;
  }
}
