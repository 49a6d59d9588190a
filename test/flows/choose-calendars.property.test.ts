/** However calendars are ticked and unticked, and whatever happens meanwhile: the follow-ups come out right. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ProviderName } from '../../functions/domain/ports/calendar.ts';
import { dayMs, minuteMs } from '../../functions/domain/time.ts';
import { everything, type Wish } from '../../functions/domain/wish.ts';
import { askToWatch } from '../../functions/flows/choose-calendars.ts';
import { tries } from '../tries.ts';
import type { Side } from './flow-side.ts';
import { ownEvents, ownTasks, stepName, wholeSeries } from './flow-sight.ts';
import { accountIdOf, connectedWorld, type FlowWorld } from './flow-world.ts';
import { strikesAt } from './mishaps.ts';

const employers = ['Acme', 'Globex', 'Initech'] as const;
const steps = ['status-1', 'status-2', 'status-3', 'thank-you'] as const;
const which = { of: fc.constantFrom(...employers), step: fc.constantFrom(...steps) };

const happening = fc.oneof(
  fc.record({ is: fc.constant('choose' as const), mask: fc.integer({ min: 1, max: 7 }) }),
  fc.record({
    is: fc.constant('wander' as const),
    of: fc.constantFrom(...employers),
    to: fc.nat(2),
  }),
  fc.record({ is: fc.constant('postpone' as const), of: fc.constantFrom(...employers) }),
  fc.record({ is: fc.constant('move' as const), ...which }),
  fc.record({ is: fc.constant('reword' as const), ...which }),
  fc.record({ is: fc.constant('delete' as const), ...which }),
  fc.record({ is: fc.constant('tick' as const), of: fc.constantFrom(...employers) }),
  fc.record({
    is: fc.constant('look' as const),
    tends: fc.boolean(),
    /** At which of the run's moments something fails, and how. */
    at: fc.nat(80),
    how: fc.constantFrom('crash' as const, 'failure' as const, 'nothing' as const),
  }),
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

const scenes = fc.record({
  name: fc.constantFrom('google' as const, 'outlook' as const),
  homes: fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2)),
  happenings: fc.array(happening, { minLength: 1, maxLength: 12 }),
});

type Scene = {
  readonly world: FlowWorld;
  readonly side: Side;
  readonly calendars: readonly string[];
  /** By employer: the interview, and what the keys of its steps begin with. */
  readonly interviews: ReadonlyMap<string, string>;
  readonly series: ReadonlyMap<string, string>;
  /** Steps that the person deleted, and steps that they touched otherwise: `Acme status-1`. */
  readonly deleted: Set<string>;
  readonly touched: Set<string>;
};

async function begin(name: ProviderName, homes: readonly number[]): Promise<Scene> {
  const world = await connectedWorld([]);
  const side = world[name];
  const { person, calendarId } = side.mailbox;
  const calendars = [calendarId, person.addCalendar('Second'), person.addCalendar('Third')];
  // A calendar that comes back empty all at once is not believed, and none of these ever is.
  for (const calendar of calendars) {
    world.addInterview(side, 1, { title: 'Lunch', uid: `lunch-${calendar}`, calendar });
  }
  await world.connect(side);
  const interviews = new Map(
    employers.map((employer, nth) => {
      const calendar = calendars[homes[nth] ?? 0] ?? calendarId;
      const title = `Interview with ${employer}`;
      return [employer, world.addInterview(side, 6 + nth, { title, calendar })];
    }),
  );
  await world.settle();
  const series = new Map(
    employers.map((employer) => {
      const own = ownEvents(side).find(({ title }) => title.includes(employer));
      return [employer, `${own?.key?.split('.')[0]}.`];
    }),
  );
  return { world, side, calendars, interviews, series, deleted: new Set(), touched: new Set() };
}

/** Our events and tasks of one employer, by their keys: whatever the person wrote into their titles. */
function ownOf({ side, series }: Scene, employer: string) {
  const isTheirs = ({ key }: { readonly key: string | null }): boolean =>
    key?.startsWith(series.get(employer) ?? '?') === true;
  return { events: ownEvents(side).filter(isTheirs), tasks: ownTasks(side).filter(isTheirs) };
}

