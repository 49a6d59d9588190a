/** Who is in the scenes, and what they put into their calendars. */
import {
  addDays,
  hourMs,
  type Instant,
  instant,
  instantAt,
  localDay,
  type Zone,
} from '../../../functions/domain/time.ts';
import type { SandboxDraft } from '../../../infra/local/sandbox/sandbox-person.ts';

export const zone = 'America/New_York' as Zone;

/** The one person, under the address that each provider knows. */
export const maya = {
  google: { name: 'Maya Patel', email: 'maya.patel@example.com', zone },
  outlook: { name: 'Maya Patel', email: 'maya.patel@example.org', zone },
};

/** So many days from now, at that hour in Maya's zone. */
export function inDays(days: number, hour: number): Instant {
  const today = localDay(zone, instant(Date.now()));
  return instantAt(zone, addDays(today, days), hour * 60);
}

/** An interview of an hour that somebody at the company invites Maya to. */
export function interviewAt(company: string, start: number): SandboxDraft & { uid: string } {
  const domain = `${company.toLowerCase()}.example.com`;
  return {
    uid: `interview-at-${company.toLowerCase()}@${domain}`,
    title: `Interview with ${company} for Data Engineer`,
    text: 'You will meet Lena Fischer.',
    start,
    end: start + hourMs,
    organizer: { name: 'Lena Fischer', email: `lena.fischer@${domain}` },
  };
}
