/**
 * Every number of the cost model that is assumed or was measured elsewhere, in one place and dated. What
 * the flows do (reads, writes, requests, messages) is counted, not assumed.
 */

/** A typical person who looks for work: the words. */
export const typical = {
  /** Three interviews a week appear, on those days of the week; and are moved, called off or written about. */
  interviewsOn: [1, 3, 5] as readonly number[],
  interviewChangesOn: [1, 2, 3, 4, 5, 6] as readonly number[],
  changesPerDay: 25,
  /** Of the changes, how many are made in Google Calendar; the others in Outlook. */
  inGoogle: 0.5,
  /** Requests of pages a month, and how many of them are posts that ask for a look. */
  pages: 30,
  posts: 10,
  /** Bytes of one page with its style sheet, compressed by nothing. */
  pageBytes: 30_000,
} as const;

/** How long others take to answer, in milliseconds (from memory, not measured here). */
export const latency = {
  tableRead: 6,
  tableWrite: 9,
  scheduler: 40,
  bus: 20,
  queue: 12,
  /** Per request of the kind: reading, writing, and what concerns a consent or a channel. */
  google: { read: 130, write: 250, other: 200 },
  outlook: { read: 180, write: 300, other: 300 },
  /** Until a change is told, and how much later it is told a second time. */
  toldAfter: { google: [1_000, 8_000], outlook: [3_000, 45_000] },
  toldAgain: [200, 2_000],
} as const;

/** Outlook tells a new event twice, as created and as updated (shared/apis/graph.md, "Duplicates"). */
export const toldTwice = { google: 0, outlook: 0.5 } as const;

/** How long the providers' texts are, which the twins' are not. Tokens do not compress. */
export const lengths = {
  google: { access: 220, refresh: 103, cursor: 32 },
  outlook: { access: 2_000, refresh: 1_300, cursor: 420 },
  /** What a provider's id of an event or task adds to a compressed record. */
  id: 40,
} as const;

/** Memory of each function in MB (infra/aws). */
export const memory = { notify: 256, pages: 512, look: 1024, sync: 256, sweep: 1769 } as const;

/** Memory at which a function has one whole processor (Lambda's documentation: 1,769 MB). */
export const wholeProcessorMb = 1769;

/** Processor time in milliseconds, of one whole processor. */
export const processor = {
  /** One look, its store records packed and unpacked: measured by this script, see `npm run cost`. */
  look: 5,
  /** One outgoing HTTPS request with its signature and JSON. */
  request: 1.2,
  notify: 2,
  page: 15,
  /** One person in a sweep. */
  swept: 1,
  /** How much slower a Graviton processor is than the one that measured, and a process that has just begun. */
  slower: 2,
} as const;

/**
 * Bytes that one invocation leaves in the log: our metrics, or an access line; the platform's own lines
 * are off (infra/aws). And of one event of the bus in the archive.
 */
export const logBytes = { metrics: 260, access: 250, event: 400 } as const;

/** What runs whether anybody is there or not, and what is set for it (infra/aws). */
export const running = {
  sweepJobs: 3,
  /** Metrics that alarms look at: each is charged. */
  alarms: 35,
  metrics: 13,
  /** Keys of our own: of tokens, and of the alarm topic. */
  keys: 2,
  /** Pollers of an event source mapping with a maximum concurrency (Lambda's guide: five). */
  pollers: 5,
  /** How many processes of the sync function one person meets by turns, at 10,000 persons. */
  processes: 4,
  /** How long a process lives, and what its start costs. */
  lifeMinutes: 120,
  coldStartMs: 700,
} as const;

/**
 * How the queue holds messages back, and which hints of one channel count as one (infra/aws/work.ts,
 * functions/handlers/notify.ts): those of the same `withinMs`, all of which are over when it is delivered.
 */
export const merging = { withinMs: 0, delayMs: 0 } as const;
