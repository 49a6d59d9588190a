/** What goes wrong on AWS sooner or later, and what a person sees of it: nothing, a little later. */
import { beforeAll, describe, expect, it } from 'vitest';
import { messageText } from '../../functions/adapters/aws/message.ts';
import { everything } from '../../functions/domain/wish.ts';
import { inDays, interviewAt } from '../infra/host/people.ts';
import { until } from '../infra/host/waiting.ts';
import { comesToShow, connected, minuteOf, onStand, ready, shownOf } from './scene.ts';

beforeAll(ready);

describe('on a day when', () => {
  it('a notification is lost, the sweep finds what it was about', () =>
    onStand(async (stand) => {
      await connected(stand);
      stand.post.deliver = async () => new Response(null, { status: 200 });
      const draft = interviewAt('Umbrella', inDays(6, 11));
      stand.providers.google.sandbox.person.addEvent(draft);
      await stand.calm();
      expect(shownOf(stand.providers.google, draft).events).toStrictEqual([]);
      await stand.rule('all', await minuteOf(stand));
      await comesToShow(stand.providers.google, draft);
    }));

  it("a person's turn comes, what is due is looked at, and the next turn is set", () =>
    onStand(async (stand) => {
      await connected(stand);
      const draft = interviewAt('Hooli', inDays(3, 9));
      const { person } = stand.providers.google.sandbox;
      person.addEvent(draft);
      await comesToShow(stand.providers.google, draft);
      await stand.calm();
      const turn = stand.wire.scheduler.nextMs();
      if (turn === null) throw new Error('no turn is set');
      stand.post.deliver = async () => new Response(null, { status: 200 });
      const other = interviewAt('Vandelay', inDays(8, 15));
      person.addEvent(other);
      expect(await stand.fireSchedules(turn)).toBe(1);
      await comesToShow(stand.providers.google, other);
      await stand.calm();
      expect(stand.wire.scheduler.nextMs()).not.toBeNull();
    }));

  it('a message cannot be read, it is parked after three tries, and others of that person go on', () =>
    onStand(async (stand) => {
      await connected(stand);
      const [person = ''] = await stand.persons();
      const before = stand.functions.sync.invoked.length;
      await stand.send('{"is":"poison"}', person);
      const draft = interviewAt('Stark', inDays(7, 10));
      stand.post.deliver = async () => new Response(null, { status: 200 });
      stand.providers.google.sandbox.person.addEvent(draft);
      await stand.send(messageText({ is: 'wish', person, wish: everything, agains: 0 }), person);
      await until('it is parked', async () => {
        await stand.skipWaits();
        return stand.parked().length === 1;
      });
      await comesToShow(stand.providers.google, draft);
      expect(stand.parked()).toStrictEqual(['{"is":"poison"}']);
      await stand.calm();
      const tries = stand.functions.sync.invoked.slice(before);
      expect(tries.filter(({ payload }) => payload.includes('itemIdentifier'))).toHaveLength(3);
    }));
});
