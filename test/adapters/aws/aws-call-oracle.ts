/** Holds our requests against those of the SDK's own clients, which are the reference for them. */
import type { Recorded, Wire } from './wire.ts';
import { wireRegion, wireSigner } from './wire.ts';

/** What a client of the SDK is made with to speak to the wire as our adapters do. */
export function sdkConfig(wire: Wire) {
  const { sessionToken, ...keys } = wireSigner;
  return {
    endpoint: wire.url,
    region: wireRegion,
    credentials: sessionToken === null ? keys : { ...keys, sessionToken },
    maxAttempts: 1,
  };
}

/** What was asked over the wire during `work`; whether it was answered does not matter. */
export async function askedBy(
  wire: Wire,
  work: () => Promise<unknown>,
): Promise<readonly Recorded[]> {
  const before = wire.requests.length;
  await work().catch(() => null);
  return wire.requests.slice(before);
}

/** All of a request that AWS goes by, the signature aside, and whether that was right. */
export function essence({ method, path, query, headers, body, problem, service }: Recorded) {
  return {
    service,
    method,
    path,
    query,
    target: headers['x-amz-target'],
    type: headers['content-type'],
    body: body === '' ? null : (JSON.parse(body) as unknown),
    problem,
  };
}
