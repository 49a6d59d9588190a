/** Whatever a page and a calendar say in whatever order, and whatever fails: all of it stands there once. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Saying, Topic } from '../../functions/domain/notes/sayings.ts';
import { recordIdOf } from '../../functions/domain/plan/step.ts';
import { hourMs, minuteMs } from '../../functions/domain/time.ts';
import { everything, planOnly } from '../../functions/domain/wish.ts';
import { changePerson, tellDeed, tellSayings } from '../../functions/flows/steer.ts';
import { tries } from '../tries.ts';
import type { Side } from './flow-side.ts';
import { ownEntries, ownEvents, ownTasks, stepName } from './flow-sight.ts';
import { connectedWorld, type FlowWorld } from './flow-world.ts';
import { strikesAt } from './mishaps.ts';

const lines: readonly (readonly [Topic, string | null])[] = [
  ['promise', 'Decision by Friday, 23 October 2026'],
  ['promise', 'Decision by Tuesday, 27 October 2026'],
  ['promise', null],
  ['outcome', '#replied'],
  ['outcome', null],
  ['channel', 'Prefers phone'],
  ['calls', 'No phone calls'],
  ['met', 'Met Dana Cruz (CTO, dana@example.org)'],
  ['met', 'Met Lee Wong'],
  ['learned', 'Learned: bring water'],
];
const steps = ['debrief', 'thank-you', 'status-1'] as const;

const happening = fc.oneof(
  fc.record({ is: fc.constant('say' as const), line: fc.constantFrom(...lines) }),
  fc.record({ is: fc.constant('do' as const), step: fc.constantFrom(...steps) }),
  fc.record({ is: fc.constant('write' as const), text: fc.constantFrom('a garden', 'two dogs') }),
  fc.record({ is: fc.constant('untick' as const), step: fc.constantFrom(...steps) }),
  fc.record({
    is: fc.constant('look' as const),
    reads: fc.boolean(),
    /** At which of the run's moments something fails, and how. */
    at: fc.nat(60),
    how: fc.constantFrom('crash' as const, 'failure' as const, 'nothing' as const),
  }),
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

const scenes = fc.record({
  name: fc.constantFrom('google' as const, 'outlook' as const),
  shownAs: fc.constantFrom('both' as const, 'tasks' as const),
  happenings: fc.array(happening, { minLength: 1, maxLength: 14 }),
});

function debriefOf(side: Side) {
  return ownEntries(side).find((one) => stepName(one) === 'debrief');
}

/** The person writes a line into the debrief, be it an event or a task. */
function write(side: Side, line: string): boolean {
  const debrief = debriefOf(side);
  if (!debrief || debrief.text.includes(line)) return false;
  const text = `${debrief.text}\n${line}`;
  const { person } = side.mailbox;
  if ('list' in debrief) person.changeTask(debrief.id, { text });
  else person.changeEvent(debrief.id, { text });
  return true;
}

function untick(side: Side, name: string): void {
  const { person } = side.mailbox;
  const event = ownEvents(side).find((one) => stepName(one) === name);
  if (event) person.changeEvent(event.id, { title: event.title.replace('✓ ', '') });
  const task = ownTasks(side).find((one) => stepName(one) === name);
  if (task?.completed) person.untickTask(task.id);
}

/** What the calendar and the pages say once all this has happened. */
type Said = { readonly written: Set<string>; readonly last: Map<Topic, string | null> };

async function happen(
  world: FlowWorld,
  side: Side,
  series: string,
  one: Happening,
  said: Said,
): Promise<void> {
  world.later(minuteMs);
  switch (one.is) {
    case 'say': {
      const [topic, line] = one.line;
      const saying: Saying = { topic, line, at: world.now };
      await tellSayings(world.ports(), world.person, series, [saying]);
      said.last.set(topic === 'met' || topic === 'learned' ? (line as Topic) : topic, line);
      return;
    }
    case 'do': {
      const key = `${series}.${one.step}`;
      await tellDeed(world.ports(), world.person, { key, did: 'done', at: world.now });
      return;
    }
    case 'write':
      if (write(side, one.text)) said.written.add(one.text);
      return;
    case 'untick':
      untick(side, one.step);
      return;
    case 'look':
      await world
        .look(one.reads ? everything : planOnly, world.ports(strikesAt(one)))
        .catch(() => null);
  }
}

it('says everything once, keeps what the person wrote, and comes to rest', async () => {
  await fc.assert(
    fc.asyncProperty(scenes, async ({ name, shownAs, happenings }) => {
      const world = await connectedWorld([name]);
      const side = world[name];
      await changePerson(world.ports(), world.person, (known) => ({ ...known, shownAs }));
      world.addInterview(side, 1);
      await world.settle();
      const series = recordIdOf(debriefOf(side)?.key ?? '');
      world.now = world.at(1, 11);
      world.later(minuteMs);
      await world.settle();
      const said: Said = { written: new Set(), last: new Map() };
      for (const one of happenings) await happen(world, side, series, one, said);
      world.later(hourMs);
      await world.settle();
      await world.settle();
      const report = await world.look();
      expect(report.written).toBe(0);
      const text = debriefOf(side)?.text ?? '';
      const there = text.split('\n');
      const expected = [
        ...said.written,
        ...[...said.last.values()].filter((line) => line !== null),
      ];
      for (const line of expected) expect(there.filter((one) => one === line)).toHaveLength(1);
      const ours = new Set(lines.map(([, line]) => line));
      const known = there.filter((line) => ours.has(line));
      expect(known.filter((line) => !expected.includes(line))).toStrictEqual([]);
    }),
    tries(150),
  );
}, 60_000);
