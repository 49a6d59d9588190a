/** What every `Store` promises: run by SQLite, by DynamoDB, and by the twin of the simulation. */
import { describe, expect, it } from 'vitest';
import type { Store } from '../../functions/domain/ports/store.ts';
import { sliceOf, slices } from '../../functions/domain/slices.ts';
import { plusMs } from '../../functions/domain/time.ts';
import { behavesAsModel } from './store-model.ts';
import {
  accountRecord,
  interviewRecord,
  itemOf,
  longText,
  noon,
  personRecord,
} from './store-records.ts';

type Subject = {
  readonly name: string;
  /** A new store in which nothing is. */
  readonly make: () => Promise<Store>;
  /** How many random histories are tried against the model (`TIMES` tries harder). */
  readonly histories: number;
};

/** Registers the suite for one store. */
export function storeContract({ name, make, histories }: Subject): void {
  describe(`${name} as a store`, () => {
    versions(make);
    loading(make);
    people(make);
    names(make);
    expiry(make);
    it('behaves as a model of it in random histories', () => behavesAsModel(make, histories));
  });
}

const person = { kind: 'person', value: personRecord('p') } as const;
const interview = { kind: 'interview', value: interviewRecord('i') } as const;

function versions(make: () => Promise<Store>): void {
  it('stores what is new under version 0 alone', async () => {
    const store = await make();
    expect(await store.save('p', person, 1)).toBeNull();
    expect(await store.load('p')).toBeNull();
    expect(await store.save('p', person, 0)).toBe(1);
    expect(await store.save('p', person, 0)).toBeNull();
  });

  it('writes over the version that was read, and nothing over another', async () => {
    const store = await make();
    await store.save('p', person, 0);
    const second = { kind: 'person', value: personRecord('p', 'second') } as const;
    expect(await store.save('p', second, 1)).toBe(2);
    expect(await store.save('p', person, 1)).toBeNull();
    expect(await store.save('p', person, 3)).toBeNull();
    expect((await store.load('p'))?.person).toStrictEqual({ value: second.value, version: 2 });
  });

  it.each(['person', 'account', 'interview'] as const)(
    'lets one of many who save the same %s at once win',
    async (kind) => {
      const store = await make();
      await store.save('p', person, 0);
      const version = kind === 'person' ? 1 : 0;
      const id = kind === 'person' ? 'p' : 'x';
      const results = await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          store.save('p', itemOf(kind, id, `writer ${index}`), version),
        ),
      );
      expect(results.filter((result) => result !== null)).toStrictEqual([version + 1]);
      const state = await store.load('p');
      const stored = {
        person: state?.person,
        account: state?.accounts[0],
        interview: state?.interviews[0],
      };
      const words = `writer ${results.findIndex((result) => result !== null)}`;
      expect(stored[kind]).toStrictEqual({
        value: itemOf(kind, id, words).value,
        version: version + 1,
      });
    },
  );

  it('removes the version that was read, and nothing of another', async () => {
    const store = await make();
    await store.save('p', person, 0);
    await store.save('p', interview, 0);
    expect(await store.remove('p', 'interview', 'i', 2)).toBe(false);
    expect(await store.remove('p', 'interview', 'other', 1)).toBe(false);
    expect((await store.load('p'))?.interviews).toHaveLength(1);
    expect(await store.remove('p', 'interview', 'i', 1)).toBe(true);
    expect(await store.remove('p', 'interview', 'i', 1)).toBe(false);
    expect((await store.load('p'))?.interviews).toStrictEqual([]);
    expect(await store.save('p', interview, 1)).toBeNull();
    expect(await store.save('p', interview, 0)).toBe(1);
  });
}

