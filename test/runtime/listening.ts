/** A server of a stand on this machine. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Has the server listen on a free port; closing it ends whatever is still under way. */
export async function listening(
  server: Server,
): Promise<{ readonly address: string; close(): Promise<void> }> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
