/** How English writes days and times. */
import { dateParts, type LocalDay, type MinuteOfDay, weekday } from '../time.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `Fri 4 Dec`, for a cell or a reason. */
export function shortDay(day: LocalDay): string {
  const { month, dayOfMonth } = dateParts(day);
  return `${weekdays[weekday(day) - 1]?.slice(0, 3)} ${dayOfMonth} ${months[month - 1]?.slice(0, 3)}`;
}

/** `Friday, 4 December`, for a letter. */
export function longDay(day: LocalDay): string {
  const { month, dayOfMonth } = dateParts(day);
  return `${weekdays[weekday(day) - 1]}, ${dayOfMonth} ${months[month - 1]}`;
}

/** `14:30` */
export function clock(minute: MinuteOfDay): string {
  const hours = String(Math.floor(minute / 60)).padStart(2, '0');
  return `${hours}:${String(Math.floor(minute % 60)).padStart(2, '0')}`;
}
