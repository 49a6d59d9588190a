import type { EventText } from './calendar-text.ts';
import type { Country } from './local-time.ts';

/** When interviews end: what the windows of a thank-you must hold for. */
export interface Moment {
  when: string;
  start: string;
  end: string;
  zone: string;
  country?: Country;
  written?: EventText['written'];
}

/** A week without a holiday or a change of the clocks. */
export const WEEK: readonly (readonly [weekday: string, day: string])[] = [
  ['Monday', '2026-09-14'],
  ['Tuesday', '2026-09-15'],
  ['Wednesday', '2026-09-16'],
  ['Thursday', '2026-09-17'],
  ['Friday', '2026-09-18'],
  ['Saturday', '2026-09-19'],
  ['Sunday', '2026-09-20'],
];

const HOURS: readonly (readonly [start: string, end: string])[] = [
  ['08:15', '09:00'],
  ['11:00', '12:00'],
  ['12:15', '13:00'],
  ['14:00', '14:59'],
  ['14:00', '15:00'],
  ['15:00', '15:59'],
  ['15:00', '16:00'],
  ['18:00', '19:00'],
  ['18:30', '19:15'],
  ['21:00', '22:00'],
];

const ordinary = WEEK.flatMap(([weekday, day]) =>
  HOURS.map(([start, end]) => at(`${weekday} at ${end}`, day, start, end, 'America/New_York')),
);

export const MOMENTS: readonly Moment[] = [
  ...ordinary,
  at(
    'a day early for the UTC calendar, in Auckland',
    '2026-09-16',
    '08:00',
    '09:00',
    'Pacific/Auckland',
  ),
  at(
    'the next day for the UTC calendar, in Los Angeles',
    '2026-09-16',
    '20:00',
    '21:00',
    'America/Los_Angeles',
  ),
  at('noon in Kolkata', '2026-09-16', '11:00', '12:00', 'Asia/Kolkata'),
  at('the afternoon in Kathmandu', '2026-09-17', '15:30', '16:30', 'Asia/Kathmandu'),
  at('the morning in St. John’s', '2026-09-18', '10:00', '11:15', 'America/St_Johns'),
  at('the eve of spring forward in New York', '2026-03-07', '15:30', '16:30', 'America/New_York'),
  at(
    'the evening before spring forward in New York',
    '2026-03-07',
    '20:30',
    '21:30',
    'America/New_York',
  ),
  at('the day of spring forward in New York', '2026-03-08', '16:00', '17:00', 'America/New_York'),
  at('the eve of fall back in New York', '2026-10-31', '15:30', '16:30', 'America/New_York'),
  at(
    'the evening before fall back in New York',
    '2026-10-31',
    '20:30',
    '21:30',
    'America/New_York',
  ),
  at('the eve of spring forward in Berlin', '2026-03-28', '16:00', '17:00', 'Europe/Berlin'),
  at('the eve of fall back in Berlin', '2026-10-24', '10:00', '11:00', 'Europe/Berlin'),
  at('the eve of spring forward in Sydney', '2026-10-03', '16:00', '17:00', 'Australia/Sydney'),
  at(
    'the eve of half an hour forward on Lord Howe',
    '2026-10-03',
    '19:30',
    '20:30',
    'Australia/Lord_Howe',
  ),
  at(
    'a Thursday before spring forward in Jerusalem',
    '2026-03-26',
    '15:30',
    '16:30',
    'Asia/Jerusalem',
  ),
  at('Labor Day', '2026-09-07', '14:00', '14:30', 'America/New_York', 'US'),
  at('the Sunday before Labor Day', '2026-09-06', '16:00', '17:00', 'America/New_York', 'US'),
  at('the afternoon before Thanksgiving', '2026-11-25', '16:00', '17:00', 'America/Chicago', 'US'),
  at('the morning of Thanksgiving', '2026-11-26', '09:00', '10:00', 'America/Chicago', 'US'),
  at('the afternoon before Good Friday', '2026-04-02', '15:30', '16:30', 'Europe/Berlin', 'DE'),
  at('Easter Monday', '2026-04-06', '17:00', '18:00', 'Europe/Berlin', 'DE'),
  at('the Thursday before Christmas', '2026-12-24', '15:30', '16:30', 'Europe/Berlin', 'DE'),
  {
    ...at(
      '21:00 in Los Angeles, written in UTC',
      '2026-09-16',
      '20:00',
      '21:00',
      'America/Los_Angeles',
    ),
    written: 'utc',
  },
  {
    ...at('noon in Tokyo, written in UTC', '2026-09-18', '11:00', '12:00', 'Asia/Tokyo'),
    written: 'utc',
  },
];

/** An interview that runs into the next day: its windows count from that day. */
export const PAST_MIDNIGHT: Moment = {
  ...{ when: 'half past midnight', zone: 'Asia/Singapore' },
  ...{ start: '2026-09-17T23:00', end: '2026-09-18T00:30' },
};

function at(
  when: string,
  day: string,
  start: string,
  end: string,
  zone: string,
  country?: Country,
): Moment {
  const moment = { when, start: `${day}T${start}`, end: `${day}T${end}`, zone };
  return country === undefined ? moment : { ...moment, country };
}
