/** Looks of a simulated world as the local host does them: in memory, and lost when it dies. */
import { failureOf } from '../../functions/domain/failure.ts';
import type { Hint } from '../../functions/domain/ports/queue.ts';
import { minuteMs, plusMs } from '../../functions/domain/time.ts';
import { bothWishes, everything, type Wish } from '../../functions/domain/wish.ts';
import { lookAtPerson } from '../../functions/flows/look-at-person.ts';
import { takeNotification } from '../../functions/flows/take-notification.ts';
import type { Life } from './faults.ts';
import type { World } from './world.ts';
import { portsOf } from './world-ports.ts';

/** How looks come about. */
export type Work = {
  /** Somebody is to be looked at. */
  wish(person: string, wish: Wish): void;
  /** A notification has come; a forged one must be seen through. */
  knock(hint: Hint, isForged: boolean): void;
  /** Whether anything could be begun now. */
  readonly isReady: boolean;
  /** Begins what waits: one turn of a person at a time, persons side by side. */
  begin(life: Life): readonly Promise<void>[];
  /** What waits is dropped. */
  drop(): void;
  /** The process has died, and another has begun. */
  restart(): Promise<void>;
};

export class HostWork implements Work {
  readonly #world: World;
  readonly #waiting = new Map<string, Wish>();

  constructor(world: World) {
    this.#world = world;
  }

  get isReady(): boolean {
    return this.#waiting.size > 0;
  }

  /** As the host's queue does: what waits already is widened. */
  wish(person: string, wish: Wish): void {
    const waiting = this.#waiting.get(person);
    this.#waiting.set(person, waiting ? bothWishes(waiting, wish) : wish);
  }

  knock(hint: Hint, isForged: boolean): void {
    this.#world.door(async (ports) => {
      const heeded = await takeNotification(ports, hint);
      if (heeded.is !== 'heeded') return;
      this.wish(heeded.person, heeded.wish);
      if (isForged) this.#world.story.fault('a forged notification was believed');
    });
  }

  begin(life: Life): readonly Promise<void>[] {
    const batch = [...this.#waiting];
    this.drop();
    return batch.map(([person, wish]) => this.#turn(life, person, wish));
  }

  drop(): void {
    this.#waiting.clear();
  }

  async restart(): Promise<void> {
    const world = this.#world;
    this.drop();
    world.jump(world.random.between(0, 20) * minuteMs);
    world.story.tell('the process starts again and looks at everybody');
    for (const person of await world.store.persons(null, 100)) this.wish(person, everything);
  }

  async #turn(life: Life, person: string, wish: Wish): Promise<void> {
    const world = this.#world;
    const order = world.next();
    try {
      const report = await lookAtPerson(portsOf(world, life), person, wish);
      if (life.isDead) return;
      world.reported(person, report, wish, order);
      const { again } = report;
      if (again?.afterMs === 0) this.wish(person, again.wish);
      else if (again) {
        const later = plusMs(world.now(), again.afterMs);
        world.at(later, () => this.wish(person, again.wish), life);
      }
    } catch (error) {
      if (!life.isDead) world.failed(failureOf(error).facts, error);
    }
  }
}
