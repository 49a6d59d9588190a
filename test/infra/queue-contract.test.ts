/** The local host's queue keeps the promises of the port, as far as it is one. */
import { Queue } from '../../infra/local/host/queue.ts';
import { queueContract } from '../contracts/queue.ts';

queueContract({
  name: 'the local host',
  open: async (take) => {
    const local = new Queue(async (person, wish) => {
      await take({ is: 'wish', person, wish, agains: 0 });
      return { again: null, restMs: 0 };
    });
    return {
      queue: {
        add: async (messages) => {
          for (const message of messages) {
            if (message.is === 'wish') local.add(message.person, message.wish);
          }
        },
      },
      idle: () => local.whenIdle(),
      close: () => local.close(),
    };
  },
  whyOnce: 'a run of the local host tells of its failures itself and asks for the next one',
  whyNoHints: 'the door of the local host checks hints itself: it has the store beside it',
  histories: 50,
});
