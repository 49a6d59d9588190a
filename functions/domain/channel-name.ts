/**
 * Names of the channels by which a provider tells us: whose turn it is can be read from them, so that the
 * door for notifications needs no store. That proves nothing; the channel's secret does.
 */

/** Google allows a name 64 characters; 100 random bits beside the person's name make it unique. */
const suffixLength = 20;

/** The name of a new channel of a person's. `minted`: letters and digits that nobody can guess. */
export function channelName(person: string, minted: string): string {
  return `${person}-${minted.slice(-suffixLength)}`;
}

/** Whom a channel's name says that it belongs to; null: it is no name of ours. */
export function personOfChannel(name: string): string | null {
  return /^([0-9a-z]{1,40})-[0-9a-z]{1,20}$/.exec(name)?.[1] ?? null;
}
