/**
 * Texts under a data key of their own: `k1.`, the wrapped key, the text. Whoever seals so need not be
 * allowed to open.
 */
import { createHash } from 'node:crypto';
import { bytesIn, derivedFrom, openedText, sealedText } from '../http/sealed-text.ts';
import { type KeyContext, newDataKey, openDataKey, type TokenKey } from './data-key.ts';

/** Seals a text under a key that is made for it. */
export async function sealForAccount(
  tokenKey: TokenKey,
  text: string,
  account: string,
): Promise<string> {
  const { key, wrapped } = await newDataKey(tokenKey, contextOf(account));
  const header = `k1.${Buffer.from(wrapped, 'base64').toString('base64url')}`;
  return sealedText(derivedFrom(key, purposeOf(account)), header, text, account);
}

/** Opens what `sealForAccount` made: `wrapped` and `coded` are what stands between and after its points. */
export async function openForAccount(
  tokenKey: TokenKey,
  wrapped: string,
  coded: string,
  account: string,
): Promise<string> {
  const blob = bytesIn(wrapped).toString('base64');
  const key = await openDataKey(tokenKey, blob, contextOf(account));
  return openedText(derivedFrom(key, purposeOf(account)), `k1.${wrapped}`, coded, account);
}

/** A digest: whose token was opened can be looked up in the audit log by who knows the account, only. */
function contextOf(account: string): KeyContext {
  const digest = createHash('sha256').update(account).digest('base64url');
  return { purpose: 'account-tokens', account: digest };
}

function purposeOf(account: string): string {
  return `k1 ${account}`;
}
