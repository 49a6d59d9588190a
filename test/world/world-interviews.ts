/** What a person of a simulated world, and the companies, do to interviews in their calendars. */
import { shortHash } from '../../functions/domain/plan/step.ts';
import {
  addDays,
  dayMs,
  hourMs,
  type Instant,
  instantAt,
  localDay,
  minuteMs,
  plusMs,
} from '../../functions/domain/time.ts';
import type { SandboxDraft } from '../../infra/local/sandbox/sandbox-person.ts';
import type { Random } from './random.ts';
import type { World } from './world.ts';
import { companies, people, texts, titles, zones } from './world-cases.ts';
import type { Human, Mailbox } from './world-human.ts';
import { clockOf } from './world-story.ts';

/** An event of the person's or a company's, as they know it: one line in several calendars. */
export type Appointment = {
  readonly company: string;
  readonly isInvitation: boolean;
  copies: readonly { readonly mailbox: Mailbox; readonly id: string }[];
  draft: SandboxDraft;
};

/** The interviews of one person, and hands to change them. */
export class Interviews {
  readonly #world: World;
  readonly #human: Human;
  readonly #random: Random;
  readonly #all: Appointment[] = [];

  constructor(world: World, human: Human, random: Random) {
    this.#world = world;
    this.#human = human;
    this.#random = random;
  }

  /** Does one thing, by chance. */
  act(): void {
    const { chance, pick } = this.#random;
    const standing = this.#all.filter(({ copies }) => copies.length > 0);
    if (standing.length === 0 || chance(0.3)) this.#add();
    else {
      const one = pick(standing);
      pick(this.#changes)(one);
    }
  }

  readonly #changes: readonly ((one: Appointment) => void)[] = [
    (one) => this.#move(one),
    (one) => this.#move(one),
    (one) => this.#write(one),
    (one) => this.#write(one),
    (one) => this.#cancel(one),
    (one) => this.#remove(one),
    (one) => this.#answer(one),
    (one) => this.#replace(one),
    (one) => this.#copyByHand(one),
    (one) => this.#toOtherCalendar(one),
    (one) => this.#comeBack(one),
  ];

