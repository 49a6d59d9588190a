/** Costly requests are served a few at a time. */
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { inTurns } from '../../functions/handlers/web/in-turns.ts';

/** Doors of which each request is at work until it is told to end. */
function workshop(atOnce: number, waitingAtMost: number) {
  const app = new Hono();
  const working = new Map<string, (end: 'well' | 'badly') => void>();
  app.onError((_, c) => c.text('failed', 500));
  app.post(
    '/:name',
    inTurns(atOnce, waitingAtMost, (c) => c.text('busy', 503)),
    async (c) => {
      const { name } = c.req.param();
      const end = await new Promise((resolve) => void working.set(name, resolve));
      working.delete(name);
      if (end === 'badly') throw new Error('failed');
      return c.text(await c.req.text());
    },
  );
  const ask = async (name: string): Promise<string> =>
    await (await app.request(`/${name}`, { method: 'POST', body: name })).text();
  const atWork = (names: string) => expect.poll(() => [...working.keys()].join('')).toBe(names);
  const end = (name: string, how: 'well' | 'badly' = 'well') => working.get(name)?.(how);
  return { ask, atWork, end };
}

describe('requests that are served in turns', () => {
  it('wait for each other, in order, and get what they asked for', async () => {
    const { ask, atWork, end } = workshop(2, 9);
    const answers = ['a', 'b', 'c', 'd'].map(ask);
    await atWork('ab');
    end('b');
    await atWork('ac');
    end('a', 'badly');
    await atWork('cd');
    end('c');
    end('d');
    expect(await Promise.all(answers)).toStrictEqual(['failed', 'b', 'c', 'd']);
    const last = ask('e');
    await atWork('e');
    end('e');
    expect(await last).toBe('e');
  });

  it('are told where too many wait already', async () => {
    const { ask, atWork, end } = workshop(1, 1);
    const first = ask('a');
    await atWork('a');
    const others = [ask('b'), ask('c')];
    expect(await others[1]).toBe('busy');
    end('a');
    await atWork('b');
    end('b');
    expect(await Promise.all([first, others[0]])).toStrictEqual(['a', 'b']);
  });
});
