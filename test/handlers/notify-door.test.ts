/** The door for notifications: whoever guesses at secrets is slowed down by the clock that it is given. */
import { describe, expect, it } from 'vitest';
import { notifyDoor } from '../../functions/handlers/web/notify-door.ts';

describe('the door for notifications', () => {
  it('hears guesses again as time goes by, though the process stood still meanwhile', async () => {
    let now = 0;
    const counted: string[] = [];
    const door = notifyDoor(
      { heed: async () => false, count: (what) => void counted.push(what) },
      () => now,
    );
    const guess = async (): Promise<number> =>
      (await door.request('/outlook', { method: 'POST', body: '{}' })).status;
    const statuses: number[] = [];
    for (let count = 0; count < 101; count++) statuses.push(await guess());
    expect(statuses.slice(0, 100).every((status) => status !== 429)).toBe(true);
    expect([statuses.at(-1), counted.at(-1)]).toStrictEqual([429, 'flooded']);
    now += 1000;
    expect(await guess()).not.toBe(429);
  });
});
