/** Plans for pages, from a few words about each event; and the frame of a page in which they are shown. */
import { expect } from 'vitest';
import { plainWorkCalendar } from '../../functions/domain/business-days.ts';
import type { CalendarEvent } from '../../functions/domain/event.ts';
import type { Deed } from '../../functions/domain/plan/deeds.ts';
import { planSearch, type SearchPlan } from '../../functions/domain/search/plan-search.ts';
import { dayMs, type Instant, plusMs } from '../../functions/domain/time.ts';
import type { Frame } from '../../functions/pages/page.ts';
import type { Here } from '../../functions/pages/when.ts';
import { berlin, live, now, owner } from '../domain/ledger/make-ledger.ts';

/** A Monday morning in Berlin. */
export const here: Here = { now, zone: berlin };

export const frame: Frame = {
  isSignedIn: true,
  questions: 0,
  hasSandbox: false,
  path: '/interviews',
  token: 'token-of-the-page',
  version: 'v1',
};

/** An event so many days from now, an interview unless titled otherwise. */
export function inDays(days: number, changed: Partial<CalendarEvent> = {}): Partial<CalendarEvent> {
  return { start: plusMs(now, days * dayMs), ...changed };
}

/** The plan for these events; each has a uid of its own unless it names one. */
export function planOf(
  events: readonly Partial<CalendarEvent>[],
  deeds: readonly Deed[] = [],
  at: Instant = now,
): SearchPlan {
  return planSearch(
    {
      events: events.map((changed, i) => live({ uid: `event-${i}@example.com`, ...changed }).event),
      seen: [],
      deeds,
      knownOutcomes: new Map(),
      now: at,
      since: null,
      until: null,
    },
    { owner, work: plainWorkCalendar, cadence: 'recommended' },
  );
}

/** What a stranger may write into an invitation. */
export const evil = '"><script>alert(1)</script>\u0000\u001b[31m\u202e';

/** Fails where that stands in a page as anything but letters. */
export function expectHarmless(page: string): void {
  expect(page).not.toContain('<script>');
  expect(page).not.toContain('">&lt;script');
  const signs = [...page].filter((sign) => /[\p{Cc}\p{Cf}]/u.test(sign) && sign !== '\n');
  expect(signs).toStrictEqual([]);
}

/** The text of a page without its elements, on one line. */
export function textOf(page: unknown): string {
  const bare = String(page)
    .replace(/<svg[\s\S]*?<\/svg>/g, ' ')
    .replace(/<[^>]*>/g, ' ');
  const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return bare
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => signs[name] ?? "'")
    .replace(/\s+/g, ' ');
}