function loading(make: () => Promise<Store>): void {
  it('loads a person, their accounts and interviews in one go, by id', async () => {
    const store = await make();
    await store.save('p', person, 0);
    for (const id of ['b', 'c', 'a']) {
      await store.save('p', { kind: 'interview', value: interviewRecord(id) }, 0);
      await store.save('p', { kind: 'account', value: accountRecord(id) }, 0);
    }
    await store.save('p', { kind: 'account', value: accountRecord('b', 'renewed') }, 1);
    await store.save('q', { kind: 'person', value: personRecord('q') }, 0);
    expect(await store.load('p')).toStrictEqual({
      person: { value: person.value, version: 1 },
      accounts: [
        { value: accountRecord('a'), version: 1 },
        { value: accountRecord('b', 'renewed'), version: 2 },
        { value: accountRecord('c'), version: 1 },
      ],
      interviews: ['a', 'b', 'c'].map((id) => ({ value: interviewRecord(id), version: 1 })),
    });
  });

  it('loads what was saved and removed since the last load', async () => {
    const store = await make();
    const loaded = async () => {
      const state = await store.load('p');
      const interviews = state?.interviews.map(({ value, version }) => [value.id, version]);
      return [state?.person.version, state?.accounts.length, interviews];
    };
    await store.save('p', person, 0);
    expect(await loaded()).toStrictEqual([1, 0, []]);
    await store.save('p', interview, 0);
    expect(await loaded()).toStrictEqual([1, 0, [['i', 1]]]);
    await store.save('p', { kind: 'account', value: accountRecord('a') }, 0);
    await store.save('p', interview, 1);
    expect(await loaded()).toStrictEqual([1, 1, [['i', 2]]]);
    await store.remove('p', 'interview', 'i', 2);
    await store.save('p', person, 1);
    expect(await loaded()).toStrictEqual([2, 1, []]);
    await store.remove('p', 'person', 'p', 2);
    expect(await store.load('p')).toBeNull();
  });

  it('knows nobody of whom only an interview is stored', async () => {
    const store = await make();
    await store.save('p', interview, 0);
    expect(await store.load('p')).toBeNull();
    expect(await store.persons(null, 10)).toStrictEqual([]);
  });

  it('keeps what it was given, whatever becomes of that object', async () => {
    const store = await make();
    // Frozen at its surface only, as a spread of what was loaded may be.
    const value = Object.freeze({ ...personRecord('p'), addresses: ['first@example.com'] });
    await store.save('p', { kind: 'person', value }, 0);
    value.addresses.push('second@example.com');
    expect((await store.load('p'))?.person.value.addresses).toStrictEqual(['first@example.com']);
  });

  it('keeps every letter', async () => {
    const store = await make();
    const text = 'Zoë 面接 👩🏽‍💻 \u0000 \u2028 "\\ \ud83d \r\n\t e\u0301';
    await store.save('p', { kind: 'person', value: personRecord('p', text) }, 0);
    await store.note('ключ/鍵', text, null);
    expect((await store.load('p'))?.person.value.name).toBe(text);
    expect(await store.find('ключ/鍵', noon)).toBe(text);
  });

  it('keeps interviews with 300 KB of text each, as many as there are', async () => {
    const store = await make();
    await store.save('p', person, 0);
    const ids = Array.from({ length: 12 }, (_, index) => `i${index + 10}`);
    const text = longText(300_000);
    for (const id of ids) {
      await store.save('p', { kind: 'interview', value: interviewRecord(id, text + id) }, 0);
    }
    const state = await store.load('p');
    expect(state?.interviews.map(({ value }) => value.id)).toStrictEqual(ids);
    for (const { value } of state?.interviews ?? []) {
      expect(value.copies[0]?.event.description === text + value.id).toBe(true);
    }
  });
}