  #tell(what: string): void {
    this.#world.story.tell(`${this.#human.name} ${what}`);
  }

  #add(): void {
    const { chance, pick, between } = this.#random;
    const company = pick(companies);
    const isInvitation = chance(0.5);
    const base: SandboxDraft = {
      ...this.#when(this.#world.now(), between(-1, 6)),
      title: chance(0.08) ? `#applied ${company}, Data Analyst` : pick(titles)(company),
      text: chance(0.3) ? pick(texts) : '',
      ...(chance(0.4) && { zone: pick(zones) }),
      ...(isInvitation && { organizer: pick(people) }),
      ...(chance(0.4) && { attendees: [pick(people)] }),
      ...(chance(0.08) && { recurrence: `FREQ=WEEKLY;COUNT=${between(2, 3)}` }),
    };
    const draft = chance(0.08) ? this.#allDay(base) : base;
    const uid = `${company}-${this.#world.next()}@mail.example.com`;
    const isInBoth = isInvitation && chance(0.4);
    this.#put({ company, isInvitation, copies: [], draft: { ...draft, uid } }, isInBoth);
    if (chance(0.1)) this.#noise();
  }

  /** Somewhere in working hours, so many days ahead. */
  #when(from: Instant, days: number): { start: Instant; end: Instant } {
    const { between, pick } = this.#random;
    const day = addDays(localDay(this.#human.zone, from), days);
    const start = instantAt(this.#human.zone, day, between(16, 38) * 30);
    return { start, end: plusMs(start, pick([30, 45, 60, 120]) * minuteMs) };
  }

  #allDay(draft: SandboxDraft): SandboxDraft {
    const { zone } = this.#human;
    const day = localDay(zone, draft.start as Instant);
    const [start, end] = [instantAt(zone, day, 0), instantAt(zone, addDays(day, 1), 0)];
    const { zone: _, ...bare } = draft;
    return { ...bare, start, end, allDay: true, title: `${draft.title} #interview` };
  }

  #put(one: Appointment, isInBoth: boolean): void {
    const { mailboxes, companies: known } = this.#human;
    const first = this.#random.pick(mailboxes);
    const others = isInBoth ? mailboxes.filter((mailbox) => mailbox !== first) : [];
    one.copies = [first, ...others].map((mailbox) => {
      const calendar = this.#random.pick(mailbox.calendars);
      const organizer = one.draft.organizer;
      this.#world.jump(1000);
      const id = mailbox.twin.person.addEvent({
        ...one.draft,
        calendar,
        ...(organizer && { organizer }),
      });
      mailbox.hasGained = true;
      for (const event of mailbox.twin.standing()) {
        if (event.id === id || event.seriesId === id) {
          known.set(shortHash(event.event.uid), one.company);
        }
      }
      return { mailbox, id };
    });
    this.#all.push(one);
    const { title, start, text } = one.draft;
    const where = one.copies.map(({ mailbox, id }) => `${mailbox.account}/${id}`).join(' and ');
    this.#tell(`has "${title}" ("${text}") at ${clockOf(start as Instant)} in ${where}`);
  }

  #noise(): void {
    const mailbox = this.#random.pick(this.#human.mailboxes);
    const title = this.#random.pick(['Dentist', 'Zoom with Sam', 'Team meeting']);
    const id = mailbox.twin.person.addEvent({ title, ...this.#when(this.#world.now(), 1) });
    this.#tell(`has "${title}" in ${mailbox.account}/${id}`);
  }

  /** All copies of an invitation, or one by hand. */
  #touched(one: Appointment): Appointment['copies'] {
    const isAll = one.isInvitation && this.#random.chance(0.8);
    return isAll ? one.copies : [this.#random.pick(one.copies)];
  }

  /** No two copies change in the same moment: which one is the newest is never a matter of chance. */
  #change(what: () => void): void {
    this.#world.jump(1000);
    what();
  }

  #move(one: Appointment): void {
    const { between, chance } = this.#random;
    const ms = chance(0.4) ? between(-6, 6) * hourMs : between(-3, 9) * dayMs;
    if (ms === 0) return;
    const start = plusMs(one.draft.start as Instant, ms);
    const end = plusMs(one.draft.end as Instant, ms);
    for (const { mailbox, id } of this.#touched(one)) {
      this.#tell(`moves ${mailbox.account}/${id} to ${clockOf(start)}`);
      const when = one.draft.recurrence ? { start } : { start, end };
      this.#change(() => mailbox.twin.person.changeEvent(id, when));
    }
    one.draft = { ...one.draft, start, end };
  }

  #write(one: Appointment): void {
    const text = this.#random.pick(texts);
    for (const { mailbox, id } of this.#touched(one)) {
      this.#tell(`writes "${text}" into ${mailbox.account}/${id}`);
      this.#change(() => mailbox.twin.person.changeEvent(id, { text }));
    }
    one.draft = { ...one.draft, text };
  }

  #cancel(one: Appointment): void {
    for (const { mailbox, id } of one.copies) {
      this.#tell(`gets ${mailbox.account}/${id} called off`);
      mailbox.twin.person.cancelEvent(id);
    }
    one.copies = [];
  }

  #remove(one: Appointment): void {
    const removed = this.#touched(one);
    for (const { mailbox, id } of removed) {
      this.#tell(`deletes ${mailbox.account}/${id}`);
      mailbox.twin.person.deleteEvent(id);
    }
    one.copies = one.copies.filter((copy) => !removed.includes(copy));
  }

  #answer(one: Appointment): void {
    if (!one.isInvitation) return;
    const answer = this.#random.pick(['declined', 'accepted', 'tentative'] as const);
    for (const { mailbox, id } of this.#touched(one)) {
      this.#tell(`answers ${mailbox.account}/${id}: ${answer}`);
      this.#change(() => mailbox.twin.person.answerEvent(id, answer));
    }
  }

  /** The company moves it by sending another event, before or after it calls the first one off. */
  #replace(one: Appointment): void {
    const { chance, between } = this.#random;
    const uid = `${one.company}-${this.#world.next()}@mail.example.com`;
    const when = this.#when(one.draft.start as Instant, between(0, 5));
    const title = chance(0.3) ? `Updated: ${one.draft.title}` : one.draft.title;
    const { recurrence: _, allDay: __, ...draft } = { ...one.draft, ...when, uid, title };
    const isFirst = chance(0.5);
    if (isFirst) this.#cancel(one);
    this.#put({ ...one, copies: [], draft }, one.copies.length > 1);
    if (!isFirst) this.#cancel(one);
  }

  #copyByHand(one: Appointment): void {
    const { uid: _, organizer: __, attendees: ___, recurrence: ____, ...draft } = one.draft;
    const uid = `${one.company}-${this.#world.next()}@mail.example.com`;
    this.#put({ ...one, isInvitation: false, copies: [], draft: { ...draft, uid } }, false);
  }

  #toOtherCalendar(one: Appointment): void {
    const { mailbox, id } = this.#random.pick(one.copies);
    const calendar = this.#random.pick(mailbox.calendars);
    this.#tell(`moves ${mailbox.account}/${id} into ${calendar}`);
    mailbox.twin.person.moveToCalendar(id, calendar);
  }

  /** What was called off or deleted comes again under its old name. */
  #comeBack(one: Appointment): void {
    // Of an unclear series only one occurrence is remembered: which one is nobody's promise.
    const gone = this.#all.find(({ copies, draft }) => copies.length === 0 && !draft.recurrence);
    if (!gone) {
      this.#move(one);
      return;
    }
    this.#all.splice(this.#all.indexOf(gone), 1);
    // A cancelled event that was left standing makes room.
    for (const mailbox of this.#human.mailboxes) {
      for (const { id, event } of mailbox.twin.standing()) {
        if (event.uid === gone.draft.uid) mailbox.twin.person.deleteEvent(id);
      }
    }
    this.#tell(`gets "${gone.draft.title}" back`);
    this.#put(gone, false);
  }
}
