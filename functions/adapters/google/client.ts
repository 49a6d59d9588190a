/** Google's client library, set up for one access token: no retries of its own, a limit to each wait. */
import { calendar, type calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import { tasks, type tasks_v1 } from 'googleapis/build/src/apis/tasks/index.js';
import { Failure } from '../../domain/failure.ts';
import type { Zone } from '../../domain/time.ts';
import type { Pace, patiently } from '../http/patiently.ts';
import { failureFrom } from './failures.ts';

/** What every part of the adapter works with. */
export type Google = {
  readonly calendar: calendar_v3.Calendar;
  readonly tasks: tasks_v1.Tasks;
  /** Settings of each call: a root per client would lose the path that an address may have. */
  readonly toCalendar: { readonly rootUrl: string };
  readonly toTasks: { readonly rootUrl: string };
  readonly zone: Zone;
  readonly pace: Pace;
};

export type GoogleOptions = {
  readonly accessToken: string;
  /** Whose midnights all-day events begin at. */
  readonly zone: Zone;
  /** Calendar is at `/calendar/v3` below it. */
  readonly apiUrl: string;
  /** Tasks are at `/tasks/v1` below it. */
  readonly tasksUrl: string;
  readonly pace: Pace;
};

const answerWithinMs = 10_000;

/** The clients of one account; asks nothing yet. */
export function clientFor(options: GoogleOptions): Google {
  const settings = {
    // No `auth` of the library: it would refresh tokens by itself, and its two dozen ways to get one
    // weigh 170 KB in a bundle.
    headers: { authorization: `Bearer ${options.accessToken}` },
    retry: false,
    timeout: answerWithinMs,
    responseType: 'json' as const,
    // As everywhere else here, Node's own, which leaves proxies to NODE_USE_ENV_PROXY and NO_PROXY: the
    // library's weighs 90 KB in a bundle.
    fetchImplementation: fetch,
  };
  return {
    calendar: calendar({ version: 'v3', ...settings }),
    tasks: tasks({ version: 'v1', ...settings }),
    toCalendar: { rootUrl: withSlash(options.apiUrl) },
    toTasks: { rootUrl: withSlash(options.tasksUrl) },
    zone: options.zone,
    pace: options.pace,
  };
}

type Reply<T> = { readonly data: T; readonly status: number };

/** One request: its answer's body, or a `Failure`. A body that is no JSON object counts as no answer. */
export async function ask<T>(send: () => Promise<Reply<T>>): Promise<T> {
  const { data, status } = await tell(send);
  if (typeof data !== 'object' || data === null) {
    throw new Failure({ code: 'unreachable', status });
  }
  return data;
}

/** One request to which no body is expected. */
export async function tell<T>(send: () => Promise<Reply<T>>): Promise<Reply<T>> {
  try {
    return await send();
  } catch (error) {
    throw failureFrom(error);
  }
}

/** The items of all pages; `list` gets the parameter that names the page, none for the first. */
export async function everyPage<Item>(
  list: (page: { readonly pageToken?: string }) => Promise<Page<Item>>,
): Promise<readonly Item[]> {
  const found: Item[] = [];
  for (let pageToken: string | null = null; ; ) {
    const page: Page<Item> = await list(pageToken === null ? {} : { pageToken });
    for (const item of page.items ?? []) found.push(item);
    if (!page.nextPageToken) return found;
    pageToken = nextPage(page.nextPageToken, pageToken);
  }
}

/** The page to read next; one that leads to itself would be read for ever. */
export function nextPage(token: string, before: string | null): string {
  if (token !== before) return token;
  throw new Failure({ code: 'bug', what: 'Google answered with a page that leads to itself' });
}

type Page<Item> = {
  readonly items?: readonly Item[] | null;
  readonly nextPageToken?: string | null;
};

/** In place of `patiently` for what is itself part of a patient attempt: waits must not multiply. */
export const once: typeof patiently = (attempt) => attempt();

function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}
