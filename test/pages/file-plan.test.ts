/** The plan of a calendar file as a page. */
import { describe, expect, test } from 'vitest';
import { plainWorkCalendar } from '../../functions/domain/business-days.ts';
import type { CalendarEvent } from '../../functions/domain/event.ts';
import { planSearch } from '../../functions/domain/search/plan-search.ts';
import { hourMs, type Instant } from '../../functions/domain/time.ts';
import { type FilePlanView, filePlanPage } from '../../functions/pages/file-plan.ts';
import type { Frame } from '../../functions/pages/page.ts';
import { at, zone } from '../domain/make.ts';

const frame: Frame = {
  isSignedIn: false,
  questions: 0,
  hasSandbox: false,
  path: '/look',
  token: 't',
  version: 'v',
};
const berlin = zone('Europe/Berlin');

function event(uid: string, title: string, start: string): CalendarEvent {
  const from = at(start);
  return {
    uid,
    title,
    start: from,
    end: (from + hourMs) as Instant,
    ...{ description: '', location: '', url: '', zone: null, organizer: null },
    ...{ allDay: false, cancelled: false, tentative: false, recurring: false, sequence: 0 },
    ...{ categories: [], attendees: [], created: null, lastModified: null },
  };
}

function shown(events: readonly CalendarEvent[], changed: Partial<FilePlanView> = {}): string {
  const now = at('2026-10-06T09:00:00Z');
  const owner = { name: null, addresses: [], employers: [], zone: berlin };
  const plan = planSearch(
    { events, seen: [], deeds: [], knownOutcomes: new Map(), now, since: null, until: null },
    { owner, work: plainWorkCalendar, cadence: 'recommended' },
  );
  const view = { plan, eventsRead: events.length, problems: [], zone: berlin, now };
  return String(filePlanPage(frame, { ...view, ...changed }));
}

/** Some interviews at unlike employers, hours apart. */
function interviews(count: number): readonly CalendarEvent[] {
  return Array.from({ length: count }, (_, nth) => {
    const hour = String(nth % 24).padStart(2, '0');
    const day = String(10 + Math.floor(nth / 24)).padStart(2, '0');
    return event(`${nth}`, `Interview with Company${nth}`, `2026-10-${day}T${hour}:00:00Z`);
  });
}

describe('the plan of a file', () => {
  const acme = event('acme', 'Interview with Acme', '2026-10-08T08:00:00Z');

  test('shows each interview with its picture and its steps in order of time', () => {
    const page = shown([acme]);
    expect(page).toContain('1 event read, 1 interview found. Planned as of');
    expect(page).toContain('<h2>Interview with Acme</h2><p class="soft">Thu 8 Oct, 10:00</p>');
    expect(page).toContain('role="img"');
    const days = [...page.matchAll(/<li><strong>\w+ (\d+) (\w+), /g)].map(
      ([, day, month]) => `${month === 'Oct' ? 1 : 2}${String(day).padStart(2, '0')}`,
    );
    expect(days.length).toBeGreaterThan(5);
    expect(days).toStrictEqual([...days].sort());
  });

  test('marks what is overdue', () => {
    const past = event('past', 'Interview with Acme', '2026-09-10T08:00:00Z');
    expect(shown([past])).toContain('<span class="tag">overdue</span>');
    expect(shown([acme])).not.toContain('<span class="tag">overdue</span>');
  });

  test('names what would be asked, with the reason', () => {
    const page = shown([event('maybe', 'Interview', '2026-10-08T08:00:00Z'), acme]);
    expect(page).toMatch(/You would be asked about these:<\/p>\s*<ul><li>Interview, Thu 8 Oct/);
    expect(page).toContain('1 interview found');
    expect(shown([acme])).not.toContain('You would be asked');
  });

  test('shows forty in full and counts the rest', () => {
    const page = shown(interviews(45));
    expect(page.match(/<section class="card">/g)).toHaveLength(40);
    expect(page).toContain('And 5 more interviews.');
    expect(shown(interviews(3))).not.toContain('more interview');
  });

  test('tells twenty problems by their lines and counts the rest', () => {
    const problems = Array.from({ length: 23 }, (_, nth) => {
      return { line: nth + 1, text: `the zone "<b>${nth}" is not known` };
    });
    const page = shown([acme], { problems });
    expect(page).toContain('Line 20: the zone &quot;&lt;b&gt;19&quot; is not known');
    expect(page).not.toContain('Line 21:');
    expect(page).toContain('And 3 more.');
  });

  test('has ids that no two pictures share', () => {
    const ids = [...shown(interviews(12)).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(24);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
