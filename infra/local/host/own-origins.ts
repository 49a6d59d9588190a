/** Where our own pages may be: posts from anywhere else are refused. */
import type { HostConfig } from './config.ts';

/** The public address, and this machine's two names for itself. */
export function ownOrigins({ publicUrl, port }: HostConfig): string[] {
  return [new URL(publicUrl).origin, `http://localhost:${port}`, `http://127.0.0.1:${port}`];
}
