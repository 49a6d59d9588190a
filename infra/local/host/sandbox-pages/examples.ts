/** Events that a newcomer adds with one press: what is recognised, what is asked about, what is left alone. */
import {
  addDays,
  hourMs,
  type Instant,
  instantAt,
  type LocalDay,
  localDay,
  plusMs,
  weekday,
  type Zone,
} from '../../../../functions/domain/time.ts';
import type { SandboxDraft } from '../../sandbox/sandbox-person.ts';

export type Example = {
  readonly name: string;
  readonly label: string;
  /** What comes of it. */
  readonly what: string;
  readonly draft: (zone: Zone, now: Instant) => SandboxDraft;
};

/** The example that the tour begins with. */
export const firstExample: Example = {
  name: 'screen',
  label: 'Phone screen with Acme for Data Engineer, tomorrow at 10:00',
  what: 'A whole series appears.',
  draft: (zone, now) => ({
    title: 'Phone screen with Acme for Data Engineer',
    ...hourAt(zone, addDays(localDay(zone, now), 1), 10),
  }),
};

export const examples: readonly Example[] = [
  firstExample,
  {
    name: 'final',
    label: 'Final round at Globex on Thursday, decision by Friday',
    what: 'What was promised decides when to ask.',
    draft: (zone, now) => ({
      title: 'Final round at Globex for Product Manager',
      text: 'Decision by Friday.',
      ...hourAt(zone, next(localDay(zone, now), 4), 14),
      organizer: { name: 'Kim Larsen', email: 'kim.larsen@globex.example.com' },
    }),
  },
  {
    name: 'unclear',
    label: 'Coffee chat about the role',
    what: 'It may be one: you are asked under Questions.',
    draft: (zone, now) => ({
      title: 'Coffee chat about the role',
      ...hourAt(zone, addDays(localDay(zone, now), 2), 9),
      organizer: { name: 'Robin Doe', email: 'robin.doe@initech.example.com' },
    }),
  },
  {
    name: 'friend',
    label: 'Coffee with an old friend',
    what: 'Nothing happens, as it should.',
    draft: (zone, now) => ({
      title: 'Coffee with an old friend',
      ...hourAt(zone, addDays(localDay(zone, now), 3), 16),
    }),
  },
];

/** A Friday that somebody may name after an interview: a week off or more, so that the plan has to wait. */
export function promisedFriday(today: LocalDay): LocalDay {
  return next(addDays(today, 6), 5);
}

/** The next such weekday (1 = Monday) after a day. */
function next(day: LocalDay, wanted: number): LocalDay {
  return addDays(day, ((wanted - weekday(day) + 6) % 7) + 1);
}

function hourAt(zone: Zone, day: LocalDay, hour: number): { start: Instant; end: Instant } {
  const start = instantAt(zone, day, hour * 60);
  return { start, end: plusMs(start, hourMs) };
}
