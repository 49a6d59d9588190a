/** One browser, one host and one watched page for the tests of a part of the story. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { type Calendars, type OwnHost, openHost } from './own-host.ts';
import { launchBrowser } from './real-browser.ts';
import { type CalendarName, eventsIn, openSandbox, tasksIn } from './sandbox.ts';
import { type Watch, watch } from './watch.ts';

export type Stage = {
  readonly browser: Browser;
  readonly host: OwnHost;
  /** The address of the host. */
  readonly url: string;
  readonly page: Page;
  readonly watched: Watch;
  /** The events of a calendar as they are now. */
  events(calendar: CalendarName): Promise<readonly string[]>;
  /** The tasks of a calendar's list as they are now. */
  tasks(calendar: CalendarName): Promise<readonly string[]>;
  /** Events and tasks, a line each. */
  all(calendar: CalendarName): Promise<string>;
  /** Fails where the browser or the host has met an error since the beginning. */
  checkForErrors(): Promise<void>;
};

/** Long enough for a machine on which all tests run at once. */
const patienceMs = 15_000;

/**
 * Opens a stage before the tests of the `describe` around it, and closes it after them; the answer gives
 * it to the tests. They build on each other: after one that fails the rest is passed over.
 */
export function setStage(
  fill: (calendars: Calendars) => void = () => {},
  options: BrowserContextOptions = {},
): () => Stage {
  let stage: Stage | null = null;
  let isBroken = false;
  beforeAll(async () => {
    stage = await openStage(fill, options);
  });
  afterAll(async () => {
    await stage?.browser.close();
    await stage?.host.close();
  });
  beforeEach(({ skip, onTestFailed }) => {
    skip(isBroken, 'a part before it failed');
    onTestFailed(() => {
      isBroken = true;
    });
  });
  return () => {
    if (stage === null) throw new Error('the stage is not open yet');
    return stage;
  };
}

async function openStage(
  fill: (calendars: Calendars) => void,
  options: BrowserContextOptions,
): Promise<Stage> {
  const [browser, host] = await Promise.all([launchBrowser(), openHost(fill)]);
  const page = await (await browser.newContext(options)).newPage();
  page.setDefaultTimeout(patienceMs);
  const watched = await watch(page, host.url);
  return {
    browser,
    host,
    url: host.url,
    page,
    watched,
    events: async (calendar) => {
      await openSandbox(page, host.url);
      return await eventsIn(page, calendar);
    },
    tasks: async (calendar) => {
      await openSandbox(page, host.url);
      return await tasksIn(page, calendar);
    },
    all: async (calendar) => {
      await openSandbox(page, host.url);
      return [...(await eventsIn(page, calendar)), ...(await tasksIn(page, calendar))].join('\n');
    },
    checkForErrors: async () => {
      expect(watched.faults()).toStrictEqual([]);
      const health = (await (await fetch(`${host.url}/health`)).json()) as Health;
      expect(health.failures).toStrictEqual({});
      expect(host.said()).not.toMatch(/error|fail|Acme|Maya|@example/i);
    },
  };
}

type Health = { readonly failures: Readonly<Record<string, number>> };
