/** A provider that does not answer, and persons of another one who wait in the same batch. */
import { beforeAll, describe, expect, it } from 'vitest';
import { messageText } from '../../functions/adapters/aws/message.ts';
import { everything } from '../../functions/domain/wish.ts';
import { inDays, interviewAt } from '../infra/host/people.ts';
import { fifoMessage, sqsEvent } from './events.ts';
import { comesToShow, onStand, ready } from './scene.ts';
import { Visitor } from './visitor.ts';

beforeAll(ready);

describe('a provider that does not answer', () => {
  it('costs nobody else of a batch their look, and ends before the function does', () =>
    onStand(async (stand) => {
      const { google, outlook } = stand.providers;
      const persons: string[] = [];
      for (const name of ['google', 'outlook'] as const) {
        await new Visitor(stand).connect(name);
        await stand.calm();
        persons.push(...(await stand.persons()).filter((one) => !persons.includes(one)));
      }
      // What is told now would be looked at apart.
      stand.post.deliver = async () => new Response(null, { status: 200 });
      const slow = interviewAt('Globex', inDays(4, 9));
      const fine = interviewAt('Hooli', inDays(4, 9));
      google.sandbox.person.addEvent(slow);
      outlook.sandbox.person.addEvent(fine);
      const { faults } = google.sandbox;
      faults.push({ on: () => true, times: 1000, does: { delayMs: 90_000 } });
      const messages = persons.map((person) => {
        const body = messageText({ is: 'wish', person, wish: everything, agains: 0 });
        return fifoMessage(body, person, Date.now());
      });
      expect(messages).toHaveLength(2);
      const batch = sqsEvent(messages, 'arn:aws:sqs:eu-central-1:000000000000:work.fifo');
      const looked = await stand.functions.sync.invoke(batch);
      expect({ ...looked }).toMatchObject({ isError: false, payload: '{"batchItemFailures":[]}' });
      await comesToShow(outlook, fine);
      // Later, the one whose provider hung is looked at again.
      faults.splice(0);
      expect(await stand.fireSchedules(Date.now() + 60 * 60_000)).toBeGreaterThan(0);
      await comesToShow(google, slow);
    }));
});
