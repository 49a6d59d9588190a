/** The person's own zone: who says it, and what it is good for. */
import { describe, expect, it } from 'vitest';
import type { Change, ProviderName } from '../../functions/domain/ports/calendar.ts';
import {
  addDays,
  type Instant,
  instantAt,
  localDay,
  type Zone,
} from '../../functions/domain/time.ts';
import { beginSession } from '../../functions/flows/session.ts';
import { changePerson } from '../../functions/flows/steer.ts';
import { viewPerson } from '../../functions/flows/view-person.ts';
import { standBetween } from './between.ts';
import { connectedWorld, type FlowWorld } from './flow-world.ts';

const newYork = 'America/New_York' as Zone;
const berlin = 'Europe/Berlin' as Zone;

/** The person says on the page of settings where they live. */
async function say(world: FlowWorld, zone: Zone, ports = world.ports()): Promise<void> {
  await changePerson(ports, world.person, (known) => ({ ...known, zone, zoneIsKnown: true }));
}

async function zoneOf(world: FlowWorld): Promise<Zone | undefined> {
  return (await beginSession(world.ports(), world.person))?.person.zone;
}

describe("the person's zone", () => {
  it('is what they say while their calendars are being listed', async () => {
    const world = await connectedWorld(['google']);
    await changePerson(world.ports(), world.person, (known) => ({ ...known, zoneIsKnown: false }));
    world.later(60 * 60 * 1000);
    const before = world.ports.bind(world);
    let isSaid = false;
    standBetween(world, 'google', ({ calendar, tasks }) => ({
      tasks,
      calendar: {
        ...calendar,
        calendars: async () => {
          if (!isSaid) await say(world, newYork, before());
          isSaid = true;
          return await calendar.calendars();
        },
      },
    }));
    await world.look();
    expect(isSaid).toBe(true);
    expect(await zoneOf(world)).toBe(newYork);
  });

  it("is their calendar's as long as they have said nothing", async () => {
    const world = await connectedWorld(['google']);
    expect(await zoneOf(world)).toBe(berlin);
  });
});

/** A day has no zone in a calendar: it begins at the midnight of whoever reads it. */
function showDaysAsRead(world: FlowWorld, name: ProviderName): void {
  const plain = world.ports.bind(world);
  const begin = (start: Instant, zone: Zone): Instant =>
    instantAt(zone, localDay(berlin, start), 0);
  world.ports = (decide) => {
    const ports = plain(decide);
    const provider = ports.providers[name];
    const open: typeof provider.open = (access, zone) => {
      const { calendar, tasks } = provider.open(access, zone);
      const changesSince: typeof calendar.changesSince = async function* (...asked) {
        for await (const page of calendar.changesSince(...asked)) {
          const changes = page.changes.map((change): Change => {
            if (change.is !== 'event' || !change.live.event.allDay) return change;
            const { event } = change.live;
            const [start, end] = [begin(event.start, zone), begin(event.end, zone)];
            return { ...change, live: { ...change.live, event: { ...event, start, end } } };
          });
          yield { ...page, changes };
        }
      };
      return { calendar: { ...calendar, changesSince }, tasks };
    };
    return { ...ports, providers: { ...ports.providers, [name]: { ...provider, open } } };
  };
}

describe.each(['google', 'outlook'] as const)('an interview of a whole day with %s', (name) => {
  it.each([newYork, 'Pacific/Auckland' as Zone])(
    'stays on its day where the person moves to %s',
    async (zone) => {
      const world = await connectedWorld([name]);
      showDaysAsRead(world, name);
      const day = addDays(localDay(berlin, world.now), 9);
      const [start, end] = [instantAt(berlin, day, 0), instantAt(berlin, addDays(day, 1), 0)];
      const title = 'Interview with Acme #interview';
      world[name].mailbox.person.addEvent({ title, start, end, allDay: true });
      await world.settle();
      await say(world, zone);
      await world.settle();
      const view = await viewPerson(world.ports(), world.person);
      const days = view?.plan.interviews.map((one) => localDay(one.zone, one.start));
      expect(days).toStrictEqual([day]);
    },
  );
});
