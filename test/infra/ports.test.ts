/** The smallest ports of the local host, and their twins, keep the same promises. */
import { instant } from '../../functions/domain/time.ts';
import { clockOver } from '../../functions/handlers/clock-over.ts';
import { Journal, journalBus } from '../../infra/local/host/journal.ts';
import { busContract } from '../contracts/bus.ts';
import { clockContract } from '../contracts/clock.ts';
import { twinBus } from '../world/twin-bus.ts';

busContract({
  name: 'the journal',
  make: () => {
    const journal = new Journal(() => instant(0));
    return { bus: journalBus(journal), arrived: (name) => journal.events[name] ?? 0 };
  },
});

busContract({
  name: 'the twin',
  make: () => {
    const bus = twinBus();
    const arrived = (name: string) => bus.published.filter((one) => one.name === name).length;
    return { bus, arrived };
  },
});

const noon = Date.parse('2026-11-22T12:00:00Z');

clockContract({
  name: 'the clock of a host',
  make: () => {
    let ms = noon;
    const clock = clockOver({ now: () => ms + 0.4 });
    const pass = (passed: number): void => {
      ms += passed;
    };
    return { clock, pass };
  },
});
