/** Keeps to what Outlook allows: four requests at once for each app and mailbox (`$batch` included). */
import pLimit from 'p-limit';

export type Slots = {
  /** Runs when one of the four slots is free. */
  one<T>(run: () => Promise<T>): Promise<T>;
  /** Runs with all four slots: a batch, whose inner requests the provider runs four at a time. */
  all<T>(run: () => Promise<T>): Promise<T>;
};

const atOnce = 4;

/** Four slots, all free. Who waits is served in the order of asking. */
export function openSlots(): Slots {
  const slots = pLimit(atOnce);
  // Two batches that each hold two slots would wait for one another for ever.
  const turn = pLimit(1);
  return {
    one: (run) => slots(run),
    all: (run) =>
      turn(async () => {
        let free = (): void => undefined;
        const over = new Promise<void>((resolve) => {
          free = resolve;
        });
        const held = Array.from({ length: atOnce }, () => holdSlot(slots, over));
        await Promise.all(held);
        try {
          return await run();
        } finally {
          free();
        }
      }),
  };
}

/** Settles when the slot is held; it is given back when `over` settles. */
function holdSlot(slots: ReturnType<typeof pLimit>, over: Promise<void>): Promise<void> {
  return new Promise((held) => {
    void slots(() => {
      held();
      return over;
    });
  });
}
