/**
 * What a notification leads to: a wish to look, and nothing else. It is believed only if it proves to
 * come through a channel of ours; whatever it says beyond that is not read (design, decision 1).
 */
import type { Hint } from '../domain/ports/queue.ts';
import { isSameSecret } from '../domain/secret.ts';
import { plusMs } from '../domain/time.ts';
import type { Wish } from '../domain/wish.ts';
import { type ChannelNote, channelNote, noteMs } from './keep-watch.ts';
import type { Ports } from './ports.ts';

export type Heeded =
  | { readonly is: 'heeded'; readonly person: string; readonly wish: Wish }
  /** Unknown channel or wrong secret. */
  | { readonly is: 'forged' };

/** Looks a hint's channel up and checks its secret; asks no provider anything. */
export async function takeNotification(
  ports: Pick<Ports, 'store' | 'clock'>,
  hint: Hint,
): Promise<Heeded> {
  // Nothing that we minted is longer: what is, is not looked up.
  if (hint.channel.length > 64 || hint.token.length > 128) return { is: 'forged' };
  const found = await ports.store.find(channelNote(hint.channel), ports.clock.now());
  if (found === null) return { is: 'forged' };
  const note = JSON.parse(found) as ChannelNote;
  if (!isSameSecret(note.token, hint.token)) return { is: 'forged' };
  if (hint.isAboutChannel) await noteAiling(ports, hint.channel, note);
  const calendars = note.calendar === null ? null : new Set([note.calendar]);
  const accounts = new Map([[note.account, { calendars, tasks: false }]]);
  const wish = { accounts, plan: false, tend: hint.isAboutChannel };
  return { is: 'heeded', person: note.person, wish };
}

/** Whoever sees to the channels next finds that this one needs it. */
async function noteAiling(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  channel: string,
  note: ChannelNote,
): Promise<void> {
  const ailing: ChannelNote = { ...note, isAiling: true };
  await store.note(channelNote(channel), JSON.stringify(ailing), plusMs(clock.now(), noteMs));
}
