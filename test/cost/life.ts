/** What a person who looks for work does to their calendars in a day; people sleep. */
import {
  addDays,
  hourMs,
  type Instant,
  instantAt,
  localDay,
  minuteMs,
  plusMs,
  weekday,
  type Zone,
} from '../../functions/domain/time.ts';
import type { Random } from '../world/random.ts';
import type { TwinMailbox } from '../world/twin-mailbox.ts';
import { typical } from './assumptions.ts';

export type Person = {
  readonly google: TwinMailbox;
  readonly outlook: TwinMailbox;
  readonly zone: Zone;
  readonly random: Random;
  readonly now: () => Instant;
};

/** One thing that is done at a moment; how many calendar events it changed. */
export type Act = { readonly at: Instant; readonly act: () => number };

const [wakes, sleeps] = [8 * 60, 22 * 60];
const ordinary = ['Team meeting', 'Dentist', '1:1 with Sam', 'Lunch', 'Gym', 'Design review'];
const rounds = ['Interview', 'Phone screen', 'Technical interview', 'Final interview'];
const names = ['Dana Cruz', 'Lee Park', 'Noor Haddad', 'Ines Vogel', 'Tom Okoro'];
const words = ['Glo', 'Ini', 'North', 'Hoo', 'Van', 'Sta', 'Pied', 'Umbra', 'Acme', 'Tyre'];
const ends = ['bex', 'tech', 'wind', 'li', 'delay', 'rk', 'piper', 'corp', 'works', 'soft'];

/** A person's days, one after another. */
export class Life {
  readonly #person: Person;
  readonly #own: { mailbox: TwinMailbox; id: string }[] = [];
  readonly #interviews: { mailbox: TwinMailbox; id: string; start: number }[] = [];
  #made = 0;

  constructor(person: Person) {
    this.#person = person;
  }

  /** What is done on the day that begins now; `isCalm`: of ordinary events nothing. */
  day(isCalm: boolean): readonly Act[] {
    const { random, zone, now } = this.#person;
    const day = localDay(zone, now());
    const moment = (): Instant => {
      // Rather in office hours than in the evening.
      const minute = random.chance(0.8) ? random.between(540, 1080) : random.between(wakes, sleeps);
      return plusMs(instantAt(zone, day, minute), random.between(0, minuteMs - 1));
    };
    const date = weekday(day);
    const acts = [
      ...(typical.interviewsOn.includes(date) ? [() => this.#addInterview()] : []),
      ...(typical.interviewChangesOn.includes(date) ? [() => this.#changeInterview()] : []),
    ];
    const many = isCalm ? 0 : typical.changesPerDay + random.between(-8, 8) - acts.length;
    for (let i = 0; i < many; i++) acts.push(() => this.#changeOrdinary());
    return [...acts, () => this.#tick()].map((act) => ({ at: moment(), act }));
  }

  #mailbox(): TwinMailbox {
    const { google, outlook, random } = this.#person;
    return random.chance(typical.inGoogle) ? google : outlook;
  }

  #when(days: number): { start: Instant; end: Instant } {
    const { random, zone, now } = this.#person;
    const day = addDays(localDay(zone, now()), days);
    const start = instantAt(zone, day, random.between(18, 34) * 30);
    return { start, end: plusMs(start, hourMs) };
  }

  #addInterview(): number {
    const { random } = this.#person;
    this.#made += 1;
    const company = `${random.pick(words)}${random.pick(ends)}`;
    const mailbox = this.#mailbox();
    const when = this.#when(random.between(1, 7));
    const [first, second] = [random.pick(names), random.pick(names)];
    const address = (name: string): string =>
      `${name.toLowerCase().replace(' ', '.')}@${company.toLowerCase()}.example.com`;
    const id = mailbox.person.addEvent({
      ...when,
      title: `${random.pick(rounds)} with ${company}, Data Engineer`,
      text: invitation(first, second, `${this.#made}${random.between(1e8, 9e8)}`),
      organizer: { name: first, email: address(first) },
      attendees: [{ name: second, email: address(second) }],
      uid: `${random.between(1e9, 4e9).toString(32)}${this.#made}@mail.example.com`,
    });
    this.#interviews.push({ mailbox, id, start: when.start });
    return 1;
  }

  #changeInterview(): number {
    const { random, now } = this.#person;
    const ahead = this.#interviews.filter(({ start }) => start > now());
    if (ahead.length === 0 || random.chance(0.5)) return this.#writeDebrief();
    const one = random.pick(ahead);
    if (random.chance(0.2)) {
      this.#interviews.splice(this.#interviews.indexOf(one), 1);
      one.mailbox.person.cancelEvent(one.id);
      return 1;
    }
    const when = this.#when(random.between(2, 8));
    one.start = when.start;
    one.mailbox.person.changeEvent(one.id, when);
    return 1;
  }

  /** What they wrote down after an interview, into the event that we made for it. */
  #writeDebrief(): number {
    const { random, now, google, outlook } = this.#person;
    const own = [google, outlook].flatMap((mailbox) =>
      mailbox.person
        .events()
        .filter(({ key, end }) => key?.endsWith('.debrief') && end < now())
        .map((event) => ({ mailbox, event })),
    );
    const one = own.at(-1);
    if (one === undefined) return this.#changeOrdinary();
    const said = random.pick([
      'Decision by Friday.',
      'Met two of the team.',
      '#rejected',
      '#replied',
    ]);
    one.mailbox.person.changeEvent(one.event.id, { text: `${one.event.text}\n${said}` });
    return 1;
  }

  #changeOrdinary(): number {
    const { random } = this.#person;
    const known = this.#own.length > 0 && random.chance(0.5) ? random.pick(this.#own) : null;
    if (known === null) {
      const mailbox = this.#mailbox();
      const title = random.pick(ordinary);
      const id = mailbox.person.addEvent({ title, ...this.#when(random.between(0, 9)) });
      this.#own.push({ mailbox, id });
      return 1;
    }
    if (random.chance(0.4)) {
      this.#own.splice(this.#own.indexOf(known), 1);
      known.mailbox.person.deleteEvent(known.id);
    } else known.mailbox.person.changeEvent(known.id, this.#when(random.between(0, 9)));
    return 1;
  }

  /** Once a day they tick what is due; no provider tells us of that. */
  #tick(): number {
    const { google, outlook, random, now } = this.#person;
    const today = new Date(now()).toISOString().slice(0, 10);
    for (const { person } of [google, outlook]) {
      for (const task of person.tasks()) {
        const isDue = !task.completed && task.due !== null && task.due <= today;
        if (isDue && random.chance(0.7)) person.tickTask(task.id);
      }
    }
    return 0;
  }
}

function invitation(first: string, second: string, number: string): string {
  return [
    `Hi,\n\nthanks for your interest in the role of Data Engineer. ${first} will talk with you first,`,
    `and ${second} joins for the second half. Please have a look at the exercise before the call.`,
    `\nJoin the meeting: https://meet.example.com/j/${number}?pwd=${number.split('').reverse().join('')}`,
    `Meeting ID: ${number}\nPasscode: ${number.slice(0, 6)}`,
    '\nPlease tell us at once if the time does not suit you, so that we can find another one.',
    'You can reach us by answering this invitation. We look forward to meeting you.',
    `\nBest regards\n${first}\nTalent acquisition`,
  ].join('\n');
}
