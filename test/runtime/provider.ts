/** A provider's servers out there, with all that is said to them, and the way of their notifications. */
import { startSandboxGoogle } from '../../infra/local/sandbox/google/start-sandbox-google.ts';
import { startSandboxOutlook } from '../../infra/local/sandbox/outlook/start-sandbox-outlook.ts';
import { memoryRecords } from '../../infra/local/sandbox/records.ts';
import type { Sandbox } from '../../infra/local/sandbox/sandbox.ts';
import type { Exchange } from '../../infra/local/sandbox/serve.ts';
import { maya } from '../infra/host/people.ts';

export type Name = 'google' | 'outlook';

export type Provider = {
  readonly name: Name;
  readonly sandbox: Sandbox;
  readonly client: { readonly id: string; readonly secret: string };
  readonly exchanges: readonly Exchange[];
  /** Told of every exchange, before its answer is on the way. */
  readonly ear: { onHeard: (exchange: Exchange) => void };
  /** When something was last said, on `performance.now()`. */
  lastHeard(): number;
};

/** Starts one; `deliver` carries its notifications. */
export async function startProvider(
  name: Name,
  deliver: (request: Request) => Promise<Response>,
): Promise<Provider> {
  const exchanges: Exchange[] = [];
  const ear = { onHeard: (_exchange: Exchange): void => undefined };
  const client = { id: `client-of-${name}`, secret: `made-up-${name}-secret` };
  let last = performance.now();
  const start = name === 'google' ? startSandboxGoogle : startSandboxOutlook;
  const sandbox = await start({
    port: 0,
    records: memoryRecords(),
    now: Date.now,
    owner: maya[name],
    client,
    onExchange: (exchange) => {
      last = performance.now();
      exchanges.push(exchange);
      ear.onHeard(exchange);
    },
    deliver,
  });
  return { name, sandbox, client, exchanges, ear, lastHeard: () => last };
}

/** Whatever was said to providers that nobody else may hear: tokens and secrets. */
export function secretsIn(providers: readonly Provider[]): readonly string[] {
  const tokens = providers
    .flatMap(({ exchanges }) => exchanges)
    .flatMap(({ requestHeaders, replyBody }) => [
      (requestHeaders.authorization ?? '').replace(/^\w+ /, ''),
      ...[...replyBody.matchAll(/"(?:access|refresh|id)_token":\s*"([^"]+)"/g)].map(
        (match) => match[1] ?? '',
      ),
    ]);
  return [...tokens, ...providers.map(({ client }) => client.secret)].filter((one) => one !== '');
}