function people(make: () => Promise<Store>): void {
  it('erases everything of a person and nothing of anybody else', async () => {
    const store = await make();
    for (const id of ['p', 'pp', 'P', 'p#', 'p%']) {
      await store.save(id, { kind: 'person', value: personRecord(id) }, 0);
      for (let index = 0; index < 30; index++) {
        await store.save(id, { kind: 'interview', value: interviewRecord(`i${index}`) }, 0);
      }
      await store.save(id, { kind: 'account', value: accountRecord('a') }, 0);
    }
    const others = ['pp', 'P', 'p#', 'p%'];
    const before = await Promise.all(others.map((id) => store.load(id)));
    await store.note('owner', 'p', null);
    await store.erase('p');
    await store.erase('nobody');
    expect(await store.load('p')).toBeNull();
    // Nothing is left that would come back with the person.
    await store.save('p', person, 0);
    expect(await store.load('p')).toStrictEqual({
      person: { value: person.value, version: 1 },
      accounts: [],
      interviews: [],
    });
    expect(await Promise.all(others.map((id) => store.load(id)))).toStrictEqual(before);
    expect(await store.find('owner', noon)).toBe('p');
  });

  it('lists persons page by page, each once and always in the same order', async () => {
    const store = await make();
    expect(await store.persons(null, 10)).toStrictEqual([]);
    const ids = Array.from({ length: 45 }, (_, index) => `person-${(index * 31) % 97}`);
    for (const id of ids) await store.save(id, { kind: 'person', value: personRecord(id) }, 0);
    const whole = await store.persons(null, 1000);
    expect([...whole].sort()).toStrictEqual([...ids].sort());
    for (const limit of [1, 7, 44, 45]) {
      const listed: string[] = [];
      for (let page = await store.persons(null, limit); page.length > 0; ) {
        expect(page.length).toBe(Math.min(limit, whole.length - listed.length));
        listed.push(...page);
        page = await store.persons(page.at(-1) ?? null, limit);
      }
      expect(listed).toStrictEqual(whole);
    }
  });

  it('lists the same persons slice by slice, each in one slice', async () => {
    const store = await make();
    const ids = Array.from({ length: 90 }, (_, index) => `person-${index}`);
    for (const id of ids) await store.save(id, { kind: 'person', value: personRecord(id) }, 0);
    const found: string[] = [];
    for (let slice = 0; slice < slices; slice++) {
      const whole = await store.personsIn(slice, null, 1000);
      expect(whole.map(sliceOf)).toStrictEqual(whole.map(() => slice));
      const [first] = whole;
      if (first === undefined) continue;
      expect(await store.personsIn(slice, null, 1)).toStrictEqual([first]);
      expect(await store.personsIn(slice, first, 1000)).toStrictEqual(whole.slice(1));
      found.push(...whole);
    }
    expect(found.sort()).toStrictEqual(ids.sort());
  });

  it('goes on listing after somebody who has left', async () => {
    const store = await make();
    for (const id of ['a', 'b', 'c', 'd']) {
      await store.save(id, { kind: 'person', value: personRecord(id) }, 0);
    }
    const order = await store.persons(null, 4);
    const [, second = ''] = order;
    await store.erase(second);
    expect(await store.persons(second, 10)).toStrictEqual(order.slice(2));
    expect(await store.persons(null, 10)).toStrictEqual(order.filter((id) => id !== second));
  });
}

function names(make: () => Promise<Store>): void {
  it('lets the first claim of a name stand', async () => {
    const store = await make();
    expect(await store.claim('google:1', 'p', null, noon)).toBe('p');
    expect(await store.claim('google:1', 'q', null, noon)).toBe('p');
    expect(await store.claim('google:2', 'q', null, noon)).toBe('q');
    expect(await store.find('google:1', noon)).toBe('p');
  });

  it('tells all of many who claim a name at once the same', async () => {
    const store = await make();
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => store.claim('google:1', `p${index}`, null, noon)),
    );
    expect(new Set(answers)).toStrictEqual(new Set([await store.find('google:1', noon)]));
    expect(answers[0]).toMatch(/^p\d+$/);
  });

  it('gives a note to one of many who take it at once', async () => {
    const store = await make();
    await store.note('consent', 'secret', plusMs(noon, 60_000));
    const taken = await Promise.all(Array.from({ length: 12 }, () => store.take('consent', noon)));
    expect(taken.filter((value) => value !== null)).toStrictEqual(['secret']);
    expect(await store.find('consent', noon)).toBeNull();
  });

  it('notes over what stood there, and drops what is or is not there', async () => {
    const store = await make();
    await store.note('channel', 'one', plusMs(noon, 1));
    await store.note('channel', '', null);
    expect(await store.find('channel', plusMs(noon, 1))).toBe('');
    await store.drop('channel');
    await store.drop('channel');
    expect(await store.find('channel', noon)).toBeNull();
    expect(await store.take('channel', noon)).toBeNull();
  });
}

function expiry(make: () => Promise<Store>): void {
  it('judges expiry to the millisecond, by the moment that it is told', async () => {
    const store = await make();
    const until = plusMs(noon, 1);
    await store.note('consent', 'secret', until);
    expect(await store.find('consent', noon)).toBe('secret');
    expect(await store.find('consent', until)).toBeNull();
    expect(await store.take('consent', until)).toBeNull();
    await store.note('consent', 'secret', until);
    expect(await store.take('consent', noon)).toBe('secret');
  });

  it('gives a name away once its note has expired', async () => {
    const store = await make();
    const until = plusMs(noon, 1);
    await store.claim('lease', 'one', until, noon);
    expect(await store.claim('lease', 'two', null, noon)).toBe('one');
    expect(await store.claim('lease', 'two', null, until)).toBe('two');
    expect(await store.claim('lease', 'three', until, until)).toBe('two');
  });
}