async function choose({ world, side, calendars }: Scene, mask: number): Promise<void> {
  const ids = calendars.filter((_, nth) => (mask & (1 << nth)) !== 0);
  const account = accountIdOf(side);
  await askToWatch(world.ports(), world.person, account, new Set(ids));
}

async function happen(scene: Scene, one: Happening): Promise<void> {
  const { world, side, calendars, interviews } = scene;
  const { person } = side.mailbox;
  world.later(minuteMs);
  switch (one.is) {
    case 'choose':
      return await choose(scene, one.mask);
    case 'wander':
      return person.moveToCalendar(interviews.get(one.of) ?? '', calendars[one.to] ?? '');
    case 'postpone': {
      const id = interviews.get(one.of) ?? '';
      const start = person.events().find((event) => event.id === id)?.start ?? 0;
      return person.changeEvent(id, { start: start + dayMs });
    }
    case 'tick': {
      const task = ownOf(scene, one.of).tasks.find((each) => stepName(each) === 'prepare');
      return task && person.tickTask(task.id);
    }
    case 'look': {
      const wish: Wish = { ...everything, tend: one.tends };
      await world.look(wish, world.ports(strikesAt(one))).catch(() => null);
      return;
    }
    default:
      return await touch(scene, one);
  }
}

async function touch(
  scene: Scene,
  { is, of, step }: Extract<Happening, { is: 'move' | 'reword' | 'delete' }>,
): Promise<void> {
  const { world, side, deleted, touched } = scene;
  const { person } = side.mailbox;
  const event = ownOf(scene, of).events.find((each) => stepName(each) === step);
  if (!event) return;
  if (is === 'move') person.changeEvent(event.id, { start: event.start + dayMs });
  if (is === 'reword') person.changeEvent(event.id, { title: `Ring Zoe of ${of}` });
  if (is !== 'delete') return void touched.add(`${of} ${step}`);
  // What is deleted in a calendar that nobody looks at, nobody can know of.
  await settled(scene);
  const account = await world.account(side);
  if (!account?.calendars.some(({ id, isLeaving }) => id === event.calendar && !isLeaving)) return;
  if (!ownOf(scene, of).events.some(({ id }) => id === event.id)) return;
  person.deleteEvent(event.id);
  await settled(scene);
  deleted.add(`${of} ${step}`);
}

async function settled({ world }: Scene): Promise<void> {
  world.later(minuteMs);
  await world.settle();
  await world.settle();
}

function namesOf(scene: Scene, employer: string): readonly string[] {
  const { events, tasks } = ownOf(scene, employer);
  return [
    ...events.map((one) => `${stepName(one)} event`),
    ...tasks.map((one) => `${stepName(one)} task`),
  ].sort();
}

it('everything is there once, and nothing that was deleted, when all are watched again', async () => {
  await fc.assert(
    fc.asyncProperty(scenes, async ({ name, homes, happenings }) => {
      const scene = await begin(name, homes);
      for (const one of happenings) await happen(scene, one);
      await settled(scene);
      await choose(scene, 7);
      await settled(scene);
      expect((await scene.world.look()).written).toBe(0);
      expect(scene.side.mailbox.offences).toStrictEqual([]);
      for (const employer of employers) {
        const isIn = (steps: ReadonlySet<string>, step: string): boolean =>
          steps.has(`${employer} ${step.split(' ')[0]}`);
        const names = namesOf(scene, employer);
        // Of what was touched where nobody looks, one may stay there as the person's own.
        const counted = names.filter((step, at) => {
          if (!isIn(scene.touched, step)) return true;
          return !isIn(scene.deleted, step) && names.indexOf(step) === at;
        });
        const owed = wholeSeries.filter((step) => !isIn(scene.deleted, step));
        expect([employer, ...counted]).toStrictEqual([employer, ...owed]);
      }
    }),
    tries(40),
  );
}, 60_000);
