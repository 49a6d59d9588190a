/** What stands between the flows and a mailbox in a test, and the wish that a notification leads to. */
import type { Failure } from '../../functions/domain/failure.ts';
import type { ProviderName } from '../../functions/domain/ports/calendar.ts';
import type { Wish } from '../../functions/domain/wish.ts';
import type { Live } from '../../functions/flows/ports.ts';
import { accountIdOf, type FlowWorld } from './flow-world.ts';

/** Every process of the world from now on reaches that provider through `change`. */
export function standBetween(
  world: FlowWorld,
  name: ProviderName,
  change: (live: Live) => Live,
): void {
  const plain = world.ports.bind(world);
  world.ports = (decide) => {
    const ports = plain(decide);
    const provider = ports.providers[name];
    const open: typeof provider.open = (access, zone) => change(provider.open(access, zone));
    return { ...ports, providers: { ...ports.providers, [name]: { ...provider, open } } };
  };
}

/** The wish of a notification: those calendars of the account (null: all), and no tasks. */
export function toldOf(name: ProviderName, calendars: readonly string[] | null = null): Wish {
  const wished = { calendars: calendars && new Set(calendars), tasks: false };
  return { accounts: new Map([[accountIdOf({ name }), wished]]), plan: false, tend: false };
}

/** From now on every read of that provider's calendars fails so; null: it goes well. */
export function refuse(world: FlowWorld, name: ProviderName, failing: () => Failure | null): void {
  standBetween(world, name, ({ calendar, tasks }) => ({
    calendar: {
      ...calendar,
      changesSince: (id, cursor, window) => {
        const failure = failing();
        if (failure) throw failure;
        return calendar.changesSince(id, cursor, window);
      },
    },
    tasks,
  }));
}
