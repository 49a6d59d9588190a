/** Plans the calendar file that the command line names: what `plan` does before it prints. */
import { holidaysOf } from '../../../functions/adapters/holidays/public-holidays.ts';
import { type CalendarPlan, planCalendar } from '../../../functions/adapters/ics/plan-calendar.ts';
import { plainWorkCalendar } from '../../../functions/domain/business-days.ts';
import type { Deed } from '../../../functions/domain/plan/deeds.ts';
import { pastDays } from '../../../functions/domain/search/reach.ts';
import type { Settings } from '../../../functions/domain/search/settings.ts';
import { addDays, localDay } from '../../../functions/domain/time.ts';
import type { PlanOptions } from './options.ts';
import { UsageError } from './usage.ts';

export type FilePlan = CalendarPlan;

/** Plans a calendar file; throws a `UsageError` where it is none. */
export async function planFile(
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  options: PlanOptions,
  deeds: readonly Deed[],
): Promise<FilePlan> {
  const { now, until } = options;
  const since = options.since ?? addDays(localDay(options.zone, now), -pastDays);
  const request = { settings: settingsOf(options), deeds, now, since, until };
  const result = await planCalendar(chunks, request, null);
  if ('fatal' in result) {
    throw new UsageError(`${options.file}, line ${result.fatal.line}: ${result.fatal.text}`);
  }
  if ('over' in result) throw new UsageError(`${options.file}: ${result.text}`);
  return result;
}

function settingsOf(options: PlanOptions): Settings {
  const isHoliday =
    options.country === null ? plainWorkCalendar.isHoliday : holidaysOf(options.country);
  if (!isHoliday)
    throw new UsageError(`--country: the holidays of "${options.country}" are not known`);
  return {
    owner: {
      name: options.name,
      addresses: options.me,
      employers: options.employers,
      zone: options.zone,
    },
    work: { ...plainWorkCalendar, isHoliday },
    cadence: options.cadence,
  };
}
