/** What every `Consent` promises: run by both providers' and by the twin of the simulation. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Consent, Granted, Pending } from '../../functions/domain/ports/consent.ts';
import type { Instant } from '../../functions/domain/time.ts';

/** A consent, and hands to move the other side. */
export type ConsentWorld = {
  readonly consent: Consent;
  readonly now: Instant;
  /** Who the person is to the provider. */
  readonly subject: string;
  readonly email: string | null;
  /** The person's browser goes to the address; returns the one it is sent back to. */
  visit(url: string): Promise<string>;
  /** What the person says from now on. */
  says(answer: 'yes' | 'no' | 'needs-admin'): void;
  /** The person takes the grant back, at the provider. */
  withdraw(): void;
  server(is: 'up' | 'client-refused' | 'unreachable'): void;
  close(): Promise<void>;
};

type Subject = {
  readonly name: string;
  /** A new world in which the person has been asked for nothing yet. */
  readonly make: () => Promise<ConsentWorld>;
  /** Whether the provider takes a grant back from us. */
  readonly revokes: boolean;
};

const redirect = 'http://localhost:4310/connect/provider/callback';
const over = { facts: { code: 'reconnect', because: 'grant' } };

/** Registers the suite for one consent. */
export function consentContract({ name, make, revokes }: Subject): void {
  const open: ConsentWorld[] = [];
  const world = async (): Promise<ConsentWorld> => {
    const made = await make();
    open.push(made);
    return made;
  };
  afterEach(async () => {
    for (const made of open.splice(0)) await made.close();
  });
  describe(`${name} as a consent`, () => {
    consenting(world);
    refreshing(world);
    revoking(world, revokes);
  });
}

function consenting(world: () => Promise<ConsentWorld>): void {
  it('ends in tokens, for the person and for what they allowed', async () => {
    const at = await world();
    const { granted } = await connected(at);
    expect(granted).toMatchObject({ subject: at.subject, email: at.email });
    expect(granted.permissions).toStrictEqual({ calendar: 'write', tasks: true, lists: true });
    expect(granted.tokens.access).not.toBe('');
    expect(granted.tokens.refresh).toEqual(expect.any(String));
    expect(granted.tokens.expires).toBeGreaterThan(at.now);
  });

  it('names scopes that stand for the permissions', async () => {
    const at = await world();
    const { tokens, permissions } = (await connected(at)).granted;
    expect(at.consent.permissions(tokens.scopes ?? [])).toStrictEqual(permissions);
    expect(at.consent.permissions([])).toStrictEqual({
      calendar: 'none',
      tasks: false,
      lists: false,
    });
  });

  it('begins with another secret each time, and remembers where the person comes back', async () => {
    const at = await world();
    const [one, other] = [await at.consent.begin(redirect), await at.consent.begin(redirect)];
    const secrets = [one, other].flatMap(({ pending }) => {
      expect(pending.redirect).toBe(redirect);
      return [pending.state, pending.nonce, pending.verifier];
    });
    expect(new Set(secrets).size).toBe(6);
    expect(new URL(one.url).searchParams.get('state')).toBe(one.pending.state);
  });

  it('ends once: the same answer is good for nothing afterwards', async () => {
    const at = await world();
    const { callback, pending } = await connected(at);
    await expect(at.consent.finish(callback, pending, at.now)).rejects.toMatchObject(over);
  });

  it('does not take the answer to another beginning', async () => {
    const at = await world();
    const [one, other] = [await at.consent.begin(redirect), await at.consent.begin(redirect)];
    const callback = await at.visit(one.url);
    const mixed: Pending[] = [other.pending, { ...one.pending, verifier: other.pending.verifier }];
    for (const pending of mixed) {
      await expect(at.consent.finish(callback, pending, at.now)).rejects.toMatchObject(over);
    }
  });

  it.each([
    'no query',
    'no state',
    'no code',
    'another state',
    'an unknown code',
    'a refusal that carries no state',
  ])('does not take %s', async (odd) => {
    const at = await world();
    const { url, pending } = await at.consent.begin(redirect);
    const callback = spoilt(new URL(await at.visit(url)), odd);
    await expect(at.consent.finish(callback, pending, at.now)).rejects.toMatchObject(over);
  });

  it.each([
    ['no', 'denied'],
    ['needs-admin', 'needs-admin'],
  ] as const)('knows that nothing was allowed (%s)', async (answer, is) => {
    const at = await world();
    at.says(answer);
    const { url, pending } = await at.consent.begin(redirect);
    const callback = await at.visit(url);
    expect(await at.consent.finish(callback, pending, at.now)).toStrictEqual({ is });
    at.says('yes');
    expect((await connected(at)).granted.subject).toBe(at.subject);
  });

  it('blames the person neither for our client nor for a broken server', async () => {
    const at = await world();
    const { url, pending } = await at.consent.begin(redirect);
    const callback = await at.visit(url);
    for (const [is, code] of troubles) {
      at.server(is);
      const finishing = at.consent.finish(callback, pending, at.now);
      await expect(finishing).rejects.toMatchObject({ facts: { code } });
    }
  });
}

