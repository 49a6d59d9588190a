/** Calendar files that can be read, and hold more than anybody could plan. */
import { type Bomb, interview, lines } from './bombs.ts';
import { calendar, vevent } from './support.ts';

/** With what may become of each; where it depends on how fast the machine is, both. */
export const crowds: Readonly<Record<string, Bomb>> = {
  '20,000 people invited': [
    () =>
      calendar(
        vevent(
          'a',
          interview,
          lines(20_000, (i) => `ATTENDEE:mailto:p${i}@b.example`),
        ),
      ),
    /planned/,
  ],
  'panels of 40 people by the hundred': [
    () =>
      calendar(
        lines(400, (i) =>
          vevent(
            `${i}`,
            interview,
            lines(40, (k) => `ATTENDEE;CN=Dana P${k}:mailto:p${k}@b${i}.example`),
          ),
        ),
      ),
    /too-many/,
  ],
  'notes on thousands of people met at one time': [
    () =>
      calendar(
        lines(300, (i) =>
          vevent(
            `${i}`,
            interview,
            `DESCRIPTION:${lines(300, (k) => `met Dana Cruz (x${i}y${k}@b.example)\\n`).replaceAll('\r\n', '')}`,
          ),
        ),
      ),
    /too-many/,
  ],
  '500 interviews at one time with two people each': [
    () =>
      calendar(
        lines(500, (i) =>
          vevent(
            `${i}`,
            `${interview} ${i}`,
            lines(2, (k) => `ATTENDEE:mailto:p${i}x${k}@b.example`),
          ),
        ),
      ),
    /planned/,
  ],
  '5,000 interviews': [
    () => calendar(lines(5000, (i) => vevent(`${i}`, `${interview} ${i}`))),
    /too-many/,
  ],
  '5,000 interviews that are cancelled': [
    () => calendar(lines(5000, (i) => vevent(`${i}`, interview, 'STATUS:CANCELLED'))),
    /too-many/,
  ],
  '30,000 events of another life': [
    () => calendar(lines(30_000, (i) => vevent(`${i}`, 'SUMMARY:Dentist'))),
    /too-many/,
  ],
  '15,000 steps of ours': [
    () => calendar(lines(15_000, (i) => vevent(`${i}`, `X-AFTERWORD-KEY:abc.${i}`))),
    /too-many|too-slow/,
  ],
  '9,000 steps of ours': [
    () => calendar(lines(9000, (i) => vevent(`${i}`, `X-AFTERWORD-KEY:abc.${i}`))),
    /planned|too-slow/,
  ],
};
