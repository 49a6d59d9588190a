/** What is made of the operator's secrets: once, and anew when one of them has changed. */
import { expect, it } from 'vitest';
import { Failure } from '../../functions/domain/failure.ts';
import { madeOf } from '../../functions/handlers/made-of.ts';

function scene(first: readonly string[]) {
  const scene = { texts: first, made: 0, fails: false };
  const get = madeOf(
    async () => {
      if (scene.fails) throw new Failure({ code: 'unreachable', status: null });
      return scene.texts;
    },
    (texts) => {
      if (texts.includes('broken')) throw new Failure({ code: 'misconfigured', what: 'broken' });
      scene.made += 1;
      return { of: texts.join('+') };
    },
  );
  return { scene, get };
}

it('is made once for as long as the texts are the same', async () => {
  const { scene: now, get } = scene(['a', 'b']);
  const first = await get();
  now.texts = ['a', 'b'];
  expect(await get()).toBe(first);
  expect(now.made).toBe(1);
});

it.each([[['x', 'b']], [['a', 'x']], [['b', 'a']], [['', 'b']]])(
  'is made anew of %j, which was a and b',
  async (texts) => {
    const { scene: now, get } = scene(['a', 'b']);
    await get();
    now.texts = texts;
    expect(await get()).toStrictEqual({ of: texts.join('+') });
    expect(now.made).toBe(2);
  },
);

it('goes on as it was made last while nothing can be read', async () => {
  const { scene: now, get } = scene(['a']);
  const first = await get();
  now.fails = true;
  now.texts = ['b'];
  expect(await get()).toBe(first);
  now.fails = false;
  expect(await get()).toStrictEqual({ of: 'b' });
});

it('fails where nothing can be read before anything was made', async () => {
  const { scene: now, get } = scene(['a']);
  now.fails = true;
  await expect(get()).rejects.toMatchObject({ code: 'unreachable' });
  now.fails = false;
  expect(await get()).toStrictEqual({ of: 'a' });
});

it('fails for as long as a text is broken, and not a moment longer', async () => {
  const { scene: now, get } = scene(['broken']);
  for (let i = 0; i < 2; i++) await expect(get()).rejects.toMatchObject({ code: 'misconfigured' });
  now.texts = ['good'];
  expect(await get()).toStrictEqual({ of: 'good' });
});
