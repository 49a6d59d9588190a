/** `npm start`: reads the environment, starts the host, and says where it is. */
import { existsSync } from 'node:fs';
import { Failure } from '../../../functions/domain/failure.ts';
import { ConfigError } from '../../../functions/handlers/environment.ts';
import { readConfig } from './config.ts';
import { startHost } from './host.ts';

if (existsSync('.env')) process.loadEnvFile('.env');
try {
  const host = await startHost(readConfig(process.env), Date.now);
  process.stdout.write(`Afterword is ready at ${host.url}\n`);
  const stop = (): void => void host.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  if (!(error instanceof ConfigError) && !(error instanceof Failure)) throw error;
  // Sandboxes that serve already would keep the process alive.
  process.stderr.write(`afterword: ${error.message}\n`, () => process.exit(2));
}
