/** Which days an employer works on, and how a date that is none of them moves. */
import { addDays, type LocalDay, type MinuteOfDay, weekday } from './time.ts';

/**
 * The days off of the person's country (none where no country is set) and the hours in which an
 * employer may be contacted. Working hours are local times of day; 09:00-17:00 by default.
 */
export type WorkCalendar = {
  readonly isHoliday: (day: LocalDay) => boolean;
  readonly opens: MinuteOfDay;
  readonly closes: MinuteOfDay;
};

export const plainWorkCalendar: WorkCalendar = {
  isHoliday: () => false,
  opens: 9 * 60,
  closes: 17 * 60,
};

/** Monday to Friday and no public holiday. */
export function isBusinessDay(work: WorkCalendar, day: LocalDay): boolean {
  return weekday(day) <= 5 && !work.isHoliday(day);
}

/** `day` itself where it is a business day, else the next one. */
export function rollForward(work: WorkCalendar, day: LocalDay): LocalDay {
  let candidate = day;
  // A calendar whose every day is a holiday is broken; a month of holidays exists nowhere.
  for (let i = 0; i < 40 && !isBusinessDay(work, candidate); i++) candidate = addDays(candidate, 1);
  return candidate;
}

/** The `count`-th business day after `day` (`day` itself never counts). */
export function addBusinessDays(work: WorkCalendar, day: LocalDay, count: number): LocalDay {
  let reached = day;
  for (let i = 0; i < count; i++) reached = rollForward(work, addDays(reached, 1));
  return reached;
}
