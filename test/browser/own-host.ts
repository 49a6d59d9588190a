/** The product as a newcomer starts it: both sandboxes, one made-up person, and a clock that is ours. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  addDays,
  dateParts,
  dayOf,
  type Instant,
  instant,
  instantAt,
  type LocalDay,
  localDay,
  weekday,
} from '../../functions/domain/time.ts';
import { readConfig } from '../../infra/local/host/config.ts';
import { startSandboxes } from '../../infra/local/host/sandboxes.ts';
import type { SandboxPerson } from '../../infra/local/sandbox/sandbox-person.ts';
import { freePort, spawnHost } from '../infra/host/host-process.ts';
import { zone } from '../infra/host/people.ts';

/** Both calendars of the person before the product has seen them. */
export type Calendars = { readonly google: SandboxPerson; readonly outlook: SandboxPerson };

export type OwnHost = {
  readonly url: string;
  /** All that the host has said. */
  said(): string;
  close(): Promise<void>;
};

/**
 * Starts a host in a folder of its own, as somebody leaves it who has skipped many days: it is a Monday
 * in May whenever the tests are run. `fill` puts something into the calendars before; the caller closes.
 */
export async function openHost(fill: (calendars: Calendars) => void = () => {}): Promise<OwnHost> {
  const dataDir = mkdtempSync(join(tmpdir(), 'afterword-browser-host-'));
  await prepare(dataDir, fill);
  const port = await freePort();
  const host = spawnHost({
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${port}`,
    DATA_DIR: dataDir,
  });
  const close = async (): Promise<void> => {
    await host.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  await host.ready().catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return { url: `http://localhost:${port}`, said: host.said, close };
}

async function prepare(dataDir: string, fill: (calendars: Calendars) => void): Promise<void> {
  const sandboxes = await startSandboxes(readConfig({ DATA_DIR: dataDir }), Date.now);
  const { google, outlook } = sandboxes;
  if (google === null || outlook === null) throw new Error('both calendars are sandboxes here');
  sandboxes.skip(dayAt(0, 9) - sandboxes.now());
  fill({ google: google.person, outlook: outlook.person });
  await sandboxes.close();
}

/** So many days after the first Monday of next year's May, at that hour in the person's zone. */
export function dayAt(days: number, hour: number): Instant {
  return instantAt(zone, addDays(firstMonday(), days), hour * 60);
}

/** Next year, because the sandbox's clock only moves forward; May, because no clocks change in it. */
export function firstMonday(): LocalDay {
  const { year } = dateParts(localDay(zone, instant(Date.now())));
  const first = dayOf(year + 1, 5, 1);
  if (first === null) throw new Error('there is a first of May in every year');
  return addDays(first, (8 - weekday(first)) % 7);
}
