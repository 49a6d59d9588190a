/** Where our own pages may be: posts from anywhere else are refused. */
import { isLoopback } from '../../../functions/adapters/http/loopback.ts';
import type { HostConfig } from './config.ts';

/** The public address; where that is on this machine, also the machine's two names for itself. */
export function ownOrigins({ publicUrl, port }: HostConfig): string[] {
  const url = new URL(publicUrl);
  const { origin } = url;
  if (!isLoopback(url)) return [origin];
  return [origin, `http://localhost:${port}`, `http://127.0.0.1:${port}`];
}