const troubles = [
  ['client-refused', 'misconfigured'],
  ['unreachable', 'unreachable'],
] as const;

function refreshing(world: () => Promise<ConsentWorld>): void {
  it('brings new access for a refresh token, as often as asked', async () => {
    const at = await world();
    const { tokens } = (await connected(at)).granted;
    const seen = new Set([tokens.access]);
    let refresh = tokens.refresh ?? '';
    for (let times = 0; times < 3; times++) {
      const next = await at.consent.refresh(refresh, at.now);
      expect(next.expires).toBeGreaterThan(at.now);
      seen.add(next.access);
      refresh = next.refresh ?? refresh;
    }
    expect(seen.size).toBe(4);
    expect(refresh).not.toBe('');
  });

  it('says that only the person can mend a refresh token that nobody knows', async () => {
    const at = await world();
    await expect(at.consent.refresh('unknown', at.now)).rejects.toMatchObject(over);
  });

  it('says that only the person can mend a grant that they took back', async () => {
    const at = await world();
    const { tokens } = (await connected(at)).granted;
    at.withdraw();
    await expect(at.consent.refresh(tokens.refresh ?? '', at.now)).rejects.toMatchObject(over);
    const again = (await connected(at)).granted.tokens;
    expect((await at.consent.refresh(again.refresh ?? '', at.now)).access).not.toBe('');
  });

  it('disconnects nobody while our client is refused or the server is broken', async () => {
    const at = await world();
    const { tokens } = (await connected(at)).granted;
    for (const [is, code] of troubles) {
      at.server(is);
      const refreshed = at.consent.refresh(tokens.refresh ?? '', at.now);
      await expect(refreshed).rejects.toMatchObject({ facts: { code } });
    }
    at.server('up');
    expect((await at.consent.refresh(tokens.refresh ?? '', at.now)).access).not.toBe('');
  });

  it('tells no token and no code when it fails', async () => {
    const at = await world();
    const { callback, pending, granted } = await connected(at);
    const code = new URL(callback).searchParams.get('code') ?? '';
    const failed = [at.consent.finish(callback, pending, at.now)];
    at.withdraw();
    const token = granted.tokens.refresh ?? '';
    const errors = await Promise.all(
      [...failed, at.consent.refresh(token, at.now)].map((each) => each.catch((error) => error)),
    );
    for (const error of errors) {
      const told = `${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`;
      for (const secret of [code, token, pending.state, pending.verifier, at.subject]) {
        expect(told).not.toContain(secret);
      }
    }
  });
}

function revoking(world: () => Promise<ConsentWorld>, revokes: boolean): void {
  it(
    revokes ? 'gives the grant back' : 'leaves the grant, which only the person can end',
    async () => {
      const at = await world();
      const token = (await connected(at)).granted.tokens.refresh ?? '';
      await at.consent.revoke(token);
      const refreshed = at.consent.refresh(token, at.now);
      if (revokes) await expect(refreshed).rejects.toMatchObject(over);
      else expect((await refreshed).access).not.toBe('');
    },
  );

  it('gives back what is over, or was never given, without complaint', async () => {
    const at = await world();
    const token = (await connected(at)).granted.tokens.refresh ?? '';
    at.withdraw();
    expect(await at.consent.revoke(token)).toBeUndefined();
    expect(await at.consent.revoke('unknown')).toBeUndefined();
  });
}

async function connected(
  at: ConsentWorld,
): Promise<{ callback: string; pending: Pending; granted: Granted }> {
  const { url, pending } = await at.consent.begin(redirect);
  const callback = await at.visit(url);
  const finished = await at.consent.finish(callback, pending, at.now);
  if (finished.is !== 'granted') throw new Error(`the consent ended as ${finished.is}`);
  return { callback, pending, granted: finished.granted };
}

function spoilt(callback: URL, how: string): string {
  const query = callback.searchParams;
  if (how === 'no query') callback.search = '';
  if (how === 'no state') query.delete('state');
  if (how === 'no code') query.delete('code');
  if (how === 'another state') query.set('state', 'another');
  if (how === 'an unknown code') query.set('code', 'unknown');
  if (how.startsWith('a refusal')) callback.search = '?error=access_denied';
  return callback.href;
}
