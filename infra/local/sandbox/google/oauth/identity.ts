/** Who the person is, signed: the ID token of OpenID Connect and the key it is signed with. */
import { createHash } from 'node:crypto';
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import type { Records } from '../../records.ts';
import type { SandboxOptions } from '../../sandbox.ts';
import { opaqueId } from '../opaque.ts';
import { scopePrefix } from '../scopes.ts';
import { accessSeconds } from './grants.ts';

export type Identity = {
  /** The public half, as `/oauth2/v3/certs` gives it. */
  readonly certs: { readonly keys: readonly JWK[] };
  /** An ID token for an access token with those scopes. */
  idToken(
    issuer: string,
    access: string,
    scopes: readonly string[],
    nonce: string | null,
  ): Promise<string>;
  /** What `userinfo` says with those scopes. */
  claims(scopes: readonly string[]): Readonly<Record<string, unknown>>;
};

/** The identity of the sandbox's person; its key is kept in the records. */
export async function makeIdentity(options: SandboxOptions): Promise<Identity> {
  const { owner, client, now } = options;
  const jwk = await keptKey(options.records);
  const key = await importJWK(jwk, 'RS256');
  const { kid } = jwk;
  const subject = [...opaqueId(21, 'sub', owner.email)].map((each) => each.charCodeAt(0) % 10);
  const claims = (scopes: readonly string[]) => ({
    sub: subject.join(''),
    ...(scopes.includes(`${scopePrefix}userinfo.email`)
      ? { email: owner.email, email_verified: true }
      : {}),
    ...(scopes.includes(`${scopePrefix}userinfo.profile`) ? { name: owner.name } : {}),
  });
  return {
    certs: { keys: [{ ...publicHalf(jwk), alg: 'RS256', use: 'sig' }] },
    claims,
    idToken: (issuer, access, scopes, nonce) => {
      const seconds = Math.floor(now() / 1000);
      const half = createHash('sha256').update(access).digest().subarray(0, 16);
      return new SignJWT({
        ...claims(scopes),
        azp: client.id,
        at_hash: half.toString('base64url'),
        ...(nonce === null ? {} : { nonce }),
      })
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', ...(kid === undefined ? {} : { kid }) })
        .setIssuer(issuer)
        .setAudience(client.id)
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + accessSeconds)
        .sign(key);
    },
  };
}

async function keptKey(records: Records): Promise<JWK> {
  const kept = records.get<JWK>('google.key', 'signing');
  if (kept) return kept;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), kid: opaqueId(16, 'key', 'signing') };
  records.put('google.key', 'signing', jwk);
  return jwk;
}

function publicHalf(jwk: JWK): JWK {
  const names = ['kty', 'n', 'e', 'kid'];
  return Object.fromEntries(Object.entries(jwk).filter(([name]) => names.includes(name)));
}
